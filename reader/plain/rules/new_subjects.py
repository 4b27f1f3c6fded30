"""Somebody or something new as the subject, with a clause before the verb: the clause is said afterwards.

"A study led by two doctors has found new germs." → "A study has found new germs. The study was led by two doctors."
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.article import Span
from reader.edits import Edit
from reader.lexicon.inflecting import inflect
from reader.plain.rules.new_nouns import is_new, name_of, stands_alone, weakens
from reader.plain.verbs import helpers_of
from reader.plain.view import REPORTING, View, cut, verb_lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

#: "A man living in Oslo was hurt": he lived there.
_STAYING = frozenset(["live", "work", "study", "teach", "belong", "contain"])
_LEAST = 4


def say_later(view: View, noun: Token) -> tuple[Edit, ...]:
    """The edits that take the clause out and say it in a sentence of its own; none where it must stay."""
    root = view.root
    verb = next((child for child in noun.children if child.dep_ in ("relcl", "acl") and child.i > noun.i), None)
    bounds = view.subtree(verb) if verb is not None else None
    if verb is None or bounds is None or not _is_told(view, root) or not _is_clear(view, root, noun, bounds):
        return ()
    said = _relative(view, root, verb, bounds) if verb.dep_ == "relcl" else _participle(view, root, noun, verb, bounds)
    name = name_of(view, noun)
    if said is None or name is None or view.is_protected(view.span_of(noun, view.doc[bounds[1] - 1])):
        return ()
    last = view.doc[bounds[1] - 1]
    taken = cut(Span(noun.idx + len(noun), last.idx + len(last)))
    return taken, view.add_sentence(f"{name} {said}")


def _is_told(view: View, root: Token) -> bool:
    """Whether the sentence tells of one case: it is past or perfect, or a study "shows" something today."""
    if root.pos_ != "VERB" or view.is_negated(root) or not view.is_finite(root) or any(map(weakens, root.children)):
        return False
    helpers = [child.lemma_ for child in helpers_of(root)]
    return view.is_past(root) or "have" in helpers or (root.lemma_ in REPORTING and root.tag_ == "VBZ" and not helpers)


def _is_clear(view: View, root: Token, noun: Token, bounds: tuple[int, int]) -> bool:
    """Whether the clause stands right behind "a" and its noun, runs up to the verb, and can be missed there."""
    opener = noun.left_edge
    counted = any(child.dep_ == "nummod" for child in noun.children)
    if not is_new(noun) or not (opener.lower_ in ("a", "an") or counted) or not stands_alone(view, noun, noun):
        return False
    if bounds[0] != noun.i + 1 or bounds[1] - bounds[0] < _LEAST or view.is_taken_up(noun) or any(child.dep_ in ("conj", "appos") for child in noun.children):
        return False
    if any(child.dep_ == "conj" and view.own_subject(child) is not None for child in root.children):
        return False
    following = view.doc[bounds[1]]
    is_next = following == root or (following.head == root and following.dep_ in ("aux", "auxpass", "advmod"))
    return is_next and root.right_edge.i - root.i >= _LEAST and not view.doc[view.sentence.end - 1].is_quote


def _relative(view: View, root: Token, verb: Token, bounds: tuple[int, int]) -> str | None:
    """What follows "who" or "that"; two acts in the past have an order that would be lost."""
    link = view.doc[bounds[0]]
    if link.lower_ not in ("who", "that", "which") or link.dep_ not in ("nsubj", "nsubjpass") or link.head != verb or not view.is_finite(verb):
        return None
    helpers = helpers_of(verb)
    is_act = view.is_past(verb) and not (helpers and helpers[0].lemma_ == "have") and verb.lemma_ not in ("be", "have")
    if is_act and root.tag_ == "VBD":
        return None
    if is_act and not any(child.lemma_ == "have" for child in root.children if child.dep_ == "aux"):
        return None
    return view.slice(bounds[0] + 1, bounds[1])


def _participle(view: View, root: Token, noun: Token, verb: Token, bounds: tuple[int, int]) -> str | None:
    """"led by two doctors" → "was led by two doctors"; "living in Oslo" → "lived in Oslo"."""
    if bounds[0] != verb.i:
        return None
    if verb.tag_ == "VBG":
        return f"{inflect(verb_lemma(verb), 'VBD')} {view.slice(verb.i + 1, bounds[1])}" if verb_lemma(verb) in _STAYING and view.is_past(root) else None
    if verb.tag_ != "VBN" or not any(child.dep_ == "agent" for child in verb.children):
        return None
    return f"{'were' if noun.tag_ == 'NNS' else 'was'} {view.slice(verb.i, bounds[1])}"
