"""Propose, guard, apply: the loop that turns an article into plain language.

Rules propose edits for a sentence; the edits of one round that don't touch each other are made
together and parsed again; the guards compare the result with the article's own sentence; what fails
is tried alone, undone, and written down.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, cast

from reader.article import Article, Span, as_article
from reader.edits import OffsetMap
from reader.fluency import load_judge
from reader.language import parse_texts
from reader.plain.assistant import NAME as ASSISTANT
from reader.plain.assistant import REASON as ASSISTANT_REASON
from reader.plain.assistant import Advice, Adviser, Assistant, check_words
from reader.plain.choosing import choose, names_in
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
    dashes,
    described_as,
    double_negatives,
    including,
    joined_things,
    leading_phrases,
    lists,
    means,
    needless_words,
    new_things,
    nominalisations,
    noun_strings,
    of_chains,
    parentheses,
    participles_end,
    participles_front,
    participles_inside,
    passives,
    predicates,
    pronouns,
    purposes,
    relative_clauses,
    reported,
    roles,
    second_reports,
    sequences,
    short_words,
    split_phrases,
    there_is,
    trailing_phrases,
    when_clauses,
    with_clauses,
    words,
)
from reader.plain.rules.rule import Rule
from reader.plain.types import Change, PlainArticle, Proposal
from reader.plain.units import Unit, change_of, find_antecedents, made_with, plain_sentences, sentences_now, units_of
from reader.readability.scoring import score

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: The order in which rules are asked: what professionals change most and what is safest comes first.
RULES: tuple[Rule, ...] = cast(
    "tuple[Rule, ...]",
    (
        connectives,
        reported,
        second_reports,
        coordination,
        colons,
        dashes,
        asides,
        adverbial_clauses,
        when_clauses,
        relative_clauses,
        appositions,
        roles,
        participles_front,
        participles_inside,
        participles_end,
        with_clauses,
        including,
        predicates,
        joined_things,
        described_as,
        new_things,
        attribution,
        there_is,
        circumstances,
        purposes,
        means,
        sequences,
        trailing_phrases,
        leading_phrases,
        parentheses,
        passives,
        needless_words,
        nominalisations,
        split_phrases,
        short_words,
        double_negatives,
        noun_strings,
        of_chains,
        words,
        pronouns,
        lists,
    ),
)
#: One edit opens the next, but not for ever.
ROUNDS = 4


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
    units = units_of(article)
    if chosen.name == "easy":
        find_antecedents(units)
    own = (cast("Rule", OwnWords(dict(always))),) if always else ()
    refused_ids = frozenset(refuse)
    _run(units, chosen, refused_ids, tuple(never), (*own, *rules))
    advice = _advise(units, chosen, assistant, refused_ids) if assistant is not None else ()
    sentences = tuple(sentence for unit in units for sentence in plain_sentences(unit))
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
    units = [Unit(doc.text, 0, number, doc, None, text_number=number) for number, doc in zip(kept, docs, strict=True)]
    _run(units, level, frozenset(), never, rules)
    out = ["" for _ in lines]
    for unit in units:
        out[unit.block] = " ".join(unit.text.split())
    return out


def _run(units: list[Unit], level: Level, refuse: frozenset[str], never: tuple[str, ...], rules: Sequence[Rule]) -> None:
    texts: dict[int, list[Unit]] = {}
    for unit in units:
        texts.setdefault(unit.text_number, []).append(unit)
    names = {number: names_in(together) for number, together in texts.items()}
    for _ in range(ROUNDS):
        jobs: list[tuple[Unit, list[Proposal], str, OffsetMap]] = []
        for unit in units:
            if unit.done:
                continue
            chosen = choose(unit, level, refuse, never, rules, names[unit.text_number])
            if chosen:
                text, offsets = made_with(unit, chosen)
                jobs.append((unit, chosen, text, offsets))
            else:
                unit.done = True
        if not jobs:
            return
        docs = parse_texts([job[2] for job in jobs])
        for (unit, chosen, _, offsets), doc in zip(jobs, docs, strict=True):
            _judge(unit, chosen, doc, offsets, level)


def _judge(unit: Unit, chosen: list[Proposal], doc: Doc, offsets: OffsetMap, level: Level) -> None:
    """Take the round's edits if the guards are content; else each alone, in order."""
    objection = _objection(unit, doc, level)
    if not objection:
        _take(unit, chosen, doc, offsets)
        return
    if len(chosen) == 1:
        unit.refused.append(change_of(unit, chosen[0], objection))
        return
    kept: list[Proposal] = []
    for proposal in chosen:
        text, tried_offsets = made_with(unit, [*kept, proposal])
        tried = parse_texts([text])[0]
        objection = _objection(unit, tried, level)
        if objection:
            unit.refused.append(change_of(unit, proposal, objection))
        else:
            kept.append(proposal)
            doc, offsets = tried, tried_offsets
    if kept:
        _take(unit, kept, doc, offsets)


def _objection(unit: Unit, doc: Doc, level: Level) -> str:
    old = unit.sentence.as_doc() if unit.sentence is not None else unit.doc
    allowed = unit.antecedent.words if unit.antecedent else frozenset()
    return first_objection(Trial(unit.source, old, doc, level, load_judge(), allowed))


def _take(unit: Unit, proposals: Sequence[Proposal], doc: Doc, offsets: OffsetMap) -> None:
    made = [change_of(unit, proposal, "") for proposal in proposals]
    unit.changes = [(change, offsets.to_new(place)) for change, place in unit.changes]
    for proposal, change in zip(proposals, made, strict=True):
        place = proposal.edits[0].span
        unit.changes.append((change, offsets.to_new(place)))
    unit.quoted = tuple(offsets.to_new(span) for span in unit.quoted)
    unit.maps.append(offsets)
    unit.doc, unit.sentence = doc, None


def _advise(units: Sequence[Unit], level: Level, assistant: Assistant, refuse: frozenset[str]) -> tuple[Advice, ...]:
    """Ask a user's model about each sentence that is still too hard; take what passes every guard and is easier."""
    adviser = Adviser(assistant, level)
    for unit in units:
        words = [len(sentence.text.split()) for sentence in sentences_now(unit)]
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


def _against(unit: Unit, old: Doc, level: Level, version: str) -> str:
    """What speaks against a model's version; empty when nothing does."""
    new = parse_texts([version])[0]
    objection = first_objection(Trial(unit.source, old, new, level, load_judge())) or check_words(old, new)
    if objection:
        return objection
    if score(version).flesch_kincaid_grade >= score(unit.text).flesch_kincaid_grade:
        return "it is no easier than what the rules made"
    return ""
