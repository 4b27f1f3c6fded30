"""", with X doing Y" at the end becomes a sentence.

"Prices rose, with bread costing twice as much." → "Prices rose. Bread cost twice as much."
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.article import Span
from reader.edits import Edit
from reader.plain.types import Proposal
from reader.plain.verbs import helpers_of
from reader.plain.view import REPORTING, View, sentence_case, verb_lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "with clause"
SOURCE = "Siddharthan 2006; OneStopEnglish: professionals keep 39 of 100 participial clauses"
REASON = "The part with “with” was made a sentence of its own."

#: What something is, without a verb: ", with prices down".
_STATES_OF = frozenset(["likely", "unlikely", "due", "worth", "down", "up", "able", "unable", "ready", "available", "set", "responsible"])


def propose(view: View) -> Iterator[Proposal]:
    """A proposal where ", with" is followed by a noun and what it does, up to the sentence's end."""
    root = view.root
    if view.is_question or root.pos_ not in ("VERB", "AUX") or not view.is_finite(root):
        return
    for link in view.sentence:
        if link.lower_ != "with" or link.i <= root.i or not view.opens_aside(view.doc[link.i - 1]):
            continue
        if view.doc[link.i - 2].lemma_ in REPORTING or view.sentence[0].lower_ == "according":
            # "…, a report says, with …": that, too, is what it says
            continue
        proposal = _make(view, link)
        if proposal:
            yield proposal


def _make(view: View, link: Token) -> Proposal | None:
    doc = view.doc
    stop = view.words_end
    bare = _bare(view, link, stop)
    if bare is not None:
        return bare
    found = _noun_and_verb(view, link, stop)
    if found is None or view.is_negated(view.root) or view.is_claim(link.head) or view.is_protected(view.span_of(doc[link.i - 1], doc[stop - 1])):
        return None
    noun, verb = found
    helpers = helpers_of(view.root)
    modal = next((child for child in helpers if child.tag_ == "MD"), None)
    if (modal is not None and (modal.lower_ != "will" or verb.tag_ != "VBG")) or any(one.dep_ == "conj" and one.tag_ == "VBG" for one in verb.children):
        return None
    if any(token.dep_ == "conj" and token.tag_ == verb.tag_ for token in doc[verb.i + 1 : stop]):
        return None
    if any(token.lower_.endswith("ing") and token.nbor(-1).dep_ == "cc" for token in doc[verb.i + 2 : stop]):
        # a second act that the parser takes for a noun
        return None
    past = view.is_past(view.root) or any(child.lemma_ == "have" for child in helpers)
    if verb_lemma(verb) in ("include", "follow", "accord", "be", "have"):
        return None
    before = doc[verb.i - 1]
    if (before.dep_ == "advmod" and verb.tag_ == "VBN") or before.pos_ in ("ADP", "CCONJ"):
        return None
    tense = f"{view.be(noun, past=past)} {verb.text}"
    if verb.tag_ == "VBG":
        tense = f"will {verb_lemma(verb)}" if modal is not None else view.conjugate(verb, noun, past=past)
    return _sentence(view, link, verb, tense)


def _sentence(view: View, link: Token, verb: Token, tense: str) -> Proposal:
    """The full stop in place of the comma and "with", and the verb in its tense."""
    doc = view.doc
    first = doc[link.i + 1]
    opening = sentence_case(first.text)
    start = view.mark_start(doc[link.i - 1])
    return Proposal(
        NAME,
        REASON,
        (
            Edit(Span(start, first.idx + len(first)), f". {opening}"),
            Edit(Span(verb.idx, verb.idx + len(verb)), tense),
        ),
    )


def _noun_and_verb(view: View, link: Token, stop: int) -> tuple[Token, Token] | None:
    """The noun behind "with" and the participle that belongs to it."""
    for verb in view.doc[link.i + 2 : stop]:
        if verb.text in (",", ";", ":", "–", "—"):
            return None
        if verb.tag_ not in ("VBG", "VBN") or verb.dep_ not in ("pcomp", "acl", "ccomp", "advcl"):
            continue
        noun = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass") and child.i < verb.i), None)
        if noun is None and verb.dep_ == "acl" and verb.head.dep_ == "pobj" and verb.head.head == link:
            noun = verb.head
        if noun is None or noun.left_edge.i != link.i + 1 or noun.pos_ not in ("NOUN", "PROPN") or any(c.dep_ in ("aux", "auxpass") for c in verb.children):
            return None
        if any(child.dep_ in ("conj", "cc", "relcl") for child in noun.children) and not (view.is_plural(noun) and verb.tag_ == "VBG"):
            return None
        if any(token.tag_ == "VBG" and token.nbor(-1).pos_ in ("NOUN", "PROPN") and token.dep_ != "amod" for token in view.doc[verb.i + 1 : stop]):
            # "with one firm opening shops and another closing them"
            return None
        if noun.lower_ in ("%", "percent", "per", "half", "most", "some", "third", "quarter"):
            # whether "is" or "are" follows depends on what is counted
            return None
        if any(token.text == "," and view.doc[min(token.i + 1, stop - 1)].tag_ in ("VBD", "VBZ", "VBP", "MD") for token in view.doc[verb.i : stop]):
            # the clause stood between the subject and its verb
            return None
        return (noun, verb) if stop - link.i > view.level.least_piece else None
    return None


def _bare(view: View, link: Token, stop: int) -> Proposal | None:
    """", with sales down 4%" → "Sales are down 4%"; ", with the firm being forced to pay" → "The firm was forced to pay"."""
    doc = view.doc
    found = next(
        (token for token in doc[link.i + 2 : stop] if token.lower_ in _STATES_OF or (token.lower_ == "being" and token.nbor(1).tag_ == "VBN")), None
    )
    if found is None or found.i + 2 >= stop or view.is_claim(link.head) or view.is_negated(view.root):
        return None
    noun = doc[found.i - 1]
    if noun.pos_ not in ("NOUN", "PROPN") or noun.tag_ == "POS" or _counts(doc[link.i + 1]) or any(token.pos_ in ("VERB", "AUX", "ADP", "CCONJ", "PUNCT") for token in doc[link.i + 1 : found.i]):
        return None
    if any(token.text in (",", ";", ":", "–", "—") or token.dep_ == "cc" for token in doc[found.i : stop]):
        return None
    helpers = helpers_of(view.root)
    if any(child.tag_ == "MD" for child in helpers) or view.cuts_protected(view.span_of(doc[link.i - 1], doc[stop - 1])):
        return None
    perfect = any(child.lemma_ == "have" for child in helpers)
    past = view.is_past(view.root) or (perfect and found.lower_ == "being")
    be = view.be(noun, past=past)
    return _sentence(view, link, found, be if found.lower_ == "being" else f"{be} {found.text}")


def _counts(token: Token) -> bool:
    """Whether it is a share or a number, which says "is" or "are" by what is counted."""
    return token.like_num or token.text in ("%", "£", "$", "€") or token.lower_ in ("most", "some", "half", "more", "many", "over", "all", "no", "every")
