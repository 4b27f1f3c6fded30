"""Changes of construction: ``assist X in doing -> help X do``.

In a pattern ``X`` and ``Y`` stand for any words between, ``doing`` for an -ing form, ``do`` for a
base form; every other word stands for itself. The first word is the headword's, in any form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.article import Span
from reader.lexicon.entries import Pattern
from reader.lexicon.inflecting import inflect, inflect_wording, match_case

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan
    from spacy.tokens import Token

#: The most words that X or Y may stand for.
GAP = 9


def match_pattern(pattern: Pattern, target: DocSpan) -> tuple[Span, str] | None:
    """Where the pattern matches from ``target`` on, and the text to put there; else ``None``."""
    before, after = pattern.before.split(), pattern.after.split()
    start = target.start
    first = len(target)
    if target[0].lemma_.lower() != before[0].lower() and target[0].lower_ != before[0].lower():
        return None
    found: dict[str, tuple[int, int]] = {}
    end = _match(before[first:], start + first, target, found)
    if end is None:
        return None
    if before[-1] in ("X", "Y") and before[-1] in found and after[-1] == before[-1]:
        end = found[before[-1]][0]  # a last gap only asks that something follows; it stays as it is
        after = after[:-1]
    words = _build(after, found, target)
    if words is None:
        return None
    doc = target.doc
    last = doc[end - 1]
    return Span(target.start_char, last.idx + len(last)), match_case(words, target.text)


def _match(parts: list[str], place: int, target: DocSpan, found: dict[str, tuple[int, int]]) -> int | None:
    """The end of the match of ``parts`` from token ``place`` on."""
    doc, limit = target.doc, target.sent.end
    if not parts:
        return place
    part, rest = parts[0], parts[1:]
    if part in ("X", "Y"):
        for stop in range(place + 1, min(place + GAP, limit) + 1):
            if doc[stop - 1].is_punct or doc[stop - 1].pos_ in ("SCONJ",):
                return None
            found[part] = (place, stop)
            if not rest:
                return stop if _is_argument(doc[place]) else None
            end = _match(rest, stop, target, found)
            if end is not None:
                return end
        return None
    if place >= limit or not _fits(part, doc[place]):
        return None
    if part in ("do", "doing"):
        found[part] = (place, place + 1)
    return _match(rest, place + 1, target, found)


def _is_argument(token: Token) -> bool:
    return not token.is_punct and token.pos_ not in ("ADP", "SCONJ", "CCONJ", "AUX", "PART", "ADV")


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
        if part in ("X", "Y"):
            if part not in found:
                return None
            low, high = found[part]
            out.append(doc[low:high].text)
        elif part in ("do", "doing") and verb is not None:
            lemma = doc[verb[0]].lemma_
            out.append(lemma if part == "do" else inflect(lemma, "VBG"))
        elif number == 0 and target[0].pos_ in ("VERB", "AUX"):
            inflected = inflect_wording(part, target[0])
            if inflected is None:
                return None
            out.append(inflected)
        else:
            out.append(part)
    return " ".join(out)
