"""Parts of a long sentence, so that two or three exercises can ask about it and none prints what another asks for.

A sentence is cut where a clause begins. Pupils see one part only, with "…" where the rest is left out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.plain.types import PlainSentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: Words: of the shortest part, and of a part that is cut again.
_SHORTEST, _LONG = 6, 15
MOST_PARTS = 3
_CUT = "…"
_PAIRS = (("“", "”"), ("(", ")"), ("‘", "’"))


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a sentence that reads by itself, as a sentence with its own parse. ``before`` and ``after`` stand for what is left out."""

    sentence: PlainSentence
    doc: Doc
    before: str
    after: str

    def shown(self, prompt: str) -> str:
        """The question with a sign where the rest of the sentence is left out."""
        return f"{self.before}{prompt}{self.after}"


def parts_of(sentence: PlainSentence, doc: Doc) -> tuple[Part, ...]:
    """The parts in order, up to three; nothing where the sentence is short or has no seam.

    Where a quotation only begins or ends in the sentence, its words are the parts, with both marks.
    """
    quoted = _broken_quotation(doc)
    low, high = quoted or (0, len(doc))
    bounds = _cut(doc, low, high, MOST_PARTS) if high - low > 1 else []
    if len(bounds) < 2 and not quoted:
        return ()
    return tuple(_part(sentence, doc, one, (low, high), is_quoted=bool(quoted)) for one in bounds)


def _part(sentence: PlainSentence, doc: Doc, bounds: tuple[int, int], whole: tuple[int, int], *, is_quoted: bool) -> Part:
    low, high = bounds
    end = high
    while high < whole[1] and end > low + 1 and doc[end - 1].is_punct and doc[end - 1].text not in "”)’":
        end -= 1
    piece = doc[low:end]
    before = (f"{_CUT} " if low else "") if not is_quoted else "“" if low == whole[0] else f"“{_CUT} "
    after = (f" {_CUT}" if high < len(doc) else "") if not is_quoted else "”" if high == whole[1] else f" {_CUT}”"
    return Part(replace(sentence, text=piece.text, items=()), piece.as_doc(), before, after)


def _broken_quotation(doc: Doc) -> tuple[int, int] | None:
    """Where the words stand of the only quotation of a sentence, if that begins or ends in another one."""
    openers = [token.i for token in doc if token.text == "“"]
    closers = [token.i for token in doc if token.text == "”"]
    if len(openers) == 1 and not closers:
        return openers[0] + 1, len(doc)
    if len(closers) == 1 and not openers and closers[0] == len(doc) - 1:
        return 0, closers[0]
    return None


def _cut(doc: Doc, low: int, high: int, most: int) -> list[tuple[int, int]]:
    """Where the parts begin and end, in words, cut near the middle and the longer part once more."""
    places = [place for place in range(low + 1, high) if _may_part(doc, place, low, high)]
    seams = [place for place in places if _begins_clause(doc[place])] or [place for place in places if _begins_phrase(doc[place])]
    if not seams:
        return [(low, high)]
    place = min(seams, key=lambda one: (abs(one - (low + high) / 2), one))
    parts = [(low, place), (place, high)]
    if most > 2:
        longer = max(range(2), key=lambda one: parts[one][1] - parts[one][0])
        if _count(doc, *parts[longer]) > _LONG:
            parts[longer : longer + 1] = _cut(doc, *parts[longer], most - 1)
    return parts


def _may_part(doc: Doc, place: int, low: int, high: int) -> bool:
    """Whether what stands on either side of the place is long enough and closes what it opens."""
    if min(_count(doc, low, place), _count(doc, place, high)) < _SHORTEST or not doc[place - 1].whitespace_:
        return False
    sides = (doc[low:place].text, doc[place:high].text)
    return doc[place].ent_iob_ != "I" and all(_closes(side) for side in sides)


def _begins_clause(token: Token) -> bool:
    """Whether a new clause begins with the word: "because", "who", "and" before a verb, or what stands behind a comma."""
    before = token.nbor(-1)
    if token.is_punct or before.text in "-–—“(‘" or before.pos_ in ("ADP", "SCONJ", "CCONJ"):
        return False
    if token.dep_ == "mark" or token.tag_ in ("WDT", "WP", "WRB"):
        return token.lower_ != "for"
    if token.dep_ == "cc" and token.head.pos_ in ("VERB", "AUX"):
        return True
    return before.text in (",", ";", ":") and token.i == token.head.left_edge.i and token.head.pos_ in ("VERB", "AUX", "ADP")


def _begins_phrase(token: Token) -> bool:
    """Whether a phrase begins with the word, behind a comma or behind a noun or verb to which it belongs."""
    before = token.nbor(-1)
    if token.is_punct or before.pos_ in ("ADP", "SCONJ", "CCONJ", "DET"):
        return False
    is_phrase = token.dep_ == "prep" and token.lower_ != "of" and token.head.i < token.i
    return before.text in (",", ";", ":", "–", "—") or (is_phrase and before.pos_ in ("NOUN", "PROPN", "VERB", "ADJ", "NUM"))


def _closes(text: str) -> bool:
    return text.count('"') % 2 == 0 and all(text.count(one) == text.count(other) for one, other in _PAIRS[:2])


def _count(doc: Doc, low: int, high: int) -> int:
    return sum(not token.is_punct and not token.text.startswith(("’", "'")) for token in doc[low:high])

