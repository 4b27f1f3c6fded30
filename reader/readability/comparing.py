"""Two versions of a text side by side."""

from __future__ import annotations

from dataclasses import dataclass

from reader.article import Article
from reader.readability.formulas import TITLES
from reader.readability.scoring import Scores, score


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts, before and after."""

    before: Scores
    after: Scores

    @property
    def changes(self) -> dict[str, float]:
        """For each formula how much it went up or down."""
        return {name: self.after.formulas[name] - value for name, value in self.before.formulas.items()}

    def __str__(self) -> str:
        after = self.after.formulas
        return "\n".join(f"{TITLES[name]:<28}{value:8.1f} → {after[name]:.1f}" for name, value in self.before.formulas.items())


def compare_texts(a: Article | str, b: Article | str) -> Comparison:
    """Score both."""
    return Comparison(score(a), score(b))
