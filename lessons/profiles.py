"""How a handout looks for whom: a table of numbers, each with its source (``SOURCES``).

A screen can be changed by its reader and paper can't, so the numbers are those of paper; pages take over what
makes sense there (letters in proportion, spacing, the longest line, colours).
"""

from __future__ import annotations

from dataclasses import dataclass

from reader.errors import HornbookError


@dataclass(frozen=True, slots=True)
class Profile:
    """The numbers of one profile.

    ``size`` (of the text), ``heading``, ``small_heading`` and ``small`` (notes) are points on paper; ``line`` is
    the line height as a multiple of the size; ``letter`` and ``word`` are extra spacing in em; ``measure`` is the
    longest line in characters; ``margin`` is in millimetres; ``paper``, ``ink`` and ``accent`` are colours;
    ``italics`` and ``underline`` say whether those may be used; ``bold`` whether all text is bold; ``gap`` is what stands where
    a word is missing; ``grids`` whether there are word searches and crosswords; ``columns`` is how many columns
    of exercises a page has.
    """

    name: str
    size: float
    heading: float
    small_heading: float
    small: float
    line: float
    letter: float
    word: float
    measure: int
    margin: float
    paper: str
    ink: str
    accent: str
    italics: bool = False
    underline: bool = True
    bold: bool = False
    gap: str = "____________"
    grids: bool = True
    columns: int = 1


PROFILES: dict[str, Profile] = {
    "default": Profile(
        "default", size=12, heading=16, small_heading=13, small=10, line=1.5, letter=0, word=0, measure=76, margin=20,
        paper="#ffffff", ink="#1b1b1b", accent="#0b4f6c", italics=True,
    ),
    "dyslexia": Profile(
        "dyslexia", size=12, heading=17, small_heading=14.5, small=12, line=1.5, letter=0.175, word=0.16, measure=70,
        margin=15, paper="#fbf5e6", ink="#1a1a2e", accent="#0b4f6c", underline=False,
    ),
    "large-print": Profile(
        "large-print", size=18, heading=22, small_heading=20, small=18, line=1.5, letter=0.02, word=0.1, measure=60,
        margin=25.4, paper="#ffffff", ink="#000000", accent="#00334d", gap="__________",
    ),
    "large-print-bold": Profile(
        "large-print-bold", size=20, heading=24, small_heading=22, small=20, line=1.5, letter=0.02, word=0.1,
        measure=60, margin=25.4, paper="#ffffff", ink="#000000", accent="#000000", bold=True, gap="__________",
    ),
    "screen-reader": Profile(
        "screen-reader", size=14, heading=18, small_heading=16, small=14, line=1.5, letter=0, word=0, measure=70,
        margin=20, paper="#ffffff", ink="#000000", accent="#000000", gap="(gap)", grids=False,
    ),
    "paper-saving": Profile(
        "paper-saving", size=10.5, heading=13, small_heading=11.5, small=9, line=1.25, letter=0, word=0, measure=95,
        margin=12, paper="#ffffff", ink="#000000", accent="#000000", gap="________", columns=2,
    ),
}  # fmt: skip

_BDA = "British Dyslexia Association, Dyslexia Style Guide 2023"
_ACB = "American Council of the Blind, Large Print Guidelines 2022"
_CCLVI = "Council of Citizens with Low Vision International, Best Practices and Guidelines for Large Print Documents"
_WCAG = "WCAG 2.2"
_OURS = "Hornbook's choice"
_ROOM = f"{_OURS}: room for a word in handwriting"

#: Where each number comes from, for each profile; what is not named is Hornbook's choice.
SOURCES: dict[str, dict[str, str]] = {
    "default": {
        "line": f"{_WCAG}, 1.4.8: at least one and a half",
        "measure": f"{_WCAG}, 1.4.8: at most 80 characters",
        "ink": f"{_WCAG}, 1.4.3: contrast of at least 4.5:1",
        "gap": _ROOM,
    },
    "dyslexia": {
        "size": f"{_BDA}: 12 to 14 points",
        "small": f"{_BDA}: 12 to 14 points, so nothing is smaller",
        "heading": f"{_BDA}: at least 20 % larger than the text",
        "small_heading": f"{_BDA}: at least 20 % larger than the text",
        "line": f"{_BDA}: 1.5",
        "letter": f"{_BDA}: about 35 % of the average width of a letter, which is half an em",
        "word": f"{_BDA}: a space between words of at least 3.5 times that between letters; a plain space has 0.28 em",
        "measure": f"{_BDA}: 60 to 70 characters a line",
        "paper": f"{_BDA}: one colour, not white; cream or a soft pastel",
        "ink": f"{_BDA}: dark on light",
        "italics": f"{_BDA}: no italics; bold for emphasis",
        "underline": f"{_BDA}: no underlining; bold for emphasis",
        "columns": f"{_BDA}: no columns as in newspapers",
        "gap": _ROOM,
    },
    "large-print": {
        "size": f"{_ACB}: 18 points",
        "small": f"{_ACB}: 18 points, so nothing is smaller",
        "heading": f"{_ACB}: 22 points",
        "small_heading": f"{_ACB}: 20 points",
        "bold": f"{_ACB}: not bold",
        "margin": f"{_ACB}: one inch",
        "columns": f"{_ACB}: one column",
        "italics": f"{_ACB}: emphasis is underlined",
        "underline": f"{_ACB}: emphasis is underlined",
        "line": f"{_CCLVI}: at least 1.5 (ACB 2022 names 1.15, which is too little for {_WCAG}, 1.4.8)",
        "gap": _ROOM,
    },
    "large-print-bold": {
        "size": f"{_CCLVI}: at least 18, better 20 points",
        "bold": f"{_CCLVI}: bold",
        "line": f"{_CCLVI}: at least 1.5",
        "heading": f"{_CCLVI}: larger than the text",
        "small_heading": f"{_CCLVI}: larger than the text",
        "small": f"{_CCLVI}: page numbers at least as large as the text, so nothing is smaller",
        "margin": f"{_ACB}: one inch",
        "columns": f"{_ACB}: one column",
        "italics": f"{_ACB}: emphasis is underlined",
        "underline": f"{_ACB}: emphasis is underlined",
        "gap": _ROOM,
    },
    "screen-reader": {
        "gap": f"{_OURS}: a row of underscores is read out one by one",
        "grids": f"{_OURS}: a grid of letters makes no sense by ear; the clues stay",
        "columns": f"{_WCAG}, 1.3.2: a meaningful order",
    },
    "paper-saving": {
        "size": f"{_OURS}: the size of a newspaper with room to write, for readers without special needs",
        "paper": f"{_OURS}: no coloured areas, nothing that toner is wasted on",
        "columns": f"{_OURS}: exercises in two columns",
        "gap": _ROOM,
    },
}


def source_of(profile: str, number: str) -> str:
    """Who asks for a number of a profile."""
    return SOURCES.get(profile, {}).get(number, _OURS)


def find_profile(profile: str | Profile) -> Profile:
    """The profile of a name; an unknown name raises ``HornbookError`` with the names that exist."""
    if isinstance(profile, Profile):
        return profile
    if profile not in PROFILES:
        raise HornbookError(profile, "there is no such profile", "use one of " + ", ".join(PROFILES))
    return PROFILES[profile]
