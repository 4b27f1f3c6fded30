"""Words in grids: which words of the glossary fit, crossing them, hiding them. Grids are data; pages draw them."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from glossary.terms import Term
from lessons.exercises.shared import ENOUGH, NOT_FOR_CLASS, is_for_class, why_not_here
from lessons.exercises.types import Direction, Grid, Material, Placed
from reader.article import Span
from reader.readability.lists import dictionary_words

STEPS: dict[Direction, tuple[int, int]] = {"across": (0, 1), "down": (1, 0), "diagonal": (1, 1)}
_SHORTEST, _LONGEST = 4, 12
#: Short words that a pupil must not come upon in the filling letters.
_RUDE = frozenset(["ass", "sex", "fag", "gay", "kkk", "cum", "tit", "nig", "die", "god", "fat", "gun", "pee", "poo", "bum"])
_Cells = dict[tuple[int, int], str]


@dataclass(frozen=True, slots=True)
class Word:
    """A word for a grid (two words are written as one), its clue, its length, and where the article has it."""

    text: str
    clue: str
    length: str
    evidence: tuple[Span, ...]
    says: str


def grid_words(material: Material, kind: str, most: int) -> Iterator[Word]:
    """Up to ``most`` words of those that the handout explains: of one meaning, and in the text that the pupils hold."""
    seen: list[str] = []
    for term in material.glossary.terms:
        word = _letters(term.text)
        sentence, plain = term.first_sentence(material.article), material.sentence_with(term)
        if not term.definition or sentence is None:
            continue
        reason = _why_not(term) or why_not_here(term, plain)
        if not reason and any(word[:4] == other[:4] for other in seen):
            reason = "another word of the grid begins with the same letters"
        if reason or len(seen) == most:
            material.leave_out(kind, term.text, reason or ENOUGH, (sentence,))
        else:
            seen.append(word)
            evidence = term.evidence or sentence
            yield Word(word, _clue(term), _how_long(term.text), (evidence,), plain.text if plain else "")
    for term in material.more_terms:
        if (sentence := term.first_sentence(material.article)) is not None:
            material.leave_out(kind, term.text, "the handout doesn’t explain it", (sentence,))


def _why_not(term: Term) -> str:
    word = _letters(term.text)
    if not re.fullmatch(r"[A-Za-z]+(?: [A-Za-z]+)?", term.text) or not _SHORTEST <= len(word) <= _LONGEST:
        return "too many words, or too short or long for a grid"
    if "; or: " in term.definition or len(term.definition) > 120:
        return "its meaning is no clue: two meanings, or too long"
    if not is_for_class(term):
        return NOT_FOR_CLASS
    stems = (part[: max(4, len(part) - 3)] for part in term.text.lower().split())
    return "its meaning holds the word" if any(stem in term.definition.lower() for stem in stems) else ""


def _letters(term: str) -> str:
    """The term as a grid has it: small letters, and no space between two words."""
    return term.lower().replace(" ", "")


def _how_long(term: str) -> str:
    """How many letters, for a clue.

    >>> _how_long("treaty"), _how_long("human rights")
    ('6 letters', 'two words: 5 and 6 letters')
    """
    lengths = [str(len(part)) for part in term.split()]
    return f"{lengths[0]} letters" if len(lengths) == 1 else f"two words: {' and '.join(lengths)} letters"


def _clue(term: Term) -> str:
    text = term.definition.rstrip(".")
    return text[0].upper() + text[1:]


def cross(words: Sequence[str], rng: random.Random, tries: int = 24) -> Grid | None:
    """The words crossed, as many as fit in the best of some tries; nothing where fewer than two cross.

    >>> grid = cross(["border", "order", "treaty"], random.Random(1))
    >>> len(grid.words), all(len(row) == len(grid.rows[0]) for row in grid.rows)
    (3, True)
    """
    best: tuple[tuple[int, int], list[Placed]] | None = None
    for _ in range(tries):
        order = sorted(words, key=lambda word: (-len(word) + rng.randrange(4), word))
        placed = _crossed(order)
        cells = _cells(placed)
        rows, columns = (1 + max(cell[axis] for cell in cells) - min(cell[axis] for cell in cells) for axis in (0, 1))
        value = (len(placed), -max(rows, columns) * 10 - rows * columns)
        if best is None or value > best[0]:
            best = value, placed
    return _numbered(best[1]) if best and len(best[1]) > 1 else None


def _crossed(words: Sequence[str]) -> list[Placed]:
    placed = [Placed(words[0], 0, 0, "across")]
    waiting = list(words[1:])
    while waiting:
        cells = _cells(placed)
        options = [(_goodness(one, cells), one) for word in waiting for one in _crossings(word, placed, cells)]
        if not options:
            break
        _, one = max(options, key=lambda pair: (pair[0], pair[1].word, pair[1].row, pair[1].column))
        placed.append(one)
        waiting.remove(one.word)
    return placed


def _cells(placed: Sequence[Placed]) -> _Cells:
    found: _Cells = {}
    for one in placed:
        down, right = STEPS[one.direction]
        for place, letter in enumerate(one.word):
            found[one.row + down * place, one.column + right * place] = letter
    return found


def _crossings(word: str, placed: Sequence[Placed], cells: _Cells) -> Iterator[Placed]:
    for other in placed:
        direction: Direction = "down" if other.direction == "across" else "across"
        (down, right), (other_down, other_right) = STEPS[direction], STEPS[other.direction]
        for here, letter in enumerate(word):
            for there, other_letter in enumerate(other.word):
                if letter == other_letter:
                    row = other.row + other_down * there - down * here
                    column = other.column + other_right * there - right * here
                    one = Placed(word, row, column, direction)
                    if _fits(one, cells):
                        yield one


def _fits(one: Placed, cells: _Cells) -> bool:
    """Whether the word meets only its own letters, and touches no other word at its sides or ends."""
    down, right = STEPS[one.direction]
    if (one.row - down, one.column - right) in cells:
        return False
    if (one.row + down * len(one.word), one.column + right * len(one.word)) in cells:
        return False
    for place, letter in enumerate(one.word):
        row, column = one.row + down * place, one.column + right * place
        if (row, column) in cells:
            if cells[row, column] != letter:
                return False
        elif (row + right, column + down) in cells or (row - right, column - down) in cells:
            return False
    return True


def _goodness(one: Placed, cells: _Cells) -> tuple[int, int]:
    """Crossings first, then a small and square grid."""
    mine = _cells([one])
    whole = {**cells, **mine}
    sides = [1 + max(cell[axis] for cell in whole) - min(cell[axis] for cell in whole) for axis in (0, 1)]
    return sum(cell in cells for cell in mine), -max(sides)


def _numbered(placed: Sequence[Placed]) -> Grid:
    cells = _cells(placed)
    top, left = (min(cell[axis] for cell in cells) for axis in (0, 1))
    bottom, right = (max(cell[axis] for cell in cells) for axis in (0, 1))
    rows = tuple("".join(cells.get((row, column), " ") for column in range(left, right + 1)) for row in range(top, bottom + 1))
    starts = {start: number for number, start in enumerate(sorted({(one.row, one.column) for one in placed}), 1)}
    words = [Placed(one.word, one.row - top + 1, one.column - left + 1, one.direction, starts[one.row, one.column]) for one in placed]
    return Grid(rows, tuple(sorted(words, key=lambda one: (one.direction, one.number))), is_hidden=True)


def hide(words: Sequence[str], rng: random.Random, directions: Sequence[Direction], side: int = 12) -> Grid | None:
    """The words hidden in a square of letters; each can be found once. Nothing where they don't fit.

    >>> grid = hide(["border", "treaty"], random.Random(1), ["across", "down"])
    >>> [len(row) for row in grid.rows] == [12] * 12
    True
    """
    for _ in range(40):
        cells: _Cells = {}
        placed = []
        for word in sorted(words, key=lambda word: (-len(word), word)):
            one = _hidden(word, cells, rng, directions, side)
            if one is None:
                break
            placed.append(one)
            cells.update(_cells([one]))
        if len(placed) < len(words):
            continue
        rows = _filled(cells, words, rng, side)
        if rows is not None and all(times(word, rows) == 1 for word in words):
            placed.sort(key=lambda one: words.index(one.word))
            return Grid(rows, tuple(Placed(one.word, one.row + 1, one.column + 1, one.direction) for one in placed), is_hidden=False)
    return None


def _hidden(word: str, cells: _Cells, rng: random.Random, directions: Sequence[Direction], side: int) -> Placed | None:
    for _ in range(200):
        direction = rng.choice(list(directions))
        down, right = STEPS[direction]
        row = rng.randrange(side - down * (len(word) - 1)) if side >= len(word) else -1
        column = rng.randrange(side - right * (len(word) - 1)) if side >= len(word) else -1
        one = Placed(word, row, column, direction)
        mine = _cells([one])
        if row >= 0 and all(cells.get(cell, letter) == letter for cell, letter in mine.items()) and not mine.keys() <= cells.keys():
            return one
    return None


def _filled(cells: _Cells, words: Sequence[str], rng: random.Random, side: int) -> tuple[str, ...] | None:
    """The square with letters of the words in its empty places, so that no other word comes about by chance."""
    letters = sorted("".join(words)) + list("bcdfghklmnprstw")
    full = dict(cells)
    for row in range(side):
        for column in range(side):
            if (row, column) in cells:
                continue
            for letter in rng.sample(letters, min(12, len(letters))):
                full[row, column] = letter
                if not _makes_word(full, row, column):
                    break
            else:
                return None
    return tuple("".join(full[row, column] for column in range(side)) for row in range(side))


def _makes_word(cells: _Cells, row: int, column: int) -> bool:
    """Whether the letter there completes a word of four letters or more, or a rude one, on any line."""
    for down, right in STEPS.values():
        line = ""
        for back in range(6, 0, -1):
            line += cells.get((row - down * back, column - right * back), " ")
        line += cells[row, column]
        for on in range(1, 7):
            line += cells.get((row + down * on, column + right * on), " ")
        for low in range(7):
            for high in range(max(7, low + 3), min(len(line), low + 7) + 1):
                piece = line[low:high]
                if " " not in piece and (piece in _RUDE or piece[::-1] in _RUDE or (len(piece) > 3 and piece in dictionary_words())):
                    return True
    return False


def times(word: str, rows: Sequence[str]) -> int:
    """How often a word can be read in the grid, forwards or backwards, on any line."""
    side, found = len(rows), 0
    for row in range(side):
        for column in range(len(rows[row])):
            for down, right in ((0, 1), (1, 0), (1, 1), (1, -1)):
                line = "".join(
                    rows[row + down * place][column + right * place]
                    for place in range(len(word))
                    if row + down * place < side and 0 <= column + right * place < len(rows[row])
                )
                found += (line == word) + (line[::-1] == word and word != word[::-1])
    return found
