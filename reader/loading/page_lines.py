"""The lines of a PDF's pages, and the paragraphs that they make.

A page holds no paragraphs, only letters in places. Lines are put together by how far apart they stand,
by their size, by an indent, and by whether the line above was full.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from reader.article import BlockKind
from reader.loading.pieces import Piece
from reader.loading.signs.people import read_byline
from reader.loading.wrapping import LIST_MARK, join_lines, starts_anew

#: How much larger than the running text a headline or a heading is set, at least.
HEADLINE_SIZE, HEADING_SIZE = 1.25, 1.1
#: How many times the usual step from line to line parts paragraphs.
PARAGRAPH_GAP = 1.3
LONGEST_HEADLINE = 250  # characters

_ENDS_SENTENCE = re.compile(r"[.!?…:][\"”’')\]]*\s*\Z")
_ENDS_SHORTENED = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Gov|Sen|Rep|Prof|No)\.\Z")
_PAGE_NUMBER = re.compile(r"\W*(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*\Z", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page: its text, the place of its first letter in points, and the size of its letters."""

    text: str
    page: int
    x: float
    y: float
    size: float


def read_lines(page: Any, number: int) -> list[PageLine]:
    """The lines of one page, in the order of the page."""
    chunks: list[tuple[int, float, float, float]] = []

    def visit(text: str, cm: Sequence[float], tm: Sequence[float], font: Any, size: float) -> None:
        letters = sum(not mark.isspace() for mark in text)
        if letters:
            x, y = tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            chunks.append((letters, x, y, abs((size or 0.0) * (tm[3] or tm[0]) * (cm[3] or cm[0]))))

    # A soft hyphen that is drawn on a page is a hyphen.
    text = (page.extract_text(visitor_text=visit) or "").replace("\u00ad", "-")
    lines: list[PageLine] = []
    place = used = 0
    for line in text.split("\n"):
        letters = sum(not mark.isspace() for mark in line)
        if not letters:
            continue
        at = min(place, len(chunks) - 1)
        _, x, y, size = chunks[at] if chunks else (0, 0.0, 0.0, 0.0)
        lines.append(PageLine(line.strip(), number, x, y, size))
        used += letters
        while place < len(chunks) and used >= chunks[place][0]:
            used -= chunks[place][0]
            place += 1
    return lines


def drop_running_heads(pages: Sequence[list[PageLine]]) -> list[PageLine]:
    """The lines of all pages without page numbers and what stands at the top or foot of several pages."""
    edges: Counter[str] = Counter()
    for page in pages:
        edges.update({_shape(line) for line in _edge(page)})
    repeated = {shape for shape, times in edges.items() if times > 1 and times * 3 >= len(pages)}
    kept: list[PageLine] = []
    for page in pages:
        edge = set(map(id, _edge(page)))
        kept += [
            line
            for line in page
            if id(line) not in edge
            or not (_PAGE_NUMBER.match(line.text) or (len(pages) > 1 and _shape(line) in repeated))
        ]
    return kept


def _edge(page: list[PageLine]) -> list[PageLine]:
    """The two highest and the two lowest lines of a page."""
    ordered = sorted(page, key=lambda line: -line.y)
    return ordered[:2] + ordered[2:][-2:]


def _shape(line: PageLine) -> str:
    return _DIGITS.sub("0", line.text.casefold())


def make_pieces(lines: Sequence[PageLine]) -> list[Piece]:
    """The paragraphs that the lines make; the largest lines at the top are the headline."""
    if not lines:
        return []
    shape = _Shape.of(lines)
    whole = "\n".join(line.text for line in lines)
    groups: list[list[PageLine]] = []
    for line in lines:
        if groups and not _starts_paragraph(groups[-1], line, shape):
            groups[-1].append(line)
        else:
            groups.append([line])
    return list(_name_pieces(groups, shape.size, whole))


@dataclass(frozen=True, slots=True)
class _Shape:
    """How the running text is set: size and step from line to line in points, width in characters, left margins."""

    size: float
    step: float
    width: int
    margins: frozenset[float]

    @classmethod
    def of(cls, lines: Sequence[PageLine]) -> _Shape:
        sizes: Counter[float] = Counter()
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
        size = sizes.most_common(1)[0][0] or 1.0
        running = [line for line in lines if abs(line.size - size) <= 0.1 * size]
        steps = sorted(
            above.y - line.y
            for above, line in pairwise(running)
            if above.page == line.page and 0.5 * size < above.y - line.y < 3 * size
        )
        # The smallest steps are those inside paragraphs; a few may be odd.
        step = steps[len(steps) // 4] if steps else 1.3 * size
        starts = Counter(round(line.x) for line in running)
        margins = frozenset(float(x) for x, times in starts.items() if times >= max(2, len(running) // 25))
        widths = sorted(len(line.text) for line in running)
        return cls(size, step, widths[len(widths) * 9 // 10] if widths else 0, margins)

    def indent(self, line: PageLine) -> float:
        """How far the line starts from the left margin of its column, in points; 0 where it starts at one."""
        steps = [line.x - margin for margin in self.margins if 0.5 * self.size < line.x - margin < 4 * self.size]
        return max(steps, default=0.0)


def _name_pieces(groups: Sequence[list[PageLine]], size: float, whole: str) -> Iterator[Piece]:
    largest = max((group[0].size for group in groups[:6]), default=0.0)
    has_headline = False
    for number, group in enumerate(groups):
        text = join_lines([line.text for line in group], whole)
        kind: BlockKind | None = None
        if group[0].size >= HEADING_SIZE * size and len(text) <= LONGEST_HEADLINE:
            is_top = number < 6 and group[0].size >= max(largest * 0.98, HEADLINE_SIZE * size)
            if is_top and not has_headline:
                kind, has_headline = "headline", True
            elif not _ENDS_SENTENCE.search(text):
                kind = "heading"
        yield Piece(text, kind)


def _starts_paragraph(group: Sequence[PageLine], line: PageLine, shape: _Shape) -> bool:
    """Whether the line begins a paragraph, and doesn't go on with the one before."""
    above = group[-1]
    if abs(above.size - line.size) > 0.08 * max(above.size, line.size, 1.0) or starts_anew(line.text, above.text):
        return True
    if len(group) == 1 and above.text[:3].lower() == "by " and read_byline(above.text) is not None:
        return True
    ends = _ENDS_SENTENCE.search(above.text) is not None
    # The next word would have stood in the line above, had the paragraph gone on.
    reach = len(above.text) + 1 + len(line.text.split(maxsplit=1)[0])
    is_short = reach < 0.9 * shape.width and not _ENDS_SHORTENED.search(above.text)
    indented = shape.indent(line) > 0
    down = above.y - line.y
    if above.page != line.page or down < -0.5 * shape.step:
        # A new page or column: the paragraph goes on where its sentence does.
        return ends and (is_short or indented)
    if down < 0.3 * shape.step:
        return False
    # A headline of several lines has a larger step than the running text.
    usual = shape.step * max(1.0, line.size / shape.size)
    if down > PARAGRAPH_GAP * usual:
        return True
    if indented and not LIST_MARK.match(group[0].text):
        return ends or line.x - above.x > 0.5 * shape.size
    return ends and is_short
