"""The two versions of an article, sentence by sentence and word by word, and which sentence answers to which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from lessons.formats.reader.syllables import syllable_starts
from lessons.kit import Kit
from lessons.templating import mark_terms
from reader.article import BODY_KINDS, Article, Block, Span
from reader.language import parse_article
from reader.speech.utterances import find_words

if TYPE_CHECKING:
    from reader.speech.timing import Timing

VersionName = Literal["plain", "original"]
#: The kinds of block that are shown and read, in the order of the article.
SHOWN_KINDS = ("headline", "heading", *sorted(BODY_KINDS))
#: spaCy's parts of speech, as a letter each.
_PARTS = {"NOUN": "n", "PROPN": "n", "VERB": "v", "AUX": "v", "ADJ": "a", "ADV": "d"}


@dataclass(frozen=True, slots=True)
class Word:
    """A written word: its place in the version's text, its part of speech (``n``, ``v``, ``a``, ``d`` or empty), its
    inner syllable starts, and when it is heard, in seconds, where it is."""

    span: Span
    part: str = ""
    syllables: tuple[int, ...] = ()
    start: float | None = None
    end: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, or a heading: its name in the page, its passage, its words, and the terms to be explained in it.

    ``items`` are the places of what is shown as a list; ``note`` is shown behind it, in Hornbook's words, unheard.
    """

    id: str
    span: Span
    passage: int
    words: tuple[Word, ...]
    terms: tuple[tuple[Span, str], ...] = ()
    items: tuple[Span, ...] = ()
    note: str = ""

    @property
    def start(self) -> float | None:
        """When it begins to be heard, in seconds."""
        return next((word.start for word in self.words if word.start is not None), None)

    @property
    def end(self) -> float | None:
        """When it has been heard, in seconds."""
        return next((word.end for word in reversed(self.words) if word.end is not None), None)


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, paragraph or list item with its lines."""

    kind: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the article; spans are in ``article.text``."""

    name: VersionName
    article: Article
    parts: tuple[Part, ...]

    @property
    def lines(self) -> Iterator[Line]:
        """All lines, in order."""
        return (line for part in self.parts for line in part.lines)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A block of a version before its words are known: its kind, and (text, passage) for each sentence."""

    kind: str
    sentences: tuple[tuple[str, int], ...]


def versions_of(kit: Kit, terms: Sequence[Mapping[str, Any]]) -> tuple[dict[VersionName, Version], dict[int, list[str]]]:
    """Both versions, with ``terms`` (as ``lessons.view`` has them) marked; and for each changed passage the reasons.

    A passage is the least stretch that both versions tell in whole sentences: its number is the same in both.
    """
    plain, original, reasons = _align(kit)
    return {
        "plain": _with_lines(_version("plain", "p", plain, kit.article, terms), kit),
        "original": _version("original", "o", original, kit.article, terms),
    }, reasons


def _with_lines(version: Version, kit: Kit) -> Version:
    """The plain version with its lists and its explanations of quotations."""
    known = {sentence.text: sentence for sentence in kit.plain.sentences if sentence.has_lines}
    if not known:
        return version

    def dressed(line: Line) -> Line:
        sentence = known.get(line.span.of(version.article.text))
        if sentence is None:
            return line
        return replace(line, items=tuple(item.shift(line.span.start) for item in sentence.items), note=sentence.explanation)

    return replace(version, parts=tuple(replace(part, lines=tuple(map(dressed, part.lines))) for part in version.parts))


def with_times(version: Version, timings: Sequence[Timing]) -> Version:
    """The version with the times at which its words are heard."""
    known = {timing.span.start: timing for timing in timings}

    def timed(word: Word) -> Word:
        timing = known.get(word.span.start)
        return word if timing is None else replace(word, start=timing.start, end=timing.end)

    parts = (
        replace(part, lines=tuple(replace(line, words=tuple(map(timed, line.words))) for line in part.lines))
        for part in version.parts
    )
    return replace(version, parts=tuple(parts))


def _align(kit: Kit) -> tuple[list[_Draft], list[_Draft], dict[int, list[str]]]:
    article = kit.article
    plain: list[_Draft] = []
    original: list[_Draft] = []
    reasons: dict[int, list[str]] = {}
    passage = 0
    for number, block in enumerate(article.blocks):
        if block.kind not in SHOWN_KINDS:
            continue
        if block.kind not in BODY_KINDS:
            text = " ".join(block.span.of(article.text).split())
            if text:
                plain.append(_Draft(block.kind, ((text, passage),)))
                original.append(plain[-1])
                passage += 1
            continue
        rows = list(enumerate(_rows(kit, number), passage))
        passage += len(rows)
        reasons.update((at, why) for at, (before, after, why) in rows if before != after)
        if rows:
            original.append(_Draft(block.kind, tuple((text, at) for at, row in rows for text in row[0])))
            plain.append(_Draft(block.kind, tuple((text, at) for at, row in rows for text in row[1])))
    return plain, original, reasons


def _rows(kit: Kit, block: int) -> list[tuple[list[str], list[str], list[str]]]:
    """Of one block: what stands in the article, what in the plain version, and why, passage by passage."""
    text = kit.article.text
    sentences = [sentence.span for sentence in kit.article.sentences if sentence.block == block]
    plain = [sentence for sentence in kit.plain.sentences if sentence.block == block]
    rows: list[tuple[list[str], list[str], list[str]]] = []
    taken = 0
    reach = -1
    for span in sentences:
        answers = [n for n, one in enumerate(plain) if n >= taken and any(span.overlaps(source) for source in one.sources)]
        is_new = span.start >= reach and (bool(answers) or not rows)
        if is_new:
            rows.append(([], [], []))
        rows[-1][0].append(" ".join(span.of(text).split()))
        if answers:
            chosen = plain[taken : answers[-1] + 1]
            taken = answers[-1] + 1
            rows[-1][1].extend(one.text for one in chosen)
            rows[-1][2].extend(reason for one in chosen for reason in dict.fromkeys(c.reason for c in one.edits))
            reach = max(reach, *(source.end for one in chosen for source in one.sources))
    if rows and taken < len(plain):
        rows[-1][1].extend(one.text for one in plain[taken:])
    return _join_empty(rows)


def _join_empty(rows: list[tuple[list[str], list[str], list[str]]]) -> list[tuple[list[str], list[str], list[str]]]:
    """No passage is without a sentence in either version, unless the block is."""
    joined: list[tuple[list[str], list[str], list[str]]] = []
    for row in rows:
        if joined and (not row[1] or not joined[-1][1]):
            for mine, more in zip(joined[-1], row, strict=True):
                mine.extend(more)
        else:
            joined.append(row)
    return [(before, after, list(dict.fromkeys(why))) for before, after, why in joined]


def _version(
    name: VersionName, letter: str, drafts: Sequence[_Draft], article: Article, terms: Sequence[Mapping[str, Any]]
) -> Version:
    texts: list[str] = []
    blocks: list[Block] = []
    spans: list[list[tuple[Span, int]]] = []
    place = 0
    for draft in drafts:
        found, start = [], place
        for text, passage in draft.sentences:
            found.append((Span(place, place + len(text)), passage))
            place += len(text) + 1
        end = max(start, place - 1)
        spans.append(found)
        blocks.append(Block(draft.kind, Span(start, end)))  # type: ignore[arg-type]
        texts.append(" ".join(text for text, _ in draft.sentences))
        place = end + 2
    whole = Article("\n\n".join(texts), tuple(blocks), title=article.title, source=article.source, language=article.language)
    parts_of_speech = _parts_of_speech(whole)
    parts: list[Part] = []
    count = 0
    for draft, found in zip(drafts, spans, strict=True):
        seen: list[str] = []
        lines = []
        for span, passage in found:
            words = tuple(_word(whole.text, word, parts_of_speech) for word in find_words(whole.text, span))
            marked = _terms_in(whole.text, span, words, terms, seen) if draft.kind in BODY_KINDS else ()
            lines.append(Line(f"{letter}{count}", span, passage, words, marked))
            count += 1
        parts.append(Part(draft.kind, tuple(lines)))
    return Version(name, whole, tuple(parts))


def _word(text: str, span: Span, parts_of_speech: Mapping[int, str]) -> Word:
    part = next((parts_of_speech[place] for place in range(span.start, span.end) if place in parts_of_speech), "")
    return Word(span, part, syllable_starts(span.of(text)))


def _parts_of_speech(article: Article) -> dict[int, str]:
    """The letter of the part of speech for each place at which a token begins."""
    found: dict[int, str] = {}
    for block, doc in zip(article.blocks, parse_article(article), strict=True):
        for token in doc or ():
            if token.pos_ in _PARTS:
                found[block.span.start + token.idx] = _PARTS[token.pos_]
    return found


def _terms_in(
    text: str, span: Span, words: Sequence[Word], terms: Sequence[Mapping[str, Any]], seen: list[str]
) -> tuple[tuple[Span, str], ...]:
    """The first place of each term in a paragraph, widened to whole words."""
    found: list[tuple[Span, str]] = []
    place = span.start
    for piece, name in mark_terms(span.of(text), [dict(term) for term in terms], seen):
        stretch = Span(place, place + len(piece))
        place = stretch.end
        inside = [word.span for word in words if word.span.overlaps(stretch)] if name else []
        if inside:
            wide = Span(min(stretch.start, inside[0].start), max(stretch.end, inside[-1].end))
            if not found or found[-1][0].end <= wide.start:
                found.append((wide, name))
    return tuple(found)
