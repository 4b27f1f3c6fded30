"""Words that say nothing go, and long small words give way to short ones.

"The mill is located near the port." → "The mill is near the port."
"She served as mayor until 1990." → "She was mayor until 1990."
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from reader.article import Span
from reader.edits import Edit
from reader.lexicon.inflecting import match_case
from reader.plain.rules.fewer_words import FINDERS, GONE, SHORTER, Found
from reader.plain.rules.relative_clauses import PLACES
from reader.plain.types import Proposal
from reader.plain.view import View

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "needless words"
SOURCE = "Strunk 1918, rule 13: omit needless words; plainlanguage.gov: omit unnecessary words"

_PLACING = frozenset(["in", "at", "on", "near", "within", "along", "between", "behind", "beside", "inside", "outside", "under", "opposite", "around", "across", "off", "above", "below", "close"])
#: The most words of "by many critics" before "to be".
_DOERS = 6
#: "an area in which they work" may be no place.
_NOT_ONLY_PLACES = frozenset(["area", "field", "world", "community", "zone", "state", "base", "office"])
def _more(view: View, token: Token) -> Found:
    """ "further talks" → "more talks" """
    if token.dep_ != "amod" or token.tag_ != "JJ" or token.i + 1 >= view.sentence.end:
        return None
    noun, before = view.doc[token.i + 1], view.doc[token.i - 1] if token.i > view.sentence.start else None
    if noun != token.head or noun.tag_ not in ("NN", "NNS") or any(child.dep_ in ("det", "poss", "nummod") and child.lower_ != "no" for child in noun.children):
        return None
    if before is not None and before.lower_ in ("without", "until", "for", "on"):
        # "until further notice", "without further ado"
        return None
    return view.span_of(token, token), match_case("more", token.text), SHORTER.format(word="further", simpler="more")


def _area(view: View, token: Token) -> Found:
    """ "in the region" → "in the area" """
    if token.i == view.sentence.start or token.i + 1 >= view.sentence.end:
        return None
    before, after = view.doc[token.i - 1], view.doc[token.i + 1]
    is_described = before.dep_ == "amod" and before.tag_ in ("JJ", "JJS") and before.head == token and before.text.islower() and before.i > view.sentence.start
    if not (is_described or before.lower_ in ("the", "this", "that", "these", "those", "a", "surrounding", "whole", "entire")) or after.lower_ in ("of", "-") or after.pos_ in ("NOUN", "PROPN"):
        return None
    if before.lower_ == "a":
        return Span(before.idx, token.idx + len(token)), "an area", SHORTER.format(word="region", simpler="area")
    text = token.text.replace("region", "area")
    return view.span_of(token, token), text, SHORTER.format(word=token.text, simpler=text)


def _first(view: View, token: Token) -> Found:
    """ "was originally built" → "was first built" """
    if token.is_sent_start or token.i + 1 >= view.sentence.end:
        return None
    verb = view.doc[token.i + 1]
    if verb != token.head or verb.tag_ not in ("VBN", "VBD") or verb.pos_ != "VERB":
        return None
    return view.span_of(token, token), "first", SHORTER.format(word="originally", simpler="first")


def _considered(view: View, token: Token) -> Found:
    """ "is considered important" → "is seen as important" """
    if token.tag_ != "VBN" or token.i + 2 >= view.sentence.end:
        return None
    helpers = [child for child in token.children if child.dep_ == "auxpass"]
    before, after, second = view.doc[token.i - 1], view.doc[token.i + 1], view.doc[token.i + 2]
    if not helpers and not (token.dep_ == "acl" and before == token.head):
        return None
    doers = next((child for child in token.children if child.dep_ == "agent"), None)
    if helpers and doers is not None and doers == after:
        # "considered by many to be a saint"
        low, stop = doers.left_edge.i, doers.right_edge.i + 1
        is_next = stop - low <= _DOERS and stop + 1 < view.sentence.end and view.doc[stop].lower_ == "to" and view.doc[stop + 1].lower_ == "be"
        return (view.span_of(token, token), "thought", SHORTER.format(word="considered", simpler="thought")) if is_next else None
    if after.lower_ == "to" and second.lower_ == "be":
        return view.span_of(token, token), "thought", SHORTER.format(word="considered", simpler="thought")
    said = next((child for child in token.children if child.dep_ in ("oprd", "attr", "acomp") and child.i > token.i), None)
    if said is None or said.left_edge != after or (said.pos_ not in ("NOUN", "ADJ", "PROPN") and after.lower_ != "one") or after.lower_ in ("by", "for", "as", "in"):
        return None
    return view.span_of(token, token), "seen as", SHORTER.format(word="considered", simpler="seen as")


_TIMES = frozenset(["year", "month", "week", "day", "time", "period", "century", "decade", "season", "era", "age", "moment", "night", "summer", "winter"])
_MONTHS = frozenset(["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"])


def propose(view: View) -> Iterator[Proposal]:
    """A proposal for each word that can go or be shorter in this sentence."""
    for token in view.sentence:
        find = _FINDERS.get(token.lower_)
        found = find(view, token) if find else None
        if found is None:
            continue
        span, text, reason = found
        if view.may_change(span):
            yield Proposal(NAME, reason, (Edit(span, text, NAME, reason),))


def _placed(view: View, token: Token) -> Found:
    """ "is located in" → "is in" """
    if token.tag_ not in ("VBN", "JJ", "VBD") or token.i + 1 >= view.sentence.end or token.is_sent_start:
        return None
    before, after = view.doc[token.i - 1], view.doc[token.i + 1]
    is_near = after.lower_ in _PLACING or after.like_num or (
        after.lower_ in ("about", "around", "some", "approximately", "just") and token.i + 2 < view.sentence.end and view.doc[token.i + 2].like_num
    )
    if not is_near or any(child.dep_ in ("advmod", "neg", "conj") and child.i < token.i for child in token.children):
        return None
    if before.lemma_ != "be" and not (token.dep_ == "acl" and before.pos_ in ("NOUN", "PROPN")):
        return None
    return Span(before.idx + len(before), token.idx + len(token)), "", GONE.format(word=token.lower_)


def _total(view: View, token: Token) -> Found:
    """ "a total of 20 houses" → "20 houses" """
    if token.i - 1 < view.sentence.start or token.i + 2 >= view.sentence.end:
        return None
    article, of, number = view.doc[token.i - 1], view.doc[token.i + 1], view.doc[token.i + 2]
    if article.lower_ != "a" or of.lower_ != "of" or not number.like_num or article.is_sent_start:
        return None
    return Span(article.idx, number.idx), "", GONE.format(word="a total of")


def _as_well_as(view: View, token: Token) -> Found:
    """ "cats as well as dogs" → "cats and dogs", behind the verb """
    doc = view.doc
    if token.i - 2 <= view.root.i or token.i + 2 >= view.sentence.end:
        return None
    if doc[token.i - 1].lower_ != "as" or doc[token.i + 1].lower_ != "as":
        return None
    before, after = doc[token.i - 2], doc[token.i + 2]
    first = doc[token.i - 3] if before.text == "," else before
    if first.pos_ not in ("NOUN", "PROPN") or after.pos_ not in ("NOUN", "PROPN", "DET", "ADJ", "NUM"):
        return None
    earlier = doc[max(view.root.i, token.i - 12) : token.i - 1]
    later = doc[token.i + 2 : min(view.sentence.end, token.i + 8)]
    if any(one.lower_ in ("and", "or", "both", "but", ";") or one.text == "," for one in earlier if one != before) or any(one.lower_ in ("and", "or") for one in later):
        return None
    if any(one.lower_ in ("one", "ones") for one in later):
        return None  # "iron boxes were in use as well as wooden ones"
    if any(one.dep_ in ("nsubj", "nsubjpass", "relcl") for one in later) or any(one.tag_ in ("VBD", "VBZ", "VBP", "MD") for one in later):
        return None
    start = doc[token.i - 1].idx if before.text != "," else before.idx
    text = "and" if before.text != "," else " and"
    return Span(start, doc[token.i + 1].idx + len(doc[token.i + 1])), text, SHORTER.format(word="as well as", simpler="and")


def _rather_than(view: View, token: Token) -> Found:
    """ "rather than the bus" → "instead of the bus" """
    if token.i + 2 >= view.sentence.end or view.doc[token.i + 1].lower_ != "than":
        return None
    after = view.doc[token.i + 2]
    if after.tag_ not in ("VBG", "DT", "NN", "NNS", "NNP", "PRP$") or (after.tag_ == "NN" and after.pos_ != "NOUN"):
        return None
    before = view.doc[token.i - 1] if token.i > view.sentence.start else None
    if before is not None and before.pos_ in ("ADJ", "ADP", "ADV", "SCONJ"):
        return None
    if any(one.lower_ in ("more", "less") for one in view.doc[max(view.sentence.start, token.i - 8) : token.i]):
        return None  # "more as a friend rather than a rival"
    than = view.doc[token.i + 1]
    return Span(token.idx, than.idx + len(than)), match_case("instead of", token.text), SHORTER.format(word="rather than", simpler="instead of")


def _serves_as(view: View, token: Token) -> Found:
    """ "served as mayor" → "was mayor"; "to serve as mayor" → "to be mayor" """
    if token.tag_ == "VB" and token.i + 2 < view.sentence.end and view.doc[token.i + 1].lower_ == "as":
        return _bare_serve(view, token)
    if token.tag_ not in ("VBZ", "VBD", "VBP") or token.i + 2 >= view.sentence.end:
        return None
    link, subject = view.doc[token.i + 1], view.own_subject(token)
    noun = next((child for child in link.children if child.dep_ == "pobj"), None)
    if link.lower_ != "as" or link.dep_ != "prep" or noun is None or subject is None or subject.i > token.i:
        return None
    before = view.doc[token.i - 1]
    if any(child.dep_ in ("aux", "neg", "conj") or (child.dep_ == "advmod" and (child != before or child.lower_ != "also")) for child in token.children) or subject.tag_ in ("WDT", "WP") or any(child.dep_ == "conj" for child in subject.children):
        return None
    be = view.be(subject, past=token.tag_ == "VBD")
    start, text = (before, f"{be} also") if before.lower_ == "also" else (token, be)
    return Span(start.idx, link.idx + len(link)), text, SHORTER.format(word=f"{token.lower_} as", simpler=be)


def _bare_serve(view: View, token: Token) -> Found:
    link, before = view.doc[token.i + 1], view.doc[token.i - 1]
    noun = next((child for child in link.children if child.dep_ == "pobj"), None)
    if link.dep_ != "prep" or noun is None or token.i == view.sentence.start or before.tag_ not in ("TO", "MD", "RB"):
        return None
    if any(child.dep_ in ("conj", "prt", "dobj") for child in token.children) or token.dep_ == "conj":
        return None
    return view.span_of(token, link), "be", SHORTER.format(word="serve as", simpler="be")


def _both(view: View, token: Token) -> Found:
    """ "both cats and dogs" → "cats and dogs", where exactly two things are joined """
    if token.dep_ not in ("preconj", "cc:preconj") or token.is_sent_start:
        return None
    head = token.head
    joined = [child for child in head.children if child.dep_ == "conj"]
    if head.pos_ not in ("NOUN", "PROPN") or len(joined) != 1 or head.i < token.i or not any(child.lower_ == "and" for child in head.children):
        return None
    return Span(token.idx, view.doc[token.i + 1].idx), "", GONE.format(word="both")


def _in_which(view: View, token: Token) -> Found:
    """ "the house in which he lived" → "the house where he lived" """
    if token.i - 2 <= view.sentence.start:
        return None
    link, noun = view.doc[token.i - 1], view.doc[token.i - 2]
    if link.lower_ not in ("in", "at", "on", "during") or noun.pos_ != "NOUN" or token.i + 1 >= view.sentence.end or view.doc[token.i + 1].tag_ in ("TO", "VBD", "VBZ", "VBP", "MD"):
        return None
    word = noun.lemma_.lower()
    if word == "way" and link.lower_ == "in":
        # "the way in which they talk" is "the way they talk"
        return Span(noun.idx + len(noun), token.idx + len(token)), "", GONE.format(word="in which")
    simpler = "when" if word in _TIMES else "where" if word in PLACES - _NOT_ONLY_PLACES and link.lower_ != "during" else ""
    return (Span(link.idx, token.idx + len(token)), simpler, SHORTER.format(word=f"{link.lower_} which", simpler=simpler)) if simpler else None


def _with(view: View, token: Token) -> Found:
    """ "a box containing photos" → "a box with photos" """
    if token.dep_ != "acl" or token.head != view.doc[token.i - 1]:
        return None
    if not any(child.dep_ == "dobj" for child in token.children) or any(child.dep_ in ("conj", "advmod", "prt") for child in token.children):
        return None
    return view.span_of(token, token), "with", SHORTER.format(word=token.lower_, simpler="with")


def _during(view: View, token: Token) -> Found:
    """ "during the 1990s" → "in the 1990s" """
    stop = min(token.i + 4, view.sentence.end)
    after = [one.lower_ for one in view.doc[token.i + 1 : stop]]
    is_year = bool(after) and len(after[0]) == 4 and after[0].isdigit()
    is_decade = after[:1] == ["the"] and len(after) > 1 and after[1].rstrip("s").isdigit() and after[1].endswith("s")
    is_century = after[:1] == ["the"] and "century" in after
    is_month = bool(after) and after[0] in _MONTHS
    if not (is_year or is_decade or is_century or is_month):
        return None
    return view.span_of(token, token), match_case("in", token.text), SHORTER.format(word="during", simpler="in")


#: Which finder looks at which word; one look at each word of the sentence.
_FINDERS: dict[str, Callable[[View, Token], Found]] = {
    **FINDERS,
    **dict.fromkeys(("located", "situated"), _placed),
    **dict.fromkeys(("serve", "serves", "served"), _serves_as),
    **dict.fromkeys(("containing", "featuring", "possessing"), _with),
    **dict.fromkeys(("region", "regions"), _area),
    "total": _total,
    "well": _as_well_as,
    "rather": _rather_than,
    "both": _both,
    "which": _in_which,
    "during": _during,
    "further": _more,
    "originally": _first,
    "considered": _considered,
}
