"""Where a place is and what it is, in the article's own words: "Inuvik, a small town near the Arctic Ocean".

The kind of place stands behind the name ("Goma, a city in the east"), before it ("the border town of Dandong",
"its capital, Lima,") or is only told by where it is ("Timbuktu, in northern Mali,").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from glossary.roles import head_of
from glossary.terms import Term
from glossary.tokens import facts_of, parsed_blocks
from reader.article import Article, Span
from reader.language import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: Nouns for places that have a name.
KINDS_OF_PLACE: frozenset[str] = frozenset(
    """archipelago atoll bay beach borough canal canyon capital city coast community continent country county
    delta desert district enclave estuary forest glacier gulf hamlet harbour harbor hill island isle kingdom lagoon
    lake metropolis mountain municipality nation neighbourhood neighborhood outpost park peak peninsula plain plateau
    port prefecture province quarter range rainforest reef region republic reserve resort ridge river sea settlement
    shire slum state strait suburb territory town township valley village volcano waterfall wetland""".split()
)
#: Those that may stand before "of" and the place's own name: "the city of Kiel", but "the capital of Nepal" is another.
_OWN = "(?:archipelago|borough|capital|city|community|county|district|enclave|hamlet|island|kingdom|municipality|neighbou?rhood|outpost|peninsula|port|province|region|republic|resort|settlement|slum|state|suburb|territory|town|township|village)"
_WITHIN = "(?:region|province|district|area|state|peninsula|valley|island|neighbou?rhood|county|suburb|quarter|desert|municipality|prefecture|territory)"
_PART = r"[A-ZÀ-ÖØ-Þ](?:[\w’'-]*\w)?(?<![’']s)"
_NAME = rf"(?P<name>{_PART}(?: (?:(?:of|de|da|do|del|la|el|al|the|and|upon|on) ){{0,2}}{_PART}){{0,4}})"
_KIND = "(?:" + "|".join(sorted(KINDS_OF_PLACE, key=lambda word: (-len(word), word))) + ")"
_END = r"(?=[,.;:)–—?!]| [–—]|$)"
_BEHIND = re.compile(rf"(?<![\w.’'-]){_NAME}(?:, | \(| [–—] )(?:which is |now |then )?(?P<says>(?:an?|the|one of|{_PART}[’']s) (?:[^,;:()–—.\"“”]|(?<=\d)[,.](?=\d)){{3,110}}){_END}")
#: A word of the line itself: "the small northern town of …", but no "fire towards the town of …".
_WORD = r"(?:(?!(?:about|and|around|at|by|for|from|in|into|near|of|on|or|over|that|the|to|towards?|who|with)\b)[\w’'-]+ )"
_OF = re.compile(rf"\b(?:[Tt]he|[Ii]ts|[Tt]heir) (?P<says>{_WORD}{{0,4}}?{_OWN}) of {_NAME}")
_REGION = re.compile(rf"\b[Tt]he {_NAME} (?P<says>{_WITHIN} (?:of|in) (?:(?:the|[a-z]+-?[a-z]+) )?{_PART}(?: {_PART})?)")
_BEFORE = re.compile(rf"\b(?P<says>(?:[Tt]he|[Ii]ts|[Tt]heir|{_PART}[’']s) {_WORD}{{0,3}}?{_KIND}(?: (?:of|in) (?:the )?{_PART}(?: {_PART})?)?), {_NAME}{_END}")
_IS = re.compile(rf"(?<![\w.’'-]){_NAME},? (?:is|was|which is) (?P<says>(?:an?|the|one of|{_PART}[’']s) (?:[^,;:()–—.\"“”]|(?<=\d)[,.](?=\d)){{3,90}}){_END}")
_WHERE = re.compile(
    rf"(?<![\w.’'-]){_NAME}, (?P<says>(?:(?:just |about |some |[\d,]+ (?:km|kilometres|kilometers|miles) )?(?:in|near|off|part of|(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west) of|outside)) "
    rf"(?:the )?(?:(?:[a-z]+-)?[a-z]+ ){{0,3}}{_PART}(?: (?:(?:of|and) )?{_PART}){{0,3}}){_END}"
)
#: A sentence about a place says what it is only if it says where: "Lima is the capital of Peru".
_SOMEWHERE = re.compile(r" (?:of|in|near|off|on|between|outside|from) (?:the )?(?:[a-z]+ )?[A-Z]")
_ALL_KINDS = KINDS_OF_PLACE | {f"{kind}s" for kind in KINDS_OF_PLACE} | {"cities", "countries", "communities", "counties"}
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_NO_NAME = re.compile(r"(?:The|This|That|In|On|At|But|And|It|He|She|They|We|I|For|From|When|After|Before|Here|There|Today|Its|Their|As|To|With|By|Of|January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b")


def find_places(article: Article, docs: Sequence[Doc | None]) -> tuple[Term, ...]:
    """The places that the article introduces, in order: the name, what or where it is, the stretch that says so."""
    found: dict[str, Term] = {}
    for offset, doc in parsed_blocks(article, docs):
        for name, says, name_span, evidence in _lines(doc):
            term = Term(name, (name_span.shift(offset),), "place", says, "the article", evidence=evidence.shift(offset))
            found.setdefault(name.lower(), term)
    return tuple(sorted(found.values(), key=lambda term: term.spans))


def _lines(doc: Doc) -> Iterator[tuple[str, str, Span, Span]]:
    """Name, line and their stretches, the fullest kinds of telling first."""
    text = text_of(doc)
    named = not (_ALL_KINDS.isdisjoint(facts_of(doc).lower))
    for pattern in (_BEHIND, _IS, _BEFORE, _REGION, _OF, _WHERE) if named else (_WHERE,):
        for match in pattern.finditer(text):
            says = re.sub(r"^(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir) ", "", match["says"]) if pattern in (_OF, _BEFORE) else match["says"]
            if _NO_NAME.match(match["name"]) or not _is_place(pattern, match, says, doc):
                continue
            yield match["name"], says.strip(), Span(*match.span("name")), Span(match.start(), match.end())


def is_place_line(says: str) -> bool:
    """Whether the noun that carries a line is a kind of place.

    >>> is_place_line("a small town near the sea"), is_place_line("the island's mayor")
    (True, False)
    """
    head = head_of(re.sub(rf"^(?:an?|the|one of|{_PART}[’']s) ", "", says))
    return head in KINDS_OF_PLACE or (head.removesuffix("s") in KINDS_OF_PLACE and says.startswith("one of"))


def _is_place(pattern: re.Pattern[str], match: re.Match[str], says: str, doc: Doc) -> bool:
    """Whether the noun of the line is a kind of place, or the parser takes the name for one where nothing else tells it."""
    stretch = doc.char_span(*match.span("name"), alignment_mode="expand")
    labels = {token.ent_type_ for token in stretch} if stretch is not None else set()
    if pattern in (_WHERE, _REGION):
        return bool(labels) and (labels <= _PLACES or (pattern is _REGION and not labels & {"PERSON", "NORP"}))
    if labels & {"PERSON", "NORP"} and (pattern is not _OF or "NORP" in labels):
        return False
    if pattern is _OF and re.search(r"(?:region|district|province|state)$", says) and re.search(r"[A-Z]", says):
        # in "the Diffa region of Niger" Niger is no region
        return False
    if pattern is _OF and says.endswith(("capital", "state")) and not (labels & _PLACES and re.search("[A-Z]|state$", says)):
        # "the Afghan capital of Kabul", but neither "the capital of Nepal" nor "the true state of the bank"
        return False
    if " and the " in says or re.fullmatch(r"home \w+", says):
        # "Sydney, the valley and the north coast" is a list; "their home city of Prague" tells of them
        return False
    if pattern is _IS and not _SOMEWHERE.search(says):
        return False
    return is_place_line(says)
