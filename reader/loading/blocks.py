"""What each line of a text is: headline, byline, dateline, caption, credit, heading, list item or paragraph.

Marks of pictures, rules, tables and the furniture of a page ("Read more") stay in the text but in no
block. A block's span leaves out list marks, table bars and white space. Two parts of one line are two
blocks: a caption and its credit, the place before a report and its first paragraph.

    >>> text = "North Shore Floods\\n\\nHALDEN (AP) - It rose 1.5 m. Nobody was hurt."
    >>> [(block.kind, block.span.of(text)) for block in find_blocks(text)]  # doctest: +NORMALIZE_WHITESPACE
    [('headline', 'North Shore Floods'), ('dateline', 'HALDEN (AP) -'),
     ('paragraph', 'It rose 1.5 m. Nobody was hurt.')]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reader.article import BODY_KINDS, Block, BlockKind, Span
from reader.loading.headings import mark_end, mark_headings, mark_headline
from reader.loading.line import Line, Role, split_lines
from reader.loading.signs.days import find_dateline, is_bare_dateline, is_date, is_stamp
from reader.loading.signs.furniture import is_furniture
from reader.loading.signs.people import read_byline
from reader.loading.signs.pictures import acts_on_a_day, is_caption, is_credit, may_be_caption, split_credit

#: Lines longer than this are paragraphs and nothing else, in characters.
LONGEST_ODD_LINE = 600


def find_blocks(text: str, kinds: Sequence[BlockKind | None] = (), *, title: str = "") -> tuple[Block, ...]:
    """The blocks of a clean text in which each paragraph is one line.

    ``kinds`` says what is known of the lines that are not empty, in order (``None``: nothing); ``title``
    is the headline where it is known from elsewhere. A text of one line, and one in which nothing would
    be left to read, is all paragraphs.

    >>> [block.kind for block in find_blocks("Rules:\\n- Be kind\\n- Be safe")]
    ['paragraph', 'list_item', 'list_item']
    """
    lines = split_lines(text, kinds)
    if len(lines) == 1 and lines[0].role is None:
        lines[0].role = "paragraph"
        return tuple(_blocks_of(lines[0]))
    for line in lines:
        if line.role is None:
            line.role = _look_at(line)
    _drop_stray_bylines(lines)
    _mark_captions(lines)
    _mark_lists(lines)
    mark_headline(lines, title)
    mark_headings(lines)
    mark_end(lines)
    for line in lines:
        line.role = line.role or "paragraph"
    if not any(line.role in BODY_KINDS and line.has_words for line in lines):
        for line in lines:
            if line.role != "image" and line.has_words:
                line.role = "paragraph"
    _cut_dateline(lines)
    return tuple(block for line in lines for block in _blocks_of(line))


def _blocks_of(line: Line) -> Iterator[Block]:
    if line.role is None or line.role == "image" or line.role == "outside" or not line.text:
        return
    start, end = line.start, line.start + len(line.text)
    inner = 0
    kind: BlockKind = line.role
    if line.role == "caption" and (inner := split_credit(line.text)) > 0:
        yield from _block("caption", line, 0, inner)
        kind = "credit"
    elif line.dateline:
        yield from _block("dateline", line, 0, line.dateline)
        inner = line.dateline
    if inner > 0:
        yield from _block(kind, line, inner, len(line.text))
    else:
        yield Block(kind, Span(start, end))


def _block(kind: BlockKind, line: Line, low: int, high: int) -> Iterator[Block]:
    """Part of a line as a block, without the white space and the bars or dashes at its ends."""
    part = line.text[low:high]
    kept = part if kind in ("dateline", "paragraph") else part.strip(" |/–—―")
    kept = kept.strip()
    if kept:
        start = line.start + low + part.index(kept)
        yield Block(kind, Span(start, start + len(kept)))


def _look_at(line: Line) -> Role:
    """What a line is by its own looks, or ``None``."""
    text = line.text
    if not line.has_words:
        return "outside"
    if len(text) > LONGEST_ODD_LINE:
        return None
    if is_credit(text):
        return "credit"
    if is_furniture(text):
        return "outside"
    if is_stamp(text) or is_date(text) or is_bare_dateline(text):
        return "dateline"
    if read_byline(text) is not None:
        return "byline"
    # A table's bar is left at the end of a line where a picture and its caption stood in a table.
    if is_caption(text) or (line.barred and len(text) > 3 and " | " not in text):
        return "caption"
    return None


def _drop_stray_bylines(lines: list[Line]) -> None:
    """A byline stands above the story or below it; elsewhere it is text, or the start of a list."""
    body = [number for number, line in enumerate(lines) if line.role is None and line.stops and len(line.text) > 60]
    for number, line in enumerate(lines):
        if line.role == "byline" and not line.given and len(body) > 1 and body[1] < number < body[-1]:
            line.role = None


def _mark_captions(lines: list[Line]) -> None:
    """Captions that are known by what they stand beside: a picture, a credit, the top of the page."""
    for before, line in pairwise(lines):
        if (
            before.role == "image"
            and line.role is None
            and (line.touches or line.slanted)
            and may_be_caption(line.text)
        ):
            line.role = "caption"
        elif line.role == "credit" and before.role is None and line.touches and _is_under_picture(before):
            before.role = "caption"
    has_pictures = any(line.role in ("image", "caption", "credit") for line in lines)
    for line in lines:
        if line.role is None and line.is_long_enough and has_pictures and acts_on_a_day(line.text):
            line.role = "caption"
        elif line.role is None and line.is_long_enough:
            return


def _is_under_picture(line: Line) -> bool:
    """Whether a line right above a credit can be the caption: alone, or without a stop, or in a caption's tense."""
    return may_be_caption(line.text) and (not line.touches or not line.stops or acts_on_a_day(line.text))


def _mark_lists(lines: list[Line]) -> None:
    """List items: lines with list marks that have a neighbour of their kind, or a line with a colon above."""
    for number, line in enumerate(lines):
        if line.role is not None or not line.mark:
            continue
        before = lines[number - 1] if number else None
        after = lines[number + 1] if number + 1 < len(lines) else None
        listed = before is not None and (before.role == "list_item" and before.mark_kind == line.mark_kind)
        introduced = before is not None and before.text.endswith(":")
        followed = after is not None and after.role is None and after.mark_kind == line.mark_kind
        if listed or introduced or followed:
            line.role = "list_item"
            line.cut(line.mark)
            line.mark = 0


def _cut_dateline(lines: list[Line]) -> None:
    """Part the place before a report from its first paragraph."""
    for line in lines:
        if line.role == "paragraph":
            place = find_dateline(line.text)
            if 0 < place < len(line.text) and len(lines) > 1:
                line.dateline = place
            return
