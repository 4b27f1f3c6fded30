"""Which noun a relative clause is about, and whether that is sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.plain.rules.claims import is_stated
from reader.plain.verbs import is_singular
from reader.plain.view import View

if TYPE_CHECKING:
    from spacy.tokens import Token


def host_of(view: View, verb: Token, first: int) -> Token:
    """The noun that the clause is about; the parser hangs "…, head of Arno, which …" on a person and ", when" on anything."""
    opener, last, noun = view.doc[first], view.doc[first - 2], verb.head
    if opener.lower_ == "which" and view.is_person(noun) and last.pos_ == "PROPN" and last.ent_type_ == "ORG" and last.dep_ != "conj" and last.head.head.pos_ != "PROPN":
        return last
    if opener.lower_ == "when" and last.text.isdigit() and len(last) == 4:
        return last
    return noun


def is_sure(view: View, verb: Token, noun: Token, first: int) -> bool:
    """Whether the clause stands below another one, but tells surely of the noun right before it, as a fact."""
    opener = view.doc[first]
    if (noun.pos_ not in ("NOUN", "PROPN") and not is_date(noun)) or noun.i != first - 2 or view.doc[first + 1].text == "," or not is_stated(view, noun):
        return False
    if opener.lower_ == "where" or (opener.lower_ == "when" and is_date(noun)):
        return True
    if noun.dep_ == "pobj" and not _is_only_host(view, verb, noun):
        return False
    if opener.lower_ == "who":
        return view.is_person(noun)
    return opener.lower_ == "which" and not view.is_person(noun) and not any(child.dep_ in ("amod", "appos") for child in noun.children if noun.pos_ == "PROPN")


def _is_only_host(view: View, verb: Token, noun: Token) -> bool:
    """Whether no other noun right before ("the service in the islands, which …") can be the one that is meant."""
    above = noun.head.head
    if noun.head.lower_ == "by" or above.pos_ in ("NOUN", "PROPN"):
        return False
    others = [child for child in above.children if child.dep_ == "dobj"]
    if view.is_person(noun):
        return not any(map(view.is_person, others))
    return not others or (is_singular(verb) and noun.tag_ in ("NN", "NNP") and all(map(view.is_plural, others)))


def is_of_the_last(view: View, verb: Token, noun: Token, first: int) -> bool:
    """"The A and the B, which has …": a verb in the singular tells that it is about the last one."""
    opener = view.doc[first]
    is_last = noun.dep_ == "conj" and not any(child.dep_ in ("conj", "cc") for child in noun.children) and noun.i == first - 2
    whole = noun.conjuncts[0] if noun.conjuncts else noun
    is_definite = noun.pos_ == "PROPN" or noun.left_edge.lower_ == "the"
    return is_singular(verb) and is_last and is_definite and noun.tag_ in ("NN", "NNP") and whole.dep_ != "pobj" and opener.lower_ in ("which", "who") and opener.dep_ in ("nsubj", "nsubjpass")


def is_adjacent(view: View, noun: Token, comma: int) -> bool:
    """Whether the noun, or its name or an "of" phrase with it, ends right at the comma."""
    if noun.i == comma - 1 or (noun.i == comma - 3 and has_age_before(view, view.doc[comma])):
        return True
    between = view.doc[noun.i + 1 : comma]
    if len(between) == 3 and between[0].text == "(" and between[1].text.isupper() and between[2].text == ")":
        return True
    if not all(noun.is_ancestor(token) for token in between):
        return False
    nouns = [token for token in between if token.pos_ in ("NOUN", "PROPN")]
    return between[0].lower_ in ("of", "for", "at", "in") and view.is_person(noun) and not any(map(view.is_person, nouns))


def has_age_before(view: View, comma: Token) -> bool:
    """"Ann Lee, 33, who …"."""
    age, mark = view.doc[comma.i - 1], view.doc[comma.i - 2]
    return age.like_num and len(age) < 6 and mark.text == "," and comma.i - 3 >= view.sentence.start and view.doc[comma.i - 3].ent_type_ == "PERSON"


def is_date(noun: Token) -> bool:
    """Whether the word is a date or a year."""
    return noun.ent_type_ == "DATE" or (noun.like_num and len(noun) == 4)


def may_be_of_another(view: View, verb: Token, noun: Token, first: int) -> bool:
    """Whether a noun farther up may be meant: "a land, at war, which …", "unlike the walls of huts, which …"."""
    if noun.dep_ != "pobj" or noun.i != first - 2:
        return False
    if noun.pos_ == "PROPN":
        return noun.ent_type_ == "LOC" and view.doc[first].lower_ == "which" and noun.head.head.pos_ in ("NOUN", "PROPN") and noun.head.lower_ == "of"
    if noun.pos_ != "NOUN":
        return False
    link, above = noun.head, noun.head.head
    if link.nbor(1) == noun.left_edge and (view.doc[link.i - 1].pos_ == "ADV" and view.doc[link.i - 2].text == ","):
        # "in the skin, deep inside the hand, which …"
        return True
    if view.doc[link.i - 1].text == "," and link.nbor(1) == noun:
        return True
    if link.lower_ != "of" or view.doc[first].lower_ != "which" or above.pos_ != "NOUN" or view.is_plural(noun) != view.is_plural(above):
        return False
    return noun.left_edge == noun or noun.left_edge.lower_ in ("a", "an") or above.lower_.endswith(("tion", "sion", "ment"))
