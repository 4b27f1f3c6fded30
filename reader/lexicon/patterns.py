"""Changes of construction: ``assist X in doing -> help X do``.

In a pattern ``X`` and ``Y`` stand for any words between, ``doing`` for an -ing form, ``do`` for a
base form; every other word stands for itself. The first word is the headword's, in any form.

An ``X`` that the change moves, or that other words follow, must be the whole noun phrase in the parse
("aggravate the row over fish" → "make the row over fish worse"). Where it may go on, or holds a clause, the
pattern stays silent. A last ``X`` that stays last only asks that something follows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.article import Span
from reader.lexicon.entries import Pattern
from reader.lexicon.inflecting import inflect, inflect_wording, match_case
from reader.lexicon.standing import PARTICLES, is_passive
from reader.lexicon.store import base_forms

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan
    from spacy.tokens import Token

GAPS = ("X", "Y")
#: The most words that X or Y may stand for.
GAP = 9
_NOUN_LIKE = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET"})
_CLAUSES = frozenset({"relcl", "acl", "ccomp", "advcl", "xcomp", "csubj", "parataxis"})
#: Marks that may stand inside a noun phrase.
_INSIDE = frozenset({"-", "%", "'", "’", "$", "£", "€"})


def match_pattern(pattern: Pattern, target: DocSpan) -> tuple[Span, str] | None:
    """Where the pattern matches from ``target`` on, and the text to put there; else ``None``."""
    before, after = pattern.before.split(), pattern.after.split()
    start = target.start
    first = len(target)
    if before[0].lower() not in (target[0].lemma_.lower(), target[0].lower_, *base_forms(target[0].lower_)):
        return None
    if target[0].pos_ == "VERB" and len(before) > 1 and before[1] in PARTICLES - {"of"} and is_passive(target[0]):
        return None  # "was engaged in": the pattern is for "engage in"
    found: dict[str, tuple[int, int]] = {}
    stays = before[-1] if before[-1] in GAPS and after[-1] == before[-1] else ""
    end = _match(before[first:], start + first, target, found, stays)
    if end is None:
        return None
    if stays:
        end = found[stays][0]
        after = after[:-1]
    if before[-1] in GAPS and after[-1] not in GAPS and before[-1] in after:
        gap, behind = target.doc[slice(*found[before[-1]])], after[after.index(before[-1]) + 1]
        # "put a ban on smoking in parks in place"
        is_long = behind in PARTICLES and any(token.pos_ == "ADP" and token.lower_ != "of" for token in gap)
        if is_long or _holds_time(gap):
            return None
    words = _build(after, found, target)
    if words is None:
        return None
    doc = target.doc
    last = doc[end - 1]
    return Span(target.start_char, last.idx + len(last)), match_case(words, target.text)


def _match(parts: list[str], place: int, target: DocSpan, found: dict[str, tuple[int, int]], stays: str) -> int | None:
    """The end of the match of ``parts`` from token ``place`` on; ``stays`` is a last gap that is left as it is."""
    doc, limit = target.doc, target.sent.end
    if not parts:
        return place
    part, rest = parts[0], parts[1:]
    if place >= limit:
        return None
    if part in GAPS and part == stays and not rest:
        found[part] = (place, place + 1)
        return place + 1 if _is_argument(doc[place]) else None
    if part in GAPS:
        for stop in range(place + 1, min(place + GAP, limit) + 1):
            if not _is_whole(doc[place:stop], target, moved=not rest):
                continue
            found[part] = (place, stop)
            end = _match(rest, stop, target, found, stays)
            if end is not None:
                return end
        return None
    if not _fits(part, doc[place]) or (place == target.end and _belongs_elsewhere(doc[place], target)):
        return None
    if part in ("do", "doing"):
        found[part] = (place, place + 1)
    return _match(rest, place + 1, target, found, stays)


def _is_whole(gap: DocSpan, target: DocSpan, *, moved: bool) -> bool:
    """Whether the words are one noun phrase from end to end, with no clause in it; ``moved``: one of the headword's own."""
    root = gap.root
    if root.pos_ not in _NOUN_LIKE or root.left_edge.i != gap.start or root.right_edge.i != gap.end - 1:
        return False
    if any(token.dep_ in _CLAUSES or (token.is_punct and token.text not in _INSIDE) for token in gap):
        return False
    following = gap.doc[gap.end] if gap.end < len(gap.doc) else None
    if gap[-1].tag_ == "POS" or gap[-1].lower_.endswith(("self", "selves")):
        return False
    if following is not None and following.text in ("’", "'") and gap[-1].lower_.endswith("s") and not gap[-1].whitespace_:
        return False  # "other countries’ exports"
    return root.dep_ != "conj" and (not moved or target.start <= root.head.i < gap.start)


def _holds_time(gap: DocSpan) -> bool:
    """Whether the noun phrase may hold the time of the deed: "rebuilt the house between 1839 and 1842"."""
    return any(token.ent_type_ in ("DATE", "TIME") and any(one.pos_ == "ADP" for one in token.ancestors if one in gap) for token in gap)


def _is_argument(token: Token) -> bool:
    is_doing = token.tag_ == "VBG" and token.pos_ != "NOUN"
    return not (token.is_punct or is_doing or token.pos_ in ("ADP", "SCONJ", "CCONJ", "AUX", "PART", "ADV"))


def _belongs_elsewhere(token: Token, target: DocSpan) -> bool:
    """Whether a preposition hangs on another word: "remind residents of the rules" says nothing of "residents of"."""
    return token.pos_ == "ADP" and token.dep_ in ("prep", "prt") and not target.start <= token.head.i < target.end


def _fits(part: str, token: Token) -> bool:
    if part == "doing":
        return token.tag_ == "VBG"
    if part == "do":
        return token.tag_ in ("VB", "VBP") and token.pos_ in ("VERB", "AUX")
    return part.lower() in (token.lower_, token.lemma_.lower())


def _build(after: list[str], found: dict[str, tuple[int, int]], target: DocSpan) -> str | None:
    doc = target.doc
    verb = next((found[name] for name in ("doing", "do") if name in found), None)
    out: list[str] = []
    for number, part in enumerate(after):
        if part in GAPS:
            if part not in found:
                return None
            low, high = found[part]
            out.append(doc[low:high].text)
        elif part in ("do", "doing") and verb is not None:
            was = doc[verb[0]]
            out.append(was.lemma_ if part == "do" else was.text if was.tag_ == "VBG" else inflect(was.lemma_, "VBG"))
        elif number == 0 and target[0].pos_ in ("VERB", "AUX"):
            inflected = inflect_wording(part, target[0])
            if inflected is None:
                return None
            if inflected != "being" or target[0].dep_ not in ("acl", "advcl"):
                out.append(inflected)
        else:
            out.append(part)
    return " ".join(out)
