"""When each word of an article is spoken: Timing and Speech, the values that ``speak`` hands back."""

from __future__ import annotations

import base64
import html
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from reader.article import Span

#: How a time is known: told by the voice (``event``), read off its sounds (``aligned``), set between two
#: known times (``interpolated``), or shared out by the length of the words (``estimated``).
Origin = Literal["event", "aligned", "interpolated", "estimated"]
#: Mono sound: signed 16-bit numbers, low byte first. Long sound is mapped from a temporary file, not held.
Samples = bytes | memoryview
SAMPLE_BYTES = 2
#: Sound up to this many seconds stands inside a notebook cell.
_CELL_SECONDS = 600.0


@dataclass(frozen=True, slots=True)
class Timing:
    """A stretch of text and when it is heard, in seconds from the start of the sound."""

    span: Span
    start: float
    end: float
    origin: Origin = "event"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a sound with a title; ``start`` and ``end`` in seconds."""

    title: str
    start: float = 0.0
    end: float = 0.0


@dataclass(frozen=True)
class Speech:
    """An article spoken: the sound, and when each written word and each sentence is heard.

    ``samples`` are mono 16-bit PCM (bytes-like, two bytes a sample), ``rate`` is in Hz. ``timings`` has one
    entry a spoken word, in order and without overlap; ``sentences`` one a sentence. All spans point into
    ``text``. ``chapters`` are there where the article has headings. ``path`` is the file that was written, where one was.

    >>> speech = Speech(bytes(16000), 8000, (Timing(Span(0, 4), 0.2, 0.6),), text="Rain fell.")
    >>> speech.duration, speech.word_at(0.3).span.of(speech.text)
    (1.0, 'Rain')
    """

    samples: Samples
    rate: int
    timings: tuple[Timing, ...]
    sentences: tuple[Timing, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    text: str = ""
    title: str = ""
    source: str = ""
    language: str = "en"
    licence: str = ""
    voice: str = ""
    path: Path | None = field(default=None, compare=False)

    @property
    def duration(self) -> float:
        """The length of the sound, in seconds."""
        return len(self.samples) / SAMPLE_BYTES / self.rate

    def word_at(self, seconds: float) -> Timing | None:
        """The word that is heard at that time, or ``None`` in a pause."""
        return _at(self.timings, seconds)

    def sentence_at(self, seconds: float) -> Timing | None:
        """The sentence that is heard at that time, or ``None`` in a pause."""
        return _at(self.sentences, seconds)

    def words_in(self, sentence: Timing) -> tuple[Timing, ...]:
        """The words of one sentence of ``sentences``."""
        low = bisect_right(self.timings, sentence.span.start - 1, key=lambda timing: timing.span.start)
        high = bisect_right(self.timings, sentence.span.end - 1, key=lambda timing: timing.span.start)
        return self.timings[low:high]

    def clip(self, start: float, end: float) -> bytes:
        """The samples from ``start`` to ``end``, in seconds."""
        low, high = (max(0, round(seconds * self.rate)) * SAMPLE_BYTES for seconds in (start, end))
        return bytes(self.samples[low:high])

    def chunks(self, seconds: float = 10.0) -> Iterator[bytes]:
        """The samples in pieces of that length, for work in little memory."""
        size = max(1, round(seconds * self.rate)) * SAMPLE_BYTES
        for low in range(0, len(self.samples), size):
            yield bytes(self.samples[low : low + size])

    def save(self, path: str | Path) -> Path:
        """Write the sound to a file; the suffix says which format (see ``reader.speech.files``)."""
        from reader.speech.files import save_speech

        return save_speech(self, path)

    def __getstate__(self) -> dict[str, object]:
        return {**self.__dict__, "samples": bytes(self.samples)}

    def __setstate__(self, state: dict[str, object]) -> None:
        self.__dict__.update(state)

    def __repr__(self) -> str:
        file = f", {str(self.path)!r}" if self.path else ""
        return f"<Speech: {self.duration:.1f} s, {len(self.timings)} words, voice {self.voice!r}{file}>"

    def _repr_html_(self) -> str:
        about = f"{html.escape(self.title or 'Speech')}: {self.duration:.0f} seconds"
        if self.duration > _CELL_SECONDS:
            where = f", in {html.escape(str(self.path))}" if self.path else "; save it to a file to hear it"
            return f"<p>{about}{where}</p>"
        from reader.speech.files import encode

        kind, data = encode(self)
        address = f"data:{kind};base64,{base64.b64encode(data).decode()}"
        return f'<figure><figcaption>{about}</figcaption><audio controls src="{address}"></audio></figure>'


def _at(timings: tuple[Timing, ...], seconds: float) -> Timing | None:
    number = bisect_right(timings, seconds, key=lambda timing: timing.start) - 1
    return timings[number] if number >= 0 and seconds < timings[number].end else None
