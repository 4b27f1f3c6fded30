"""For the teacher: plans with times, aims, words to know about before printing, what was simplified, standards met."""

from __future__ import annotations

from lessons.teaching.notes import TeachingNotes, make_notes, notes_data
from lessons.teaching.plans import LENGTHS, Plan, Step, make_plan
from lessons.teaching.sensitive import Sensitive, find_sensitive
from lessons.teaching.standards import Standard, standards_met

__all__ = [
    "LENGTHS",
    "Plan",
    "Sensitive",
    "Standard",
    "Step",
    "TeachingNotes",
    "find_sensitive",
    "make_notes",
    "make_plan",
    "notes_data",
    "standards_met",
]
