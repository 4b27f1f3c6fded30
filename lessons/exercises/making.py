"""The visible list of kinds, and the loop over it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import cast

from lessons.exercises import (
    choose_word,
    comprehension,
    crossword,
    dictation,
    fact_or_claim,
    first_letters,
    gap_fill,
    halves,
    how_said,
    matching,
    missing_vowels,
    numbers,
    order,
    small_words,
    spaces,
    spelling,
    timeline,
    true_false,
    who_said,
    word_order,
    word_search,
)
from lessons.exercises.types import Exercise, Maker, Material

#: Every kind, in a sensible order for a class: words, then sentences, then the whole text, then spelling.
MAKERS: tuple[Maker, ...] = cast(
    "tuple[Maker, ...]",
    (
        matching, gap_fill, choose_word, first_letters, small_words, true_false, numbers, comprehension, timeline, order,
        halves, word_order, who_said, how_said, fact_or_claim, dictation, spelling, missing_vowels, spaces, word_search,
        crossword,
    ),
)


def make_exercises(material: Material, seed: int = 1, makers: Sequence[Maker] = MAKERS) -> tuple[Exercise, ...]:
    """Every exercise that the material gives, each from its own random numbers: one more kind changes no other."""
    made = []
    for maker in makers:
        exercise = maker.make(material, random.Random(f"{seed}:{maker.KIND}"))
        if exercise is None:
            material.leave_out(maker.KIND, "", "the text gives too few items of this kind")
        else:
            made.append(exercise)
    return tuple(made)
