"""What several kinds of exercises ask of the plain version: its parsed sentences, and which may stand alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from glossary.terms import Term
from lessons.exercises.types import TAKEN, Material
from reader.language import parse_texts
from reader.plain.types import PlainSentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: Items of an exercise, so that a handout has an end.
MOST = 5
GAP = "______"
NO_JUDGE = "this kind needs the model of the extra “judge”, which is not installed"
#: Why a sentence that would do gave no item.
ENOUGH = "there are enough items without it"
#: "Ann Lee", "Jan van der Berg".
FULL_NAME = re.compile(r"[A-Z][\w’'-]+(?: (?:van|von|der|de|la|al|bin|[A-Z][\w’'-]+)){1,3}")
_QUOTES = frozenset("\"“”«»")
#: First words that point back to a sentence before.
_POINTS_BACK = frozenset(
    ["he", "she", "it", "they", "we", "i", "you", "his", "her", "its", "their", "this", "that", "these", "those", "but", "and", "so", "or", "also", "both", "such", "there", "here", "then", "however", "instead", "another", "others", "later"]
)
_FRAGMENT = frozenset(["so", "because", "which", "whose", "whom", "than"])
_BACKWARD = frozenset(["he", "she", "it", "they", "him", "her", "them", "his", "its", "their", "this", "these", "those", "such"])


@lru_cache(maxsize=4)
def _parse(texts: tuple[str, ...]) -> tuple[Doc, ...]:
    return tuple(parse_texts(texts))


def parsed_sentences(material: Material) -> Iterator[tuple[PlainSentence, Doc]]:
    """Each sentence of the plain version with its parse, in order; parsed once for all kinds."""
    sentences = material.plain.sentences
    return zip(sentences, _parse(tuple(sentence.text for sentence in sentences)), strict=True)


_Candidate = TypeVar("_Candidate")


def apart_from_all(candidates: Iterable[_Candidate], apart: Callable[[_Candidate, _Candidate], bool], most: int) -> list[_Candidate]:
    """The first candidates, up to ``most``, of which each is apart from all the others taken."""
    chosen: list[_Candidate] = []
    for one in candidates:
        if len(chosen) < most and all(apart(one, other) for other in chosen):
            chosen.append(one)
    return chosen


def put_in(text: str, start: int, old: str, new: str = GAP) -> str:
    """The text with another word, or a gap, in place of ``old``, which begins at ``start``."""
    return text[:start] + new + text[start + len(old) :]


def is_quoting(text: str) -> bool:
    """Whether a text holds a quotation mark."""
    return bool(_QUOTES & set(text)) or bool(re.search(r"(?<!\w)[‘']|[’'](?!\w)", text))


def stands_alone(doc: Doc) -> bool:
    """Whether a sentence says who and what by itself: it begins with a capital letter, ends with a full stop,
    quotes nothing, and doesn't point back to the one before.
    """
    text = doc.text
    if not text[:1].isupper() or not text.endswith(".") or is_quoting(text) or ":" in text or ";" in text:
        return False
    if doc[0].lower_ in _POINTS_BACK:
        return False
    subject = next((token for token in doc if token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ == "ROOT"), None)
    return subject is not None and subject.lower_ not in _POINTS_BACK


def points_back(doc: Doc) -> bool:
    """Whether a sentence holds a pronoun, or begins with a word, that needs the one before."""
    return doc[0].lower_ in _POINTS_BACK or any(token.lower_ in _BACKWARD for token in doc[:4])


def is_sentence(doc: Doc) -> bool:
    """Whether it is a sentence of its own, with a subject and a verb, not "So that nobody saw it."."""
    root = next((token for token in doc if token.dep_ == "ROOT"), None)
    if root is None or root.pos_ not in ("VERB", "AUX") or (root.tag_ in ("VBG", "VBN", "VB") and not _has_helper(root)):
        return False
    return doc[0].lower_ not in _FRAGMENT and not any(child.dep_ == "mark" for child in root.children) and any(
        child.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for child in root.children
    )


def _has_helper(root: Token) -> bool:
    return any(child.dep_ in ("aux", "auxpass") and child.tag_ != "TO" for child in root.children)


def is_whole(text: str) -> bool:
    """Whether every quotation that begins in the sentence ends there."""
    return text.count("“") == text.count("”") and text.count('"') % 2 == 0 and text[-1] in ".!?\"”"


def taken_texts(material: Material, kind: str) -> frozenset[str]:
    """The sentences on which another exercise asks; they are written down as left out."""
    taken = [sentence for sentence in material.plain.sentences if material.is_taken(sentence)]
    for sentence in taken:
        material.leave_out(kind, sentence.text, TAKEN, sentence.sources)
    return frozenset(sentence.text for sentence in taken)


NOT_FOR_CLASS = "its meaning is one that a teacher would bring in with care"
NOT_FOR_CLASS_WORDS = re.compile(r"\b(?:sex|sexual\w*|rape\w*|prostitut\w*|porn\w*|genital\w*)\b", re.I)


def is_for_class(term: Term) -> bool:
    """Whether a word and its meaning may be asked for by surprise: nothing on sex, which a teacher would bring in with care."""
    return not NOT_FOR_CLASS_WORDS.search(f"{term.text} {term.definition}")


def why_not_here(term: Term, sentence: PlainSentence | None) -> str:
    """Why pupils can't find a word of the list in their text, or nothing; ``sentence`` is the one that has it in some form."""
    if sentence is None:
        return "the plain version doesn’t have it"
    return "" if term.text.lower()[:4] in sentence.text.lower() else "the text spells it in another way"


#: What a sentence must be for a kind of exercise, and why it is left out where it isn't.
Check = tuple[Callable[["Doc"], bool], str]
WHOLE: Check = (lambda doc: is_whole(doc.text), "a quotation begins or ends in another sentence")
ALONE: Check = (stands_alone, "it quotes, or needs the sentence before it")
SENTENCE: Check = (is_sentence, "it is no whole sentence with a subject and a verb")


def fitting_sentences(material: Material, kind: str, lengths: tuple[int, int], *checks: Check) -> Iterator[tuple[PlainSentence, Doc]]:
    """The sentences with so many words that pass the checks; the others are written down as left out.

    No sentence is asked about in two exercises, so that none prints what another asks for.
    """
    low, high = lengths
    for sentence, doc in parsed_sentences(material):
        if material.is_taken(sentence):
            material.leave_out(kind, sentence.text, TAKEN, sentence.sources)
            continue
        count = len(sentence.text.split())
        reason = f"it has fewer than {low} words" if count < low else f"it has more than {high} words" if count > high else ""
        reason = reason or next((why for holds, why in checks if not holds(doc)), "")
        if reason:
            material.leave_out(kind, sentence.text, reason, sentence.sources)
        else:
            yield sentence, doc
