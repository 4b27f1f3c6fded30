"""Words that may hurt somebody in a class, told to the teacher before anything is printed.

Nothing is taken out of the text: the news speaks of these things, and the teacher knows the class.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from reader.article import Article, Span, as_article
from reader.errors import DataError
from reader.language import parse_article

if TYPE_CHECKING:
    from spacy.tokens import Token

_DATA = "sensitive.tsv"


@dataclass(frozen=True, slots=True)
class Sensitive:
    """A topic that the article touches: its words as they stand there, and their places."""

    topic: str
    about: str
    words: tuple[str, ...]
    spans: tuple[Span, ...]


def find_sensitive(article: Article | str) -> tuple[Sensitive, ...]:
    """The topics of an article that a teacher should know of, the most frequent first.

    >>> [one.about for one in find_sensitive("Two people died in the earthquake.")]
    ['death and dying', 'disasters']
    """
    article = as_article(article)
    found: dict[str, list[tuple[str, Span]]] = {}
    for number, doc in enumerate(parse_article(article)):
        if doc is None:
            continue
        start = article.blocks[number].span.start
        for token in doc:
            for topic in _topics_of(token):
                span = Span(start + token.idx, start + token.idx + len(token))
                found.setdefault(topic, []).append((token.lower_, span))
    about = {topic: text for topic, text, _ in _table()}
    made = [
        Sensitive(topic, about[topic], tuple(dict.fromkeys(word for word, _ in hits)), tuple(span for _, span in hits))
        for topic, hits in found.items()
    ]
    return tuple(sorted(made, key=lambda one: (-len(one.spans), one.spans[0])))


def _topics_of(token: Token) -> tuple[str, ...]:
    words = {token.lower_, token.lemma_.lower()}
    before = token.nbor(-1) if token.i else None
    if before is not None:
        words.add(f"{before.lower_}-{token.lemma_.lower()}")
    return tuple(topic for topic, _, known in _table() if words & known)


@lru_cache(maxsize=1)
def _table() -> tuple[tuple[str, str, frozenset[str]], ...]:
    text = (files("lessons.teaching") / _DATA).read_text(encoding="utf-8")
    rows = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        parts = line.split("\t")
        if len(parts) != 3:
            raise DataError(f"{_DATA}:{number}", "a line has a topic, what it is, and words, with tabs between", "mend the line")
        rows.append((parts[0], parts[1], frozenset(parts[2].split())))
    return tuple(rows)
