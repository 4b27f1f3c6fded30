"""Participial clauses at the front become sentences.

"Founded in 1990, the firm makes ships." → "The firm was founded in 1990. The firm makes ships."
"After winning the race, she retired." → "She won the race. Then she retired."
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.article import Span
from reader.edits import Edit
from reader.lexicon.inflecting import inflect
from reader.plain.types import Proposal
from reader.plain.verbs import helpers_of
from reader.plain.view import View, lower_first, name_inside, sentence_case, verb_lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "participle in front"
SOURCE = "OneStopEnglish: professionals keep 39 of 100 participial clauses; Siddharthan 2006"
REASON = "The part before the comma was made a sentence of its own."
#: Participles that tell a state, which lasts as long as the main clause says.
STATES = frozenset(
    ["know", "base", "locate", "situate", "surround", "call", "name", "consider", "make", "design", "regard", "dub", "title", "entitle", "fill", "cover", "accompany", "equip", "armed", "arm", "dress", "own", "lead", "border", "bound", "intend", "suppose"]
)
_DONE_TO_PEOPLE = frozenset(["ask", "tell", "question", "drive", "inspire", "force", "encourage", "worry"])
_PEOPLE_DO = frozenset("talk speak walk look listen drive stand sit ask watch read laugh smile run".split())
_NO_CLAUSE = frozenset(
    ["according", "including", "regarding", "concerning", "following", "depending", "considering", "given", "compared", "based", "provided", "judging", "starting", "beginning", "owing", "excluding", "assuming", "supposing", "generally"]
)
_HOW = frozenset(["originally", "initially", "first", "formerly", "previously", "specially", "recently", "newly", "later"])
_MAX_SUBJECT = 9


def propose(view: View) -> Iterator[Proposal]:
    """A proposal where the sentence begins with a participial clause and a comma."""
    root, subject = view.root, view.own_subject(view.root)
    if subject is None or view.is_question or subject.dep_ not in ("nsubj", "nsubjpass") or not view.is_finite(root):
        return
    start = view.sentence.start
    for child in root.children:
        if child.i > subject.i:
            continue
        if child.dep_ == "advcl" and child.tag_ in ("VBG", "VBN") and child.left_edge.i == start:
            yield from _clause(view, child, subject)
        elif child.dep_ == "prep" and child.i == start and child.lower_ == "after":
            yield from _after(view, child, subject)


def _comma(view: View, head: Token, subject: Token) -> Token | None:
    """The comma between the clause and the subject's phrase, which it must touch."""
    bounds = view.subtree(head)
    if bounds is None or bounds[1] >= view.sentence.end or view.doc[bounds[1]].text != ",":
        return None
    comma = view.doc[bounds[1]]
    if subject.left_edge.i != comma.i + 1 or comma.i - bounds[0] < view.level.least_piece:
        return None
    return comma


def _renaming(view: View, subject: Token, comma: Token) -> tuple[str, Edit | None] | None:
    """The subject's text for the new first sentence, and the edit that names it again in the second."""
    bounds = view.subtree(subject)
    if bounds is None or bounds[1] - bounds[0] > _MAX_SUBJECT:
        return None
    full = view.slice(*bounds)
    name = view.name_again(subject)
    if name is None:
        return None
    first = full if subject.pos_ == "PROPN" else lower_first(view.doc[bounds[0]]) + full[len(view.doc[bounds[0]]) :]
    second = Edit(view.span_of(view.doc[bounds[0]], view.doc[bounds[1] - 1]), name)
    return sentence_case(first), second


def _clause(view: View, verb: Token, subject: Token) -> Iterator[Proposal]:
    comma = _comma(view, verb, subject)
    start = view.sentence.start
    first = view.doc[start]
    adverb = _adverb(view, verb)
    has_link = any(child.dep_ in ("mark", "advmod", "cc") and child.i < verb.i and child != adverb for child in verb.children)
    if comma is None or has_link or verb.lower_ in _NO_CLAUSE or first.lower_ in ("not", "never", "without") or _is_comment(view, verb) or _dangles(view, verb):
        return
    if any(child.dep_ == "conj" and child.tag_ != verb.tag_ for child in verb.children):
        # "Built in 1890 and being small, the hall …"
        return
    if view.own_subject(verb) is not None or view.cuts_protected(Span(first.idx, comma.idx)) or view.is_protected(view.span_of(first, verb)):
        return
    if verb.nbor(1).lower_ in ("though", "as") and verb.nbor(2).tag_ == "PRP":
        # "Sharing though they did a boat, …"
        return
    if any(child.tag_ == "PRP$" for child in subject.children) and not view.is_person(subject):
        # "Known as hosts, their table was …": they are known
        return
    if any(token.tag_ == "VBG" and view.doc[token.i - 1].dep_ == "cc" and token.dep_ != "amod" for token in view.doc[verb.i + 1 : comma.i]):
        # "Wet with rain and shaking with cold, …": two acts
        return
    if verb.tag_ == "VBN" and verb.lemma_ in ("see", "view", "take", "judge", "measure", "leave"):
        # "Seen from the moon, it is blue": if one sees it from there
        return
    if subject.lower_ in ("it", "this", "that") and verb.tag_ == "VBG":
        # "Looking at the sea, it turns out …": nobody is named who looks
        return
    renaming = _renaming(view, subject, comma)
    helpers = helpers_of(verb)
    if renaming is None or (verb.i != start and adverb is None and not (helpers and helpers[0].i == start)):
        return
    form = _finite(view, verb, subject, helpers)
    if form is None:
        return
    name, second = renaming
    if adverb is not None:
        be, done = form.rsplit(" ", 1)
        form = f"{be} {adverb.lower_} {done}"
    lead = Edit(Span(first.idx, verb.idx + len(verb)), f"{name} {form}")
    edits = [lead, Edit(Span(comma.idx, comma.idx + 1), ".")]
    yield Proposal(NAME, REASON, (*edits, second) if second else tuple(edits))


def _adverb(view: View, verb: Token) -> Token | None:
    """"Originally built for a king": the adverb goes behind "was"."""
    first = view.sentence[0]
    return first if verb.tag_ == "VBN" and verb.i == first.i + 1 and first.dep_ == "advmod" and first.lower_ in _HOW else None


def _finite(view: View, verb: Token, subject: Token, helpers: list[Token]) -> str | None:
    past = view.is_past(view.root)
    if verb.tag_ == "VBN" and not helpers:
        return f"{view.be(subject, past=past or verb.lemma_ not in STATES)} {verb.lower_}"
    if verb.tag_ == "VBG" and not helpers and verb.lemma_ not in ("be", "have") and subject.dep_ == "nsubj":
        return view.conjugate(verb, subject, past=past)
    if len(helpers) == 1 and helpers[0].lower_ == "having" and verb.tag_ == "VBN":
        if past:
            return inflect(verb_lemma(verb), "VBD") if verb.lemma_ != "be" else view.be(subject, past=True)
        return f"{'have' if view.is_plural(subject) else 'has'} {verb.lower_}"
    return None


def _after(view: View, prep: Token, subject: Token) -> Iterator[Proposal]:
    """"After winning the race, she retired." """
    verb = next((child for child in prep.children if child.dep_ == "pcomp" and child.tag_ == "VBG"), None)
    comma = _comma(view, prep, subject)
    if verb is None or comma is None or verb.i != prep.i + 1 or not view.is_past(view.root) or subject.dep_ != "nsubj":
        return
    renaming = _renaming(view, subject, comma)
    if renaming is None or view.is_protected(Span(prep.idx, comma.idx)) or verb.lemma_ in ("be", "have"):
        return
    name, second = renaming
    again = second.replacement if second else name
    lowered = name_inside(again, subject)
    yield Proposal(
        NAME,
        REASON,
        (
            Edit(Span(prep.idx, verb.idx + len(verb)), f"{name} {view.conjugate(verb, subject, past=True)}"),
            Edit(Span(comma.idx, second.span.end if second else comma.idx + 1), f". Then {lowered}"),
        ),
    )


def _is_comment(view: View, verb: Token) -> bool:
    """"Speaking of money" and "frankly speaking" are about the sentence, not about its subject."""
    following = view.doc[verb.i + 1]
    return verb.lower_ == "speaking" and (following.lower_ in ("of", ",") or verb.i != view.sentence.start)


def _dangles(view: View, verb: Token) -> bool:
    """"Talking to the men, the question brings a smile": what only people do, said of a thing."""
    subject = view.own_subject(view.root)
    of_people = _PEOPLE_DO if verb.tag_ == "VBG" else _DONE_TO_PEOPLE
    if verb_lemma(verb) not in of_people or subject is None or subject.pos_ != "NOUN":
        return False
    return not view.is_person(subject) and subject.tag_ != "NNS"
