"""Word search: words of the glossary hidden in a square of letters, to be found by their meanings."""

from __future__ import annotations

import random

from lessons.exercises.grids import grid_words, hide
from lessons.exercises.types import Direction, Exercise, Item, Material, Placed

KIND = "word-search"
MOST = 8
FEWEST = 4
REST = ""
#: How many words there must be for two puzzles.
_FOR_TWO = 6


def make(material: Material, rng: random.Random) -> Exercise | None:
    """Up to eight words: across and down and told by name at the easy level, else diagonal, too, and told by meaning."""
    words = {word.text: word for word in grid_words(material, KIND, MOST)}
    if material.asked_by("crossword") and len(words) < _FOR_TWO:
        material.leave_out(KIND, "", "the crossword asks for the same few words")
        return None
    directions: tuple[Direction, ...] = ("across", "down") if material.is_easy else ("across", "down", "diagonal")
    grid = hide(list(words), rng, directions) if words else None
    if grid is None:
        return None
    items = tuple(
        Item(
            id=f"{KIND}-{one.word}",
            prompt=one.word.upper() if material.is_easy else f"{words[one.word].clue} ({words[one.word].length})",
            answer=f"{one.word}: {where(one)}",
            evidence=words[one.word].evidence,
            says=words[one.word].says,
        )
        for one in grid.words
    )
    what = "these words" if material.is_easy else "the words with these meanings"
    ways = "from left to right, or from top to bottom" + ("" if material.is_easy else ", or at a slant downwards")
    return Exercise(KIND, "Word search", f"Find {what}. They run {ways}.", items, layout="grid", grid=grid)


def where(one: Placed) -> str:
    """Where a word begins and how it runs, in words."""
    return f"row {one.row}, column {one.column}, {one.direction}"
