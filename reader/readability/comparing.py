"""Two versions of a text side by side: what changed in the numbers, and which words and sentences made it."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from reader.article import Article
from reader.readability.formulas import TITLES
from reader.readability.scoring import Scores, score
from reader.readability.syllables import count_syllables
from reader.readability.words import is_familiar, plain, words_in

#: How many words and sentences are named.
NAMED = 10


@dataclass(frozen=True, slots=True)
class WordChange:
    """A word that one version has more often than the other: ``times`` more, each of so many syllables."""

    word: str
    times: int
    syllables: int
    familiar: bool


@dataclass(frozen=True, slots=True)
class SentenceChange:
    """A sentence that only one version has, and its length in words."""

    text: str
    words: int


@dataclass(frozen=True)
class Comparison:
    """Two versions of a text, before and after.

    ``gone_words`` and ``new_words``, ``gone_sentences`` and ``new_sentences`` are what made the difference, what weighs
    most first: words by their syllables, sentences by their length. ``str()`` is a table, and says it in a sentence.
    """

    before: Scores
    after: Scores

    @property
    def changes(self) -> dict[str, float]:
        """For each formula how much it went up or down."""
        after = self.after.formulas
        return {name: after[name] - value for name, value in self.before.formulas.items()}

    @property
    def by_sentences(self) -> float:
        """How much of the change of the Flesch-Kincaid grade comes from the length of sentences."""
        return 0.39 * (self.after.counts.words_per_sentence - self.before.counts.words_per_sentence)

    @property
    def by_words(self) -> float:
        """How much of it comes from the length of words, in syllables."""
        old, new = self.before.counts, self.after.counts
        return 11.8 * (new.per_word(new.syllables) - old.per_word(old.syllables))

    @cached_property
    def gone_words(self) -> tuple[WordChange, ...]:
        """The words that the first version has more often."""
        return _word_changes(_words(self.before), _words(self.after))

    @cached_property
    def new_words(self) -> tuple[WordChange, ...]:
        """The words that the second version has more often."""
        return _word_changes(_words(self.after), _words(self.before))

    @cached_property
    def gone_sentences(self) -> tuple[SentenceChange, ...]:
        """The sentences that only the first version has."""
        return _sentence_changes(self.before.article, self.after.article)

    @cached_property
    def new_sentences(self) -> tuple[SentenceChange, ...]:
        """The sentences that only the second version has."""
        return _sentence_changes(self.after.article, self.before.article)

    @property
    def sentence(self) -> str:
        """The change in words."""
        old, new = self.before.flesch_kincaid_grade, self.after.flesch_kincaid_grade
        if abs(new - old) < 0.05:
            return f"The grade stays at {new:.1f}."
        way = "easier" if new < old else "harder"
        return (
            f"Grade {old:.1f} → {new:.1f}, {way}: the length of sentences makes {self.by_sentences:+.1f}, "
            f"the length of words {self.by_words:+.1f}."
        )

    def __str__(self) -> str:
        after = self.after.formulas
        lines = [f"{TITLES[name]:<28}{value:8.1f} → {after[name]:.1f}" for name, value in self.before.formulas.items()]
        old, new = self.before.difficulty.value, self.after.difficulty.value
        lines.append(f"{'Difficulty':<28}{old:8.1f} → {new:.1f}")
        lines.append(self.sentence)
        for title, words in (("Words gone", self.gone_words), ("Words new", self.new_words)):
            if words:
                lines.append(f"{title}: {', '.join(one.word for one in words[:NAMED])}")
        for title, sentences in (("Longest sentence gone", self.gone_sentences), ("Longest new", self.new_sentences)):
            if sentences:
                lines.append(f"{title} ({sentences[0].words} words): {sentences[0].text}")
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        after = self.after.formulas
        rows = "".join(
            f'<tr><th scope="row">{TITLES[name]}</th><td>{value:.1f}</td><td>{after[name]:.1f}</td></tr>'
            for name, value in self.before.formulas.items()
        )
        words = ", ".join(html.escape(one.word) for one in self.gone_words[:NAMED])
        return (
            f"<table><caption>{html.escape(self.sentence)}</caption><thead><tr><th scope='col'>Formula</th>"
            f"<th scope='col'>Before</th><th scope='col'>After</th></tr></thead><tbody>{rows}</tbody></table>"
            + (f"<p>Words gone: {words}</p>" if words else "")
        )


def compare_texts(a: Article | str, b: Article | str) -> Comparison:
    """Score both. Raises ``ReadingError`` where one has no words."""
    return Comparison(score(a), score(b))


def _words(scores: Scores) -> Counter[str]:
    article = scores.article
    return Counter(word for sentence in article.sentences for word in words_in(sentence.span.of(article.text)))


def _word_changes(these: Counter[str], others: Counter[str]) -> tuple[WordChange, ...]:
    mine = _fold(these)
    theirs = _fold(others)
    names = {plain(word): word for word in these}
    found = [
        WordChange(names[word], times - theirs[word], count_syllables(names[word]), is_familiar(names[word]))
        for word, times in mine.items()
        if times > theirs[word]
    ]
    weight = {one: (one.familiar, -one.times * (one.syllables - 1), one.word) for one in found}
    return tuple(sorted((one for one in found if one.syllables > 1 or not one.familiar), key=weight.__getitem__))


def _fold(words: Counter[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for word, times in words.items():
        found[plain(word)] += times
    return found


def _sentence_changes(mine: Article, other: Article) -> tuple[SentenceChange, ...]:
    there = set(_sentences(other))
    found = [SentenceChange(text, len(words_in(text))) for text in dict.fromkeys(_sentences(mine)) if text not in there]
    return tuple(sorted(found, key=lambda one: (-one.words, one.text)))


def _sentences(article: Article) -> Iterable[str]:
    return (" ".join(sentence.span.of(article.text).split()) for sentence in article.sentences)
