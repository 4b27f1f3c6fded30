"""Appositions between commas become sentences with "is" or "was".

"Kim, the U.S. envoy for North Korea, spoke first." → "Kim spoke first. Kim is the U.S. envoy for North Korea."
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.article import Span
from reader.edits import Edit
from reader.plain.types import Proposal
from reader.plain.view import PERSON_NOUNS, View

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "apposition"
SOURCE = "Siddharthan 2006, doi:10.1007/s11168-006-9011-1"
REASON = "What is said of “{name}” between commas was made a sentence of its own."


def propose(view: View) -> Iterator[Proposal]:
    """A proposal for each apposition between commas."""
    if view.is_question:
        return
    for token in view.sentence:
        if token.dep_ == "appos" and (proposal := _apposition(view, token)):
            yield proposal


def _apposition(view: View, token: Token) -> Proposal | None:
    noun, bounds = token.head, view.subtree(token)
    if bounds is None:
        return None
    first, stop = bounds
    if first - 1 <= view.sentence.start or not view.opens_aside(view.doc[first - 1]) or noun.i >= first - 1:
        return None
    comma, after = view.doc[first - 1], view.doc[stop] if stop < view.sentence.end else None
    if not _is_description(view, token, noun, first, stop) or view.is_claim(noun):
        return None
    if after is not None and after.text not in (comma.text, ".", "!"):
        return None
    if view.is_protected(Span(comma.idx, view.doc[stop - 1].idx + 1)):
        return None
    if after is not None and after.i + 1 >= view.sentence.end and after.text == comma.text:
        return None
    if after is not None and after.text == comma.text and view.doc[after.i + 1].tag_ in ("WP", "WDT", "WP$", "WRB"):
        return None
    if after is not None and after.text == comma.text and view.root.i < comma.i and view.doc[after.i + 1].pos_ not in ("ADP", "CCONJ", "SCONJ", "PUNCT"):
        # what follows belongs to the noun, too: without the comma it would run on
        return None
    name = view.name_again(noun)
    if name is None or name in ("It", "This", "He", "She") or noun.ent_type_ in ("DATE", "TIME") or noun.lower_ in ("today", "yesterday", "tomorrow"):
        return None
    if noun.dep_ == "attr" and noun.left_edge.lower_ in ("a", "an") and name.startswith("The "):
        # "it could be a metalloid, a material with …": what any metalloid is
        name = f"{noun.left_edge.text.capitalize()} {view.core(noun)}"
    verb = view.governing_verb(noun)
    past = view.is_past(verb) and is_long_ago(view)
    be = "are" if name == "They" else view.be(noun, past=False)
    if past:
        be = "were" if be == "are" else "was"
    text = f"{name} {be} {view.slice(first, stop)}"
    reason = REASON.format(name=name)
    if after is None or after.text in ".!":
        end = view.doc[stop - 1].idx + len(view.doc[stop - 1])
        return Proposal(NAME, reason, (Edit(Span(view.mark_start(comma), end), ". " + text),))
    if view.is_taken_up(noun):
        return None
    subject = view.own_subject(view.governing_verb(noun)) or view.own_subject(view.root)
    fronted = subject is not None and noun.i < subject.i and not subject.is_ancestor(noun)
    kept = "," if fronted else ""
    return Proposal(NAME, reason, view.move_to_end(comma, after, text, kept))


def is_long_ago(view: View) -> bool:
    """Whether the sentence tells of an earlier time: what somebody is today is told with "is"."""
    years = [int(token.text) for token in view.sentence if token.text.isdigit() and len(token) == 4]
    ended = any(
        token.lemma_.lower() in ("die", "kill", "late", "century", "ancient") and not view.in_quotation(view.span_of(token, token))
        for token in view.sentence
    )
    return ended or any(1000 <= year < 2000 for year in years)


def _is_description(view: View, token: Token, noun: Token, first: int, stop: int) -> bool:
    """Whether it says what the noun is, and is neither a list, an age, a place nor a bare name."""
    opener = view.doc[first]
    if opener.lower_ not in ("a", "an", "the", "one") and opener.dep_ != "poss":
        return False
    if opener.lower_ in ("its", "their"):
        # whose it is was said before, and would be too far away
        return False
    if opener.lower_ == "one" and view.doc[first + 1].lower_ != "of":
        return False
    if stop - first < max(3, view.level.least_piece) or token.pos_ not in ("NOUN", "PROPN"):
        return False
    if view.is_plural(token) != view.is_plural(noun):
        return False
    if noun.lemma_.lower() in PERSON_NOUNS and token.pos_ == "NOUN" and token.lemma_.lower() not in PERSON_NOUNS:
        # "the life of a farm worker, a barrier he overcame"
        return False
    if noun.ent_type_ == "PERSON" and token.pos_ == "NOUN" and not view.is_person(token) and any(child.dep_ == "acl" for child in token.children):
        # "He lost to Ann Lee, a late goal ending the match"
        return False
    linked = [child for one in (noun, token) for child in one.children if child.dep_ in ("conj", "cc")]
    if linked or noun.dep_ in ("conj", "appos") or any(child.dep_ == "appos" for child in token.children):
        return False
    between = view.doc[noun.i + 1 : first - 1]
    return all(noun.is_ancestor(one) and one.pos_ not in ("NOUN", "PROPN", "VERB") for one in between) and not any(
        one.text == "," for one in view.doc[noun.i + 1 : first - 1]
    )
