"""Captions from the times of words: WebVTT, SRT, LRC and JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence

from reader.article import Article, Span
from reader.errors import SpeechError
from reader.speech.timing import Timing

#: A caption is cut after a sentence, and after so many letters or seconds at the latest.
LONGEST_LINE, LONGEST_TIME = 84, 7.0
_STOPS = ".!?…"


def cues(article: Article, timings: Sequence[Timing]) -> Iterator[Timing]:
    """Words in groups that fit on a screen, each with its stretch of the text and its time."""
    group: list[Timing] = []
    for number, timing in enumerate(timings):
        group.append(timing)
        following = timings[number + 1] if number + 1 < len(timings) else None
        if following is None or _cut(article.text, group, following):
            last = following.span.start if following else len(article.text)
            yield Timing(Span(group[0].span.start, _with_marks(article.text, group[-1].span.end, last)), group[0].start, group[-1].end, group[0].origin)
            group = []


def _cut(text: str, group: Sequence[Timing], following: Timing) -> bool:
    between = text[group[-1].span.end : following.span.start]
    if "\n" in between or any(mark in between for mark in _STOPS):
        return True
    return following.span.end - group[0].span.start > LONGEST_LINE or following.end - group[0].start > LONGEST_TIME


def _with_marks(text: str, end: int, last: int) -> int:
    """The end of a word with the marks that cling to it."""
    while end < last and not text[end].isspace():
        end += 1
    return end


def _clock(seconds: float, mark: str) -> str:
    thousandths = round(seconds * 1000)
    minutes, rest = divmod(thousandths, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{rest // 1000:02}{mark}{rest % 1000:03}"


def webvtt(article: Article, timings: Sequence[Timing]) -> str:
    """WebVTT (W3C)."""
    rows = ["WEBVTT", ""]
    for number, cue in enumerate(cues(article, timings), 1):
        text = " ".join(cue.span.of(article.text).split()).replace("&", "&amp;").replace("<", "&lt;")
        rows += [str(number), f"{_clock(cue.start, '.')} --> {_clock(cue.end, '.')}", text, ""]
    return "\n".join(rows)


def srt(article: Article, timings: Sequence[Timing]) -> str:
    """SubRip."""
    rows: list[str] = []
    for number, cue in enumerate(cues(article, timings), 1):
        rows += [str(number), f"{_clock(cue.start, ',')} --> {_clock(cue.end, ',')}", " ".join(cue.span.of(article.text).split()), ""]
    return "\n".join(rows)


def lrc(article: Article, timings: Sequence[Timing]) -> str:
    """LRC, as players of songs read it: one line a caption."""
    rows = [f"[ti:{article.title}]"] if article.title else []
    for cue in cues(article, timings):
        minutes, seconds = divmod(cue.start, 60)
        rows.append(f"[{int(minutes):02}:{seconds:05.2f}]{' '.join(cue.span.of(article.text).split())}")
    return "\n".join(rows) + "\n"


def as_json(article: Article, timings: Sequence[Timing]) -> str:
    """Every word with its place in the text and its time in seconds."""
    rows = [
        {"text": one.span.of(article.text), "span": [one.span.start, one.span.end], "start": round(one.start, 3), "end": round(one.end, 3), "origin": one.origin}
        for one in timings
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


FORMS: dict[str, Callable[[Article, Sequence[Timing]], str]] = {".vtt": webvtt, ".srt": srt, ".lrc": lrc, ".json": as_json}


def captions_for(suffix: str, article: Article, timings: Sequence[Timing]) -> str:
    """The captions in the form that a suffix names; raises ``SpeechError`` for another suffix."""
    if suffix.lower() not in FORMS:
        raise SpeechError(suffix or "no suffix", "is no form of captions", "use " + ", ".join(FORMS))
    return FORMS[suffix.lower()](article, timings)
