"""Missing numbers: the numbers of the text in a box, to be put back into their sentences.

Each number is in the box once, and no sentence of the exercise could take a number that the text gives in another.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lessons.exercises import timeline
from lessons.exercises.shared import MOST, WHOLE, fitting_sentences, put_in
from lessons.exercises.types import Exercise, Item, Material
from reader.plain.types import PlainSentence

if TYPE_CHECKING:
    from spacy.tokens import Token

KIND = "numbers"
FEWEST = 3
REST = "it has no number that can be asked for beside the others"
_LENGTHS = (5, 34)
_SIZES = frozenset(["hundred", "thousand", "million", "billion", "trillion", "dozen", "half", "third", "quarter", "fifth", "tenth"])
_ORDINALS = frozenset(["first", "second", "fourth", "sixth", "seventh", "eighth", "ninth", "eleventh", "twelfth"])
_KINDS = frozenset(["CARDINAL", "DATE", "PERCENT", "MONEY", "QUANTITY", "TIME"])


@dataclass(frozen=True, slots=True)
class _Number:
    sentence: PlainSentence
    text: str
    start: int
    value: str


def make(material: Material, rng: random.Random) -> Exercise | None:
    """Up to five sentences with one number each taken out, in the order of the text."""
    chosen: list[_Number] = []
    found = list(_numbers(material))
    if material.asked_by(timeline.KIND):
        found = [one for one in found if not timeline.YEAR.fullmatch(one.text)]
    rng.shuffle(found)
    for one in found:
        if all(one.value != other.value and one.sentence.sources[0] != other.sentence.sources[0] for other in chosen):
            chosen.append(one)
        if len(chosen) == MOST:
            break
    chosen.sort(key=lambda one: (one.sentence.sources[0], one.start))
    items = tuple(
        Item(
            id=f"{KIND}-{one.sentence.sources[0].start}-{one.start}",
            prompt=put_in(one.sentence.text, one.start, one.text),
            answer=one.text,
            evidence=one.sentence.sources,
            says=one.sentence.text,
        )
        for one in chosen
    )
    bank = [item.answer for item in items]
    rng.shuffle(bank)
    return Exercise(KIND, "Missing numbers", "Find each number in the text. Write the right number in each gap.", items, tuple(bank))


def _numbers(material: Material) -> Iterator[_Number]:
    for sentence, doc in fitting_sentences(material, KIND, _LENGTHS, WHOLE):
        for token in doc:
            if not token.like_num or token.ent_type_ not in _KINDS or token.lower_ in ("one", *_SIZES, *_ORDINALS) or re.fullmatch(r".*\d(?:st|nd|rd|th)", token.text):
                continue
            text = _whole_number(token)
            before, after = sentence.text[: token.idx][-1:], sentence.text[token.idx + len(text) :][:2]
            is_part = re.match(r"[-–/:\w]", before) or re.match(r"[-–/:\w]|[.,]\d", after)
            if is_part or len(re.findall(rf"(?<![\w,.]){re.escape(text)}(?!\w|[,.]\d)", sentence.text)) > 1:
                material.leave_out(KIND, sentence.text, f"“{text}” is part of a longer number or stands there twice", sentence.sources)
                continue
            yield _Number(sentence, text, token.idx, re.sub(r"\W", "", text.lower()))


def _whole_number(token: Token) -> str:
    """The number with the words that belong to it: "3.5 million"."""
    end = token.i + 1
    while end < len(token.doc) and (token.doc[end].lower_ in _SIZES or token.doc[end].like_num):
        end += 1
    last = token.doc[end - 1]
    return token.doc.text[token.idx : last.idx + len(last)]
