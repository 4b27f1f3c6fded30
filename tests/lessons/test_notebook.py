"""In a notebook: exercises to be done in a cell, the answer behind a summary, the plan, quizzes and cards."""

import html
import json
import re
from pathlib import Path

import pytest

from lessons.kit import make_kit
from lessons.notebook import cards, quiz, show_exercises, show_plan
from reader.errors import HornbookError

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_every_answer_is_behind_a_summary(sample_kit):
    page = show_exercises(sample_kit)._repr_mimebundle_()["text/html"]
    count = sum(len(one.items) for one in sample_kit.exercises)
    assert page.count("<details>") == page.count("<summary>Check</summary>") == count
    assert "<script" not in page and "<input" not in page
    open_text = re.sub(r"<details>.*?</details>", "", page)
    for one in sample_kit.exercises:
        for item in one.items:
            assert html.escape(item.prompt) in open_text
            if one.kind in ("true-false", "comprehension"):
                assert f"<strong>{html.escape(item.answer)}</strong>" not in open_text


def test_some_kinds_only(sample_kit):
    page = show_exercises(sample_kit, "gap-fill")
    assert page.html.count("<section>") == 1 and "Fill the gaps" in str(page)
    with pytest.raises(HornbookError, match="use one of"):
        show_exercises(sample_kit, ["gap-fill", "origami"])


def test_markup_in_an_article_stays_text():
    kit = make_kit("The man wrote <b>no</b> on the wall of the court. Nobody saw it. The court freed the man on Monday.")
    assert "<b>no" not in show_exercises(kit).html
    assert show_exercises(make_kit("It rains.")).html.startswith("<p>")


def test_the_plan_is_a_table(sample_kit):
    page = show_plan(sample_kit, 30)
    assert sum(int(one) for one in re.findall(r"<tr><td>(\d+)</td>", page.html)) == 30
    assert "30 minutes" in page.text
    with pytest.raises(HornbookError, match="at least 10"):
        show_plan(sample_kit, 5)


def test_quiz_and_cards_are_plain_lists(sample_kit):
    assert json.loads(json.dumps(quiz(sample_kit))) == quiz(sample_kit) != []
    assert [set(one) for one in cards(sample_kit)] == [{"front", "back", "topic"}] * len(sample_kit.glossary)


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.ipynb")), ids=lambda path: path.name)
def test_an_example_is_clean_and_needs_no_network(path):
    notebook = json.loads(path.read_text(encoding="utf-8"))
    code = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert all(not cell.get("outputs") for cell in notebook["cells"])
    assert code and not any("http" in one or "pip install" in one for one in code)
    for one in code:
        compile(one, path.name, "exec")


def test_there_are_three_examples():
    assert {path.stem for path in EXAMPLES.glob("*.ipynb")} >= {"teacher", "language-course", "newsroom"}
