"""Each formula against textstat on the same counts, and against numbers worked out by hand."""

import math

import pytest

from reader.errors import ReadingError
from reader.readability.counts import Counts
from reader.readability.formulas import FORMULAS, TITLES, is_smog_fit, linsear_write_formula, smog_index
from reader.readability.scoring import Scores
from reader.readability.textstat_beside import offline_textstat

TEXTS = [
    "The mill stood by the river for many years. Its wheel turned slowly through the summer. Nobody knew who had built it.",
    "Regulators investigated the considerable irregularities. Committees deliberated extensively about responsibilities. "
    "Representatives subsequently acknowledged administrative deficiencies throughout the organization.",
    "She planted beans behind the kitchen. They grew tall before the rains came. The neighbours asked for some seeds. "
    "By autumn everybody in the lane had beans. Eventually the municipality distributed certificates celebrating agricultural ingenuity.",
]


def textstats_counts(text):
    """The counts that textstat itself takes for a text without dashes, quotation marks and abbreviations."""
    from textstat.backend import counts

    def hard(syllables):
        return counts.count_difficult_words(text, "en_US", syllables)

    return {
        "words": counts.count_words(text),
        "sentences": counts.count_sentences(text),
        "syllables": counts.count_syllables(text, "en_US"),
        "letters": counts.count_letters(text),
        "characters": counts.count_chars(text, True),
        "polysyllables": counts.count_polysyllable_words(text, "en_US"),
        "long_words": counts.count_long_words(text),
        "complex_words": hard(3),
        "difficult_words": hard(0),
        "unfamiliar_words": hard(2),
    }


@pytest.mark.parametrize("formula", FORMULAS, ids=lambda formula: formula.__name__)
@pytest.mark.parametrize("text", TEXTS)
def test_given_the_same_counts_the_formula_is_textstats(formula, text):
    textstat = offline_textstat()
    ours = formula(Counts(**textstats_counts(text)))
    assert ours == pytest.approx(getattr(textstat, formula.__name__)(text), abs=0.01)


def test_the_test_texts_have_easy_and_hard_ones():
    values = [getattr(offline_textstat(), "flesch_kincaid_grade")(text) for text in TEXTS]  # noqa: B009
    assert min(values) < 6 and max(values) > 15


BY_HAND = Counts(
    words=100, sentences=5, syllables=160, letters=480, characters=520, polysyllables=15, long_words=24,
    complex_words=12, difficult_words=20, unfamiliar_words=18,
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("flesch_reading_ease", 206.835 - 20.3 - 135.36),
        ("flesch_kincaid_grade", 7.8 + 18.88 - 15.59),
        ("gunning_fog", 0.4 * (20 + 12)),
        ("smog_index", 1.043 * math.sqrt(90) + 3.1291),
        ("automated_readability_index", 24.492 + 10 - 21.43),
        ("coleman_liau_index", 27.84 - 1.48 - 15.8),
        ("dale_chall_readability_score", 3.158 + 0.992 + 3.6365),
        ("spache_readability", 2.82 + 1.548 + 0.839),
        ("lix", 20 + 24),
        ("rix", 4.8),
        ("linsear_write_formula", 13),
    ],
)
def test_each_formula_by_hand(name, value):
    assert getattr(Scores.of(BY_HAND), name) == pytest.approx(value)


def test_dale_chall_has_its_step_at_five_percent():
    at = Scores.of(Counts(words=100, sentences=10, difficult_words=5)).dale_chall_readability_score
    above = Scores.of(Counts(words=100, sentences=10, difficult_words=6)).dale_chall_readability_score
    assert above - at == pytest.approx(0.1579 + 3.6365)


def test_linsear_write_takes_one_off_for_short_sentences():
    assert linsear_write_formula(Counts(words=20, sentences=1)) == 9
    assert linsear_write_formula(Counts(words=21, sentences=1)) == 10.5


def test_smog_says_when_it_has_too_few_sentences():
    assert not is_smog_fit(Counts(words=100, sentences=29))
    assert is_smog_fit(Counts(words=100, sentences=30))
    notes = Scores.of(Counts(words=10, sentences=1)).notes
    assert notes == ("SMOG was made for 30 sentences or more; this text has 1 sentence.",)
    assert Scores.of(Counts(words=300, sentences=30)).notes == ()


@pytest.mark.parametrize("formula", FORMULAS, ids=lambda formula: formula.__name__)
def test_nothing_counted_is_an_error_and_no_zero(formula):
    with pytest.raises(ReadingError, match="no words"):
        formula(Counts())


@pytest.mark.parametrize("formula", FORMULAS, ids=lambda formula: formula.__name__)
def test_each_docstring_has_the_source_and_what_it_was_made_for(formula):
    assert "Source: " in formula.__doc__ and "Made for: " in formula.__doc__
    assert formula.__name__ in TITLES


def test_smog_grows_with_the_root_of_polysyllables():
    one, four = (smog_index(Counts(words=90, sentences=30, polysyllables=n)) - 3.1291 for n in (10, 40))
    assert four == pytest.approx(2 * one)
