"""How hard each sentence and each paragraph is: grade, difficulty, and where it stands.

A sentence of a few words says little about itself, so its features are weighed with those of the whole text, as if
the text had added 20 words to it. What is left is what makes the sentence harder or easier than its neighbours.

The level goes by the difficulty, and is one higher where sentences are longer than ``LONG_SENTENCE`` words: the
difficulty was fitted to whole texts, in which a long sentence weighs little, and a reader stumbles over it all the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reader.article import Article, Span
from reader.readability.counts import Counts, count_text
from reader.readability.difficulty import Difficulty, load_model, mean_features
from reader.readability.features import features_of
from reader.readability.findings import LONG_SENTENCE
from reader.readability.formulas import flesch_kincaid_grade
from reader.readability.quotations import find_quotations, outside
from reader.readability.words import words_in

#: Words that the whole text adds to each place.
BORROWED = 20
Level = Literal[1, 2, 3, 4]
#: Difficulties at which the next level begins, and what the four levels are called.
STEPS = (45.0, 55.0, 63.0)
LEVELS: dict[Level, str] = {1: "easy", 2: "middling", 3: "hard", 4: "very hard"}


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence or a paragraph: where it is, its counts, its Flesch-Kincaid grade and its difficulty."""

    span: Span
    counts: Counts
    grade: float
    difficulty: Difficulty

    @property
    def level(self) -> Level:
        """1 easy, 2 middling, 3 hard, 4 very hard."""
        return level_of(self.difficulty.value, is_long=self.counts.words_per_sentence > LONG_SENTENCE)

    @property
    def title(self) -> str:
        """The level in words."""
        return LEVELS[self.level]


def level_of(value: float, *, is_long: bool = False) -> Level:
    """The level of a difficulty; one higher, up to the highest, for long sentences.

    >>> level_of(50), level_of(50, is_long=True), level_of(70)
    (2, 3, 4)
    """
    levels: tuple[Level, ...] = (1, 2, 3, 4, 4)
    return levels[sum(value >= step for step in STEPS) + is_long]


def sentence_places(article: Article, *, quotations: bool = True) -> tuple[Place, ...]:
    """Each sentence of the body that has a word, in order.

    With ``quotations=False`` only what stands outside quotation marks is counted, and a sentence that is all
    quotation has no place.

    >>> article = Article.from_text("The dog ran home. The doctrine presupposes institutional legitimacy.")
    >>> easy, hard = sentence_places(article)
    >>> easy.span.of(article.text), easy.difficulty.value < hard.difficulty.value
    ('The dog ran home.', True)
    """
    return _places(article, [[sentence.span] for sentence in article.sentences], quotations)


def paragraph_places(article: Article, *, quotations: bool = True) -> tuple[Place, ...]:
    """Each block of the body that has a word, in order."""
    groups: dict[int, list[Span]] = {}
    for sentence in article.sentences:
        groups.setdefault(sentence.block, []).append(sentence.span)
    return _places(article, list(groups.values()), quotations)


def _places(article: Article, groups: Sequence[Sequence[Span]], quotations: bool) -> tuple[Place, ...]:
    left_out = () if quotations else find_quotations(article)
    kept = []
    for group in groups:
        texts = [outside(article.text, span, left_out) for span in group]
        if texts := [text for text in texts if words_in(text)]:
            kept.append((Span(group[0].start, group[-1].end), texts, [words_in(text) for text in texts]))
    if not kept:
        return ()
    whole, _ = mean_features([words for _, _, sentences in kept for words in sentences])
    found = []
    for span, texts, sentences in kept:
        counts = sum((count_text(text, 1) for text in texts), start=Counts())
        found.append(Place(span, counts, flesch_kincaid_grade(counts), _difficulty(sentences, whole)))
    return tuple(found)


def _difficulty(sentences: Sequence[Sequence[str]], whole: Sequence[float]) -> Difficulty:
    count = sum(map(len, sentences))
    own = features_of(sentences)
    weighed = [(count * value + BORROWED * other) / (count + BORROWED) for value, other in zip(own, whole, strict=True)]
    return load_model().difficulty(weighed, count)
