"""How a new sentence takes up the deed that the sentence before told of: "They did this", "This was done"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.plain.view import REPORTING, View

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Things that act like persons.
DOERS = frozenset(
    ["company", "firm", "government", "state", "country", "city", "town", "council", "court", "army", "police", "charity", "group", "team", "club", "party", "bank", "university", "school", "hospital", "museum", "union", "crowd", "family", "couple", "ministry", "parliament", "organization", "organisation", "agency", "committee", "commission", "shop", "store", "airline", "airport", "theatre", "theater", "cinema", "newspaper", "magazine", "church", "village", "community", "college", "institute", "department", "authority", "board", "band", "choir", "crew", "tribe", "gang", "startup", "start-up", "clinic", "business", "brand", "retailer", "supermarket", "chain", "maker", "supplier", "publisher", "broadcaster", "station", "zoo", "library", "navy", "force", "empire", "republic", "nation", "public", "website", "association", "federation", "foundation", "network", "society", "cooperative", "co-operative"]
)
#: Helping verbs that may stand before "do this"; with others it would be less sure whose doubt it is.
_PLAIN_MODALS = frozenset(["can", "will", "’ll", "'ll"])
#: Behind a comma they open a clause that says something of the main clause.
_CLAUSES = frozenset(["because", "although", "though", "whereas", "while", "but", "so", "as", "since", "despite"])
_HELPING_PRONOUNS = ("He", "She", "They", "We", "I", "It", "You")


def did_this(view: View, verb: Token, *, acts: bool = False) -> str | None:
    """ "They did this", or "This was done" where the sentence doesn't say who; ``None`` where neither is sure.

    With ``acts`` the subject must be somebody who can have a purpose.
    """
    subject = view.own_subject(verb)
    if subject is None or subject.dep_ not in ("nsubj", "nsubjpass") or subject.i > verb.i:
        return None
    if subject.pos_ not in ("NOUN", "PROPN", "PRON") or (subject.pos_ == "PRON" and any(child.dep_ == "conj" for child in subject.children)):
        return None
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass") and child.i < verb.i]
    modal = next((child.lower_ for child in helpers if child.tag_ == "MD"), None)
    if modal is not None and (modal not in _PLAIN_MODALS or any(child.lemma_ == "have" for child in helpers)):
        return None
    modal = modal.replace("’", "'").replace("'ll", "will") if modal else None
    if any(child.dep_ == "auxpass" for child in helpers):
        return _was_done(view, verb, helpers, modal)
    name = view.name_again(subject)
    if name is None or (subject.pos_ == "PRON" and name not in _HELPING_PRONOUNS):
        return None
    if subject.pos_ == "PROPN" and any(child.lower_ in ("a", "an") for child in subject.children):
        return None
    if acts and subject.pos_ == "NOUN" and not can_act(view, subject):
        return None
    return f"{name} {_does(view, verb, helpers, modal, plural=view.is_plural(subject) or name in ('They', 'We', 'I', 'You'))} this"


def can_act(view: View, noun: Token) -> bool:
    """Whether a noun names somebody who acts: a person, a group of them, or more than one."""
    return view.is_person(noun) or view.is_plural(noun) or noun.lemma_.lower() in DOERS


def _was_done(view: View, verb: Token, helpers: list[Token], modal: str | None) -> str | None:
    if modal:
        return f"This {modal} be done"
    if any(child.lower_ in ("have", "has", "had") for child in helpers):
        goes_on_still = any(child.lower_ == "since" for child in verb.children) and not view.is_past(verb)
        return "This has been done" if goes_on_still else "This was done"
    if any(child.lower_ in ("being", "getting") for child in helpers):
        return "This was being done" if view.is_past(verb) else "This is being done"
    return f"This {'was' if view.is_past(verb) else 'is'} done"


def _does(view: View, verb: Token, helpers: list[Token], modal: str | None, *, plural: bool) -> str:
    if modal:
        return f"{modal} do"
    has = any(child.lemma_ in ("have", "’ve", "'ve") or child.lower_ in ("has", "have", "had") for child in helpers)
    if has and verb.tag_ != "VBG" and any(child.lower_ == "since" for child in verb.children):
        return "have done" if plural else "has done"
    if view.is_past(verb) or (has and verb.tag_ != "VBG"):
        return "did"
    if verb.tag_ == "VBG" and not has:
        return "are doing" if plural else "is doing"
    return "do" if plural else "does"


def seam(view: View, first: int) -> tuple[int, Token] | None:
    """Where the text is cut before the token ``first``, and the word that then ends the sentence: a comma there goes."""
    before = view.doc[first - 1]
    if before.text in "–—-;:(…" or view.is_protected(view.span_of(before, view.doc[first])):
        return None
    end = view.doc[first - 2] if before.text == "," else before
    if end.pos_ in ("ADP", "CCONJ", "SCONJ", "PART", "DET") or end.text in ",;:(–—-":
        return None
    return int(end.idx + len(end)), end


def is_one_deed(view: View) -> bool:
    """Whether the sentence tells one thing that is done, with nothing joined, claimed or denied beside it."""
    root = view.root
    if not view.is_long or view.is_question or root.pos_ not in ("VERB", "AUX") or not view.is_finite(root) or view.is_negated(root):
        return False
    return not any(
        child.dep_ in ("conj", "ccomp", "parataxis", "csubj") or child.lower_ in ("only", "merely", "simply", "rarely", "seldom", "hardly", "barely", "never", "no")
        for child in root.children
    )


def goes_on(view: View, first: int) -> bool:
    """Whether the part from the token on to the end may say more than belongs to it: a second deed, an aside, a speaker."""
    tail = view.doc[first : view.words_end]
    if any(token.text in ";:–—" or (token.dep_ == "conj" and token.tag_ in ("VBD", "VBZ", "VBP")) for token in tail):
        return True
    if any(token.dep_ in ("nsubj", "nsubjpass") and token.left_edge.i > first and token.left_edge.nbor(-1).lower_ in ("and", "but") for token in tail):
        return True
    if any(token.lower_ == "saying" and token.dep_ in ("acl", "advcl") for token in tail):
        return True
    if any(token.lower_ in _CLAUSES and (token.nbor(-1).text == "," or (token.nbor(-2).text == "," and token.nbor(-1).pos_ == "ADV")) for token in tail[2:]):
        return True
    last = tail[-1]
    return last.pos_ == "VERB" and last.lemma_ in REPORTING
