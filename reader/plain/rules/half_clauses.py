"""Whether a part behind "and" or "but" could stand alone: half of a comparison, of a row or of what somebody says can't."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.plain.verbs import has_participle_form
from reader.plain.view import REPORTING, View

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_by_degrees(view: View) -> bool:
    """"The deeper you dig, the warmer it gets, and the …": none of these is a sentence."""
    marks = [token for token in view.sentence if token.lower_ == "the" and token.i + 1 < view.sentence.end and token.nbor(1).tag_ in ("JJR", "RBR")]
    return sum(token.i == view.sentence.start or view.doc[token.i - 1].text in ",;" or view.doc[token.i - 1].dep_ == "cc" for token in marks) > 1


def is_no_clause(view: View, verb: Token, link: Token) -> bool:
    """Whether a link that hangs on a noun may join something else than two clauses."""
    front = view.doc[view.sentence.start : link.i]
    if any(token.text == ":" for token in front) or view.doc[verb.i - 1].dep_ == "cc":
        # "between genes from mice and rat genes, and show": no second subject
        return True
    if verb.tag_ == "VBD" and has_participle_form(verb) and not any(child.dep_ in ("aux", "auxpass", "dobj", "xcomp", "ccomp") for child in verb.children):
        # "pictures of fields and a group of men gathered around a fire"
        return True
    if link.lower_ == "but" and link.nbor(1).pos_ == "ADP" and any(token.lower_ == "not" for token in front):
        # "not in the cost but in the gains it may bring"
        return True
    clauses = [one for one in link.ancestors if one.dep_ in ("advcl", "relcl", "ccomp", "acl") and one.i > verb.head.i and view.is_finite(one)]
    # "because they are added up and the list has one"
    return any(reaches_over(one) or (one.dep_ == "advcl" and view.is_past(one) == view.is_past(verb)) for one in clauses)


def is_no_sentence(view: View, head: Token, verb: Token, link: Token) -> bool:
    """Whether one of the two would be no sentence: "the worst of it: when it rains and …", "(… and …)", "shook, and burns blue"."""
    subject = view.own_subject(verb)
    opens = [child for child in head.children if child.i < head.i and (child.dep_ == "mark" or child.tag_ == "WRB") and child.lower_ != "however"]
    if head == view.root and opens and (opens[0].left_edge.i == view.sentence.start or view.doc[opens[0].left_edge.i - 1].text == ":"):
        return True
    if verb.tag_ == "VBD" and head.tag_ in ("VBZ", "VBP") and has_participle_form(verb) and subject is not None and subject.left_edge == subject and subject.tag_ in ("NN", "NNS") and (verb == verb.right_edge or (subject.tag_ == "NNS" and view.doc[subject.i - 1].dep_ == "cc" and verb.i == subject.i + 1)):
        # "is the price and quantity demanded", "which takes it there, and returns enriched air"
        return True
    if view.doc[verb.left_edge.i].lower_ == "like" and verb.left_edge.dep_ in ("mark", "prep"):
        # "when they feel safe, and like they belong"
        return True
    if subject is not None and (subject.tag_ in ("VBZ", "VBP", "VBD") or (subject.lower_ == "i" and any(one.lower_ in ("is", "are") for one in (verb, *verb.children)))):
        return True
    if subject is not None and subject.lower_ in ("this", "that") and view.doc[subject.i - 1].lower_ in ("after", "before", "since", "until"):
        # "is light, but after this becomes heavy"
        return True
    if link.lower_ == "but" and any(token.lower_ == "only" and token.nbor(-1).lower_ == "not" for token in view.doc[head.i : link.i]):
        # "It is not only warm, but it is dry"
        return True
    before = [token.text for token in view.doc[view.sentence.start : link.i]]
    return before.count("(") > before.count(")")


def is_speech(view: View, head: Token, first: Token) -> bool:
    """Whether the second clause may be more of what somebody says without marks: "it is late, Kim said, but …", "she says it is late and I …"."""
    if head.lemma_ not in REPORTING:
        return False
    claims = [child for child in head.children if child.dep_ == "ccomp"]
    if any(child.i < head.i and not view.in_quotation(view.span_of(child, child)) for child in claims):
        return True
    subject = view.own_subject(head)
    if claims and subject is not None and first.lower_ in ("they", "it") and (subject.lower_ in ("he", "she") or (subject.pos_ == "PROPN" and view.is_person(subject))):
        # "Kim says that the boats are cheap, but they sink"
        return True
    return bool(claims) and first.lower_ in ("i", "we", "my", "our") and subject is not None and subject.lower_ not in ("i", "we")


def reaches_over(clause: Token) -> bool:
    """Whether a clause before ", but it" may go on behind it: "because …, but it", "which he saw, but it"."""
    if clause.dep_ == "relcl":
        return not any(child.dep_ in ("nsubj", "nsubjpass") and child.tag_ in ("WDT", "WP") for child in clause.children)
    opens = {child.lower_ for child in clause.children if child.i < clause.i and (child.dep_ == "mark" or child.tag_ == "WRB")}
    return clause.dep_ != "advcl" or (bool(opens) and not opens <= {"when", "after", "before"})
