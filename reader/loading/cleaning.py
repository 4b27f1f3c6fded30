"""What cannot be seen, or is only there for the printer, is taken out of the text.

Line ends become ``\\n``; soft hyphens, zero-width marks and control characters go; every kind of space
becomes a plain one; ligatures become letters. Words, punctuation and quotation marks stay as they are.

    >>> clean_text("repat\\u00adriation of\\u00a0the re\\ufb01ned\\r\\n").text
    'repatriation of the refined\\n'
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

#: Said where half of a character was lost before the text came here.
LOST_CHARACTERS = "Some characters were broken and could not be read; they are shown as \N{REPLACEMENT CHARACTER}."

_UNCLEAN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\xa0\xad\u0300-\u036f\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f"
    "\u3000\ufb00-\ufb06\ufeff\ufff9-\ufffb\ud800-\udfff]|  "
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_LONE_SURROGATE = re.compile("[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]")
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028]")
_SOFT_HYPHEN_AT_LINE_END = re.compile("\u00ad[ \t\u00a0]*\n[ \t\u00a0]*")
# A family or a flag is several pictures held together by a joiner: there it stays.
_LOOSE_JOINER = re.compile("(?<![\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d")
_SPACES_INSIDE = re.compile(r"(?<=\S) {2,}(?=\S)")
_COMBINING = re.compile("[\u0300-\u036f]")

_SPACES = ["\t", "\x1f", "\xa0", "\u1680", *map(chr, range(0x2000, 0x200B)), "\u202f", "\u205f", "\u3000"]
_INVISIBLE = [
    *map(chr, (*range(0x00, 0x09), *range(0x0E, 0x1C), *range(0x7F, 0xA0), *range(0x202A, 0x202F))),
    *map(chr, (*range(0x2060, 0x2070), *range(0xFFF9, 0xFFFC))),
    *"\xad\u061c\u180e\u200b\u200c\u200e\u200f\ufeff",
]
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_TABLE = str.maketrans({**dict.fromkeys(_INVISIBLE, ""), **dict.fromkeys(_SPACES, " "), **_LIGATURES})


class Cleaned(NamedTuple):
    """The clean text, and what a reader should know about it."""

    text: str
    warnings: tuple[str, ...] = ()


def find_damage(text: str) -> str:
    """What is broken in a text that a person handed over, or nothing: a sign that it is no text, or was cut.

    >>> find_damage("Ten\\0 percent."), find_damage("Ten percent.")
    ('holds NUL characters, which no text has (the first at place 3)', '')
    """
    if (place := text.find("\0")) >= 0:
        return f"holds NUL characters, which no text has (the first at place {place})"
    if not text.isascii() and (found := _LONE_SURROGATE.search(text)):
        return f"holds half of a broken character (the first at place {found.start()})"
    return ""


def clean_text(text: str) -> Cleaned:
    """The text without what cannot be seen. Cleaning twice gives the same as cleaning once.

    >>> clean_text("Ten\\u200b percent.").text
    'Ten percent.'
    """
    if _UNCLEAN.search(text) is None:
        return Cleaned(text)
    warnings: tuple[str, ...] = ()
    if _SURROGATE.search(text):
        # Two halves that belong together become one character again; a lone half is lost.
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        warnings = (LOST_CHARACTERS,) if "\N{REPLACEMENT CHARACTER}" in text else ()
    text = _LINE_END.sub("\n", text).replace("\u2029", "\n\n")
    text = _SOFT_HYPHEN_AT_LINE_END.sub("", text)
    text = _LOOSE_JOINER.sub("", text).translate(_TABLE)
    text = _SPACES_INSIDE.sub(" ", text)
    if _COMBINING.search(text):
        text = unicodedata.normalize("NFC", text)
    return Cleaned(text, warnings)


def clean_line(text: str) -> str:
    """The text cleaned and put on one line.

    >>> clean_line(" A slow\\n   rise ")
    'A slow rise'
    """
    return " ".join(clean_text(text).text.split())
