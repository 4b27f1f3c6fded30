"""Scores of a text: counted once, every formula applied, the difficulty worked out when it is asked for."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from reader.article import Article, as_article
from reader.errors import ReadingError
from reader.readability.body import read_body
from reader.readability.counts import Counts, count_blocks
from reader.readability.formulas import FORMULAS, SMOG_SENTENCES, TITLES, is_smog_fit
from reader.readability.meanings import meaning

if TYPE_CHECKING:
    from reader.readability.comparing import Comparison
    from reader.readability.difficulty import Difficulty


@dataclass(frozen=True)
class Scores:
    """The eleven formulas under textstat's names, the counts behind them, and our own measure.

    Grades are school years of the United States; what each formula was made for stands in
    ``reader.readability.formulas``. ``str()`` is a table for the terminal; a notebook shows one, too.
    """

    flesch_reading_ease: float
    flesch_kincaid_grade: float
    gunning_fog: float
    smog_index: float
    automated_readability_index: float
    coleman_liau_index: float
    dale_chall_readability_score: float
    spache_readability: float
    lix: float
    rix: float
    linsear_write_formula: float
    counts: Counts
    #: What was scored: an article, or a text that becomes one when it is needed.
    source: Article | str = field(default="", repr=False, compare=False)

    @classmethod
    def of(cls, counts: Counts, source: Article | str = "") -> Scores:
        """The scores that follow from counts. Raises ``ReadingError`` where no word was counted."""
        values = {formula.__name__: formula(counts) for formula in FORMULAS}
        return cls(**values, counts=counts, source=source)

    @cached_property
    def article(self) -> Article:
        """The article that was scored."""
        return as_article(self.source)

    @cached_property
    def difficulty(self) -> Difficulty:
        """Our own measure, with its error bar; worked out when it is first asked for."""
        from reader.readability.difficulty import difficulty

        return difficulty(self.article)

    @property
    def formulas(self) -> dict[str, float]:
        """Name and value of each formula, in order."""
        return {name: getattr(self, name) for name in TITLES}

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader of the numbers should know."""
        if is_smog_fit(self.counts):
            return ()
        there = f"{self.counts.sentences} sentence" + ("s" if self.counts.sentences != 1 else "")
        return (f"SMOG was made for {SMOG_SENTENCES} sentences or more; this text has {there}.",)

    @property
    def counted(self) -> str:
        """The main counts in words."""
        counts = self.counts
        found = {"word": counts.words, "sentence": counts.sentences, "syllable": counts.syllables}
        return ", ".join(f"{count:,} {name}{'s' if count != 1 else ''}" for name, count in found.items())

    def __str__(self) -> str:
        rows = [f"{TITLES[name]:<28}{value:8.1f}  {meaning(name, value)}" for name, value in self.formulas.items()]
        return "\n".join([f"Difficulty: {self.difficulty}", self.counted, *rows, *self.notes])

    def _repr_html_(self) -> str:
        rows = "".join(
            f'<tr><th scope="row">{TITLES[name]}</th><td>{value:.1f}</td><td>{meaning(name, value)}</td></tr>'
            for name, value in self.formulas.items()
        )
        notes = "".join(f"<p><small>{html.escape(note)}</small></p>" for note in (self.counted, *self.notes))
        return (
            f"<table><caption>{html.escape(str(self.difficulty))}</caption>"
            f'<thead><tr><th scope="col">Formula</th><th scope="col">Value</th><th scope="col">What it means</th></tr></thead>'
            f"<tbody>{rows}</tbody></table>{notes}"
        )


def score(article: Article | str) -> Scores:
    """How hard a text is. Captions, bylines, credits, headlines and headings do not count.

    Raises ``ReadingError`` for a text without words.

    >>> scores = score("The cat sat on the mat. It was warm there.")
    >>> scores.counts.words, round(scores.flesch_kincaid_grade, 2)
    (10, -1.84)
    """
    return Scores.of(count_body(article), article)


def count_body(article: Article | str) -> Counts:
    """The counts of the body of an article or of a text. Raises ``ReadingError`` where it has no words."""
    text, blocks, is_clean = read_body(article)
    counts = count_blocks(text, blocks, is_clean=is_clean)
    if not counts.words:
        name = (article.source if isinstance(article, Article) else "") or "the text"
        raise ReadingError(name, "has no words in its body", "give it the text of a story")
    return counts


def score_many(texts: Iterable[Article | str], workers: int = 1, *, difficulty: bool = False) -> Iterator[Scores]:
    """The scores of many texts, in their order, as they are asked for; ``workers`` is a number of processes.

    Only a few texts are held at a time, so ``texts`` may be endless. The difficulty is worked out where it is asked
    for; with ``difficulty=True`` the workers do it. A text without words raises ``ReadingError``, less than one
    worker ``ValueError``.

    >>> [scores.counts.words for scores in score_many(["One two.", "Three."])]
    [2, 1]
    """
    from reader.readability.many import count_many

    for text, counts, worked_out in count_many(texts, workers, difficulty=difficulty):
        scores = Scores.of(counts, text)
        if worked_out is not None:
            vars(scores)["difficulty"] = worked_out
        yield scores


def compare(a: Article | str, b: Article | str) -> Comparison:
    """Two versions of a text, before and after: what changed, and which words and sentences made it.

    >>> change = compare("The envoy convened a meeting.", "The envoy held a meeting.")
    >>> round(change.changes["flesch_kincaid_grade"], 2)
    -2.36
    """
    from reader.readability.comparing import compare_texts

    return compare_texts(a, b)
