"""Exercises as a profile needs them: what stands for a gap, and grids without a grid."""

from __future__ import annotations

import re
from typing import Any

from lessons.profiles import Profile

_GAP = "______"


def exercises_for(exercises: list[dict[str, Any]], profile: Profile) -> list[dict[str, Any]]:
    """The exercises with the same numbers, as this profile shows them."""
    return [_exercise(one, profile) for one in exercises]


def _exercise(one: dict[str, Any], profile: Profile) -> dict[str, Any]:
    made = {**one, "items": [{**item, "prompt": spoken_gaps(item["prompt"], profile.gap)} for item in one["items"]]}
    if one["grid"] and not profile.grids:
        hidden = one["grid"]["is_hidden"]
        made |= {"grid": None, "layout": "items", "instruction": "Each clue is the meaning of a word from the text. Which word is it?"}
        if not hidden:  # a word search: the key's places are of no use without the grid
            made["items"] = [{**item, "answer": item["answer"].partition(":")[0]} for item in made["items"]]
    return made


def spoken_gaps(prompt: str, gap: str) -> str:
    """A prompt with ``gap`` where underscores stand, unless they are to stay.

    >>> spoken_gaps("The s p _ _ _ is ______.", "(gap)")
    'The s p (3 letters) is (gap).'
    """
    if gap == _GAP:
        return prompt
    prompt = re.sub(r"_{3,}", gap, prompt)
    prompt = re.sub(r"_(?: _)+", lambda found: f"({found.group().count('_')} letters)", prompt)
    return prompt.replace("_", gap)
