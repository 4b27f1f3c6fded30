"""Long linking words become short ones, at the start of the sentence.

"However, the shop stayed open." → "But the shop stayed open."
"The mayor, however, said no." → "But the mayor said no."
"He left following the vote." → "He left after the vote."
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.article import Span
from reader.edits import Edit
from reader.plain.types import Proposal
from reader.plain.view import View, lower_first

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "linking word"
SOURCE = "plainlanguage.gov: use simple words and phrases; Federal Plain Language Guidelines, wordy connectives"
REASON = "“{word}” became the shorter “{simpler}”."
#: At the start, before a comma; the longest first.
OPENERS: tuple[tuple[str, str], ...] = (
    ("in spite of this", "But"),
    ("despite this", "But"),
    ("as a consequence", "So"),
    ("in consequence", "So"),
    ("on the contrary", "But"),
    ("for this reason", "So"),
    ("in contrast", "But"),
    ("by contrast", "But"),
    ("in addition", "Also,"),
    ("that said", "But"),
    ("even so", "But"),
    ("as well", "Also,"),
    ("nevertheless", "But"),
    ("nonetheless", "But"),
    ("notwithstanding", "But"),
    ("however", "But"),
    ("consequently", "So"),
    ("accordingly", "So"),
    ("therefore", "So"),
    ("thus", "So"),
    ("hence", "So"),
    ("moreover", "Also,"),
    ("furthermore", "Also,"),
    ("additionally", "Also,"),
    ("subsequently", "Later,"),
    ("conversely", "But"),
    ("previously", "Earlier,"),
    ("similarly", "In the same way,"),
    ("likewise", "In the same way,"),
    ("firstly", "First,"),
)
#: Between commas inside the sentence.
_INSIDE = {"however": "But", "nevertheless": "But", "nonetheless": "But", "therefore": "So", "consequently": "So"}
#: What can be followed: "a group following the plan".
_FOLLOWED = frozenset(["plan", "rule", "diet", "method", "path", "lead", "example", "route", "programme", "program", "instruction", "guideline", "recipe", "law", "advice", "pattern"])
#: Prepositions that look like verbs.
PREPOSITIONS = {"following": "after", "regarding": "about", "concerning": "about", "preceding": "before"}


def propose(view: View) -> Iterator[Proposal]:
    """A proposal for a long linking word at the start or between commas, and for each long preposition."""
    if not view.is_question:
        proposal = _opener(view) or _inside(view)
        if proposal:
            yield proposal
    for token in view.sentence:
        simpler = PREPOSITIONS.get(token.lower_)
        if simpler and _is_preposition(token) and not view.is_protected(view.span_of(token, token)):
            text = simpler.capitalize() if token.text[:1].isupper() else simpler
            yield _make(token.text, text, (Edit(view.span_of(token, token), text),))


def _make(word: str, simpler: str, edits: tuple[Edit, ...]) -> Proposal:
    return Proposal(NAME, REASON.format(word=word, simpler=simpler.rstrip(",")), edits)


def _opener(view: View) -> Proposal | None:
    start = view.sentence.start
    for words, simpler in OPENERS:
        parts = words.split()
        comma = start + len(parts)
        if comma + 2 >= view.sentence.end or view.doc[comma].text != ",":
            continue
        if any(view.doc[start + n].lower_ != part for n, part in enumerate(parts)):
            continue
        following = view.doc[comma + 1]
        if view.is_protected(view.span_of(view.doc[start], following)) or following.is_punct:
            return None
        span = Span(view.doc[start].idx, following.idx + len(following))
        return _make(words, simpler, (Edit(span, f"{simpler} {following.text}"),))
    return None


def _inside(view: View) -> Proposal | None:
    doc, first = view.doc, view.doc[view.sentence.start]
    for token in view.sentence:
        simpler = _INSIDE.get(token.lower_)
        if simpler is None or token.i - view.sentence.start < 2 or token.i + 2 >= view.sentence.end:
            continue
        if doc[token.i - 1].text != "," or doc[token.i + 1].text not in (",", "."):
            continue
        # one clause only: in a second clause the word would link the wrong two
        if any(one.text in (",", ";", ":", "–", "—") for one in doc[view.sentence.start : token.i - 1]) or token.head != view.root:
            return None
        if first.dep_ == "cc" or first.lower_ in ("if", "but", "and", "so", "although", "while", "when") or view.is_protected(view.span_of(first, doc[token.i + 1])):
            return None
        before, after = doc[token.i - 2], doc[token.i + 1]
        end = after.idx + (len(after) if after.text == "," else 0)
        shown = first.text if view.is_name(first) else lower_first(first)
        return _make(
            token.text,
            simpler,
            (Edit(Span(first.idx, first.idx + len(first)), f"{simpler} {shown}"), Edit(Span(before.idx + len(before), end), "")),
        )
    return None


def _is_preposition(token: Token) -> bool:
    if token.dep_ != "prep" or not any(child.dep_ == "pobj" for child in token.children):
        return False
    if any(child.lower_ == "suit" or (child.dep_ == "pobj" and child.lemma_.lower() in _FOLLOWED) for child in token.children):
        return False
    head = token.head
    return head.pos_ in ("VERB", "AUX", "NOUN") and (token.tag_ == "VBG" or token.pos_ == "ADP")
