"""A verb and the words behind its object become one short verb.

"The news took the town by surprise." → "The news surprised the town."
"They provided the children with food." → "They gave the children food."
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.article import Span
from reader.edits import Edit
from reader.lexicon.inflecting import inflect, match_case
from reader.plain.types import Proposal
from reader.plain.view import View

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "long phrase"
SOURCE = "plainlanguage.gov: use simple words and phrases; Strunk 1918, rule 13: omit needless words"
REASON = "“{word} … {tail}” is long for “{simpler}”."

#: Verb, what stands behind its object, the verb that says both, and what stays behind the object.
_PHRASES: tuple[tuple[str, str, str, str], ...] = (
    ("take", "by surprise", "surprise", ""),
    ("catch", "by surprise", "surprise", ""),
    ("take", "into custody", "arrest", ""),
    ("take", "into account", "think about", ""),
    ("take", "into consideration", "think about", ""),
    ("bring", "to an end", "end", ""),
    ("bring", "to a close", "end", ""),
    ("bring", "to a halt", "stop", ""),
    ("bring", "to a standstill", "stop", ""),
    ("put", "on hold", "stop", "for now"),
    ("set", "in motion", "start", ""),
    ("set", "free", "free", ""),
    ("set", "ablaze", "set", "on fire"),
    ("set", "alight", "set", "on fire"),
    ("hold", "responsible for", "blame", "for"),
    ("hold", "accountable for", "blame", "for"),
    ("keep", "in check", "control", ""),
    ("keep", "under control", "control", ""),
    ("call", "into question", "question", ""),
)
_VERBS = frozenset(verb for verb, *_ in _PHRASES)
#: "provide them with food", "give them food"
_GIVING = frozenset({"provide"})
#: The most words that the object may have.
_LONGEST = 8
_CLAUSES = frozenset({"relcl", "acl", "ccomp", "advcl", "appos"})


def propose(view: View) -> Iterator[Proposal]:
    """A proposal for each verb whose phrase goes on behind its object."""
    for verb in view.sentence:
        lemma = verb.lemma_.lower()
        if verb.pos_ != "VERB" or (lemma not in _VERBS and lemma not in _GIVING):
            continue
        thing = _object(verb)
        proposal = (_giving(view, verb, thing) if lemma in _GIVING else _tail(view, verb, thing)) if thing is not None else None
        if proposal:
            yield proposal


def _object(verb: Token) -> Token | None:
    """The object, where it stands right behind its verb and is short, with no clause in it."""
    thing = next((child for child in verb.children if child.i > verb.i and child.dep_ in ("dobj", "nsubj", "dative")), None)
    if thing is None or thing.left_edge.i != verb.i + 1 or (verb.tag_ == "VBN" and any(child.dep_ == "auxpass" for child in verb.children)):
        return None
    return thing


def _tail(view: View, verb: Token, thing: Token) -> Proposal | None:
    doc = view.doc
    for head, words, new, stays in _PHRASES:
        tail = words.split()
        start = _where(view, verb, tail) if head == verb.lemma_.lower() else None
        if start is None or start - verb.i - 1 > _LONGEST or any(token.dep_ in _CLAUSES for token in doc[verb.i + 1 : start]):
            continue
        before = doc[start - 1]
        if before.is_punct or before.pos_ == "ADP" or any(token.is_punct and token.text in (",", ";", ":") for token in doc[verb.i + 1 : start]):
            continue
        last = doc[start + len(tail) - 1]
        end = int(last.idx + len(last))
        edits = [Edit(Span(before.idx + len(before), end), f" {stays}" if stays else "")]
        return _made(view, verb, new, edits, words)
    return None


def _where(view: View, verb: Token, tail: list[str]) -> int | None:
    """Where the words of the tail begin, behind the verb and belonging to it."""
    doc, limit = view.doc, view.sentence.end - len(tail)
    for start in range(verb.i + 2, min(limit, verb.i + _LONGEST + 2) + 1):
        if [token.lower_ for token in doc[start : start + len(tail)]] == tail:
            return start if doc[start].head == verb or verb in doc[start].ancestors else None
    return None


def _giving(view: View, verb: Token, thing: Token) -> Proposal | None:
    """ "provide them with food" → "give them food" """
    link = view.doc[thing.right_edge.i + 1] if thing.right_edge.i + 1 < view.sentence.end else None
    if link is None or link.lower_ != "with" or link.head != verb or thing.right_edge.i - verb.i > 4:
        return None
    if not (thing.pos_ == "PRON" or view.is_person(thing) or thing.ent_type_ == "GPE") or thing.lower_.endswith(("self", "selves")) or any(child.dep_ in _CLAUSES or child.dep_ in ("conj", "prep") for child in thing.children):
        return None
    given = next((child for child in link.children if child.dep_ == "pobj"), None)
    if given is None or given.pos_ != "NOUN" or given.left_edge.i != link.i + 1 or any(child.dep_ == "prep" and child.lower_ == "for" for child in verb.children):
        return None
    before = view.doc[link.i - 1]
    return _made(view, verb, "give", [Edit(Span(before.idx + len(before), link.idx + len(link)), "")], "with")


def _made(view: View, verb: Token, new: str, edits: list[Edit], tail: str) -> Proposal | None:
    if any(child.dep_ == "prt" for child in verb.children) or verb.dep_ == "amod":
        return None
    first, space, rest = new.partition(" ")
    # "set" and "put" have one form: the verb that they are joined to tells the tense
    tag = verb.head.tag_ if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and verb.lower_ == verb.lemma_ else verb.tag_
    text = match_case(inflect(first, tag) + space + rest, verb.text)
    whole = [*edits, Edit(view.span_of(verb, verb), text)] if text != verb.text else edits
    if not all(view.may_change(edit.span) for edit in whole):
        return None
    reason = REASON.format(word=verb.text, tail=tail, simpler=text)
    return Proposal(NAME, reason, tuple(sorted(whole, key=lambda edit: edit.span.start)))
