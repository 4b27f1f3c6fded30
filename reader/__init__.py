"""Reading a news article: what it says, how hard it is, in plain words, aloud.

The names below load when they are used, so that ``import reader`` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reader.article import Article, Block, Sentence, Span
    from reader.edits import Edit
    from reader.errors import HornbookError
    from reader.lexicon.entries import Entry
    from reader.lexicon.replacing import simpler_words
    from reader.lexicon.store import look_up
    from reader.loading.reading import read_article
    from reader.plain.simplifier import simplify, simplify_lines
    from reader.plain.types import PlainArticle, PlainSentence
    from reader.readability.scoring import Scores, compare, score, score_many
    from reader.speech.speaking import speak
    from reader.speech.timing import Speech, Timing

_HOMES = {
    "Article": "reader.article",
    "Block": "reader.article",
    "Edit": "reader.edits",
    "Entry": "reader.lexicon.entries",
    "HornbookError": "reader.errors",
    "PlainArticle": "reader.plain.types",
    "PlainSentence": "reader.plain.types",
    "Scores": "reader.readability.scoring",
    "Sentence": "reader.article",
    "Span": "reader.article",
    "Speech": "reader.speech.timing",
    "Timing": "reader.speech.timing",
    "compare": "reader.readability.scoring",
    "look_up": "reader.lexicon.store",
    "read_article": "reader.loading.reading",
    "score": "reader.readability.scoring",
    "score_many": "reader.readability.scoring",
    "simpler_words": "reader.lexicon.replacing",
    "simplify": "reader.plain.simplifier",
    "simplify_lines": "reader.plain.simplifier",
    "speak": "reader.speech.speaking",
}

__all__ = [
    "Article",
    "Block",
    "Edit",
    "Entry",
    "HornbookError",
    "PlainArticle",
    "PlainSentence",
    "Scores",
    "Sentence",
    "Span",
    "Speech",
    "Timing",
    "compare",
    "look_up",
    "read_article",
    "score",
    "score_many",
    "simpler_words",
    "simplify",
    "simplify_lines",
    "speak",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
