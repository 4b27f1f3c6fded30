"""The formats of sound files: what all of them are told, WAV, which needs nothing, and MP3, which needs lameenc."""

from __future__ import annotations

import struct
import wave
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from reader.errors import WritingError
from reader.speech.id3 import id3_tag
from reader.speech.timing import Chapter

#: MP3 at this many kilobits a second: 0.35 MB a minute.
MP3_BITRATE = 48
#: Samples that an MP3 decoder puts before the sound: 576 of the encoder, 529 of the decoder (LAME's technical FAQ).
#: They are taken off the silence at the start, so that times in the file are those of the sound.
MP3_DELAY = 576 + 529
_LARGEST_WAV = 0xFFFFFFFF - 65536


@dataclass(frozen=True, slots=True)
class Tags:
    """What a file says about itself: ``source`` and ``licence`` may be addresses; ``chapters`` are its headings."""

    title: str = ""
    source: str = ""
    language: str = "en"
    licence: str = ""
    chapters: tuple[Chapter, ...] = ()


NO_TAGS = Tags()


class SoundWriter(Protocol):
    """Takes samples as they come."""

    def write(self, samples: bytes) -> None:
        """Add samples (mono 16-bit PCM)."""

    def mark(self, chapters: Sequence[Chapter]) -> None:
        """Set the times of the chapters that the tags name, once they are known."""

    def close(self) -> None:
        """Finish the file."""

    def abort(self) -> None:
        """Let go of what is held; what was written is thrown away."""


class WavWriter:
    """WAV with its tags and chapters as RIFF chunks after the sound."""

    def __init__(self, path: Path, rate: int, tags: Tags) -> None:
        self._path, self._tags, self._rate = path, tags, rate
        self._stream = path.open("wb")
        self._file = wave.open(self._stream, "wb")  # noqa: SIM115
        self._file.setparams((1, 2, rate, 0, "NONE", ""))
        self._length = 0

    def write(self, samples: bytes) -> None:
        """Add samples; ``WritingError`` past the four gigabytes that WAV can hold."""
        self._length += len(samples)
        if self._length > _LARGEST_WAV:
            raise WritingError(self._path, "the sound is longer than WAV can hold", "write .mp3")
        self._file.writeframesraw(samples)

    def mark(self, chapters: Sequence[Chapter]) -> None:
        """Set the times of the chapters."""
        self._tags = replace(self._tags, chapters=tuple(chapters))

    def abort(self) -> None:
        """Close the file as it is."""
        with suppress(OSError), self._stream:
            self._file.close()

    def close(self) -> None:
        """Correct the head of the file and add what it says about itself."""
        try:
            self._file.close()
            chunks = _info(self._tags) + _cues(self._tags.chapters, self._rate)
            if chunks:
                self._stream.write(chunks)
                size = self._stream.tell() - 8
                self._stream.seek(4)
                self._stream.write(struct.pack("<I", size))
        finally:
            self._stream.close()


def _chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def _info(tags: Tags) -> bytes:
    """Title, source, language and licence as a LIST chunk of the kind INFO (RIFF, Multimedia Programming Interface 1.0)."""
    language = tags.language if tags.title else ""
    fields = ((b"INAM", tags.title), (b"ISRC", tags.source), (b"ILNG", language), (b"ICOP", tags.licence))
    body = b"".join(_chunk(name, text.encode("utf-8", "replace") + b"\0") for name, text in fields if text)
    return _chunk(b"LIST", b"INFO" + body) if body else b""


def _cues(chapters: Sequence[Chapter], rate: int) -> bytes:
    """Chapters as a chunk of cue points and a list of their labels."""
    if not chapters:
        return b""
    points, labels = b"", b""
    for number, chapter in enumerate(chapters, 1):
        place = round(chapter.start * rate)
        points += struct.pack("<II4sIII", number, place, b"data", 0, 0, place)
        labels += _chunk(b"labl", struct.pack("<I", number) + chapter.title.encode("utf-8", "replace") + b"\0")
    return _chunk(b"cue ", struct.pack("<I", len(chapters)) + points) + _chunk(b"LIST", b"adtl" + labels)


class Mp3Writer:
    """MP3 of one channel at a constant rate, with ID3 tags before the sound."""

    def __init__(self, path: Path, rate: int, tags: Tags) -> None:
        import lameenc

        self._encoder = lameenc.Encoder()
        self._encoder.silence()
        self._encoder.set_bit_rate(MP3_BITRATE)
        self._encoder.set_in_sample_rate(rate)
        self._encoder.set_channels(1)
        self._encoder.set_quality(5)
        self._skip = 2 * MP3_DELAY
        self._tags = tags
        self._file = path.open("wb")
        self._file.write(self._tag(tags.chapters))

    def _tag(self, chapters: Sequence[Chapter]) -> bytes:
        tags = self._tags
        return id3_tag(
            title=tags.title, source=tags.source, language=tags.language, licence=tags.licence, chapters=chapters
        )

    def write(self, samples: bytes) -> None:
        """Add samples."""
        if self._skip:
            # Only silence is taken off; a sound that starts at once is left whole.
            head = samples[: self._skip]
            samples = samples[len(head) - len(head.lstrip(b"\0")) & ~1 :]
            self._skip = 0
        if samples:
            self._file.write(self._encoder.encode(samples))

    def mark(self, chapters: Sequence[Chapter]) -> None:
        """Write the tag again, with the times."""
        if chapters and len(chapters) == len(self._tags.chapters):
            end = self._file.tell()
            self._file.seek(0)
            self._file.write(self._tag(chapters))
            self._file.seek(end)

    def abort(self) -> None:
        """Close the file as it is."""
        with suppress(OSError):
            self._file.close()

    def close(self) -> None:
        """Add what the encoder still holds."""
        try:
            with suppress(RuntimeError):
                self._file.write(self._encoder.flush())
        finally:
            self._file.close()
