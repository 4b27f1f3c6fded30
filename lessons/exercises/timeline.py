"""Timeline: sentences whose dates are taken out, to be given back from a list that is in order of time.

Each date is in the list once, and no date is part of another one, as 2013 is of May 2013.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lessons.exercises.false_facts import MONTHS
from lessons.exercises.shared import WHOLE, fitting_sentences, put_in
from lessons.exercises.types import Exercise, Item, Material
from reader.plain.types import PlainSentence

KIND = "timeline"
MOST = 8
FEWEST = 3
REST = "it has no year behind a word that dates it, as in or since"
_LENGTHS = (6, 36)
YEAR = re.compile(r"1[0-9]\d\d|20\d\d")
_MONTH = "|".join(MONTHS)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
#: A year, with the day and month that belong to it.
_DATE = re.compile(
    rf"(?:(?P<day>{_DAY}) (?P<month>{_MONTH}),? |(?P<month2>{_MONTH}) (?:(?P<day2>{_DAY}), ?)?(?:of )?)?(?P<year>{YEAR.pattern})(?![\w-]|[.,]\d)"
)
_BEFORE = re.compile(r"\b(?:in|on|since|from|until|till|by|before|after|of|to|around|back in|during|early|late|the year)\s$", re.I)


@dataclass(frozen=True, slots=True)
class _Event:
    sentence: PlainSentence
    start: int
    date: str
    when: tuple[int, int, int]


def make(material: Material, rng: random.Random) -> Exercise | None:
    """Up to eight events, mixed; the dates to choose from are in order of time."""
    chosen: list[_Event] = []
    for event in _events(material):
        if any(_may_be_one(event, other) for other in chosen):
            material.leave_out(KIND, event.sentence.text, "another event has the same date", event.sentence.sources)
        elif len(chosen) < MOST:
            chosen.append(event)
    rng.shuffle(chosen)
    items = tuple(
        Item(
            id=f"{KIND}-{one.sentence.sources[0].start}",
            prompt=put_in(one.sentence.text, one.start, one.date),
            answer=one.date,
            evidence=one.sentence.sources,
            says=one.sentence.text,
        )
        for one in chosen
    )
    bank = tuple(one.date for one in sorted(chosen, key=lambda one: one.when))
    instruction = "The dates are in order of time. Write the letter of the right date next to each sentence."
    return Exercise(KIND, "When was it?", instruction, items, bank, "match")


def _may_be_one(one: _Event, other: _Event) -> bool:
    """Whether one date may be part of the other: 2013 and May 2013; or both stand in one sentence of the article."""
    same = all(mine == theirs or not mine or not theirs for mine, theirs in zip(one.when, other.when, strict=True))
    return same or one.sentence.sources[0] == other.sentence.sources[0]


def _events(material: Material) -> Iterator[_Event]:
    for sentence, _ in fitting_sentences(material, KIND, _LENGTHS, WHOLE):
        text = sentence.text
        dates = [match for match in _DATE.finditer(text) if _BEFORE.search(text[: match.start()])]
        if not dates:
            continue
        if len(YEAR.findall(text)) > 1:
            material.leave_out(KIND, text, "it has several dates", sentence.sources)
            continue
        found = dates[0]
        month = found["month"] or found["month2"]
        day = found["day"] or found["day2"]
        when = (int(found["year"]), MONTHS.index(month) + 1 if month else 0, int(re.sub(r"\D", "", day)) if day else 0)
        yield _Event(sentence, found.start(), found.group(), when)
