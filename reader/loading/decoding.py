"""Bytes to text: UTF-8, UTF-16 and UTF-32 (by their mark or their look), else Windows-1252.

>>> decode("“Zoë”".encode("cp1252")), decode("“Zoë”".encode("utf-16"))
('“Zoë”', '“Zoë”')
"""

from __future__ import annotations

import codecs
import re

from reader.errors import ReadingError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NOT_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
#: The most bytes in a hundred that stand for no letter, in a text that is not UTF-8.
_MOST_CONTROLS = 1
_SAMPLE = 4096
_AS_TEXT = "save it as text (UTF-8) and read that"


def decode(content: bytes, *, charset: str = "", source: str = "") -> str:
    """The text that the bytes stand for.

    A mark at the start goes before ``charset`` (the name that a server or a page gives), that before
    what the bytes look like. Bytes that are no UTF-8 are read as Windows-1252, as browsers do.

    Raises ``ReadingError`` where the bytes are no text.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _decode_as(content, name, source)
    if charset and (known := _known_charset(charset)):
        try:
            return content.decode(known)
        except UnicodeDecodeError:
            pass  # The page says one thing and is another: look at its bytes.
    if wide := _looks_like_utf16(content):
        return _decode_as(content, wide, source)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        _reject_binary(content, source)
        return content.decode("cp1252", "replace")
    if "\0" in text[:_SAMPLE]:
        _reject_binary(content, source)
    return text


def _decode_as(content: bytes, name: str, source: str) -> str:
    try:
        return content.decode(name)
    except UnicodeDecodeError as error:
        problem = f"starts like {name.removesuffix('-sig').upper()} and is not (at byte {error.start})"
        raise ReadingError(source or "the text", problem, _AS_TEXT) from error


def _known_charset(charset: str) -> str:
    """The codec's name; Latin-1 and ASCII are read as Windows-1252, as every browser does; empty where unknown."""
    try:
        name = codecs.lookup(charset.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return ""
    if name in ("iso8859-1", "ascii"):
        return "cp1252"
    return name if name not in _NO_CHARSETS else ""


#: Codecs of Python that stand for no charset.
_NO_CHARSETS = frozenset(
    (
        "base64",
        "bz2",
        "hex",
        "quopri",
        "rot13",
        "uu",
        "zlib",
        "idna",
        "punycode",
        "unicode-escape",
        "raw-unicode-escape",
        "undefined",
        "mbcs",
        "oem",
    )
)


def _looks_like_utf16(content: bytes) -> str:
    """UTF-16 without a mark: of English, every second byte is zero."""
    sample = content[:_SAMPLE]
    half = len(sample) // 2
    if half < 2 or len(content) % 2:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > half * 0.6 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.6 and odd < half * 0.05:
        return "utf-16-be"
    return ""


def _reject_binary(content: bytes, source: str) -> None:
    sample = content[:_SAMPLE]
    if b"\0" in sample or len(_NOT_TEXT.findall(sample)) * 100 > _MOST_CONTROLS * len(sample):
        raise ReadingError(source or "the text", "is no text: it holds bytes that stand for no letters", _AS_TEXT)
