"""The visible list of kinds, and the loop over it: each gives an exercise, and a reason for what it leaves out."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from lessons.exercises import (
    choose_word,
    comprehension,
    crossword,
    dictation,
    fact_or_claim,
    first_letters,
    gap_fill,
    halves,
    how_said,
    matching,
    missing_vowels,
    numbers,
    order,
    paragraphs,
    small_words,
    spaces,
    spelling,
    timeline,
    true_false,
    who_said,
    word_order,
    word_search,
)
from lessons.exercises.leaks import leaks
from lessons.exercises.shared import ENOUGH, pieces_of
from lessons.exercises.types import NOT_SAID, SHOWN, Exercise, Item, Maker, Material

#: Every kind, in a sensible order for a class: words, then sentences, then the whole text, then spelling.
MAKERS: tuple[Maker, ...] = cast(
    "tuple[Maker, ...]",
    (
        matching, gap_fill, choose_word, first_letters, small_words, true_false, comprehension, timeline, numbers, order,
        paragraphs, halves, word_order, who_said, how_said, fact_or_claim, dictation, spelling, missing_vowels, spaces,
        word_search, crossword,
    ),
)


#: In which order the kinds take their sentences: those first that few sentences suit, and those that a class needs most.
_FIRST: tuple[Maker, ...] = cast(
    "tuple[Maker, ...]",
    (matching, comprehension, timeline, who_said, fact_or_claim, order, true_false, gap_fill, how_said, numbers, choose_word),
)
#: The same in a story that has few sentences for so many kinds: what gives short exercises waits.
_FIRST_OF_FEW: tuple[Maker, ...] = cast(
    "tuple[Maker, ...]", (matching, comprehension, true_false, fact_or_claim, who_said, gap_fill, choose_word, how_said)
)
#: Kinds that most sentences suit: which of them has its turn first is left to chance, so that each lesson has others.
_BY_CHANCE: tuple[Maker, ...] = cast(
    "tuple[Maker, ...]", (first_letters, halves, dictation, small_words, word_order, spaces, spelling, paragraphs)
)
#: Kinds that ask for words by themselves, of those that no other prints.
_LAST: tuple[Maker, ...] = cast("tuple[Maker, ...]", (missing_vowels, crossword, word_search))
_BEGINNING = 80
#: A handout is full with so many exercises of so many items; it is made anew in other turns, up to so many times, where it isn't.
_FULL_KINDS, _FULL, _TRIES = 12, 5, 8
#: How often a kind is made anew without the sentences that would show what another asks for.
_REFUSALS = 4


def make_exercises(material: Material, seed: int = 1, makers: Sequence[Maker] = MAKERS) -> tuple[Exercise, ...]:
    """Every exercise that the material gives, in the order of ``makers``, each from its own random numbers.

    A maker is handed what those before it have made, so that none prints what another asks for. Where the story has too
    few sentences for twelve full exercises, several may ask about parts of a long one.
    """
    best: tuple[tuple[int, int], tuple[Exercise, ...], Material] | None = None
    for number in range(_TRIES if len(makers) >= _FULL_KINDS else 1):
        trial = replace(material.anew(), in_parts=number > 0)
        made = _make_all(trial, seed, makers, number, _short_of(best[1]) if best and number % 2 else ())
        full = sum(len(one.items) >= _FULL for one in made)
        rank = (min(full, _FULL_KINDS), sum(len(one.items) for one in made) if number else 0)
        if best is None or rank > best[0]:
            best = (rank, made, trial)
        if full >= _FULL_KINDS:
            break
    assert best is not None  # there is a first try
    material.take_over(best[2])
    return best[1]


def _make_all(material: Material, seed: int, makers: Sequence[Maker], number: int, before: Sequence[str]) -> tuple[Exercise, ...]:
    """The exercises in the turns of one try; of the kinds that have theirs by chance, those of ``before`` come first."""
    # The text's beginning, too: else the right letters would be the same in each handout of a class.
    start = f"{seed}:{{}}:{material.article.text[:_BEGINNING]}"
    turns = _turns(random.Random(start.format(f"turns{number or ''}")), before, is_short=number > 1)
    made: list[Exercise] = []
    for maker in sorted(makers, key=lambda one: turns.index(one.KIND) if one.KIND in turns else len(turns)):
        exercise = _make(maker, replace(material, made=tuple(made)), start.format(maker.KIND))
        if exercise is not None:
            made.append(exercise)
    places = {maker.KIND: place for place, maker in enumerate(makers)}
    return tuple(sorted(made, key=lambda one: places[one.kind]))


def _short_of(made: Sequence[Exercise]) -> list[str]:
    """The kinds that most sentences suit, and that were left with few items."""
    full = {one.kind for one in made if len(one.items) >= _FULL}
    return [maker.KIND for maker in _BY_CHANCE if maker.KIND not in full]


def _turns(rng: random.Random, before: Sequence[str], *, is_short: bool) -> list[str]:
    """The kinds in the order of their turns; one that is not of ours comes last."""
    by_chance = sorted(rng.sample(_BY_CHANCE, len(_BY_CHANCE)), key=lambda maker: maker.KIND not in before)
    if is_short:
        by_chance.remove(cast("Maker", paragraphs))
        row = (*_FIRST_OF_FEW, *by_chance, numbers, timeline, order, paragraphs, *_LAST)
    else:
        row = (*_FIRST, *by_chance, *_LAST)
    return [maker.KIND for maker in cast("tuple[Maker, ...]", row)]


def _make(maker: Maker, material: Material, chance: str) -> Exercise | None:
    """The exercise, if it has enough items; and a reason for everything that gave none."""
    exercise = _apart(maker, material, chance)
    items = exercise.items if exercise else ()
    enough = len(items) >= maker.FEWEST
    proved = [item for item in items if item.answer != NOT_SAID]
    for item in proved:
        material.keep(maker.KIND, item.says)
        if not enough:
            material.leave_out(maker.KIND, item.says, f"it would do, but of such items there are fewer than {maker.FEWEST}", item.evidence)
    _explain_rest(maker, material, proved)
    if not enough:
        material.leave_out(maker.KIND, "", "the text gives too few items of this kind")
    return exercise if enough else None


def _apart(maker: Maker, material: Material, chance: str) -> Exercise | None:
    """The exercise of which no item shows what another one asks for, nor is shown by one; made anew where one does."""
    for rest in reversed(range(_REFUSALS)):
        exercise = _with_parts(maker.make(material, random.Random(chance)), material)
        told = [item for item in exercise.items if _is_told(exercise, item, material)] if exercise else []
        if exercise is None or not told:
            return exercise
        for item in told:
            material.leave_out(maker.KIND, item.says, SHOWN, item.evidence)
        if not rest and exercise.layout == "items" and not exercise.bank:
            return replace(exercise, items=tuple(item for item in exercise.items if item not in told))
        material = replace(material, refused=material.refused | {item.part or item.says for item in told})
    return None


def _is_told(exercise: Exercise, item: Item, material: Material) -> bool:
    return any(leaks((exercise, item), (one, other)) for one in material.made for other in one.items)


def _with_parts(exercise: Exercise | None, material: Material) -> Exercise | None:
    """The exercise with the whole sentence as what proves an item of which a part is in print."""
    if exercise is None or not material.in_parts:
        return exercise
    parts = {(part.sentence.text, part.sentence.sources): (part, sentence) for sentence, parts in pieces_of(material) for part in parts}
    items = []
    for item in exercise.items:
        part, sentence = parts.get((item.says, item.evidence), (None, None))
        if part is not None and sentence is not None:
            item = replace(item, prompt=part.shown(item.prompt), says=sentence.text, part=part.sentence.text)
        items.append(item)
    return replace(exercise, items=tuple(items))


def _explain_rest(maker: Maker, material: Material, items: Sequence[Item]) -> None:
    """The kind's own reason for each sentence that neither gave an item nor has a reason yet."""
    if not maker.REST:
        return
    known = {one.what for one in material.left_out if one.kind == maker.KIND}
    reason = ENOUGH if len(items) >= maker.MOST else maker.REST
    for sentence in material.plain.sentences:
        if sentence.text not in known and not any(sentence.text in item.says for item in items):
            material.leave_out(maker.KIND, sentence.text, reason, sentence.sources)
