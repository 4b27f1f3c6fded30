"""Where a joined verb surely belongs, also when the parser has hung it on a verb that stands nearer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.plain.verbs import first_of, has_participle_form
from reader.plain.view import REPORTING, View

if TYPE_CHECKING:
    from spacy.tokens import Token

_FINITE = ("VBD", "VBZ", "VBP", "MD")
#: Prepositions of time and place that may open a second act: "and in May left the town".
_LEADS = frozenset(["in", "at", "over", "after", "on", "during", "for", "by", "from", "before", "within", "since"])
_TIMES = frozenset(["time", "end", "moment", "instance", "case", "way", "year", "month", "week", "day", "morning", "evening", "night", "summer", "winter", "spring", "autumn", "place", "addition", "turn", "return", "response", "practice", "decade", "century", "fact"])


def stray_verb(view: View, root: Token) -> Token | None:
    """A verb at the sentence's end that only the root can be joined to, though it hangs lower.

    "They hold classes to cut crime and offers" can't be: "runs classes to cut crime and offers help" is the root's.
    """
    for verb in view.sentence:
        if verb.dep_ != "conj" or verb.i < root.i or verb.pos_ not in ("VERB", "AUX") or not root.is_ancestor(verb) or verb.head == root:
            continue
        bounds = view.subtree(verb)
        if bounds is None or not view.ends_at(bounds[1]) or view.own_subject(verb) is not None or view.doc[verb.left_edge.i - 1].dep_ != "cc":
            continue
        if _is_under_infinitive(view, root, verb) or _is_report(view, root, verb):
            return verb
    return None


def _is_under_infinitive(view: View, root: Token, verb: Token) -> bool:
    """Whether the verb is in a tense, what it hangs on is in none, and no other verb in a tense stands between."""
    first, other = first_of(verb), first_of(root)
    above = verb.head
    if above.pos_ != "VERB" or view.is_finite(above) or above.dep_ not in ("advcl", "xcomp", "acl", "pcomp", "conj"):
        return False
    if first.tag_ not in ("VBZ", "VBD") or first.tag_ != other.tag_ or (verb.tag_ == "VBN" and first == verb):
        return False
    if first == verb and first.tag_ == "VBD" and has_participle_form(verb):
        return False
    between = view.doc[root.i + 1 : verb.i]
    if any(token.tag_ in _FINITE and token.pos_ in ("VERB", "AUX") and token != first for token in between):
        return False
    return not any(token.tag_ in ("WDT", "WP", "WRB") for token in between)


def _is_report(view: View, root: Token, verb: Token) -> bool:
    """"Kim says that the town needs a park and adds that it can pay": it is Kim who adds."""
    if root.lemma_ not in REPORTING or verb.lemma_ not in REPORTING or verb.head.dep_ != "ccomp" or verb.head.head != root:
        return False
    if not any(child.dep_ == "ccomp" for child in verb.children) or verb.tag_ != root.tag_ or first_of(verb) != verb or first_of(root) != root:
        return False
    inner = view.own_subject(verb.head)
    return inner is not None and inner.pos_ in ("NOUN", "PROPN") and not view.is_person(inner) and inner.lemma_.lower() not in REPORTING


def is_plain_plural(view: View, root: Token, verb: Token) -> bool:
    """"The birds sit in trees and sing": the parser takes the second verb for an infinitive."""
    if verb.tag_ != "VB" or root.tag_ != "VBP" or first_of(verb) != verb or first_of(root) != root:
        return False
    between = view.doc[root.i + 1 : verb.i]
    # "crops which grow fast and have a price": what has it is not sure
    return not any(token.tag_ in ("TO", "MD", "VB") or (token.dep_ in ("nsubj", "nsubjpass") and token.head.tag_ == "VBP") for token in between)


def is_bare(view: View, verb: Token) -> bool:
    """Whether a verb alone stands before a comma: "cough, fever, and pains, among others" has no verb there."""
    following = view.doc[verb.i + 1] if verb.i + 1 < view.sentence.end else None
    return verb.tag_ in ("VB", "VBP", "VBZ") and first_of(verb) == verb and following is not None and following.text == ","


def is_shared_negation(root: Token, verb: Token) -> bool:
    """Whether a "not" before the first verb may be meant for the second: "did not call or open", "never ate and slept".

    "did not call but went", "is not red and will be mended" have it for the first alone.
    """
    first = first_of(verb)
    if first != verb:
        return first.tag_ not in _FINITE
    if verb.tag_ not in ("VBD", "VBZ"):
        return True
    if root.tag_ == "VBN" and has_participle_form(verb):
        return True
    return first_of(root) == root and root.lemma_ != "be"


def is_row(child: Token) -> bool:
    """"changed habits, shops, news, helped …", "is bigger, very bright, and has …": a row without an "and" of its own."""
    if child.dep_ not in ("dobj", "acomp", "attr"):
        return False
    links = {one.dep_ for one in child.subtree}
    listed = any(one.dep_ == "conj" for one in child.children)
    listed = listed or (child.dep_ == "acomp" and any(one.text == "," and one.i < child.i for one in child.children))
    return listed and "cc" not in links


def says_not_only(view: View) -> bool:
    """"not only won the cup but sold the most tickets": the two acts are one thought."""
    return any(token.lower_ == "not" and token.i + 1 < view.sentence.end and token.nbor(1).lower_ in ("only", "just", "merely", "simply", "so") for token in view.sentence)


def has_act_before(view: View, root: Token) -> bool:
    """"He came out, ran to the gate and saw them": the parser takes the second of three acts for the first."""
    return any(
        child.dep_ in ("ccomp", "advcl", "dep", "parataxis") and child.i < root.i and child.tag_ == root.tag_ != "VBN"
        and view.doc[child.right_edge.i + 1].text == "," and not any(one.dep_ == "mark" or one.tag_ == "WRB" for one in child.children)
        for child in root.children
    )


def is_broken(view: View, root: Token, subject: Token) -> bool:
    """Whether a comma parts the subject from its verb, and no aside behind the subject is the cause."""
    commas = [token.i for token in view.doc[subject.i + 1 : root.i] if token.text == ","]
    if view.doc[root.i - 1].text != ",":
        # "Some models, also called …": what stands behind the comma is no main verb
        return commas == [subject.i + 1]
    between = view.doc[subject.i + 1 : root.i]
    return len(between) < 3 or between[0].text != "," or not all(subject.is_ancestor(token) for token in between)


def leading_phrase(view: View, verb: Token) -> tuple[int, int] | None:
    """The tokens (first, stop) of a time between the link and the verb: "and in May left", "and, over time, became"."""
    left = verb.left_edge
    first = left.nbor(1) if left.text == "," else left
    if first.lower_ not in _LEADS or first.head != verb or first.dep_ != "prep" or first.right_edge.i >= verb.i:
        return None
    stop = first.right_edge.i + 1
    nouns = [token for token in view.doc[first.i : stop] if token.dep_ == "pobj"]
    if len(nouns) != 1 or not (nouns[0].ent_type_ in ("DATE", "TIME") or nouns[0].lemma_.lower() in _TIMES):
        return None
    if any(token.pos_ in ("VERB", "AUX") or (token.pos_ == "PROPN" and token.ent_type_ not in ("DATE", "TIME")) for token in view.doc[first.i : stop]):
        return None
    if view.doc[stop - 1].pos_ not in ("NOUN", "PROPN", "NUM"):
        return None
    if stop < verb.i and view.doc[stop].text == ",":
        stop += 1
    return (first.i, stop) if view.doc[first.i - 1].dep_ == "cc" else None
