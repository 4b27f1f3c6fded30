"""What is said for abbreviations, initials and capitals: ``Gen.``, ``U.N.``, ``UNSC``, ``World War II``.

Each rule gives edits on one sentence. Initials are written with stops between them and none at the end
(``U.N``): voices then spell them in one breath, and take no stop for the end of a sentence.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from reader.article import Span
from reader.edits import Edit
from reader.speech.said_numbers import MONTHS, UNITS, WEEKDAYS, cardinal, ordinal

#: Said so before a name or a number.
TITLES = {
    "Mr.": "Mister", "Mrs.": "Missis", "Ms.": "Miz", "Dr.": "Doctor", "Prof.": "Professor", "Gen.": "General",
    "Sen.": "Senator", "Sens.": "Senators", "Rep.": "Representative", "Reps.": "Representatives", "Gov.": "Governor",
    "Lt.": "Lieutenant", "Col.": "Colonel", "Maj.": "Major", "Cmdr.": "Commander", "Sgt.": "Sergeant",
    "Capt.": "Captain", "Cpl.": "Corporal", "Pvt.": "Private", "Rev.": "Reverend", "Adm.": "Admiral",
    "Fr.": "Father", "Hon.": "Honorable", "Amb.": "Ambassador", "Pres.": "President", "Mt.": "Mount", "Ft.": "Fort",
    "Mr": "Mister", "Mrs": "Missis", "Ms": "Miz", "Dr": "Doctor", "Prof": "Professor", "Sgt": "Sergeant",
}  # fmt: skip
#: Said so before a number.
COUNTERS = {
    "No.": "number", "Nos.": "numbers", "Art.": "Article", "Sec.": "Section", "Fig.": "figure", "Vol.": "volume",
    "Ch.": "chapter", "p.": "page", "pp.": "pages",
}  # fmt: skip
#: Said so anywhere.
ABBREVIATIONS = {
    "Jr.": "Junior", "Sr.": "Senior", "vs.": "versus", "v.": "versus", "etc.": "et cetera", "e.g.": "for example",
    "i.e.": "that is", "approx.": "approximately", "Ltd.": "Limited", "Inc.": "Incorporated", "Corp.": "Corporation",
    "Co.": "Company", "Bros.": "Brothers", "Dept.": "Department", "Univ.": "University", "Ave.": "Avenue",
    "Blvd.": "Boulevard", "Rd.": "Road", "Ph.D.": "P.H.D", "al.": "al", "a.m.": "A.M", "p.m.": "P.M",
}  # fmt: skip
#: Capitals that are read as a word.
READ_AS_WORDS = frozenset(
    ["NATO", "UNESCO", "UNICEF", "OPEC", "NASA", "AIDS", "COVID", "ASEAN", "FIFA", "UEFA", "OSCE", "BRICS", "SWAT", "SARS", "MERS", "IKEA", "LEGO", "RADAR", "APEC", "ANZAC", "INTERPOL", "UNIFIL", "UNRWA", "ISIS", "FEMA", "OSHA", "WADA", "NOAA", "TASS", "LASER", "IMAX", "NIMBY", "DACA", "MIRV", "SALT", "START", "GUAM", "CERN", "FARC", "SIM", "PIN", "RAM", "GIF", "JPEG", "ZIP", "HIMARS", "GATT", "MOOC", "PEN", "ETA", "SETI", "SONAR", "SCUBA"]
)
#: Words that are shouted now and then, and short for nothing.
EMPHASIZED = frozenset(
    ["NOT", "NO", "YES", "ALL", "NEVER", "EVER", "ONLY", "VERY", "MUST", "AND", "OR", "BUT", "NOW", "NEW", "STOP", "HELP", "LIVE", "FREE", "WIN", "BIG", "END", "OUT", "OFF", "ON", "UP", "TOP", "ONE", "TWO", "GO", "BUY", "SEE", "READ", "MORE", "LESS", "THE", "OF", "TO", "IN", "IS", "ARE", "WAS", "THIS", "THAT", "YOU", "MY", "ME", "HE", "SHE", "WE", "WHY", "HOW", "WHAT", "BEST", "LAST", "NEXT", "EVERY", "SAVE", "LOVE", "HATE", "WAR", "PEACE"]
)
_LITTLE_WORD = re.compile(r"\b(?:THE|OF|AND|TO|IN|FOR|ON|IS|ARE|WITH|AT|BY|NOT|AS|SAYS|FROM|AFTER|OVER|[A-Z]{8,})\b")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?<!\S)[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_BEFORE_NAMES = re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, sorted(TITLES, key=len, reverse=True)))})(?=\s+[A-Z0-9])")
_BEFORE_NUMBERS = re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, COUNTERS))})(?=\s?\d)")
_ANYWHERE = re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, ABBREVIATIONS))})(?!\w)")
_SAINT = re.compile(r"(?<![\w.])St\.?(?=\s+[A-Z])")
_STREET = re.compile(r"(?<=\w )St\.(?=[\s,;]|$)")
_CAPITALIZED_BEFORE = re.compile(r"(?:[A-Z][a-z]+|\d(?:st|nd|rd|th))\s$")
_INITIALS = re.compile(r"(?<![\w.])(?:[A-Z]\.){2,}(?:[A-Z]|s)?(?!\w)")
# Harry S. Truman: a stop between two names.
_MIDDLE = re.compile(r"(?<![\w.])([A-Z])\.(?=\s+[A-Z])")
_CAPITALS = re.compile(r"(?<![\w.&])([A-Z]{2,6})(s?)(?=[\W_]|\d|$)")
_LETTERS_AND_SIGN = re.compile(r"(?<!\w)([A-Z]{1,3})&([A-Z]{1,2})(?!\w)")
_SHOUTED = re.compile(r"(?:\b[A-Z]{2,}\b[\s,.:;!?’'\"”“-]*){3,}")
_VOWEL = re.compile(r"[AEIOUY]")
_ROMAN = re.compile(r"(?<=[A-Za-z] )([IVX]{2,5})(?!\w)")
_NUMBERED = re.compile(
    r"(?:War|Part|Chapter|Phase|Act|Title|Section|Bowl|Type|Class|Level|Volume|Book|Stage|Group|Category|Apollo|Mark"
    r"|Schedule|Annex|Appendix|Tier|Vatican)\s$", re.IGNORECASE
)  # fmt: skip
_NAME_BEFORE = re.compile(r"[A-Z][a-z]+\s$")
#: Voices know the letters before this one.
_FIRST_FOREIGN = "\u0180"
_VALUES = {"I": 1, "V": 5, "X": 10}


def titles(text: str) -> Iterator[Edit]:
    """``Gen. Park``: General; ``St. Paul``: Saint, ``Main St.``: Street."""
    for match in _STREET.finditer(text):
        if _CAPITALIZED_BEFORE.search(text[: match.start()]) and not _before_name(text, match.end()):
            yield Edit(Span(*match.span()), "Street" + _stop(text, match.end()), "street")
    for match in _SAINT.finditer(text):
        yield Edit(Span(*match.span()), "Saint", "title")
    for match in _BEFORE_NAMES.finditer(text):
        yield Edit(Span(*match.span()), TITLES[match.group()], "title")
    for match in _BEFORE_NUMBERS.finditer(text):
        yield Edit(Span(*match.span()), COUNTERS[match.group()], "counter")


def alone(word: str) -> str | None:
    """What an abbreviation is said as when nothing stands beside it; ``None`` where it is none.

    >>> alone("Dr."), alone("Sept."), alone("km"), alone("Sun"), alone("Kim")
    ('Doctor', 'September', 'kilometers', None, None)
    """
    known = TITLES.get(word) or COUNTERS.get(word) or ABBREVIATIONS.get(word)
    if known or word in ("St.", "St"):
        return known or "Saint"
    if word in UNITS:
        return UNITS[word][1]
    shortened = word.removesuffix(".")
    return (MONTHS.get(shortened) or WEEKDAYS.get(shortened)) if shortened != word else None


def addresses(text: str) -> Iterator[Edit]:
    """``https://www.un.org/en/``: un dot org; ``a@b.org``: a at b dot org."""
    for match in _ADDRESS.finditer(text):
        written = match.group().rstrip(".,;:!?)’”'\"")
        host = re.sub(r"^(?:https?://)?(?:www\.)?|(?<=\w)[/?#].*$", "", written)
        yield Edit(Span(match.start(), match.start() + len(written)), host.replace(".", " dot ").replace("@", " at "), "address")


def _before_name(text: str, end: int) -> bool:
    """``the Church of St. Paul``, ``Fort St. John``: a name follows, no stop or mark."""
    return bool(re.match(r"\s+[A-Z]", text[end:]))


def _stop(text: str, end: int) -> str:
    """The stop of an abbreviation that is also that of the sentence."""
    return "" if text[end:].strip("\"'”’)] ") else "."


def abbreviations(text: str) -> Iterator[Edit]:
    """``Inc.``, ``e.g.``, ``3 p.m.``."""
    for match in _ANYWHERE.finditer(text):
        said = ABBREVIATIONS[match.group()]
        yield Edit(Span(*match.span()), said + _stop(text, match.end()), "abbreviation")


def initials(text: str) -> Iterator[Edit]:
    """``U.N. Security`` is spelled, without a stop after it; ``Harry S. Truman`` has none, either."""
    for match in _INITIALS.finditer(text):
        letters = ".".join(letter for letter in match.group() if letter.isupper())
        letters += "'s" if match.group().endswith("s") else ""
        yield Edit(Span(*match.span()), letters + _stop(text, match.end()), "initials")
    for match in _MIDDLE.finditer(text):
        if _NAME_BEFORE.search(text[: match.start()]) or not text[: match.start()].strip("\"“‘'( "):
            yield Edit(Span(*match.span()), match.group(1), "initial")


def capitals(text: str) -> Iterator[Edit]:
    """``UNSC`` is spelled, ``NATO`` is read; words that are only shouted are read."""
    for match in _LETTERS_AND_SIGN.finditer(text):
        yield Edit(Span(*match.span()), f"{'.'.join(match.group(1))} and {'.'.join(match.group(2))}", "capitals")
    shouted = [Span(*match.span()) for match in _SHOUTED.finditer(text) if _LITTLE_WORD.search(match.group())]
    for match in _CAPITALS.finditer(text):
        word, plural = match.groups()
        if word in READ_AS_WORDS or word in EMPHASIZED or (len(word) > 4 and _VOWEL.search(word[1:-1])):
            continue
        if any(span.contains(Span(*match.span(1))) for span in shouted):
            continue
        said = ".".join(word) + ("'s" if plural else "")
        gap = " " if text[match.end() : match.end() + 1].isdigit() else ""
        yield Edit(Span(*match.span()), said + gap, "capitals")


def foreign_letters(text: str) -> Iterator[Edit]:
    """``Nguyễn``: letters that voices would spell by their number are read without their marks."""
    for place, letter in enumerate(text):
        if letter < _FIRST_FOREIGN:
            continue
        parts = unicodedata.normalize("NFKD", letter)
        if unicodedata.combining(letter):
            yield Edit(Span(place, place + 1), "", "letter")
        elif len(parts) > 1 and parts[0].isascii() and parts[0].isalpha() and unicodedata.combining(parts[1]):
            yield Edit(Span(place, place + 1), parts[0], "letter")


def roman_numerals(text: str) -> Iterator[Edit]:
    """``World War II`` is two, ``Elizabeth II`` is the second."""
    for match in _ROMAN.finditer(text):
        value = _roman(match.group(1))
        before = text[: match.start(1)]
        if value is None:
            continue
        if _NUMBERED.search(before):
            yield Edit(Span(*match.span(1)), cardinal(value), "roman")
        elif _NAME_BEFORE.search(before):
            yield Edit(Span(*match.span(1)), f"the {ordinal(value)}", "roman")


def _roman(letters: str) -> int | None:
    """The value of a numeral of I, V and X that is written as it should be."""
    values = [_VALUES[letter] for letter in letters]
    total = sum(-one if one < max(values[place:]) else one for place, one in enumerate(values))
    tens, ones = divmod(total, 10)
    proper = "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
    return total if proper == letters else None
