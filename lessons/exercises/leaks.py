"""Whether one item shows in print what another asks for.

What is in print is what pupils see: the question, what may be chosen, the box. The key and its sentences are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from lessons.exercises.types import NOT_SAID, WORD_KINDS, Exercise, Item

#: Kinds that ask for the whole sentence, or whether it is so: any longer piece of it in print tells something.
_WHOLE = frozenset(["dictation", "spaces", "word-order", "true-false"])
#: Kinds that ask how the words in the question itself are to be taken, or in which order: seeing them again tells nothing.
_SORTED = frozenset(["how-said", "fact-or-claim", "order", "paragraph-order"])
#: Kinds whose answer may stand anywhere in print, but not beside the same words.
_LITTLE = frozenset(["small-words"])
#: Kinds that ask for a word by itself: it may be nowhere in print.
_WORDS = frozenset(["missing-vowels", "spelling"])
#: So many words in a row are a piece of a sentence.
_PIECE = 5


def in_print(exercise: Exercise, item: Item) -> str:
    """What pupils see of an item: its question, its choices and the box of its exercise."""
    return " | ".join([item.prompt, *item.choices, *exercise.bank])


def leaks(one: tuple[Exercise, Item], other: tuple[Exercise, Item]) -> bool:
    """Whether either of two items of different exercises shows what the other asks for."""
    return _shows(*one, *other) or _shows(*other, *one)


def _shows(exercise: Exercise, item: Item, asking: Exercise, asked: Item) -> bool:
    """Whether ``item`` shows in print what ``asked`` asks for."""
    if asked.answer == NOT_SAID or asking.kind in WORD_KINDS - _WORDS:
        return False
    if exercise.kind == "spaces" and _is_in_letters(_squeezed(item.prompt), asking, asked):
        return True
    printed = _row(in_print(exercise, item))
    is_same = _is_same(exercise, item, asked)
    return any(row in printed for row in _telling_rows(asking.kind, asked, is_same=is_same))


def _is_same(exercise: Exercise, item: Item, asked: Item) -> bool:
    """Whether both are about the same sentence."""
    is_about = exercise.kind not in WORD_KINDS and item.answer != NOT_SAID and bool(asked.says)
    return is_about and (asked.says in item.says or item.says in asked.says)


@lru_cache(maxsize=2048)
def _telling_rows(kind: str, asked: Item, *, is_same: bool) -> tuple[str, ...]:
    """The rows of words that give the answer away: on the same sentence the answer itself, else with the words around it."""
    if kind in _WORDS:
        return (_row(asked.answer),)
    if kind in _SORTED:
        return tuple(_seams(asked)) if "order" in kind else ()
    says = _words(asked.part or asked.says)
    if kind in _WHOLE:
        return tuple(_joined(row) for row in _pieces(says))
    reach = 1 if is_same else 2
    if kind == "halves":
        seam = len(_words(asked.prompt))
        return (_joined(says[max(0, seam - reach) : seam + reach]),)
    answer = _words(asked.answer)
    if is_same and kind not in _LITTLE:
        return (_joined(answer),)
    places = [place for place in range(len(says) - len(answer) + 1) if says[place : place + len(answer)] == answer]
    rows = (says[max(0, place - reach) : place + len(answer) + reach] for place in places)
    return tuple(_joined(row) for row in rows if len(row) > len(answer))


def _seams(asked: Item) -> Iterator[str]:
    """Where two pieces of a row stand one behind the other."""
    pieces = sorted(asked.choices, key=asked.says.find)
    for first, second in pairwise(pieces):
        yield _joined((*_words(first)[-2:], *_words(second)[:2]))


def _is_in_letters(letters: str, asking: Exercise, asked: Item) -> bool:
    """Whether a row of letters without spaces holds the word, or a piece of the sentence, that is asked about."""
    if asking.kind in _SORTED:
        return False
    if asking.kind in _WORDS:
        return _squeezed(asked.answer) in letters
    return any(_squeezed("".join(row)) in letters for row in _pieces(_words(asked.part or asked.says)))


def _pieces(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [words[place : place + _PIECE] for place in range(max(1, len(words) - _PIECE + 1))]


def _squeezed(text: str) -> str:
    return re.sub(r"\W", "", text.lower())


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\|+|_+|[^\W_][\w’'-]*", text.lower()))


def _joined(words: Sequence[str]) -> str:
    return f" {' '.join(words)} "


@lru_cache(maxsize=4096)
def _row(text: str) -> str:
    return _joined(_words(text))
