"""A lesson plan whose minutes add up: what the class does, for how long, with which exercise."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from lessons.exercises import Exercise
    from lessons.kit import Kit

Form = Literal["alone", "pairs", "class"]
#: The lessons that are planned, in minutes.
LENGTHS: tuple[int, ...] = (20, 45, 90)
#: Words a minute for reading in class, with a look at the word list: slower than reading for pleasure (about 200).
READING_RATE = 100
#: Seconds for an item, by kind; ``_OTHER_SECONDS`` for the rest. Checking together takes a third more.
_SECONDS: dict[str, int] = {
    "matching": 25, "gap-fill": 35, "choose-word": 25, "true-false": 35, "order": 150, "paragraph-order": 240, "halves": 40, "who-said-it": 40,
    "comprehension": 60, "first-letters": 30, "missing-vowels": 25, "fact-or-claim": 40, "dictation": 75,
    "word-search": 45, "crossword": 60, "timeline": 45, "word-order": 60, "small-words": 25, "spelling": 20,
}  # fmt: skip
_OTHER_SECONDS = 35
_CHECKING = 4 / 3
_MOST_HOMEWORK = 3
#: What a class does first: understanding the text comes before practising words.
_ORDER: tuple[str, ...] = (
    "true-false", "comprehension", "matching", "gap-fill", "order", "paragraph-order", "who-said-it", "fact-or-claim", "halves", "choose-word", "timeline",
    "word-order", "first-letters", "small-words", "how-said", "numbers", "crossword", "dictation", "spelling",
    "missing-vowels", "spaces", "word-search",
)  # fmt: skip
_CLOSE = "Everyone writes down one thing that is new to them, and one question that is open. Some read theirs out."
#: Kinds whose answer is not proved by a sentence of the text: they are checked with the key.
_BY_KEY: frozenset[str] = frozenset(["spelling", "missing-vowels", "spaces", "word-search", "crossword", "word-order", "small-words", "first-letters", "dictation"])
#: Kinds that two pupils do together; kinds that are about the text as a whole; kinds that nobody can do alone at home.
_IN_PAIRS = frozenset(["matching", "order", "paragraph-order", "halves"])
_ON_THE_TEXT = frozenset(["true-false", "comprehension", "order", "paragraph-order", "timeline"])
_NOT_AT_HOME = frozenset(["dictation"])
#: The kind of which a short lesson does a part rather than nothing, and how many items.
_FIRST, _FEWEST_ITEMS = "true-false", 4
#: Minutes for one question to talk about, when there is time for more than one.
_TALK = 6
#: What the class practises in an exercise of a kind, as an aim.
AIMS: dict[str, str] = {
    "matching": "explain the new words",
    "true-false": "tell what the text says from what it does not say",
    "comprehension": "find facts in the text",
    "gap-fill": "use the new words in sentences",
    "order": "follow the order of what happened and why",
    "paragraph-order": "see how a text is built",
    "timeline": "put events on a line of time",
    "who-said-it": "tell who says what",
    "fact-or-claim": "tell a fact from a claim",
    "halves": "see how the parts of a sentence belong together",
    "choose-word": "choose the word that fits",
    "word-order": "build correct sentences",
    "dictation": "understand the text by ear and write it down",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a plan: ``minutes``, what is done, and how; ``exercise`` is its number on the handout, or 0."""

    minutes: int
    title: str
    what: str
    form: Form
    exercise: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """A lesson of ``minutes``: what pupils can do afterwards, and the steps; ``homework`` lists what is left."""

    minutes: int
    aims: tuple[str, ...]
    steps: tuple[Step, ...]
    homework: tuple[str, ...]


def make_plan(kit: Kit, minutes: int) -> Plan:
    """The plan of a lesson. Its steps take exactly ``minutes`` (at least 10) together."""
    words = len(kit.plain.text.split())
    reading = max(3, math.ceil(words / READING_RATE))
    steps = [_warm_up(kit, minutes)]
    at_home = reading > minutes * 0.4
    first = _numbered(kit, "matching")
    if first and not at_home and minutes >= 45:
        steps.append(_exercise_step(*first, title="Words"))
    steps.append(_reading(at_home, 3 if at_home else reading))
    close = 2 if minutes < 45 else 4
    talk = _prompts(kit, "discussion")
    least_talk = {20: 3, 45: 6}.get(minutes, max(3, minutes // 6)) if talk else 0
    left = minutes - sum(step.minutes for step in steps) - close - least_talk
    if left < 0:  # a very long word list: it goes home
        steps = [step for step in steps if step.title != "Words"]
        left = minutes - sum(step.minutes for step in steps) - close - least_talk
    chosen, rest = _that_fit(kit, left, {step.exercise for step in steps})
    steps += chosen
    over = minutes - sum(step.minutes for step in steps) - close
    if talk and over >= 2:
        steps.append(Step(over, "Talk", " ".join(talk[: max(1, over // _TALK)]), "pairs" if minutes < 45 else "class"))
    else:
        close += over
    steps.append(Step(close, "Close", _CLOSE, "class"))
    return Plan(minutes, _aims(kit, steps, bool(talk)), tuple(steps), _homework(kit, rest, at_home))


def _warm_up(kit: Kit, minutes: int) -> Step:
    time = 2 if minutes < 45 else 4 if minutes < 90 else 7
    what = next(iter(_prompts(kit, "warm-up")), "") or f"Write the title on the board: “{kit.title}”. What do the pupils know about it? What do they expect?"
    return Step(time, "Warm-up", what, "pairs")


def _reading(at_home: bool, time: int) -> Step:
    if at_home:
        return Step(time, "Read", "The text is read at home before the lesson. Now the pupils look through it again and name what was hard.", "class")
    return Step(time, "Read", "Everyone reads the text in silence, with the word list beside it, or listens and reads along.", "alone")


def _numbered(kit: Kit, kind: str) -> tuple[int, Exercise] | None:
    return next(((number, one) for number, one in enumerate(kit.exercises, start=1) if one.kind == kind), None)


def _exercise_step(number: int, exercise: Exercise, title: str = "", items: int = 0) -> Step:
    """The step of an exercise; ``items`` says that only so many of its items are done, the first ones."""
    seconds = (items or len(exercise.items)) * _SECONDS.get(exercise.kind, _OTHER_SECONDS) * _CHECKING
    check = "Check with the key." if exercise.kind in _BY_KEY else "Check together: who disagrees shows the sentence in the text."
    stop = "" if exercise.title[-1:] in "?.!" else "."
    part = f" Only 1 to {items}." if items else ""
    what = f"Exercise {number}: {exercise.title}{stop}{part} {check}"
    return Step(max(2, math.ceil(seconds / 60)), title or "Practise", what, "pairs" if exercise.kind in _IN_PAIRS else "alone", number)


def _that_fit(kit: Kit, minutes: int, done: set[int]) -> tuple[list[Step], list[Exercise]]:
    """Exercises in the order of their use for which there is time; the rest in the order of the handout."""
    chosen: list[Step] = []
    open_ones = [(number, one) for number, one in enumerate(kit.exercises, start=1) if number not in done]
    for number, one in sorted(open_ones, key=lambda pair: (_rank(pair[1].kind), pair[0])):
        title = "Understand" if one.kind in _ON_THE_TEXT else ""
        step = _exercise_step(number, one, title)
        if not chosen and step.minutes > minutes and one.kind == _FIRST and len(one.items) > _FEWEST_ITEMS:
            step = _exercise_step(number, one, title, _FEWEST_ITEMS)
        if step.minutes <= minutes:
            chosen.append(step)
            minutes -= step.minutes
    taken = {step.exercise for step in chosen}
    return chosen, [one for number, one in open_ones if number not in taken]


def _rank(kind: str) -> int:
    return _ORDER.index(kind) if kind in _ORDER else len(_ORDER)


def _prompts(kit: Kit, use: str) -> list[str]:
    return [prompt.text for prompt in kit.workbook.prompts if prompt.use == use]


def _aims(kit: Kit, steps: Sequence[Step], has_talk: bool) -> tuple[str, ...]:
    kinds = [kit.exercises[step.exercise - 1].kind for step in steps if step.exercise]
    aims = ["say in their own words what the news is about", *(AIMS[kind] for kind in kinds if kind in AIMS)]
    if any(step.title == "Talk" for step in steps):
        aims.append("give their own opinion with a reason from the text")
    return tuple(dict.fromkeys(aims))


def _homework(kit: Kit, rest: Sequence[Exercise], at_home: bool) -> tuple[str, ...]:
    numbers = {one: number for number, one in enumerate(kit.exercises, start=1)}
    tasks = ["Before the lesson: read the text, or listen to it."] if at_home else []
    if rest:
        best = sorted((one for one in rest if one.kind not in _NOT_AT_HOME), key=lambda one: (_rank(one.kind), numbers[one]))[:_MOST_HOMEWORK]
        tasks += [_named([numbers[one] for one in best])] if best else []
    return (*tasks, *_prompts(kit, "writing")[:1])


def _named(numbers: Sequence[int]) -> str:
    """The exercises of these numbers: "Exercises 2, 3 and 7."."""
    *first, last = (str(number) for number in sorted(numbers))
    return f"Exercises {', '.join(first)} and {last}." if first else f"Exercise {last}."
