"""Who said it: words of the article, to be matched with those who said them.

A speaker comes once, so that each name is the answer to one item. Only speakers with a name are taken, since
"the envoy" may be one of them.
"""

from __future__ import annotations

import random
import re

from lessons.exercises.shared import ENOUGH, MOST
from lessons.exercises.told import Told, told_in
from lessons.exercises.types import Exercise, Item, Material

KIND = "who-said-it"
FEWEST = 3
REST = ""
_SHORTEST, _LONGEST = 5, 45
_NEEDS_MORE = frozenset(["he", "she", "it", "they", "him", "her", "them", "his", "its", "their", "this", "these", "those", "which", "who", "both", "such"])


def make(material: Material, rng: random.Random) -> Exercise | None:
    """Statements of as many speakers, word for word before reported ones."""
    chosen: list[Told] = []
    for one in sorted(told_in(material, KIND), key=lambda one: (one.said.form != "direct", one.said.content.start)):
        reason = _why_not(one)
        if not reason and any(_same_name(one.said.speaker, other.said.speaker) for other in chosen):
            reason = "its speaker is asked for already"
        if reason or len(chosen) == MOST:
            material.leave_out(KIND, one.says, reason or ENOUGH, one.evidence)
        else:
            chosen.append(one)
    chosen.sort(key=lambda one: one.said.content.start)
    items = tuple(
        Item(
            id=f"{KIND}-{one.original.content.start}",
            prompt=_shown(one.content),
            answer=_name(one.said.speaker),
            evidence=one.evidence,
            says=one.says,
            note=one.original.role,
        )
        for one in chosen
    )
    bank = [item.answer for item in items]
    rng.shuffle(bank)
    return Exercise(KIND, "Who said it?", "Choose the right name from the box. Use each name once.", items, tuple(bank))


def _why_not(told: Told) -> str:
    """Why nobody can be asked who said it, or nothing."""
    one, content = told.said, told.content
    words = re.findall(r"[\w’'-]+", content)
    if not one.named or not one.speaker:
        return "its speaker has no name"
    if not _SHORTEST <= len(words) <= _LONGEST:
        return "it is too short or too long"
    is_part = content[0] in "\"“«" and (one.form == "partly quoted" or not content[1].isupper())
    if is_part or (one.form != "direct" and _NEEDS_MORE & {word.lower() for word in words[:6]}):
        return "it is a piece of a sentence, or needs the words around it"
    if one.speaker_span is None or not one.verb or one.speaker_span.of(told.text).lower() in ("he", "she", "it", "they"):
        return "its speaker is named in another sentence"
    return "it holds its speaker’s name" if any(part in content for part in _name(one.speaker).split() if part[:1].isupper()) else ""


def _name(speaker: str) -> str:
    return re.sub(r"^the (?=[A-Z])", "", re.sub(r"\s+", " ", speaker))


def _same_name(one: str, other: str) -> bool:
    """Whether two names may be of one speaker: one is part of the other, or both end alike."""
    first, second = (_name(name).lower().removeprefix("the ").split() for name in (one, other))
    return first[-1] == second[-1] or set(first) <= set(second) or set(second) <= set(first)


def _shown(content: str) -> str:
    """What was said, with a capital letter, and without the comma that led on to the speaker."""
    content = re.sub(r",(?=[”\"»]$)", ".", re.sub(r"\s+", " ", content.strip()))
    if content[0] in "\"“«":
        closer = {'"': '"', "“": "”", "«": "»"}[content[0]]
        return content if content[1:].count(closer) else content + closer
    return content[0].upper() + content[1:] + ("" if content[-1] in ".!?…" or content[-2:-1] in tuple(".!?…") else ".")
