"""ID3 tags for MP3: title, language, source, licence, chapters, in UTF-8.

Frames as ID3v2.4 (id3.org/id3v2.4.0-frames) and its addendum on chapters (id3.org/id3v2-chapters-1.0) say.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

from reader.speech.timing import Chapter

_UTF8 = b"\x03"
#: ISO 639-2 codes for the tags that Hornbook sees; ID3 wants three letters.
_LANGUAGES = {"en": "eng", "ko": "kor", "es": "spa", "fr": "fra", "de": "deu"}
_NO_OFFSET = 0xFFFFFFFF
#: A table of contents counts its chapters in one byte.
MOST_CHAPTERS = 255


def three_letters(language: str) -> str:
    """The ISO 639-2 code of a language tag; ``und`` for one that is not known.

    >>> three_letters("en-GB")
    'eng'
    """
    return _LANGUAGES.get(language.split("-")[0].lower(), "und")


def id3_tag(
    *,
    title: str = "",
    source: str = "",
    language: str = "en",
    licence: str = "",
    chapters: Sequence[Chapter] = (),
) -> bytes:
    """The bytes that stand before the first MP3 frame; none where there is nothing to say.

    Its length does not depend on the times of the chapters.

    >>> id3_tag(title="Rain")[:3], id3_tag(title="Rain")[-4:]
    (b'ID3', b'\\x03eng')
    """
    code = three_letters(language)
    frames = b""
    if title:
        frames += _text(b"TIT2", title)
    if source.startswith(("http://", "https://")):
        frames += _frame(b"WOAS", source.encode("latin-1", "replace"))
    elif source:
        frames += _frame(b"COMM", _UTF8 + code.encode() + b"source\0" + source.encode("utf-8", "replace"))
    if licence.startswith(("http://", "https://")):
        frames += _frame(b"WCOP", licence.encode("latin-1", "replace"))
    elif licence:
        # No frame of the standard holds the name of a licence; players know this one.
        frames += _frame(b"TXXX", _UTF8 + b"LICENSE\0" + licence.encode("utf-8", "replace"))
    frames += _chapters(chapters[:MOST_CHAPTERS])
    if frames:
        frames += _text(b"TLAN", code)
    return b"ID3\x04\x00\x00" + _synchsafe(len(frames)) + frames if frames else b""


def _chapters(chapters: Sequence[Chapter]) -> bytes:
    if not chapters:
        return b""
    names = [f"chapter{number}".encode() + b"\0" for number in range(1, len(chapters) + 1)]
    # Flags: the top of the table, and its chapters in order.
    frames = _frame(b"CTOC", b"contents\0\x03" + bytes([len(names)]) + b"".join(names))
    for name, chapter in zip(names, chapters, strict=True):
        times = struct.pack(">4I", round(chapter.start * 1000), round(chapter.end * 1000), _NO_OFFSET, _NO_OFFSET)
        frames += _frame(b"CHAP", name + times + _text(b"TIT2", chapter.title))
    return frames


def _text(name: bytes, text: str) -> bytes:
    return _frame(name, _UTF8 + text.encode("utf-8", "replace"))


def _frame(name: bytes, body: bytes) -> bytes:
    return name + _synchsafe(len(body)) + b"\0\0" + body


def _synchsafe(number: int) -> bytes:
    """Four bytes of seven bits each, so that no tag looks like an MP3 frame."""
    return bytes((number >> shift) & 0x7F for shift in (21, 14, 7, 0))
