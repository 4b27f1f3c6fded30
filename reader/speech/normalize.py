"""What is said for what is written: abbreviations, initials and signs that a voice would read wrongly.

Each rule gives edits on the written text, so that the time of a spoken word leads back to the written one.
Figures and dates are left to the voice, which reads them well.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from reader.article import Span
from reader.edits import Edit

_TITLES = {
    "Mr.": "Mister", "Mrs.": "Missis", "Ms.": "Miz", "Dr.": "Doctor", "Prof.": "Professor", "Gen.": "General",
    "Sen.": "Senator", "Rep.": "Representative", "Gov.": "Governor", "Lt.": "Lieutenant", "Col.": "Colonel",
    "Sgt.": "Sergeant", "Capt.": "Captain", "Jr.": "Junior", "Sr.": "Senior", "vs.": "versus", "No.": "number",
    "approx.": "about", "Rev.": "Reverend", "Adm.": "Admiral",
}  # fmt: skip
#: Capitals that are read as a word.
READ_AS_WORDS = frozenset(["NATO", "UNESCO", "UNICEF", "OPEC", "NASA", "AIDS", "COVID", "ASEAN", "FIFA", "UEFA", "OSCE", "BRICS", "SWAT", "SARS", "IKEA", "LEGO", "RADAR", "APEC", "ANZAC", "INTERPOL", "UNIFIL", "UNRWA"])
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}(?:s\b)?")
_CAPITALS = re.compile(r"(?<![\w.])([A-Z]{2,6})(s?)(?![\w])")
_UNITS = re.compile(r"(?<=\d)\s?(km|kg|cm|mm|mph|km/h)\b(?![\w/])")
_UNIT_NAMES = {"km": "kilometers", "kg": "kilograms", "cm": "centimeters", "mm": "millimeters", "mph": "miles per hour", "km/h": "kilometers per hour"}
_VOWEL = re.compile(r"[AEIOUY]")


def _titles(text: str) -> list[Edit]:
    return [
        Edit(Span(match.start(), match.end()), said, "title")
        for short, said in _TITLES.items()
        for match in re.finditer(rf"(?<!\w){re.escape(short)}(?=\s+[A-Z0-9])", text)
    ]


def _initials(text: str) -> list[Edit]:
    """"U.N. Security" is said without a stop after U.N."""
    return [
        Edit(Span(*match.span()), " ".join(letter for letter in match.group() if letter.isalpha()), "initials")
        for match in _INITIALS.finditer(text)
    ]


def _capitals(text: str) -> list[Edit]:
    """UNSC is spelled, NATO is read; a headline all in capitals is left alone."""
    if text.isupper():
        return []
    found = []
    for match in _CAPITALS.finditer(text):
        word, plural = match.groups()
        if word in READ_AS_WORDS or (len(word) > 4 and _VOWEL.search(word[1:-1])):
            continue
        found.append(Edit(Span(*match.span()), " ".join(word) + ("'s" if plural else ""), "capitals"))
    return found


def _units(text: str) -> list[Edit]:
    return [Edit(Span(*match.span(1)), _UNIT_NAMES[match.group(1)], "unit") for match in _UNITS.finditer(text)]


RULES: tuple[Callable[[str], list[Edit]], ...] = (_titles, _initials, _capitals, _units)


def normalize(text: str) -> list[Edit]:
    """The edits that turn a written text into what is said, in order of the rules; none touch each other.

    >>> from reader.edits import apply_edits
    >>> text = "Dr. Kim told the UNSC and NATO of U.N. Security aid."
    >>> apply_edits(text, normalize(text))[0]
    'Doctor Kim told the U N S C and NATO of U N Security aid.'
    """
    taken: list[Edit] = []
    for rule in RULES:
        taken += [edit for edit in rule(text) if not any(edit.span.overlaps(other.span) for other in taken)]
    return taken
