"""The key as the teacher's page shows it: each answer with the sentence that proves it, and nothing twice.

Most questions are a sentence of the text in which something is missing or mixed. Its sentence shows question and
answer, so the question itself isn't printed again.
"""

from __future__ import annotations

from typing import Any

from lessons.templating import letter

HEADING = "Answers, with the sentence that proves each"
#: What stands below the heading.
NOTE = "The evidence is a sentence of the plain version. Where the answer itself is a whole sentence of the text, it is its own evidence."
#: Puzzles on the list of words: the sentences with these words stand at the first exercise that asks for them.
_PUZZLES = frozenset(["word-search", "crossword"])


def with_key(raw: list[dict[str, Any]], shown: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The exercises as they are shown, with ``key`` for each item: its question, if it isn't clear from the rest; the
    answer with its letter; the proof, if the answer isn't it.

    ``raw`` are the same exercises with the gaps that the makers gave them.
    """
    proved: set[str] = set()
    made = []
    for before, one in zip(raw, shown, strict=True):
        items = []
        for bare, item in zip(before["items"], one["items"], strict=True):
            key = _key(bare, item, one)
            if one["kind"] in _PUZZLES and key["proof"] in proved:
                key["proof"] = ""
            proved.add(key["proof"])
            items.append({**item, "key": key})
        made.append({**one, "items": items})
    return made


def _key(bare: dict[str, Any], item: dict[str, Any], exercise: dict[str, Any]) -> dict[str, str]:
    choices = exercise["bank"] if exercise["layout"] == "match" else item["choices"]
    answer, says = item["answer"], item["says"]
    place = f"{letter(choices.index(answer))}: " if answer in choices else ""
    is_clear = _is_clear(bare["prompt"], answer, says)
    if is_clear and place and answer.startswith("…"):  # an end of a sentence that stands there as a whole
        answer, place = place.removesuffix(": "), ""
    return {
        "asked": "" if is_clear else item["prompt"],
        "answer": place + answer,
        "proof": "" if says == item["answer"] else says,
    }


def _is_clear(prompt: str, answer: str, says: str) -> bool:
    """Whether the proof shows the question: it is the sentence, or the sentence with the answer left out.

    >>> _is_clear("The b _ _ _ is old.", "boat", "The boat is old."), _is_clear("Who is old?", "the boat", "The boat is old.")
    (True, False)
    """
    if says == answer or prompt.strip("…“”\". ") in says:
        return True
    left = next((place for place, (one, other) in enumerate(zip(prompt, says, strict=False)) if one != other), min(len(prompt), len(says)))
    right = next((place for place, (one, other) in enumerate(zip(prompt[::-1], says[::-1], strict=False)) if one != other), 0)
    return len(says) - left - right <= len(answer) and "_" in prompt
