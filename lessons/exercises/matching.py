"""Match word and meaning: terms of the glossary on one side, their meanings mixed on the other."""

from __future__ import annotations

import random
from collections.abc import Sequence

from glossary.terms import Term
from lessons.exercises.shared import ENOUGH, NOT_FOR_CLASS, is_for_class, why_not_here
from lessons.exercises.types import Exercise, Item, Material

KIND = "matching"
MOST = 8
FEWEST = 4
REST = ""


def make(material: Material, rng: random.Random) -> Exercise | None:
    """Up to eight terms, no two with the same meaning."""
    items: list[Item] = []
    for term in material.glossary.terms:
        sentence, plain = term.first_sentence(material.article), material.sentence_with(term)
        reason = _why_not(term, items) or why_not_here(term, plain)
        if reason or sentence is None:
            material.leave_out(KIND, term.text, reason or "it stands in no sentence", (sentence,) if sentence else ())
            continue
        items.append(
            Item(
                id=f"{KIND}-{term.id}",
                prompt=term.text,
                answer=term.definition,
                evidence=(term.evidence or sentence,),
                says=plain.text if plain else sentence.of(material.article.text),
                note=term.source,
            )
        )
    bank = [item.answer for item in items]
    rng.shuffle(bank)
    return Exercise(
        KIND, "Match the word and its meaning", "Write the letter of the meaning next to the word.", tuple(items), tuple(bank), "match"
    )


def _why_not(term: Term, items: Sequence[Item]) -> str:
    """Why a term is not on the list, or nothing."""
    if "; or: " in term.definition:
        return "it has two meanings"
    if not is_for_class(term):
        return NOT_FOR_CLASS
    if any(item.answer == term.definition for item in items):
        return "another term has the same meaning"
    return ENOUGH if len(items) == MOST else ""
