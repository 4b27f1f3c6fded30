"""The exercises of a lesson: one file a kind; ``MAKERS`` is the order in which a handout has them."""

from __future__ import annotations

from lessons.exercises.making import MAKERS, make_exercises
from lessons.exercises.types import Exercise, Grid, Item, LeftOut, Maker, Material, Placed, Prompt
from lessons.exercises.workbook import Workbook, make_workbook, workbook_data

__all__ = [
    "MAKERS",
    "Exercise",
    "Grid",
    "Item",
    "LeftOut",
    "Maker",
    "Material",
    "Placed",
    "Prompt",
    "Workbook",
    "make_exercises",
    "make_workbook",
    "workbook_data",
]
