"""A line of a text while it is not yet known what it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reader.article import BlockKind

#: What a line may be: a kind of block, or what stays in the text but in no block.
Role = BlockKind | Literal["image", "outside"] | None

#: The longest heading, in characters and in words.
LONGEST_HEADING, MOST_HEADING_WORDS = 90, 14

IMAGE_ONLY = re.compile(r"[|\s]*(?:\[?!\[[^\]]*\](?:\([^)]*\))?(?:\]\([^)]*\))?[|\s]*)+\Z")
_IMAGE_BEFORE_TEXT = re.compile(r"[|\s]*(?:!\[[^\]]*\]\([^)]*\)[|\s]*)+")
_WORD = re.compile(r"[^\W_]")
_MARK = re.compile(r"(?P<bullet>[-*•‣▪◦·●■–—])\s+(?=\S)|(?P<number>\(?\d{1,2}[.)]|\(?[a-z]\))\s+(?=\S)")
_MARKDOWN_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_CLOSERS = "\"”’')]*_"
_SENTENCE_STOPS = frozenset(".!?…")
_STOPS = _SENTENCE_STOPS | frozenset(":;,—–―-")
_INNER_STOP = re.compile(r"[^\W\d_A-Z]{3}[.!?] ")
# No headline ends in one of these: the line was cut off.
_GO_ON = frozenset(
    (
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "but",
        "by",
        "from",
        "his",
        "is",
        "its",
        "my",
        "of",
        "or",
        "our",
        "that",
        "the",
        "their",
        "was",
        "were",
        "which",
        "with",
    )
)
_LABEL = re.compile(r"[^:]{1,40}: \S")
_SLANTED = re.compile(r"([*_]{1,2})(?=\S)[^*_]+\1\Z")


@dataclass(slots=True)
class Line:
    """One line; ``text`` is what its block would hold, ``start`` where that stands."""

    start: int
    text: str
    role: Role = None
    given: bool = False  # the role is known from the page's own marks
    touches: bool = False  # the line above is not empty
    barred: bool = False  # a table's bar stands at its end
    slanted: bool = False  # it stands in marks of emphasis
    rank: int = 0  # of a heading with marks; 0 for none
    mark: int = 0  # the length of a list mark and the space after it
    mark_kind: str = ""
    dateline: int = 0  # the length of the place before the report

    def cut(self, front: int = 0, back: int = 0) -> None:
        """Leave characters at the ends out of the block, and white space with them."""
        kept = self.text[front : len(self.text) - back]
        self.start += front + len(kept) - len(kept.lstrip())
        self.text = kept.strip()

    @property
    def has_words(self) -> bool:
        """Whether there is a letter or a digit in it."""
        return _WORD.search(self.text) is not None

    @property
    def stops(self) -> bool:
        """Whether it ends like a sentence, or goes on."""
        return self.text.rstrip(_CLOSERS)[-1:] in _STOPS

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends like a sentence."""
        return self.text.rstrip(_CLOSERS)[-1:] in _SENTENCE_STOPS

    @property
    def is_long_enough(self) -> bool:
        """Whether it can be a paragraph of the story: it ends like a sentence, and is no short line."""
        return len(self.text) > 60 and self.ends_sentence

    @property
    def is_title_like(self) -> bool:
        """Whether it could be a headline or a heading."""
        if self.stops or self.text[:1].islower() or not self.has_words:
            return False
        return self.text[self.text.rfind(" ") + 1 :].lower() not in _GO_ON and len(_INNER_STOP.findall(self.text)) < 2

    @property
    def is_heading_like(self) -> bool:
        """Whether it could be a heading inside the story."""
        if not self.is_title_like or len(self.text) > LONGEST_HEADING or _LABEL.match(self.text) or self.mark:
            return False
        return len(self.text.split()) <= MOST_HEADING_WORDS


def split_lines(text: str, kinds: Sequence[BlockKind | None] = ()) -> list[Line]:
    """The lines of the text that are not empty, their marks cut off."""
    lines: list[Line] = []
    place, touches = 0, False
    for raw in text.split("\n"):
        kept = raw.strip()
        if kept:
            line = Line(place + len(raw) - len(raw.lstrip()), kept, touches=touches)
            if len(lines) < len(kinds) and (kind := kinds[len(lines)]) is not None:
                line.role, line.given = kind, True
            _read_marks(line)
            lines.append(line)
        touches = bool(kept)
        place += len(raw) + 1
    return lines


def _read_marks(line: Line) -> None:
    """Cut off what is only there to mark the line: pictures, bars, headings, quotations, emphasis."""
    text = line.text
    if text[0] in "|[!" or text[-1] == "|":
        _read_bars(line)
        if line.role == "image" or line.role == "outside":
            return
        text = line.text
    if not text:
        line.role = "outside"
    elif text[0] == ">" and not line.given:
        line.cut(len(text) - len(text.lstrip("> ")))
    elif heading := _MARKDOWN_HEADING.match(text):
        line.rank = len(heading[1])
        line.cut(heading.end())
    if line.text[:1] in "*_" and (found := _SLANTED.match(line.text)):
        line.slanted = True
        line.cut(len(found[1]), len(found[1]))
    if mark := _MARK.match(line.text):
        line.mark, line.mark_kind = mark.end(), mark.lastgroup or ""
        if line.given and line.role == "list_item":
            line.cut(line.mark)
            line.mark = 0


def _read_bars(line: Line) -> None:
    text = line.text
    if IMAGE_ONLY.match(text) and "![" in text:
        line.role = "image"
        return
    if image := _IMAGE_BEFORE_TEXT.match(text):
        line.cut(image.end())
        text = line.text
    starts, ends = text.startswith("|"), text.endswith("|") and len(text) > 1
    inner = text.strip("| ")
    if not inner:
        line.role = "outside"
    elif (starts or ends) and "|" in inner:
        # A row of a table with figures is no prose, and no caption.
        line.role = "outside"
    elif starts or ends:
        line.barred = ends
        line.cut(len(text) - len(text.lstrip("| ")), len(text) - len(text.rstrip("| ")))
