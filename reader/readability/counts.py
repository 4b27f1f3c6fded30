"""Everything that the formulas need, counted in one pass over the body of an article.

What a word is and which words are familiar, complex or names: ``reader.readability.words``. Syllables:
``reader.readability.syllables``. A sentence is one of ``Article.sentences`` that has a letter or a digit.

Each piece of text between two spaces is looked up in a table that keeps its counts, packed into one whole number,
so that a text is one sum. A piece is worked out once, when it is met first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reader.article import Article, Block
from reader.errors import ReadingError
from reader.readability.sentences import count_sentences, count_unsure, needs_pairs, stop_flags
from reader.readability.syllables import count_syllables
from reader.readability.words import is_complex, is_familiar, is_name, words_in

#: The counts that are packed, from the lowest bits up. The last three are for the ends of sentences.
PACKED = (
    "words", "syllables", "letters", "polysyllables", "long_words", "complex_words", "difficult_words",
    "unfamiliar_words", "ends", "quoted_ends", "odd_starts", "unsure",
)  # fmt: skip
#: Room for one count in a packed number, and the longest text, in characters, that is sure to fit: no text has more
#: than three syllables for each character ("7.7" has five).
BITS, FITS = 16, 20_000
_MASK = (1 << BITS) - 1
(
    _WORD, _SYLLABLE, _LETTER, _POLYSYLLABLE, _LONG, _COMPLEX, _DIFFICULT, _UNFAMILIAR, _END, _QUOTED_END, _ODD_START, _UNSURE,
) = (1 << (BITS * number) for number in range(len(PACKED)))  # fmt: skip
_ANY_END, _ANY_UNSURE = _MASK * (_END | _QUOTED_END), _MASK * _UNSURE
_ANY_ODD = _MASK * (_QUOTED_END | _ODD_START)
_END_AT, _QUOTED_AT, _UNSURE_AT = (BITS * PACKED.index(name) for name in ("ends", "quoted_ends", "unsure"))
#: What a name never is.
_HARD = _COMPLEX | _DIFFICULT | _UNFAMILIAR
_OUTER_MARKS = ".,;:!?…\"'“”‘’()[]{}«»-–—*/"
#: Marks after a word that end no sentence and begin none.
_PAUSES = frozenset(",;:")
#: How many pieces, and how many words, are kept, and the longest that is, in characters.
CAPACITY, LONGEST_KEPT = 1 << 17, 60


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
        packed = _measure(word)
        if len(word) <= LONGEST_KEPT:
            if len(self) >= CAPACITY:
                self.clear()
            self[word] = packed
        return packed


class _Pieces(dict[str, int]):
    """What stands between two spaces → its counts, packed."""

    def __missing__(self, piece: str) -> int:
        word = piece.strip(_OUTER_MARKS)
        is_word = word.isalpha()
        packed = WORDS[word] if is_word else sum(WORDS[one] for one in words_in(piece))
        if not (is_word and (len(word) == len(piece) or piece[len(word) :] in _PAUSES)) and (
            flags := stop_flags(piece)
        ):
            packed += flags & 1 and _END
            packed += flags & 2 and _QUOTED_END
            packed += flags & 4 and _ODD_START
            packed += flags & 8 and _UNSURE
        if len(piece) <= LONGEST_KEPT:
            if len(self) >= CAPACITY:
                self.clear()
                _UNSURE_PIECES.clear()
            if packed & _UNSURE:
                _UNSURE_PIECES.add(piece)
            self[piece] = packed
        return packed


def _measure(word: str) -> int:
    is_word = word.isalpha()
    if is_word and word[1:].islower() and word[0].isupper() and (lower := word.lower()) != word:
        # "Envoy" counts as "envoy", unless it is a name.
        packed = WORDS[lower]
        if packed & _HARD and is_name(word):
            return packed & ~_HARD
        return packed & ~_UNFAMILIAR if packed & _UNFAMILIAR and is_familiar(word, spache=True) else packed
    syllables = count_syllables(word)
    letters = len(word) if is_word else sum(sign.isalnum() for sign in word)
    packed = _WORD + syllables * _SYLLABLE + letters * _LETTER
    if letters > 6:
        packed += _LONG
    if syllables > 2:
        packed += _POLYSYLLABLE
        if is_complex(word, syllables):
            packed += _COMPLEX
    if not is_familiar(word):
        packed += _DIFFICULT
    if not is_familiar(word, spache=True):
        packed += _UNFAMILIAR
    return packed


WORDS, _PIECES = _Words(), _Pieces()
#: The pieces in the table after which the next one decides whether a sentence ends.
_UNSURE_PIECES: set[str] = set()


def pack(text: str) -> int:
    """The packed counts of a text of ``FITS`` characters at most."""
    return sum(map(_PIECES.__getitem__, text.split()))


def unpack(packed: int, sentences: int, characters: int) -> Counts:
    """``Counts`` from a packed number and what is not in it."""
    words, syllables, letters, *rest = ((packed >> shift) & _MASK for shift in range(0, _END_AT, BITS))
    return Counts(words, sentences, syllables, letters, characters, *rest)


def count_text(text: str, sentences: int) -> Counts:
    """The counts of a text of any length, with so many sentences."""
    if len(text) <= FITS:
        return unpack(pack(text), sentences, sum(map(len, text.split())))
    counts, room = Counts(sentences=sentences), FITS
    group: list[str] = []
    for piece in _cut(text.split()):
        if len(piece) > room:
            counts += count_text(" ".join(group), 0)
            group, room = [], FITS
        group.append(piece)
        room -= len(piece) + 1
    return counts + count_text(" ".join(group), 0)


def _cut(pieces: Iterable[str]) -> Iterator[str]:
    """The pieces, those cut that are longer than any word."""
    for piece in pieces:
        yield from (piece[start : start + FITS // 2] for start in range(0, len(piece), FITS // 2))


def count_blocks(text: str, blocks: Iterable[Block], *, is_clean: bool = False) -> Counts:
    """The counts of the blocks that are given: each block's words, and its sentences.

    ``is_clean`` says that between words there is always one plain space.
    """
    counts = Counts()
    packed = sentences = characters = used = 0
    for block in blocks:
        piece = text[block.span.start : block.span.end]
        if len(piece) > FITS:
            counts += count_text(piece, count_sentences(piece))
            continue
        used += len(piece)
        if used > FITS:
            counts += unpack(packed, sentences, characters)
            packed = sentences = characters = 0
            used = len(piece)
        pieces = piece.split()
        found = sum(map(_PIECES.__getitem__, pieces))
        if not found & _MASK:
            continue
        packed += found
        characters += len(piece) - len(pieces) + 1 if is_clean else sum(map(len, pieces))
        sentences += _count_ends(piece, pieces, found, is_clean)
    last = unpack(packed, sentences, characters)
    return counts + last if counts.words else last


def _count_ends(block: str, pieces: list[str], packed: int, is_clean: bool) -> int:
    """The sentences of a block that has a word: the sum of its sure ends, and what is asked about the others."""
    if not (is_clean or (block.isprintable() and "  " not in block and block[0] != " " and block[-1] != " ")):
        return count_sentences(block)
    if packed & _ANY_ODD and needs_pairs(block):
        return count_sentences(block)
    ends = (packed >> _END_AT & _MASK) + (packed >> _QUOTED_AT & _MASK)
    if _PIECES[pieces[-1]] & _ANY_END:
        ends -= 1
    if packed & _ANY_UNSURE:
        unsure = _UNSURE_PIECES.intersection(pieces)
        if sum(map(pieces.count, unsure)) != packed >> _UNSURE_AT:
            return count_sentences(block)
        more = count_unsure(block, pieces, unsure)
        if more is None:
            return count_sentences(block)
        ends += more
    return ends + 1


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
