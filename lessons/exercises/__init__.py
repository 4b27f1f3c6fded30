"""The exercises of a lesson: one file a kind; ``MAKERS`` is the order in which a handout has them."""

from __future__ import annotations

import random
from typing import cast

from lessons.exercises import gap_fill, matching
from lessons.exercises.types import Exercise, Item, Maker, Material

MAKERS: tuple[Maker, ...] = cast("tuple[Maker, ...]", (matching, gap_fill))


def make_exercises(material: Material, seed: int = 1) -> tuple[Exercise, ...]:
    """Every exercise that the material gives, each from its own random numbers: one more kind changes no other."""
    made = (maker.make(material, random.Random(f"{seed}:{maker.KIND}")) for maker in MAKERS)
    return tuple(exercise for exercise in made if exercise is not None)


__all__ = ["MAKERS", "Exercise", "Item", "Maker", "Material", "make_exercises"]
