"""Short forms that an article never puts beside their long form: it stands somewhere else, or nowhere.

The long form is a name in capitals whose initials are the short form, a name that a pack gives for it ("EU",
"GM"), or a noun phrase in small letters.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from glossary.packs import PackTerm, load_packs
from glossary.spelling import BODIES, CAPITALS, letters_of, match_letters, spells, tails
from glossary.tokens import facts_of, parsed_blocks
from reader.article import Article, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ALONE = re.compile(r"(?<![\w.’'&/-])(?:[A-Z]&[A-Z]|[A-Z]{2,7})(?![\w’'&]|-(?![a-z]))|(?<![\w.’'&/-])[A-Z]{2,7}(?=(?:s|['’]s|s['’])(?!\w))")
#: Everybody knows them; their long form would not help.
KNOWN_TO_ALL: frozenset[str] = frozenset("UK US USA TV AM PM BC AD CE BCE OK DJ MR MRS DR ST VS NO AND THE OR".split())
#: So usual in another meaning that the same initials in a name are chance: MP is no "Metropolitan Police".
USUAL: frozenset[str] = frozenset("AD AFP AM AP BBC BC BCE CD CE CEO CNN DC EU IT LA MD MP NY NZ PC PHD PM PR TV UAE UK UN US USA".split())
_BESIDE = frozenset("US UK UN EU TV".split())
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_IN_PHRASE = frozenset({"NOUN", "ADJ", "PROPN"})


def short_forms_in(article: Article) -> dict[str, tuple[Span, ...]]:
    """Every word of two to seven capitals in the body, with its places.

    Capitals among capitals shout, and are no short forms; Roman numbers and what everybody knows are left out.

    >>> list(short_forms_in(Article.from_text("The FFO and the US met. STOP THE WAR, it said.")))
    ['FFO']
    """
    found: dict[str, list[Span]] = {}
    for block in article.body:
        text = block.span.of(article.text)
        for match in _ALONE.finditer(text):
            short = match.group()
            if short in KNOWN_TO_ALL or _ROMAN.fullmatch(short) or _shouts(match):
                continue
            found.setdefault(short, []).append(Span(*match.span()).shift(block.span.start))
    return {short: tuple(spans) for short, spans in found.items()}


def _shouts(match: re.Match[str]) -> bool:
    """Whether a word straight beside it is in capitals, too: "STOP THE WAR" but not "the US FAA"."""
    before = re.search(r"(\w+) $", match.string[: match.start()])
    behind = re.match(r" (\w+)", match.string[match.end() :])
    beside = {word.group(1) for word in (before, behind) if word} - _BESIDE
    return any(len(word) > 1 and word.isupper() and word.isalpha() for word in beside)


def find_elsewhere(
    article: Article, known: Collection[str], docs: Sequence[Doc | None] | None = None
) -> Iterator[tuple[str, Span]]:
    """Short forms that are not ``known`` yet, each with the place of its long form: the surest first.

    ``docs`` is the parse: noun phrases in small letters are looked for only with it.
    """
    wanted = {short for short in short_forms_in(article) if short not in known}
    if wanted:
        yield from _by_packs(article, wanted)
        yield from _in_capitals(article, wanted)
        yield from _in_small_letters(article, wanted)
        if docs is not None:
            yield from _by_phrase(article, wanted, docs)


def _by_packs(article: Article, wanted: Collection[str]) -> Iterator[tuple[str, Span]]:
    names = long_forms()
    for short in sorted(wanted & names.keys()):
        for name in names[short]:
            pattern = re.compile(rf"(?<!\w){re.escape(name)}(?:e?s)?(?!\w)", re.IGNORECASE if name.islower() else 0)
            for block in article.body:
                match = pattern.search(article.text, block.span.start, block.span.end)
                if match:
                    yield short, Span(*match.span())
                    break


def long_forms() -> dict[str, tuple[str, ...]]:
    """Each abbreviation of the packs with the names that spell it.

    >>> long_forms()["WHO"]
    ('World Health Organization',)
    """
    return _long_forms(load_packs())


def long_form_of(short: str, term: PackTerm) -> str:
    """The name of a pack's term that spells one of its abbreviations; empty where none does or it is no abbreviation.

    >>> long_form_of("MRI", next(term for term in load_packs() if "MRI" in term.short))
    'magnetic resonance imaging'
    """
    plain = short.replace(".", "")
    return next((name for name in (term.term, *term.also) if may_stand_for(plain, name)), "") if plain in term.short else ""


@lru_cache(maxsize=4)
def _long_forms(terms: tuple[PackTerm, ...]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for term in terms:
        for short in term.short:
            names = tuple(name for name in (term.term, *term.also) if may_stand_for(short, name))
            if names:
                found.setdefault(short, names)
    return found


def may_stand_for(short: str, name: str) -> bool:
    """Whether a name spells a short form: "MSF" is not made of "Doctors Without Borders"."""
    return len(name) > len(short) + 2 and (
        spells(name.split(), letters_of(short)) or match_letters(short, name) == name
    )


def _in_capitals(article: Article, wanted: Collection[str]) -> Iterator[tuple[str, Span]]:
    for block in article.body:
        for run in CAPITALS.finditer(block.span.of(article.text)):
            name = re.sub(r"['’]s$", "", run.group())
            for start, words in tails(run):
                body = len(words) > 1 and bool(BODIES & {word.lower() for word in words})
                for short in wanted if len(words) > 2 or body else ():
                    if short not in USUAL and spells(words, letters_of(short), strict=True):
                        yield short, Span(run.start() + start, run.start() + len(name)).shift(block.span.start)


def _in_small_letters(article: Article, wanted: Collection[str]) -> Iterator[tuple[str, Span]]:
    """Four words or more whose initials are the abbreviation: fewer would be chance."""
    for short in sorted(wanted):
        if len(short) > 3 and short.isalpha():
            pattern = re.compile(r"\b" + r"[ -](?:(?:and|of|for|the|in) )?".join(rf"{letter}[\w’]+" for letter in short.lower()))
            for block in article.body:
                for match in pattern.finditer(article.text, block.span.start, block.span.end):
                    yield short, Span(*match.span())


def _by_phrase(article: Article, wanted: Collection[str], docs: Sequence[Doc | None]) -> Iterator[tuple[str, Span]]:
    """Three nouns and adjectives that begin a phrase and have the initials: "motor neurone disease" for MND."""
    threes = {short.lower(): short for short in sorted(wanted) if len(short) == 3 and short.isalpha()}
    if not threes:
        return
    for offset, doc in parsed_blocks(article, docs):
        facts = facts_of(doc)
        parts = [place for place in range(len(doc)) if facts.lower[place] != "-"]
        for number in range(len(parts) - 2):
            three = parts[number : number + 3]
            short = threes.get("".join(facts.lower[place][0] for place in three))
            before = facts.pos[parts[number - 1]] if number else ""
            if short is None or before in {"NOUN", "ADJ"} or any(facts.pos[place] not in _IN_PHRASE for place in three):
                continue
            if facts.pos[three[-1]] == "NOUN" and all(facts.lower[place].rstrip("-").isalpha() for place in three):
                stretch = doc[three[0] : three[-1] + 1]
                yield short, Span(stretch.start_char, stretch.end_char).shift(offset)
