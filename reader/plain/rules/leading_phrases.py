"""A long phrase in front becomes a sentence behind, and a link says what it belongs to.

"Despite the high price of milk, cafes in the north opened eight new shops." →
"Cafes in the north opened eight new shops. This was despite the high price of milk."
"To save water, the farmers in the valley dug eight ponds." →
"The farmers in the valley dug eight ponds. They did this to save water."
"With a population of 90,000, Vale is the largest town in the valley." →
"Vale has a population of 90,000. Vale is the largest town in the valley."
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.article import Span
from reader.edits import Edit
from reader.plain.deeds import did_this
from reader.plain.rules.adverbial_clauses import STATES
from reader.plain.rules.trailing_phrases import PHRASES, opening_of, tense_of
from reader.plain.types import Proposal
from reader.plain.view import REPORTING, View, sentence_case

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "phrase in front"
SOURCE = "plainlanguage.gov: one idea a sentence, the main point first; Siddharthan 2006: a connective keeps the logic"
REASON = "The part before the comma was made a sentence of its own; “{link}” keeps the link."
#: What stands against the main clause, or is its reason: true of states and of what is not so, too.
_REASONS = {
    "despite": "This {be} despite",
    "in spite of": "This {be} despite",
    "because of": "This {be} because of",
    "due to": "This {be} because of",
    "owing to": "This {be} because of",
    "thanks to": "This {be} thanks to",
}
_EVENTS = {"after": "This {come} after", "following": "This {come} after"}
#: These compare or measure: in front they belong to a word of the main clause.
_NOT_IN_FRONT = frozenset({"compared with", "compared to", "depending on", "depending upon", "ahead of", "for the first time since"})
#: "With a population of …": what a place or a group has.
_HAD = frozenset(["population", "area", "height", "length", "depth", "width", "capacity", "budget", "circulation", "staff", "membership", "diameter", "wingspan", "collection", "member", "inhabitant", "resident", "employee", "student", "pupil", "room", "floor", "shop", "branch", "user", "subscriber", "island"])
_TIMES = frozenset(["second", "moment", "minute", "hour", "day", "night", "morning", "week", "month", "year", "decade", "time", "period", "century", "while", "all", "age"])
#: A pronoun whose noun stands in the phrase would come before it.
_POINTERS = frozenset(["he", "she", "it", "they", "him", "her", "them", "his", "its", "their", "hers", "theirs", "himself", "herself", "itself", "themselves"])
#: Ways of speaking: "to begin with", "to be sure".
_SAYING = frozenset(["begin", "start", "be", "sum", "add", "compare", "give", "put", "conclude", "illustrate", "repeat", "recap", "summarize", "summarise", "cut", "say", "tell"])
#: A next sentence that begins so goes on from this one.
_GOING_ON = frozenset(["but", "so", "and", "it", "this", "that", "they", "these", "those", "he", "she", "such", "instead", "yet", "nor"])
_MOST_WORDS = 26


def propose(view: View) -> Iterator[Proposal]:
    """A proposal where such a phrase and a comma stand before the subject."""
    root, subject = view.root, view.own_subject(view.root)
    if not view.is_long or view.is_question or subject is None or subject.dep_ not in ("nsubj", "nsubjpass"):
        return
    if root.pos_ not in ("VERB", "AUX") or not view.is_finite(root):
        return
    place = view.sentence.start
    for _ in range(2):
        if view.doc[place].lower_ in ("but", "and", ","):
            place += 1
    start = view.doc[place]
    comma = view.doc[subject.left_edge.i - 1]
    if start.lower_ == "to":
        yield from _purpose(view, place, comma)
        return
    if start.head != root or start.dep_ not in ("prep", "advcl", "advmod") or comma.text != "," or start.right_edge.i + 1 != comma.i:
        return
    if comma.i - place < view.level.least_piece + 1 or view.is_protected(view.span_of(view.doc[place], view.doc[comma.i + 1])):
        return
    proposal = _has(view, place, comma, subject) if start.lower_ == "with" else _moved(view, place, comma, subject)
    if proposal:
        yield proposal


def _moved(view: View, place: int, comma: Token, subject: Token) -> Proposal | None:
    doc, root = view.doc, view.root
    words, link = _link(view, place)
    tense = tense_of(view)
    if link is None or tense is None or not _may_move(view, place, comma, words):
        return None
    length = len(words.split())
    if words in _EVENTS and not _is_event(view, doc[place], tense):
        return None
    if words not in _REASONS and (view.is_negated(root) or root.lemma_ in STATES or root.lemma_ in REPORTING):
        return None
    opening = opening_of(link, tense)
    return Proposal(NAME, REASON.format(link=opening), (_taken(view, place, comma), view.add_sentence(f"{opening} {view.slice(place + length, comma.i)}")))


def _taken(view: View, place: int, comma: Token) -> Edit:
    """The edit that takes the phrase and its comma away from the front."""
    first = view.doc[comma.i + 1]
    if place == view.sentence.start:
        return Edit(Span(view.doc[place].idx, first.idx + len(first)), sentence_case(first.text))
    opener = view.sentence[0]
    return Edit(Span(opener.idx + len(opener), first.idx), " ")


def _purpose(view: View, place: int, comma: Token) -> Iterator[Proposal]:
    """ "To save water, the farmers dug ponds" → "The farmers dug ponds. They did this to save water." """
    doc, root = view.doc, view.root
    verb = next((token for token in doc[place + 1 : place + 3] if token.tag_ == "VB"), None)
    if verb is None or comma.text != "," or verb.head != root or verb.dep_ not in ("advcl", "xcomp") or verb.right_edge.i + 1 != comma.i:
        return
    if comma.i - place < view.level.least_piece or verb.lemma_ in _SAYING or doc[verb.i + 1].lower_ in ("it", "matters", "this", "that"):
        return
    if root.pos_ != "VERB" or root.lemma_ in STATES or root.lemma_ in REPORTING or root.lemma_ in ("require", "must", "help", "begin", "try", "aim"):
        return
    if view.is_negated(root) or view.is_protected(view.span_of(doc[place], doc[comma.i + 1])) or not _may_move(view, place, comma, "to"):
        return
    opening = did_this(view, root, acts=True)
    if opening is not None:
        yield Proposal(NAME, REASON.format(link=f"{opening} to"), (_taken(view, place, comma), view.add_sentence(f"{opening} to {view.slice(place + 1, comma.i)}")))


def _link(view: View, place: int) -> tuple[str, str | None]:
    """The linking words that the phrase begins with, and what opens the new sentence."""
    for length in range(6, 0, -1):
        words = " ".join(token.lower_ for token in view.doc[place : place + length])
        if words in _NOT_IN_FRONT:
            return words, None
        for table in (_REASONS, PHRASES, _EVENTS):
            if words in table:
                return words, table[words]
    return "", None


def _may_move(view: View, place: int, comma: Token, words: str) -> bool:
    """Whether the main clause can stand first: one clause, no pronoun whose noun would come after it, no next sentence that goes on."""
    doc, root = view.doc, view.root
    phrase, main = doc[place : comma.i], doc[comma.i + 1 : view.words_end]
    if len(main) > _MOST_WORDS or len(main) < view.level.least_piece + 2 or doc[view.words_end - 1].text in ("”", '"', "’"):
        return False
    if (words != "to" and any(child.tag_ == "MD" for child in root.children)) or any(child.dep_ in ("conj", "parataxis") for child in root.children):
        return False
    if any(token.text in ";:–—" for token in view.sentence) or any(token.text == "," and token.i > comma.i for token in main):
        return False
    behind = ("advcl", "relcl", "acl", "appos") if words in _REASONS else ("advcl", "relcl", "acl", "appos", "ccomp", "xcomp")
    if any(token.dep_ in behind for token in main):
        return False
    if any(token.lower_ in ("likely", "probably", "perhaps", "possibly", "surely") for token in main):
        # the phrase says why one thinks so, not why it was so
        return False
    if any(token.lower_ in _POINTERS for token in main) and any(token.pos_ == "PROPN" for token in phrase):
        return False
    if any(token.tag_ == "VBG" and token.dep_ == "pcomp" and token.i <= place + len(words.split()) for token in phrase):
        return False
    if any(token.lower_ in ("this", "that", "these", "those", "such") and token.dep_ not in ("mark", "nsubj") for token in phrase):
        # it goes on from the sentence before
        return False
    following = doc[view.sentence.end : view.sentence.end + 1]
    return not (len(following) and following[0].lower_ in _GOING_ON)


def _is_event(view: View, link: Token, tense: str) -> bool:
    """Whether what the phrase tells of, and the main clause, are things that happened."""
    noun = next((child for child in link.children if child.dep_ == "pobj"), None)
    if noun is None or noun.pos_ != "NOUN" or noun.lemma_.lower() in _TIMES or view.is_person(noun) or tense not in ("was", "has"):
        return False
    return any(child.dep_ in ("det", "poss", "nummod") for child in noun.children) or view.is_plural(noun)


def _has(view: View, place: int, comma: Token, subject: Token) -> Proposal | None:
    """ "With a population of 90,000, Vale is the largest town" → "Vale has a population of 90,000. Vale is the largest town." """
    doc, root = view.doc, view.root
    noun = next((child for child in doc[place].children if child.dep_ == "pobj"), None)
    if noun is None or noun.lemma_.lower() not in _HAD or root.lemma_ not in ("be", "become", "remain", "rank") or place != view.sentence.start:
        return None
    if not any(token.like_num for token in doc[place : comma.i]) or any(token.text == "," for token in doc[place : comma.i]) or any(token.dep_ in ("relcl", "acl", "pcomp", "ccomp") for token in doc[place : comma.i]):
        return None
    name, full = view.name_again(subject), view.slice(subject.left_edge.i, subject.i + 1)
    if name is None or subject.right_edge != subject or subject.pos_ not in ("PROPN", "NOUN") or any(child.tag_ == "MD" for child in root.children):
        return None
    past = view.is_past(root)
    has = "had" if past else "have" if view.is_plural(subject) else "has"
    start = doc[place]
    edits = (
        Edit(Span(start.idx, start.idx + len(start)), f"{sentence_case(full)} {has}"),
        Edit(Span(comma.idx, subject.idx + len(subject)), f". {name}"),
    )
    return Proposal(NAME, REASON.format(link=has), edits)
