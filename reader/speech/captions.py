"""Captions from the times of words: WebVTT, SRT, LRC and JSON."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from reader.article import Article, Span
from reader.errors import SpeechError
from reader.speech.timing import Timing

#: A caption holds one sentence, or a part of it: two lines of 42 letters, as broadcasters have them, for seven seconds.
LONGEST_TEXT, LONGEST_TIME = 84, 7.0
#: How many letters a cut may be off the middle for the sake of a comma.
_WORTH_OF_COMMA = 20


def cues(article: Article, timings: Sequence[Timing]) -> Iterator[Timing]:
    """Words in groups that fit on a screen, each with its stretch of the text and its time.

    >>> text = '"Stop," Kim said. "It is late."'
    >>> from reader.article import Block
    >>> article = Article(text, (Block("paragraph", Span(0, len(text))),))
    >>> words = [Span(1, 5), Span(8, 11), Span(12, 16), Span(19, 21), Span(22, 24), Span(25, 29)]
    >>> timed = [Timing(span, number / 2, number / 2 + 0.4) for number, span in enumerate(words)]
    >>> [(cue.span.of(text), cue.start, cue.end) for cue in cues(article, timed)]
    [('"Stop," Kim said.', 0.0, 1.4), ('"It is late."', 1.5, 2.9)]
    """
    last = 0
    for group in _groups(article, timings):
        start, end = group[0].span.start, group[-1].span.end
        while start > last and not article.text[start - 1].isspace():
            start -= 1
        while end < len(article.text) and not article.text[end].isspace():
            end += 1
        last = end
        yield Timing(Span(start, end), group[0].start, group[-1].end, group[0].origin)


def _groups(article: Article, timings: Sequence[Timing]) -> Iterator[Sequence[Timing]]:
    starts = sorted({*(block.span.start for block in article.blocks), *(one.span.start for one in article.sentences)})
    for _, words in groupby(timings, key=lambda timing: bisect_right(starts, timing.span.start)):
        yield from _halved(article.text, list(words))


def _halved(text: str, words: Sequence[Timing]) -> Iterator[Sequence[Timing]]:
    """The words of a sentence, cut near the middle, best after a comma, until each part fits."""
    start, end = words[0].span.start, words[-1].span.end
    fits = end - start <= LONGEST_TEXT and words[-1].end - words[0].start <= LONGEST_TIME
    places = [n for n in range(1, len(words)) if any(letter.isspace() for letter in _between(text, words, n))]
    if fits or not places:
        yield words
        return

    def badness(number: int) -> float:
        off = abs(words[number].span.start - (start + end) / 2)
        return off - (_WORTH_OF_COMMA if any(mark in ",;:–—" for mark in _between(text, words, number)) else 0)

    cut = min(places, key=badness)
    yield from _halved(text, words[:cut])
    yield from _halved(text, words[cut:])


def _between(text: str, words: Sequence[Timing], number: int) -> str:
    return text[words[number - 1].span.end : words[number].span.start]


def _clock(seconds: float, mark: str) -> str:
    minutes, thousandths = divmod(round(seconds * 1000), 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{thousandths // 1000:02}{mark}{thousandths % 1000:03}"


def _line(article: Article, cue: Timing) -> str:
    return " ".join(cue.span.of(article.text).split())


def webvtt(article: Article, timings: Sequence[Timing], *, words: bool = False) -> str:
    """WebVTT (W3C); with ``words`` the time of each word stands in the text, for players that show it."""
    rows = ["WEBVTT", ""]
    for number, cue in enumerate(cues(article, timings), 1):
        text = _with_words(article.text, cue, timings) if words else _vtt(_line(article, cue))
        rows += [str(number), f"{_clock(cue.start, '.')} --> {_clock(cue.end, '.')}", text, ""]
    return "\n".join(rows)


def _vtt(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _with_words(text: str, cue: Timing, timings: Sequence[Timing]) -> str:
    parts, place = [], cue.span.start
    low = bisect_right(timings, cue.span.start - 1, key=lambda timing: timing.span.start)
    for timing in timings[low:]:
        if timing.span.start >= cue.span.end:
            break
        parts.append(_vtt(text[place : timing.span.start]))
        if timing.start > cue.start:
            parts.append(f"<{_clock(timing.start, '.')}>")
        place = timing.span.start
    parts.append(_vtt(text[place : cue.span.end]))
    return " ".join("".join(parts).split())


def srt(article: Article, timings: Sequence[Timing]) -> str:
    """SubRip."""
    rows: list[str] = []
    for number, cue in enumerate(cues(article, timings), 1):
        rows += [str(number), f"{_clock(cue.start, ',')} --> {_clock(cue.end, ',')}", _line(article, cue), ""]
    return "\n".join(rows)


def lrc(article: Article, timings: Sequence[Timing]) -> str:
    """LRC, as players of songs read it: one line a caption."""
    rows = [f"[ti:{article.title}]"] if article.title else []
    for cue in cues(article, timings):
        minutes, hundredths = divmod(round(cue.start * 100), 6000)
        rows.append(f"[{minutes:02}:{hundredths // 100:02}.{hundredths % 100:02}]{_line(article, cue)}")
    return "\n".join(rows) + "\n"


def as_json(article: Article, timings: Sequence[Timing]) -> str:
    """Every word with its place in the text and its time in seconds."""
    rows = [
        {
            "text": one.span.of(article.text),
            "span": [one.span.start, one.span.end],
            "start": round(one.start, 3),
            "end": round(one.end, 3),
            "origin": one.origin,
        }
        for one in timings
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


FORMS: dict[str, Callable[[Article, Sequence[Timing]], str]] = {
    ".vtt": webvtt,
    ".srt": srt,
    ".lrc": lrc,
    ".json": as_json,
}


def check_form(suffix: str) -> str:
    """The suffix in small letters, if it names a form of captions; else ``SpeechError``."""
    if suffix.lower() not in FORMS:
        raise SpeechError(suffix or "no suffix", "is no form of captions", "use " + ", ".join(FORMS))
    return suffix.lower()


def captions_for(suffix: str, article: Article, timings: Sequence[Timing]) -> str:
    """The captions in the form that a suffix names; raises ``SpeechError`` for another suffix."""
    return FORMS[check_form(suffix)](article, timings)
