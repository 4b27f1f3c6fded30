"""The eleven formulas: each a function of ``Counts``, with its source and the texts that it was made for.

Names are textstat's. A text without words or sentences gives ``nan``.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable

from reader.readability.counts import Counts

Formula = Callable[[Counts], float]


def _guarded(formula: Formula) -> Formula:
    """``nan`` instead of a division by nothing."""

    @functools.wraps(formula)
    def safe(counts: Counts) -> float:
        return formula(counts) if counts.words and counts.sentences else math.nan

    return safe


@_guarded
def flesch_reading_ease(counts: Counts) -> float:
    """206.835 − 1.015 × words/sentences − 84.6 × syllables/words; 0 (hard) to 100 (easy).

    Flesch 1948, doi:10.1037/h0057532. Made for adults' texts, samples of 100 words.
    """
    return 206.835 - 1.015 * counts.words / counts.sentences - 84.6 * counts.syllables / counts.words


@_guarded
def flesch_kincaid_grade(counts: Counts) -> float:
    """0.39 × words/sentences + 11.8 × syllables/words − 15.59; a US school grade.

    Kincaid and others 1975, Research Branch Report 8-75. Made for Navy manuals, grades 5 to 12.
    """
    return 0.39 * counts.words / counts.sentences + 11.8 * counts.syllables / counts.words - 15.59


@_guarded
def gunning_fog(counts: Counts) -> float:
    """0.4 × (words/sentences + 100 × complex words/words); years of school.

    Gunning 1952, The Technique of Clear Writing. Made for business writing, grades 6 to 17.
    """
    return 0.4 * (counts.words / counts.sentences + 100 * counts.complex_words / counts.words)


@_guarded
def smog_index(counts: Counts) -> float:
    """1.0430 × √(30 × polysyllables/sentences) + 3.1291; a US school grade.

    McLaughlin 1969, Journal of Reading 12 (8). Made for 30 sentences or more; see ``is_smog_reliable``.
    """
    return 1.043 * math.sqrt(30 * counts.polysyllables / counts.sentences) + 3.1291


def is_smog_reliable(counts: Counts) -> bool:
    """Whether the text has the 30 sentences that SMOG was made for."""
    return counts.sentences >= 30


@_guarded
def automated_readability_index(counts: Counts) -> float:
    """4.71 × characters/words + 0.5 × words/sentences − 21.43; a US school grade.

    Senter and Smith 1967, AMRL-TR-66-220. Made for technical manuals.
    """
    return 4.71 * counts.characters / counts.words + 0.5 * counts.words / counts.sentences - 21.43


@_guarded
def coleman_liau_index(counts: Counts) -> float:
    """0.058 × letters per 100 words − 0.296 × sentences per 100 words − 15.8; a US school grade.

    Coleman and Liau 1975, doi:10.1037/h0076540. The paper has 0.0588; textstat cuts it to 0.058, and so do we.
    """
    return 0.058 * 100 * counts.letters / counts.words - 0.296 * 100 * counts.sentences / counts.words - 15.8


@_guarded
def dale_chall_readability_score(counts: Counts) -> float:
    """0.1579 × difficult % + 0.0496 × words/sentences, + 3.6365 where difficult words are above 5 %.

    Dale and Chall 1948, Educational Research Bulletin 27. Made for grades 4 and up: 4.9 and less is grade 4,
    9.0 to 9.9 is college.
    """
    share = 100 * counts.difficult_words / counts.words
    return 0.1579 * share + 0.0496 * counts.words / counts.sentences + (3.6365 if share > 5 else 0.0)


@_guarded
def spache_readability(counts: Counts) -> float:
    """0.141 × words/sentences + 0.086 × unfamiliar % + 0.839; a US school grade.

    Spache 1953, doi:10.1086/458513. Made for grades 1 to 3. Its own word list is not freely licensed; the
    Dale-Chall list stands in for it, as in textstat; each unfamiliar word counts once, as Spache asks.
    """
    share = 100 * counts.unfamiliar_words / counts.words
    return 0.141 * counts.words / counts.sentences + 0.086 * share + 0.839


@_guarded
def lix(counts: Counts) -> float:
    """words/sentences + 100 × long words/words; 25 (easy) to 60 (hard).

    Björnsson 1968, Läsbarhet. Made for Swedish; works across languages.
    """
    return counts.words / counts.sentences + 100 * counts.long_words / counts.words


@_guarded
def rix(counts: Counts) -> float:
    """long words/sentences.

    Anderson 1983, Journal of Reading 26 (6).
    """
    return counts.long_words / counts.sentences


@_guarded
def linsear_write_formula(counts: Counts) -> float:
    """(easy + 3 × hard words)/sentences of the first 100 words; halved, less 1 where it is 20 or less.

    O'Hayre 1966, Gobbledygook Has Gotta Go. Made for samples of 100 words.
    """
    value = (counts.sample_easy + 3 * counts.sample_hard) / max(1, counts.sample_sentences)
    return value / 2 if value > 20 else (value - 2) / 2


#: In the order in which they are shown.
FORMULAS: tuple[Formula, ...] = (
    flesch_reading_ease,
    flesch_kincaid_grade,
    gunning_fog,
    smog_index,
    automated_readability_index,
    coleman_liau_index,
    dale_chall_readability_score,
    spache_readability,
    lix,
    rix,
    linsear_write_formula,
)
