"""The sense of a word in its sentence: part of speech, cues, and how usual the sense is.

    >>> from reader.language import parse_texts
    >>> doc = parse_texts(["Police detained two men at the border."])[0]
    >>> choose_sense(doc[1]).entry.headword
    'detain'
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.lexicon.entries import Cue, Entry
from reader.lexicon.store import Lexicon, base_forms, load_lexicon, look_up

if TYPE_CHECKING:
    from spacy.tokens import Token

#: spaCy's coarse tags and the parts of speech of the dictionary.
POS_OF_TAG: dict[str, tuple[str, ...]] = {
    "NOUN": ("noun",),
    "VERB": ("verb",),
    "AUX": ("verb",),
    "ADJ": ("adj", "det"),
    "ADV": ("adv",),
    "ADP": ("prep", "adv"),
    "SCONJ": ("conj", "prep"),
    "CCONJ": ("conj",),
    "DET": ("det", "adj", "pron"),
    "PRON": ("pron", "det"),
    "NUM": ("num", "adj"),
    "INTJ": ("intj",),
}
#: What each kind of cue adds to a sense's score when it is met; a near word says less than grammar does.
CUE_WEIGHTS = {"obj": 2.5, "subj": 2.0, "prep": 1.5, "mod": 2.0, "of": 2.0, "near": 1.5, "field": 0.5}
#: How much less usual each further sense is, on the same scale.
RANK_PENALTY = 0.7
#: The same for a sense marked ``rare``, beside its rank.
RARE_PENALTY = 1.5
#: A sense below this confidence is not sure enough to replace the word.
SURE = 0.85


@dataclass(frozen=True, slots=True)
class Sense:
    """The chosen entry, how sure the choice is (0 to 1), and the other entries that could be meant."""

    entry: Entry
    confidence: float
    others: tuple[Entry, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Whether the sense is sure enough to put another word in its place."""
        return self.confidence >= SURE


def entries_for(token: Token, lexicon: Lexicon | None = None) -> tuple[Entry, ...]:
    """The entries of a token by its form, its lemma or its family, with the right part of speech first."""
    lexicon = lexicon or load_lexicon()
    form, lemma = token.text.lower(), token.lemma_.lower()
    found = lexicon.entries(form)
    if token.tag_ == "NNS" and any(entry.pos == "noun" for entry in found):
        # a plural with a line of its own ("authorities") means that
        return matching(found, "NOUN")
    if token.tag_ == "VBG" and token.dep_ == "amod" and any(entry.pos == "adj" for entry in found):
        # "bracing air" braces nobody
        return matching(found, "ADJ")
    if lemma != form:
        found += lexicon.entries(lemma)
    fitting = matching(found, token.pos_)
    if not fitting and token.pos_ == "VERB":
        # the parser's base form may be none ("stag" for "staged")
        fitting = matching((entry for base in base_forms(form) for entry in lexicon.entries(base)), token.pos_)
    return fitting or found or look_up(form, lexicon)


def matching(entries: Iterable[Entry], pos: str) -> tuple[Entry, ...]:
    """The entries whose part of speech fits spaCy's coarse tag."""
    wanted = POS_OF_TAG.get(pos, ())
    return tuple(entry for entry in entries if entry.pos in wanted)


def choose_sense(token: Token, entries: tuple[Entry, ...] | None = None) -> Sense | None:
    """The most likely sense of a token, or ``None`` when the dictionary lacks the word."""
    entries = entries_for(token) if entries is None else entries
    if not entries:
        return None
    fitting = matching(entries, token.pos_) or entries
    scores = [_score(token, entry, rank) for rank, entry in enumerate(fitting)]
    order = sorted(range(len(fitting)), key=lambda number: (-scores[number], number))
    best = fitting[order[0]]
    confidence = 1.0 / sum(math.exp(scores[number] - scores[order[0]]) for number in order)
    if not matching(entries, token.pos_):
        confidence *= 0.5
    return Sense(best, confidence, tuple(fitting[number] for number in order[1:]))


def sense_of_phrase(entries: tuple[Entry, ...]) -> Sense:
    """The sense of a phrase by its entries, of which there is one at least: sure where there is no other."""
    return Sense(entries[0], 0.9 if len(entries) == 1 else 0.5, entries[1:])


def _score(token: Token, entry: Entry, rank: int) -> float:
    met = sum(CUE_WEIGHTS[cue.kind] for cue in entry.cues if _is_met(token, cue))
    return min(met, 6.0) - RANK_PENALTY * rank - RARE_PENALTY * entry.is_rare


def _is_met(token: Token, cue: Cue) -> bool:
    word = cue.word.lower()
    match cue.kind:
        case "near":
            return any(other.lemma_.lower() == word for other in token.sent if other.i != token.i)
        case "obj":
            return word in _objects(token)
        case "subj":
            return word in _subjects(token)
        case "prep":
            return any(child.dep_ in ("prep", "agent", "prt") and child.lower_ == word for child in token.children)
        case "mod":
            return word in _modifiers(token)
        case "of":
            return word in _of_nouns(token)
        case "field":
            return _field_words(word, token) >= 2
    return False


def _lemmas(tokens: Iterable[Token]) -> set[str]:
    found = set()
    for token in tokens:
        found.add(token.lemma_.lower())
        found.update(other.lemma_.lower() for other in token.conjuncts)
    return found


def _objects(token: Token) -> set[str]:
    return _lemmas(child for child in token.children if child.dep_ in ("dobj", "obj", "nsubjpass", "attr"))


def _subjects(token: Token) -> set[str]:
    return _lemmas(child for child in token.children if child.dep_ in ("nsubj", "agent"))


def _modifiers(token: Token) -> set[str]:
    found = _lemmas(
        child for child in token.children if child.dep_ in ("amod", "compound", "nmod", "advmod", "poss", "nummod")
    )
    if token.dep_ in ("amod", "compound", "nmod", "advmod", "poss", "acomp"):
        found |= _lemmas([token.head])
    if token.dep_ == "acomp":
        found |= _subjects(token.head)
    return found


def _of_nouns(token: Token) -> set[str]:
    return _lemmas(
        noun
        for child in token.children
        if child.dep_ == "prep" and child.lower_ == "of"
        for noun in child.children
        if noun.dep_ == "pobj"
    )


@lru_cache(maxsize=1)
def _fields() -> dict[str, frozenset[str]]:
    """For each field (law, war …) the headwords that carry it as a cue."""
    lexicon = load_lexicon()
    found: dict[str, set[str]] = {}
    for headword in lexicon.headwords:
        for entry in lexicon.entries(headword):
            for cue in entry.cues:
                if cue.kind == "field":
                    found.setdefault(cue.word.lower(), set()).add(headword)
    return {field: frozenset(words) for field, words in found.items()}


def _field_words(field: str, token: Token) -> int:
    own = _fields().get(field, frozenset())
    return len({other.lemma_.lower() for other in token.doc if other.i != token.i} & own)
