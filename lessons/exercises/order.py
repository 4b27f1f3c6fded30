"""Put sentences in order: rows of three or four sentences that follow each other, mixed.

A row is one item: its sentences have only one order, since each needs the one before it.
"""

from __future__ import annotations

import random

from lessons.exercises.rows import Piece, choose_rows, find_rows, row_item
from lessons.exercises.shared import is_whole, parsed_sentences, taken_texts
from lessons.exercises.types import Exercise, Material

KIND = "order"
MOST = 2
FEWEST = 1
REST = "it is in no row of sentences of which each needs the one before it"
_LENGTHS = (4, 3)
_LONGEST, _MOST_WORDS = 40, 120


def make(material: Material, rng: random.Random) -> Exercise | None:
    """Up to two rows that don't overlap, long rows before short ones."""
    taken = taken_texts(material, KIND)
    pieces = [Piece(sentence.text, (doc,), sentence.sources, sentence.block) for sentence, doc in parsed_sentences(material)]
    rows = [
        row
        for length in _LENGTHS
        for row in find_rows(pieces, length, _MOST_WORDS, reach=1)
        if all(piece.words <= _LONGEST and is_whole(piece.text) and piece.text not in taken for piece in row.pieces)
    ]
    items = tuple(row_item(row, KIND, rng) for row in choose_rows(rows, MOST))
    return Exercise(KIND, "Put the sentences in order", "Each row of sentences stands in the text, in another order.", items)
