"""Everything that the formulas need, counted in one pass over the body of an article.

What a word is and which words are familiar, complex or names: ``reader.readability.words``. Syllables:
``reader.readability.syllables``. A sentence is one of ``Article.sentences`` that has a letter or a digit.

Each piece of text between two spaces is looked up in a table that keeps its counts, packed into one whole number,
so that a text is one sum. A piece is worked out once, when it is met first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.article import Article, Block, Span
from reader.errors import ReadingError
from reader.readability.sentences import count_sentences
from reader.readability.syllables import count_syllables
from reader.readability.words import is_complex, is_familiar, is_name, words_in

#: The counts that are packed, from the lowest bits up.
PACKED = (
    "words", "syllables", "letters", "characters", "polysyllables", "long_words", "complex_words", "difficult_words",
    "unfamiliar_words",
)  # fmt: skip
#: Room for one count in a packed number: more than the longest text can fill.
BITS = 26
_MASK = (1 << BITS) - 1
(
    _WORD, _SYLLABLE, _LETTER, _CHARACTER, _POLYSYLLABLE, _LONG, _COMPLEX, _DIFFICULT, _UNFAMILIAR,
) = (1 << (BITS * number) for number in range(len(PACKED)))  # fmt: skip
#: What a name never is.
_HARD = _COMPLEX | _DIFFICULT | _UNFAMILIAR
_OUTER_MARKS = ".,;:!?…\"'“”‘’()[]{}«»-–—*/"
#: How many pieces, and how many words, are kept.
CAPACITY = 1 << 17


@dataclass(frozen=True, slots=True)
class Counts:
    """The counts of a text; whole numbers.

    ``letters`` are letters and digits of words, ``characters`` all signs but spaces; ``polysyllables`` have three
    syllables or more, ``long_words`` more than six letters; ``complex_words`` are Gunning's, ``difficult_words``
    Dale and Chall's, ``unfamiliar_words`` Spache's.

    >>> Counts(words=10, sentences=2).words_per_sentence
    5.0
    """

    words: int = 0
    sentences: int = 0
    syllables: int = 0
    letters: int = 0
    characters: int = 0
    polysyllables: int = 0
    long_words: int = 0
    complex_words: int = 0
    difficult_words: int = 0
    unfamiliar_words: int = 0

    @property
    def words_per_sentence(self) -> float:
        """The mean length of a sentence. Raises ``ReadingError`` where there are no sentences."""
        return self.words / (self.sentences or _nothing())

    def per_word(self, count: int) -> float:
        """A count for each word. Raises ``ReadingError`` where there are no words."""
        return count / (self.words or _nothing())

    def per_sentence(self, count: int) -> float:
        """A count for each sentence. Raises ``ReadingError`` where there are no sentences."""
        return count / (self.sentences or _nothing())

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))


def _nothing() -> int:
    raise ReadingError("the text", "holds no words that count", "give it the text of a story")


class _Words(dict[str, int]):
    """A word → its counts, packed."""

    def __missing__(self, word: str) -> int:
        if len(self) >= CAPACITY:
            self.clear()
        packed = self[word] = _measure(word)
        return packed


class _Pieces(dict[str, int]):
    """What stands between two spaces → its counts, packed."""

    def __missing__(self, piece: str) -> int:
        if len(self) >= CAPACITY:
            self.clear()
        word = piece.strip(_OUTER_MARKS)
        packed = WORDS[word] if word.isalpha() else sum(WORDS[one] for one in words_in(piece))
        packed += len(piece) * _CHARACTER
        self[piece] = packed
        return packed


def _measure(word: str) -> int:
    if word[1:].islower() and word[0].isupper() and word.isalpha() and (lower := word.lower()) != word:
        # "Envoy" counts as "envoy", unless it is a name.
        packed = WORDS[lower]
        return packed if not packed & _HARD or not is_name(word) else packed & ~_HARD
    syllables = count_syllables(word)
    letters = len(word) if word.isalpha() else sum(sign.isalnum() for sign in word)
    packed = _WORD + syllables * _SYLLABLE + letters * _LETTER
    if letters > 6:
        packed += _LONG
    if syllables > 2:
        packed += _POLYSYLLABLE
        if is_complex(word, syllables):
            packed += _COMPLEX
    if not is_familiar(word):
        packed += _DIFFICULT + _UNFAMILIAR
    elif not is_familiar(word, spache=True):
        packed += _UNFAMILIAR
    return packed


WORDS, _PIECES = _Words(), _Pieces()


def pack(text: str) -> int:
    """The packed counts of a text, without its sentences."""
    return sum(map(_PIECES.__getitem__, text.split()))


def unpack(packed: int, sentences: int) -> Counts:
    """``Counts`` from a packed number and the number of sentences."""
    words, *rest = ((packed >> shift) & _MASK for shift in range(0, BITS * len(PACKED), BITS))
    return Counts(words, sentences, *rest)


def count_blocks(text: str, blocks: Iterable[Block]) -> Counts:
    """The counts of the blocks that are given: each block's words, and its sentences."""
    packed = sentences = 0
    for block in blocks:
        piece = text[block.span.start : block.span.end]
        found = pack(piece)
        if found & _MASK:
            packed += found
            sentences += count_sentences(piece)
    return unpack(packed, sentences)


def count(article: Article) -> Counts:
    """The counts of an article's body: captions, bylines, credits, headlines and headings are left out.

    Raises ``ReadingError`` where the body has no word.

    >>> count(Article.from_text("Rain fell. Roads closed."))  # doctest: +ELLIPSIS
    Counts(words=4, sentences=2, syllables=4, letters=19, characters=21, ...)
    """
    counts = count_blocks(article.text, article.body)
    if not counts.words:
        raise ReadingError(article.source or "the article", "has no words in its body", "give it the text of a story")
    return counts


def count_spans(text: str, sentences: Sequence[Span]) -> Counts:
    """The counts of some sentences, wherever they stand; a sentence without a word does not count."""
    packed = number = 0
    for span in sentences:
        found = pack(span.of(text))
        if found & _MASK:
            packed += found
            number += 1
    return unpack(packed, number)
