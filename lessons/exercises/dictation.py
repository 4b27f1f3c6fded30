"""Dictation: sentences of the story that a class can write down by ear, from the kit's sound or a teacher's voice.

Only sentences whose spelling can be heard: no numbers, no abbreviations, no rare names, no marks but commas. The
note says which sentence of the story it is, as counted in the captions of the sound.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from lessons.exercises.shared import MOST, is_sentence, parsed_sentences
from lessons.exercises.types import Exercise, Item, Material
from reader.lexicon.linting import zipf
from reader.plain.types import PlainSentence

KIND = "dictation"
FEWEST = 4
_LENGTHS = {"easy": (4, 9), "plain": (6, 16)}
#: Every word must be so common (Zipf scale) that a class can write it.
_COMMON = {"easy": 3.8, "plain": 3.2}


def make(material: Material, rng: random.Random) -> Exercise | None:
    """Up to six sentences in the order of the story."""
    found = list(_sentences(material))
    chosen = sorted(rng.sample(found, min(MOST, len(found))), key=lambda pair: pair[0])
    if len(chosen) < FEWEST:
        return None
    items = tuple(
        Item(
            id=f"{KIND}-{one.sources[0].start}-{len(one.text)}",
            prompt=f"{len(one.text.split())} words, the first is “{one.text.split()[0].strip(',')}”:",
            answer=one.text,
            evidence=one.sources,
            says=one.text,
            note=f"sentence {number} of the story",
        )
        for number, one in chosen
    )
    instruction = "Cover the text. Listen to each sentence two times, then write it down."
    return Exercise(KIND, "Dictation", instruction, items, lines=1)


def _sentences(material: Material) -> Iterator[tuple[int, PlainSentence]]:
    level = "easy" if material.is_easy else "plain"
    low, high = _LENGTHS[level]
    seen: set[str] = set()
    for number, (sentence, doc) in enumerate(parsed_sentences(material), 1):
        text = sentence.text
        if not low <= len(text.split()) <= high or text in seen:
            continue
        seen.add(text)
        if not is_sentence(doc):
            continue
        if not re.fullmatch(r"[A-Z][A-Za-z ,’']+\.", text) or text.count(",") > 1:
            material.leave_out(KIND, text, "it has numbers or marks that nobody can hear", sentence.sources)
        elif any(zipf(word) < _COMMON[level] for word in re.findall(r"[a-z]+", text.lower())):
            material.leave_out(KIND, text, "it has a word or name that is hard to write by ear", sentence.sources)
        elif any((token.pos_ == "PROPN" and zipf(token.lower_) < 4.2) or re.search(r"[A-Z].*[A-Z]", token.text) for token in doc):
            material.leave_out(KIND, text, "it has a name that is hard to write by ear", sentence.sources)
        else:
            yield number, sentence
