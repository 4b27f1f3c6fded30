"""Everything for the teacher in one value, and as plain data for templates and ``kit.json``."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from lessons.teaching.plans import LENGTHS, Plan, make_plan
from lessons.teaching.sensitive import Sensitive, find_sensitive
from lessons.teaching.simplified import Simplified, what_was_simplified
from lessons.teaching.standards import Standard, standards_met

if TYPE_CHECKING:
    from lessons.kit import Kit


@dataclass(frozen=True, slots=True)
class TeachingNotes:
    """Plans for 20, 45 and 90 minutes, sensitive topics, what was simplified and why, standards that are met."""

    plans: tuple[Plan, ...]
    sensitive: tuple[Sensitive, ...]
    simplified: tuple[Simplified, ...]
    standards: tuple[Standard, ...]


def make_notes(kit: Kit) -> TeachingNotes:
    """The notes to a lesson; the same lesson gives the same notes."""
    return TeachingNotes(
        tuple(make_plan(kit, minutes) for minutes in LENGTHS),
        find_sensitive(kit.article),
        what_was_simplified(kit.plain),
        standards_met(kit),
    )


def notes_data(notes: TeachingNotes) -> dict[str, Any]:
    """The notes as strings, numbers, lists and dictionaries."""
    return {
        "plans": [
            {"minutes": plan.minutes, "aims": list(plan.aims), "homework": list(plan.homework), "steps": [asdict(step) for step in plan.steps]}
            for plan in notes.plans
        ],
        "sensitive": [
            {"topic": one.topic, "about": one.about, "words": list(one.words), "spans": [[span.start, span.end] for span in one.spans]}
            for one in notes.sensitive
        ],
        "simplified": [asdict(one) for one in notes.simplified],
        "standards": [asdict(one) for one in notes.standards],
    }
