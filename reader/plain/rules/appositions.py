"""Appositions between commas become sentences with "is" or "was".

"Kim, the U.S. envoy for North Korea, spoke first." → "Kim spoke first. Kim is the U.S. envoy for North Korea."
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.article import Span
from reader.edits import Edit
from reader.plain.rules.asides import SUMS
from reader.plain.rules.claims import full_name, is_stated
from reader.plain.rules.relative_clauses import PLACES
from reader.plain.types import Proposal
from reader.plain.view import PERSON_NOUNS, REPORTING, View

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "apposition"
SOURCE = "Siddharthan 2006, doi:10.1007/s11168-006-9011-1"
REASON = "What is said of “{name}” between commas was made a sentence of its own."

#: A name of a team or a town stands before them, but what is meant is what was told: "a win over Arno, a match that …".
_EVENTS = SUMS | {"match", "game", "race", "win", "final", "tie", "fixture", "meeting", "fight"}
#: "the first of three peaks", "one of the oldest".
_ONES = frozenset(["one", "first", "second", "third", "last", "latest", "largest", "oldest"])


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
    first, stop = bounds[0], view.closed(*bounds)
    if first - 1 <= view.sentence.start or not view.opens_aside(view.doc[first - 1]) or noun.i >= first - 1:
        return None
    comma, after = view.doc[first - 1], view.doc[stop] if stop < view.sentence.end else None
    if not _is_description(view, token, noun, first, stop) or (view.is_claim(noun) and not _is_sure(view, token, noun)):
        return None
    if _points_into(view, first, stop):
        return None
    if view.cuts_protected(view.span_of(comma, view.doc[stop - 1])) or not _can_close(view, noun, comma, after):
        return None
    name = view.name_again(noun) or full_name(view, noun)
    if name is None or name in ("It", "This", "He", "She") or noun.ent_type_ in ("DATE", "TIME") or noun.lower_ in ("today", "yesterday", "tomorrow"):
        return None
    if noun.dep_ == "attr" and noun.left_edge.lower_ in ("a", "an") and name.startswith("The "):
        # "it could be a metalloid, a material with …": what any metalloid is
        name = f"{noun.left_edge.text.capitalize()} {view.core(noun)}"
    be = _be(view, noun, name)
    text, reason = f"{name} {be} {view.slice(first, stop)}", REASON.format(name=name)
    if after is None or after.text in ".!":
        end = view.doc[stop - 1].idx + len(view.doc[stop - 1])
        return Proposal(NAME, reason, (Edit(Span(view.mark_start(comma), end), ". " + text),))
    if _speaks(view, noun, after):
        # “Kim, a baker, said: “…”: nothing can stand behind what is quoted
        edits = (Edit(Span(view.mark_start(comma), comma.idx + len(comma)), f" {be}"), Edit(Span(after.idx, after.idx + 1), f". {name}"))
        return Proposal(NAME, reason, edits)
    if view.is_taken_up(noun):
        return None
    if view.doc[after.i + 1].lower_ == "who":
        end = view.doc[stop - 1].idx + len(view.doc[stop - 1])
        return Proposal(NAME, reason, (Edit(Span(view.mark_start(comma), end), ""), view.add_sentence(text)))
    return Proposal(NAME, reason, view.move_to_end(comma, after, text, _kept(view, noun, after)))


def _points_into(view: View, first: int, stop: int) -> bool:
    """Whether a pronoun may stand for a noun of the apposition: "Kim, the maker of the game, took it off the market"."""
    place = next((token for token in view.doc[stop : view.sentence.end] if token.lower_ in ("it", "them") and token.dep_ == "dobj" and token.head == view.root), None)
    if place is None or not any(token.dep_ == "pobj" and token.pos_ in ("NOUN", "PROPN") for token in view.doc[first:stop]):
        return False
    others = [*view.doc[view.sentence.start : first], *view.doc[stop : place.i]]
    return not any(token.tag_ in ("NN", "NNS") and not view.is_person(token) for token in others)


def _can_close(view: View, noun: Token, comma: Token, after: Token | None) -> bool:
    """Whether what follows the apposition can follow the noun itself."""
    if after is None or after.text in ".!":
        return view.root.i < comma.i or view.root.pos_ not in ("VERB", "AUX")
    if after.text != comma.text or after.i + 1 >= view.sentence.end:
        return False
    following = view.doc[after.i + 1]
    if any(token.dep_ == "appos" and token.left_edge == following for token in view.doc[after.i : view.sentence.end]) or (following.lower_ == "by" and following.nbor(1).lower_ == "far"):
        # "Kim, the mayor of Arno, a small town, wants"
        return False
    if any(token.tag_ in ("WP", "WP$", "WDT") for token in view.doc[after.i + 2 : after.i + 4]):
        # "…, both of whose daughters"
        return False
    if following.tag_ in ("WP", "WDT", "WP$", "WRB"):
        return following.lower_ == "who" and noun.ent_type_ == "PERSON" and after.text == ","
    if view.root.i > comma.i or following.pos_ in ("ADP", "CCONJ", "SCONJ", "PUNCT"):
        return True
    if noun.dep_ in ("nsubj", "nsubjpass") and following in (noun.head, *noun.head.children) and following.pos_ in ("VERB", "AUX"):
        return True
    # what follows belongs to the noun, too: without the comma it would run on
    return following.tag_ == "VBG" and following.dep_ == "advcl" and following.head == view.root and noun.dep_ != "dobj"


def _kept(view: View, noun: Token, after: Token) -> str:
    """The comma that stays where a phrase stands before the subject, or the name between commas."""
    subject = view.own_subject(view.governing_verb(noun)) or view.own_subject(view.root)
    fronted = subject is not None and noun.i < subject.i and not subject.is_ancestor(noun)
    return "," if fronted or _is_between_commas(view, noun) or view.doc[after.i + 1].tag_ == "VBG" else ""


def _is_between_commas(view: View, noun: Token) -> bool:
    return noun.dep_ == "appos" and view.doc[noun.left_edge.i - 1].text == ","


def _be(view: View, noun: Token, name: str) -> str:
    past = view.is_past(view.governing_verb(noun)) and is_long_ago(view)
    if name == "They":
        return "were" if past else "are"
    return view.be(noun, past=past)


def _speaks(view: View, noun: Token, after: Token) -> bool:
    """Whether the noun opens the sentence and its verb, with a quotation, follows the apposition."""
    opens = noun.dep_ == "nsubj" and noun.head == view.root and noun.left_edge.i == view.sentence.start
    says = view.doc[after.i + 1] == view.root and view.root.lemma_ in REPORTING
    return opens and says and any(token.text in ("“", '"') for token in view.doc[after.i : view.sentence.end])


def _is_sure(view: View, token: Token, noun: Token) -> bool:
    """Whether who or what the name is holds although it stands in a clause below: "said that Ann Lee, a baker, …"."""
    if noun.pos_ != "PROPN" or any(child.lower_ in ("a", "an") for child in noun.children):
        return False
    is_person = noun.ent_type_ == "PERSON" and view.is_person(token)
    is_place = noun.ent_type_ == "GPE" and token.lemma_.lower() in PLACES
    return is_person or is_place or (noun.ent_type_ in ("ORG", "PERSON", "WORK_OF_ART", "EVENT", "PRODUCT") and is_stated(view, noun))


def is_long_ago(view: View) -> bool:
    """Whether the sentence tells of an earlier time: what somebody is today is told with "is"."""
    years = [int(token.text) for token in view.sentence if token.text.isdigit() and len(token) == 4]
    ended = any(
        token.lemma_.lower() in ("die", "death", "kill", "late", "century", "ancient") and not view.in_quotation(view.span_of(token, token))
        for token in view.sentence
    )
    return ended or any(1000 <= year < 2000 for year in years)


def _is_description(view: View, token: Token, noun: Token, first: int, stop: int) -> bool:
    """Whether it says what the noun is, and is neither a list, an age, a place nor a bare name."""
    opener = view.doc[first]
    if opener.lower_ not in ("a", "an", "the", "one") and opener.dep_ != "poss":
        return False
    if opener.lower_ in ("a", "an") and noun.pos_ == "NOUN" and noun.dep_ == "pobj" and noun.left_edge.lower_ == "the" and any(one.dep_ == "attr" and one.left_edge.lower_ in ("a", "an") for one in (noun.head.head, *noun.head.head.children)):
        # "There was a great fire in the sky, a big ball": the fire
        return False
    if (noun.ent_type_ in ("GPE", "LOC", "FAC") and view.is_person(token)) or (noun.dep_ == "pobj" and view.doc[noun.head.i - 1].lower_ in ("or", "and")):
        # "was born in London, the son of a baker"; "called the Round House or in Latin, the Domus"
        return False
    if any(token.lower_ == "or" and view.doc[token.i - 1].text == "," for token in view.doc[first:stop]):
        # "things like a name, the meaning of words, or the street": a row
        return False
    if noun.pos_ == "PRON" or (noun.tag_ == "NN" and noun.left_edge == noun and opener.lower_ == "the"):
        # "they, the members of the crew"; "it stands on land – the main island"
        return False
    if opener.lower_ in ("its", "their"):
        # whose it is was said before, and would be too far away
        return False
    if token.lemma_.lower() in _EVENTS and noun.ent_type_ in ("PERSON", "ORG", "GPE"):
        return False
    if opener.lower_ == "one" and view.doc[first + 1].lower_ != "of":
        return False
    one_of_them = token.lower_ in _ONES and view.doc[token.i + 1].lower_ == "of" and noun.pos_ == "PROPN"
    if stop - first < max(3, view.level.least_piece) or (token.pos_ not in ("NOUN", "PROPN") and not one_of_them):
        return False
    two_roles = _has_two_roles(view, token, noun)
    if view.is_plural(token) != view.is_plural(noun) and not two_roles:
        return False
    if noun.lemma_.lower() in PERSON_NOUNS and token.pos_ == "NOUN" and token.lemma_.lower() not in PERSON_NOUNS:
        # "the life of a farm worker, a barrier he overcame"
        return False
    if noun.ent_type_ == "PERSON" and token.pos_ == "NOUN" and not view.is_person(token) and any(child.dep_ == "acl" for child in token.children):
        # "He lost to Ann Lee, a late goal ending the match"
        return False
    linked = [child for one in (noun, token) for child in one.children if child.dep_ in ("conj", "cc")]
    if (linked and not two_roles) or noun.dep_ == "conj" or any(child.dep_ == "appos" for child in token.children):
        return False
    if noun.dep_ == "appos" and not _is_named_so(view, noun, view.doc[stop] if stop + 1 < view.sentence.end else None):
        return False
    between = view.doc[noun.i + 1 : first - 1]
    if len(between) == 3 and between[0].text == "(" and between[1].text.isupper() and between[2].text == ")":
        return True
    return all(noun.is_ancestor(one) and one.pos_ not in ("NOUN", "PROPN", "VERB") for one in between) and not any(
        one.text == "," for one in view.doc[noun.i + 1 : first - 1]
    )


def _has_two_roles(view: View, token: Token, noun: Token) -> bool:
    """"Ann Lee, a baker and founder of a school": two things that one person is."""
    others = [child for child in token.children if child.dep_ == "conj"]
    if noun.ent_type_ != "PERSON" or any(child.dep_ in ("conj", "cc") for child in noun.children) or len(others) != 1:
        return False
    return all(view.is_person(one) and one.tag_ == "NN" for one in (token, *others)) and not any(child.dep_ == "conj" for child in others[0].children)


def _is_named_so(view: View, noun: Token, after: Token | None) -> bool:
    """"His friend Ann Lee, a baker": the name itself is an apposition; between commas only before its verb."""
    if noun.pos_ != "PROPN" or noun.ent_type_ != "PERSON":
        return False
    if not _is_between_commas(view, noun):
        start = noun.i
        while view.doc[start - 1].pos_ == "PROPN" and view.doc[start - 1].head == noun:
            start -= 1
        return view.doc[start - 1] == noun.head and view.name_again(noun) == view.slice(start, noun.i + 1)
    return after is not None and after.text == "," and view.doc[after.i + 1] in (view.root, noun.head.head)
