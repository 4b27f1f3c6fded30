"""Exercises as a profile needs them: what stands for a gap, room to write, and grids without a grid."""

from __future__ import annotations

import re
from typing import Any

from lessons.profiles import Profile

#: Kinds that are done in the sentence itself, with a pencil line.
_IN_PLACE = frozenset(["spaces"])
#: A word of which letters are missing, each on its own: it must not be cut at the end of a line.
_LETTERS = re.compile(r"\b\w(?: \w)*(?: _)+(?: \w)*(?!\w)|_(?: [\w_](?!\w))+")


def exercises_for(exercises: list[dict[str, Any]], profile: Profile) -> list[dict[str, Any]]:
    """The exercises with the same numbers, as this profile shows them."""
    return [_exercise(one, profile) for one in exercises]


def quiz_for(parts: list[dict[str, Any]], profile: Profile) -> list[dict[str, Any]]:
    """The parts of the quiz on paper, with this profile's gaps."""
    return [{**part, "questions": [{**one, "prompt": with_gaps(one["prompt"], profile.gap)} for one in part["questions"]]} for part in parts]


def _exercise(one: dict[str, Any], profile: Profile) -> dict[str, Any]:
    made = {**one, "items": [{**item, "prompt": with_gaps(item["prompt"], profile.gap)} for item in one["items"]], "lines": _lines(one)}
    if one["grid"] and not profile.grids:
        hidden = one["grid"]["is_hidden"]
        made |= {"grid": None, "layout": "items", "instruction": "Each clue is the meaning of a word from the text. Which word is it?"}
        if not hidden:  # a word search: the key's places are of no use without the grid
            made["items"] = [{**item, "answer": item["answer"].partition(":")[0]} for item in made["items"]]
    return made


def _lines(one: dict[str, Any]) -> int:
    """Lines to write on below each item: as the exercise says, or one where an answer has no other place."""
    placed = one["layout"] != "items" or one["kind"] in _IN_PLACE or any(item["choices"] or "_" in item["prompt"] for item in one["items"])
    return int(one["lines"]) if placed else max(int(one["lines"]), 1)


def with_gaps(prompt: str, gap: str) -> str:
    """A prompt with ``gap`` where a word is missing; single letters are put into words, too, if the gap is words.

    >>> with_gaps("The s p _ _ _ is ______.", "(gap)")
    'The s p (3 letters) is (gap).'
    >>> with_gaps("It is ______.", "__________")
    'It is __________.'
    """
    prompt = re.sub(r"_{3,}", gap, prompt)
    if not gap.strip("_"):
        return _LETTERS.sub(lambda found: found.group().replace(" ", "\u00a0"), prompt)
    prompt = re.sub(r"_(?: _)+", lambda found: f"({found.group().count('_')} letters)", prompt)
    return prompt.replace("_", gap)
