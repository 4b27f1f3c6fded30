"""What a hard quotation means, beside it: in our words, marked as ours, and only where somebody asks for it.

A quotation itself stays to the letter. The explanation is what the rules make of its words, behind the same guards.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

from reader.article import Span
from reader.language import parse_texts
from reader.plain.guards import is_whole
from reader.plain.levels import Level
from reader.plain.quotations import find_quotations
from reader.plain.types import PlainSentence
from reader.readability.scoring import score

#: How an explanation is marked as ours.
FORM = "[In plain words: {text}]"
#: A quotation of fewer words is taken in as it is.
FEWEST_WORDS = 6
#: By so many grades an explanation must be easier than what it explains.
EASIER = 1.0
_MARKS = "\"“”«»‘’' "


def explain(
    sentences: Sequence[PlainSentence], level: Level, make_plain: Callable[[list[str]], list[str]]
) -> tuple[PlainSentence, ...]:
    """The sentences, with an explanation of each hard quotation that could be made easier.

    A quotation is hard when its Flesch-Kincaid grade is above that of the level; ``make_plain`` turns its text into
    plain text. What is no whole sentence, or becomes no easier by a grade, gets none.
    """
    found = list(sentences)
    quoted = _quoted(found)
    hard = {number: text for number, text in quoted.items() if _is_hard(text, level)}
    whole = [number for number, doc in zip(hard, parse_texts(list(hard.values())), strict=True) if all(is_whole(one) for one in doc.sents)]
    for number, text in zip(whole, make_plain([hard[one] for one in whole]), strict=True):
        if text != hard[number] and score(text).flesch_kincaid_grade <= score(hard[number]).flesch_kincaid_grade - EASIER:
            found[number] = replace(found[number], explanation=FORM.format(text=text))
    return tuple(found)


def _is_hard(text: str, level: Level) -> bool:
    return len(text.split()) >= FEWEST_WORDS and score(text).flesch_kincaid_grade > level.grade


def _quoted(sentences: Sequence[PlainSentence]) -> dict[int, str]:
    """The quoted words of each sentence, as sentences; a quotation may run on through a paragraph."""
    found: dict[int, str] = {}
    for _, group in groupby(enumerate(sentences), key=lambda pair: pair[1].block):
        numbered = list(group)
        text = " ".join(sentence.text for _, sentence in numbered)
        quotations = find_quotations(text)
        start = 0
        for number, sentence in numbered:
            end = start + len(sentence.text)
            parts = [Span(max(one.start, start), min(one.end, end)).of(text) for one in quotations if one.start < end and one.end > start]
            shown = [_as_sentence(part) for part in parts if len(part.split()) >= FEWEST_WORDS]
            # a quotation that is cut in two by its speaker may be one sentence
            if shown and len(shown) == len(parts):
                found[number] = " ".join(shown)
            start = end + 1
    return found


def _as_sentence(part: str) -> str:
    """Quoted words with a capital and a full stop, without the marks around them."""
    text = part.strip(_MARKS).rstrip(",;:–— ").strip(_MARKS)
    return f"{text[:1].upper()}{text[1:]}" + ("" if text[-1:] in ".!?…" else ".")
