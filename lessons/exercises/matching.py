"""Match word and meaning: terms of the glossary on one side, their meanings mixed on the other."""

from __future__ import annotations

import random

from lessons.exercises.types import Exercise, Item, Material

KIND = "matching"
MOST = 8
FEWEST = 4


def make(material: Material, rng: random.Random) -> Exercise | None:
    """Up to eight terms, no two with the same meaning."""
    items: list[Item] = []
    for term in material.glossary.terms:
        meaning = term.definition.split("; or: ")[0]
        if "; or: " in term.definition or any(item.answer == meaning for item in items):
            continue
        sentence = term.first_sentence(material.article)
        if sentence is None:
            continue
        items.append(
            Item(
                id=f"{KIND}-{term.id}",
                prompt=term.text,
                answer=meaning,
                evidence=(term.evidence or sentence,),
                says=sentence.of(material.article.text),
                note=term.source,
            )
        )
        if len(items) == MOST:
            break
    if len(items) < FEWEST:
        return None
    bank = [item.answer for item in items]
    rng.shuffle(bank)
    return Exercise(
        KIND, "Match the word and its meaning", "Write the letter of the meaning next to the word.", tuple(items), tuple(bank), "match"
    )
