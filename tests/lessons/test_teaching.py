"""For the teacher: minutes add up, aims and standards rest on exercises that are there, sensitive words are found."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.exercises import Exercise, Item
from lessons.kit import make_kit
from lessons.teaching import LENGTHS, find_sensitive, make_notes, make_plan, standards_met
from lessons.teaching.differentiation import make_levels, save_levels
from lessons.teaching.plans import AIMS
from lessons.teaching.sensitive import _table
from lessons.teaching.simplified import what_was_simplified


def _with_exercises(kit, exercises, prompts=None):
    book = replace(kit.workbook, exercises=tuple(exercises), prompts=kit.workbook.prompts if prompts is None else prompts)
    return replace(kit, workbook=book)


def _exercise(kind, count):
    return Exercise(kind, kind.title(), "Do it.", tuple(Item(f"{kind}-{n}", f"{n}?", f"{n}", ()) for n in range(count)))


@pytest.mark.parametrize("minutes", LENGTHS)
def test_the_minutes_add_up(minutes, sample_kit):
    plan = make_plan(sample_kit, minutes)
    assert sum(step.minutes for step in plan.steps) == minutes
    assert all(step.minutes >= 1 for step in plan.steps)
    assert plan.steps[0].title == "Warm-up" and plan.steps[-1].title == "Close"


_KINDS = st.lists(st.tuples(st.sampled_from([*AIMS, "spaces", "a-new-kind"]), st.integers(1, 14)), max_size=20)


@given(_KINDS, st.integers(10, 120), st.booleans())
def test_the_minutes_add_up_for_any_lesson(sample_kit, kinds, minutes, has_prompts):
    unique = dict(kinds)
    kit = _with_exercises(sample_kit, [_exercise(*one) for one in unique.items()], None if has_prompts else ())
    plan = make_plan(kit, minutes)
    assert sum(step.minutes for step in plan.steps) == minutes
    assert all(step.minutes >= 1 for step in plan.steps)
    numbers = [step.exercise for step in plan.steps if step.exercise]
    assert len(set(numbers)) == len(numbers) and all(1 <= number <= len(kit.exercises) for number in numbers)
    for step in plan.steps:
        assert not step.exercise or kit.exercises[step.exercise - 1].title in step.what


def test_aims_rest_on_what_the_class_does(sample_kit):
    plan = make_plan(sample_kit, 45)
    kinds = {sample_kit.exercises[step.exercise - 1].kind for step in plan.steps if step.exercise}
    for kind, aim in AIMS.items():
        assert (aim in plan.aims) == (kind in kinds), kind


def test_what_needs_a_voice_is_no_homework_and_what_has_no_proof_is_checked_with_the_key(sample_kit):
    kit = _with_exercises(sample_kit, [_exercise("true-false", 3), _exercise("spelling", 3), _exercise("dictation", 12), _exercise("spaces", 30)])
    plan = make_plan(kit, 20)
    assert "Exercise 4." in plan.homework and not any("3" in task and task.startswith("Exercise") for task in plan.homework)
    checks = {step.exercise: step.what.split(". ")[-1] for step in make_plan(kit, 90).steps if step.exercise}
    assert checks[2] == "Check with the key." and "shows the sentence" in checks[1]


def test_a_short_lesson_does_a_part_of_the_first_exercise(sample_kit):
    kit = _with_exercises(sample_kit, [_exercise("true-false", 12), _exercise("spelling", 3)])
    (step,) = [step for step in make_plan(kit, 20).steps if step.exercise == 1]
    assert "Only 1 to 4." in step.what and step.title == "Understand"
    assert all("Only" not in step.what for step in make_plan(kit, 90).steps)


def test_a_long_talk_has_more_than_one_question(sample_kit):
    (talk,) = [step for step in make_plan(sample_kit, 90).steps if step.title == "Talk"]
    asked = [one.text for one in sample_kit.workbook.prompts if one.use == "discussion"]
    assert sum(text in talk.what for text in asked) == min(len(asked), max(1, talk.minutes // 6))


def test_a_long_text_is_read_at_home(sample_kit):
    long = replace(sample_kit, plain=replace(sample_kit.plain, sentences=sample_kit.plain.sentences * 3))
    assert "at home" in make_plan(long, 20).homework[0] or "Before the lesson" in make_plan(long, 20).homework[0]
    assert "Before the lesson" not in " ".join(make_plan(sample_kit, 90).homework)


def test_standards_are_named_only_where_something_meets_them(sample_kit):
    assert {one.code for one in standards_met(sample_kit)} >= {"CCRA.R.1", "CCRA.R.4", "CCRA.L.6"}
    assert standards_met(_with_exercises(sample_kit, [], ())) == ()
    few = _with_exercises(sample_kit, [_exercise("true-false", 3)], ())
    assert [one.code for one in standards_met(few)] == ["Reading for information and argument"]
    for one in standards_met(sample_kit):
        for number in [int(part) for part in one.met_by.replace(",", "").split() if part.isdigit()]:
            assert number <= len(sample_kit.exercises)
    assert not any(one.code == "CCRA.R.10" for one in standards_met(sample_kit))


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Two soldiers were killed when a mortar hit the school.", {"killing", "war"}),
        ("The man committed suicide in his cell.", {"self-harm"}),
        ("She was raped and beaten by the guards.", {"sexual violence"}),
        ("Hundreds of refugees drowned off the coast.", {"flight", "disaster"}),
        ("The strike of the bus drivers killed nobody's mood.", {"killing"}),
        ("The team shot two goals in a fiery match, with grave faces at the end.", set()),
        ("The company fired its manager and launched a blast of new phones.", set()),
        ("Workers are on strike for more pay.", set()),
        ("The town has a brutal climate.", set()),
    ],
)
def test_sensitive_words_are_found_by_their_base_form(text, topics):
    found = find_sensitive(text)
    assert {one.topic for one in found} == topics
    for one in found:
        assert one.spans and all(span.of(text).lower() in one.words for span in one.spans)


def test_the_list_of_sensitive_words_is_sound():
    table = _table()
    assert len({topic for topic, _, _ in table}) == len(table) >= 15
    for _, about, words in table:
        assert about and len(words) >= 5 and all(word == word.lower() for word in words)


def test_what_was_simplified_is_told_by_kind(sample_kit):
    found = what_was_simplified(sample_kit.plain)
    assert sum(one.count for one in found) == len(sample_kit.plain.changes)
    assert [one.count for one in found] == sorted((one.count for one in found), reverse=True)
    for one in found:
        assert one.why and one.before != one.after
        assert one.before in sample_kit.article.text


def test_notes_of_the_shortest_lesson():
    notes = make_notes(make_kit("It rains."))
    assert [sum(step.minutes for step in plan.steps) for plan in notes.plans] == list(LENGTHS)
    assert notes.sensitive == () and notes.simplified == ()


def test_two_levels_have_the_same_numbers(sample_kit, tmp_path):
    plain, easy = make_levels(sample_kit.article)
    assert plain.plain.level == "plain" and easy.plain.level == "easy"
    assert [one.kind for one in plain.exercises] == [one.kind for one in easy.exercises] != []
    paths = save_levels((plain, easy), tmp_path, ["html"], voice="silent")
    assert {path.parent.name for path in paths} == {tmp_path.name, "plain", "easy"}
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert 'href="plain/index.html"' in page and 'href="easy/index.html"' in page
    for number, one in enumerate(plain.exercises, start=1):
        assert f"{number}. {one.title}" in page
