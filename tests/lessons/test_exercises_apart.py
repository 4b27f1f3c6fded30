"""Exercises of one handout keep apart: none asks twice about a sentence, prints another's answer, or quotes what pupils don't hold."""

import random
import re

import pytest

from glossary.choosing import choose_terms
from glossary.terms import Term
from lessons.exercises import MAKERS, Material, crossword, how_said, make_exercises, matching, who_said
from lessons.kit import make_kit
from reader.article import Span

#: Long words that the plain version replaces, next to words said by people with names and without.
TEXT = """The council will commence the demolition of the old ferry terminal in March. The terminal was constructed in 1931 by a company from the harbor.

Anna Reed, the director of the museum, said that the council had terminated the contract in haste. “The terminal is the heart of this town,” said Tom Hale, a retired sailor. An official said that the council would utilize the place for a park.

Maria Tolland is the mayor of Larkfield. She stated that the demolition would commence after the summer. Fishermen complained that nobody had notified them in advance.

The museum purchased 42 photographs of the terminal last year. Visitors can look at them in the evening. Children from three schools assisted the sailors with an exhibition about the river. The exhibition was open for five weeks and had 9,000 visitors.

Engineers endeavoured to repair the roof in 2004. They discovered that salt water had damaged the walls. According to Mary Odell, the repair would have been prohibitively expensive for a town of this size."""


@pytest.fixture(scope="module", params=["own", "sample"])
def kit(request, sample_kit):
    return sample_kit if request.param == "sample" else make_kit(TEXT)


def _words(text):
    return re.findall(r"[\w’'-]+|_+", text.lower())


def _in_print(exercise, item):
    return " | ".join([item.prompt, *item.choices, *(exercise.bank if exercise.layout != "items" else ())])


def _tells(printed, item):
    """Whether a text shows the answer of an item with the words around it."""
    says, answer = _words(item.says), _words(item.answer)
    rows = [" ".join(says[max(0, place - 2) : place + len(answer) + 2]) for place in range(len(says)) if says[place : place + len(answer)] == answer]
    return any(f" {row} " in f" {' '.join(_words(printed))} " for row in rows if len(row.split()) > len(answer))


OF_WORDS = {"matching", "missing-vowels", "word-search", "crossword"}


def _kinds_by_sentence(kit):
    """Which kinds ask about each sentence of the plain version."""
    asked = {}
    for exercise in kit.exercises:
        for item in exercise.items:
            if exercise.kind not in OF_WORDS and item.answer != "not said":
                for sentence in kit.plain.sentences:
                    if sentence.text in item.says:
                        asked.setdefault(sentence.text, set()).add(exercise.kind)
    return asked


def test_few_exercises_ask_about_one_sentence(kit):
    asked = _kinds_by_sentence(kit)
    assert asked and all(len(kinds) <= 3 for kinds in asked.values())


def test_a_lesson_of_few_kinds_asks_about_each_sentence_once(sample_kit):
    material = Material(sample_kit.article, sample_kit.plain, sample_kit.glossary, sample_kit.full_glossary.terms[len(sample_kit.glossary) :])
    few = [maker for maker in MAKERS if maker.KIND in ("gap-fill", "choose-word")]
    exercises = make_exercises(material, 1, few)
    assert len(exercises) == 2 and all(len(one.items) >= 5 for one in exercises)
    says = [item.says for one in exercises for item in one.items]
    assert len(says) == len(set(says))


def test_an_item_prints_what_another_asks_for_only_where_they_share_a_sentence(kit):
    items = [(exercise, item) for exercise in kit.exercises for item in exercise.items if exercise.kind not in OF_WORDS]
    told = [
        (one, other) for home, one in items for there, other in items if there is not home and _tells(_in_print(there, other), one)
    ]
    shared = {sentence for sentence, kinds in _kinds_by_sentence(kit).items() if len(kinds) > 1}
    assert len(items) > 15 and all(any(sentence in one.says for sentence in shared) for one, _ in told)
    assert len({one.id for one, _ in told}) < len(items) / 3


def test_the_check_sees_an_answer_in_print(sample_kit):
    item = next(item for exercise in sample_kit.exercises if exercise.kind == "gap-fill" for item in exercise.items)
    assert _tells(item.says, item) and not _tells(item.prompt, item)


def test_words_asked_for_by_themselves_are_nowhere_in_print(kit):
    material = Material(kit.article, kit.plain, kit.glossary, kit.full_glossary.terms[len(kit.glossary) :])
    exercises = make_exercises(material, 1, [maker for maker in MAKERS if maker.KIND in ("gap-fill", "choose-word", "missing-vowels")])
    words = next(one for one in exercises if one.kind == "missing-vowels")
    others = " ".join(_in_print(exercise, item) for exercise in exercises if exercise is not words for item in exercise.items)
    assert words.items and not {item.answer for item in words.items} & set(_words(others))


def test_puzzles_ask_for_words_that_the_handout_explains(kit):
    explained = {term.text.lower().replace(" ", "") for term in kit.glossary.terms}
    for exercise in (one for one in kit.exercises if one.kind in ("word-search", "crossword")):
        assert {item.answer.split(":")[0] for item in exercise.items} <= explained


def test_no_word_is_asked_for_that_is_hard_and_not_explained(kit):
    explained = {term.text.lower() for term in kit.glossary.terms}
    hard = {term.text.lower() for term in kit.full_glossary.terms} - explained
    asked = {item.answer for one in kit.exercises if one.kind in ("gap-fill", "choose-word", "first-letters", "missing-vowels", "spelling") for item in one.items}
    assert asked and not asked & hard


def test_pupils_are_asked_about_the_text_that_they_hold(kit):
    plain = " ".join(kit.plain.text.split())
    for exercise in kit.exercises:
        for item in exercise.items:
            assert all(part in plain for part in re.split(r"(?<=[.!?”]) (?=[A-Z“])", item.says)), (exercise.kind, item.says)
            if exercise.kind in ("who-said-it", "how-said") or item.answer in ("fact", "claim"):
                assert item.prompt.strip("“”.")[1:] in plain


def test_what_the_plain_version_tells_in_other_words_is_quoted_in_those_words():
    kit = make_kit(TEXT)
    material = Material(kit.article, kit.plain, kit.glossary)
    asked = " ".join(item.prompt for maker in (who_said, how_said) for item in maker.make(material, random.Random(1)).items)
    assert "would use the place" in asked and "The terminal is the heart" in asked
    assert not re.search("utili[sz]e|terminated|commence", asked)


def _terms(kinds):
    return [Term(f"{kind}{place}", (Span(place, place + 1),), {"a": "abbreviation", "w": "word"}[kind]) for place, kind in enumerate(kinds)]


@pytest.mark.parametrize(
    ("kinds", "limit", "taken"),
    [
        ("aaawwwwwwwwww", 10, "aawwwwwwww"),  # at most two of ten
        ("aaaawww", 6, "aaawww"),  # too few others
        ("wwaa", 3, "wwa"),
        ("aaa", 2, "aa"),
        ("aw", 0, ""),
    ],
)
def test_abbreviations_take_two_places_of_ten(kinds, limit, taken):
    chosen = choose_terms(_terms(kinds), limit)
    assert "".join(term.text[0] for term in chosen) == taken
    assert list(chosen) == sorted(chosen, key=lambda term: term.spans)


def test_the_sample_explains_two_abbreviations(sample_kit):
    assert sum(term.kind == "abbreviation" for term in sample_kit.glossary.terms) == 2 and len(sample_kit.glossary) == 10
    assert sample_kit.full_glossary.terms[:10] == sample_kit.glossary.terms


def test_another_seed_brings_other_kinds(sample_kit):
    material = Material(sample_kit.article, sample_kit.plain, sample_kit.glossary, sample_kit.full_glossary.terms[10:])
    kinds = [frozenset(one.kind for one in make_exercises(material.anew(), seed, MAKERS)) for seed in range(1, 7)]
    assert len(set(kinds)) > 1 and all(kinds_of >= {"matching", "gap-fill", "true-false", "crossword"} for kinds_of in kinds)


def test_a_word_that_the_text_spells_otherwise_is_not_asked_for():
    kit = make_kit("Rangers found faeces of a bear beside the river. The envoy signed the treaty, and the coalition kept its quota. The tribunal heard the arsonist.")
    assert any(term.text == "feces" for term in kit.full_glossary.terms)
    material = Material(kit.article, kit.plain, kit.glossary)
    assert all(item.prompt != "feces" for item in matching.make(material, random.Random(1)).items)
    assert all(item.answer != "feces" for item in crossword.make(material, random.Random(1)).items)
