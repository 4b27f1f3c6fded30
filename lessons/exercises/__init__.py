"""The exercises of a lesson: one file a kind; ``MAKERS`` is the order in which a handout has them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import cast

from lessons.exercises import (
    choose_word,
    comprehension,
    first_letters,
    gap_fill,
    halves,
    matching,
    missing_vowels,
    order,
    true_false,
    who_said,
)
from lessons.exercises.types import Exercise, Item, Maker, Material

#: Every kind, in a sensible order for a class: words, then sentences, then the whole text, then spelling.
MAKERS: tuple[Maker, ...] = cast(
    "tuple[Maker, ...]",
    (matching, gap_fill, choose_word, true_false, order, halves, who_said, comprehension, first_letters, missing_vowels),
)


def make_exercises(material: Material, seed: int = 1, makers: Sequence[Maker] = MAKERS) -> tuple[Exercise, ...]:
    """Every exercise that the material gives, each from its own random numbers: one more kind changes no other."""
    made = (maker.make(material, random.Random(f"{seed}:{maker.KIND}")) for maker in makers)
    return tuple(exercise for exercise in made if exercise is not None)


__all__ = ["MAKERS", "Exercise", "Item", "Maker", "Material", "make_exercises"]
