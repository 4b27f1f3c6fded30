"""Where the article explains a word itself: "named after …", "which means …", "quinoa, a grain that …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary.hardness import hardness
from glossary.roles import head_of, is_role
from glossary.tokens import facts_of, parsed_blocks
from reader.article import Article, Span
from reader.language import text_of
from reader.lexicon.linting import zipf

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TERM = r"[\"“‘']?(?P<term>[^\W\d_][\w-]*(?: [\w-]+){0,3}?)[\"”’']?"
#: Cue patterns, each with the groups ``term`` and ``says``; ``{lead}`` is put before what it says.
_PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?P<term>[^\W\d_][\w-]*(?: [\w-]+){0,3}), (?P<says>named (?:after|for) [^.;\n]{4,140})"), ""),
    (re.compile(rf"{_TERM},? (?:which|that|a word that|a term that|a phrase that) (?:means|translates as|translates to|refers to) (?P<says>[^.;\n]{{3,120}})"), ""),
    (re.compile(rf"\b{_TERM} (?:is|are) (?:the|an?) (?:term|name|word|phrase|expression) (?:used )?(?:for|given to) (?P<says>[^.;\n]{{4,120}})"), ""),
    (re.compile(rf"\b{_TERM},? (?:is|are) defined (?:by [^,.]{{1,60}} )?as (?P<says>[^.;\n]{{4,140}})"), ""),
    (re.compile(r"(?P<says>(?:an?|the) [^,.;\n]{6,90}) (?:known|referred to) as (?:an?|the)? ?[\"“‘](?P<term>[^\W\d_][\w -]{2,40}?)[,.]?[\"”’]"), ""),
)  # fmt: skip
#: No pattern fits a text without one of these.
_CUES = re.compile(r", named (?:after|for)|means|translates|refers|(?:term|name|word|phrase|expression) (?:used |for|given)|defined|known as|referred to")
#: Words that can begin no term.
_NO_TERM = frozenset(["a", "an", "the", "this", "that", "these", "those", "it", "he", "she", "they", "we", "you", "i", "and", "or", "but", "of", "in", "on", "at", "to", "for", "with", "by", "as", "is", "are", "was", "were"])
#: A thing with an apposition is explained by it only if it needs explaining: one of its words is this hard.
_HARD = 1.5
#: What a named body or thing can be said to be.
_THINGS = frozenset(
    """agency airline alliance app association award authority bank body broadcaster brand business campaign centre
    center chain charity choir city club coalition college commission committee community company conference
    confederation convention corporation council court department disease district drug election exhibition federation
    festival firm forum foundation fund game giant government group hospital initiative institute institution island
    journal language law league magazine maker manufacturer market mine ministry mission mountain movement museum
    network newspaper ngo non-profit nonprofit observatory office operator organisation organization outlet paper park
    party plant platform port prize programme program project province publisher regulator region report
    resort retailer river school scheme service settlement show site society spacecraft startup start-up state station
    store studio suburb summit supermarket survey system team technology telescope theatre theater think-tank tank
    town treaty trust union university venture village virus volcano watchdog website""".split()
)
_NAMED = re.compile(
    r"(?<![\w.’'-])(?P<term>[A-ZÀ-Þ][\w’'&-]*(?: (?:(?:of|for|and|de|the) ){0,2}[A-ZÀ-Þ][\w’'&-]*){0,5})(?:, | \()"
    r"(?P<says>(?:an?|the) [a-zA-Z’' -]{3,60}?\b[^,;:()–—.\"“”]{0,90})(?=[,);:–—.]| [–—])"
)
_IS_A = re.compile(
    r"\b(?P<term>[a-zà-þ][\w’-]*(?: [a-zà-þ][\w’-]*)?), (?:which|that) (?:is|are|was|were) "
    r"(?P<says>(?:an?|the|one of|kinds? of|types? of) [^,;:()–—.\"“”]{6,120})(?=[,);:–—.])"
)
_DETERMINERS = frozenset({"a", "an"})
#: An apposition with one of these judges what happened: "they blew up the mast, a blow against the king".
_JUDGES = frozenset("act attempt blow decision decline defeat drop fact failure fall feat gesture habit increase jump mistake move number problem reason result rise setback shame sign step success sum total victory".split())


@dataclass(frozen=True, slots=True)
class Saying:
    """A term and what the article says about it: ``span`` is the term's place, ``evidence`` the explanation's."""

    term: str
    says: str
    span: Span
    evidence: Span


def find_sayings(article: Article, docs: Sequence[Doc | None]) -> tuple[Saying, ...]:
    """What the article explains in passing, in order, each term once."""
    found: dict[str, Saying] = {}
    for offset, doc in parsed_blocks(article, docs):
        for saying in [*_by_pattern(text_of(doc)), *_by_apposition(doc), *_by_name(text_of(doc)), *_by_relative(text_of(doc))]:
            moved = Saying(saying.term, saying.says, saying.span.shift(offset), saying.evidence.shift(offset))
            found.setdefault(moved.term.lower(), moved)
    return tuple(sorted(found.values(), key=lambda one: one.span))


def _by_pattern(text: str) -> Iterator[Saying]:
    if not _CUES.search(text):
        return
    for pattern, _ in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span("term")
            words = list(re.finditer(r"\S+", text[start:end]))
            while words and words[0].group().lower() in _NO_TERM:
                words.pop(0)
            if pattern is _PATTERNS[0][0]:
                words = _last_capital_run(words)
            elif pattern is _PATTERNS[1][0] and not _is_about_a_word(match):
                continue
            if not words:
                continue
            span = Span(start + words[0].start(), end)
            yield Saying(span.of(text), match.group("says").strip(" \"“”"), span, Span(*match.span("says")))


def _is_about_a_word(match: re.Match[str]) -> bool:
    """"gacaca, which means justice": the term or the meaning in quotation marks, or one rare word; "that means" is none."""
    term, says = match.group("term"), match.group("says")
    quoted = match.group()[:1] in "\"“‘" and match.string[match.end("term") :][:1] in "\"”’"
    marked = quoted or says[:1] in "\"“‘'"
    return marked or (" " not in term and zipf(term.lower()) < 3.0)


def _last_capital_run(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """Of "invited to the Arria-formula meeting" only what begins with the name."""
    for number, word in enumerate(words):
        if word.group()[0].isupper():
            return words[number:]
    return words[-1:]


def _by_apposition(doc: Doc) -> Iterator[Saying]:
    """"quinoa, a grain that grows in the Andes," for common nouns; people are another matter."""
    for number, dep in enumerate(facts_of(doc).dep):
        if dep != "appos":
            continue
        token = doc[number]
        if not token.head.is_lower or token.pos_ != "NOUN":
            continue
        phrase = list(token.subtree)
        comma = doc[phrase[0].i - 1] if phrase[0].i else None
        if phrase[0].lower_ not in _DETERMINERS or comma is None or comma.text not in (",", "(", "–", "—"):
            continue
        if any(child.dep_ == "cc" for child in token.children) or any(child.dep_ == "conj" for child in token.head.children):
            # "six forks, a guitar and a wall" is a list
            continue
        head = _noun_phrase(token.head)
        if token.lemma_.lower() in _JUDGES:
            continue
        if len(phrase) < 4 or head[-1].i != comma.i - 1 or any(one.like_num for one in head):
            continue
        if is_role(token.head.text) or not hardness(token.head.lower_) or max(hardness(one.lower_) for one in head) < _HARD:
            continue
        says = doc[phrase[0].i : phrase[-1].i + 1]
        if re.search(r", (?:an?|the) ", says.text):
            continue
        span = Span(head[0].idx, head[-1].idx + len(head[-1]))
        yield Saying(span.of(text_of(doc)), says.text.rstrip(" ,"), span, Span(says.start_char, says.end_char))


def _by_name(text: str) -> Iterator[Saying]:
    """"Ofcom, the independent regulator of …," and "the Mara (a river in the south)"; people are another matter."""
    for match in _NAMED.finditer(text):
        says = match["says"].strip()
        head = head_of(re.sub(r"^(?:an?|the) ", "", says))
        words = re.findall(r"[\w’'&-]+", match["term"])
        if (words and words[0].lower() in _NO_TERM) or head[:1].isupper() or " and " in match["term"]:
            continue
        if (head in _THINGS or head.removesuffix("s") in _THINGS) and len(says.split()) > 2 and not says.endswith((" and", " or")):
            yield Saying(match["term"], says, Span(*match.span("term")), Span(*match.span("says")))


def _by_relative(text: str) -> Iterator[Saying]:
    """"teff, which is a grain that needs little water,": only for words that need it."""
    for match in _IS_A.finditer(text):
        words = [word for word in match["term"].split() if word not in _NO_TERM]
        if not words or hardness(words[-1]) < _HARD or is_role(words[-1]):
            continue
        term = " ".join(words) if hardness(words[0]) >= _HARD else words[-1]
        start = match.end("term") - len(term)
        yield Saying(term, match["says"].strip(), Span(start, match.end("term")), Span(*match.span("says")))


def _noun_phrase(token: Token) -> list[Token]:
    """The noun with the nouns and adjectives straight before it."""
    first = token
    while first.i > token.sent.start:
        before = first.nbor(-1)
        if before.dep_ in ("compound", "amod") and before.head.i in range(first.i, token.i + 1):
            first = before
        elif before.text == "-" and before.i > token.sent.start:
            first = before.nbor(-1)
        else:
            break
    return list(token.doc[first.i : token.i + 1])
