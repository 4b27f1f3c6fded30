"""What the number of a formula means, in a few words: most are school years, and five have a scale of their own.

>>> meaning("flesch_kincaid_grade", 11.8), meaning("flesch_reading_ease", 46.9), meaning("lix", 44.7)
('grade 12', 'difficult: college', 'medium')
"""

from __future__ import annotations

from math import inf

#: The first number of a step and what begins there, from the lowest step up.
Scale = tuple[tuple[float, str], ...]

_YEARS: Scale = (
    (-inf, "below grade 1"),
    *((grade - 0.5, f"grade {grade}") for grade in range(1, 13)),
    (12.5, "college"),
    (16.5, "above college"),
)
#: Spache's formula says little above the grades that it was made for.
_FIRST_YEARS: Scale = (*_YEARS[:5], (4.5, "above grade 4; made for grades 1 to 3"))
_SCALES: dict[str, Scale] = {
    # Flesch, The Art of Readable Writing (1949)
    "flesch_reading_ease": (
        (-inf, "very difficult: above college"), (30, "difficult: college"), (50, "fairly difficult: grades 10 to 12"),
        (60, "standard: grades 8 and 9"), (70, "fairly easy: grade 7"), (80, "easy: grade 6"), (90, "very easy: grade 5"),
    ),
    # Dale and Chall, "A formula for predicting readability" (1948)
    "dale_chall_readability_score": (
        (-inf, "grade 4 or below"), (5, "grades 5 and 6"), (6, "grades 7 and 8"), (7, "grades 9 and 10"),
        (8, "grades 11 and 12"), (9, "college"), (10, "above college"),
    ),
    "spache_readability": _FIRST_YEARS,
    # Björnsson, Läsbarhet (1968)
    "lix": ((-inf, "very easy"), (30, "easy"), (40, "medium"), (50, "difficult"), (60, "very difficult")),
    # Anderson, "Lix and Rix" (1983)
    "rix": (
        (-inf, "grade 1"), (0.2, "grade 2"), (0.5, "grade 3"), (0.8, "grade 4"), (1.3, "grade 5"), (1.8, "grade 6"),
        (2.4, "grade 7"), (3.0, "grade 8"), (3.7, "grade 9"), (4.5, "grade 10"), (5.3, "grade 11"), (6.2, "grade 12"),
        (7.2, "college"),
    ),
}  # fmt: skip


def meaning(formula: str, value: float) -> str:
    """What a value means; ``formula`` is a name of ``reader.readability.formulas``. Grades are those of the United States."""
    return [words for start, words in _SCALES.get(formula, _YEARS) if value >= start][-1]
