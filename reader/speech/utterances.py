"""From an article to what a voice is given: one utterance a sentence, and where its words stand in the article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.article import BODY_KINDS, Article, Span
from reader.edits import Edit, apply_edits
from reader.language import find_sentences
from reader.speech.normalize import normalize
from reader.speech.pronunciations import Pronunciations
from reader.speech.voices.base import Notation

#: No voice is given more than this many code points at once: a sentence without end is cut at a space.
LONGEST = 1000
_SPACE = re.compile(r"\s+")
# A written word: what stands between spaces and dashes, without the marks around it; $5 and 50% keep theirs.
_WORD = re.compile(r"[$£€¥#@]?[\w][^\s—–…/\"“”()\[\]{}<>|]*|&")
_TRAILING = re.compile(r"(?:[^\w%°$£€¥]|_)+$")
_ABBREVIATION_STOP = re.compile(r"^(?:\w\.)+\w$|^(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Prof|St|Jr|Sr|No|vs)$")


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """A written word of the article, and its place in the text that the voice is given."""

    written: Span
    said: Span


@dataclass(frozen=True, slots=True)
class Utterance:
    """What the voice is given at once: a sentence, or a part of a very long one."""

    span: Span
    text: str
    words: tuple[SpokenWord, ...]
    sentence: int
    block: int
    ends_sentence: bool
    ends_block: bool


def find_words(text: str, within: Span) -> list[Span]:
    """The written words in a stretch of text.

    >>> text = 'The U.S. paid Marks & Hill $3.5 million - "too much" - and more.'
    >>> [span.of(text) for span in find_words(text, Span(0, len(text)))]
    ['The', 'U.S.', 'paid', 'Marks', '&', 'Hill', '$3.5', 'million', 'too', 'much', 'and', 'more']
    """
    spans = []
    for match in _WORD.finditer(text, within.start, within.end):
        end = match.end()
        trailing = _TRAILING.search(match.group()) if match.group() != "&" else None
        if trailing:
            end = match.start() + trailing.start()
            if text[end : end + 1] == "." and _ABBREVIATION_STOP.match(text[match.start() : end]):
                end += 1
        spans.append(Span(match.start(), end))
    return spans


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence to be read: where it stands, the number of its block, and whether it is the block's last."""

    span: Span
    block: int
    last: bool


def lines(article: Article, include: Sequence[str]) -> list[Line]:
    """The sentences of the blocks of those kinds that hold a word, in order."""
    body: dict[int, list[Span]] = {}
    for sentence in article.sentences:
        body.setdefault(sentence.block, []).append(sentence.span)
    found = []
    for index, block in enumerate(article.blocks):
        if block.kind in include:
            spans = body.get(index, []) if block.kind in BODY_KINDS else find_sentences(article.text, block.span)
            spoken = [span for span in spans if _WORD.search(article.text, span.start, span.end)]
            found += [Line(span, index, number == len(spoken)) for number, span in enumerate(spoken, 1)]
    return found


def plan(
    article: Article, sentences: Sequence[Line], *, notation: Notation, pronunciations: Pronunciations
) -> Iterator[Utterance]:
    """The utterances of the sentences, in order."""
    for number, line in enumerate(sentences):
        pieces = list(_pieces(article.text, line.span))
        for piece in pieces:
            last = piece is pieces[-1]
            text, words = say(article.text, piece, notation=notation, pronunciations=pronunciations)
            yield Utterance(piece, text, words, number, line.block, last, last and line.last)


def say(
    text: str, span: Span, *, notation: Notation, pronunciations: Pronunciations
) -> tuple[str, tuple[SpokenWord, ...]]:
    """What is said for a stretch of text, and where each of its written words stands in it."""
    written = span.of(text)
    edits = _merge(pronunciations.edits(written, notation), normalize(written))
    said, offsets = apply_edits(written, edits)
    words = []
    for word in find_words(text, span):
        place = offsets.to_new(word.shift(-span.start))
        if said[place.start : place.end].strip():
            words.append(SpokenWord(word, place))
    return said, tuple(words)


def _merge(first: Sequence[Edit], others: Sequence[Edit]) -> list[Edit]:
    """All of ``first``, and those of ``others`` that do not touch them."""
    taken = [edit.span for edit in first]
    return [*first, *(edit for edit in others if not any(edit.span.overlaps(span) for span in taken))]


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """The stretch, cut at spaces where it is too long for a voice."""
    start = span.start
    while span.end - start > LONGEST:
        cut = max((text.rfind(mark, start + 1, start + LONGEST) for mark in (", ", "; ", " ")), default=-1)
        end = cut + 1 if cut > start else start + LONGEST
        yield Span(start, end)
        start = end
    yield Span(start, span.end)
