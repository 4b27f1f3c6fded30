"""A long list at the end of a sentence is shown as a list; its words stay as they are (level easy).

"The fund pays for two new buses, a boat to the islands and free meals in all schools." →
"The fund pays for:
- two new buses
- a boat to the islands
- and free meals in all schools."

It is a matter of layout alone, so it is asked last, of the sentences that all other rules have left. Read aloud,
counted or compared, the sentence is the same as before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.article import Span
from reader.language import parse_texts
from reader.plain.levels import Level
from reader.plain.quotations import find_quotations
from reader.plain.types import Change, PlainSentence, Proposal
from reader.plain.view import View

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NAME = "list"
SOURCE = "plainlanguage.gov: use lists; GOV.UK style guide: bullet points, with a lead-in line"
REASON = "A long list was put on lines of its own."
#: So many items with so many words in them make a list long; or so many items of whatever length.
FEWEST_ITEMS, FEWEST_WORDS, MANY_ITEMS = 3, 12, 6
#: An item of more words than these is no item that the eye takes in.
LONGEST_ITEM = 16
_OBJECTS = frozenset({"dobj", "attr", "pobj"})
#: Prepositions behind which a verb's object stands; "in" and "at" say where, and belong to no list.
_OF_VERBS = frozenset({"for", "with", "of", "on", "about", "against", "to", "into", "by"})
_LINKS = frozenset({"and", "or"})
_NO_ITEM = frozenset({"which", "who", "where", "when", "while", "because", "although", "but", "not", "then", "as", "if", "nor", "plus"})
_POINTING = frozenset({"the", "his", "her", "its", "their", "our", "my", "your", "this", "that", "these", "those"})


def propose(view: View) -> Iterator[Proposal]:
    """Nothing: no word is changed. ``lay_out`` marks the lists in what the other rules have left."""
    return iter(())


def lay_out(sentences: Iterable[PlainSentence], level: Level, refuse: frozenset[str]) -> tuple[PlainSentence, ...]:
    """The sentences, each long list in them marked with the places of its items; nothing else is changed.

    ``refuse`` holds ids of changes to leave out.
    """
    found = list(sentences)
    if level.name != "easy":
        return tuple(found)
    numbers = [number for number, sentence in enumerate(found) if _may_hold_list(sentence.text)]
    for number, doc in zip(numbers, parse_texts([found[number].text for number in numbers]), strict=True):
        sentence = found[number]
        items = find_items(doc)
        if items and sentence.sources:
            marked = replace(sentence, items=items)
            change = Change(sentence.sources[0], sentence.text, marked.shown, NAME, REASON)
            if change.id not in refuse:
                found[number] = replace(marked, edits=(*sentence.edits, change))
    return tuple(found)


def find_items(doc: Doc) -> tuple[Span, ...]:
    """The places of the items of the list at the end of a sentence; empty where there is none.

    The parser joins the items of a long list to the wrong words too often to be believed. So marks and links say
    what the items are; the parser only says what is a noun, and that the first item belongs to the sentence's verb.

    >>> text = "The fund pays for two new buses, a boat to the islands and free meals in all the schools."
    >>> [item.of(text) for item in find_items(parse_texts([text])[0])]
    ['two new buses', 'a boat to the islands', 'and free meals in all the schools.']
    """
    if not _may_hold_list(doc.text) or len(list(doc.sents)) != 1 or doc[-1].text != ".":
        return ()
    for comma in doc:
        if comma.text == "," and comma.i > 2:
            for start in _starts(comma):
                pieces = _cut(doc, start, comma.i)
                if pieces and _is_list(doc, pieces):
                    return _places(doc, pieces)
    return ()


def _may_hold_list(text: str) -> bool:
    """A quick look that spares the parse: enough words, a comma, a link, no quotation, no bracket."""
    return len(text.split()) > MANY_ITEMS + 2 and ", " in text and bool(re.search(r" (?:and|or) ", text)) and not (
        find_quotations(text) or re.search(r"[;()–—\[\]\n]|:.*:|:\S", text)
    )


def _starts(comma: Token) -> Iterator[int]:
    """Where a list may begin whose first item ends at this comma."""
    colons = [token.i for token in comma.doc[: comma.i] if token.text == ":"]
    if colons:
        yield colons[0] + 1
        return
    start = _start_of_nouns(comma)
    if start is not None:
        yield start
    yield from _starts_of_clauses(comma)


def _start_of_nouns(comma: Token) -> int | None:
    """Where the first item begins: the noun right before the first comma is what a verb, or "such as", is about."""
    noun = comma.nbor(-1)
    if noun.pos_ == "PROPN" and noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "PROPN":
        # "Dr Kim of Selm University"
        noun = noun.head.head
    above = noun.head
    if noun.pos_ not in ("NOUN", "PROPN") or noun.dep_ not in _OBJECTS or above.i > noun.left_edge.i or not _is_told(above):
        return None
    if noun.dep_ != "pobj":
        return int(noun.left_edge.i) if above.pos_ in ("VERB", "AUX") else None
    is_example = above.lower_ in ("including", "like") or (above.lower_ == "as" and above.i > 0 and above.nbor(-1).lower_ == "such")
    is_object = above.head.pos_ in ("VERB", "AUX") and above.lower_ in _OF_VERBS
    return int(noun.left_edge.i) if is_example or is_object else None


def _starts_of_clauses(comma: Token) -> Iterator[int]:
    """Where a first "to …" or "that …" of a verb begins."""
    return (
        token.i
        for token in comma.doc[1 : comma.i]
        if (token.tag_ == "TO" or (token.lower_ == "that" and token.dep_ == "mark"))
        and token.head.dep_ in ("xcomp", "ccomp", "acl") and token.head.head.i < token.i and _is_told(token.head.head)
    )


def _is_told(verb: Token) -> bool:
    """Whether nothing that stands above the list says "not", or belongs to a noun that may be an item itself."""
    above = (verb, *verb.ancestors)
    return not any(one.dep_ in ("acl", "relcl") or any(child.dep_ == "neg" for child in one.children) for one in above)


def _cut(doc: Doc, start: int, comma: int) -> list[tuple[int, int]]:
    """The pieces (first token, stop) between a start and the end of the sentence, cut at commas and the one link."""
    marks = [token.i for token in doc[comma : len(doc) - 1] if token.text == ","]
    links = [token.i for token in doc[start : len(doc) - 1] if token.lower_ in _LINKS]
    if not links or any(token.text == "," for token in doc[start:comma]) or links[-1] < marks[-1]:
        return []
    link = links[-1]
    # "health, work and training, and housing": a link inside an item, where the last has a comma before it
    if len(links) > 1 and (link - 1 not in marks or links[0] < comma or any(one - 1 in marks for one in links[:-1])):
        return []
    before = [mark for mark in marks if mark != link - 1]
    edges = [(mark, mark + 1) for mark in before] + [(link - 1 if link - 1 in marks else link, link + 1)]
    starts = [start, *(following for _, following in edges)]
    stops = [*(stop for stop, _ in edges), len(doc) - 1]
    return list(zip(starts, stops, strict=True))


def _is_list(doc: Doc, pieces: list[tuple[int, int]]) -> bool:
    """Whether the pieces are things of one kind, each whole, and long enough together."""
    rows = [list(doc[start:stop]) for start, stop in pieces]
    words = sum(token.is_alpha or token.like_num for row in rows for token in row)
    if len(rows) < FEWEST_ITEMS or (words < FEWEST_WORDS and len(rows) < MANY_ITEMS):
        return False
    if any(not 0 < len(row) <= LONGEST_ITEM or any(token.text == "," or token.lower_ in _NO_ITEM for token in row) for row in rows):
        return False
    first = rows[0][0]
    if first.tag_ == "TO" or first.dep_ == "mark":
        return all(row[0].lower_ == first.lower_ and len(row) > 1 and (first.tag_ != "TO" or row[1].tag_ == "VB") for row in rows)
    return all(_is_noun_phrase(row) for row in rows) and not any(_may_rename(one, other) for one, other in pairwise(rows)) and _is_alike(rows)


def _is_noun_phrase(row: list[Token]) -> bool:
    """Whether a piece begins with a noun and the words before it, and holds no verb but behind "that" or "to"."""
    noun = _noun(row)
    if noun is None or any(token.pos_ not in ("DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "PART", "ADV", "PUNCT") for token in row[: row.index(noun)]):
        return False
    opened = False
    for token in row:
        opened = opened or token.lower_ == "that" or token.tag_ == "TO"
        if token.pos_ in ("VERB", "AUX") and not opened:
            return False
    return row[0].pos_ != "ADV" and row[0].tag_ not in ("PRP", "EX", "WDT", "WP", "RB")


def _noun(row: list[Token]) -> Token | None:
    """The noun of a piece: the last of the first row of nouns, before any preposition."""
    found = None
    for token in row:
        if token.pos_ in ("NOUN", "PROPN"):
            found = token
        elif found is not None and token.pos_ not in ("PART", "PUNCT", "NUM", "ADJ"):
            break
    return found


def _may_rename(one: list[Token], other: list[Token]) -> bool:
    """Whether the second piece may say who or what the first is: "the mayor, a doctor", "in Selm, Sorrel County"."""
    name, noun = _noun(one), _noun(other)
    if name is None or noun is None:
        return True
    if other[0].pos_ == "PROPN":
        return one[-1].pos_ == "PROPN" and one[0].pos_ != "PROPN"
    plural = name.tag_ in ("NNS", "NNPS"), noun.tag_ in ("NNS", "NNPS")
    if plural[0] != plural[1]:
        return False
    return name.pos_ == "PROPN" or one[0].lower_ in _POINTING or (one[0].lower_ not in ("a", "an") and not plural[0]) or other[0].lower_ in _POINTING


def _is_alike(rows: list[list[Token]]) -> bool:
    """Whether what stands before the first noun, or behind the last, can't be meant for all of them."""
    bare = [_noun(row) == row[0] and row[0].pos_ != "PROPN" for row in rows]
    own = [row[0].pos_ in ("DET", "NUM", "PROPN") or row[0].tag_ == "PRP$" for row in rows]
    shared_in_front = not bare[0] and (any(bare[1:]) or (own[0] and rows[0][0].lower_ not in ("a", "an") and not all(own) and rows[0][0].pos_ != "NUM"))
    longer = [any(token.pos_ in ("ADP", "SCONJ") and token.lower_ != "of" for token in row) for row in rows]
    return not shared_in_front and (not longer[-1] or any(longer[:-1]))


def _places(doc: Doc, pieces: list[tuple[int, int]]) -> tuple[Span, ...]:
    """Spans of the pieces; the link stands with the last, and the full stop, so that no word of the sentence is lost."""
    last, stop = pieces[-1]
    whole = [*pieces[:-1], (last - 1, stop + 1)]
    return tuple(Span(doc[low].idx, doc[high - 1].idx + len(doc[high - 1])) for low, high in whole)
