"""Everything that the formulas need, counted in one pass over an article's body.

What counts as what, once for all formulas:

- A **word** is a run of letters or digits; apostrophes, points and hyphens inside belong to it ("don't", "U.N.",
  "peace-keeping" are one word each), dashes part words. A curly apostrophe is the same as a straight one.
- A **sentence** is one of ``Article.sentences``. A block that is a list item counts like a sentence of its own.
- **Difficult** words are not on the Dale-Chall list, in no regular inflection, and are no names and no numbers.
- **Complex** words (Gunning) have three syllables or more without counting -es, -ed, -ing, and are no names and
  no compounds of easy words.
- A **name** is a word with a capital that does not begin its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from reader.article import Article, Span
from reader.readability.syllables import syllables_of

WORD = re.compile(r"[^\W_]+(?:[.’'&@/-]+[^\W_]+)*(?:(?<=\.\w)\.)?")
_BITS = 24
_FIELDS = ("syllables", "letters", "characters", "polysyllables", "monosyllables", "complex_words", "difficult_words", "long_words")
_MASK = (1 << _BITS) - 1
_SAMPLE = 100


@dataclass(frozen=True, slots=True)
class Counts:
    """The counts of a text; all are whole numbers.

    ``characters`` are letters and digits; ``polysyllables`` are words of three syllables or more;
    ``long_words`` have more than six letters; ``unfamiliar_words`` are the difficult words, each counted once
    (Spache); the three ``sample_`` counts are those of the first 100 words (Linsear Write).
    """

    words: int = 0
    sentences: int = 0
    syllables: int = 0
    letters: int = 0
    characters: int = 0
    polysyllables: int = 0
    monosyllables: int = 0
    complex_words: int = 0
    difficult_words: int = 0
    long_words: int = 0
    unfamiliar_words: int = 0
    sample_easy: int = 0
    sample_hard: int = 0
    sample_sentences: int = 0


@lru_cache(maxsize=1)
def easy_words() -> frozenset[str]:
    """The Dale-Chall list of 3,000 easy words, as the installed textstat carries it."""
    spec = find_spec("textstat")
    if spec is None or spec.origin is None:
        return frozenset()
    path = Path(spec.origin).parent / "resources" / "en" / "easy_words.txt"
    return frozenset(path.read_text(encoding="utf-8").split())


def is_easy(word: str) -> bool:
    """Whether a lower-case word, or the word that it is a regular inflection of, is on the Dale-Chall list."""
    known = easy_words()
    return any(form in known for form in _bases(word))


def _bases(word: str) -> Iterable[str]:
    yield word
    if word.endswith(("'s", "s'")):
        word = word[:-2] if word.endswith("'s") else word[:-1]
        yield word
    for end, puts in (
        ("ies", ("y",)), ("ied", ("y",)), ("iest", ("y",)), ("ier", ("y",)), ("es", ("", "e")), ("s", ("",)),
        ("ed", ("", "e")), ("ing", ("", "e")), ("est", ("", "e")), ("er", ("", "e")), ("ly", ("",)), ("n't", ("",)),
    ):  # fmt: skip
        if word.endswith(end) and len(word) - len(end) >= 2:
            stem = word[: -len(end)]
            yield from (stem + put for put in puts)
            if end in ("ed", "ing", "est", "er") and len(stem) > 2 and stem[-1] == stem[-2]:
                yield stem[:-1]


class _Packed(dict[str, int]):
    """For each word form its eight counts, packed into one whole number, so that a text is one sum."""

    def __missing__(self, word: str) -> int:
        packed = 0
        for number, value in enumerate(_features(word)):
            packed |= value << (_BITS * number)
        if len(self) < 500_000:
            self[word] = packed
        return packed


def _features(word: str) -> tuple[int, ...]:
    syllables = syllables_of(word)
    letters = sum(one.isalpha() for one in word)
    characters = letters + sum(one.isdigit() for one in word)
    numeric = letters < characters
    name = word[:1].isupper()
    lower = word.lower().replace("’", "'")
    difficult = not name and not numeric and not _compound_is_easy(lower)
    return (
        syllables,
        letters,
        characters,
        int(syllables >= 3),
        int(syllables == 1),
        int(syllables >= 3 and not name and not numeric and "-" not in word and _is_complex(lower, syllables)),
        int(difficult),
        int(letters > 6),
    )


def _compound_is_easy(lower: str) -> bool:
    return all(is_easy(part) for part in lower.split("-") if part)


def _is_complex(lower: str, syllables: int) -> bool:
    """Gunning: endings do not make a word complex."""
    if syllables == 3 and lower.endswith(("es", "ed")):
        stem = lower[:-2] if not lower.endswith("ies") else lower[:-3] + "y"
        return min(syllables_of(stem), syllables_of(stem + "e")) >= 3
    if syllables == 3 and lower.endswith("ing"):
        return syllables_of(lower[:-3]) >= 3
    return True


_PACKED = _Packed()


def words_in(text: str, span: Span | None = None) -> list[str]:
    """The words of a text, or of a stretch of it.

    >>> words_in("Mr. Kim—of the U.N.—didn’t smoke.")
    ['Mr', 'Kim', 'of', 'the', 'U.N.', 'didn’t', 'smoke']
    """
    return WORD.findall(text, span.start, span.end) if span else WORD.findall(text)


def count_sentences(sentences: list[list[str]]) -> Counts:
    """The counts of sentences that are given as lists of words; a sentence without a word does not count."""
    everything: list[str] = []
    kept = 0
    sample_sentences = 0
    for words in sentences:
        if not words:
            continue
        kept += 1
        sample_sentences += len(everything) < _SAMPLE
        first = words[0]
        everything.append(first.lower() if first[1:].islower() or len(first) == 1 else first)
        everything += words[1:]
    lookup = _PACKED.__getitem__
    packed = sum(map(lookup, everything))
    values = {name: packed >> (_BITS * number) & _MASK for number, name in enumerate(_FIELDS)}
    difficult_bit = 1 << (_BITS * _FIELDS.index("difficult_words"))
    sample = sum(map(lookup, everything[:_SAMPLE]))
    hard = sample >> (_BITS * _FIELDS.index("polysyllables")) & _MASK
    return Counts(
        words=len(everything),
        sentences=kept,
        **values,
        unfamiliar_words=len({word.lower() for word in set(everything) if lookup(word) & difficult_bit}),
        sample_easy=min(len(everything), _SAMPLE) - hard,
        sample_hard=hard,
        sample_sentences=sample_sentences,
    )


def count(article: Article) -> Counts:
    """The counts of an article's body: captions, bylines and headlines are left out."""
    text = article.text
    return count_sentences([words_in(text, sentence.span) for sentence in article.sentences])
