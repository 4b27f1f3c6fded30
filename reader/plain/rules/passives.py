"""Passives that name who did it become active.

"The law was passed by parliament in May." → "Parliament passed the law in May."
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.article import Span
from reader.edits import Edit
from reader.lexicon.inflecting import inflect
from reader.plain.types import Proposal
from reader.plain.view import PRONOUN_OF_OBJECT, View, sentence_case

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "passive"
SOURCE = "plainlanguage.gov: use active voice; OneStopEnglish: professionals keep 53 of 100 by-passives"
REASON = "The sentence now says first who did it."
#: Terms of law, and verbs whose "by" names no doer.
NOT_THESE = frozenset(
    ["charge", "convict", "sentence", "acquit", "indict", "accompany", "follow", "precede", "surround", "divide", "bound", "border", "mark", "characterize", "succeed", "replace", "name", "elect", "bear", "multiply", "base", "know"]
)
_TO_OBJECT = {"i": "me", "he": "him", "she": "her", "we": "us", "they": "them", "it": "it", "you": "you"}
#: "By hand", "by law", "by card" say how; of the nouns without an article only these can do something.
_DOERS = frozenset(["police", "parliament", "congress", "fire", "water", "rain", "wind", "war", "government", "heat", "snow", "ice", "smoke", "sunlight", "god", "nature", "society", "industry", "science", "history", "disease", "cancer", "fear", "anger", "everyone", "everybody", "nobody", "somebody", "someone", "traffic", "mud", "sand", "lightning"])
_ABOUT = frozenset(["around", "about", "almost", "some", "over", "under", "only", "just", "not", "even", "how"])
_DOING = ("ence", "ance", "tion", "sion", "ity", "ment", "ism", "ness")
#: Only these can stand behind the doer and belong to the deed; another phrase may be the doer's own, and would be left behind.
_OF_THE_DEED = frozenset({"in", "on", "at", "during", "after", "before", "since", "until", "as", "to", "into", "because", "despite"})
_MAX_AGENT, _MAX_SUBJECT = 9, 10


def propose(view: View) -> Iterator[Proposal]:
    """A proposal for each passive clause with a by-phrase."""
    for verb in view.sentence:
        if verb.tag_ == "VBN" and verb.lemma_ not in NOT_THESE and not view.is_question:
            agent = next((child for child in verb.children if child.dep_ == "agent" and child.lower_ == "by"), None)
            proposal = _active(view, verb, agent) if agent is not None else None
            if proposal:
                yield proposal


def _active(view: View, verb: Token, agent: Token) -> Proposal | None:
    subject = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    doer = next((child for child in agent.children if child.dep_ == "pobj"), None)
    if verb.lemma_ == "do" and subject is not None and subject.lower_ in ("this", "that", "it"):
        # "this is done by mixing them": how, not who
        return None
    if subject is None or doer is None or _is_tied(verb, agent) or not _is_cut_right(view, subject) or not _is_doer(doer):
        return None
    patient_at, doer_at, agent_at = view.subtree(subject), view.subtree(doer), view.subtree(agent)
    if patient_at is None or doer_at is None or agent_at is None or doer_at[0] != agent.i + 1:
        return None
    doer_at = (doer_at[0], _without_date(doer, doer_at[1]))
    if doer_at[1] - doer_at[0] > _MAX_AGENT or patient_at[1] - patient_at[0] > _MAX_SUBJECT:
        return None
    helpers = sorted((c for c in verb.children if c.dep_ in ("aux", "auxpass")), key=lambda token: token.i)
    if not helpers or patient_at[1] != helpers[0].i or any(token not in helpers for token in view.doc[helpers[0].i : helpers[-1].i]):
        # "has always been loved": the word between would be lost
        return None
    if any(token.tag_ == "PRP$" for token in view.doc[verb.i + 1 : agent.i]):
        return None
    if any(token.text in ",;" and not subject.is_ancestor(token) and not doer.is_ancestor(token) for token in view.doc[patient_at[0] : doer_at[1]]):
        return None
    active = _active_verb(view, [helper.lower_ for helper in helpers], verb, doer)
    if view.doc[doer_at[1]].text == "(":
        return None
    if active is None or view.is_protected(view.span_of(view.doc[patient_at[0]], view.doc[doer_at[1] - 1])):
        return None
    return _swap(view, verb, agent, active, patient_at, doer_at, helpers)


def _without_date(doer: Token, stop: int) -> int:
    """Where the doer stops: of "by Ann Lee in 1928" the date goes with the deed."""
    last = next((child for child in doer.children if child.dep_ == "prep" and child.right_edge.i == stop - 1), None)
    is_date = last is not None and any(child.dep_ == "pobj" and len(child) == 4 and child.text.isdigit() for child in last.children)
    return last.i if last is not None and is_date and doer.pos_ == "PROPN" else stop


def _is_tied(verb: Token, agent: Token) -> bool:
    """Whether something hangs on the passive that would lose its place: a second act, a "not", a phrase of the doer's."""
    if verb.dep_ in ("conj", "relcl", "acl") or any(child.dep_ in ("conj", "neg", "advcl") for child in verb.children):
        return True
    if sum(child.dep_ == "agent" for child in verb.children) > 1:
        return True
    after = agent.doc[agent.i + 1 : agent.sent.end]
    if any(token.lower_ == "by" and token.nbor(-1).lower_ in ("or", "and") for token in after) or any(token.text == "(" and agent.is_ancestor(token) for token in after):
        # "by most to get fit or by fit people", "by light (rather than heat)"
        return True
    if any(one.lower_ == "for" and one.dep_ == "prep" for child in agent.children for one in child.children):
        # "a shop run by cooks for the guests"
        return True
    return any(child.dep_ == "prep" and child.i > agent.i and child.lower_ not in _OF_THE_DEED for child in verb.children)


def _is_cut_right(view: View, subject: Token) -> bool:
    """Whether the noun phrase is whole and names one thing: in "locally made cars" the parser may cut off the front."""
    if subject.tag_ in ("WP", "WDT", "EX") or subject.dep_ == "conj" or subject.left_edge.lower_ == "no":
        return False
    if any(token.tag_ in ("WRB", "WP", "WDT", "WP$") for token in subject.subtree):
        return False
    if subject.left_edge.i == view.sentence.start:
        return True
    before = view.doc[subject.left_edge.i - 1]
    return not (before.lower_.endswith("ly") or before.text in "-–" or before.lower_ in _ABOUT or before.pos_ in ("VERB", "ADJ", "NOUN", "PROPN"))


def _is_doer(noun: Token) -> bool:
    """Whether the noun behind "by" is who did it, and can stand in front."""
    if any(one.tag_ in ("PRP$", "VBG") for one in noun.subtree):
        # "asked by his boss": whose boss would be told too late
        return False
    if (noun.left_edge == noun and noun.tag_ == "NN" and not _can_do(noun)) or _is_amount(noun):
        return False
    has_aside = any(one.text == "," for one in noun.subtree) and any(child.dep_ == "appos" for child in noun.children)
    return not has_aside


def _can_do(noun: Token) -> bool:
    """Whether a noun without an article can be who or what did it."""
    return noun.lower_ in _DOERS or (noun.lower_.endswith(_DOING) and noun.lower_ != "ambulance")


def _is_amount(noun: Token) -> bool:
    """Whether "by" says how much: "reduced by 25%", "cut by half"."""
    if noun.lower_ in ("%", "percent", "half", "third", "quarter", "point", "points"):
        return True
    if any(child.lower_ == "of" for child in noun.children):
        return False
    return noun.like_num or noun.ent_type_ in ("PERCENT", "MONEY", "QUANTITY", "TIME", "DATE", "CARDINAL")


def _active_verb(view: View, helpers: list[str], verb: Token, doer: Token) -> str | None:
    """The helping verbs and the verb, active, to go with the doer."""
    lemma, plural = verb.lemma_, view.is_plural(doer)
    *first, last = helpers
    if not first and last in ("be", "been", "being"):
        return None
    if last not in ("was", "were", "is", "are", "am", "be", "been", "being", "got"):
        return None
    if not first:
        if last in ("was", "were", "got"):
            return inflect(lemma, "VBD")
        return lemma if plural else inflect(lemma, "VBZ") if last in ("is", "are", "am") else None
    if last == "be" and len(first) == 1 and first[0] in ("will", "would", "can", "could", "may", "might", "must", "should"):
        return f"{first[0]} {lemma}"
    if last == "been" and first == ["had"]:
        return f"had {verb.lower_}"
    if last == "been" and first in (["has"], ["have"]):
        return f"{'have' if plural else 'has'} {verb.lower_}"
    if last == "being" and first[-1] in ("is", "are", "was", "were") and len(first) == 1:
        past = first[0] in ("was", "were")
        return f"{('were' if past else 'are') if plural else ('was' if past else 'is')} {inflect(lemma, 'VBG')}"
    return None


def _swap(
    view: View,
    verb: Token,
    agent: Token,
    active: str,
    patient_at: tuple[int, int],
    doer_at: tuple[int, int],
    helpers: list[Token],
) -> Proposal | None:
    first = view.doc[patient_at[0]]
    patient = view.slice(*patient_at)
    if patient_at[1] - patient_at[0] == 1 and first.lower_ in _TO_OBJECT:
        patient = _TO_OBJECT[first.lower_]
    else:
        patient = view.small(first) + patient[len(first) :]
    doer = view.slice(*doer_at)
    if doer_at[1] - doer_at[0] == 1 and doer.lower() in PRONOUN_OF_OBJECT:
        doer = PRONOUN_OF_OBJECT[doer.lower()]
    if first.i == view.sentence.start or first.is_sent_start:
        doer = sentence_case(doer)
    adverbs = view.slice(helpers[-1].i + 1, verb.i)
    between = view.slice(verb.i + 1, agent.i)
    if len(adverbs.split()) > 1 or len(between.split()) > 6:
        return None
    helper, _, verb_form = active.rpartition(" ")
    text = " ".join(part for part in (doer, helper, adverbs, verb_form, patient, between) if part)
    last = view.doc[doer_at[1] - 1]
    return Proposal(NAME, REASON, (Edit(Span(first.idx, last.idx + len(last)), text),))
