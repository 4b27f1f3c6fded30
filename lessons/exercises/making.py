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
#: Kinds that print no sentence as it stands: others may ask about the same one.
_TELL_LITTLE: tuple[Maker, ...] = cast("tuple[Maker, ...]", (word_order, dictation, halves))
_BEGINNING = 80
#: A handout is full with so many exercises of so many items; for that, so many may ask about one sentence.
_FULL_KINDS, _FULL, _MOST_USES = 12, 5, 3


def make_exercises(material: Material, seed: int = 1, makers: Sequence[Maker] = MAKERS) -> tuple[Exercise, ...]:
    """Every exercise that the material gives, in the order of ``makers``, each from its own random numbers.

    A maker is handed what those before it have made: no two kinds ask about the same sentence, since one would print
    what the other asks for. Only where the story is too short for twelve full exercises may two ask about one, or three.
    """
    # The text's beginning, too: else the right letters would be the same in each handout of a class.
    start = f"{seed}:{{}}:{material.article.text[:_BEGINNING]}"
    turns = _turns(random.Random(start.format("turns")))
    in_turn = sorted(makers, key=lambda one: turns.index(one.KIND) if one.KIND in turns else len(turns))
    made: dict[str, Exercise] = {}
    for maker in in_turn:
        exercise = _make(maker, replace(material, made=tuple(made.values())), random.Random(start.format(maker.KIND)))
        if exercise is not None:
            made[maker.KIND] = exercise
    for most_uses in range(2, _MOST_USES + 1):
        for maker in sorted(in_turn, key=_tells):
            if sum(len(one.items) >= _FULL for one in made.values()) < min(_FULL_KINDS, len(makers)):
                _fill(made, maker, replace(material, most_uses=most_uses), random.Random(start.format(maker.KIND)))
    vowels = cast("Maker", missing_vowels)
    if vowels.KIND in made:
        # of the words that nothing made meanwhile prints
        _remake(made, vowels, material, random.Random(start.format(vowels.KIND)))
    return tuple(made[maker.KIND] for maker in makers if maker.KIND in made)


def _tells(maker: Maker) -> bool:
    """Whether an exercise of the kind prints its sentences, and not just their words or nothing."""
    return maker not in _TELL_LITTLE


def _fill(made: dict[str, Exercise], maker: Maker, material: Material, rng: random.Random) -> None:
    """Make an exercise with few items anew, from sentences that others ask about, too."""
    before = made.get(maker.KIND)
    if before is None or len(before.items) < _FULL:
        _remake(made, maker, material, rng, more_than=len(before.items) if before else 0)


def _remake(made: dict[str, Exercise], maker: Maker, material: Material, rng: random.Random, more_than: int = 0) -> None:
    """Make an exercise anew beside all the others, and take it if it has more items than that."""
    trial = replace(material.anew(), made=tuple(one for kind, one in made.items() if kind != maker.KIND))
    exercise = _make(maker, trial, rng)
    if exercise is not None and len(exercise.items) > more_than:
        made[maker.KIND] = exercise
        material.forget(maker.KIND)
        material.take_over(trial)


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
