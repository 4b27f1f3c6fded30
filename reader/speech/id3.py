"""ID3 tags for MP3: title, language and source, as ID3v2.4 frames (id3.org/id3v2.4.0-frames), in UTF-8."""

from __future__ import annotations

_UTF8 = b"\x03"
#: ISO 639-2 codes for the tags that Hornbook sees; ID3 wants three letters.
_LANGUAGES = {"en": "eng", "ko": "kor", "es": "spa", "fr": "fra", "de": "deu"}


def id3_tag(*, title: str = "", source: str = "", language: str = "en") -> bytes:
    """The bytes that stand before the first MP3 frame; none where there is nothing to say.

    >>> id3_tag(title="Rain")[:3], id3_tag(title="Rain")[-5:]
    (b'ID3', b'\\x03Rain')
    """
    code = _LANGUAGES.get(language.split("-")[0].lower(), "und")
    frames = b""
    if title:
        frames += _frame(b"TIT2", _UTF8 + title.encode("utf-8", "replace"))
    if title or source:
        frames += _frame(b"TLAN", _UTF8 + code.encode())
    if source.startswith(("http://", "https://")):
        frames += _frame(b"WOAS", source.encode("latin-1", "replace"))
    elif source:
        frames += _frame(b"COMM", _UTF8 + code.encode() + b"source\0" + source.encode("utf-8", "replace"))
    return b"ID3\x04\x00\x00" + _synchsafe(len(frames)) + frames if frames else b""


def _frame(name: bytes, body: bytes) -> bytes:
    return name + _synchsafe(len(body)) + b"\0\0" + body


def _synchsafe(number: int) -> bytes:
    """Four bytes of seven bits each, so that no tag looks like an MP3 frame."""
    return bytes((number >> shift) & 0x7F for shift in (21, 14, 7, 0))
