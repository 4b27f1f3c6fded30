"""Comma relative clauses become sentences of their own.

"Kim, who lives in Seoul, spoke first." → "Kim spoke first. Kim lives in Seoul."
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.article import Span
from reader.edits import Edit
from reader.plain.types import Proposal
from reader.plain.view import View, lower_first

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "relative clause"
SOURCE = "Siddharthan 2006, doi:10.1007/s11168-006-9011-1; plainlanguage.gov: one idea a sentence"
REASON = "A clause with “{word}” was made a sentence of its own."
#: "…, which means that": the clause is about all that was said before.
_ABOUT_ALL = frozenset({"mean"})
#: Nouns for places: "there" and "where" can stand for them.
PLACES = frozenset(
    ["town", "city", "village", "country", "state", "region", "area", "street", "road", "square", "house", "home", "flat", "building", "tower", "room", "hall", "kitchen", "cellar", "garden", "yard", "courtyard", "park", "forest", "wood", "field", "farm", "mountain", "hill", "valley", "beach", "coast", "island", "sea", "ocean", "lake", "river", "desert", "school", "university", "college", "hospital", "clinic", "library", "museum", "gallery", "theater", "theatre", "cinema", "studio", "stadium", "pool", "church", "mosque", "temple", "castle", "palace", "court", "prison", "camp", "factory", "plant", "mine", "office", "laboratory", "lab", "shop", "store", "supermarket", "market", "restaurant", "café", "cafe", "bar", "pub", "hotel", "station", "airport", "port", "harbour", "harbor", "border", "centre", "center", "base", "zone", "district", "suburb", "neighbourhood", "neighborhood", "province", "county", "capital", "continent", "planet", "zoo", "cemetery", "grave", "cave", "bridge", "north", "south", "east", "west", "site", "reserve", "sanctuary", "world", "nation", "community", "parliament", "embassy", "ship", "boat"]
)
_QUANTITIES = frozenset(["some", "many", "most", "all", "both", "none", "several", "few", "each", "one", "two", "three", "four", "five", "half"])


def propose(view: View) -> Iterator[Proposal]:
    """A proposal for each relative clause between commas."""
    for verb in view.sentence:
        if verb.dep_ != "relcl" or view.is_question:
            continue
        proposal = _clause(view, verb)
        if proposal:
            yield proposal


def _clause(view: View, verb: Token) -> Proposal | None:
    bounds = view.subtree(verb)
    if bounds is None or not view.is_finite(verb) or bounds[0] < view.sentence.start + 2:
        return None
    first, stop = bounds
    comma = view.doc[first - 1]
    if not view.opens_aside(comma) or stop - first < view.level.least_piece:
        return None
    if view.is_protected(Span(comma.idx, view.doc[stop - 1].idx + 1)) or view.is_claim(verb.head):
        return None
    if any(token.tag_ in ("WP", "WDT", "WP$") and token.i > first for token in view.doc[first:stop] if token.head.dep_ == "conj"):
        return None
    if any(token.tag_ in ("WP", "WDT", "WP$") and token.nbor(-1).dep_ == "cc" for token in view.doc[first + 1 : stop]):
        # "who spent years there and whose book …"
        return None
    if _in_a_list(view, verb.head) and verb.head.pos_ not in ("VERB", "AUX"):
        return None
    text = _new_sentence(view, verb, first, stop)
    if text is None:
        return None
    after = view.doc[stop] if stop < view.sentence.end else None
    word = next((token.lower_ for token in view.doc[first:stop] if token.tag_ in ("WP", "WDT", "WP$", "WRB")), "which")
    return _make(view, verb, comma, after, stop, text, REASON.format(word=word))


def _in_a_list(view: View, noun: Token) -> bool:
    """Whether the noun is one of several, so that the clause may belong to one or to all of them."""
    return noun.dep_ == "conj" or any(child.dep_ == "conj" for child in noun.children)


def _make(
    view: View, verb: Token, comma: Token, after: Token | None, stop: int, text: str, reason: str
) -> Proposal | None:
    if after is None or (after.text in ".!" and after.i >= view.sentence.end - 2):
        end = view.doc[stop - 1].idx + len(view.doc[stop - 1])
        return Proposal(NAME, reason, (Edit(Span(view.mark_start(comma), end), ". " + text),))
    if after.text != comma.text or verb.head.pos_ in ("VERB", "AUX"):
        return None
    if view.root.i < comma.i and after.i + 1 < view.sentence.end and view.doc[after.i + 1].pos_ in ("DET", "NOUN", "PROPN", "PRON", "NUM", "ADP", "VERB", "CCONJ"):
        # a further aside, a list, or what belongs to the clause: without the comma it would run on
        return None
    if view.is_taken_up(verb.head):
        return None
    kept = "," if _is_fronted(view, verb.head) or _is_aside(view, verb.head) else ""
    return Proposal(NAME, reason, view.move_to_end(comma, after, text, kept))


def _is_aside(view: View, noun: Token) -> bool:
    """Whether the noun stands between commas itself: "his lawyer, Ann Lee, who …, said"."""
    before = noun.left_edge.i - 1
    return before > view.sentence.start and view.doc[before].text == "," and before < view.root.i


def _is_fronted(view: View, noun: Token) -> bool:
    """Whether the noun stands in a phrase before the subject, where one comma has to stay."""
    subject = view.own_subject(view.governing_verb(noun)) or view.own_subject(view.root)
    return subject is not None and noun.i < subject.i and not subject.is_ancestor(noun) and noun != subject


def _new_sentence(view: View, verb: Token, first: int, stop: int) -> str | None:
    opener = view.doc[first]
    rest = view.slice(first + 1, stop)
    noun = verb.head
    of_all = opener.lower_ == "which" and opener.dep_ == "nsubj" and verb.lemma_ in _ABOUT_ALL
    if of_all and verb.tag_ == "VBZ" and not any(child.dep_ == "neg" for child in verb.children):
        return f"This {rest}"
    if opener.lower_ == "which" and noun.pos_ in ("VERB", "AUX"):
        return f"This {rest}" if opener.dep_ == "nsubj" and verb.tag_ != "VBP" else None
    if not _is_adjacent(view, noun, first - 1):
        return None
    if opener.lower_ == "when" and view.own_subject(verb) is not None and _is_date(noun):
        start = lower_first(view.doc[first + 1])
        return f"At that time, {start}{view.slice(first + 1, stop)[len(start):]}" if view.is_past(verb) else None
    name = view.name_again(noun)
    if name is None:
        return None
    if opener.lower_ in ("who", "whose") and noun.dep_ == "pobj" and noun.pos_ == "PROPN" and noun.head.head.pos_ == "PROPN":
        # "Ann Lee of Seawatch, who …"
        return None
    if opener.lower_ in ("who", "whose") and noun.ent_type_ in ("GPE", "LOC", "ORG", "FAC"):
        # "a professor at Delft, who …": the parser hung the clause on the nearest name
        return None
    if opener.lower_ == "which" and noun.ent_type_ == "GPE" and noun.dep_ == "pobj" and noun.head.head.pos_ in ("NOUN", "PROPN"):
        # "the museum in Turin, which …": the museum or the town
        return None
    if opener.lower_ in ("who", "which") and opener.dep_ in ("nsubj", "nsubjpass"):
        if name in ("It", "This") and view.is_person(noun):
            return None
        return f"{name} {rest}"
    if opener.lower_ == "whose" and noun.dep_ == "pobj" and noun.head.lower_ == "of":
        # "a land of few people, whose book …": the land's or the people's
        return None
    if opener.lower_ == "whose":
        return f"{_possessive(name)} {rest}"
    is_cleft = view.root.lemma_ == "be" and any(child.lower_ == "it" for child in view.root.children)
    if opener.lower_ == "where" and (is_cleft or not _is_place(noun)):
        return None
    if opener.lower_ == "where" and view.own_subject(verb) is not None:
        place = _place(view, noun, name, stop)
        return place and f"{place}, {lower_first(view.doc[first + 1])}{view.slice(first + 1, stop)[len(view.doc[first + 1]):]}"
    if opener.lower_ == "which" and opener.dep_ in ("dobj", "pobj") and view.own_subject(verb) is not None:
        return _object_clause(view, verb, opener, noun, first, stop)
    if opener.lower_ in _QUANTITIES and view.doc[first + 1].lower_ == "of" and view.doc[first + 2].lower_ in ("whom", "which"):
        if not view.is_plural(noun):
            return None
        return f"{opener.text.capitalize()} of them {view.slice(first + 3, stop)}"
    return None


def _object_clause(view: View, verb: Token, opener: Token, noun: Token, first: int, stop: int) -> str | None:
    """"which he bought in May" → "He bought it in May"."""
    if opener.dep_ != "dobj" or opener.head != verb or view.is_person(noun) or view.doc[first + 1].lower_ in ("both", "all", "each"):
        return None
    pronoun = "them" if view.is_plural(noun) else "it"
    subject = view.doc[first + 1]
    start = subject.text[:1].upper() + subject.text[1:]
    before = view.slice(first + 1, verb.i + 1)[len(subject) :]
    return f"{start}{before} {pronoun} {view.slice(verb.i + 1, stop)}".strip()


def _is_adjacent(view: View, noun: Token, comma: int) -> bool:
    """Whether the noun, or its name or an "of" phrase with it, ends right at the comma."""
    if noun.i == comma - 1:
        return True
    between = view.doc[noun.i + 1 : comma]
    if not all(noun.is_ancestor(token) for token in between):
        return False
    nouns = [token for token in between if token.pos_ in ("NOUN", "PROPN")]
    return between[0].lower_ in ("of", "for", "at", "in") and view.is_person(noun) and not any(map(view.is_person, nouns))


def _place(view: View, noun: Token, name: str, stop: int) -> str | None:
    """"There" right behind the place; farther on, the place by its name: "In Oslo"."""
    if all(token.is_punct for token in view.doc[stop : view.sentence.end]):
        return "There"
    if noun.pos_ == "PROPN" and noun.dep_ == "pobj" and noun.head.lower_ in ("in", "at", "on"):
        return f"{noun.head.lower_.capitalize()} {name[:1].lower() + name[1:] if name.startswith('The ') else name}"
    return None


def _is_place(noun: Token) -> bool:
    """Whether "there" can stand for the noun: a name, or a noun for a place."""
    return noun.pos_ == "PROPN" or noun.ent_type_ in ("GPE", "LOC", "FAC") or noun.lemma_.lower() in PLACES


def _is_date(noun: Token) -> bool:
    return noun.ent_type_ == "DATE" or (noun.like_num and len(noun) == 4)


def _possessive(name: str) -> str:
    fixed = {"They": "Their", "He": "His", "She": "Her", "It": "Its", "I": "My", "We": "Our", "You": "Your"}
    if name in fixed:
        return fixed[name]
    return name + ("’" if name.endswith("s") else "’s")

