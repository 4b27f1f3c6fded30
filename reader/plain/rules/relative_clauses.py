"""Comma relative clauses become sentences of their own.

"Kim, who lives in Seoul, spoke first." → "Kim spoke first. Kim lives in Seoul."
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.article import Span
from reader.edits import Edit
from reader.plain.rules.claims import full_name
from reader.plain.rules.relative_hosts import (
    has_age_before,
    host_of,
    is_adjacent,
    is_date,
    is_of_the_last,
    is_sure,
    may_be_of_another,
)
from reader.plain.types import Proposal
from reader.plain.verbs import is_singular
from reader.plain.view import View, lower_first, name_inside

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "relative clause"
SOURCE = "Siddharthan 2006, doi:10.1007/s11168-006-9011-1; plainlanguage.gov: one idea a sentence"
REASON = "A clause with “{word}” was made a sentence of its own."
#: "…, which means that": the clause is about all that was said before.
_ABOUT_ALL = frozenset({"mean", "translate", "equate", "amount"})
#: Nouns for places: "there" and "where" can stand for them.
PLACES = frozenset(
    ["town", "city", "village", "country", "state", "region", "area", "street", "road", "square", "house", "home", "flat", "building", "tower", "room", "hall", "kitchen", "cellar", "garden", "yard", "courtyard", "park", "forest", "wood", "field", "farm", "mountain", "hill", "valley", "beach", "coast", "island", "sea", "ocean", "lake", "river", "desert", "school", "university", "college", "hospital", "clinic", "library", "museum", "gallery", "theater", "theatre", "cinema", "studio", "stadium", "pool", "church", "mosque", "temple", "castle", "palace", "court", "prison", "camp", "factory", "plant", "mine", "office", "laboratory", "lab", "shop", "store", "supermarket", "market", "restaurant", "café", "cafe", "bar", "pub", "hotel", "station", "airport", "port", "harbour", "harbor", "border", "centre", "center", "base", "zone", "district", "suburb", "neighbourhood", "neighborhood", "province", "county", "capital", "continent", "planet", "zoo", "cemetery", "grave", "cave", "bridge", "north", "south", "east", "west", "site", "reserve", "sanctuary", "world", "nation", "community", "parliament", "embassy", "ship", "boat"]
)
_RESULTS = frozenset(["create", "cause", "result", "allow", "enable"])
_WITH_TO = frozenset(["have", "want", "need", "like", "try", "begin", "start", "plan", "hope", "manage", "decide", "refuse", "agree", "expect", "continue"])
_MONTHS = frozenset(["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"])
#: Before "which": "in which", "during which".
_LINKS = frozenset(["in", "on", "at", "during", "under", "after", "before", "through"])
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
    first, stop = bounds[0], view.closed(*bounds)
    comma = view.doc[first - 1]
    if not view.opens_aside(comma) or stop - first < view.level.least_piece:
        return None
    if view.cuts_protected(Span(comma.idx, view.doc[stop - 1].idx + len(view.doc[stop - 1]))):
        return None
    noun = host_of(view, verb, first)
    if view.is_claim(noun) and not is_sure(view, verb, noun, first):
        return None
    if may_be_of_another(view, verb, noun, first):
        return None
    if any(token.text in ("“", "”", '"') for token in view.doc[first:stop]) and not view.in_quotation(view.span_of(view.doc[first], view.doc[stop - 1])):
        # a mark without its partner
        return None
    if any(token.tag_ in ("WP", "WDT", "WP$") and token.i > first for token in view.doc[first:stop] if token.head.dep_ == "conj"):
        return None
    if any(token.tag_ in ("WP", "WDT", "WP$", "WRB") and token.nbor(-1).dep_ == "cc" for token in view.doc[first + 1 : stop]):
        # "who spent years there and whose book …"
        return None
    if any(token.tag_ in ("WP", "WDT", "WP$", "WRB") and view.doc[token.i - 1].dep_ == "cc" for token in view.doc[stop : view.sentence.end]):
        # "a disk, which turns, as shown, and which can be moved"
        return None
    if _in_a_list(view, noun) and noun.pos_ not in ("VERB", "AUX") and not is_of_the_last(view, verb, noun, first):
        return None
    text = _new_sentence(view, verb, noun, first, stop)
    if text is None:
        return None
    after = view.doc[stop] if stop < view.sentence.end else None
    word = next((token.lower_ for token in view.doc[first:stop] if token.tag_ in ("WP", "WDT", "WP$", "WRB")), "which")
    return _make(view, noun, comma, after, stop, text, REASON.format(word=word), is_moved=noun != verb.head)







def _in_a_list(view: View, noun: Token) -> bool:
    """Whether the noun is one of several, so that the clause may belong to one or to all of them."""
    return noun.dep_ == "conj" or any(child.dep_ == "conj" for child in noun.children)


def _make(
    view: View, noun: Token, comma: Token, after: Token | None, stop: int, text: str, reason: str, *, is_moved: bool
) -> Proposal | None:
    if after is None or (after.text in ".!" and after.i >= view.sentence.end - 2):
        following = view.doc[view.sentence.end] if view.sentence.end < len(view.doc) else None
        if following is not None and following.lower_ == "they" and noun.dep_ == "pobj" and any(view.is_plural(token) for token in view.doc[comma.i : view.sentence.end] if token.dep_ in ("nsubj", "nsubjpass")):
            # the next sentence takes up a word of this one
            return None
        end = view.doc[stop - 1].idx + len(view.doc[stop - 1])
        return Proposal(NAME, reason, (Edit(Span(view.mark_start(comma), end), ". " + text),))
    if after.text != comma.text or noun.pos_ in ("VERB", "AUX"):
        return None
    if view.root.i < comma.i and after.i + 1 < view.sentence.end and view.doc[after.i + 1].pos_ in ("DET", "NOUN", "PROPN", "PRON", "NUM", "ADP", "VERB", "CCONJ", "SCONJ"):
        # a further aside, a list, or what belongs to the clause: without the comma it would run on
        return None
    if view.is_taken_up(noun) or (noun.dep_ == "pobj" and view.sentence[0].dep_ == "prep" and view.root.i > after.i and view.doc[after.i + 1].pos_ in ("VERB", "AUX")):
        return None
    if any(token.lower_ in ("this", "these", "those", "such") for token in view.doc[after.i : view.sentence.end]):
        # "Lee, who has ten goats, sold those goats": told too late
        return None
    if view.root.i < comma.i and any(token.text == "," and token.nbor(1).pos_ == "ADP" for token in view.doc[comma.i + 1 : stop]):
        # "links the skin, which feels, to the brain, deep inside the head, which …"
        return None
    aside = view.root.i > after.i and view.doc[after.i + 1].pos_ == "ADP" and any(token.text == "," for token in view.doc[after.i + 1 : view.root.i])
    kept = "," if aside or _is_fronted(view, noun) or _is_aside(view, noun) or is_moved or has_age_before(view, comma) else ""
    return Proposal(NAME, reason, view.move_to_end(comma, after, text, kept))


def _is_aside(view: View, noun: Token) -> bool:
    """Whether the noun stands between commas itself: "his lawyer, Ann Lee, who …, said"."""
    if any(one.dep_ == "appos" and view.doc[one.left_edge.i - 1].text == "," and one.i > noun.sent.start for one in noun.ancestors):
        # "Ann Lee, a cook at the Vale Inn, where …, said"
        return True
    before = noun.left_edge.i - 1
    if before <= view.sentence.start or view.doc[before].text != "," or before >= view.root.i:
        return False
    opening = view.doc[before - 1]
    while opening.head != view.root and opening.head != opening:
        opening = opening.head
    # "However, the board, which …": the comma closes what stands in front
    return noun.dep_ not in ("nsubj", "nsubjpass") or opening.dep_ not in ("advmod", "prep", "npadvmod", "cc", "intj")



def _is_fronted(view: View, noun: Token) -> bool:
    """Whether the noun stands in a phrase before the subject, where one comma has to stay."""
    subject = view.own_subject(view.governing_verb(noun)) or view.own_subject(view.root)
    return subject is not None and noun.i < subject.i and not subject.is_ancestor(noun) and noun != subject


def _new_sentence(view: View, verb: Token, noun: Token, first: int, stop: int) -> str | None:
    opener = view.doc[first]
    rest = view.slice(first + 1, stop)
    of_all = opener.lower_ == "which" and opener.dep_ == "nsubj" and verb.lemma_ in _ABOUT_ALL
    if of_all and view.ends_at(stop) and verb.tag_ == "VBZ" and not any(child.dep_ == "neg" for child in verb.children):
        return f"This {rest}"
    if opener.lower_ == "which" and noun.dep_ == "pobj" and noun.pos_ == "NOUN" and is_singular(verb) and not view.is_plural(noun) and (verb.lemma_ in _RESULTS or any(token.lower_ in ("result", "%", "percent") for token in view.doc[verb.i : verb.i + 5])):
        # "is highest near the coast, which seems to be the result of …", "waste ends up in the sea, which causes …"
        return None
    if opener.lower_ == "where" and any(token.lower_ == "where" for token in view.doc[view.sentence.start : first]):
        return None
    if view.ends_at(stop) and opener.lower_ == "which" and opener.dep_ == "nsubj" and _is_of_the_deed(view, verb, noun):
        return f"This {rest}"
    if opener.lower_ == "which" and noun.pos_ in ("VERB", "AUX"):
        return f"This {rest}" if opener.dep_ == "nsubj" and verb.tag_ != "VBP" else None
    if not is_adjacent(view, noun, first - 1):
        return None
    if opener.lower_ == "when" and view.own_subject(verb) is not None and is_date(noun):
        start = lower_first(view.doc[first + 1])
        return f"{_time(view, noun)}, {start}{view.slice(first + 1, stop)[len(start):]}" if view.is_past(verb) else None
    name = view.name_again(noun) or full_name(view, noun)
    if name is None or len(noun) == 1 or (noun.pos_ == "PROPN" and _is_one_of_many(view, noun)) or _is_hung_wrong(view, verb, noun, first):
        return None
    if name == "They" and opener.lower_ == "which" and opener.dep_ == "nsubj" and is_singular(verb):
        # "a team of cooks, which makes it easy"
        return f"This {rest}" if view.ends_at(stop) else None
    if name == "They" and verb.tag_ == "VBP" and verb.lemma_ in _ABOUT_ALL:
        return None
    if name == "They" and _is_another(view, noun, stop):
        name = f"These {view.core(noun)}"
    return _said_of(view, verb, noun, name, first, stop)


def _is_hung_wrong(view: View, verb: Token, noun: Token, first: int) -> bool:
    """Whether the parser may have hung the clause on the nearest name, though it is about another."""
    opener = view.doc[first]
    if opener.lower_ in ("who", "whose") and noun.dep_ == "pobj" and noun.pos_ == "PROPN" and noun.head.head.pos_ == "PROPN":
        # "Ann Lee of Seawatch, who …"
        return True
    is_main = noun.dep_ in ("nsubj", "nsubjpass") and noun.head == view.root and noun.i == first - 2
    if opener.lower_ in ("who", "whose") and noun.ent_type_ in ("GPE", "LOC", "ORG", "FAC") and not (is_main and opener.lower_ == "whose"):
        # "a professor at Delft, who …"
        return True
    if opener.lower_ == "which" and noun.ent_type_ == "GPE" and noun.dep_ == "pobj" and noun.head.head.pos_ in ("NOUN", "PROPN"):
        # "the museum in Turin, which …": the museum or the town
        return True
    # "which Kim says is dear"
    return opener.dep_ in ("nsubj", "nsubjpass") and opener.head != verb


def _said_of(view: View, verb: Token, noun: Token, name: str, first: int, stop: int) -> str | None:
    """What the clause says, as a sentence about the name, by the word that opens the clause."""
    opener, rest = view.doc[first], view.slice(first + 1, stop)
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
        return place and f"{place}, {lower_first(view.doc[first + 1])}{rest[len(view.doc[first + 1]):]}"
    if opener.lower_ == "which" and opener.dep_ in ("dobj", "pobj") and view.own_subject(verb) is not None:
        return _object_clause(view, verb, opener, noun, first, stop)
    if opener.lower_ in _LINKS and view.doc[first + 1].lower_ == "which" and noun.pos_ in ("NOUN", "PROPN"):
        return _with_link(view, verb, noun, name, first, stop)
    if opener.lower_ in _QUANTITIES and view.doc[first + 1].lower_ == "of" and view.doc[first + 2].lower_ in ("whom", "which"):
        if not view.is_plural(noun):
            return None
        return f"{opener.text.capitalize()} of them {view.slice(first + 3, stop)}"
    return None


def _is_of_the_deed(view: View, verb: Token, noun: Token) -> bool:
    """Whether what was done is meant, not the thing: "mended its boat, which makes life easy", "hurt cells, which can change the way the cells work"."""
    if noun.dep_ != "dobj" or noun.pos_ != "NOUN" or view.is_person(noun) or verb.tag_ == "VBP" or any(child.dep_ in ("aux", "auxpass") and child.tag_ == "VBP" for child in verb.children):
        return False
    if any(token.lemma_ == noun.lemma_ and token != noun for token in verb.subtree):
        return True
    return verb.lemma_ == "make" and any(child.dep_ in ("ccomp", "xcomp", "oprd", "acomp") for child in verb.children)


def _object_clause(view: View, verb: Token, opener: Token, noun: Token, first: int, stop: int) -> str | None:
    """"which he bought in May" → "He bought it in May"."""
    if verb.lemma_ in _WITH_TO and any(child.dep_ == "xcomp" for child in verb.children):
        # "which they had to wash": what is washed
        return None
    if opener.dep_ != "dobj" or opener.head != verb or view.is_person(noun) or view.doc[first + 1].lower_ in ("both", "all", "each"):
        return None
    pronoun = "them" if view.is_plural(noun) else "it"
    if view.doc[first + 1].lower_ in (pronoun, "they" if pronoun == "them" else pronoun):
        # "It preceded it by two years"
        return None
    subject = view.doc[first + 1]
    start = subject.text[:1].upper() + subject.text[1:]
    before = view.slice(first + 1, verb.i + 1)[len(subject) :]
    return f"{start}{before} {pronoun} {view.slice(verb.i + 1, stop)}".strip()


def _is_one_of_many(view: View, noun: Token) -> bool:
    """"A young Londoner": a capital, but no name."""
    article = next((child for child in noun.children if child.lower_ in ("a", "an")), None)
    return article is not None and all(token.pos_ in ("ADJ", "PROPN") for token in view.doc[article.i + 1 : noun.i])


def _is_another(view: View, noun: Token, stop: int) -> bool:
    """Whether "they" could be somebody else: the sentence is about several, too, or goes on behind the clause."""
    if noun.pos_ != "NOUN" or noun.tag_ != "NNS" or any(child.dep_ == "conj" for child in noun.children):
        return False
    subject = view.own_subject(view.root)
    return subject is not None and subject != noun and (view.is_plural(subject) or not view.ends_at(stop))


def _with_link(view: View, verb: Token, noun: Token, name: str, first: int, stop: int) -> str | None:
    """", in which half of them died" → "In the fire, half of them died"."""
    start = view.doc[first + 2]
    subject = view.own_subject(verb)
    if noun.i != first - 2 or subject is None or subject.left_edge != start or name in ("It", "This", "He", "She") or view.is_person(noun):
        return None
    if any(token.tag_ == "CD" for token in view.doc[noun.left_edge.i : noun.i]):
        return None
    if name == "They":
        name = f"these {view.core(noun)}"
    is_small = name.startswith(("The ", "These ")) or noun.pos_ == "NOUN"
    shown = name[:1].lower() + name[1:] if is_small else name
    lowered = lower_first(start)
    return f"{view.doc[first].text.capitalize()} {shown}, {lowered}{view.slice(first + 2, stop)[len(lowered) :]}"



def _place(view: View, noun: Token, name: str, stop: int) -> str | None:
    """"There" right behind the place; farther on, the place by its name: "In Oslo"."""
    if all(token.is_punct for token in view.doc[stop : view.sentence.end]):
        return "There"
    if noun.pos_ == "PROPN" and noun.dep_ == "pobj" and noun.head.lower_ in ("in", "at", "on"):
        return f"{noun.head.lower_.capitalize()} {name_inside(name, noun)}"
    return None


def _is_place(noun: Token) -> bool:
    """Whether "there" can stand for the noun: a name, or a noun for a place."""
    return noun.pos_ == "PROPN" or noun.ent_type_ in ("GPE", "LOC", "FAC") or noun.lemma_.lower() in PLACES


def _time(view: View, date: Token) -> str:
    """"In that month" for "in July 2012", "In that year" for a year alone."""
    before = view.doc[date.i - 1]
    if date.text.isdigit() and len(date) == 4:
        if before.text.rstrip(",") in _MONTHS:
            return "On that day" if view.doc[date.i - 2].like_num else "In that month"
        return "In that year"
    if date.lemma_ in ("year", "month", "week", "decade", "century"):
        return f"In that {date.lemma_}"
    return "On that day" if date.lemma_ == "day" else "At that time"



def _possessive(name: str) -> str:
    fixed = {"They": "Their", "He": "His", "She": "Her", "It": "Its", "I": "My", "We": "Our", "You": "Your"}
    if name in fixed:
        return fixed[name]
    return name + ("’" if name.endswith("s") else "’s")
