"""The sound of a version as a small MP3, with the time of each word; made once for all formats of a kit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lessons.said import lesson_pronunciations
from reader.article import Article
from reader.errors import MissingPartError
from reader.speech.encoders import MP3_DELAY
from reader.speech.speaking import render
from reader.speech.timing import Speech, Timing

if TYPE_CHECKING:
    from lessons.formats import Job
    from lessons.formats.reader.text import Version

#: Kilobits a second: 0.24 MB a minute, 0.32 MB inside a page. Enough for one voice at 22,050 Hz.
BITRATE = 32


@dataclass(frozen=True, slots=True)
class Told:
    """A version read aloud: MP3, seconds, and the time of each word."""

    mp3: bytes
    duration: float
    timings: tuple[Timing, ...]


def tell(job: Job, version: Version) -> Told | None:
    """The version's sound, or ``None`` where no voice or no MP3 encoder is installed."""
    kept = job.told
    if version.name not in kept:
        kept[version.name] = _tell(version.article, job)
    return kept[version.name]


def _tell(article: Article, job: Job) -> Told | None:
    known = lesson_pronunciations()
    try:
        speech = render(article, voice=job.voice, rate=job.rate, profile=job.kit.profile.name, pronunciations=known)
        return Told(mp3(speech), speech.duration, speech.timings)
    except MissingPartError:
        return None


def mp3(speech: Speech, bitrate: int = BITRATE) -> bytes:
    """The sound as MP3 of one channel at a constant rate, ``bitrate`` in kilobits a second.

    The samples that a decoder puts before the sound are taken off the silence at its start, so that the times fit.
    """
    try:
        import lameenc
    except ImportError as error:
        raise MissingPartError("MP3", "lameenc is not installed", 'pip install "hornbook[speech]"') from error
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_bit_rate(bitrate)
    encoder.set_in_sample_rate(speech.rate)
    encoder.set_out_sample_rate(speech.rate)
    encoder.set_channels(1)
    encoder.set_quality(5)
    parts: list[bytes] = []
    for number, chunk in enumerate(speech.chunks()):
        if number == 0:
            head = chunk[: 2 * MP3_DELAY]
            chunk = chunk[len(head) - len(head.lstrip(b"\0")) & ~1 :]
        parts.append(bytes(encoder.encode(chunk)))
    parts.append(bytes(encoder.flush()))
    return b"".join(parts)
