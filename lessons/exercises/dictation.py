"""Dictation: sentences of the story that a class can write down by ear, from the kit's sound or a teacher's voice.

Only sentences whose spelling can be heard: no numbers, no abbreviations, no marks but commas. Names that are hard to
write by ear are given. The note says which sentence of the story it is; ``spoken_times`` says where the sound has it.
"""

from __future__ import annotations

import html
import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lessons.exercises.shared import MOST, SENTENCE, Check, fitting_sentences
from lessons.exercises.types import Exercise, Item, Material
from reader.lexicon.linting import zipf
from reader.plain.types import PlainSentence

if TYPE_CHECKING:
    from spacy.tokens import Doc

KIND = "dictation"
FEWEST = 3
REST = "another sentence of the text says the same"
_LENGTHS = {"easy": (4, 11), "plain": (6, 18)}
#: Every word must be so common (Zipf scale) that a class can write it; a name must be more so, or it is given.
_COMMON = {"easy": 3.8, "plain": 3.2}
_COMMON_NAME = 4.2
_MOST_GIVEN = {"easy": 1, "plain": 2}
_HEARD: Check = (
    lambda doc: bool(re.fullmatch(r"[A-Z](?:[A-Za-z ,]|(?<=[a-z])[’'](?=[a-z]))+\.", doc.text)) and doc.text.count(",") < 3,
    "it has numbers or marks that nobody can hear",
)


@dataclass(frozen=True, slots=True)
class _Heard:
    number: int
    sentence: PlainSentence
    given: tuple[str, ...]


def make(material: Material, rng: random.Random) -> Exercise | None:
    """Up to five sentences in the order of the story, those without names to give first."""
    found = list(_sentences(material))
    rng.shuffle(found)
    found.sort(key=lambda one: len(one.given))
    chosen = sorted(found[:MOST], key=lambda one: one.number)
    instruction = "Cover the text. Listen to each sentence two times, then write it down."
    return Exercise(KIND, "Dictation", instruction, tuple(_item(one) for one in chosen), lines=1)


def _item(one: _Heard) -> Item:
    text = one.sentence.text
    given = f"; given: {', '.join(one.given)}" if one.given else ""
    return Item(
        id=f"{KIND}-{one.sentence.sources[0].start}-{len(text)}",
        prompt=f"{len(text.split())} words, the first is “{text.split()[0].strip(',')}”{given}:",
        answer=text,
        evidence=one.sentence.sources,
        says=text,
        note=f"sentence {one.number} of the story",
    )


def _sentences(material: Material) -> Iterator[_Heard]:
    level = "easy" if material.is_easy else "plain"
    numbers = {id(sentence): number for number, sentence in enumerate(material.plain.sentences, 1)}
    seen: set[str] = set()
    for sentence, doc in fitting_sentences(material, KIND, _LENGTHS[level], _HEARD, SENTENCE):
        if sentence.text in seen:
            continue
        seen.add(sentence.text)
        given = _names(doc)
        hard = [token.text for token in doc if token.is_alpha and token.text not in " ".join(given) and not _can_be_written(token.lower_, level)]
        if hard:
            material.leave_out(KIND, sentence.text, f"“{hard[0]}” is hard to write by ear", sentence.sources)
        elif len(given) > _MOST_GIVEN[level]:
            material.leave_out(KIND, sentence.text, "it has many names that are hard to write by ear", sentence.sources)
        else:
            yield _Heard(numbers[id(sentence)], sentence, given)


def _names(doc: Doc) -> tuple[str, ...]:
    """The names that are hard to write by ear, as they stand in the sentence: "Anna Reed"."""
    found: list[list[str]] = []
    last = -2
    for token in doc:
        is_common = zipf(token.lower_) >= _COMMON_NAME and len(token) > 2 and not re.search(r"[A-Z].*[A-Z]", token.text)
        is_hard = token.pos_ == "PROPN" and not is_common
        is_part = token.pos_ == "PROPN" and token.i == last + 1
        if is_part:
            found[-1].append(token.text)
        elif is_hard:
            found.append([*([doc[token.i - 1].text] if token.i and doc[token.i - 1].pos_ == "PROPN" else []), token.text])
        if is_part or is_hard:
            last = token.i
    return tuple(dict.fromkeys(" ".join(words) for words in found))


def _can_be_written(word: str, level: str) -> bool:
    return all(zipf(part) >= _COMMON[level] for part in re.findall(r"[a-z]+", word))


@dataclass(frozen=True, slots=True)
class Spoken:
    """Where a sound has a sentence, in seconds from its beginning."""

    start: float
    end: float

    @property
    def shown(self) -> str:
        """The beginning as a player shows it.

        >>> Spoken(83.4, 86.0).shown
        '1:23'
        """
        return f"{int(self.start) // 60}:{int(self.start) % 60:02}"


def spoken_times(sentences: Mapping[str, str], captions: str) -> dict[str, Spoken]:
    """For each sentence, by its key, where the sound of the story has its sentence, from the sound's captions (WebVTT).

    A sentence that the captions don't have has no time.

    >>> spoken_times({"d-1": "The rain fell."}, "WEBVTT\\n\\n00:00.100 --> 00:01.500\\nThe rain\\n\\n00:01.500 --> 00:02.250\\nfell.\\n")
    {'d-1': Spoken(start=0.1, end=2.25)}
    """
    cues = _cues(captions)
    found: dict[str, Spoken] = {}
    for key, sentence in sentences.items():
        for first in range(len(cues)):
            last = _end_of(_squeezed(sentence), [text for _, text in cues[first:]])
            if last:
                found[key] = Spoken(cues[first][0].start, cues[first + last - 1][0].end)
                break
    return found


def _end_of(sentence: str, texts: list[str]) -> int:
    """How many cues from the first one make up the sentence; 0 where they don't."""
    whole = ""
    for number, text in enumerate(texts, 1):
        whole += text
        if whole == sentence:
            return number
        if not sentence.startswith(whole):
            return 0
    return 0


_CUE = re.compile(r"(?:(\d+):)?(\d+):(\d+\.\d+) --> (?:(\d+):)?(\d+):(\d+\.\d+)[^\n]*\n(.+?)(?:\n\n|\Z)", re.S)


def _cues(captions: str) -> list[tuple[Spoken, str]]:
    return [(Spoken(_seconds(*found[:3]), _seconds(*found[3:6])), _squeezed(found[6])) for found in _CUE.findall(captions)]


def _seconds(hours: str, minutes: str, seconds: str) -> float:
    return int(hours or 0) * 3600 + int(minutes) * 60 + float(seconds)


def _squeezed(text: str) -> str:
    """A text without its spaces and tags, with its signs as they are."""
    return re.sub(r"\s", "", html.unescape(re.sub(r"<[^>]*>", "", text)))
