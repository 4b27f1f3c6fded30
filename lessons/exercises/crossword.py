"""Crossword: words of the glossary crossed; the clues are their meanings."""

from __future__ import annotations

import random

from lessons.exercises.grids import cross, grid_words
from lessons.exercises.types import Exercise, Item, Material

KIND = "crossword"
MOST = 10
FEWEST = 4
REST = ""


def make(material: Material, rng: random.Random) -> Exercise | None:
    """Up to ten words; at the easy level the first letter stands in the clue."""
    words = {word.text: word for word in grid_words(material, KIND, MOST)}
    grid = cross(list(words), rng) if words else None
    if grid is None:
        return None
    for word in words.values():
        if word.text not in {placed.word for placed in grid.words}:
            material.leave_out(KIND, word.text, "it crosses no other word", word.evidence)
    items = []
    for placed in grid.words:
        word = words[placed.word]
        help_ = f"{word.length}, the first is {word.text[0].upper()}" if material.is_easy else word.length
        prompt = f"{placed.number} {placed.direction}: {word.clue} ({help_})"
        items.append(Item(f"{KIND}-{word.text}", prompt, word.text, word.evidence, word.says))
    instruction = "Each clue is the meaning of a word from the list of words. Write one letter in each square, and no spaces."
    return Exercise(KIND, "Crossword", instruction, tuple(items), layout="grid", grid=grid)
