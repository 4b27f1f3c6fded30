"""The kinds that came later: grids, word order, dictation, spelling, facts and claims, how it is said, open questions."""

import json
import random
import re
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lessons.exercises import (
    MAKERS,
    Material,
    crossword,
    dictation,
    fact_or_claim,
    how_said,
    make_workbook,
    matching,
    numbers,
    small_words,
    spaces,
    spelling,
    timeline,
    true_false,
    word_order,
    word_search,
)
from lessons.exercises.grids import STEPS, cross, hide, times
from lessons.exercises.not_said import unsaid
from lessons.exercises.shared import is_for_class
from lessons.exercises.topics import all_topics, find_topics
from lessons.exercises.workbook import left_out_by_kind, workbook_data
from lessons.kit import make_kit
from lessons.plain_article import plain_article_of
from lessons.sources import find_statements
from reader.fluency import load_judge, tokens
from reader.readability.lists import dictionary_words
from reader.speech.captions import webvtt
from reader.speech.speaking import speak

TEXT = """The harbor town of Larkfield opened a new bridge in 2019. Several hundred people crossed it in the rain, and 42 boats waited on the river.

“The bridge is the best thing that has happened to this town,” said Maria Tolland, a baker in Larkfield. The mayor said that the bridge had cost less than the old ferry. An official said that ships would have to wait for the tide.

Engineers began to measure the river in 1998. They found that strong currents had damaged the old bridge in 1962. Tom Hale is the director of the museum. “We have collected three thousand photographs of the storm,” said Tom Hale.

Scientists counted 1,250 salmon in the river in May 2021. According to Anna Reed, the noise of the traffic drives the salmon away from the coast. Fishermen complained that the catch was smaller than before. Shops near the harbor have already hired more workers.

The council has promised to repair the road to the school. A retired sailor told the children that he had rowed across the river every morning. Police officers closed the main road for an hour and asked drivers to take a longer route through the forest. The old ferry will make its last journey at the end of the month. Visitors can look at pictures of the storm in a small museum. The team wants to build a tunnel between the two largest islands.

The parliament ratified a treaty on fishing with the neighbouring country in March. An envoy and his delegation had negotiated for two years about the quota. The coalition imposed a tariff on imported fish, and the opposition called for a referendum. Refugees from the famine live in a shelter beside the reservoir. The treaty has 14 articles and a protocol on pollution."""


@pytest.fixture(scope="module")
def material():
    kit = make_kit(TEXT)
    return Material(kit.article, kit.plain, kit.glossary, kit.full_glossary.terms[len(kit.glossary) :])


@pytest.fixture(scope="module")
def workbook(material):
    return make_workbook(material)


def _make(maker, material, seed=1):
    exercise = maker.make(material, random.Random(seed))
    assert exercise is not None, maker.KIND
    return exercise


WORDS = ["harbor", "treaty", "border", "engineer", "salmon", "museum", "ferry", "currents"]


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=2, max_size=8, unique=True), st.integers(0, 99))
def test_words_in_a_crossword_cross_and_touch_nothing_else(words, seed):
    grid = cross(words, random.Random(seed), tries=4)
    if grid is None:
        return
    cells = {(row, column): letter for row, letters in enumerate(grid.rows, 1) for column, letter in enumerate(letters, 1) if letter != " "}
    for one in grid.words:
        down, right = STEPS[one.direction]
        assert "".join(cells[one.row + down * place, one.column + right * place] for place in range(len(one.word))) == one.word
        assert grid.number_at(one.row, one.column) == one.number > 0
    runs = [run for letters in grid.rows for run in letters.split() if len(run) > 1]
    runs += [run for letters in map("".join, zip(*grid.rows, strict=True)) for run in letters.split() if len(run) > 1]
    assert sorted(runs) == sorted(one.word for one in grid.words)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=2, max_size=8, unique=True), st.integers(0, 99))
def test_a_hidden_word_is_there_once(words, seed):
    grid = hide(words, random.Random(seed), ("across", "down", "diagonal"))
    assert grid is not None
    for one in grid.words:
        down, right = STEPS[one.direction]
        assert "".join(grid.rows[one.row - 1 + down * place][one.column - 1 + right * place] for place in range(len(one.word))) == one.word
        assert times(one.word, grid.rows) == 1


def test_clues_do_not_hold_their_word(material):
    for maker in (crossword, word_search):
        exercise = _make(maker, material)
        assert exercise.grid is not None and exercise.layout == "grid"
        for item in exercise.items:
            word = item.answer.split(":")[0]
            assert word[:4] not in item.prompt.lower()


def test_the_middle_has_one_order(material):
    judge = load_judge()
    for item in _make(word_order, material).items:
        mixed = re.search(r"\(([^()]*)\)$", item.prompt).group(1).split(" / ")
        start, end = item.prompt.removesuffix(f" ({' / '.join(mixed)})").split("______")
        right = judge.log_probability(tokens(item.answer))
        fitting = [order for order in permutations(mixed) if start + " ".join(order) + end == item.answer]
        assert len(fitting) == 1 and list(fitting[0]) != mixed
        assert all(
            judge.log_probability(tokens(start + " ".join(order) + end)) < right for order in permutations(mixed) if order != fitting[0]
        )


def test_a_misspelling_is_no_word(material):
    for item in _make(spelling, material).items:
        assert item.choices.count(item.answer) == 1 and len(item.choices) == 3
        assert not (set(item.choices) - {item.answer}) & dictionary_words()
        assert item.prompt.replace("______", item.answer) == item.says


@pytest.mark.parametrize("word", ["traveller", "colour", "organise", "centre"])
def test_words_with_two_spellings_are_left_out(word):
    kit = make_kit(f"The {word} was there with other people in the garden of the house. It was late and nobody spoke.")
    material = Material(kit.article, kit.plain, kit.glossary)
    exercise = spelling.make(material, random.Random(1))
    assert exercise is None or all(item.answer != word for item in exercise.items)


def test_without_spaces_the_letters_are_the_same(material):
    for item in _make(spaces, material).items:
        assert item.prompt == item.answer.replace(" ", "") and " " in item.answer
    assert not spaces.is_only_reading("They are now here in the town.", load_judge())


def test_a_number_goes_back_into_one_gap(material):
    exercise = _make(numbers, material)
    assert len(set(exercise.bank)) == len(exercise.bank)
    for item in exercise.items:
        fitting = [number for number in exercise.bank if item.prompt.replace("______", number) == item.says]
        assert fitting == [item.answer]


def test_small_words_read_far_better_than_others(material):
    judge = load_judge()
    for item in _make(small_words, material).items:
        right = judge.log_probability(tokens(item.says))
        assert item.prompt.replace("______", item.answer) == item.says
        for other in {"of", "to", "in", "at", "with", "for"} - {item.answer}:
            assert judge.log_probability(tokens(item.prompt.replace("______", other))) < right - 3


def test_dates_are_in_order_of_time(material):
    exercise = _make(timeline, material)
    years = [int(re.search(r"\d{4}", date).group()) for date in exercise.bank]
    assert years == sorted(years) and len(set(years)) == len(years)
    assert {item.answer for item in exercise.items} == set(exercise.bank)


def test_claims_are_reported_and_facts_are_not(material):
    exercise = _make(fact_or_claim, material)
    said = [one.content for one in find_statements(material.article)]
    for item in exercise.items:
        overlaps = any(span.overlaps(content) for span in item.evidence for content in said)
        assert overlaps == (item.answer == "claim")
        assert item.answer in item.choices


def test_named_and_unnamed_direct_and_reported(material):
    exercise = _make(how_said, material)
    for item in exercise.items:
        assert ("“" in item.prompt) == item.answer.endswith("own words")
    answers = {item.prompt.split()[0]: item.answer for item in exercise.items}
    assert answers.get("An", "not named, reported") == "not named, reported"


def test_own_words_and_reported_words_in_one_sentence_are_no_clear_case():
    text = TEXT + "\n\nTom Hale said that the storm was cold, and Anna Reed added: “We were lucky to live so far from the river.”"
    kit = make_kit(text)
    items = how_said.make(Material(kit.article, kit.plain, kit.glossary), random.Random(1)).items
    assert all("lucky" not in item.prompt for item in items)


def test_a_word_about_sex_is_not_asked_for(material):
    term = replace(material.glossary.terms[0], text="ravish", definition="to take someone by force for sex")
    assert not is_for_class(term) and is_for_class(material.glossary.terms[0])
    changed = replace(material, glossary=replace(material.glossary, terms=(term, *material.glossary.terms[1:])))
    for maker in (matching, crossword, word_search):
        assert all("ravish" not in (item.prompt + item.answer) for item in _make(maker, changed).items)


def test_a_dictation_has_nothing_that_nobody_can_hear(material):
    for item in _make(dictation, material).items:
        assert re.fullmatch(r"[A-Za-z ,’'.]+", item.answer)
        number = int(re.search(r"\d+", item.note).group())
        assert material.plain.sentences[number - 1].text == item.answer


def test_names_that_are_hard_to_write_are_given():
    kit = make_kit("The baker sold her house near Thrumbury to a friend. She wanted to live closer to the sea and the market.")
    items = dictation.make(Material(kit.article, kit.plain, kit.glossary), random.Random(1)).items
    assert "given: Thrumbury" in {item.says: item.prompt for item in items}[kit.plain.sentences[0].text]


def test_the_times_of_a_dictation_are_those_of_its_sentences(material, tmp_path):
    article = plain_article_of(material.plain)
    speech = speak(article, tmp_path / "story.wav", voice="silent", rate=200)
    items = _make(dictation, material).items
    times = dictation.spoken_times({item.id: item.answer for item in items}, webvtt(article, speech.timings))
    assert times.keys() == {item.id for item in items}
    for item in items:
        start = article.text.index(item.answer)
        words = [one for one in speech.timings if start <= one.span.start < start + len(item.answer)]
        assert times[item.id].start == pytest.approx(words[0].start, abs=0.002)
        assert times[item.id].end == pytest.approx(words[-1].end, abs=0.002)


def test_a_sentence_that_the_sound_does_not_have_has_no_time():
    assert dictation.spoken_times({"d": "The words are others."}, "WEBVTT\n\n00:00.100 --> 00:01.000\nOther words.\n") == {}


@pytest.mark.parametrize("kind", [maker.KIND for maker in MAKERS if maker.REST])
def test_every_sentence_gives_an_item_or_a_reason(workbook, material, kind):
    asked = " ".join(item.says for one in workbook.exercises if one.kind == kind for item in one.items if item.answer != "not said")
    reasons = {one.what: one.reason for one in workbook.left_out if one.kind == kind}
    for sentence in material.plain.sentences:
        assert sentence.text in asked or reasons[sentence.text]
    assert not [what for what in reasons if what in asked and what == what.strip() and what.endswith(".")]


@pytest.mark.parametrize("kind", ["matching", "word-search", "crossword"])
def test_every_term_gives_an_item_or_a_reason(workbook, material, kind):
    asked = {item.id.split("-", kind.count("-") + 1)[-1] for one in workbook.exercises if one.kind == kind for item in one.items}
    reasons = {one.what for one in workbook.left_out if one.kind == kind}
    for term in material.glossary.terms if kind == "matching" else (*material.glossary.terms, *material.more_terms):
        assert term.text in reasons or term.id in asked or term.text.lower() in asked


@pytest.mark.parametrize("kind", ["who-said-it", "how-said", "fact-or-claim"])
def test_every_statement_gives_an_item_or_a_reason(workbook, material, kind):
    told = [*(item.evidence for one in workbook.exercises if one.kind == kind for item in one.items)]
    told += [one.evidence for one in workbook.left_out if one.kind == kind]
    for statement in find_statements(material.article):
        assert any(span in evidence for span in statement.sentences for evidence in told)


def test_the_short_list_counts_every_entry_of_the_ledger(workbook):
    short = left_out_by_kind(workbook)
    assert sum(reason["count"] for kind in short for reason in kind["reasons"]) == sum(bool(one.what) for one in workbook.left_out)
    assert all(kind["reasons"] or kind["not_made"] for kind in short)
    for kind in short:
        counts = [reason["count"] for reason in kind["reasons"]]
        assert counts == sorted(counts, reverse=True) and len({reason["reason"] for reason in kind["reasons"]}) == len(counts)


def test_a_kind_that_is_missing_says_why(workbook):
    missing = {maker.KIND for maker in MAKERS} - {one.kind for one in workbook.exercises}
    assert missing == {one.kind for one in workbook.left_out if not one.what}


def test_what_is_not_said_has_no_word_in_the_text(material):
    found = unsaid(find_statements(material.article), TEXT, random.Random(1))
    assert found and all(one.evidence for one in found)
    assert not unsaid(find_statements(material.article), TEXT + " children language book born piano dog cook swim", random.Random(1))
    exercise = _make(true_false, material)
    assert {item.answer for item in exercise.items} <= {"true", "false", "not said"}
    assert any(item.answer == "not said" for item in exercise.items)


def test_the_easy_level_helps_more():
    kit = make_kit(TEXT, level="easy")
    easy = Material(kit.article, kit.plain, kit.glossary, kit.full_glossary.terms)
    search = _make(word_search, easy)
    assert all(one.direction != "diagonal" for one in search.grid.words)
    assert all(item.prompt.isupper() for item in search.items)
    exercise = true_false.make(easy, random.Random(1))
    assert exercise is None or all(not item.choices for item in exercise.items)


def test_a_workbook_is_the_same_each_time_and_says_what_it_left_out(material):
    one, other = make_workbook(material, 3), make_workbook(material, 3)
    assert one == other
    make_workbook(material, 4)
    assert make_workbook(material, 3) == one
    assert one.left_out and all(left.reason for left in one.left_out)
    assert {exercise.kind for exercise in one.exercises} <= {maker.KIND for maker in MAKERS}
    data = workbook_data(one, material.article)
    assert len(data["statements"]) == len(one.statements)
    for exercise in data["exercises"]:
        for item in exercise["items"]:
            assert all(material.article.text[low:high].strip() for low, high in item["evidence"])


COURT = "The police took the thief to court. A judge sent him to prison for the theft. His lawyer called the sentence illegal."


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (COURT, ["crime and courts"]),
        ("It rained on Monday. The judge of the cake contest went home. She had a prison book in her bag.", []),
        (f"The bakers of the town sell bread. {'They get up at four and work until noon each day of the week. ' * 30} {COURT}", []),
    ],
)
def test_a_topic_is_found_by_several_words_in_the_whole_text(text, names):
    assert [topic.name for topic in find_topics(text)] == names


def test_every_topic_has_questions_of_each_use():
    questions = [text for topic in all_topics().values() for _, text in topic.questions]
    assert len(set(questions)) == len(questions) and all(text.endswith(("?", ".", "…”")) for text in questions)
    for topic in all_topics().values():
        assert all(len(topic.asked(use)) >= 2 for use in ("warm-up", "discussion", "writing"))
        assert bool(topic.strong) == (topic.name != "any")


def test_where_the_topic_is_not_clear_the_questions_fit_every_text():
    kit = make_kit("Anna Reed lost a key on Monday. She looked for it under the table, behind the door and in the garden.")
    prompts = kit.workbook.prompts
    assert {one.topic for one in prompts} <= {"any", "the text"} and len(prompts) == 10


def test_each_use_has_its_open_questions(material):
    prompts = make_workbook(material).prompts
    assert {one.use for one in prompts} == {"warm-up", "discussion", "writing"}
    assert len({one.id for one in prompts}) == len(prompts)


def test_the_teacher_hears_each_sentence_of_a_dictation(tmp_path):
    kit = make_kit(TEXT)
    kit.save(tmp_path, ["html", "audio"], voice="silent", rate=300)
    data = json.loads((tmp_path / "kit.json").read_text(encoding="utf-8"))
    (exercise,) = [one for one in data["exercises"] if one["kind"] == "dictation"]
    starts = [item["sound"][0] for item in exercise["items"]]
    assert starts == sorted(starts) and all(item["sound"][1] > item["sound"][0] for item in exercise["items"])
    page = (tmp_path / "teacher.html").read_text(encoding="utf-8")
    assert all(f"from {int(start) // 60}:{int(start) % 60:02} in the sound" in page for start in starts)
    assert "What gave no question, and why" in page
    kit.save(tmp_path, ["html"])
    assert "in the sound" not in (tmp_path / "teacher.html").read_text(encoding="utf-8")
