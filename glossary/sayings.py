"""Where the article explains a word itself: "named after …", "which means …", "quinoa, a grain that …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary.hardness import hardness
from glossary.roles import is_role
from glossary.tokens import facts_of
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
_DETERMINERS = frozenset({"a", "an"})


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
    for block, doc in zip(article.blocks, docs, strict=True):
        if doc is None:
            continue
        for saying in [*_by_pattern(text_of(doc)), *_by_apposition(doc)]:
            moved = Saying(
                saying.term, saying.says, saying.span.shift(block.span.start), saying.evidence.shift(block.span.start)
            )
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
    marked = match.group()[:1] in "\"“‘" or says[:1] in "\"“‘'"
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
        if len(phrase) < 4 or head[-1].i != comma.i - 1 or any(one.like_num for one in head):
            continue
        if is_role(token.head.text) or not hardness(token.head.lower_) or max(hardness(one.lower_) for one in head) < _HARD:
            continue
        says = doc[phrase[0].i : phrase[-1].i + 1]
        span = Span(head[0].idx, head[-1].idx + len(head[-1]))
        yield Saying(span.of(text_of(doc)), says.text.rstrip(" ,"), span, Span(says.start_char, says.end_char))


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
