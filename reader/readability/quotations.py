"""Scores without quotations: what the writer wrote, apart from what others said.

>>> from reader.readability.scoring import score
>>> score_without_quotations('"We are sad," he said. "Help us." He left.').counts.words
4
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.article import Article, Span, as_article
from reader.errors import ReadingError
from reader.readability.counts import Counts, count_text
from reader.readability.difficulty import difficulty_of
from reader.readability.scoring import Scores
from reader.readability.words import words_in

# A straight mark opens after white space or an opening bracket; a curly one says which it is. What is never closed
# runs to the end of its paragraph, as newspapers have it.
_QUOTED = re.compile('“[^”]*(?:”|$)|(?:(?<=[\\s(\\[—–])|^)"(?=\\S)[^"]*(?:"|$)|«[^»]*(?:»|$)')


def find_quotations(article: Article | str) -> tuple[Span, ...]:
    """What stands between double quotation marks in the body, the marks included.

    >>> article = Article.from_text('He said: "No. Never." Then he left.')
    >>> [span.of(article.text) for span in find_quotations(article)]
    ['"No. Never."']
    """
    article = as_article(article)
    return tuple(
        Span(match.start() + block.span.start, match.end() + block.span.start)
        for block in article.body
        for match in _QUOTED.finditer(block.span.of(article.text))
    )


def score_without_quotations(article: Article | str) -> Scores:
    """The scores of what is not quoted; a sentence that is all quotation does not count.

    Raises ``ReadingError`` where nothing is left.
    """
    article = as_article(article)
    quotations = find_quotations(article)
    left = [outside(article.text, sentence.span, quotations) for sentence in article.sentences]
    left = [text for text in left if words_in(text)]
    if not left:
        raise ReadingError(article.source or "the text", "is all quotation", "score it with its quotations")
    scores = Scores.of(sum((count_text(text, 1) for text in left), start=Counts()), article)
    vars(scores)["difficulty"] = difficulty_of([words_in(text) for text in left])
    return scores


def outside(text: str, span: Span, quotations: Sequence[Span]) -> str:
    """What a stretch of the text says outside quotations.

    >>> outside('He said "No" twice.', Span(0, 19), [Span(8, 12)])
    'He said   twice.'
    """
    parts, place = [], span.start
    for quotation in quotations:
        if quotation.overlaps(span):
            parts.append(text[place : max(place, quotation.start)])
            place = max(place, quotation.end)
    parts.append(text[place : max(place, span.end)])
    return " ".join(parts)
