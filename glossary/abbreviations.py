"""Abbreviations and their expansions, in every form in which news explains them.

"X (Y)", "Y (the X)", "Y stands for X", "Y is an acronym of X, better known as Z", "the X, or Y".
The letters must come from the words (Schwartz and Hearst 2003, doi:10.1142/9789812776303_0042), with the
left edge trimmed to the word that gives the first letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.article import Article, Span

_SHORT = r"[A-Z][A-Za-z&]*(?:[.-]?[A-Z0-9][a-z]?\.?)+(?:s\b)?"
_IN_BRACKETS = re.compile(rf"[(\[](?:or |known as |abbreviated as |called )?(?:the )?[\"“]?({_SHORT})[\"”]?(?:[;,][^)\]]*)?[)\]]")
_SHORT_FIRST = re.compile(rf"\b({_SHORT}) [(\[](?:the |an? |short for |which stands for )?([^()\[\]]{{4,90}})[)\]]")
_STANDS_FOR = re.compile(
    rf"\b(?:the )?[\"“]?({_SHORT})[\"”]?,? (?:which )?(?:stands for|is short for|"
    rf"is (?:an?|the) (?:acronym|abbreviation|initialism|short form|initials?) (?:of|for)|are the initials of) "
    rf"[\"“]?(?:the )?([^.;\n]{{4,120}})",
    re.IGNORECASE,
)
_OR_SHORT = re.compile(rf", (?:or|known as|also known as|better known as|called|abbreviated as|abbreviated to) (?:the )?[\"“]?({_SHORT})[\"”]?(?=[,.;)]|\s)")
_SMALL = frozenset(["a", "an", "and", "at", "by", "de", "del", "des", "di", "du", "for", "from", "in", "la", "le", "of", "on", "or", "the", "to", "und", "with"])
_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ0-9][\w'’.&-]*")
_BETTER_KNOWN = re.compile(r",? (?:better known as|more commonly known as|also known as|known as|commonly called|or) (?:the )?(.+)$")


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form, what it stands for, and where the article says so.

    ``evidence`` is the stretch that explains; ``known_as`` a name that is better known, if one is given.
    """

    short: str
    expansion: str
    evidence: Span
    known_as: str = ""


def find_abbreviations(article: Article) -> tuple[Abbreviation, ...]:
    """The abbreviations that an article explains itself, in order, each once.

    >>> found = find_abbreviations(Article.from_text("The World Health Organization (WHO) met in May."))
    >>> found[0].short, found[0].expansion
    ('WHO', 'World Health Organization')
    """
    found: dict[str, Abbreviation] = {}
    for block in article.body:
        text, offset = block.span.of(article.text), block.span.start
        for one in sorted(_candidates(text), key=lambda one: one.evidence):
            moved = Abbreviation(one.short, one.expansion, one.evidence.shift(offset), one.known_as)
            found.setdefault(moved.short, moved)
    return tuple(sorted(found.values(), key=lambda one: one.evidence))


def _candidates(text: str) -> Iterator[Abbreviation]:
    for match in _STANDS_FOR.finditer(text):
        yield from _told(match)
    for match in _IN_BRACKETS.finditer(text):
        before = text[: match.start()].rstrip().rstrip("\"”’'")
        yield from _expanded_before(match.group(1), before, Span(match.start(), match.end()), text)
    for match in _SHORT_FIRST.finditer(text):
        expansion = _trim_right(match.group(1), match.group(2).strip(" \"“”"))
        if expansion:
            yield Abbreviation(match.group(1), expansion, Span(match.start(), match.end()))
    for match in _OR_SHORT.finditer(text):
        if text[match.end(1) : match.end(1) + 1] in ",.;)" or match.start() > 0:
            yield from _expanded_before(match.group(1), text[: match.start()], Span(match.start(), match.end()), text)


def _told(match: re.Match[str]) -> Iterator[Abbreviation]:
    short, rest = match.group(1), match.group(2).strip(" \"“”")
    if not short.isupper() and not re.match(_SHORT, short):
        return
    known = _BETTER_KNOWN.search(rest)
    known_as = known.group(1).strip(" \"“”") if known else ""
    full = rest[: known.start()] if known else rest
    expansion = _trim_right(short, full) or (full if len(full.split()) <= 8 else "")
    if expansion:
        yield Abbreviation(short, expansion, Span(match.start(), match.end()), known_as)


def _expanded_before(short: str, before: str, bracket: Span, text: str) -> Iterator[Abbreviation]:
    expansion = match_initials(short, before)
    if expansion:
        start = before.rfind(expansion)
        yield Abbreviation(short, expansion, Span(start, min(bracket.end, len(text))))


def match_initials(short: str, before: str) -> str:
    """The words at the end of ``before`` that ``short`` is made of; empty where there are none.

    >>> match_initials("UNSC", "a meeting of U.N. Security Council")
    'U.N. Security Council'
    """
    letters = [letter.lower() for letter in re.sub(r"s$", "", short) if letter.isalnum()]
    words = list(_WORD.finditer(before))[-(len(letters) * 2 + 3) :]
    for first in range(len(words) - 1, -1, -1):
        if re.search(r"[;:!?()]|\.\s", before[words[first].end() :]) and not _dotted(words, first):
            return ""
        if words[first].group().lower() in _SMALL or words[first].group()[0].lower() != letters[0]:
            continue
        if _spells([word.group() for word in words[first:]], letters):
            return before[words[first].start() : words[-1].end()]
    return ""


def _dotted(words: list[re.Match[str]], first: int) -> bool:
    return any("." in word.group() for word in words[first:])


def _trim_right(short: str, text: str) -> str:
    """The words at the start of ``text`` that spell ``short``."""
    letters = [letter.lower() for letter in re.sub(r"s$", "", short) if letter.isalnum()]
    words = list(_WORD.finditer(text))
    for stop in range(len(words), 0, -1):
        if words[stop - 1].group().lower() in _SMALL or not words or words[0].group()[0].lower() != letters[0]:
            continue
        if _spells([word.group() for word in words[:stop]], letters):
            return text[words[0].start() : words[stop - 1].end()]
    return ""


def _spells(words: list[str], letters: list[str]) -> bool:
    """Whether the initials of the words are the letters; small words may be passed over, a word may give several."""
    return _spell(tuple(part for word in words for part in _parts(word)), tuple(letters))


def _parts(word: str) -> list[str]:
    if re.fullmatch(r"(?:[A-Z]\.)+[A-Z]?", word) or (word.isupper() and 1 < len(word) <= 4):
        return [letter.lower() for letter in word if letter.isalpha()]
    return [part.lower() for part in re.split(r"[-/&]", word) if part]


def _spell(words: tuple[str, ...], letters: tuple[str, ...]) -> bool:
    if not letters:
        return all(word in _SMALL for word in words)
    if not words:
        return False
    word = words[0]
    if word[0] == letters[0]:
        if _spell(words[1:], letters[1:]):
            return True
        # "television (TV)", "gigabyte (GB)": a long word may give a second letter
        if len(letters) > 1 and len(word) > 6 and letters[1] in word[2:] and _spell(words[1:], letters[2:]):
            return True
    return word in _SMALL and _spell(words[1:], letters)
