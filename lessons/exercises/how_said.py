"""How do we know: statements of the article, to be sorted by who is behind them and whether the words are theirs.

Only clear cases: a person or group with a name of its own, or a word such as "an official" that names nobody; words
in quotation marks, or a report without any.
"""

from __future__ import annotations

import random
import re

from lessons.exercises.shared import ENOUGH, MOST
from lessons.exercises.told import Told, told_in
from lessons.exercises.types import Exercise, Item, Material

KIND = "how-said"
FEWEST = 3
REST = ""
CHOICES = (
    "named, own words",
    "named, reported",
    "not named, own words",
    "not named, reported",
)
_LONGEST = 55
_UNNAMED = re.compile(
    r"(?:an?|one|some|many|several|most|few|other|two|three|local|unnamed)\b.*|(?:[a-z]+ )*(?:officials|experts|scientists|critics|researchers|sources|doctors|campaigners|residents|analysts|activists|people|reports|studies|lawyers|teachers|supporters|opponents|observers|neighbours|neighbors|witnesses|police|diplomats)",
    re.I,
)


def make(material: Material, rng: random.Random) -> Exercise | None:
    """Statements in the order of the text, of as many sorts as there are."""
    found: dict[str, list[Told]] = {choice: [] for choice in CHOICES}
    told = told_in(material, KIND)
    for one in told:
        is_mixed = any(other.said.form != one.said.form and set(other.evidence) & set(one.evidence) for other in told)
        sort = "" if is_mixed else _sort(one)
        if sort:
            found[sort].append(one)
        else:
            material.leave_out(KIND, one.says, "no clear case: only a part is quoted, or the speaker is a group, or stands in another sentence", one.evidence)
    for statements in found.values():
        rng.shuffle(statements)
    chosen: list[tuple[Told, str]] = []
    while len(chosen) < MOST and any(found.values()):
        for sort in reversed(CHOICES):
            if found[sort] and len(chosen) < MOST:
                one = found[sort].pop()
                if all(one.evidence[0] != other.evidence[0] for other, _ in chosen):
                    chosen.append((one, sort))
    for one in (one for statements in found.values() for one in statements):
        material.leave_out(KIND, one.says, ENOUGH, one.evidence)
    if len({sort for _, sort in chosen}) == 1:
        reason = f"all clear cases are of one sort ({chosen[0][1]})"
        for one, _ in chosen:
            material.leave_out(KIND, one.says, reason, one.evidence)
        material.leave_out(KIND, "", reason)
        return None
    chosen.sort(key=lambda pair: pair[0].said.content.start)
    instruction = "Does the speaker have a name? Are these the speaker’s own words, or does the writer report them?"
    return Exercise(KIND, "Who is behind it?", instruction, tuple(_item(one, sort) for one, sort in chosen))


def _item(one: Told, sort: str) -> Item:
    note = f"{one.said.speaker}; verb: {one.said.verb}"
    return Item(f"{KIND}-{one.original.content.start}", one.says, sort, one.evidence, one.says, CHOICES, note)


def _sort(told: Told) -> str:
    """The sort of a clear case, or nothing."""
    one, text = told.said, told.text
    if one.form == "partly quoted" or not one.verb or one.speaker_span is None or len(one.sentences) != 1:
        return ""
    sentence = one.sentences[0].of(text)
    if not one.sentences[0].contains(one.speaker_span) or len(sentence.split()) > _LONGEST:
        return ""
    if one.form == "indirect" and set("“”\"") & set(sentence):
        return ""
    if one.form == "direct" and one.content.end > one.sentences[0].end:
        return ""
    words = one.speaker_span.of(text)
    is_named = one.named and words.split()[0][:1].isupper() and words.lower().split()[0] not in ("the", "a", "an", "he", "she", "they", "it")
    if is_named:
        return CHOICES[0] if one.form == "direct" else CHOICES[1]
    if not one.named and _UNNAMED.fullmatch(words) and not re.search(r"(?<!^)\b[A-Z]", words):
        return CHOICES[2] if one.form == "direct" else CHOICES[3]
    return ""
