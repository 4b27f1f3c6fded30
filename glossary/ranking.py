"""Which terms come first: how hard they are × how much they matter to this article."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from glossary.candidates import Candidate
from glossary.hardness import hardness
from reader.article import Article

#: How hard a kind of term is on a scale of 0 to about 5, before its words are looked at.
_BASE = {"abbreviation": 3.6, "term": 1.6, "metonym": 2.2, "name": 0.9, "phrase": 0.7, "word": 0.0}
#: A term of several words stands for an idea that its words alone don't tell: "crimes against humanity".
_SEVERAL = 1.2
#: What the second word of a family keeps of its score.
_RELATIVE = 0.5
#: Terms of the packs that everybody meets every day.
_EVERYDAY = 0.55
#: Abbreviations that most readers of news know, and how hard they are all the same.
_USUAL_SHORT = frozenset("AIDS BBC CEO CIA CNN CV DIY DNA DVD EU FAQ FBI GP GPS HIV ID IT MP NASA NATO NHS PC PIN SMS SUV UN USB VIP".split())
_USUAL = 0.9
_PARTICLES = frozenset("to on in at of for with from up out off down over by".split())


def difficulty(candidate: Candidate, *, shift: float = 0.0) -> float:
    """How hard a candidate is, 0 (everybody knows it) to about 6.

    ``shift`` moves ordinary words and phrases: up for new readers, down for those who read much.
    """
    words = [word.strip(".'’") for word in candidate.text.replace("-", " ").split() if word[:1].isalpha()]
    hardest = max((hardness(word.lower()) for word in words if len(word) > 2), default=0.0)
    kind = candidate.kind
    if kind == "word":
        hard = hardness(candidate.lemma or candidate.text, candidate.text)
        hard = max(0.0, hard + shift) if hard else 0.0
        # a meaning that may be the wrong one helps less
        return hard if candidate.sense is None or candidate.sense.is_sure else 0.85 * hard
    if kind in ("abbreviation", "term") and candidate.text.replace(".", "") in _USUAL_SHORT:
        return _USUAL
    if kind == "abbreviation":
        return _BASE[kind]
    if kind == "phrase":
        return max(0.0, _BASE[kind] + 0.5 * hardest + shift)
    if kind == "name":
        return _BASE[kind] + 0.4 * hardest
    if len(words) > 1:
        return _BASE[kind] + _SEVERAL + 0.4 * hardest
    return (_BASE[kind] if hardest else _EVERYDAY * _BASE[kind]) + 0.7 * hardest


def importance(candidate: Candidate, article: Article) -> float:
    """How much a candidate matters here: how often it comes, how early, and whether the title has it."""
    often = 1.0 + 0.35 * math.log2(len(candidate.spans))
    body = article.body
    length = max(1, body[-1].span.end - body[0].span.start) if body else 1
    early = 1.0 + 0.3 * (1.0 - (candidate.spans[0].start - body[0].span.start) / length) if body else 1.0
    titled = 1.3 if candidate.text.lower() in article.title.lower() and article.title else 1.0
    return often * early * titled


def settle(candidates: Sequence[tuple[Candidate, float]]) -> list[tuple[Candidate, float]]:
    """The candidates with their scores, best first; of two words of one family ("poach", "poacher") the second sinks."""
    ordered = sorted(candidates, key=lambda one: (-one[1], one[0].spans))
    stems: set[str] = set()
    found = []
    for candidate, score in ordered:
        stem = _stem(candidate)
        found.append((candidate, round(score * _RELATIVE, 4) if stem in stems else score))
        stems.add(stem)
    return sorted(found, key=lambda one: (-one[1], one[0].spans))


def _stem(candidate: Candidate) -> str:
    """The beginning that words of one family share; the whole text of anything but a word."""
    text = candidate.text.lower()
    first, _, rest = text.partition(" ")
    if candidate.kind == "phrase" and rest in _PARTICLES:
        # "adhere to" and "adherence"
        return _word_stem(first)
    if " " in text or candidate.kind not in ("word", "term") or len(text) < 5:
        return text
    return _word_stem(text)


_ENDINGS = re.compile(
    r"(?:ption|be|bed|bing|er|ing|ed|s|e|y|ies|ion|ation|(?<=\w{5})(?:ment|ments|al|ism|ist|ity|ness|ous|ally|ly))$"
)


def _word_stem(text: str) -> str:
    """Two endings may go: "navigational" and "navigation"."""
    return _ENDINGS.sub("", _ENDINGS.sub("", text) if text.endswith(("al", "ally", "ist")) else text)[:6]


def rank(candidate: Candidate, article: Article, *, hard_from: float = 0.0, shift: float = 0.0) -> float:
    """The score by which a glossary is ordered; 0 for what readers at ``hard_from`` know already."""
    hard = difficulty(candidate, shift=shift)
    return 0.0 if hard < hard_from else round(hard * importance(candidate, article), 4)
