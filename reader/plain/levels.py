"""What "plain" and "easy" mean, as numbers, in one table.

Sources: WCAG 2.2, success criterion 3.1.5 (a version readable after nine years of school); the plain and
easy profiles of lucid-lint (22 and 15 words a sentence, grade 9 and 6).
"""

from __future__ import annotations

from dataclasses import dataclass

from reader.errors import HornbookError


@dataclass(frozen=True, slots=True)
class Level:
    """One level of plain language.

    ``grade`` is the highest Flesch-Kincaid grade, ``words`` the most words in a sentence that the level
    aims at; sentences of more than ``split_over`` words are split where a rule can do it; a piece of a
    sentence shorter than ``least_piece`` words is not made into a sentence of its own.
    """

    name: str
    grade: float
    words: int
    split_over: int
    least_piece: int


LEVELS: dict[str, Level] = {
    "plain": Level("plain", grade=9.0, words=22, split_over=16, least_piece=4),
    "easy": Level("easy", grade=6.0, words=15, split_over=9, least_piece=3),
}


def find_level(level: str | Level) -> Level:
    """The level of a name; an unknown name raises ``HornbookError`` with the names that exist."""
    if isinstance(level, Level):
        return level
    if level not in LEVELS:
        raise HornbookError(level, "there is no such level", "use one of " + ", ".join(LEVELS))
    return LEVELS[level]
