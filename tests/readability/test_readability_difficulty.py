"""The difficulty: its features, its scale, and what it must not depend on."""

import json
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest

import reader.readability
from reader.article import Article
from reader.errors import DataError, ReadingError
from reader.fluency import IndifferentJudge
from reader.readability.classes import KINDS, SECTIONS, parse_classes, word_classes
from reader.readability.difficulty import (
    WINDOW,
    Difficulty,
    difficulty,
    difficulty_of,
    load_model,
    load_models,
    mean_features,
    windows,
)
from reader.readability.features import FEATURES, FORETOLD, features_of, has_judge, is_strange
from reader.readability.scoring import score
from reader.readability.words import words_in

EASY = (
    "The dog ran down to the river. A boy sat on the bank with his sister. They threw a stick into the water and the dog "
    "swam after it. Then it shook its wet fur and the girl laughed. Their mother called them home for supper."
)
HARD = (
    "Notwithstanding the considerable diplomatic pressure exerted upon successive administrations, the institutional "
    "framework governing extraterritorial jurisdiction remains, in the estimation of several commentators, fundamentally "
    "inadequate, inasmuch as its provisions presuppose a degree of reciprocal recognition that has seldom been attained."
)
FILE = Path(reader.readability.__file__).parent / "data" / "word_classes.txt"


def test_easy_and_hard_lie_on_either_side_of_the_middle():
    easy, hard = score(EASY).difficulty, score(HARD).difficulty
    assert easy.value < 42 and hard.value > 62
    assert easy.grade < 5 < 12 < hard.grade
    assert easy.percentile < 25 and hard.percentile > 88


def test_the_bar_is_the_standard_error_on_both_sides_and_wider_for_few_words():
    model, widths = load_model(), []
    for times in (1, 2, 4, 8):
        one = score(" ".join([EASY] * times)).difficulty
        assert one.high - one.value == pytest.approx(one.value - one.low, abs=0.011)
        assert one.high - one.value == pytest.approx(12.816 * model.error_of(one.words) / model.spread, abs=0.011)
        widths.append(round(one.high - one.low, 1))
    assert widths[0] > widths[1] > widths[2] == widths[3]
    assert model.error_of(10) > 1.5 * model.error == pytest.approx(1.5 * model.error_of(1000))


def test_the_sentence_in_words():
    one = Difficulty(57.4, 48.6, 66.2, 11.3, words=400)
    assert one.sentence == (
        "harder than about 77 % of texts for school years 3 to 12 (difficulty 57, likely 49 to 66; 50 is the middle); "
        "texts this hard are near Flesch-Kincaid grade 11"
    )
    assert Difficulty(57.4, 48.6, 66.2, 11.3, words=20).sentence.endswith(" (a guess: under 100 words)")
    assert "<meter" in one._repr_html_()


@pytest.mark.parametrize(("value", "percent"), [(50, 50), (60, 84), (0, 1), (120, 99)])
def test_percent_never_claims_all_or_none(value, percent):
    assert Difficulty(value, value - 9, value + 9, 8).percentile == percent


@pytest.mark.parametrize("marks", ['""', "“”", "''"])
def test_quotation_marks_change_nothing(marks):
    sentences = [sentence for sentence in EASY.split(". ") if sentence]
    quoted = " ".join(f"{marks[0]}{sentence.rstrip('.')}.{marks[-1]}" for sentence in sentences)
    assert score(quoted).difficulty.value == pytest.approx(score(EASY).difficulty.value, abs=0.01)


def test_length_changes_nothing():
    once, often = score(HARD + " " + EASY).difficulty, score(f"{HARD} {EASY} " * 8).difficulty
    assert often.value == pytest.approx(once.value, abs=1.5)


def features(text):
    return dict(zip(FEATURES, features_of([words_in(text)]), strict=True))


@pytest.mark.parametrize(
    ("name", "more", "less"),
    [
        ("sentence_length", "one " * 30, "one " * 15),
        ("rarity", "The envoy prevaricated.", "The man walked."),
        ("concrete", "The dog sat in the mud.", "The notion of it was at issue."),
        ("joiners", "Thus whereas he ran.", "So while he ran."),
        ("frames", "the manner and extent of the principle", "the mill and bank of the river"),
        ("prepositions", "of in with upon it", "it is so very far"),
        ("archaic", "thou hath shall go", "you will soon go"),
        ("telling", "he was and had", "he is and has"),
        ("strange_names", "Zarquon met Blenkov", "London met Paris"),
        ("strange_words", "the quxiplorations were", "the explorations were"),
        ("rare_and_abstract", "prevarication presupposes jurisdiction", "people think so"),
    ],
)
def test_each_feature_sees_what_it_is_made_for(name, more, less):
    assert features(more)[name] > features(less)[name]


def test_the_rarest_quarter_does_not_fall_with_length():
    sentence = words_in(EASY)
    once = dict(zip(FEATURES, features_of([sentence] * 3), strict=True))["rare_quarter"]
    often = dict(zip(FEATURES, features_of([sentence] * 12), strict=True))["rare_quarter"]
    assert often == pytest.approx(once, abs=0.05)


@pytest.mark.parametrize("which", ["with judge", "without judge"])
def test_every_weight_has_the_sign_that_its_description_gives(which):
    for name, weight in zip(FEATURES, load_models()[which].weights, strict=True):
        if which == "without judge" and name == FORETOLD:
            assert weight == 0
        else:
            assert (weight > 0) == ("(easier)" in FEATURES[name]), name


def test_words_that_go_together_are_foretold():
    pytest.importorskip("pocketsphinx")
    assert features("he went back to the house")[FORETOLD] > features("to house the he back went")[FORETOLD] + 1
    assert features("don't you know")[FORETOLD] == features("Don’t you know")[FORETOLD]
    once = features_of([words_in("he went home"), words_in("it was late")])
    assert features_of([words_in("he went home"), words_in("it was late")] * 2) == pytest.approx(once)


def test_without_the_trigram_model_the_difficulty_is_nearly_the_same(monkeypatch):
    judged = [score(text).difficulty for text in (EASY, HARD)]
    monkeypatch.setattr("reader.readability.features.load_judge", IndifferentJudge)
    assert not has_judge() and load_model() == load_models()["without judge"]
    plain = [score(text).difficulty for text in (EASY, HARD)]
    assert features(EASY)[FORETOLD] == 0
    for one, other in zip(judged, plain, strict=True):
        assert one.low < other.value < one.high


def test_damaged_words_are_not_taken_for_rare_ones():
    assert not KINDS["tness"].known and not KINDS["tness"].content and not is_strange(KINDS["tness"])


def test_no_words_is_an_error():
    with pytest.raises(ReadingError):
        difficulty_of([[]])


def test_windows_are_whole_sentences_of_even_length_that_cover_the_text():
    article = Article.from_text(" ".join([EASY, HARD] * 6))
    found = windows(article)
    starts = {sentence.span.start for sentence in article.sentences}
    total = sum(one.difficulty.words for one in found)
    assert total == score(article).counts.words
    assert all(one.span.start in starts for one in found)
    assert all(before.span.end < after.span.start for before, after in pairwise(found))
    assert all(WINDOW / 2 < one.difficulty.words < WINDOW * 1.7 for one in found)


def test_the_whole_is_the_mean_of_its_windows():
    article = Article.from_text(" ".join([EASY, HARD] * 6))
    parts = windows(article)
    mean = sum(one.difficulty.value * one.difficulty.words for one in parts) / sum(
        one.difficulty.words for one in parts
    )
    assert difficulty(article).value == pytest.approx(mean, abs=0.02)


def test_features_of_one_huge_sentence_are_finite():
    values, count = mean_features([["word"] * 5000])
    assert count == 5000 and all(abs(value) < 100 for value in values)


# --- the data


def test_the_model_file_names_each_feature_once():
    data = json.loads((files("reader.readability") / "data" / "difficulty.json").read_text())
    assert set(data) == {"with judge", "without judge"}
    assert all(list(model["weights"]) == list(FEATURES) for model in data.values())


def test_the_classes_are_sorted_without_doubles():
    section, words = "", {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("#"):
            words.setdefault(section, []).extend(line.split())
    assert set(words) == set(SECTIONS)
    for section, found in words.items():
        assert found == sorted(set(found)), section
        assert all(word.isalpha() and word.islower() for word in found), section


def test_a_word_is_in_one_of_things_and_doings():
    classes = word_classes()
    assert not classes["things"] & classes["doings"]
    assert not classes["joiners"] & classes["frames"]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["[thigns]", "dog"], r"line 1: has an unknown section 'thigns'; it can be things, doings"),
        (["dog"], "line 1: has words before the first section"),
        (["[things]", "dog"], "lacks the sections archaic, doings"),
    ],
)
def test_a_mistake_in_the_classes_is_named_with_its_line(lines, message):
    with pytest.raises(DataError, match=message):
        parse_classes(lines)


def test_forms_belong_to_their_base():
    assert KINDS["dogs"].concrete and KINDS["Dogs"].concrete and KINDS["running"].concrete
    assert KINDS["principles"].frame and not KINDS["principled"].joiner
    assert KINDS["The"].small and not KINDS["The"].content
