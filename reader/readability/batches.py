"""What a worker process does with its share of the texts."""

from __future__ import annotations

from collections.abc import Sequence

from reader.article import Article
from reader.readability.scoring import Scores, score


def score_batch(texts: Sequence[Article | str]) -> list[Scores]:
    """The scores of some texts."""
    return [score(text) for text in texts]
