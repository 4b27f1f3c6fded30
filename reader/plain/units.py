"""A sentence of the article on its way to plain language: its text now, and what has been done to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.article import Article, Span
from reader.edits import Edit, OffsetMap, apply_edits
from reader.language import find_sentences, parse_article
from reader.plain.quotations import find_quotations
from reader.plain.rules import pronouns
from reader.plain.types import Change, PlainSentence, Proposal

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as DocSpan

_CLOSING = "\"”»’'"


@dataclass(slots=True)
class Unit:
    """One sentence of the article on its way: its text now, and what has been done to it."""

    source: str
    offset: int
    block: int
    doc: Doc
    sentence: DocSpan | None
    maps: list[OffsetMap] = field(default_factory=list)
    changes: list[tuple[Change, Span]] = field(default_factory=list)
    refused: list[Change] = field(default_factory=list)
    text_number: int = 0
    antecedent: pronouns.Antecedent | None = None
    quoted: tuple[Span, ...] = ()
    ends_in_quotation: bool = False
    tried: set[tuple[str, tuple[Edit, ...], str]] = field(default_factory=set)
    done: bool = False

    @property
    def text(self) -> str:
        """Its text now."""
        return str(self.sentence.text if self.sentence is not None else self.doc.text)


def units_of(article: Article) -> list[Unit]:
    """The sentences of an article, parsed, each with the place where it stands."""
    units: list[Unit] = []
    docs = parse_article(article)
    for number, doc in enumerate(docs):
        if doc is None:
            continue
        start = article.blocks[number].span.start
        quotations = find_quotations(doc.text)
        for sentence in doc.sents:
            low = sentence.start_char
            text = sentence.text
            trimmed = text.strip()
            low += len(text) - len(text.lstrip())
            if trimmed:
                unit = Unit(trimmed, start + low, number, doc, sentence)
                unit.quoted = _inside(quotations, low, low + len(trimmed))
                end = low + len(trimmed)
                unit.ends_in_quotation = any(
                    one.start < end <= one.end and (end < one.end or trimmed[-1] not in _CLOSING) for one in quotations
                )
                units.append(unit)
    return units


def find_antecedents(units: Sequence[Unit]) -> None:
    """Note what the pronouns that begin sentences stand for, from the article's own two sentences before."""
    persons = pronouns.find_persons(unit.sentence for unit in units if unit.sentence is not None)
    for number, unit in enumerate(units[1:], 1):
        before = [one.sentence for one in units[max(0, number - 2) : number] if one.sentence is not None]
        if unit.sentence is not None and units[number - 1].antecedent is None:
            opens = units[number - 1].block != unit.block
            unit.antecedent = pronouns.find_antecedent(before, unit.sentence, persons, opens_paragraph=opens)


def _inside(spans: Sequence[Span], low: int, high: int) -> tuple[Span, ...]:
    """The parts of the spans between two places, counted from the first."""
    return tuple(
        Span(max(one.start, low) - low, min(one.end, high) - low) for one in spans if one.start < high and one.end > low
    )


def sentences_now(unit: Unit) -> list[DocSpan]:
    """The sentences that a unit has now."""
    return [unit.sentence] if unit.sentence is not None else list(unit.doc.sents)


def base_of(unit: Unit) -> int:
    """Where the unit's text begins in its Doc."""
    if unit.sentence is None:
        return 0
    text = unit.sentence.text
    return int(unit.sentence.start_char) + len(text) - len(text.lstrip())


def made_with(unit: Unit, proposals: Sequence[Proposal]) -> tuple[str, OffsetMap]:
    """The unit with the proposals made, and where each place went."""
    return apply_edits(unit.text.strip(), [edit for proposal in proposals for edit in proposal.edits])


def change_of(unit: Unit, proposal: Proposal, refused: str) -> Change:
    """The proposal as a change of the article: its stretch of the original, before and after."""
    low = min(edit.span.start for edit in proposal.edits)
    high = max(edit.span.end for edit in proposal.edits)
    text = unit.text.strip()
    before = text[low:high]
    after, _ = apply_edits(before, [Edit(edit.span.shift(-low), edit.replacement) for edit in proposal.edits])
    span = Span(low, high)
    for offsets in reversed(unit.maps):
        span = offsets.to_old(span)
    return Change(span.shift(unit.offset), before, after, proposal.rule, proposal.reason, refused)


def plain_sentences(unit: Unit) -> list[PlainSentence]:
    """What became of a unit: its plain sentences, with their changes."""
    text = unit.text.strip()
    source = Span(unit.offset, unit.offset + len(unit.source))
    spans = find_sentences(text) if unit.changes else [Span(0, len(text))]
    found = []
    for number, span in enumerate(spans):
        low = spans[number - 1].end if number else 0
        edits = tuple(
            change
            for change, place in unit.changes
            if (place.start < span.end and place.end > low) or (low <= place.start < span.end) or (number == len(spans) - 1 and place.start >= span.end)
        )
        found.append(PlainSentence(span.of(text), (source,), edits, unit.block))
    return found
