"""Statements about which the text says nothing, neither yes nor no.

Each is about a person who speaks in the text, and about a side of life for which the text has no word at all.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from lessons.sources import Statement
from reader.article import Span

#: What may be said of a person, the side of life it is about, and the words that must be nowhere in the text.
_SAID: tuple[tuple[str, str, str], ...] = (
    ("{} has two children.", "children", r"child|\bsons?\b|daughter|father|mother|parent|baby|famil|\bkids?\b|wife|husband|marri|grand"),
    ("{} speaks three languages.", "languages", r"languag|\bspe?[ao]k|French|Spanish|German|Chinese|Arabic|translat"),
    ("{} once wrote a book.", "books", r"\bbook|author|\bwrit|wrote|publish|novel"),
    ("{} was born in a small village.", "a place of birth", r"\bborn\b|village|birth|grew up|\bnative"),
    ("{} plays the piano.", "music", r"music|piano|guitar|\bplay|\bsong|\bband|instrument|concert|sing"),
    ("{} has a dog.", "dogs", r"\bdogs?\b|\bpets?\b|\banimals?\b|\bpupp"),
    ("{} likes to cook.", "cooking", r"\bcook|kitchen|\bmeal|\bchef|\bfood|recipe|\beat"),
    ("{} learned to swim as a child.", "swimming", r"\bsw[aiu]m|\bpool|\bwater|\bsea\b|child|young"),
)


@dataclass(frozen=True, slots=True)
class Unsaid:
    """A statement that the text leaves open: ``about`` is what it has no word for; ``evidence`` is where the person comes."""

    text: str
    about: str
    evidence: tuple[Span, ...]


def unsaid(statements: Sequence[Statement], text: str, rng: random.Random, most: int = 2) -> list[Unsaid]:
    """Up to ``most`` statements about as many speakers of the text."""
    people: dict[str, Statement] = {}
    for one in statements:
        if (one.named and re.fullmatch(r"[A-Z][\w’'-]+ [A-Z][\w’'-]+", one.speaker) and one.role and not one.role.startswith("the ")) or (one.named and one.form == "direct" and re.fullmatch(r"[A-Z][a-z]+ [A-Z][a-z]+", one.speaker)):
            people.setdefault(one.speaker, one)
    sides = [(said, about) for said, about, words in _SAID if not re.search(words, text, re.I)]
    rng.shuffle(sides)
    chosen = rng.sample(sorted(people), min(most, len(people), len(sides)))
    return [
        Unsaid(said.format(name), about, people[name].sentences)
        for name, (said, about) in zip(chosen, sides, strict=False)
    ]
