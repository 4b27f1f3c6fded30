"""A version as markup: each sentence and each word an element of its own, terms as links to their meaning."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from lessons.formats.reader.text import Line, Part, Version
from reader.article import Span


@dataclass(frozen=True, slots=True)
class Dress:
    """How a format writes the pieces: ``word(line, number)`` and ``term(id, is_first)`` give attributes."""

    word: Callable[[Line, int], str]
    term: Callable[[str, bool], str]
    heading: str = "h3"


def line_markup(text: str, line: Line, dress: Dress, first: set[str]) -> str:
    """The words of a line, escaped. ``first`` holds the terms that have been linked, and is added to."""
    if not line.items:
        return _stretch(text, line, dress, first)
    starts = [line.span.start, *(item.start for item in line.items), line.span.end]
    made, count = [], 0
    for low, high in pairwise(starts):
        words = tuple(word for word in line.words if low <= word.span.start < high)
        terms = tuple((span, name) for span, name in line.terms if low <= span.start and span.end <= high)
        made.append(_stretch(text, replace(line, span=Span(low, high), words=words, terms=terms), dress, first, count))
        count += len(words)
    lead = made[0].rstrip()
    items = "".join(f'<span role="listitem" class="item">{one.rstrip()}</span> ' for one in made[1:])
    return f'{lead if lead.endswith(":") else lead + ":"} <span role="list" class="items">{items.rstrip()}</span>'


def note_markup(line: Line) -> str:
    """What is shown behind a line in Hornbook's words, or nothing."""
    return f' <span class="ours">{html.escape(line.note)}</span>' if line.note else ""


def _stretch(text: str, line: Line, dress: Dress, first: set[str], count: int = 0) -> str:
    """The words of a stretch of a line; ``count`` words of the line stand before it."""
    parts: list[str] = []
    place = line.span.start
    open_until = -1
    terms = iter(line.terms)
    term = next(terms, None)
    for number, word in enumerate(line.words, count):
        if open_until >= 0 and word.span.start >= open_until:
            parts.append(html.escape(text[place:open_until]) + "</a>")
            place, open_until = open_until, -1
        if term is not None and term[0].start <= word.span.start < term[0].end:
            parts.append(html.escape(text[place : term[0].start]))
            parts.append(f"<a {dress.term(term[1], term[1] not in first)}>")
            first.add(term[1])
            place, open_until = term[0].start, term[0].end
            term = next(terms, None)
        parts.append(html.escape(text[place : word.span.start]))
        parts.append(f"<span {dress.word(line, number)}>{html.escape(word.span.of(text))}</span>")
        place = word.span.end
    if open_until >= 0:
        parts.append(html.escape(text[place:open_until]) + "</a>")
        place = open_until
    parts.append(html.escape(text[place : line.span.end]))
    return "".join(parts)


def part_markup(version: Version, part: Part, line: Callable[[Line], str], changed: Sequence[int] | None, heading: str) -> str:
    """A heading, paragraph or list item; with ``changed`` its passages are elements, too."""
    tag = {"list_item": "li", "heading": heading, "headline": "p"}.get(part.kind, "p")
    inner: list[str] = []
    for passage, lines in groupby(part.lines, key=lambda one: one.passage):
        text = " ".join(line(one) + note_markup(one) for one in lines)
        if changed is not None and tag in ("p", "li"):
            kind = "passage changed" if passage in changed else "passage"
            text = f'<span class="{kind}" data-passage="{passage}">{text}</span>'
        inner.append(text)
    return f"<{tag}>{' '.join(inner)}</{tag}>"


def with_lists(parts: Sequence[Part], made: Callable[[Part], str]) -> Iterator[str]:
    """The parts as markup, list items in lists."""
    for is_list, group in groupby(parts, key=lambda part: part.kind == "list_item"):
        rows = [made(part) for part in group]
        if is_list:
            yield "<ul>\n" + "\n".join(rows) + "\n</ul>"
        else:
            yield from rows


def split_headline(version: Version) -> tuple[Part | None, tuple[Part, ...]]:
    """The headline, where the version begins with one, and the rest."""
    if version.parts and version.parts[0].kind == "headline":
        return version.parts[0], version.parts[1:]
    return None, version.parts
