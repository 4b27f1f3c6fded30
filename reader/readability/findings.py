"""Where a text is hard, and why: findings with spans, for a person who will change it.

``hard_words``, ``long_sentences`` and ``undefined_abbreviations`` need the text alone; ``passives`` and
``stacked_clauses`` ask the parser. ``find_all`` runs them all, in the order of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from reader.article import Article, Span, as_article
from reader.language import parse_article
from reader.readability.classes import KINDS
from reader.readability.syllables import count_syllables
from reader.readability.words import WORD, is_abbreviation, is_familiar, plain, words_in

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

Kind = Literal["hard word", "long sentence", "stacked clauses", "passive", "undefined abbreviation"]
#: WCAG 3.1.5 and plain-language guides ask for fewer words than this in a sentence.
LONG_SENTENCE = 25
#: So many clauses below the main one are hard to hold in mind.
STACKED = 3
#: A word below this Zipf value is met less than some ten times in a million words.
RARE = 4.0
#: A word above this one is too common to be hard for its length or its ending.
COMMON = 4.7
LONG_WORD = 4  # syllables
_ABSTRACT = re.compile(
    r"(?:tion|sion|ment|ness|ity|ance|ence|ism|ship|acy|ency|ancy|hood)s?$|(?:ities|ancies|encies|acies)$"
)


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A place that is hard: its stretch of ``Article.text``, what kind it is, and the reasons in plain words."""

    span: Span
    kind: Kind
    reasons: tuple[str, ...]

    @property
    def reason(self) -> str:
        """All reasons in one line."""
        return "; ".join(self.reasons)


def find_all(article: Article | str, *, longest: int = LONG_SENTENCE) -> tuple[Finding, ...]:
    """All findings, in the order of the text."""
    article = as_article(article)
    found = [*hard_words(article), *long_sentences(article, longest=longest), *undefined_abbreviations(article)]
    found += [*passives(article), *stacked_clauses(article)]
    return tuple(sorted(found, key=lambda one: (one.span.start, -one.span.end, one.kind)))


def hard_words(article: Article | str) -> tuple[Finding, ...]:
    """The words that a class may not know, each place of each, with the reasons.

    A word is hard when it is not on the Dale-Chall list, and is rare, long or abstract besides. Names, numbers and
    abbreviations are none.

    >>> hard_words("The envoy rejected repatriation.")[1].reason
    'rare: about 1 in a million words; long: 5 syllables; abstract: ends in -tion; not on the Dale-Chall list'
    """
    article = as_article(article)
    text = article.text
    found = []
    for sentence in article.sentences:
        for match in WORD.finditer(text, sentence.span.start, sentence.span.end):
            if reasons := word_reasons(match[0]):
                found.append(Finding(Span(match.start(), match.end()), "hard word", reasons))
    return tuple(found)


def word_reasons(word: str) -> tuple[str, ...]:
    """Why a word is hard; empty where it is not."""
    kind = KINDS[word]
    if is_familiar(word) or kind.name or kind.abbreviation or kind.figure:
        return ()
    reasons = []
    if kind.zipf < RARE:
        often = f"about {round(10 ** (kind.zipf - 3)) or 1}" if kind.zipf > 2.7 else "less than 1"
        reasons.append(f"rare: {often} in a million words")
    if kind.zipf < COMMON:
        if (syllables := count_syllables(word)) >= LONG_WORD:
            reasons.append(f"long: {syllables} syllables")
        if len(word) > 6 and not kind.concrete and (ending := _ABSTRACT.search(plain(word))):
            reasons.append(f"abstract: ends in -{ending[0]}")
    return (*reasons, "not on the Dale-Chall list") if reasons else ()


def long_sentences(article: Article | str, *, longest: int = LONG_SENTENCE) -> tuple[Finding, ...]:
    """The sentences of more than ``longest`` words."""
    article = as_article(article)
    found = []
    for sentence in article.sentences:
        count = len(words_in(sentence.span.of(article.text)))
        if count > longest:
            found.append(Finding(sentence.span, "long sentence", (f"{count} words; {longest} are enough",)))
    return tuple(found)


# --- abbreviations

_ABBREVIATION = re.compile(r"(?<![\w.])(?:[A-Z]{2,6}s?|[A-Z]{1,3}[&-][A-Z]{1,3}|(?:[A-Z]\.){3,})(?![\w.])")
#: Better known by their letters than by their words.
KNOWN_ABBREVIATIONS = frozenset(
    "UN US USA UK EU TV PC CD DVD OK AM PM BC AD ID GPS DNA NASA NATO UNESCO UNICEF FBI CIA AIDS HIV SOS VIP PhD BBC CNN "
    "NBC AP AFP ATM PIN SMS IQ UFO LED FAQ PDF USB WWW AI ET CEO MP MPS PE MR MRS DR ST".split()
)
_MEANS = re.compile(
    r"\s*,?\s*(?:which |that )?(?:stands? for|is short for|is an? (?:acronym|abbreviation) (?:of|for)|means|short for)\b"
)
_CAPITALS = re.compile(r"[A-Z]")


def undefined_abbreviations(article: Article | str) -> tuple[Finding, ...]:
    """Abbreviations that the article never spells out, at the place where each comes first.

    Spelled out is "Security Council (SC)", "SC (Security Council)" and "the SC stands for".

    >>> [one.span.of("The COI met. The World Food Programme (WFP) paid.")
    ...  for one in undefined_abbreviations("The COI met. The World Food Programme (WFP) paid.")]
    ['COI']
    """
    article = as_article(article)
    text = article.text
    first: dict[str, Span] = {}
    defined: set[str] = set()
    for block in article.body:
        if block.span.of(text).isupper():
            continue
        for match in _ABBREVIATION.finditer(text, block.span.start, block.span.end):
            letters = "".join(_CAPITALS.findall(match[0]))
            if letters in KNOWN_ABBREVIATIONS:
                continue
            first.setdefault(letters, Span(match.start(), match.end()))
            if _is_spelled_out(text, block.span, match.start(), match.end(), letters):
                defined.add(letters)
    reason = "its letters are never spelled out"
    return tuple(
        Finding(span, "undefined abbreviation", (reason,)) for name, span in first.items() if name not in defined
    )


def _is_spelled_out(text: str, block: Span, start: int, end: int, letters: str) -> bool:
    if _MEANS.match(text, end, block.end):
        return True
    if text[start - 1 : start] == "(" and text[end : end + 1] in (")", ",", ";"):
        before = [word for word in words_in(text[block.start : start])[-2 * len(letters) - 4 :] if word[0].isalnum()]
        return _initials_fit(before, letters)
    if text[end : end + 2] == " (" and (close := text.find(")", end, block.end)) > 0:
        return _initials_fit(words_in(text[end + 2 : close]), letters)
    return False


def _initials_fit(words: list[str], letters: str) -> bool:
    """Whether the words have the letters as initials, in order; small words may be passed over."""
    initials = iter(
        [letter.upper() for word in words for part in word.split("-") if part for letter in _initials(part)]
    )
    return all(letter in initials for letter in letters)


def _initials(part: str) -> str:
    return part.replace(".", "") if is_abbreviation(part) else part[0]


# --- findings of the parser


def passives(article: Article | str) -> tuple[Finding, ...]:
    """Verbs in the passive, from the form of "be" to the participle; the reason says whether the doer is named."""
    found = []
    for _, sentence, start in _parsed(as_article(article)):
        for token in sentence:
            if token.dep_ not in ("auxpass", "aux:pass") or token.head.i <= token.i:
                continue
            verb = token.head
            doer = any(child.dep_ == "agent" for child in verb.children)
            span = Span(start + token.idx, start + verb.idx + len(verb))
            why = "passive: who does it comes last" if doer else "passive: who does it is not said"
            found.append(Finding(span, "passive", (why,)))
    return tuple(found)


_CLAUSES = frozenset({"relcl", "ccomp", "advcl", "csubj", "csubjpass", "acl", "acl:relcl"})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})


def stacked_clauses(article: Article | str, *, most: int = STACKED) -> tuple[Finding, ...]:
    """Sentences in which ``most`` clauses or more with a verb of their own hang on the main one."""
    found = []
    for _, sentence, start in _parsed(as_article(article)):
        clauses = [token for token in sentence if token.dep_ in _CLAUSES and _is_finite(token)]
        if len(clauses) >= most:
            span = Span(start + sentence.start_char, start + sentence.end_char)
            reason = f"{len(clauses)} clauses hang on the main one: {', '.join(repr(token.text) for token in clauses)}"
            found.append(Finding(span, "stacked clauses", (reason,)))
    return tuple(found)


def _is_finite(token: Token) -> bool:
    return token.tag_ in _FINITE or any(
        child.dep_ in ("aux", "auxpass") and child.tag_ in _FINITE for child in token.children
    )


def _parsed(article: Article) -> Iterator[tuple[int, Sentence, int]]:
    """Each sentence of the parse: the number of its block, the sentence, where the block starts."""
    for number, doc in enumerate(parse_article(article)):
        if doc is not None:
            for sentence in doc.sents:
                yield number, sentence, article.blocks[number].span.start
