"""Match sentence halves: sentences of the plain version cut in two, their ends mixed.

An end fits one beginning only: at the seam of every other beginning it is less likely than the right one, or
the two are cut before words of different kinds.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from lessons.exercises.shared import MOST, WHOLE, apart_from_all, fitting_sentences
from lessons.exercises.types import Exercise, Item, Material
from reader.fluency import load_judge, tokens
from reader.plain.quotations import find_quotations
from reader.plain.types import PlainSentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

KIND = "halves"
FEWEST = 4
REST = "it has no seam in its middle, or its end could follow another beginning"
#: How much less likely (natural log) a wrong end must read than the right one.
CLEARLY_WORSE = 2.0
#: How much less (natural log) a beginning must call for a wrong end than for the right one.
WORSE_AT_SEAM = 1.0
_LENGTHS = (9, 36)
_TRIES, _MOST_PLACES = 24, 5
_SHORTEST_HALF = 4


@dataclass(frozen=True, slots=True)
class _Cut:
    sentence: PlainSentence
    before: str
    after: str
    rank: int


def make(material: Material, rng: random.Random) -> Exercise | None:
    """Up to five sentences, spread over the text."""
    judge = load_judge()
    likelihood = cache(lambda before, after: judge.log_probability(tokens(f"{before} {after}".strip())))
    chosen = _largest(list(_cuts(material)), cache(lambda one, other: _apart(one, other, likelihood)), rng)
    chosen.sort(key=lambda cut: cut.sentence.sources[0])
    items = tuple(
        Item(
            id=f"{KIND}-{cut.sentence.sources[0].start}-{len(cut.before)}",
            prompt=f"{cut.before} …",
            answer=f"… {cut.after}",
            evidence=cut.sentence.sources,
            says=cut.sentence.text,
        )
        for cut in chosen
    )
    bank = [item.answer for item in items]
    rng.shuffle(bank)
    instruction = "Write the letter of the right end next to each beginning."
    return Exercise(KIND, "Match the two halves", instruction, items, tuple(bank), "match")


def _largest(cuts: list[_Cut], apart: Callable[[_Cut, _Cut], bool], rng: random.Random) -> list[_Cut]:
    """The longest list of cuts, none of whose ends fits another beginning, that is found in some tries."""
    chosen: list[_Cut] = []
    for number in range(_TRIES):
        rng.shuffle(cuts)
        if number < _TRIES // 2:  # cuts near the middle first; where that isn't enough, any
            cuts.sort(key=lambda cut: cut.rank)
        chosen = max(chosen, apart_from_all(cuts, apart, MOST), key=len)
        if len(chosen) == MOST:
            return chosen
    company = {cut: sum(apart(cut, other) for other in cuts) for cut in cuts}
    for first in cuts:  # those first that go with most others
        order = sorted(cuts, key=lambda cut: (cut is not first, -company[cut], cut.sentence.sources[0], cut.rank))
        chosen = max(chosen, apart_from_all(order, apart, MOST), key=len)
    return chosen


def _cuts(material: Material) -> Iterator[_Cut]:
    seen: set[str] = set()
    for sentence, doc in fitting_sentences(material, KIND, _LENGTHS, WHOLE):
        for rank, place in enumerate(_places(doc)[:_MOST_PLACES]):
            before, after = sentence.text[: place.idx].rstrip(), sentence.text[place.idx :]
            start = " ".join(after.lower().split()[:3])
            if start not in seen:
                seen.add(start)
                yield _Cut(sentence, before, after, rank)


def _places(doc: Doc) -> list[Token]:
    """The places where a phrase begins, the one nearest to the middle first."""
    quoted = find_quotations(doc.text)
    places = [token for token in doc if _may_cut(token, doc) and not any(span.start <= token.idx < span.end for span in quoted)]
    middle = len(doc) / 2
    return sorted(places, key=lambda token: (abs(token.i - middle), token.i))


def _may_cut(token: Token, doc: Doc) -> bool:
    if token.i < _SHORTEST_HALF or len(doc) - token.i - 1 < _SHORTEST_HALF or doc[token.i - 1].is_punct:
        return False
    if not doc[token.i - 1].whitespace_ or token.ent_iob_ == "I":
        return False
    before = doc[token.i - 1]
    if token.dep_ == "mark" or token.tag_ in ("WDT", "WP", "WRB"):
        return before.pos_ not in ("ADP", "SCONJ")
    if token.tag_ == "TO":
        return before.pos_ in ("NOUN", "VERB", "ADJ", "PROPN")
    if token.dep_ in ("ROOT", "aux", "auxpass") and token.pos_ in ("VERB", "AUX"):
        verb = token if token.dep_ == "ROOT" else token.head
        return verb.dep_ == "ROOT" and token.i == min(one.i for one in (verb, *verb.children) if one.pos_ in ("VERB", "AUX"))
    return token.dep_ == "prep" and token.text.islower() and before.pos_ in ("NOUN", "VERB", "PROPN") and token.lower_ != "of"


def _apart(one: _Cut, other: _Cut, likelihood: Callable[[str, str], float]) -> bool:
    """Whether neither end may stand behind the other's beginning."""
    if one.sentence.sources[0] == other.sentence.sources[0] or one.after == other.after:
        return False
    swapped = likelihood(one.before, other.after) + likelihood(other.before, one.after)
    right = likelihood(one.before, one.after) + likelihood(other.before, other.after)
    return swapped < right - CLEARLY_WORSE and all(
        _pull(mine.before, theirs.after, likelihood) < _pull(mine.before, mine.after, likelihood) - WORSE_AT_SEAM
        for mine, theirs in ((one, other), (other, one))
    )


def _pull(before: str, after: str, likelihood: Callable[[str, str], float]) -> float:
    """How much better the end reads behind the beginning than by itself."""
    return likelihood(before, after) - likelihood(before, "") - likelihood("", after)
