"""How a handout looks for whom: a table of numbers, each with its source.

Sources: British Dyslexia Association, Dyslexia Style Guide 2023 (sans serif, 12 to 14 point, line spacing 1.5,
60 to 70 characters a line, left-aligned, no italics, no underlining, a background that is not white);
American Council of the Blind, Large Print Guidelines 2022 (18 point, headings 22, one column, 1-inch margins).
"""

from __future__ import annotations

from dataclasses import dataclass

from reader.errors import HornbookError


@dataclass(frozen=True, slots=True)
class Profile:
    """The numbers of one profile.

    ``size`` and ``heading`` are points on paper; ``line`` is the line height as a multiple of the size;
    ``letter`` and ``word`` are extra spacing in em; ``measure`` is the longest line in characters;
    ``margin`` is in millimetres; ``paper`` and ``ink`` are colours; ``italics`` says whether italics may be used.
    """

    name: str
    size: float
    heading: float
    line: float
    letter: float
    word: float
    measure: int
    margin: float
    paper: str
    ink: str
    accent: str
    italics: bool


PROFILES: dict[str, Profile] = {
    "default": Profile(
        "default", size=12, heading=16, line=1.5, letter=0, word=0, measure=70, margin=20,
        paper="#ffffff", ink="#1b1b1b", accent="#0b4f6c", italics=True,
    ),
    "dyslexia": Profile(
        "dyslexia", size=14, heading=17, line=1.5, letter=0.05, word=0.16, measure=65, margin=20,
        paper="#fbf5e6", ink="#1a1a2e", accent="#0b4f6c", italics=False,
    ),
    "large-print": Profile(
        "large-print", size=18, heading=22, line=1.5, letter=0.02, word=0.1, measure=60, margin=25.4,
        paper="#ffffff", ink="#000000", accent="#00334d", italics=False,
    ),
}  # fmt: skip


def find_profile(profile: str | Profile) -> Profile:
    """The profile of a name; an unknown name raises ``HornbookError`` with the names that exist."""
    if isinstance(profile, Profile):
        return profile
    if profile not in PROFILES:
        raise HornbookError(profile, "there is no such profile", "use one of " + ", ".join(PROFILES))
    return PROFILES[profile]
