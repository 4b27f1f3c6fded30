"""Fill the gaps: words taken out of the plain version, to be chosen from a bank.

Only one word of the bank may fit each gap: a word whose place another word of the bank could take, by how well it
reads there, is not taken out.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from lessons.exercises.shared import GAP, WHOLE, apart_from_all, fitting_sentences, is_quoting, put_in
from lessons.exercises.types import Exercise, Item, Material
from reader.fluency import load_judge, tokens
from reader.lexicon.linting import zipf
from reader.plain.types import PlainSentence

if TYPE_CHECKING:
    from spacy.tokens import Token

KIND = "gap-fill"
MOST = 6
FEWEST = 4
REST = "no word of it is hard enough, and wrong in all other gaps"
_TAKEN = {"NOUN", "VERB", "ADJ"}
#: How much less likely (natural log) any other word of the bank must be in a gap.
CLEARLY_WORSE = 4.0
#: The same, with how often each word is used at all taken away.
WORSE_THERE = 6.0
#: How many words are tried as the first one, for the longest list.
_TRIES = 16
_LENGTHS = (6, 30)
#: Sentences that are longer, or quote, come last.
_LONG, _LATER = 24, 3.0


@dataclass(frozen=True, slots=True)
class _Gap:
    sentence: PlainSentence
    word: str
    lemma: str
    start: int
    weight: float

    def with_word(self, word: str) -> str:
        return put_in(self.sentence.text, self.start, self.word, word)


def make(material: Material, rng: random.Random) -> Exercise | None:
    """Up to six sentences with one gap each, in the order of the text."""
    judge = load_judge()
    gaps = sorted(_gaps(material), key=lambda gap: (-gap.weight, gap.sentence.sources[0], gap.start))
    likelihood = cache(lambda text: judge.log_probability(tokens(text)))
    apart = cache(lambda one, other: _apart(one, other, likelihood))
    chosen: list[_Gap] = []
    for first in range(min(_TRIES, len(gaps))):
        chosen = max(chosen, apart_from_all([gaps[first], *gaps[:first], *gaps[first + 1 :]], apart, MOST), key=len)
        if len(chosen) == MOST:
            break
    chosen.sort(key=lambda gap: gap.sentence.sources[0])
    items = tuple(
        Item(
            id=f"{KIND}-{gap.sentence.sources[0].start}-{gap.word.lower()}",
            prompt=gap.with_word(GAP),
            answer=gap.word,
            evidence=gap.sentence.sources,
            says=gap.sentence.text,
        )
        for gap in chosen
    )
    bank = [item.answer for item in items]
    rng.shuffle(bank)
    return Exercise(KIND, "Fill the gaps", "Choose the right word from the box for each gap. Use each word once.", items, tuple(bank))


def _apart(one: _Gap, other: _Gap, likelihood: Callable[[str], float]) -> bool:
    """Whether both may be asked for: in different sentences, and neither word fits the other's gap."""
    is_other = one.sentence != other.sentence and one.lemma != other.lemma
    return is_other and _only(one, other, likelihood) and _only(other, one, likelihood)


def _gaps(material: Material) -> Iterable[_Gap]:
    terms = {term.text.lower() for term in material.glossary.terms}
    text = " ".join(sentence.text.lower() for sentence in material.plain.sentences)
    for sentence, doc in fitting_sentences(material, KIND, _LENGTHS, WHOLE):
        later = _LATER if is_quoting(sentence.text) or len(sentence.text.split()) > _LONG else 0.0
        for token in doc:
            if _may_go(token) and material.is_fair(token.text, token.lemma_) and sentence.text.lower().split().count(token.lower_) < 2:
                often = text.count(token.lower_)
                known = 2.0 if token.lemma_.lower() in terms or token.lower_ in terms else 0.0
                weight = known + max(0.0, 5.2 - zipf(token.lower_)) + 0.1 * min(often, 4) - later
                yield _Gap(sentence, token.text, token.lemma_.lower(), token.idx, weight)


def _may_go(token: Token) -> bool:
    return (
        token.pos_ in _TAKEN
        and token.is_alpha
        and token.is_lower
        and len(token) > 3
        and not token.ent_type_
        and token.i > 0
        and 3.0 < zipf(token.lower_) < 5.6
    )


def _only(gap: _Gap, other: _Gap, likelihood: Callable[[str], float]) -> bool:
    """Whether ``other``'s word cannot stand in ``gap``: it is clearly less likely there, and not only since it is rarer."""
    worse = likelihood(gap.sentence.text) - likelihood(gap.with_word(other.word))
    rarer = math.log(10) * (zipf(gap.word) - zipf(other.word))
    return worse > CLEARLY_WORSE and worse - rarer > WORSE_THERE
