"""Formal wordings give way to everyday ones of the same meaning, where the words around decide.

"Fish are able to see in the dark." → "Fish can see in the dark."
"She is considering moving." → "She is thinking about moving."
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from reader.article import Span
from reader.edits import Edit
from reader.lexicon.inflecting import inflect, match_case
from reader.plain.types import Proposal
from reader.plain.view import View

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "short wording"
SOURCE = "plainlanguage.gov: use simple words and phrases; Strunk 1918, rule 13: omit needless words"
REASON = "“{word}” is long for “{simpler}”."

_WAYS = {f"{way}wards": way for way in ("north", "south", "east", "west")}
_HOW_OFTEN = {"annually": "every year", "simultaneously": "at the same time"}
#: What something can go on being for no reason of its own: no "stays calm".
_LASTING = frozenset(["unclear", "uncertain", "unknown", "popular", "convinced", "sceptical", "skeptical", "controversial", "common", "rare", "illegal", "legal", "missing", "hopeful", "confident", "optimistic", "unsolved", "unfinished", "incomplete", "important", "high", "low", "vulnerable", "poor", "difficult", "hard", "dangerous"])
#: What goes on for a time.
_LONG_STATES = frozenset(["have", "hold", "live", "work", "own", "belong", "coach", "lead", "run", "teach", "play", "serve", "employ", "host", "house", "manage", "occupy", "use"])
#: "metres per second" is a unit.
_TIMES = frozenset(["minute", "hour", "day", "week", "month", "year"])
_LANDS = frozenset({"GPE", "LOC"})

_Found = tuple[Span, str] | None


def propose(view: View) -> Iterator[Proposal]:
    """A proposal for each formal wording that has an everyday one here."""
    for token in view.sentence:
        find = _FINDERS.get(token.lower_)
        found = find(view, token) if find else None
        if found is None or not view.may_change(found[0]):
            continue
        span, text = found
        reason = REASON.format(word=span.of(view.text), simpler=text.strip())
        yield Proposal(NAME, reason, (Edit(span, text, NAME, reason),))


def _after(view: View, token: Token, steps: int = 1) -> Token | None:
    return view.doc[token.i + steps] if token.i + steps < view.sentence.end else None


def _able(view: View, token: Token) -> _Found:
    """ "is able to swim" → "can swim" """
    be, link, verb = view.doc[token.i - 1] if token.i > view.sentence.start else None, _after(view, token), _after(view, token, 2)
    if be is None or be.lower_ not in ("is", "are") or link is None or link.lower_ != "to" or verb is None or verb.tag_ != "VB":
        return None
    if any(other.lower_ == "to" for act in verb.conjuncts for other in act.children):
        return None  # "able to sing and to dance"
    if be != token.head or be.is_sent_start or any(child.dep_ in ("neg", "conj", "aux") for child in be.children):
        return None
    return Span(be.idx, link.idx + len(link)), "can"


def _designed(view: View, token: Token) -> _Found:
    """ "a rule designed to protect trees" → "a rule meant to protect trees" """
    link, verb = _after(view, token), _after(view, token, 2)
    if token.dep_ != "acl" or token.i == view.sentence.start or token.head != view.doc[token.i - 1] or token.head.pos_ != "NOUN":
        return None
    if link is None or link.lower_ != "to" or verb is None or verb.tag_ != "VB" or any(child.dep_ in ("conj", "advmod") for child in token.children):
        return None
    return view.span_of(token, token), "meant"


def _estimated(view: View, token: Token) -> _Found:
    """ "an estimated 300 people" → "about 300 people" """
    article, number = view.doc[token.i - 1] if token.i > view.sentence.start else None, _after(view, token)
    if article is None or article.lower_ != "an" or number is None or not (number.like_num or number.text in ("$", "£", "€")):
        return None
    counted = token.head
    if counted.tag_ != "NNS" and counted.text != "%" and counted.lower_ not in ("people", "percent"):
        return None
    return view.span_of(article, token), match_case("about", article.text)


def _some(view: View, token: Token) -> _Found:
    """ "some 300 people" → "about 300 people" """
    number = _after(view, token)
    is_count = number is not None and (number.text[:2].isdigit() or number.lower_ in ("two", "three", "four", "five", "six", "ten", "twenty", "thirty", "forty", "fifty"))
    if number is None or not is_count or token.dep_ not in ("advmod", "det", "quantmod", "nummod"):
        return None
    following = _after(view, number)
    if following is None or following.lower_ in ("of", "-") or (len(number.text) == 4 and number.text.isdigit() and following.pos_ != "NOUN"):
        return None
    return view.span_of(token, token), match_case("about", token.text)


def _further(view: View, token: Token) -> _Found:
    """ "a further 300 people" → "another 300 people" """
    article, number = view.doc[token.i - 1] if token.i > view.sentence.start else None, _after(view, token)
    if article is None or article.lower_ != "a" or number is None or not number.like_num:
        return None
    return view.span_of(article, token), match_case("another", article.text)


def _per(view: View, token: Token) -> _Found:
    """ "40 flights per week" → "40 flights a week" """
    before, time = view.doc[token.i - 1] if token.i > view.sentence.start else None, _after(view, token)
    if before is None or time is None or time.lower_ not in _TIMES or token.text != "per":
        return None
    if not (before.pos_ in ("NOUN", "NUM", "SYM", "PROPN", "ADV") or before.like_num) or (_after(view, time) is not None and view.doc[time.i + 1].pos_ in ("NOUN", "PROPN")):
        return None
    return view.span_of(token, token), "an" if time.lower_ == "hour" else "a"


def _used_to(view: View, token: Token) -> _Found:
    """ "previously lived in Rome" → "used to live in Rome" """
    verb = _after(view, token)
    if token.is_sent_start or verb is None or token.head != verb or verb.tag_ != "VBD" or verb.pos_ != "VERB" or verb.lemma_ not in _LONG_STATES:
        return None
    if any(child.dep_ in ("conj", "prt", "neg") for child in verb.children):
        return None
    return view.span_of(token, verb), f"used to {verb.lemma_}"


def _took_over(view: View, token: Token) -> _Found:
    """ "succeeded her father as mayor" → "took over from her father as mayor" """
    before = next((child for child in token.children if child.dep_ == "dobj" and child.i > token.i), None)
    if token.pos_ != "VERB" or before is None or before.left_edge != _after(view, token) or not view.is_person(before):
        return None
    if any(child.dep_ in ("auxpass", "prt", "conj") for child in token.children):
        return None
    return view.span_of(token, token), match_case(f"{inflect('take', token.tag_)} over from", token.text)


def _dates(view: View, token: Token) -> _Found:
    """ "dates from 1178" → "is from 1178" """
    link, time = _after(view, token), _after(view, token, 2)
    if token.pos_ != "VERB" or link is None or link.lower_ != "from" or time is None:
        return None
    later = [one.lower_ for one in view.doc[time.i : min(time.i + 4, view.sentence.end)]]
    if not (len(time.text) == 4 and time.text.isdigit()) and not (later[0] == "the" and "century" in later):
        return None
    if token.tag_ == "VBG" and token.dep_ == "acl" and token.head == view.doc[token.i - 1]:
        return Span(token.idx, link.idx), ""
    subject = view.own_subject(token)
    if token.tag_ not in ("VBZ", "VBP", "VBD") or subject is None or subject.tag_ in ("WDT", "WP") or any(child.dep_ in ("aux", "neg", "conj") for child in token.children):
        return None
    return view.span_of(token, token), view.be(subject, past=token.tag_ == "VBD")


def _remains(view: View, token: Token) -> _Found:
    """ "remains a mystery" → "is still a mystery" """
    said = next((child for child in token.children if child.dep_ in ("attr", "acomp") and child.i > token.i), None)
    subject, following = view.own_subject(token), _after(view, token)
    marks = {child.lower_ for child in token.children if child.dep_ == "mark"}
    is_told = token.dep_ in ("ROOT", "conj") or (token.dep_ == "advcl" and bool(marks & {"while", "although", "though"}))
    if token.tag_ not in ("VBZ", "VBP") or not is_told or said is None or following is None or said.left_edge != following:
        return None
    is_thing = said.pos_ == "NOUN" and following.lower_ in ("a", "an", "the", "one", "its", "their", "his", "her")
    if not is_thing and not (said.pos_ == "ADJ" and said.lower_ in _LASTING):
        return None
    if subject is None or subject.i > token.i or subject.pos_ not in ("NOUN", "PROPN", "PRON") or subject.tag_ in ("WDT", "WP"):
        return None
    if any(child.dep_ in ("aux", "neg", "advmod", "expl") for child in token.children):
        return None
    return view.span_of(token, token), f"{view.be(subject, past=False)} still"


def _considering(view: View, token: Token) -> _Found:
    """ "is considering moving" → "is thinking about moving" """
    act = _after(view, token)
    if token.pos_ != "VERB" or token.dep_ == "prep" or act is None or act.tag_ != "VBG" or act.head != token or act.dep_ != "xcomp":
        return None
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in token.children):
        return None
    return view.span_of(token, token), match_case(f"{inflect('think', token.tag_)} about", token.text)


def _sufficiently(view: View, token: Token) -> _Found:
    """ "sufficiently dark" → "dark enough" """
    quality = _after(view, token)
    if quality is None or quality.pos_ != "ADJ" or quality.dep_ not in ("acomp", "oprd") or token.head != quality or quality.tag_ != "JJ":
        return None
    if any(child.dep_ in ("conj", "cc") for child in quality.children):
        return None
    return view.span_of(token, quality), match_case(f"{quality.text} enough", token.text)


def _comprising(view: View, token: Token) -> _Found:
    """ "a team comprising six pupils" → "a team made up of six pupils" """
    if token.dep_ != "acl" or token.head != view.doc[token.i - 1] or token.head.tag_ not in ("NN", "NNP"):
        return None
    parts = next((child for child in token.children if child.dep_ == "dobj"), None)
    if parts is None or any(child.dep_ in ("advmod", "conj") for child in token.children):
        return None
    is_several = parts.tag_ in ("NNS", "NNPS") or any(child.dep_ in ("conj", "nummod") for child in parts.children)
    return (view.span_of(token, token), "made up of") if is_several else None


def _present_day(view: View, token: Token) -> _Found:
    """ "in present-day Iran" → "in what is now Iran" """
    dash, day, land = _after(view, token), _after(view, token, 2), _after(view, token, 3)
    if dash is None or day is None or land is None or dash.text != "-" or day.lower_ != "day" or land.ent_type_ not in _LANDS or land.tag_ != "NNP":
        return None
    before = view.doc[token.i - 1] if token.i > view.sentence.start else None
    last = land
    while last.i + 1 < view.sentence.end and last.nbor(1).ent_type_ in _LANDS and last.nbor(1).tag_ == "NNP":
        last = last.nbor(1)
    following = _after(view, last)
    if before is None or before.pos_ != "ADP" or (following is not None and following.pos_ in ("NOUN", "PART")):
        return None
    return view.span_of(token, day), "what is now"


def _way(view: View, token: Token) -> _Found:
    """ "moved northwards" → "moved north" """
    before, following = view.doc[token.i - 1] if token.i > view.sentence.start else None, _after(view, token)
    if before is None or before.pos_ not in ("VERB", "ADV") or (following is not None and following.pos_ in ("NOUN", "ADJ", "PROPN")):
        return None
    return view.span_of(token, token), _WAYS[token.lower_]


def _how_often(view: View, token: Token) -> _Found:
    """ "is held annually in May" → "is held every year in May" """
    before, following = view.doc[token.i - 1] if token.i > view.sentence.start else None, _after(view, token)
    if before is None or before != token.head or before.pos_ != "VERB" or token.pos_ != "ADV" or following is None:
        return None
    if not (following.is_punct or following.pos_ == "ADP") or following.text == "-":
        return None
    return view.span_of(token, token), _HOW_OFTEN[token.lower_]


def _at_once(view: View, token: Token) -> _Found:
    """ "who concurrently serves as envoy" → "who also serves as envoy" """
    head = token.head
    is_post = (head.lemma_ == "be" and any(child.dep_ == "attr" for child in head.children)) or (head.lemma_ in ("serve", "act", "work") and any(child.lower_ == "as" for child in head.children))
    if is_post and abs(head.i - token.i) == 1 and not view.is_negated(head) and not any(child.lower_ in ("also", "both") for child in head.children):
        return view.span_of(token, token), "also"
    return _how_often(view, token) if token.lower_ in _HOW_OFTEN else None


#: Which finder looks at which word.
_FINDERS: dict[str, Callable[[View, Token], _Found]] = {
    "able": _able,
    "some": _some,
    "further": _further,
    **dict.fromkeys(("date", "dates", "dated", "dating"), _dates),
    **dict.fromkeys(("previously", "formerly"), _used_to),
    **dict.fromkeys(("succeed", "succeeds", "succeeded", "succeeding"), _took_over),
    "per": _per,
    "designed": _designed,
    "estimated": _estimated,
    **dict.fromkeys(("remain", "remains"), _remains),
    **dict.fromkeys(("consider", "considers", "considered", "considering"), _considering),
    "sufficiently": _sufficiently,
    "comprising": _comprising,
    **dict.fromkeys(("present", "modern"), _present_day),
    **dict.fromkeys(_WAYS, _way),
    **dict.fromkeys(_HOW_OFTEN, _how_often),
    **dict.fromkeys(("simultaneously", "concurrently"), _at_once),
}
