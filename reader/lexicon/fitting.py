"""What may stand where: a wording put into the form that its place asks for, and judged among its neighbours.

Three questions are asked of each wording. May it stand there, by its tags and its shape? What form does it
take there, and does "a" become "an"? Does it read well there, by the trigram model?
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.article import Span
from reader.fluency import Judge, tokens
from reader.language import text_of
from reader.lexicon.entries import Choice, Entry
from reader.lexicon.inflecting import article_before, inflect, inflect_wording, is_short_adjective, match_case
from reader.lexicon.standing import DEFINITE, stands

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan
    from spacy.tokens import Token

#: How many natural-log units less likely than the headword a wording may be, in its window of words.
WORST_FIT = -4.0
#: The same for somebody who asks and will choose.
WORST_ASKED = -8.0
#: An adjective before its noun, a word before its preposition: these must fit together.
LEANING_FIT = -2.0
#: A later wording goes before an earlier one only when it is this much likelier.
CLEARLY_BETTER = 4.0
#: Words on each side that the judge sees.
WINDOW = 4
#: These are not compared: no "hugest", "maniest", "lander".
_NO_DEGREES = frozenset({"many", "huge", "able", "whole", "extra", "only", "main", "land", "sea", "city", "country", "farm", "heart"})


@dataclass(frozen=True, slots=True)
class Fitted:
    """A wording in its place: the ``words`` alone, and the ``text`` for the ``span`` of the Doc's text (with
    the article before it, where that changes)."""

    words: str
    text: str
    span: Span


def fit(
    choice: Choice, entry: Entry, token: Token, target: DocSpan, *, asked: bool = False
) -> Fitted | None:
    """A wording fitted to its place; ``None`` where it can't stand. ``asked``: for somebody who will choose."""
    if not stands(choice, entry, token, target, asked=asked):
        return None
    words = _in_form(choice.text, entry, token, target)
    if words is None:
        return None
    start, end = target.start_char, target.end_char
    before = token.doc[target.start - 1] if target.start > target.sent.start else None
    prefix = ""
    if before is not None and before.lower_ in ("more", "most") and entry.pos == "adj":
        if choice.text in _NO_DEGREES:
            return None
        if is_short_adjective(choice.text):
            tag = "JJR" if before.lower_ == "more" else "JJS"
            words, start = inflect(choice.text, tag), before.idx
        elif " " in choice.text:
            return None
    elif before is not None and before.lower_ in ("a", "an"):
        right = article_before(words)
        if before.lower_ != right:
            start, prefix = before.idx, match_case(right, before.text) + " "
    shown = words if prefix else match_case(words, text_of(token.doc)[start:end])
    return Fitted(words, prefix + shown, Span(start, end))


def _in_form(text: str, entry: Entry, token: Token, target: DocSpan) -> str | None:
    """The wording in the form of the word that it replaces."""
    if len(target) > 1 and entry.pos not in ("verb", "noun"):
        after = token.doc[target.end].lower_ if target.end < len(token.doc) else ""
        misses_of = entry.pos == "det" and target[-1].lower_ == "of" and not text.endswith(" of")
        # "a majority of the votes" is "most of the votes"
        return text + " of" if misses_of and after in DEFINITE else text
    if token.tag_ == "VBG" and token.dep_ in ("acl", "advcl") and text.startswith("be "):
        # "a head consisting of blades" is "made up of" them; a house undergoing repairs is "being repaired"
        return "being" + text[2:] if token.lemma_ == "undergo" else text[3:]
    if token.tag_ == "VBN" and token.dep_ in ("acl", "advcl") and text.split()[0] == "come":
        # "words derived from Latin" are words "coming from" it
        return "coming" + text[4:]
    return inflect_wording(text, token)


def _likelihoods(fits: list[Fitted], target: DocSpan, judge: Judge) -> list[float]:
    """For each wording how much likelier (natural log) the words around read with it than with the headword."""
    doc = target.doc
    low = max(target.sent.start, target.start - WINDOW)
    high = min(target.sent.end, target.end + WINDOW)
    left, right = doc[low].idx, doc[high - 1].idx + len(doc[high - 1])

    whole = text_of(doc)

    def likelihood(span: Span, text: str) -> float:
        return judge.log_probability(tokens(whole[left : span.start] + text + whole[span.end : right])[1:-1])

    base = likelihood(Span(target.start_char, target.end_char), target.text)
    return [likelihood(one.span, one.text) - base for one in fits]


def _worst_fit(target: DocSpan) -> float:
    """How much less likely a wording may be here: less for words that lean on their neighbour."""
    if len(target) > 1:
        # "a variety of" is so set that any other wording looks rare beside it
        return WORST_ASKED if target[-1].lower_ == "of" and target[0].dep_ == "det" else WORST_FIT
    token = target[0]
    leans = token.dep_ == "amod" or any(child.dep_ in ("prep", "prt") and child.i == token.i + 1 for child in token.children)
    return LEANING_FIT if leans else WORST_FIT


def judge_fits(
    fits: list[Fitted], target: DocSpan, judge: Judge, worst: float | None = None
) -> list[Fitted]:
    """Drop wordings that read badly here; put a later one first only when it is clearly likelier."""
    scored = [(value, -number, fits[number]) for number, value in enumerate(_likelihoods(fits, target, judge))]
    worst = _worst_fit(target) if worst is None else worst
    kept = [one for one in scored if one[0] >= worst]
    ordered: list[tuple[float, int, Fitted]] = []
    for one in kept:
        place = len(ordered)
        while place and one[0] > ordered[place - 1][0] + CLEARLY_BETTER:
            place -= 1
        ordered.insert(place, one)
    return [one[2] for one in ordered]


def is_said_twice(choice: Choice, token: Token, target: DocSpan | None = None) -> bool:
    """Whether a word of the wording stands in the sentence already, outside of the ``target`` phrase: "the square is a large square"."""
    first, end = (target.start, target.end) if target is not None else (token.i, token.i + 1)
    parts = [part for part in choice.text.lower().split() if len(part) > 3]
    stems = tuple(part[:4] for part in parts if part[-2:] == "ed")
    parts += [part[:-1] for part in parts if part.endswith("s")]
    return any(
        not first <= other.i < end
        and (other.lemma_.lower() in parts or other.lower_ in parts or (bool(stems) and other.lower_.startswith(stems)))
        and (not other.is_stop or other.lower_ == "also")
        for other in token.sent
    )
