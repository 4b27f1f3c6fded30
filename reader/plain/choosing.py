"""Which proposals of a round are made together: those that don't touch each other, in the order of the rules."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.article import Span
from reader.edits import Edit
from reader.plain.levels import Level
from reader.plain.rules import words
from reader.plain.rules.rule import Rule
from reader.plain.types import Proposal
from reader.plain.units import Unit, base_of, change_of, sentences_now
from reader.plain.view import View


def choose(
    unit: Unit, level: Level, refuse: frozenset[str], never: tuple[str, ...], rules: Sequence[Rule], names: frozenset[str]
) -> list[Proposal]:
    """The proposals of this round that don't touch each other, in the order of the rules."""
    chosen: list[Proposal] = []
    taken: list[Span] = []
    base = base_of(unit)
    kept = _places_of(unit.doc.text, never)
    protected = tuple(span.shift(base) for span in unit.quoted)
    for number, sentence in enumerate(sentences_now(unit)):
        view = View(sentence, level, protected, names, kept, unit.antecedent if number == 0 else None)
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
                if refuse and change_of(unit, moved, "").id in refuse:
                    continue
                unit.tried.add(key)
                chosen.append(moved)
                taken += _touched(moved)
    return chosen


def names_in(units: Sequence[Unit]) -> frozenset[str]:
    """Words with a capital that do not begin a sentence: "Stocking" is a name at the start of the next one, too."""
    return frozenset(
        token.text
        for unit in units
        for sentence in sentences_now(unit)
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


def _enters_quotation(unit: Unit, proposal: Proposal) -> bool:
    """Whether a sentence would be added where a quotation that goes on in the next sentence is still open."""
    end = len(unit.text.strip())
    return unit.ends_in_quotation and any(edit.span.start >= end for edit in proposal.edits)


def _cuts_a_word(unit: Unit, proposal: Proposal) -> bool:
    """Whether an edit begins or ends inside a word with a hyphen ("non-partner"), which the parser takes apart."""
    text = unit.text.strip()
    return any(
        re.match(r"\w[-–‑]\w", text[place - 1 : place + 2]) or re.match(r"\w[-–‑]\w", text[max(place - 2, 0) : place + 1])
        for edit in proposal.edits
        if edit.rule != words.NAME
        for place in (edit.span.start, edit.span.end)
        if 0 < place < len(text)
    )


def _is_replaced(unit: Unit, proposal: Proposal) -> bool:
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


