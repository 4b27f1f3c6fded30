"""Changes to a sentence that contradict it: each with what was right and what was put in its place."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PERCENT = frozenset(["%", "percent", "per"])
_SMALL = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_OPPOSITES = (
    ("increase", "decrease"), ("increased", "decreased"), ("increases", "decreases"), ("increasing", "decreasing"),
    ("rise", "fall"), ("rose", "fell"), ("rises", "falls"), ("risen", "fallen"), ("rising", "falling"),
    ("won", "lost"), ("wins", "loses"), ("higher", "lower"), ("highest", "lowest"), ("richest", "poorest"),
    ("largest", "smallest"), ("biggest", "smallest"), ("bigger", "smaller"), ("larger", "smaller"),
    ("oldest", "youngest"), ("older", "younger"), ("better", "worse"), ("best", "worst"), ("longest", "shortest"),
    ("majority", "minority"), ("accepted", "rejected"), ("allowed", "banned"), ("allows", "bans"), ("legal", "illegal"),
    ("successful", "unsuccessful"), ("possible", "impossible"), ("before", "after"), ("opened", "closed"),
    ("strengthened", "weakened"), ("strengthen", "weaken"), ("easier", "harder"), ("faster", "slower"),
    ("cheaper", "more expensive"), ("always", "never"), ("more than", "less than"),
    ("agreed", "refused"), ("supporters", "opponents"), ("supports", "opposes"), ("safe", "dangerous"), ("with", "without"),
)  # fmt: skip
_NOT_WITH = frozenset(["with"])  # "without" may go, "with" may not: "a man with a dog" says little
#: Words behind "fall" with which it doesn't mean "become less".
_FALL_OTHERWISE = frozenset(["for", "in", "into", "asleep", "apart", "ill", "out", "under", "off", "on", "over", "down", "behind", "silent", "short", "victim"])
_CHANGES = frozenset(["rise", "fall", "increase", "decrease"])
#: Words before a number or date that leave it open.
_OPEN = frozenset(
    ["least", "most", "much", "many", "than", "to", "over", "under", "above", "below", "nearly", "almost", "about", "around", "some", "roughly", "approximately", "only", "just", "after", "before", "since", "until", "by", "from", "between", "past", "early", "late", "mid", "within", "through", "no", "or", "and"]
)
_OPEN_SUBJECTS = frozenset(["some", "many", "several", "few", "most", "any", "other", "more", "both", "all", "each", "every"])
_HELPERS = frozenset(["is", "are", "was", "were", "has", "have", "had", "will"])
_DENIED = re.compile(r"\b(?:not|no|never|nobody|nothing|none|neither|nor|without|hardly|barely|rarely|seldom)\b|n['’]t\b", re.I)


@dataclass(frozen=True, slots=True)
class Falsehood:
    """A false sentence. ``right`` stood where ``put`` stands now; ``rank`` 0 is the best kind for a class."""

    kind: str
    text: str
    right: str
    put: str
    rank: int


def falsehoods(doc: Doc, text: str, rng: random.Random, people: Sequence[str] = ()) -> Iterator[Falsehood]:
    """The false sentences that can be made of ``doc``.

    Nothing that stands in ``text`` is put in as a number; ``people`` are full names that may change their posts.
    """
    yield from _posts(doc, rng, people)
    yield from _numbers(doc, text, rng)
    yield from _dates(doc, text, rng)
    yield from _opposites(doc)
    yield from _denials(doc)


def _posts(doc: Doc, rng: random.Random, people: Sequence[str]) -> Iterator[Falsehood]:
    """Another person in a post that one person holds: "Ann Lee is the director of the museum"."""
    for name in people:
        rest = doc.text[len(name) :]
        if not doc.text.startswith(name) or not re.match(r" (?:is|was) the (?!author|founder|winner|member)\w", rest):
            continue
        root = next((token for token in doc if token.dep_ == "ROOT"), None)
        if root is None or root.lemma_ != "be" or root.idx != len(name) + 1 or _DENIED.search(rest):
            continue
        others = [one for one in people if one.split()[-1] != name.split()[-1] and one not in doc.text]
        if others:
            other = rng.choice(sorted(others))
            yield Falsehood("person", other + rest, name, other, 0)


def _put(doc: Doc, low: int, high: int, put: str) -> str:
    return doc.text[:low] + put + doc.text[high:]


def _is_open(token: Token) -> bool:
    """Whether a word just before leaves the number or date open."""
    return any(token.nbor(-back).lower_ in _OPEN for back in (1, 2) if token.i >= back) or token.i == 0


def _numbers(doc: Doc, text: str, rng: random.Random) -> Iterator[Falsehood]:
    for token in doc:
        following = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ""
        if token.like_num and not _is_open(token) and following not in ("or", "to", "-", "–", "and"):
            other = _other_number(token.text, text, rng, most=100 if following in _PERCENT else None)
            if other and not _is_in_name(token):
                yield Falsehood("number", _put(doc, token.idx, token.idx + len(token), other), token.text, other, 0)


def _is_in_name(token: Token) -> bool:
    """Whether the number belongs to a name, as in "the 1967 Protocol" or "Channel 4"."""
    near = [token.nbor(1)] if token.i + 1 < len(token.doc) else []
    if token.i and token.nbor(-1).text not in (*MONTHS, *DAYS):
        near.append(token.nbor(-1))
    return token.ent_type_ not in ("CARDINAL", "DATE", "PERCENT", "MONEY", "QUANTITY", "TIME") or any(
        one.text[:1].isupper() or one.text == "-" for one in near if one.i > 0
    )


def _other_number(number: str, text: str, rng: random.Random, most: int | None = None) -> str:
    """A number of the same make, up to ``most``, that the text doesn't hold, or nothing."""
    if number.lower() in _SMALL:
        others = [word for word in _SMALL[:9] if abs(_SMALL.index(word) - _SMALL.index(number.lower())) in (1, 2, 3)]
    elif re.fullmatch(r"(?:19|20)\d\d", number):
        others = [str(int(number) - by) for by in (3, 4, 6, 7, 9, 11)]
    elif re.fullmatch(r"\d{1,3}", number) and int(number) > 1:
        value = int(number)
        others = [str(one) for one in ((value * 2, value * 3, value // 2) if value > 9 else (value + 2, value + 3, value + 4)) if one > 1]
    elif re.fullmatch(r"\d{1,3}(?:,\d{3})+", number):
        value = int(number.replace(",", ""))
        others = [f"{one:,}" for one in (value * 2, value * 3)]
    else:
        return ""
    if most is not None:
        others = [one for one in others if not one.isdigit() or int(one) <= most]
    free = [one for one in others if not re.search(rf"(?<![\w.,]){re.escape(one)}(?!\w)", text, re.I)]
    return rng.choice(free) if free else ""


def _dates(doc: Doc, text: str, rng: random.Random) -> Iterator[Falsehood]:
    for token in doc:
        row = MONTHS if token.text in MONTHS else DAYS if token.text in DAYS else ()
        if not row or token.ent_type_ != "DATE" or _is_open(token):
            continue
        others = [name for name in row if name not in text and name != token.text]
        if others:
            other = rng.choice(others)
            yield Falsehood("date", _put(doc, token.idx, token.idx + len(token), other), token.text, other, 0)


def _opposites(doc: Doc) -> Iterator[Falsehood]:
    if _DENIED.search(doc.text.replace("without", "")):
        return
    for one, other in _OPPOSITES:
        for right, put in ((one, other), (other, one)):
            places = [match.start() for match in re.finditer(rf"(?<![\w-]){re.escape(right)}(?![\w-])", doc.text)]
            if right in _NOT_WITH or len(places) != 1 or re.search(rf"\b{re.escape(put)}\b", doc.text):
                continue
            if _may_turn(doc, places[0], right):
                yield Falsehood("opposite", _put(doc, places[0], places[0] + len(right), put), right, put, 1)


def _may_turn(doc: Doc, place: int, right: str) -> bool:
    """Whether the word stands in the main clause, or joins a clause of time to it."""
    token = next(one for one in doc if one.idx <= place < one.idx + len(one))
    following = token.nbor(1).lower_ if token.i + 1 < len(doc) else ""
    if right in ("fall", "fell", "falls", "fallen", "falling") and following in _FALL_OTHERWISE:
        return False
    if token.ent_type_ and right != "more than" and right != "less than":
        return False
    if token.pos_ == "NOUN" and token.lemma_ in _CHANGES and token.dep_ not in ("dobj", "attr"):  # "The rise of … is known"
        return False
    if right in ("before", "after"):
        return token.dep_ in ("mark", "prep") and token.head.dep_ == "advcl" and token.head.head.dep_ == "ROOT"
    if token.tag_ in ("JJR", "RBR") and any(one.lower_ in ("some", "others") for one in doc):  # some are better off: others are worse off
        return False
    up = token
    while up.dep_ != "ROOT":
        if up.dep_ in ("advcl", "acl", "relcl", "csubj", "conj"):
            return False
        up = up.head
    return not any(one.tag_ == "MD" for one in up.children)


def _denials(doc: Doc) -> Iterator[Falsehood]:
    root = next((token for token in doc if token.dep_ == "ROOT"), None)
    if root is None or any(token.dep_ == "conj" and token.head == root for token in doc):
        return
    if any(token.dep_ in ("advcl", "ccomp", "csubj", "parataxis") and token.head == root for token in doc):
        return
    subject = next((token for token in root.children if token.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or not _is_definite(subject):
        return
    helpers = [token for token in (*root.lefts, root) if token.pos_ == "AUX" and token.i > subject.i and token.i <= root.i]
    if not helpers:
        return
    first = helpers[0]
    denied = list(_DENIED.finditer(doc.text))
    if first.lower_ not in _HELPERS:
        return
    if not denied and not any(one.lower_ == "also" for one in doc):
        end = first.idx + len(first)
        yield Falsehood("denial", _put(doc, end, end, " not"), first.text, f"{first.text} not", 2)
    elif len(denied) == 1 and denied[0].group() == "not" and doc.text[: denied[0].start()].endswith(first.text + " "):
        place = denied[0]
        text = doc.text[: place.start()] + doc.text[place.end() + 1 :]
        yield Falsehood("denial", text, f"{first.text} not", first.text, 0)


def _is_definite(subject: Token) -> bool:
    """Whether a certain one is meant: a name, or a noun with "the" or whose it is."""
    words = list(subject.subtree)
    if any(word.lower_ in _OPEN_SUBJECTS for word in words):
        return False
    return subject.pos_ == "PROPN" or any(
        child.lower_ == "the" or child.dep_ == "poss" for child in subject.children
    )
