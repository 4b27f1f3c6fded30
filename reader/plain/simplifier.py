"""Propose, guard, apply: the loop that turns an article into plain language.

Rules propose edits for a sentence; the edits of one round that don't touch each other are made
together and parsed again; the guards compare the result with the article's own sentence; what fails
is tried alone, undone, and written down.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, cast

from reader.article import Article, Span, as_article
from reader.edits import Edit, OffsetMap, apply_edits
from reader.fluency import load_judge
from reader.language import find_sentences, parse_article, parse_texts
from reader.plain.assistant import NAME as ASSISTANT
from reader.plain.assistant import REASON as ASSISTANT_REASON
from reader.plain.assistant import Advice, Adviser, Assistant, check_words
from reader.plain.explaining import explain
from reader.plain.guards import Trial, first_objection
from reader.plain.levels import Level, find_level
from reader.plain.own_words import OwnWords
from reader.plain.quotations import find_quotations
from reader.plain.rules import (
    adverbial_clauses,
    appositions,
    asides,
    attribution,
    circumstances,
    colons,
    connectives,
    coordination,
    described_as,
    double_negatives,
    including,
    lists,
    needless_words,
    new_things,
    nominalisations,
    noun_strings,
    of_chains,
    parentheses,
    participles_end,
    participles_front,
    passives,
    predicates,
    pronouns,
    purposes,
    relative_clauses,
    there_is,
    with_clauses,
    words,
)
from reader.plain.rules.rule import Rule
from reader.plain.types import Change, PlainArticle, PlainSentence, Proposal
from reader.plain.view import View
from reader.readability.scoring import score

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as DocSpan

#: The order in which rules are asked: what professionals change most and what is safest comes first.
RULES: tuple[Rule, ...] = cast(
    "tuple[Rule, ...]",
    (
        connectives,
        coordination,
        colons,
        asides,
        adverbial_clauses,
        relative_clauses,
        appositions,
        participles_front,
        participles_end,
        with_clauses,
        including,
        predicates,
        described_as,
        new_things,
        attribution,
        there_is,
        circumstances,
        purposes,
        parentheses,
        passives,
        needless_words,
        nominalisations,
        double_negatives,
        noun_strings,
        of_chains,
        words,
        pronouns,
        lists,
    ),
)
_CLOSING = "\"”»’'"
#: One edit opens the next, but not for ever.
ROUNDS = 4


@dataclass(slots=True)
class _Unit:
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
        return str(self.sentence.text if self.sentence is not None else self.doc.text)


def simplify(
    article: Article | str,
    *,
    level: str | Level = "plain",
    refuse: Iterable[str] = (),
    never: Iterable[str] = (),
    always: Mapping[str, str] | None = None,
    assistant: Assistant | None = None,
    explain_quotations: bool = False,
    rules: Sequence[Rule] = RULES,
) -> PlainArticle:
    """The article in plain language, with a ledger of what was changed and why.

    ``level`` is ``"plain"`` (readable after nine years of school) or ``"easy"``; ``refuse`` holds
    ``Change.id`` of changes to leave out; ``never`` words that must stay as they are; ``always`` words with
    what shall stand for them; ``assistant`` is a language model of your own (``reader.plain.assistant``),
    off unless given; ``explain_quotations`` puts what a hard quotation means beside it, marked as ours.

    >>> simplify("The court, which sits in Rome, assisted her.").text
    'The court helped her. The court sits in Rome.'
    """
    article = as_article(article)
    chosen = find_level(level)
    units = _units(article)
    if chosen.name == "easy":
        _find_antecedents(units)
    own = (cast("Rule", OwnWords(dict(always))),) if always else ()
    refused_ids = frozenset(refuse)
    _run(units, chosen, refused_ids, tuple(never), (*own, *rules))
    advice = _advise(units, chosen, assistant, refused_ids) if assistant is not None else ()
    sentences = tuple(sentence for unit in units for sentence in _sentences(unit))
    if cast("Rule", lists) in rules:
        sentences = lists.lay_out(sentences, chosen, refused_ids)
    if explain_quotations:
        sentences = explain(sentences, chosen, partial(_plain_lines, level=chosen, never=tuple(never), rules=(*own, *rules)))
    refused = tuple(dict.fromkeys(change for unit in units for change in unit.refused))
    return PlainArticle(article, chosen.name, sentences, refused, advice)


def simplify_lines(lines: Sequence[str], *, level: str | Level = "easy") -> list[str]:
    """One plain line for each line, in order. An empty line stays empty.

    >>> simplify_lines(["She purchased it.", ""])
    ['She bought it.', '']
    """
    return _plain_lines(lines, find_level(level), (), RULES)


def _plain_lines(lines: Sequence[str], level: Level, never: tuple[str, ...], rules: Sequence[Rule]) -> list[str]:
    kept = [number for number, line in enumerate(lines) if line.strip()]
    docs = parse_texts([lines[number].strip() for number in kept])
    units = [_Unit(doc.text, 0, number, doc, None, text_number=number) for number, doc in zip(kept, docs, strict=True)]
    _run(units, level, frozenset(), never, rules)
    out = ["" for _ in lines]
    for unit in units:
        out[unit.block] = " ".join(unit.text.split())
    return out


def _units(article: Article) -> list[_Unit]:
    units: list[_Unit] = []
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
                unit = _Unit(trimmed, start + low, number, doc, sentence)
                unit.quoted = _inside(quotations, low, low + len(trimmed))
                end = low + len(trimmed)
                unit.ends_in_quotation = any(
                    one.start < end <= one.end and (end < one.end or trimmed[-1] not in _CLOSING) for one in quotations
                )
                units.append(unit)
    return units


def _find_antecedents(units: Sequence[_Unit]) -> None:
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


def _run(units: list[_Unit], level: Level, refuse: frozenset[str], never: tuple[str, ...], rules: Sequence[Rule]) -> None:
    texts: dict[int, list[_Unit]] = {}
    for unit in units:
        texts.setdefault(unit.text_number, []).append(unit)
    names = {number: _names(together) for number, together in texts.items()}
    for _ in range(ROUNDS):
        jobs: list[tuple[_Unit, list[Proposal], str, OffsetMap]] = []
        known: dict[str, str] = {}
        for unit in units:
            if unit.done:
                continue
            chosen = _choose(unit, level, refuse, never, rules, known, names[unit.text_number])
            if chosen:
                text, offsets = _made(unit, chosen)
                jobs.append((unit, chosen, text, offsets))
            else:
                unit.done = True
        if not jobs:
            return
        docs = parse_texts([job[2] for job in jobs])
        for (unit, chosen, _, offsets), doc in zip(jobs, docs, strict=True):
            _judge(unit, chosen, doc, offsets, level)


def _sents(unit: _Unit) -> list[DocSpan]:
    return [unit.sentence] if unit.sentence is not None else list(unit.doc.sents)


def _base(unit: _Unit) -> int:
    """Where the unit's text begins in its Doc."""
    if unit.sentence is None:
        return 0
    text = unit.sentence.text
    return int(unit.sentence.start_char) + len(text) - len(text.lstrip())


def _choose(
    unit: _Unit, level: Level, refuse: frozenset[str], never: tuple[str, ...], rules: Sequence[Rule],
    known: dict[str, str],
    names: frozenset[str],
) -> list[Proposal]:
    """The proposals of this round that don't touch each other, in the order of the rules."""
    chosen: list[Proposal] = []
    taken: list[Span] = []
    base = _base(unit)
    kept = _places_of(unit.doc.text, never)
    protected = tuple(span.shift(base) for span in unit.quoted)
    for number, sentence in enumerate(_sents(unit)):
        view = View(sentence, level, protected, known, names, kept, unit.antecedent if number == 0 else None)
        for rule in rules:
            for proposal in rule.propose(view):
                moved = Proposal(
                    proposal.rule,
                    proposal.reason,
                    tuple(
                        Edit(edit.span.shift(-base), edit.replacement, rule.NAME, proposal.reason)
                        for edit in proposal.edits
                    ),
                )
                key = (moved.rule, moved.edits, unit.text if len(moved.edits) > 1 else "")
                if key in unit.tried or _clash(moved, taken) or _enters_quotation(unit, moved) or _cuts_a_word(unit, moved):
                    continue
                if rule.NAME == words.NAME and _is_replaced(unit, moved):
                    continue
                if refuse and _change(unit, moved, "").id in refuse:
                    continue
                unit.tried.add(key)
                chosen.append(moved)
                taken += _touched(moved)
    return chosen


def _names(units: Sequence[_Unit]) -> frozenset[str]:
    """Words with a capital that do not begin a sentence: "Stocking" is a name at the start of the next one, too."""
    return frozenset(
        token.text
        for unit in units
        for sentence in _sents(unit)
        for token in sentence
        if token.i > sentence.start and token.text[:1].isupper() and token.is_alpha and not token.is_stop and not token.nbor(-1).is_quote
    )


def _places_of(text: str, never: tuple[str, ...]) -> tuple[Span, ...]:
    """Where the words stand that must stay as they are."""
    found = []
    lowered = text.lower()
    for word in never:
        start = lowered.find(word.lower())
        while start >= 0:
            found.append(Span(start, start + len(word)))
            start = lowered.find(word.lower(), start + 1)
    return tuple(found)


def _touched(proposal: Proposal) -> list[Span]:
    return [edit.span for edit in proposal.edits if len(edit.span)]


def _enters_quotation(unit: _Unit, proposal: Proposal) -> bool:
    """Whether a sentence would be added where a quotation that goes on in the next sentence is still open."""
    end = len(unit.text.strip())
    return unit.ends_in_quotation and any(edit.span.start >= end for edit in proposal.edits)


def _cuts_a_word(unit: _Unit, proposal: Proposal) -> bool:
    """Whether an edit begins or ends inside a word with a hyphen ("non-partner"), which the parser takes apart."""
    text = unit.text.strip()
    return any(
        re.match(r"\w[-–‑]\w", text[place - 1 : place + 2]) or re.match(r"\w[-–‑]\w", text[max(place - 2, 0) : place + 1])
        for edit in proposal.edits
        if edit.rule != words.NAME
        for place in (edit.span.start, edit.span.end)
        if 0 < place < len(text)
    )


def _is_replaced(unit: _Unit, proposal: Proposal) -> bool:
    """Whether a wording of ours stands there: a simpler word for a simpler word leads away from the sense."""
    return any(
        edit.span.overlaps(place) for edit in proposal.edits for change, place in unit.changes if change.rule == words.NAME
    )


def _clash(proposal: Proposal, taken: list[Span]) -> bool:
    return any(
        edit.span.overlaps(span) or (edit.span.end == span.start) or (edit.span.start == span.end)
        for edit in proposal.edits
        if len(edit.span)
        for span in taken
    )


def _made(unit: _Unit, proposals: Sequence[Proposal]) -> tuple[str, OffsetMap]:
    return apply_edits(unit.text.strip(), [edit for proposal in proposals for edit in proposal.edits])


def _judge(unit: _Unit, chosen: list[Proposal], doc: Doc, offsets: OffsetMap, level: Level) -> None:
    """Take the round's edits if the guards are content; else each alone, in order."""
    if not _objection(unit, doc, level):
        _take(unit, chosen, doc, offsets)
        return
    if len(chosen) == 1:
        unit.refused.append(_change(unit, chosen[0], _objection(unit, doc, level)))
        return
    kept: list[Proposal] = []
    for proposal in chosen:
        text, tried_offsets = _made(unit, [*kept, proposal])
        tried = parse_texts([text])[0]
        objection = _objection(unit, tried, level)
        if objection:
            unit.refused.append(_change(unit, proposal, objection))
        else:
            kept.append(proposal)
            doc, offsets = tried, tried_offsets
    if kept:
        _take(unit, kept, doc, offsets)


def _objection(unit: _Unit, doc: Doc, level: Level) -> str:
    old = unit.sentence.as_doc() if unit.sentence is not None else unit.doc
    allowed = unit.antecedent.words if unit.antecedent else frozenset()
    return first_objection(Trial(unit.source, old, doc, level, load_judge(), allowed))


def _take(unit: _Unit, proposals: Sequence[Proposal], doc: Doc, offsets: OffsetMap) -> None:
    made = [_change(unit, proposal, "") for proposal in proposals]
    unit.changes = [(change, offsets.to_new(place)) for change, place in unit.changes]
    for proposal, change in zip(proposals, made, strict=True):
        place = proposal.edits[0].span
        unit.changes.append((change, offsets.to_new(place)))
    unit.quoted = tuple(offsets.to_new(span) for span in unit.quoted)
    unit.maps.append(offsets)
    unit.doc, unit.sentence = doc, None


def _advise(units: Sequence[_Unit], level: Level, assistant: Assistant, refuse: frozenset[str]) -> tuple[Advice, ...]:
    """Ask a user's model about each sentence that is still too hard; take what passes every guard and is easier."""
    adviser = Adviser(assistant, level)
    for unit in units:
        words = [len(sentence.text.split()) for sentence in _sents(unit)]
        if unit.quoted != find_quotations(unit.text.strip()) or (max(words, default=0) <= level.words and score(unit.text).flesch_kincaid_grade <= level.grade):
            continue
        old = parse_texts([unit.source])[0]
        span = Span(unit.offset, unit.offset + len(unit.source))
        text = adviser.version_of(unit.source, span, partial(_against, unit, old, level))
        change = Change(span, unit.source, text, ASSISTANT, ASSISTANT_REASON)
        if text and change.id not in refuse:
            unit.doc, unit.sentence = parse_texts([text])[0], None
            unit.changes, unit.maps = [(change, Span(0, len(text)))], []
    return tuple(adviser.advice)


def _against(unit: _Unit, old: Doc, level: Level, version: str) -> str:
    """What speaks against a model's version; empty when nothing does."""
    new = parse_texts([version])[0]
    objection = first_objection(Trial(unit.source, old, new, level, load_judge())) or check_words(old, new)
    if objection:
        return objection
    if score(version).flesch_kincaid_grade >= score(unit.text).flesch_kincaid_grade:
        return "it is no easier than what the rules made"
    return ""


def _change(unit: _Unit, proposal: Proposal, refused: str) -> Change:
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


def _sentences(unit: _Unit) -> list[PlainSentence]:
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
