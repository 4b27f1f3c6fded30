"""Spelling: three ways to write a word of the text, of which one is right.

The wrong ways are mistakes that people really make: one letter of two, "ie" for "ei", "ance" for "ence", a silent
letter left out. A wrong way that is a word, or right in British or American English, is not offered.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lessons.exercises.shared import MOST, WHOLE, fitting_sentences, put_in
from lessons.exercises.types import Exercise, Item, Material
from reader.lexicon.linting import zipf
from reader.plain.types import PlainSentence
from reader.readability.lists import dictionary_words

KIND = "spelling"
FEWEST = 3
REST = "no long and common word of it is often written wrong"
_LENGTHS = (5, 30)
#: What is written wrong, and how: each change alone makes one wrong way.
_MISTAKES: tuple[tuple[str, str], ...] = (
    (r"(?<=[a-z])ie(?=[a-z])", "ei"), (r"(?<=[a-z])ei(?=[a-z])", "ie"),
    (r"ance\b", "ence"), (r"ence\b", "ance"), (r"ant\b", "ent"), (r"(?<!m)ent\b", "ant"),
    (r"able\b", "ible"), (r"ible\b", "able"), (r"tion\b", "sion"), (r"ssion\b", "tion"),
    (r"^kn", "n"), (r"^wr", "r"), (r"mb\b", "m"), (r"(?<=[a-z])gh(?=t)", ""), (r"^ph", "f"), (r"(?<=[a-z])ph", "f"),
    (r"(?<=[a-z])sc(?=[ei])", "s"), (r"(?<=[a-z])rn(?=m)", "r"), (r"cially\b", "caly"), (r"tially\b", "taly"),
    (r"ful\b", "full"), (r"(?<=[aeiou])([bcdfgmnprst])\1(?=[aeiouy])", r"\1"), (r"(?<=[aeiou])ll(?=y)", "l"),
    (r"(?<=[aeiou])([mnprst])(?=[aeio][a-z])", r"\1\1"), (r"(?<=[a-z])ely\b", "ly"), (r"ary\b", "ery"), (r"ery\b", "ary"),
    (r"(?<=[bcdfgmnprst])e(?=r[a-z])", "a"), (r"(?<=[a-z])ou(?=s\b)", "u"), (r"(?<=[a-z])ea(?=[a-z])", "ae"),
    (r"(?<=[a-z])qu(?=[aei])", "kw"), (r"(?<=[b-df-hj-np-tv-z])i(?=[b-df-hj-np-tv-z][aeiou])", "e"),
)  # fmt: skip
#: Words whose British and American spellings differ: either could be right.
_TWO_WAYS = re.compile(
    r"our|or\b|i[sz](?:e|ed|es|er|ing|ation)\b|y[sz]e|tre\b|eter\b|ll(?:ed|ing|er)|[^l]l(?:ed|ing|er)\b|ogue|log\b"
    r"|ae|oe|(?:ff|ef)en[sc]e|icen[sc]e|racti[sc]e|gramm|judg|age?ing|pp?(?:ed|ing)\b|fulfil|skil|ward|enrol"
)


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    lemma: str
    sentence: PlainSentence
    start: int
    wrong: tuple[str, ...]


def make(material: Material, rng: random.Random) -> Exercise | None:
    """Up to five words in their sentences, the hardest first; at the easy level common words first."""
    chosen: list[_Word] = []
    words = sorted(_words(material), key=lambda one: ((-1 if material.is_easy else 1) * zipf(one.text), one.start, one.text))
    for word in words:
        if len(chosen) < MOST and not any(word.lemma == one.lemma or word.sentence == one.sentence for one in chosen):
            chosen.append(word)
    chosen.sort(key=lambda one: (one.sentence.sources[0], one.start))
    return Exercise(KIND, "Spelling", "Only one spelling is right. Circle its letter.", tuple(_item(word, rng) for word in chosen))


def _item(word: _Word, rng: random.Random) -> Item:
    choices = [word.text, *rng.sample(word.wrong, 2)]
    rng.shuffle(choices)
    says = word.sentence.text
    return Item(
        id=f"{KIND}-{word.text}",
        prompt=put_in(says, word.start, word.text),
        answer=word.text,
        evidence=word.sentence.sources,
        says=says,
        choices=tuple(choices),
    )


def misspellings(word: str) -> tuple[str, ...]:
    """Wrong ways to write a word, one mistake each; none of them is a word.

    >>> misspellings("believe")[0]
    'beleive'
    """
    found: dict[str, None] = {}
    for pattern, put in _MISTAKES:
        for match in re.finditer(pattern, word):
            wrong = word[: match.start()] + match.expand(put) + word[match.end() :]
            if wrong != word and wrong not in dictionary_words() and zipf(wrong) < min(2.8, zipf(word) - 1.2):
                found.setdefault(wrong)
    return tuple(found)


def _words(material: Material) -> Iterator[_Word]:
    shown = material.words_in_print
    for sentence, doc in fitting_sentences(material, KIND, _LENGTHS, WHOLE):
        for token in doc:
            word = token.text
            if not (token.is_alpha and token.is_lower and word.isascii() and len(word) > 5 and token.i and not token.ent_type_):
                continue
            if word in shown or not material.is_fair(word, token.lemma_):
                continue
            if word not in dictionary_words() or zipf(word) < 2.8 or doc.text.lower().count(word) > 1:
                continue
            if "-" in doc.text[token.idx - 1 : token.idx + len(word) + 1]:
                continue
            if _TWO_WAYS.search(word):
                material.leave_out(KIND, word, "British and American English may write it in two ways", sentence.sources)
                continue
            wrong = misspellings(word)
            if len(wrong) > 1:
                yield _Word(word, token.lemma_.lower(), sentence, token.idx, wrong)
