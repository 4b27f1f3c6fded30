"""Abbreviations and their expansions, in every form in which news explains them.

"X (Y)" and "Y (the X)"; "Y stands for X", "Y is an acronym of X, better known as Z"; "X, or Y", "Y, the X,", "Y – X –";
"X, known by its French acronym Y"; and a name in capitals anywhere in the article whose initials are the abbreviation.
What counts as an expansion is in ``glossary.spelling``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary.elsewhere import USUAL, find_elsewhere
from glossary.spelling import (
    BODIES,
    CAPITALS,
    NEAR,
    capitals_at_end,
    letters_of,
    match_blend,
    match_but_one,
    match_initials,
    match_letters,
    match_start,
    tails,
)
from reader.article import Article, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SHORT = r"[a-z]{0,3}[A-Z][A-Za-z&]*(?:[.-]?[A-Z0-9][a-z]?\.?)+(?:['’]?s\b)?"
#: "commonly referred to as", "abbreviated", "or", "acronym:" before the short form.
_CALLED = r"(?:(?:(?:or|aka|commonly|usually|often|also|sometimes|referred to as|known as|called|abbreviated|shortened|abbreviation|acronym|initials|in short|simply|just|as|to):? )+)?"
_IN_BRACKETS = re.compile(
    rf"[(\[]{_CALLED}(?:the )?[\"“‘]?({_SHORT}|[a-z][A-Z]|[A-Z][a-z])(?: (?P<kind>[a-z]+))?[\"”’]?"
    r"(?:(?: for short|[;,] [^)\]]*))?[)\]]"
)
_AFTER_BRACKETS = re.compile(rf" \((?:acronym|abbreviation|abbreviated|initials)\) ({_SHORT})")
_CALLED_LATER = re.compile(rf"\b(?:is|are) (?:(?:often|usually|commonly|sometimes|also) )?(?:abbreviated|shortened) (?:as|to) [\"“‘]?({_SHORT})")
_OR = re.compile(rf" or [\"“‘]?({_SHORT})(?=[\"”’]?[ ,.;)])")
_SHORT_FIRST = re.compile(rf"\b({_SHORT})[\"”’]? [(\[](?:or |the |an? |short for |which stands for |that is,? |i\.e\.,? )?([^()\[\]]{{4,90}})[)\]]")
_SHORT_BESIDE = re.compile(rf"\b({_SHORT})[\"”’]?(?:, (?P<or>or |short for |meaning )?| [–—-] )(?:the |an? )?(?=[\"“‘]?[A-Za-z])")
_BLEND_FIRST = re.compile(r"\b(?P<short>[A-Z][a-z]{3,9}) \((?:the |an? )?(?P<inside>[A-Z][^()]{5,90})\)")
_BLEND_LAST = re.compile(r"\((?:the )?(?P<short>[A-Z][a-z]{3,9})\)")
_STANDS_FOR = re.compile(
    rf"\b(?:[Tt]he )?[\"“‘]?({_SHORT})[\"”’]?,? (?:which |that )?(?:stands for|stood for|is short for|"
    rf"(?:[a-z]+ (?:[\\w]+ ){{0,5}}?)?(?:an?|the) (?:acronym|abbreviation|initialism|short form|initials?) (?:of|for)|are the initials of|means) "
    rf"[\"“‘]?(?:the )?([^.;()\n]{{4,120}})"
)
_LONG_BESIDE = re.compile(
    rf"(?:, (?:or|known as|also known as|better known as|called|abbreviated as|abbreviated to|the|or simply|aka)"
    rf"|,| [–—-]) (?:the )?[\"“‘]?({_SHORT})[\"”’]?(?=[,.;:)]| [–—-]|\s|$)"
)
_BY_ACRONYM = re.compile(
    rf",? (?:commonly |usually |better |also |which is |and )*(?:known|called|referred to)? ?(?:by|under|as|with) (?:its|the|their) "
    rf"(?:(?P<tongue>[A-Z][a-z]+)(?:-language)? )?(?:acronym|initials|abbreviation),? (?:of )?[\"“‘]?(?P<short>{_SHORT})"
)
_BETTER_KNOWN = re.compile(r",? (?:better known as|more commonly known as|also known as|known as|commonly called|or) (?:the )?(.+)$")
#: What kind of thing it is may stand between the name and the bracket: "the Alpha-Beta mining company (AB)".
_GENERIC = re.compile(r"(?: [a-z]+)? (?:agency|association|bank|body|company|firm|group|network|organi[sz]ation|party|programme|program|project|scheme|service|syndrome|system|team|technology|test|treaty|union|virus)s?$")


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form, what it stands for, and where the article says so.

    ``evidence`` is the stretch that explains; ``known_as`` a name that is better known, if one is given.
    """

    short: str
    expansion: str
    evidence: Span
    known_as: str = ""


def find_abbreviations(article: Article, docs: Sequence[Doc | None] | None = None) -> tuple[Abbreviation, ...]:
    """The abbreviations that an article explains itself, in order, each once; with its parse a few more are seen.

    >>> found = find_abbreviations(Article.from_text("The World Health Organization (WHO) met in May."))
    >>> found[0].short, found[0].expansion
    ('WHO', 'World Health Organization')
    """
    found: dict[str, Abbreviation] = {}
    for block in article.body:
        text, offset = block.span.of(article.text), block.span.start
        if not re.search(r"[A-Z][\w&.-]?[A-Z0-9]|\([A-Z]| \(the |[a-z][A-Z]", text):
            continue
        for one in _candidates(text):
            short = re.sub(r"(?<=[A-Z0-9])['’]?s$", "", one.short)
            short = short.rstrip(".") if short.count(".") == 1 else short
            moved = Abbreviation(short, one.expansion.strip(" .,"), one.evidence.shift(offset), one.known_as)
            if not moved.expansion.replace(".", "").startswith(short.replace(".", "")):
                found.setdefault(short, moved)
    for short, span in find_elsewhere(article, found, docs):
        found.setdefault(short, Abbreviation(short, span.of(article.text), span))
    return tuple(sorted(found.values(), key=lambda one: one.evidence))


def _candidates(text: str) -> Iterator[Abbreviation]:
    """Every pair in a paragraph: the plainest form of telling first."""
    for finder in (_told, _brackets, _short_first, _blends, _by_acronym, _called_later, _long_beside, _short_beside):
        yield from sorted(finder(text), key=lambda one: one.evidence)


def _told(text: str) -> Iterator[Abbreviation]:
    for match in _STANDS_FOR.finditer(text):
        short, rest = match.group(1), match.group(2).strip(" \"“”")
        known = _BETTER_KNOWN.search(rest)
        known_as = known.group(1).strip(" \"“”") if known else ""
        full = rest[: known.start()] if known else rest
        says_so = " means " not in match.group()
        expansion = match_start(short, full) or (full if says_so and len(full.split()) <= 8 else "")
        if expansion:
            yield Abbreviation(short, expansion, Span(*match.span()), known_as)


def _brackets(text: str) -> Iterator[Abbreviation]:
    for match in _IN_BRACKETS.finditer(text):
        short, before = match.group(1), text[: match.start()].rstrip().rstrip("\"”’'")
        if match["kind"] and match["kind"] != "for":
            if not before.endswith(f" {match['kind']}"):
                continue
            before = before.removesuffix(f" {match['kind']}")
        if len(short) == 2 and not short.isupper():
            expansion = re.split(r"\W", before)[-1]
            if expansion[:1].lower() != short[0].lower() or match_letters(short, before) != expansion or not expansion.islower():
                continue
            yield Abbreviation(short, expansion, Span(before.rfind(expansion), match.end()))
            continue
        expansion = (
            match_initials(short, before)
            or _body_before(short, before)
            or match_letters(short, before)
            or match_initials(short, _GENERIC.sub("", before), strict=True)
            or match_but_one(short, before)
        )
        if expansion:
            yield Abbreviation(short, expansion, Span(before.rfind(expansion), match.end()))


def _body_before(short: str, before: str) -> str:
    """"Revolutionary Front of the South (FRS)": the name of a body straight before the bracket, translated or not."""
    if not short.isupper() or short in USUAL or len(short) < 3:
        return ""
    run = capitals_at_end(before[-NEAR:])
    name = re.sub(r"^(?:The |[A-Z][\w’-]*-based )+", "", run.group()) if run else ""
    words = name.lower().split()
    return name if len(words) > 1 and BODIES & set(words) else ""


def _short_first(text: str) -> Iterator[Abbreviation]:
    for match in _SHORT_FIRST.finditer(text):
        short, inside = match.group(1), match.group(2).strip(" \"“”‘’")
        expansion = match_start(short, inside)
        if expansion and len(inside.split()) - len(expansion.split()) == 1:
            # "GSM (Global System for Mobile communication)": the bracket is the whole name
            expansion = re.sub(r"^(?:the|an?) ", "", inside)
        if not expansion and (match_letters(short, inside) == inside or _names_body(short, inside)):
            expansion = inside
        if expansion:
            yield Abbreviation(short, expansion, Span(*match.span()))


def _names_body(short: str, inside: str) -> bool:
    words = set(inside.lower().split())
    return short.isupper() and bool(CAPITALS.fullmatch(inside)) and bool(BODIES & words)


def _blends(text: str) -> Iterator[Abbreviation]:
    """"Ofcom (the Office of Communications)" and the other way round; "Nato" as some newspapers write it."""
    for match in _BLEND_FIRST.finditer(text):
        expansion = match_blend(match["short"], match["inside"])
        if expansion:
            yield Abbreviation(match["short"], expansion, Span(*match.span()))
    for match in _BLEND_LAST.finditer(text):
        before = text[: match.start()].rstrip()
        run = capitals_at_end(before[-NEAR:])
        if run is None:
            continue
        for start, words in tails(run):
            name = " ".join(words)
            if match_blend(match["short"], name) == name:
                begin = len(before) - len(run.group()) + start
                yield Abbreviation(match["short"], before[begin:], Span(begin, match.end()))


def _by_acronym(text: str) -> Iterator[Abbreviation]:
    for match in _BY_ACRONYM.finditer(text):
        short, before = match["short"], text[: match.start()]
        expansion = match_initials(short, before)
        run = capitals_at_end(before)
        if not expansion and match["tongue"] and run:
            expansion = re.sub(r"^The ", "", run.group())
        if expansion:
            yield Abbreviation(short, expansion, Span(before.rfind(expansion), match.end()))


def _called_later(text: str) -> Iterator[Abbreviation]:
    """"Knockout is often abbreviated as KO", "the cathode ray tube or CRT", "the nervous system (acronym) NS"."""
    for pattern in (_AFTER_BRACKETS, _CALLED_LATER, _OR):
        for match in pattern.finditer(text):
            short, before = match.group(1), text[: match.start()].rstrip()
            expansion = match_initials(short, before, strict=True)
            if not expansion and pattern is not _OR:
                expansion = match_letters(short, before)
            if expansion and (pattern is not _OR or len(letters_of(short)) > 2):
                yield Abbreviation(short, expansion, Span(before.rfind(expansion), match.end()))


def _long_beside(text: str) -> Iterator[Abbreviation]:
    for match in _LONG_BESIDE.finditer(text):
        before = text[: match.start()].rstrip("\"”’'")
        expansion = match_initials(match.group(1), before, strict=True)
        if not expansion and match.end() < len(text) and text[match.end()] == ")" and "(" in before:
            # "(Name in English, SHORT)"
            expansion = match_but_one(match.group(1), before)
        if expansion and len(letters_of(match.group(1))) > 1:
            yield Abbreviation(match.group(1), expansion, Span(before.rfind(expansion), match.end()))


def _short_beside(text: str) -> Iterator[Abbreviation]:
    for match in _SHORT_BESIDE.finditer(text):
        behind = text[match.end() : match.end() + 120]
        expansion = match_start(match.group(1), behind, strict=True)
        if not expansion and match["or"] in ("short for ", "meaning "):
            phrase = re.split(r"[,.;:()]| (?:is|are|was|were|which|that) ", behind)[0].strip()
            expansion = phrase if match_letters(match.group(1), phrase) == phrase else ""
        if not expansion or len(letters_of(match.group(1))) < (2 if match["or"] else 3):
            continue
        start = text.find(expansion, match.end())
        yield Abbreviation(match.group(1), expansion, Span(match.start(), start + len(expansion)))
