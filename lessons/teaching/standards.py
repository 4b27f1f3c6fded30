"""Standards, named only where an exercise of this lesson really asks for what they say.

Common Core anchor standards for reading, language, speaking and listening (2010), by their code and in short;
scales of the Common European Framework's Companion Volume (2020), by their name. No grade and no CEFR level is
claimed: the difficulty of a text is measured in other units, and a news text in plain words is not the text at
grade level that standard R.10 asks for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lessons.kit import Kit


@dataclass(frozen=True, slots=True)
class Standard:
    """A standard that is met: the framework, its code or scale, what it says in short, and what meets it."""

    framework: str
    code: str
    says: str
    met_by: str


CCSS = "Common Core (anchor standards)"
CEFR = "CEFR Companion Volume 2020 (scale; no level claimed)"


def _kinds(*kinds: str, least: int = 4) -> Callable[[Kit], list[int]]:
    """The numbers of exercises of these kinds with at least so many items."""
    return lambda kit: [
        number for number, one in enumerate(kit.exercises, start=1) if one.kind in kinds and len(one.items) >= least
    ]


#: Framework, code, what it says, and the exercises that meet it.
_BY_EXERCISES: tuple[tuple[str, str, str, Callable[[Kit], list[int]]], ...] = (
    (CCSS, "CCRA.R.1", "Read closely to find what the text says; point to evidence", _kinds("true-false", "comprehension", "fact-or-claim")),
    (CCSS, "CCRA.R.4", "Work out what words mean as they are used in a text", _kinds("matching")),
    (CCSS, "CCRA.L.2", "Spelling", _kinds("dictation", "spelling", "missing-vowels")),
    (CCSS, "CCRA.L.6", "Learn and use words of a subject", _kinds("matching", "gap-fill")),
    (CEFR, "Reading for information and argument", "Find and understand information in a text", _kinds("true-false", "comprehension", least=3)),
    (CEFR, "Vocabulary range", "Understand and use words of a topic", _kinds("matching", "gap-fill")),
    (CEFR, "Orthographic control", "Spell", _kinds("dictation", "spelling", "missing-vowels", "first-letters")),
)


def standards_met(kit: Kit) -> tuple[Standard, ...]:
    """The standards that this lesson meets, each with what meets it; none where nothing does."""
    found = []
    for framework, code, says, numbers in _BY_EXERCISES:
        if exercises := numbers(kit):
            label = "exercise " if len(exercises) == 1 else "exercises "
            found.append(Standard(framework, code, says, label + ", ".join(str(number) for number in exercises)))
    if any(prompt.use == "discussion" for prompt in kit.workbook.prompts):
        found.append(Standard(CCSS, "CCRA.SL.1", "Take part in a conversation, build on others’ ideas", "the questions to talk about"))
        found.append(Standard(CEFR, "Informal discussion (with friends)", "Give and ask for opinions", "the questions to talk about"))
    return tuple(sorted(found, key=lambda one: (one.framework != CCSS, one.code)))
