"""Terms of the packs in a text: the longest name first, in the singular or the plural, with or without full stops."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from glossary.packs import PackTerm, load_packs
from reader.article import Article, Span

#: What may stand before a hyphen without changing what the term is.
PREFIXES: frozenset[str] = frozenset("anti co counter ex former mid multi non post pre pro re semi sub then vice".split())
_WORD = re.compile(r"[^\W_]+(?:[.&'’][^\W_]+)*(?:(?<=\.\w)\.)?")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: as it stands, the forms that it may be of, and its place."""

    text: str
    forms: frozenset[str]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PackMatch:
    """A term of a pack, found in the article."""

    term: PackTerm
    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Name:
    words: tuple[Word, ...]
    term: PackTerm
    text: str
    exact: bool
    place: int


@lru_cache(maxsize=20_000)
def forms_of(word: str) -> frozenset[str]:
    """A word in lower case, without a possessive ending or inner full stops, and its possible singulars.

    >>> sorted(forms_of("Parties"))
    ['parti', 'partie', 'parties', 'party']
    """
    plain = re.sub(r"['’]s$|['’]$", "", word.lower().replace(".", ""))
    found = {plain}
    if len(plain) > 3 and plain.endswith("s") and not plain.endswith("ss"):
        found.add(plain[:-1])
        if plain.endswith("es"):
            found.add(plain[:-2])
        if plain.endswith("ies"):
            found.add(plain[:-3] + "y")
    return frozenset(found)


def words_of(text: str, offset: int = 0) -> list[Word]:
    """The words of a text; a hyphen parts two words."""
    return [
        Word(match.group(), forms_of(match.group()), match.start() + offset, match.end() + offset)
        for match in _WORD.finditer(text)
    ]


@lru_cache(maxsize=4)
def _index(terms: tuple[PackTerm, ...]) -> dict[str, list[_Name]]:
    found: dict[str, list[_Name]] = {}
    for place, (term, text) in enumerate((one, name) for one in terms for name in one.names):
        words = tuple(words_of(text))
        if words:
            name = _Name(words, term, text, text in term.short, place)
            for form in words[0].forms:
                found.setdefault(form, []).append(name)
    for names in found.values():
        names.sort(key=_longest_first)
    return found


def _longest_first(name: _Name) -> tuple[int, int]:
    return -len(name.words), name.place


def find_pack_terms(article: Article, terms: Iterable[PackTerm] | None = None) -> tuple[PackMatch, ...]:
    """Every place in the body where a term of the packs stands, in order.

    A term with ``near`` words counts only where one of them stands in the article, too.
    """
    index = _index(load_packs() if terms is None else tuple(terms))
    blocks = [words_of(block.span.of(article.text), block.span.start) for block in article.body]
    nearby = _forms_in(blocks)
    found: list[PackMatch] = []
    for words in blocks:
        place = 0
        while place < len(words):
            if index.keys().isdisjoint(words[place].forms):
                place += 1
                continue
            match = next(_matches(words, place, article.text, index, nearby), None)
            if match is None:
                place += 1
                continue
            found.append(match[0])
            place += match[1]
    return tuple(found)


def _forms_in(blocks: Sequence[Sequence[Word]]) -> frozenset[str]:
    """Every word of the body: its forms in small letters, and as it stands without full stops."""
    found: set[str] = set()
    for words in blocks:
        for word in words:
            found |= word.forms
            found.add(_bare(word.text))
    return frozenset(found)


@lru_cache(maxsize=20_000)
def _bare(text: str) -> str:
    return re.sub(r"['’]s?$", "", text.replace(".", ""))


def _is_near(wanted: str, nearby: frozenset[str]) -> bool:
    """Whether the word is in the text; one with capitals only with its capitals ("US" is not "us")."""
    words = words_of(wanted)
    if not words:
        return False
    return _bare(words[0].text) in nearby if words[0].text[0].isupper() else bool(words[0].forms & nearby)


def _matches(
    words: list[Word], place: int, text: str, index: dict[str, list[_Name]], nearby: frozenset[str]
) -> Iterator[tuple[PackMatch, int]]:
    lists = [index[form] for form in words[place].forms if form in index]
    names = lists[0] if len(lists) == 1 else sorted({name.place: name for names in lists for name in names}.values(), key=_longest_first)
    for name in names:
        stretch = words[place : place + len(name.words)]
        if not _fits(name, stretch, text):
            continue
        if place and text[words[place - 1].end : words[place].start] == "-" and words[place - 1].text.lower() not in PREFIXES:
            continue
        if (name.text.startswith("the ") or _is_place(name)) and _goes_on_in_capitals(words, place + len(name.words), text):
            continue
        if _is_cut_from_name(name, words, place, text):
            continue
        near = name.term.near
        if near and not any(_is_near(one, nearby) for one in near):
            continue
        span = Span(stretch[0].start, _without_possessive(stretch[-1]))
        yield PackMatch(name.term, name.text, span), len(name.words)


def _is_place(name: _Name) -> bool:
    """Whether it is one name of a place, with which longer names begin: "the Arctic Monkeys" play music."""
    return name.term.kind == "place" and len(name.words) == 1 and name.text[0].isupper()


def _is_cut_from_name(name: _Name, words: list[Word], place: int, text: str) -> bool:
    """Whether words that are small in the pack stand with capitals in a longer name: "the US National Park Service"."""
    if not name.text.islower() or name.term.kind in ("role", "body", "document"):
        return False
    here = words[place : place + len(name.words)]
    if not all(word.text[0].isupper() for word in here) or any(word.text.isupper() for word in here):
        return False
    if _goes_on_in_capitals(words, place + len(name.words), text):
        return True
    before = words[place - 1] if place else None
    return len(here) == 1 and before is not None and before.text[0].isupper() and text[before.end : here[0].start] == " "


def _goes_on_in_capitals(words: list[Word], place: int, text: str) -> bool:
    """Whether a capital follows at once: in "the North Korean army" nobody means the North alone."""
    if place >= len(words) or text[words[place - 1].end : words[place].start] not in (" ", "-"):
        return False
    return words[place].text[0].isupper()


def _fits(name: _Name, stretch: list[Word], text: str) -> bool:
    if len(stretch) < len(name.words):
        return False
    for number, (wanted, word) in enumerate(zip(name.words, stretch, strict=True)):
        if not wanted.forms & word.forms:
            return False
        if name.exact and word.text.replace(".", "").removesuffix("'s").removesuffix("’s") != wanted.text.replace(".", ""):
            return False
        if wanted.text[0].isupper() and not word.text[0].isupper():
            return False
        if number and not _joined(text[stretch[number - 1].end : word.start], _between(name, number)):
            return False
    return True


def _between(name: _Name, number: int) -> str:
    """What stands in the name itself before its word of this number: "Workers' Party" has a mark there."""
    return name.text[name.words[number - 1].end : name.words[number].start]


def _joined(between: str, wanted: str) -> bool:
    """Whether two words belong together: by a space, a hyphen, or what stands between them in the name itself."""
    return not between.strip() or between in ("-", "‑", "–", "/") or between.replace("’", "'") == wanted.replace("’", "'")


def _without_possessive(word: Word) -> int:
    match = re.search(r"['’]s?$", word.text)
    return word.end - (len(match.group()) if match else 0)
