"""Which terms come first: how hard they are × how much they matter to this article."""

from __future__ import annotations

import math

from glossary.finding import Candidate
from reader.article import Article
from reader.lexicon.linting import zipf

#: How hard a kind of term is on a scale of 0 to 5, where the word itself does not tell.
_BASE = {"abbreviation": 3.6, "term": 2.6, "metonym": 2.4, "name": 1.6, "phrase": 1.2, "word": 0.0}
#: Terms of a pack that most readers know are still terms, but come later.
_KNOWN_PENALTY = 1.3


def difficulty(candidate: Candidate) -> float:
    """How hard a candidate is, 0 (everybody knows it) to about 6."""
    words = [word for word in candidate.text.replace("-", " ").split() if word[:1].isalpha() and len(word) > 2]
    rarest = min((zipf(word.lower().strip(".'’s") or word.lower()) for word in words), default=4.0)
    rarity = max(0.0, 5.0 - max(rarest, 1.5))
    if candidate.kind == "word":
        return rarity
    if candidate.kind == "phrase":
        return _BASE["phrase"] + 0.3 * rarity
    base = _BASE[candidate.kind]
    if candidate.kind == "abbreviation":
        return base
    if candidate.pack is not None and len(words) == 1 and rarity < 1.0:
        base -= _KNOWN_PENALTY
    return base + 0.7 * rarity + (0.4 if len(words) > 1 and candidate.kind == "term" else 0.0)


def importance(candidate: Candidate, article: Article) -> float:
    """How much a candidate matters here: how often it comes, how early, and whether the title has it."""
    often = 1.0 + 0.35 * math.log2(len(candidate.spans))
    body = article.body
    length = max(1, body[-1].span.end - body[0].span.start) if body else 1
    early = 1.0 + 0.3 * (1.0 - (candidate.spans[0].start - body[0].span.start) / length) if body else 1.0
    titled = 1.3 if candidate.text.lower() in article.title.lower() and article.title else 1.0
    return often * early * titled


def rank(candidate: Candidate, article: Article, *, hard_from: float = 0.0) -> float:
    """The score by which a glossary is ordered; 0 for what readers at ``hard_from`` know already."""
    hard = difficulty(candidate)
    return 0.0 if hard < hard_from else round(hard * importance(candidate, article), 4)
