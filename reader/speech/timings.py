"""From what a voice tells to the time of every written word.

A voice may leave words out (espeak says "of the" as one) or tell one several times ("1,250" in four parts): a word
takes the first time told for it; words without one share the stretch of the word before them, cut at the start
of a sound nearest to their share of the letters. A word ends where the pause after it begins.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from reader.speech.timing import Origin, Timing
from reader.speech.utterances import SpokenWord
from reader.speech.voices.base import Sound

#: Silence that is left at the ends of a sound.
_MARGIN_SECONDS = 0.01


def time_words(words: Sequence[SpokenWord], sound: Sound, text: str, offset: float = 0.0) -> list[Timing]:
    """One timing a word: in order, apart, inside the sound. ``offset`` is when the sound begins, in seconds."""
    if not words:
        return []
    starts = _told_starts(words, sound)
    is_told = sound.origin != "estimated" and any(start is not None for start in starts)
    otherwise: Origin = "interpolated" if is_told else "estimated"
    filled = _fill(starts, words, text, sound)
    timings = []
    for number, word in enumerate(words):
        origin = otherwise if starts[number] is None else sound.origin
        start, end = filled[number], _word_end(filled[number], filled[number + 1], sound)
        timings.append(Timing(word.written, offset + start / sound.rate, offset + end / sound.rate, origin))
    return timings


def _told_starts(words: Sequence[SpokenWord], sound: Sound) -> list[int | None]:
    """For each word the first sample told for it; ``None`` where nothing was, or nothing that fits the order."""
    events = sorted(sound.words, key=lambda event: event.position)
    positions = [event.position for event in events]
    starts: list[int | None] = []
    latest = -1
    for word in words:
        low, high = (bisect_left(positions, place) for place in (word.said.start, word.said.end))
        told = [event.sample for event in events[low:high] if latest < event.sample < sound.length]
        starts.append(min(told, default=None))
        latest = min(told, default=latest)
    return starts


def _fill(known: Sequence[int | None], words: Sequence[SpokenWord], text: str, sound: Sound) -> list[int]:
    """The starts of all words, and the end of the last: words without a start share the stretch before them."""
    first, last = sounding(sound)
    anchors = [first if known[0] is None else known[0], *known[1:], last]
    filled: list[int] = []
    low = 0
    while low < len(words):
        high = low + 1
        while anchors[high] is None:
            high += 1
        start, end = anchors[low] or 0, anchors[high] or 0
        filled += _share(start, max(start, end), words[low:high], text, sound)
        low = high
    return [*filled, max(filled[-1], last)]


def _share(start: int, end: int, words: Sequence[SpokenWord], text: str, sound: Sound) -> list[int]:
    """The starts of words that share a stretch."""
    if len(words) == 1:
        return [start]
    end = _word_end(start, end, sound)
    weights = [_weight(text[word.said.start : word.said.end]) for word in words]
    phones = [sample for sample, _ in sound.phones if start < sample < end]
    starts, sum_before = [start], 0.0
    for weight in weights[:-1]:
        sum_before += weight
        ideal = start + (end - start) * sum_before / sum(weights)
        nearest = min(phones, key=lambda sample: abs(sample - ideal), default=round(ideal))
        starts.append(nearest if nearest > starts[-1] else max(starts[-1], min(end, round(ideal))))
    return starts


def _weight(said: str) -> float:
    """How long a text takes to say, in letters; each figure and capital is a word of its own."""
    return sum(3.0 if letter.isdigit() or letter.isupper() else 1.0 for letter in said if letter.isalnum()) + 0.5


def _word_end(start: int, following: int, sound: Sound) -> int:
    """Where the word ends: at the pause before ``following``, if there is one."""
    number = bisect_left(sound.phones, following, key=lambda phone: phone[0])
    end = following
    while number > 0 and sound.phones[number - 1][0] >= start:
        sample, is_pause = sound.phones[number - 1]
        if not is_pause:
            break
        end = sample
        number -= 1
    return max(start, min(end, following))


def trim(sound: Sound) -> Sound:
    """The sound without the silence at its ends, so that the gaps between sentences are those that were asked for."""
    first, last = sounding(sound)
    margin = round(_MARGIN_SECONDS * sound.rate)
    first, last = max(0, first - margin), min(sound.length, last + margin)
    if (first, last) == (0, sound.length):
        return sound
    return replace(
        sound,
        samples=sound.samples[2 * first : 2 * last],
        words=tuple(replace(one, sample=max(0, one.sample - first)) for one in sound.words),
        phones=tuple((max(0, sample - first), is_pause) for sample, is_pause in sound.phones),
    )


def sounding(sound: Sound) -> tuple[int, int]:
    """From the first to the last sample that is not a pause; without phones, by loudness."""
    if sound.phones:
        sounding = (sample for sample, is_pause in sound.phones if not is_pause)
        return next(sounding, 0), _word_end(0, sound.length, sound)
    import numpy as np

    samples = np.abs(np.frombuffer(sound.samples, dtype="<i2").astype(np.int32))
    # A hundredth of the loudest sample is silence to the ear.
    loud = np.nonzero(samples > samples.max(initial=0) // 100)[0]
    return (int(loud[0]), int(loud[-1]) + 1) if len(loud) else (0, sound.length)
