"""Exercises on words: choose the right word, missing vowels, sentence halves."""

import random
from difflib import SequenceMatcher

import pytest

from lessons.exercises import (
    MAKERS,
    Material,
    choose_word,
    first_letters,
    gap_fill,
    halves,
    make_exercises,
    missing_vowels,
)
from lessons.exercises.lookalikes import lookalikes
from lessons.exercises.missing_vowels import is_only_solution, without_vowels
from lessons.kit import make_kit
from reader.fluency import load_judge, tokens
from reader.lexicon.linting import zipf
from reader.readability.lists import dictionary_words

TEXT = """The mayor of the harbor town opened a new bridge on Monday, and several hundred people crossed it in the rain.

The bridge was built in 2019 by a company that had never worked in the region before. Engineers measured the river every week during the winter, because strong currents had damaged an older structure at the same place.

The government paid for most of the construction, although fishermen complained that the noise would drive the salmon away from the coast. Scientists at the university counted the salmon for three years and found no difference between the two sides of the bridge.

The old ferry will make its last journey at the end of the month, and its captain plans to open a small museum in the building where tickets were sold. Visitors can look at photographs of the storm that destroyed the first bridge in 1962.

The council expects that the number of visitors will increase during the summer. Shops near the harbor have already hired more workers, and a bakery has promised free bread to everyone who crosses the bridge on foot.

Teachers from three villages brought their pupils to the ceremony, where a local orchestra played songs about the sea. A retired sailor told the children how he had rowed across the river every morning before he learned to read. Police officers closed the main road for an hour and asked drivers to take a longer route through the forest.

The engineer who designed the bridge won a prize for her work last year. She spent most of the money on books for the library of the village where she grew up. Her team has already begun to plan a tunnel that will connect the two largest islands in the region."""


@pytest.fixture(scope="module")
def material():
    kit = make_kit(TEXT)
    return Material(kit.article, kit.plain, kit.glossary)


def test_every_item_has_an_answer_and_its_proof(material):
    exercises = make_exercises(material, 1, MAKERS)
    assert len(exercises) >= 6
    assert [one.kind for one in exercises] == [maker.KIND for maker in MAKERS if maker.KIND in {one.kind for one in exercises}]
    for exercise in exercises:
        assert len({item.id for item in exercise.items}) == len(exercise.items) <= 8
        for item in exercise.items:
            assert item.prompt and item.answer and item.says
            assert item.evidence and all(span.of(material.article.text).strip() for span in item.evidence)
            assert len(set(item.choices)) == len(item.choices)
        if exercise.bank:
            assert sorted(exercise.bank) == sorted(item.answer for item in exercise.items)
            assert len(set(exercise.bank)) == len(exercise.bank)


def test_the_same_seed_gives_the_same_exercises_and_another_one_mixes_anew(material):
    assert make_exercises(material, 7, MAKERS) == make_exercises(material, 7, MAKERS)
    assert make_exercises(material, 7, MAKERS) != make_exercises(material, 8, MAKERS)


def test_the_right_letters_differ_from_text_to_text(material):
    other = make_kit("Read this first.\n\n" + TEXT)
    both = [make_exercises(one, 1, [choose_word])[0].items for one in (material, Material(other.article, other.plain, other.glossary))]
    letters = [[item.choices.index(item.answer) for item in items] for items in both]
    assert letters[0] != letters[1]


def test_a_short_text_gives_no_exercise():
    kit = make_kit("Rain fell. Roads closed.")
    assert make_exercises(Material(kit.article, kit.plain, kit.glossary), 1, MAKERS) == ()


def test_wrong_words_have_the_same_form_and_read_far_worse(material):
    exercise, judge = choose_word.make(material, random.Random(1)), load_judge()
    assert exercise is not None
    for item in exercise.items:
        assert item.choices.count(item.answer) == 1 and len(item.choices) == 3
        assert item.prompt.replace("______", item.answer) == item.says
        right = judge.log_probability(tokens(item.says))
        for wrong in set(item.choices) - {item.answer}:
            assert judge.log_probability(tokens(item.prompt.replace("______", wrong))) < right - 4
            assert wrong not in item.says.lower().split()
            assert (wrong[0] in "aeiou") == (item.answer[0] in "aeiou")


def test_wrong_words_look_like_the_right_one_and_are_as_common(material):
    exercise = choose_word.make(material, random.Random(1))
    assert len(exercise.items) >= 3
    for item in exercise.items:
        for wrong in set(item.choices) - {item.answer}:
            assert abs(zipf(wrong) - zipf(item.answer)) <= 1 and abs(len(wrong) - len(item.answer)) <= 2
            assert SequenceMatcher(None, wrong, item.answer).ratio() >= 0.4
            assert wrong[:5] != item.answer[:5] and wrong not in item.answer and item.answer not in wrong


@pytest.mark.parametrize(
    ("word", "tag", "pos", "lemma", "found", "not_found"),
    [
        ("serious", "JJ", "ADJ", "serious", {"curious"}, {"various", "series", "seriously"}),  # "various" goes with every noun
        ("urged", "VBN", "VERB", "urge", {"endured"}, {"urge", "surge"}),
        ("drivers", "NNS", "NOUN", "driver", {"barriers"}, {"driver", "drives", "diver"}),
        ("collect", "VB", "VERB", "collect", {"select"}, {"collection", "collected"}),
    ],
)
def test_lookalikes_have_the_form_and_another_meaning(word, tag, pos, lemma, found, not_found):
    words = set(lookalikes(word, tag, pos, lemma))
    assert found <= words and not not_found & words
    assert all(one.islower() for one in words)


def test_no_sentence_is_in_both_gap_exercises(material):
    gaps, words = make_exercises(material, 1, [gap_fill, choose_word])
    assert not {item.says for item in gaps.items} & {item.says for item in words.items}


def test_only_one_word_fills_the_vowels(material):
    exercise = missing_vowels.make(material, random.Random(1))
    assert exercise is not None
    for item in exercise.items:
        pattern = item.prompt.replace(" ", "")
        assert pattern == without_vowels(item.answer)
        assert item.answer in item.says and item.answer in dictionary_words()


@pytest.mark.parametrize(("word", "only"), [("refugee", True), ("bridge", True), ("form", False), ("silver", False), ("rivers", False)])
def test_a_second_solution_is_found(word, only):
    assert is_only_solution(word) is only


def test_halves_make_the_sentences_of_the_text(material):
    exercise = halves.make(material, random.Random(1))
    assert exercise is not None
    ends = {item.answer.removeprefix("… ") for item in exercise.items}
    for item in exercise.items:
        start = item.prompt.removesuffix(" …")
        assert [end for end in ends if f"{start} {end}" in material.plain.text] == [item.answer.removeprefix("… ")]
        assert f"{start} {item.answer.removeprefix('… ')}" == item.says


def test_the_first_letter_and_the_lines_give_one_word(material):
    *others, exercise = make_exercises(material, 1, [gap_fill, choose_word, first_letters])
    assert exercise.kind == "first-letters"
    used = {item.says for other in others for item in other.items}
    for item in exercise.items:
        assert item.says not in used
        kept = len(item.answer) - item.prompt.count("_")
        assert item.prompt.replace(first_letters.shown(item.answer, kept), item.answer) == item.says
        assert kept in (1, 2, 3) and len(item.answer) - kept >= 3


@pytest.mark.parametrize(("sentence", "word", "only"), [("They went to the house.", "house", False), ("He opened his umbrella in the rain.", "umbrella", True)])
def test_a_second_word_for_a_first_letter_is_found(sentence, word, only):
    assert bool(first_letters.letters_needed(sentence, sentence.index(word), word, load_judge())) is only
