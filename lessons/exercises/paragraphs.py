"""Put paragraphs in order: three or four paragraphs that follow each other, mixed.

A row is one item: its paragraphs have only one order, since each begins with something that only the one before
explains. The story with its headline stands on the handout, too, so the text is covered first.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import groupby

from lessons.exercises.rows import Piece, choose_rows, find_rows, row_item
from lessons.exercises.shared import is_whole, parsed_sentences, taken_texts
from lessons.exercises.types import Exercise, Material

KIND = "paragraph-order"
MOST = 1
FEWEST = 1
REST = "its paragraph is in no row of paragraphs of which each needs the one before it"
_LENGTHS = (4, 3)
#: Words: of a paragraph, and of a row, so that it fits on a page.
_SHORTEST, _LONGEST, _MOST_WORDS = 8, 110, 300
INSTRUCTION = "Cover the text. Each row of paragraphs stands there, in another order."


def make(material: Material, rng: random.Random) -> Exercise | None:
    """One row, as long as there is one."""
    taken = taken_texts(material, KIND)
    pieces = list(_paragraphs(material))
    rows = [
        row
        for length in _LENGTHS
        for row in find_rows(pieces, length, _MOST_WORDS, reach=length, is_strict=True)
        if all(_SHORTEST <= piece.words <= _LONGEST and is_whole(piece.text) and not any(doc.text in taken for doc in piece.docs) for piece in row.pieces)
    ]
    items = tuple(row_item(row, KIND, rng) for row in choose_rows(rows, MOST))
    return Exercise(KIND, "Put the paragraphs in order", INSTRUCTION, items)


def _paragraphs(material: Material) -> Iterator[Piece]:
    for block, group in groupby(parsed_sentences(material), key=lambda pair: pair[0].block):
        sentences = list(group)
        yield Piece(
            " ".join(sentence.text for sentence, _ in sentences),
            tuple(doc for _, doc in sentences),
            tuple(dict.fromkeys(source for sentence, _ in sentences for source in sentence.sources)),
            block,
        )
