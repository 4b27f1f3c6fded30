"""Exercises on sentences: true or false, and putting sentences in order."""

import random

import pytest

from lessons.exercises import Material, comprehension, make_exercises, order, paragraphs, true_false, who_said
from lessons.exercises.false_facts import falsehoods
from lessons.kit import make_kit
from reader.language import parse_texts

TEXT = """The Larkfield Tunnel was opened on Tuesday. The tunnel is nine kilometers long and has 42 doors. Engineers dug it in 2016 and 2017.

The company did not raise the price of a ticket. The number of passengers has increased every year. In 2018, the city bought the old station from a bank.

Maria Tolland is the director of the museum in Larkfield. She wrote a book about the tunnel. The book describes the lives of the workers."""


def _material(text):
    kit = make_kit(text)
    return Material(kit.article, kit.plain, kit.glossary)


@pytest.fixture(scope="module")
def material():
    return _material(TEXT)


def _false(sentence, text=""):
    (doc,) = parse_texts([sentence])
    return {(one.kind, one.right, one.put): one.text for one in falsehoods(doc, text or sentence, random.Random(3))}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The museum was built in 1931.", "number"),
        ("The tunnel has 42 doors.", "number"),
        ("The council met on March 9.", "date"),
        ("The price of bread rose.", "opposite"),
        ("The bridge is not safe.", "denial"),
        ("The mayor is in Larkfield.", "denial"),
    ],
)
def test_a_fact_can_be_turned(sentence, kind):
    found = _false(sentence)
    assert kind in {one for one, _, _ in found}
    for (_, right, put), text in found.items():
        assert text != sentence
        assert text.replace(put, right, 1) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "The fire killed at least 40 people.",
        "They had met before 2013.",
        "Some of the workers are tired.",
        "Many doctors are worried.",
        "A street is named after Maria Tolland.",
        "Channel 4 showed it.",
        "The workers may leave when the price rises.",
        "Some people are better suited to the sea than others.",
        "The rise of the town has its own place in the story.",
    ],
)
def test_what_stays_open_is_left_alone(sentence):
    assert not _false(sentence)


def test_no_number_of_the_text_is_put_in():
    others = " ".join(str(2004 - by) for by in (3, 4, 6, 7, 9))
    assert {put for kind, _, put in _false("The school was built in 2004.", others) if kind == "number"} == {"1993"}


@pytest.mark.parametrize("after", ["%", " per cent", " percent"])
def test_no_share_is_larger_than_the_whole(after):
    found = [put for kind, _, put in _false(f"The report says that 56{after} of the workers voted.") if kind == "number"]
    assert all(int(put) <= 100 for put in found)


def test_false_statements_differ_from_the_text_and_true_ones_do_not(material):
    exercise = true_false.make(material, random.Random(1))
    assert exercise is not None
    answers = [item.answer for item in exercise.items]
    assert set(answers) == {"true", "false"} and answers.count("false") <= 3
    for item in exercise.items:
        assert item.says in material.plain.text
        assert (item.prompt == item.says) == (item.answer == "true")
        assert bool(item.note) == (item.answer == "false")
        assert (item.prompt in material.plain.text) == (item.answer == "true")


def test_the_letters_give_the_order_of_the_text(material):
    exercise = order.make(material, random.Random(1))
    assert exercise is not None
    for item in exercise.items:
        letters = item.answer.split(", ")
        assert sorted(letters) == list("ABCD")[: len(item.choices)]
        ordered = [item.choices["ABCD".index(letter)] for letter in letters]
        assert ordered != list(item.choices)
        places = [material.plain.text.index(sentence) for sentence in ordered]
        assert places == sorted(places)
        assert item.says == " ".join(ordered)


def test_sentences_that_could_change_places_are_not_ordered():
    text = "Anna Reed sells bread. She likes the market. She walks to work. She reads in the evening. She sings on Sundays."
    assert order.make(_material(text), random.Random(1)).items == ()


ROW = [
    "Larkfield has built a new swimming pool beside the old station. The pool is open to all schools of the town.",
    "The pool needs a lot of warm water. It comes from an oven in a bakery.",
    "The oven comes from a ship. Workers cut the ship into pieces in the town forty years ago.",
]


def test_paragraphs_are_put_in_the_order_of_the_text():
    (exercise,) = make_exercises(_material("\n\n".join(ROW)), 1, [paragraphs])
    (item,) = exercise.items
    ordered = [item.choices["ABC".index(letter)] for letter in item.answer.split(", ")]
    assert ordered == ROW != list(item.choices)


@pytest.mark.parametrize(
    "last",
    [
        "It is blue and white.",  # the pool, or the bakery
        "The pool is blue and white.",  # may stand behind the first paragraph
        "Workers in the harbor have a day off.",  # takes up nothing
    ],
)
def test_paragraphs_that_could_change_places_are_not_ordered(last):
    material = _material("\n\n".join([*ROW[:2], last + " Nobody knows what will happen next year."]))
    assert make_exercises(material, 1, [paragraphs]) == ()


def test_a_whole_name_takes_up_nothing():
    text = "Larkfield has a new bridge of steel and wood. The bridge belongs to Anna Reed from the old mill. {} was born in Hull beside the sea."
    assert order.make(_material(text.format("Anna Reed")), random.Random(1)).items == ()
    assert len(order.make(_material(text.format("Reed")), random.Random(1)).items) == 1


def test_each_name_is_the_answer_once():
    text = (
        "“The river is clean again and full of fish,” said Anna Reed. “We can swim in it.”\n\n"
        "Tom Hale said: “The old bridge has to be closed for a year.” He said that trains would run.\n\n"
        "“The town needs more money for the schools,” Mary Odell told the council. "
        "Mayor Tom Hale said the council would vote on Friday."
    )
    exercise = who_said.make(_material(text), random.Random(1))
    assert exercise is not None
    assert [item.answer for item in exercise.items] == ["Anna Reed", "Tom Hale", "Mary Odell"]
    assert sorted(exercise.bank) == sorted(item.answer for item in exercise.items)
    for item in exercise.items:
        assert item.answer in item.says and item.answer not in item.prompt
    assert exercise.items[0].prompt == "“The river is clean again and full of fish.”"


def _asked(text):
    exercises = make_exercises(_material(text), 1, [comprehension])
    return {item.prompt: item.answer for exercise in exercises for item in exercise.items}


def test_questions_are_asked_in_order():
    assert _asked(
        "The old school was built in 1931. Maria Tolland wrote a long book about the tunnel. "
        "The new tunnel has 42 doors. In 2016, the company sold the old station.\n\n"
        "“The work was hard and took many years,” said Maria Tolland."
    ) == {
        "When was the old school built?": "in 1931",
        "Who wrote a long book about the tunnel?": "Maria Tolland",
        "When did the company sell the old station?": "in 2016",
    }


def test_who_somebody_is_stands_in_the_article():
    text = (
        "“The river is clean,” said Anna Reed, a fisher in Hull. Tom Hale, head of the Centre for Fish, Water and Trees, said it was cold. "
        "“We swim,” said Mary Odell, from the swimming club. A nurse in Leeds, Jean Moore, said the boats had to wait."
    )
    assert {prompt: answer for prompt, answer in _asked(text).items() if prompt.startswith("Who is")} == {
        "Who is Anna Reed?": "a fisher in Hull",
        "Who is Jean Moore?": "a nurse in Leeds",
    }


def test_what_is_not_safe_is_not_asked():
    assert not _asked(
        "He wrote a long book about the tunnel in 1931. The school was built by 1931 or later. "
        "Anna Reed and Tom Hale sold the house in the end. In 1931, the owner found it in his garden. The town had sold the school in 1931. The same school was closed in 1931. Workers say that the school was built in 1931."
    )
