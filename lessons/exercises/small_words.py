"""Small words: prepositions and other little words taken out; each gap takes one word only.

Every other little word of the list, and no word at all, must read far worse in the gap. At the easy level three
words stand there to choose from.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lessons.exercises.shared import MOST, NO_JUDGE, WHOLE, fitting_sentences, put_in
from lessons.exercises.types import Exercise, Item, Material
from reader.fluency import IndifferentJudge, Judge, load_judge, tokens
from reader.plain.types import PlainSentence

KIND = "small-words"
FEWEST = 3
REST = "it has none of the small words that are asked for, or shares its place with another item"
#: How much less likely (natural log) any other little word must be in the gap.
CLEARLY_WORSE = 3.5
_LENGTHS = (6, 36)
#: Sentences with more words come last.
_LONG = 26
#: Words that may be taken out. Words that could go or change without harm (the, that, and, only) are not among them.
_TAKEN = frozenset(
    "of to for with from by on at in about into than as who because is are was were has have had been be after before between through against during until without over under around out up off down away there would could will not".split()
)
#: How often a word may be asked for: at first, and where that gives too few items.
_MOST_ALIKE = (2, 3)
_OF_PLACE = frozenset(["at", "in", "on"])
_LITTLE = tuple(
    "of to for with from by on at in about into than as who which that because if when while and or but so though since until a an the this these his her its their our my your no not any some all every each more is am are was were has have had been be being will would can could may might must should do does did over under after before during through between among against without within across around near off out up down like per via upon toward towards where what how it they he she we you i there then also just only very too even still now such away behind beyond despite above below although whether".split()
)
#: Pairs that may stand for each other although the judge prefers one.
_ALIKE = ({"who", "that"}, {"because", "as", "since"}, {"in", "at", "on", "during"}, {"is", "was"}, {"am", "was"}, {"are", "were"}, {"has", "had"}, {"have", "had"})


@dataclass(frozen=True, slots=True)
class _Gap:
    sentence: PlainSentence
    word: str
    start: int
    wrong: tuple[str, ...]


def make(material: Material, rng: random.Random) -> Exercise | None:
    """Up to five sentences in the order of the text, no word more than two or three times."""
    judge = load_judge()
    if isinstance(judge, IndifferentJudge):
        material.leave_out(KIND, "", NO_JUDGE)
        return None
    found = list(_gaps(material))
    rng.shuffle(found)
    found.sort(key=lambda one: len(one[0].text.split()) > _LONG)
    chosen: list[_Gap] = []
    for most, (sentence, word, start) in ((most, one) for most in _MOST_ALIKE for one in found):
        alike = sum(one.word == word for one in chosen)
        if len(chosen) == MOST or alike == most or any(one.sentence.sources[0] == sentence.sources[0] for one in chosen):
            continue
        wrong = wrong_words(sentence.text, start, word, judge)
        if wrong:
            chosen.append(_Gap(sentence, word, start, wrong))
        else:
            material.leave_out(KIND, sentence.text, f"another word may stand for “{word}”", sentence.sources)
    chosen.sort(key=lambda one: (one.sentence.sources[0], one.start))
    instruction = "Only one word is right. Circle its letter." if material.is_easy else "Write one small word in each gap."
    return Exercise(KIND, "Small words", instruction, tuple(_item(one, material.is_easy, rng) for one in chosen))


def _item(gap: _Gap, with_choices: bool, rng: random.Random) -> Item:
    choices = [gap.word, *rng.sample(gap.wrong[:6], 2)] if with_choices else []
    rng.shuffle(choices)
    says = gap.sentence.text
    return Item(
        id=f"{KIND}-{gap.sentence.sources[0].start}-{gap.start}",
        prompt=put_in(says, gap.start, gap.word),
        answer=gap.word,
        evidence=gap.sentence.sources,
        says=says,
        choices=tuple(choices),
    )


def wrong_words(sentence: str, start: int, word: str, judge: Judge) -> tuple[str, ...]:
    """Little words that read far worse at ``start``, worst last; none where one of them reads nearly as well."""
    before, after = sentence[:start], sentence[start + len(word) :]
    right = judge.log_probability(tokens(sentence))
    # A gap changes nothing far away: three words on either side decide.
    found: list[tuple[float, str]] = []
    for other in _LITTLE:
        if other == word:
            continue
        margin = right - judge.log_probability(tokens(before + other + after))
        if margin < (CLEARLY_WORSE * 2 if any({word, other} <= pair for pair in _ALIKE) else CLEARLY_WORSE):
            return ()
        found.append((margin, other))
    if right - judge.log_probability(tokens(re.sub(r"\s+", " ", before + after))) < 1.0:
        return ()
    return tuple(other for _, other in sorted(found))


def _gaps(material: Material) -> Iterator[tuple[PlainSentence, str, int]]:
    for sentence, doc in fitting_sentences(material, KIND, _LENGTHS, WHOLE):
        for token in doc:
            if token.text not in _TAKEN or not 1 < token.i < len(doc) - 2 or token.ent_type_:
                continue
            if token.text in _OF_PLACE and doc[token.i + 1].ent_type_:  # "at" and "in Wembley Stadium"
                continue
            if doc[token.i - 1].whitespace_ and token.whitespace_ and not doc[token.i + 1].is_punct:
                yield sentence, token.text, token.idx
