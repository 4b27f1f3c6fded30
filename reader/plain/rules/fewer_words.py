"""More finders for the rule of needless words: fixed phrases that hold a number, a place or a likeness.

"covers an area of 40 acres" → "covers 40 acres"; "as many as 20 houses" → "up to 20 houses"
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.article import Span
from reader.lexicon.inflecting import inflect, match_case
from reader.plain.view import View

if TYPE_CHECKING:
    from spacy.tokens import Token

GONE, SHORTER = "“{word}” says nothing that is not said without it.", "“{word}” is long for “{simpler}”."
#: What a finder gives: where, the text to put there, and the reason.
Found = tuple[Span, str, str] | None

_ABOUT = frozenset(["about", "around", "some", "approximately", "roughly", "nearly", "almost", "just", "over"])
_LASTING = frozenset(["for", "over", "after", "in", "within", "during"])
_MONTHS = frozenset(["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"])
_SPANS = frozenset(["year", "month", "week", "day", "hour", "minute", "decade", "century", "second"])
#: What may come between a form and "in size", "in colour" …
_LIKE_WHAT: dict[str, frozenset[str]] = {
    "size": frozenset(["small", "large", "big", "huge", "tiny", "smaller", "larger", "bigger"]),
    "number": frozenset(["few", "fewer", "many"]),
    "shape": frozenset(["round", "square", "oval", "rectangular", "triangular"]),
    **dict.fromkeys(
        ("color", "colour"),
        frozenset(["red", "green", "blue", "yellow", "white", "black", "brown", "grey", "gray", "orange", "pink", "purple", "pale", "dark"]),
    ),
}
_COUNTED = frozenset(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "few", "several"])
#: Measures that only say again what the unit says: "a distance of 5 miles".
_MEASURED: dict[str, frozenset[str]] = {
    "area": frozenset(["cover", "occupy"]),
    "distance": frozenset(["cover", "travel", "walk", "run", "drive", "fly", "swim"]),
}
_UNITS = frozenset(["$", "£", "€", "%", "percent", "per", "kg", "g", "lb", "km", "m", "cm", "mm", "pounds", "kilos", "tons", "tonnes", "dollars", "euros", "million", "billion", "trillion", "litres", "liters", "metres", "meters", "feet", "miles", "hours"])
#: What a place may have that is "home to" it.
_SOME = frozenset(["a", "an", "many", "several", "some", "more", "most", "over", "about", "around", "nearly", "almost", "two", "both", "various", "numerous"])
_PLACES = frozenset("country city town village island state region area county district park forest river lake sea valley reserve continent province building hall stadium campus museum zoo coast desert mountain hill field farm suburb neighbourhood neighborhood borough territory site garden wood reef which that it".split())


def _word(view: View, place: int) -> str:
    """The token at a place of the sentence, in small letters; empty outside of it."""
    return str(view.doc[place].lower_) if view.sentence.start <= place < view.sentence.end else ""


def _is_number(view: View, place: int) -> bool:
    if _word(view, place) in _ABOUT:
        place += 1
    return bool(_word(view, place)) and bool(view.doc[place].like_num)


def _measure(view: View, token: Token) -> Found:
    """ "covers an area of 40 acres" → "covers 40 acres" """
    verb = view.doc[token.i - 2] if token.i - 2 >= view.sentence.start else None
    if verb is None or verb.lemma_.lower() not in _MEASURED[token.lower_] or verb.pos_ != "VERB":
        return None
    if _word(view, token.i - 1) not in ("a", "an") or _word(view, token.i + 1) != "of" or not _is_number(view, token.i + 2):
        return None
    start, end = view.doc[token.i - 1], view.doc[token.i + 2]
    return Span(start.idx, end.idx), "", GONE.format(word=view.slice(start.i, end.i))


def _period(view: View, token: Token) -> Found:
    """ "over a period of ten years" → "over ten years" """
    if _word(view, token.i + 1) == "of" and _word(view, token.i + 2) == "time" and token.tag_ == "NN":
        return _some_time(view, token)
    if _word(view, token.i - 1) != "a" or _word(view, token.i - 2) not in _LASTING or _word(view, token.i + 1) != "of":
        return None
    many = _word(view, token.i + 2) in ("several", "many")
    if not (many or _is_number(view, token.i + 2)) or _word(view, token.i - 3) == "once":
        return None
    later = view.doc[token.i + 2 : min(token.i + 7, view.sentence.end)]
    if not any(one.lemma_.lower() in _SPANS for one in later):
        return None
    start, end = view.doc[token.i - 1], view.doc[token.i + 2]
    return Span(start.idx, end.idx), "", GONE.format(word="a period of")


def _some_time(view: View, token: Token) -> Found:
    """ "a longer period of time" → "a longer time" """
    before, time = view.doc[token.i - 1], view.doc[token.i + 2]
    is_long = before.lower_ in ("long", "longer", "short", "shorter", "limited", "certain", "brief") and _word(view, token.i - 2) in ("a", "very", "much", "the")
    if not (is_long or before.lower_ in ("this", "that", "same")):
        return None
    return Span(token.idx, time.idx), "", GONE.format(word="period of")


def _part(view: View, token: Token) -> Found:
    """ "became a part of the city" → "became part of the city" """
    if token.i - 2 < view.sentence.start or _word(view, token.i - 1) != "a" or _word(view, token.i + 1) != "of":
        return None
    verb = view.doc[token.i - 2]
    subject = view.own_subject(verb)
    if verb.lemma_.lower() not in ("be", "become", "form") or token.head != verb or (subject is not None and subject.lower_ == "there"):
        return None
    return Span(view.doc[token.i - 1].idx, token.idx), "", GONE.format(word="a")


def _date(view: View, token: Token) -> Found:
    """ "in the year 1820" → "in 1820"; "in the month of May" → "in May" """
    if _word(view, token.i - 1) != "the" or _word(view, token.i - 2) not in ("in", "of", "since", "until", "by", "from", "during", "between"):
        return None
    name = token.i + 2 if token.lower_ == "month" and _word(view, token.i + 1) == "of" else token.i + 1
    after = _word(view, name)
    is_year = token.lower_ in ("year", "years") and len(after) == 4 and after.isdigit()
    if not is_year and not (token.lower_ == "month" and name > token.i + 1 and after in _MONTHS):
        return None
    if token.lower_ == "years" and _word(view, name + 1) not in ("and", "to", "-", "–"):
        return None
    start, end = view.doc[token.i - 1], view.doc[name]
    return Span(start.idx, end.idx), "", GONE.format(word=view.slice(start.i, end.i))


def _up_to(view: View, token: Token) -> Found:
    """ "as many as 20 houses" → "up to 20 houses" """
    if _word(view, token.i - 1) != "as" or _word(view, token.i + 1) != "as":
        return None
    number = view.doc[token.i + 2] if token.i + 2 < view.sentence.end else None
    if number is None or not (number.like_num or number.text in ("$", "£", "€")) or number.lower_ in ("one", "half"):
        return None
    unit = view.doc[token.i + 3].lower_ if number.like_num and token.i + 3 < view.sentence.end else number.text
    if token.lower_ == "much" and unit not in _UNITS:
        return None  # "as much as twenty elephants"
    before = view.doc[token.i - 2] if token.i - 2 >= view.sentence.start else None
    if before is not None and (before.lower_ in ("times", "twice", "half", "thrice", "just", "exactly", "not") or before.like_num):
        return None
    if any(one.lower_ in ("as", "than") for one in view.doc[token.i + 3 : min(token.i + 7, view.sentence.end)]):
        return None
    first, last = view.doc[token.i - 1], view.doc[token.i + 1]
    return view.span_of(first, last), match_case("up to", first.text), SHORTER.format(word=view.slice(first.i, last.i + 1).lower(), simpler="up to")


def _following(view: View, token: Token) -> Found:
    """ "The following is a list of lakes." → "This is a list of lakes." """
    verb = view.doc[token.i + 1] if token.i + 1 < view.sentence.end else None
    if verb is not None and verb.lower_ in _COUNTED and _word(view, token.i - 1) == "the" and token.i + 2 < view.sentence.end and view.doc[token.i + 2].lemma_.lower() in _SPANS:
        # "the following two years"
        return view.span_of(token, token), "next", SHORTER.format(word="following", simpler="next")
    if token.i != view.sentence.start + 1 or _word(view, token.i - 1) != "the" or verb is None:
        return None
    simpler = {"is": "This is", "are": "These are"}.get(verb.lower_)
    if simpler is None or _word(view, token.i + 2) not in ("a", "an", "the", "some"):
        return None
    return view.span_of(view.doc[token.i - 1], verb), simpler, SHORTER.format(word=f"the following {verb.lower_}", simpler=simpler.lower())


def _home_to(view: View, token: Token) -> Found:
    """ "The town is home to many schools." → "The town has many schools." """
    if token.i - 1 < view.sentence.start or _word(view, token.i + 1) != "to":
        return None
    verb, after = view.doc[token.i - 1], _word(view, token.i + 2)
    if verb.lemma_.lower() != "be" or verb.tag_ not in ("VBZ", "VBP", "VBD") or not (after in _SOME or _is_number(view, token.i + 2)):
        return None
    subject = view.own_subject(verb)
    if subject is None or subject.i > verb.i or not (subject.ent_type_ in ("GPE", "LOC", "FAC") or subject.lemma_.lower() in _PLACES):
        return None
    has = {"VBZ": "has", "VBP": "have", "VBD": "had"}[verb.tag_]
    return view.span_of(verb, view.doc[token.i + 1]), has, SHORTER.format(word=view.slice(verb.i, token.i + 2), simpler=has)


def _like(view: View, token: Token) -> Found:
    """ "a hat similar to mine" → "a hat like mine" """
    if token.i - 1 < view.sentence.start or _word(view, token.i + 1) != "to" or token.i + 2 >= view.sentence.end:
        return None
    before, after = view.doc[token.i - 1], view.doc[token.i + 2]
    if not (before.pos_ in ("NOUN", "PROPN") or before.lemma_ == "be" or before.lower_ in ("something", "anything", "it")):
        return None
    if after.tag_ in ("CC", "VB", "VBG", "IN", "WRB", "RB") or after.is_punct or any(child.dep_ in ("advmod", "conj", "neg") for child in token.children):
        return None
    return view.span_of(token, view.doc[token.i + 1]), "like", SHORTER.format(word="similar to", simpler="like")


def _way(view: View, token: Token) -> Found:
    """ "a new method of making paper" → "a new way of making paper" """
    if token.i + 2 >= view.sentence.end or _word(view, token.i + 1) not in ("of", "for") or view.doc[token.i + 2].tag_ != "VBG":
        return None
    if view.doc[token.i + 2].dep_ != "pcomp" or any(child.dep_ in ("compound", "conj", "cc") for child in token.children):
        return None
    before = view.doc[token.i - 1] if token.i > view.sentence.start else None
    if before is not None and (before.text in "-–" or before.lower_ in ("scientific", "and", "or")):
        return None
    simpler = inflect("way", "NNS") if token.tag_ == "NNS" else "way"
    link = view.doc[token.i + 1]
    start, words = token, f"{simpler} of"
    if before is not None and before.lower_ == "an":
        return None
    return view.span_of(start, link), match_case(words, start.text), SHORTER.format(word=token.lower_, simpler=simpler)


def _in_size(view: View, token: Token) -> Found:
    """ "The leaves are red in color." → "The leaves are red." """
    if token.i - 2 < view.sentence.start or _word(view, token.i - 1) != "in" or _word(view, token.i - 2) not in _LIKE_WHAT[token.lower_]:
        return None
    after = view.doc[token.i + 1] if token.i + 1 < view.sentence.end else None
    if after is not None and (after.pos_ in ("NOUN", "PROPN", "ADP") or after.text == "-"):
        return None
    quality = view.doc[token.i - 2]
    if quality.dep_ not in ("acomp", "conj", "amod", "attr") or any(child.dep_ == "conj" for child in token.children):
        return None
    return Span(quality.idx + len(quality), token.idx + len(token)), "", GONE.format(word=f"in {token.lower_}")


def _unlike(view: View, token: Token) -> Found:
    """ "In contrast to France, Spain is dry." → "Unlike France, Spain is dry." """
    if token.i != view.sentence.start + 1 or _word(view, token.i - 1) != "in" or _word(view, token.i + 1) != "to":
        return None
    after = view.doc[token.i + 2] if token.i + 2 < view.sentence.end else None
    if after is None or after.lower_ in ("this", "that", "what", "how", "when") or after.tag_ == "VBG":
        return None
    return view.span_of(view.doc[token.i - 1], view.doc[token.i + 1]), "Unlike", SHORTER.format(word="in contrast to", simpler="unlike")


def _maybe(view: View, token: Token) -> Found:
    """ "It is possible that he was there." → "Maybe he was there." """
    start = view.sentence.start
    if token.i != start + 2 or [one.lower_ for one in view.doc[start : start + 2]] != ["it", "is"] or _word(view, token.i + 1) != "that":
        return None
    after = view.doc[token.i + 2] if token.i + 2 < view.sentence.end else None
    if after is None or after.is_punct or after.tag_ in ("IN", "VBG") or any(child.dep_ in ("conj", "neg", "advmod") for child in token.children):
        return None
    if any(one.lower_ in ("may", "might", "could", "can", "that", "if", "but") for one in view.doc[token.i + 2 : view.sentence.end]):
        return None  # said twice, or more than one thing is possible
    return view.span_of(view.doc[start], view.doc[token.i + 1]), "Maybe", SHORTER.format(word="it is possible that", simpler="maybe")


def _thus(view: View, token: Token) -> Found:
    """ ", thus ending the war" → ", ending the war" """
    if token.i - 1 < view.sentence.start or view.doc[token.i - 1].text != "," or token.i + 1 >= view.sentence.end:
        return None
    following = view.doc[token.i + 1]
    if following.tag_ != "VBG" or following.dep_ not in ("advcl", "conj", "xcomp") or following != token.head or following.lower_ in ("excluding", "including"):
        return None
    return Span(token.idx, following.idx), "", GONE.format(word=token.lower_)


def _called(view: View, token: Token) -> Found:
    """ "a boy named Tom" → "a boy called Tom" """
    if token.tag_ != "VBN" or token.dep_ != "acl" or token.head != view.doc[token.i - 1] or token.head.pos_ != "NOUN" or token.i + 1 >= view.sentence.end:
        return None
    following = view.doc[token.i + 1]
    if not following.text[:1].isupper() or following.pos_ != "PROPN" or any(child.dep_ in ("prep", "agent", "advmod", "prt") for child in token.children):
        return None
    return view.span_of(token, token), "called", SHORTER.format(word="named", simpler="called")


#: Which finder looks at which word.
FINDERS: dict[str, Callable[[View, Token], Found]] = {
    **dict.fromkeys(_MEASURED, _measure),
    **dict.fromkeys(("year", "years", "month"), _date),
    **dict.fromkeys(("many", "much"), _up_to),
    **dict.fromkeys(("method", "methods"), _way),
    **dict.fromkeys(_LIKE_WHAT, _in_size),
    **dict.fromkeys(("thus", "thereby"), _thus),
    "period": _period,
    "part": _part,
    "following": _following,
    "home": _home_to,
    "similar": _like,
    "contrast": _unlike,
    "named": _called,
    "possible": _maybe,
}
