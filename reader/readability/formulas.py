"""The eleven formulas: each a function of ``Counts``, with its source and the texts that it was made for.

The names are textstat's, and given the same counts so are the numbers. A text without words or sentences raises
``ReadingError``: no formula has an answer for it.

    >>> counts = Counts(words=100, sentences=5, syllables=150)
    >>> round(flesch_reading_ease(counts), 3), round(flesch_kincaid_grade(counts), 2)
    (59.635, 9.91)
"""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt

from reader.readability.counts import Counts

#: SMOG was made for this many sentences.
SMOG_SENTENCES = 30


def flesch_reading_ease(counts: Counts) -> float:
    """206.835 − 1.015 · words/sentence − 84.6 · syllables/word. Higher is easier: 100 very easy, 0 very hard.

    Source: Flesch, "A new readability yardstick", Journal of Applied Psychology 32 (1948), doi:10.1037/h0057532.
    Made for: adults' prose in samples of 100 words. Not cut at 0 and 100.
    """
    return 206.835 - 1.015 * counts.words_per_sentence - 84.6 * counts.per_word(counts.syllables)


def flesch_kincaid_grade(counts: Counts) -> float:
    """0.39 · words/sentence + 11.8 · syllables/word − 15.59. A school year of the United States.

    Source: Kincaid and others, Research Branch Report 8-75, Naval Technical Training (1975), ADA006655.
    Made for: the Navy's manuals, grades 5 to 16; below and above it is a stretched line.
    """
    return 0.39 * counts.words_per_sentence + 11.8 * counts.per_word(counts.syllables) - 15.59


def gunning_fog(counts: Counts) -> float:
    """0.4 · (words/sentence + 100 · complex words/word). Years of school.

    Complex words have three syllables or more without -es, -ed and -ing, and are no names, numbers or compounds.
    Source: Gunning, The Technique of Clear Writing (1952). Made for: newspapers and business prose, grades 6 to 17.
    """
    return 0.4 * (counts.words_per_sentence + 100 * counts.per_word(counts.complex_words))


def smog_index(counts: Counts) -> float:
    """1.043 · √(30 · polysyllables/sentence) + 3.1291. A school year of the United States.

    Source: McLaughlin, "SMOG grading: a new readability formula", Journal of Reading 12 (1969).
    Made for: 30 sentences, ten each from the start, the middle and the end. With fewer it is shown all the same, and
    ``Scores.notes`` says so (``is_smog_fit``). It foretells full understanding, so it stands above the others.
    """
    return 1.043 * sqrt(30 * counts.per_sentence(counts.polysyllables)) + 3.1291


def is_smog_fit(counts: Counts) -> bool:
    """Whether there are the 30 sentences that SMOG was made for."""
    return counts.sentences >= SMOG_SENTENCES


def automated_readability_index(counts: Counts) -> float:
    """4.71 · characters/word + 0.5 · words/sentence − 21.43. A school year of the United States.

    Source: Senter and Smith, Automated Readability Index, AMRL-TR-66-220 (1967), AD0667273. Characters are the strokes
    of a typewriter: letters, figures and marks, no spaces. Made for: the Air Force's manuals, grades 1 to 14.
    """
    return 4.71 * counts.per_word(counts.characters) + 0.5 * counts.words_per_sentence - 21.43


def coleman_liau_index(counts: Counts) -> float:
    """0.058 · letters per 100 words − 0.296 · sentences per 100 words − 15.8. A school year of the United States.

    Source: Coleman and Liau, "A computer readability formula designed for machine scoring", Journal of Applied
    Psychology 60 (1975), doi:10.1037/h0076540. The paper has 0.0588; textstat has 0.058, and so have we.
    Made for: school books of grades 1 to 16.
    """
    return 5.8 * counts.per_word(counts.letters) - 29.6 * counts.per_word(counts.sentences) - 15.8


def dale_chall_readability_score(counts: Counts) -> float:
    """0.1579 · difficult % + 0.0496 · words/sentence, and 3.6365 more where difficult words pass 5 %.

    Source: Dale and Chall, "A formula for predicting readability", Educational Research Bulletin 27 (1948).
    Made for: grade 4 and above. 4.9 and below is grade 4, 5 to 5.9 grades 5 and 6, then two grades a point;
    10 and above is a graduate. The step at 5 % is the formula's own.
    """
    share = 100 * counts.per_word(counts.difficult_words)
    return 0.1579 * share + 0.0496 * counts.words_per_sentence + (3.6365 if share > 5 else 0.0)


def spache_readability(counts: Counts) -> float:
    """0.141 · words/sentence + 0.086 · unfamiliar % + 0.839. A school year of the United States.

    Source: Spache, "A new readability formula for primary-grade reading materials", Elementary School Journal 53
    (1953), doi:10.1086/458513. Made for: grades 1 to 3. Spache counted a word once in each sample of 100 words;
    here it counts each time, so that the length of a text does not matter. Names, numbers and regular forms of nouns
    and verbs are familiar, as he has it. The list is his own revised one (1974); the coefficients are textstat's, those
    of 1953. textstat takes Dale and Chall's list, so it finds fewer words unfamiliar.
    """
    share = 100 * counts.per_word(counts.unfamiliar_words)
    return 0.141 * counts.words_per_sentence + 0.086 * share + 0.839


def lix(counts: Counts) -> float:
    """words/sentence + 100 · long words/word, long being more than six letters. 25 is easy, 60 very hard.

    Source: Björnsson, Läsbarhet (1968). Made for: Swedish school books; used for many languages.
    """
    return counts.words_per_sentence + 100 * counts.per_word(counts.long_words)


def rix(counts: Counts) -> float:
    """long words/sentence. 0.2 is grade 1, 7.2 and above is college.

    Source: Anderson, "Lix and Rix: variations on a little-known readability index", Journal of Reading 26 (1983).
    Made for: English and other languages, grades 1 to 12.
    """
    return counts.per_sentence(counts.long_words)


def linsear_write_formula(counts: Counts) -> float:
    """(words + 2 · polysyllables)/sentence; half of it, and 1 less where it is 20 or less. A school year.

    Source: O'Hayre, Gobbledygook Has Gotta Go (1966). Made for: samples of 100 words of the Air Force's manuals.
    The sample falls out of the formula, so the whole text is taken; textstat takes its first 100 words.
    """
    points = counts.per_sentence(counts.words + 2 * counts.polysyllables)
    return points / 2 if points > 20 else (points - 2) / 2


Formula = Callable[[Counts], float]
#: All formulas, in the order in which they are shown.
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
#: What a person calls them.
TITLES: dict[str, str] = {
    "flesch_reading_ease": "Flesch reading ease",
    "flesch_kincaid_grade": "Flesch-Kincaid grade",
    "gunning_fog": "Gunning fog",
    "smog_index": "SMOG",
    "automated_readability_index": "Automated readability index",
    "coleman_liau_index": "Coleman-Liau",
    "dale_chall_readability_score": "Dale-Chall",
    "spache_readability": "Spache",
    "lix": "LIX",
    "rix": "RIX",
    "linsear_write_formula": "Linsear Write",
}
