"""Slash the spaces: sentences written in one go; a line has to be drawn between the words.

A row of letters that could be read as other words ("nowhere", "now here") is left out.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from lessons.exercises.shared import MOST, SENTENCE, WHOLE, Check, fitting_sentences
from lessons.exercises.types import Exercise, Item, Material
from reader.fluency import Judge, load_judge, tokens
from reader.lexicon.linting import zipf
from reader.plain.types import PlainSentence
from reader.readability.lists import dictionary_words

KIND = "spaces"
FEWEST = 3
REST = "another sentence of the text says the same"
#: How much less likely (natural log) any other way to read the letters must be.
CLEARLY_WORSE = 4.0
_LENGTHS = {"easy": (4, 12), "plain": (6, 22)}
#: Sentences with more words come last.
_LONG = {"easy": 9, "plain": 16}
_PLAIN: Check = (lambda doc: bool(re.fullmatch(r"[“\"]?[A-Z][\w ,’'%£$“”\"-]+\.[”\"]?", doc.text)), "it has marks that would tell where its words end")


def make(material: Material, rng: random.Random) -> Exercise | None:
    """Up to five sentences in the order of the text; longer ones at the plain level."""
    judge = load_judge()
    sentences = list(_sentences(material))
    rng.shuffle(sentences)
    longest = _LONG["easy" if material.is_easy else "plain"]
    sentences.sort(key=lambda one: len(one.text.split()) > longest)
    chosen: list[PlainSentence] = []
    for sentence in sentences:
        if not is_only_reading(sentence.text, judge):
            material.leave_out(KIND, sentence.text, "its letters could be read as other words", sentence.sources)
        elif len(chosen) < MOST:
            chosen.append(sentence)
    chosen.sort(key=lambda one: (one.sources[0], one.text))
    items = tuple(
        Item(
            id=f"{KIND}-{one.sources[0].start}-{len(one.text)}",
            prompt=re.sub(r"\s", "", one.text),
            answer=one.text,
            evidence=one.sources,
            says=one.text,
        )
        for one in chosen
    )
    return Exercise(KIND, "Where are the spaces?", "The spaces are lost. Draw a line between the words.", items)


def _sentences(material: Material) -> Iterator[PlainSentence]:
    seen: set[str] = set()
    for sentence, _ in fitting_sentences(material, KIND, _LENGTHS["easy" if material.is_easy else "plain"], _PLAIN, WHOLE, SENTENCE):
        if sentence.text not in seen:
            seen.add(sentence.text)
            yield sentence


def is_only_reading(sentence: str, judge: Judge) -> bool:
    """Whether no two neighbours, and no single word, can be cut into words in another place.

    >>> from reader.fluency import IndifferentJudge
    >>> is_only_reading("They are now here.", IndifferentJudge())
    False
    """
    words = re.findall(r"[\w’'-]+", sentence)
    right = judge.log_probability(tokens(sentence))
    for place, word in enumerate(words):
        following = words[place + 1] if place + 1 < len(words) else ""
        for other in (*_cuts(word.lower()), *(_recuts(word.lower(), following.lower()) if following else ())):
            text = " ".join([*words[:place], *other, *words[place + (2 if "".join(other) != word.lower() else 1) :]])
            if judge.log_probability(tokens(text + ".")) > right - CLEARLY_WORSE:
                return False
    return True


def _is_word(text: str) -> bool:
    return text in ("a", "i") if len(text) == 1 else text in dictionary_words() and zipf(text) > 3


def _cuts(word: str) -> Iterator[tuple[str, ...]]:
    for place in range(1, len(word)):
        if _is_word(word[:place]) and _is_word(word[place:]):
            yield word[:place], word[place:]


def _recuts(one: str, other: str) -> Iterator[tuple[str, ...]]:
    whole = one + other
    if _is_word(whole):
        yield (whole,)
    for first, second in _cuts(whole):
        if first != one:
            yield first, second
