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
from lessons.exercises.shared import ENOUGH
from lessons.exercises.types import NOT_SAID, Exercise, Item, Maker, Material

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
#: Kinds that most sentences suit: which of them has its turn first is left to chance, so that each lesson has others.
_BY_CHANCE: tuple[Maker, ...] = cast(
    "tuple[Maker, ...]", (first_letters, halves, dictation, small_words, word_order, spaces, spelling, paragraphs)
)
#: Kinds that ask for words by themselves, of those that no other prints.
_LAST: tuple[Maker, ...] = cast("tuple[Maker, ...]", (missing_vowels, crossword, word_search))
_BEGINNING = 80


def make_exercises(material: Material, seed: int = 1, makers: Sequence[Maker] = MAKERS) -> tuple[Exercise, ...]:
    """Every exercise that the material gives, in the order of ``makers``, each from its own random numbers.

    A maker is handed what those before it have made: no two kinds ask about the same sentence, since one would print
    what the other asks for.
    """
    # The text's beginning, too: else the right letters would be the same in each handout of a class.
    chance = {name: random.Random(f"{seed}:{name}:{material.article.text[:_BEGINNING]}") for name in ("turns", *(one.KIND for one in makers))}
    turns = _turns(chance["turns"])
    made: list[Exercise] = []
    for maker in sorted(makers, key=lambda one: turns.index(one.KIND) if one.KIND in turns else len(turns)):
        rng = chance[maker.KIND]
        exercise = _make(maker, replace(material, made=tuple(made)), rng)
        if exercise is not None:
            made.append(exercise)
    places = {maker.KIND: place for place, maker in enumerate(makers)}
    return tuple(sorted(made, key=lambda one: places[one.kind]))


def _turns(rng: random.Random) -> list[str]:
    """The kinds in the order of their turns; one that is not of ours comes last."""
    by_chance = rng.sample(_BY_CHANCE, len(_BY_CHANCE))
    return [maker.KIND for maker in (*_FIRST, *by_chance, *_LAST)]


def _make(maker: Maker, material: Material, rng: random.Random) -> Exercise | None:
    """The exercise, if it has enough items; and a reason for everything that gave none."""
    exercise = maker.make(material, rng)
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


def _explain_rest(maker: Maker, material: Material, items: Sequence[Item]) -> None:
    """The kind's own reason for each sentence that neither gave an item nor has a reason yet."""
    if not maker.REST:
        return
    known = {one.what for one in material.left_out if one.kind == maker.KIND}
    reason = ENOUGH if len(items) >= maker.MOST else maker.REST
    for sentence in material.plain.sentences:
        if sentence.text not in known and not any(sentence.text in item.says for item in items):
            material.leave_out(maker.KIND, sentence.text, reason, sentence.sources)
