"""Everything that the formulas need, counted in one pass over the body of an article.

What a word is and which words are familiar, complex or names: ``reader.readability.words``. Syllables:
``reader.readability.syllables``. A sentence is one of ``Article.sentences`` that has a letter or a digit.

A text is cut at its spaces, and each piece is looked up: ``reader.readability.pieces`` has its counts, so that most of
the work is one sum.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reader.article import Article, Block
from reader.errors import ReadingError
from reader.readability.pieces import BITS, END, LEFT_OPEN, MASK, OPEN, PACKED, PIECES
from reader.readability.sentences import count_sentences, ends_between

#: The longest text, in characters, whose counts are sure to fit into one packed number: no text has more than three
#: syllables for each character ("7.7" has five).
FITS = 20_000
_COUNTED = PACKED[: PACKED.index("ends")]
_ENDS_AT, _OPEN_AT = BITS * PACKED.index("ends"), BITS * PACKED.index("open")


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


def unpack(packed: int, sentences: int, characters: int) -> Counts:
    """``Counts`` from a packed number and what is not in it."""
    words, syllables, letters, *rest = ((packed >> BITS * place) & MASK for place in range(len(_COUNTED)))
    return Counts(words, sentences, syllables, letters, characters, *rest)


def count_text(text: str, sentences: int) -> Counts:
    """The counts of a text of any length, with so many sentences."""
    if len(text) <= FITS:
        pieces = text.split()
        return unpack(_add_up(pieces)[0], sentences, sum(map(len, pieces)))
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
        found, ends = _add_up(pieces)
        if not found & MASK:
            continue
        packed += found
        if is_clean or _is_clean(piece):
            characters += len(piece) - len(pieces) + 1
            sentences += count_sentences(piece) if ends is None else ends
        else:
            characters += sum(map(len, pieces))
            sentences += count_sentences(piece)
    last = unpack(packed, sentences, characters)
    return counts + last if counts.words else last


def _is_clean(block: str) -> bool:
    return block.isprintable() and "  " not in block and block[0] != " " and block[-1] != " "


def _add_up(pieces: Sequence[str]) -> tuple[int, int | None]:
    """The packed counts of a block that was cut at its spaces, and its sentences.

    ``None`` for sentences where only ``count_sentences`` knows; what is given is right for a block with a word.
    """
    values = [*map(PIECES.__getitem__, pieces)]
    packed = sum(values)
    ends: int | None = packed >> _ENDS_AT & MASK
    place = -1
    for _ in range(packed >> _OPEN_AT):
        place = values.index(LEFT_OPEN, place + 1)
        counts, flags = OPEN[pieces[place]]
        packed += counts
        if ends is not None:
            more = ends_between(pieces, place, flags)
            ends = None if more is None else ends + more
    if ends is None or (values and values[-1] & END):
        return packed, ends
    return packed, ends + 1


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
