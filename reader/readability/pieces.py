"""What one piece of text between two spaces adds to the counts: worked out when it is met first, then looked up.

The counts of a piece are packed into one whole number, so that those of a text are one sum.
"""

from __future__ import annotations

from reader.readability.kept import Kept
from reader.readability.sentences import Stop, stop_flags
from reader.readability.syllables import count_syllables
from reader.readability.words import is_complex, is_familiar, is_name, words_in

#: The counts that are packed, from the lowest bits up. ``ends`` are pieces with which a sentence is sure to end,
#: ``open`` those whose counts stand in ``OPEN``, since their neighbours decide whether a sentence ends.
PACKED = (
    "words", "syllables", "letters", "polysyllables", "long_words", "complex_words", "difficult_words",
    "unfamiliar_words", "ends", "open",
)  # fmt: skip
#: Room for one count in a packed number.
BITS = 16
MASK = (1 << BITS) - 1
WORD, SYLLABLE, LETTER, POLYSYLLABLE, LONG, COMPLEX, DIFFICULT, UNFAMILIAR, END, LEFT_OPEN = (
    1 << BITS * number for number in range(len(PACKED))
)
#: What a name never is.
_HARD = COMPLEX | DIFFICULT | UNFAMILIAR
_OUTER_MARKS = ".,;:!?…\"'“”‘’()[]{}«»-–—*/"
#: Marks after a word that end no sentence and begin none.
_PAUSES = frozenset(",;:")
_SURE = frozenset({Stop.NONE, Stop.END})
#: How many pieces, and how many words, are kept, and the longest that is, in characters.
CAPACITY, LONGEST_KEPT = 1 << 17, 60


def _pack(piece: str) -> int:
    word = piece.strip(_OUTER_MARKS)
    if word.isalpha() and (len(word) == len(piece) or piece[len(word) :] in _PAUSES):
        return WORDS[word]
    flags = stop_flags(piece)
    return _measure_piece(piece) + (END if flags else 0) if flags in _SURE else LEFT_OPEN


def _pack_open(piece: str) -> tuple[int, int]:
    return _measure_piece(piece), stop_flags(piece)


def _measure_piece(piece: str) -> int:
    """The packed counts of the words of a piece."""
    word = piece.strip(_OUTER_MARKS)
    return WORDS[word] if word.isalpha() else sum(map(WORDS.__getitem__, words_in(piece)))


def _measure(word: str) -> int:
    if len(word) > 1 and word.istitle() and word.isalpha() and word.isascii():
        return _measure_capitalised(word)
    syllables = count_syllables(word)
    letters = len(word) if word.isalpha() else sum(sign.isalnum() for sign in word)
    packed = WORD + syllables * SYLLABLE + letters * LETTER
    if letters > 6:
        packed += LONG
    if syllables > 2:
        packed += POLYSYLLABLE
        if is_complex(word, syllables):
            packed += COMPLEX
    if not is_familiar(word):
        packed += DIFFICULT
    if not is_familiar(word, spache=True):
        packed += UNFAMILIAR
    return packed


def _measure_capitalised(word: str) -> int:
    """ "Envoy" counts as "envoy", unless it is a name."""
    packed = WORDS[word.lower()]
    if packed & _HARD and is_name(word):
        return packed & ~_HARD
    if packed & UNFAMILIAR and is_familiar(word, spache=True):
        packed &= ~UNFAMILIAR
    return packed


#: A word → its counts, packed.
WORDS = Kept(_measure, capacity=CAPACITY, longest=LONGEST_KEPT)
#: A piece → its counts, packed; ``LEFT_OPEN`` where the neighbours must be looked at.
PIECES = Kept(_pack, capacity=CAPACITY, longest=LONGEST_KEPT)
#: A piece whose neighbours must be looked at → its counts, packed, and what it may mean (``Stop``).
OPEN = Kept(_pack_open, capacity=CAPACITY, longest=LONGEST_KEPT)
