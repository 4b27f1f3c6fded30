"""A question on the text, before it is an item; and the words of a parse as a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.plain.types import PlainSentence

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its word ("When"), its answer and the sentence that proves it."""

    word: str
    text: str
    answer: str
    sentence: PlainSentence


def joined(tokens: Sequence[Token]) -> str:
    """The words with single spaces, without marks at either end."""
    text = "".join(token.text_with_ws for token in tokens).strip()
    return " ".join(text.replace(" ,", ",").split()).strip(",–— ")
