"""Ogg Vorbis: written by soundfile, then given our own comments, and a number of the stream that is always the same.

Sources: Xiph's "The Ogg container format" (RFC 3533), "Vorbis I specification" (5. comment field), and "Chapter
Extension" for Vorbis comments.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from reader.errors import WritingError
from reader.speech.files import name_beside
from reader.speech.timing import Chapter

if TYPE_CHECKING:
    from reader.speech.encoders import Tags

#: libsndfile's encoder crashes when it is given much at once.
_BLOCK_BYTES = 8192
_SERIAL = 1
_HEADER = struct.Struct("<4sBBqIIIB")
_FIRST, _CONTINUED = 2, 1
_VENDOR = b"Hornbook"


class OggWriter:
    """Ogg Vorbis of one channel; needs the package soundfile."""

    def __init__(self, path: Path, rate: int, tags: Tags) -> None:
        import soundfile

        self._path, self._tags = path, tags
        # By its name: soundfile would lose Ctrl-C while it calls back for a file object.
        self._sound = name_beside(path)
        self._file: Any = soundfile.SoundFile(str(self._sound), "w", rate, 1, "VORBIS", format="OGG")

    def write(self, samples: bytes) -> None:
        """Add samples."""
        for low in range(0, len(samples), _BLOCK_BYTES):
            with _its_errors():
                self._file.buffer_write(samples[low : low + _BLOCK_BYTES], "int16")

    def mark(self, chapters: Sequence[Chapter]) -> None:
        """Set the times of the chapters."""
        self._tags = replace(self._tags, chapters=tuple(chapters))

    def close(self) -> None:
        """Write the file with its comments."""
        try:
            with _its_errors():
                self._file.close()
            with self._sound.open("rb") as sound, self._path.open("wb") as target:
                for page in with_comments(sound, comments_of(self._tags)):
                    target.write(page)
        finally:
            self.abort()

    def abort(self) -> None:
        """Let go of everything."""
        with suppress(OSError), _its_errors():
            self._file.close()
        with suppress(OSError):
            self._sound.unlink()


@contextmanager
def _its_errors() -> Iterator[None]:
    """What soundfile raises where a file cannot be written, as ``OSError``."""
    import soundfile

    try:
        yield
    except soundfile.SoundFileError as error:
        raise OSError(str(getattr(error, "error_string", error)).rstrip(".")) from error


def comments_of(tags: Tags) -> list[str]:
    """The comments of a file: title, source, language, licence, chapters."""
    named = (("TITLE", tags.title), ("CONTACT", tags.source), ("LANGUAGE", tags.language), ("LICENSE", tags.licence))
    found = [f"{name}={text}" for name, text in named if text]
    for number, chapter in enumerate(tags.chapters, 1):
        minutes, thousandths = divmod(round(chapter.start * 1000), 60_000)
        clock = f"{minutes // 60:02}:{minutes % 60:02}:{thousandths // 1000:02}.{thousandths % 1000:03}"
        found += [f"CHAPTER{number:03}={clock}", f"CHAPTER{number:03}NAME={chapter.title}"]
    return found


@dataclass(frozen=True, slots=True)
class _Page:
    """A page: its flags, its place in the sound, the lengths of its segments, and what they hold."""

    flags: int
    place: int
    lengths: bytes
    body: bytes

    def written(self, number: int) -> bytes:
        head = bytearray(_HEADER.pack(b"OggS", 0, self.flags, self.place, _SERIAL, number, 0, len(self.lengths)))
        page = head + self.lengths + self.body
        page[22:26] = struct.pack("<I", _checksum(bytes(page)))
        return bytes(page)


def with_comments(stream: IO[bytes], comments: Sequence[str]) -> Iterator[bytes]:
    """The pages of an Ogg Vorbis stream with other comments; ``WritingError`` for what is none."""
    pages = _pages(stream)
    first = next(pages, None)
    if first is None or first.body[:7] != b"\x01vorbis":
        raise WritingError("the sound", "is no Ogg Vorbis", "write .mp3")
    yield first.written(0)
    _, setup = _two_packets(pages)
    number = 1
    for page in _paged([_comment_packet(comments), setup]):
        yield page.written(number)
        number += 1
    for page in pages:
        yield page.written(number)
        number += 1


def _pages(stream: IO[bytes]) -> Iterator[_Page]:
    while head := stream.read(_HEADER.size):
        mark, _, flags, place, _, _, _, count = _HEADER.unpack(head)
        if mark != b"OggS":
            raise WritingError("the sound", "is no Ogg", "write .mp3")
        lengths = stream.read(count)
        yield _Page(flags, place, lengths, stream.read(sum(lengths)))


def _two_packets(pages: Iterator[_Page]) -> list[bytes]:
    """The comment and setup packets. Vorbis has them end a page, so that nothing is left over."""
    packets: list[bytes] = []
    held = b""
    while len(packets) < 2:
        page = next(pages, None)
        if page is None:
            raise WritingError("the sound", "is no whole Ogg Vorbis", "write .mp3")
        place = 0
        for length in page.lengths:
            held += page.body[place : place + length]
            place += length
            if length < 255:
                packets.append(held)
                held = b""
    return packets


def _comment_packet(comments: Sequence[str]) -> bytes:
    texts = [one.encode("utf-8", "replace") for one in comments]
    listed = b"".join(struct.pack("<I", len(text)) + text for text in texts)
    return b"\x03vorbis" + struct.pack("<I", len(_VENDOR)) + _VENDOR + struct.pack("<I", len(texts)) + listed + b"\x01"


def _paged(packets: Sequence[bytes]) -> Iterator[_Page]:
    """Header packets on pages of at most 255 segments."""
    lengths = b"".join(b"\xff" * (len(packet) // 255) + bytes([len(packet) % 255]) for packet in packets)
    body, place = b"".join(packets), 0
    for low in range(0, len(lengths), 255):
        part = lengths[low : low + 255]
        flags = _CONTINUED if low and lengths[low - 1] == 255 else 0
        # A page on which no packet ends has no place in the sound.
        ends = any(length < 255 for length in part)
        yield _Page(flags, 0 if ends else -1, part, body[place : place + sum(part)])
        place += sum(part)


_REVERSED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))


def _checksum(page: bytes) -> int:
    """Ogg's CRC: zlib's with the bits the other way round, and zero before and after."""
    other = zlib.crc32(page.translate(_REVERSED), 0xFFFFFFFF) ^ 0xFFFFFFFF
    return int(f"{other:032b}"[::-1], 2)
