"""Names of bodies, treaties and offices, kept whole: "U.N. Convention Relating to the Status of Refugees"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.article import Article, Span

#: What a name is about, by the noun that carries it. The meaning is general, and marked so.
KINDS_OF_NAME: dict[str, str] = {
    "accord": "a written agreement between states or groups",
    "act": "a law, known by its name",
    "agreement": "a written agreement between states or groups",
    "charter": "a document with the basic rules of a body",
    "commission": "a group of people who were given an official task",
    "constitution": "the highest law of a country",
    "convention": "an agreement between many states",
    "council": "a group of people who meet to decide or to advise",
    "court": "a place where judges decide cases",
    "covenant": "an agreement between many states",
    "declaration": "a statement that states or groups have agreed on",
    "directive": "a rule that the countries of a union must put into their laws",
    "pact": "an agreement between states or groups",
    "protocol": "an addition to an agreement between states",
    "treaty": "a written agreement between states",
    "tribunal": "a special court",
}
_PART = r"(?:[A-Z]\.(?:[A-Z]\.)+|[A-Z][\w'’-]*|\d{4})"
_SMALL = r"(?:of|the|for|on|to|and|in|against|with|de|la|du)"
_RUN = re.compile(rf"{_PART}(?: (?:{_SMALL} ){{0,3}}{_PART})+")
_LEADING = frozenset(["the", "this", "that", "these", "those", "a", "an", "but", "and", "in", "on", "at", "its", "his", "her", "their", "our", "when", "while", "after", "before"])


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name in the article: where it stands, and what a thing of its kind is."""

    text: str
    span: Span
    meaning: str


def find_names(article: Article) -> tuple[NameMatch, ...]:
    """The named bodies and documents of the body, in order.

    >>> article = Article.from_text("The judge quoted the Convention on the Rights of the Child twice.")
    >>> [name.text for name in find_names(article)]
    ['Convention on the Rights of the Child']
    """
    found: list[NameMatch] = []
    for block in article.body:
        text, offset = block.span.of(article.text), block.span.start
        for run in _RUN.finditer(text):
            for piece in _pieces(run, text):
                name = _name_in(piece, text)
                if name is not None:
                    span, meaning = name
                    found.append(NameMatch(span.of(text), span.shift(offset), meaning))
    return tuple(found)


def _pieces(run: re.Match[str], text: str) -> list[Span]:
    """A run is parted where a second name with its own article begins: "the 1967 Protocol and the Convention"."""
    cuts = [run.start()]
    for link in re.finditer(r" and the ", run.group()):
        cuts += [run.start() + link.start(), run.start() + link.end()]
    cuts.append(run.end())
    return [Span(low, high) for low, high in zip(cuts[::2], cuts[1::2], strict=True)]


def _name_in(run: Span, text: str) -> tuple[Span, str] | None:
    words = [Span(run.start + word.start(), run.start + word.end()) for word in re.finditer(r"\S+", run.of(text))]
    while words and words[0].of(text).lower() in _LEADING:
        words.pop(0)
    if len(words) < 2:
        return None
    plain = [word.of(text).strip(".,'’").lower() for word in words]
    heads = [number for number, word in enumerate(plain) if word in KINDS_OF_NAME]
    if not heads:
        return None
    first, last = words[0].start, words[-1].end
    if text[last - 1] == "." and not re.search(r"(?:[A-Z]\.){2}$", text[first:last]):
        last -= 1
    stretch = re.sub(r"['’]s$", "", text[first:last])
    return Span(first, first + len(stretch)), KINDS_OF_NAME[plain[heads[0]]]
