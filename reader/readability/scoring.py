"""Scores of a text: counted once, every formula applied, textstat's own numbers at hand."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

from reader.article import Article, as_article
from reader.readability.counts import Counts, count_sentences, words_in
from reader.readability.difficulty import Difficulty, difficulty_of
from reader.readability.formulas import FORMULAS, is_smog_reliable


@dataclass(frozen=True, slots=True)
class Scores:
    """The eleven formulas under textstat's names, the counts behind them, and the fitted difficulty.

    Grades are US school years; a text without words has ``nan``.
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
    difficulty: Difficulty

    @property
    def formulas(self) -> dict[str, float]:
        """Name and value of each formula, in order."""
        return {field.name: getattr(self, field.name) for field in fields(self) if field.name not in ("counts", "difficulty")}

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader of the numbers should know."""
        if self.counts.sentences and not is_smog_reliable(self.counts):
            return (f"SMOG was made for 30 sentences or more; this text has {self.counts.sentences}.",)
        return ()

    def __str__(self) -> str:
        rows = [f"{name:32}{value:8.2f}" for name, value in self.formulas.items()]
        counts = f"{self.counts.words} words, {self.counts.sentences} sentences, {self.counts.syllables} syllables"
        return "\n".join([counts, *rows, f"Difficulty: {self.difficulty}", *self.notes])

    def _repr_html_(self) -> str:
        rows = "".join(
            f'<tr><th scope="row">{html.escape(name.replace("_", " "))}</th><td>{value:.2f}</td></tr>'
            for name, value in self.formulas.items()
        )
        return f"<table><caption>{html.escape(str(self.difficulty))}</caption><tbody>{rows}</tbody></table>"


def score(article: Article | str) -> Scores:
    """How hard a text is. Captions, bylines and the headline do not count.

    Raises ``ReadingError`` for a text without words.

    >>> scores = score("The cat sat on the mat. It was warm there.")
    >>> scores.counts.words, round(scores.flesch_kincaid_grade, 2)
    (10, -1.84)
    """
    article = as_article(article)
    return _scores([words_in(article.text, sentence.span) for sentence in article.sentences])


def _scores(sentences: list[list[str]]) -> Scores:
    counts = count_sentences(sentences)
    values = {formula.__name__: formula(counts) for formula in FORMULAS}
    return Scores(**values, counts=counts, difficulty=difficulty_of(sentences, counts))


def score_many(texts: Iterable[Article | str], workers: int = 1) -> Iterator[Scores]:
    """The scores of many texts, in order, one at a time; ``workers`` is the number of processes.

    >>> [scores.counts.words for scores in score_many(["One two.", "Three."])]
    [2, 1]
    """
    if workers <= 1:
        yield from map(score, texts)
        return
    from concurrent.futures import ProcessPoolExecutor
    from itertools import islice

    from reader.readability.batches import score_batch

    waiting = iter(texts)
    with ProcessPoolExecutor(workers) as pool:
        batches = iter(lambda: list(islice(waiting, 64)), [])
        running = [pool.submit(score_batch, batch) for batch in islice(batches, workers * 2)]
        while running:
            done = running.pop(0)
            yield from done.result()
            running += [pool.submit(score_batch, batch) for batch in islice(batches, 1)]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts side by side: ``changes`` is after less before, for each formula."""

    before: Scores
    after: Scores

    @property
    def changes(self) -> dict[str, float]:
        """For each formula how much it went up or down."""
        return {name: self.after.formulas[name] - value for name, value in self.before.formulas.items()}

    def __str__(self) -> str:
        return "\n".join(
            f"{name:32}{value:8.2f} →{self.after.formulas[name]:8.2f}" for name, value in self.before.formulas.items()
        )


def compare(before: Article | str, after: Article | str) -> Comparison:
    """Two versions of a text, each scored."""
    return Comparison(score(before), score(after))
