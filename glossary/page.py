"""The article and its terms as HTML, linked both ways.

In the text each term is a link to its entry (``aria-describedby`` lets a screen reader say the meaning at once);
each entry has a link back to the place. Links are reached by keyboard in the order of the text. The people and places
that the article introduces are linked in the same way, once each.
"""

from __future__ import annotations

import hashlib
import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from glossary.terms import Glossary, Term
from reader.article import Span

_STYLE = """
body { font-family: "Atkinson Hyperlegible", Verdana, Arial, sans-serif; font-size: 1.125rem; line-height: 1.6;
  color: #1a1a1a; background: #fff; max-width: 42rem; margin: 0 auto; padding: 1rem; }
a { color: #0b4f8a; text-underline-offset: 0.2em; }
a.term { text-decoration-style: dotted; }
a.name { text-decoration-thickness: 1px; }
a:focus-visible { outline: 3px solid #0b4f8a; outline-offset: 2px; }
dt { font-weight: bold; margin-top: 1rem; }
dt:target, li:target, a:target { background: #fff3b0; }
dfn { font-style: normal; }
dd { margin: 0 0 0 1rem; }
small { font-size: 0.875rem; color: #444; }
@media print { a { color: inherit; text-decoration: none; } .back { display: none; } }
"""
_NAMES = ("person", "place")


@dataclass(frozen=True, slots=True)
class Place:
    """One linked place in the article: the term's, with the identifiers of both ends."""

    span: Span
    term: Term
    entry: str
    id: str


#: A term, the identifier of its entry, and its places in the text.
_Entry = tuple[Term, str, Sequence[Place]]


def to_html(glossary: Glossary) -> str:
    """A page of its own: the article with its terms, the list of words, who is who."""
    article = glossary.article
    title = html.escape(article.title or "Article and words")
    text, words, names = _linked(glossary)
    return (
        f'<!DOCTYPE html>\n<html lang="{html.escape(article.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
        f"{text}\n<h2>Words</h2>\n{words}\n{names}{_undefined(glossary)}"
        "</main>\n</body>\n</html>\n"
    )


def to_fragment(glossary: Glossary) -> str:
    """The same for a notebook's cell: the identifiers begin with a mark of the article, so that cells don't clash."""
    mark = "g" + hashlib.sha256(glossary.article.text.encode("utf-8", "replace")).hexdigest()[:8] + "-"
    text, words, names = _linked(glossary, mark)
    return f"<section>{words}{names}<hr>{text}</section>"


def _linked(glossary: Glossary, mark: str = "") -> tuple[str, str, str]:
    """The article's text, the list of words, and the people and places, with links between them."""
    everything, places = _everything(glossary), places_in(glossary, mark)
    entries = [
        (term, entry, [one for one in places if one.entry == entry])
        for term, entry in zip(everything, _identifiers(everything, mark), strict=True)
    ]
    people = len(glossary.terms)
    named = people + len(glossary.people)
    names = _names("Who is who", entries[people:named]) + _names("Places", entries[named:])
    return _text(glossary, places), _word_list(entries[:people]), names


def _text(glossary: Glossary, places: Sequence[Place]) -> str:
    """The article's paragraphs; the first place of each term in a paragraph is a link to its entry."""
    text = glossary.article.text
    return "\n".join(
        f"<p>{_with_links(text, block.span, [one for one in places if block.span.contains(one.span)])}</p>"
        for block in glossary.article.body
    )


def places_in(glossary: Glossary, mark: str = "") -> tuple[Place, ...]:
    """The places to link, in order, apart: of two that overlap the longer one, in each paragraph the first of a term."""
    everything = _everything(glossary)
    entries = _identifiers(everything, mark)
    wanted = sorted(
        ((span, number) for number, term in enumerate(everything) for span in term.spans),
        key=lambda one: (-len(one[0]), one[0], one[1]),
    )
    kept: list[tuple[Span, int]] = []
    for span, number in wanted:
        if len(span) and not any(span.overlaps(other) for other, _ in kept):
            kept.append((span, number))
    return tuple(_first_in_blocks(glossary, sorted(kept), entries))


def _everything(glossary: Glossary) -> tuple[Term, ...]:
    return (*glossary.terms, *glossary.people, *glossary.places)


def _first_in_blocks(glossary: Glossary, places: list[tuple[Span, int]], entries: tuple[str, ...]) -> Iterator[Place]:
    count = dict.fromkeys(entries, 0)
    everything = _everything(glossary)
    for block in glossary.article.body:
        seen: set[int] = set()
        for span, number in places:
            if number in seen or not block.span.contains(span):
                continue
            seen.add(number)
            entry = entries[number]
            count[entry] += 1
            yield Place(span, everything[number], entry, f"{entry}-place-{count[entry]}")


def _identifiers(terms: Sequence[Term], mark: str) -> tuple[str, ...]:
    """The identifier of each entry; two terms that would share one are told apart by a number."""
    found: list[str] = []
    for term in terms:
        name, number = mark + term.id, 2
        while name in found:
            name, number = f"{mark}{term.id}-{number}", number + 1
        found.append(name)
    return tuple(found)


def _with_links(text: str, block: Span, places: list[Place]) -> str:
    parts, done = [], block.start
    for place in places:
        parts.append(html.escape(text[done : place.span.start]))
        parts.append(
            f'<a class="{"name" if place.term.kind in _NAMES else "term"}" id="{place.id}" href="#{place.entry}" aria-describedby="{place.entry}-meaning">'
            f"{html.escape(place.span.of(text))}</a>"
        )
        done = place.span.end
    parts.append(html.escape(text[done : block.end]))
    return "".join(parts)


def _word_list(entries: Sequence[_Entry]) -> str:
    """The entries as a ``<dl>``, each with links back to its places in the text."""
    rows = "\n".join(_row(*entry) for entry in entries)
    return f"<dl>\n{rows}\n</dl>"


def _row(term: Term, entry: str, places: Sequence[Place]) -> str:
    said = f" <small>[{html.escape(term.say)}]</small>" if term.say else ""
    more = f" {html.escape(term.explanation)}" if term.explanation else ""
    source = f"{term.source}; {term.reference}" if term.reference else term.source
    return (
        f'<dt id="{entry}"><dfn>{html.escape(term.text)}</dfn>{said}</dt>\n'
        f'<dd><span id="{entry}-meaning">{html.escape(term.definition)}</span>.{more}'
        f" <small>({html.escape(source)})</small>{_back(term, places)}</dd>"
    )


def _back(term: Term, places: Sequence[Place]) -> str:
    if not places:
        return ""
    name = html.escape(f"“{term.text}”")
    links = ", ".join(
        f'<a href="#{place.id}" aria-label="{name} in the text, place {number}">{number}</a>'
        for number, place in enumerate(places, 1)
    )
    return f' <span class="back">In the text: {links}</span>'


def _names(heading: str, entries: Sequence[_Entry]) -> str:
    """People or places under their heading, in the article's own words; nothing where there are none."""
    rows = "".join(
        f'<li id="{entry}"><strong>{html.escape(term.text)}</strong>: <span id="{entry}-meaning">{html.escape(term.definition)}</span>'
        f"{_back(term, places)}</li>\n"
        for term, entry, places in entries
    )
    return f"<h2>{heading}</h2>\n<ul>\n{rows}</ul>\n" if rows else ""


def _undefined(glossary: Glossary) -> str:
    """The words that nothing explains: the teacher knows them, or leaves them out."""
    if not glossary.undefined:
        return ""
    words = html.escape(", ".join(term.text for term in glossary.undefined))
    return f"<h2>For the teacher: words without an explanation</h2>\n<p>{words}</p>\n"
