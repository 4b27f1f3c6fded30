"""The kit of the sample: what it holds, what its files say, and that the same input gives the same bytes."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from lessons import make_kit
from reader import read_article
from reader.errors import HornbookError

SAMPLE = Path(__file__).parents[2] / "examples" / "border-reopening.txt"


@pytest.fixture(scope="module")
def kit(sample_kit):
    return sample_kit


@pytest.fixture(scope="module")
def saved(kit, tmp_path_factory):
    folder = tmp_path_factory.mktemp("kit")
    kit.save(folder, ["html", "pdf", "audio"], voice="silent", rate=400)
    return folder


def test_the_plain_version_is_easier_and_loses_no_name(kit):
    assert kit.plain_scores.flesch_kincaid_grade < kit.scores.flesch_kincaid_grade - 3
    assert kit.plain_scores.difficulty.value < kit.scores.difficulty.value
    for name in ("Sung Kim", "Kim Il-sung", "Elizabeth Salmon", "April 15", "2013", "1967", "Albania"):
        assert name in kit.plain.text


def test_every_change_says_why_and_where(kit):
    assert len(kit.plain.changes) > 10
    for change in kit.plain.changes:
        assert change.reason and change.rule
        assert 0 <= change.span.start <= change.span.end <= len(kit.article.text)


def test_answers_carry_their_evidence(kit):
    assert {exercise.kind for exercise in kit.exercises} >= {"matching", "gap-fill"}
    for exercise in kit.exercises:
        if exercise.bank:
            assert sorted(exercise.bank) == sorted(item.answer for item in exercise.items)
        assert len({item.id for item in exercise.items}) == len(exercise.items)
        for item in exercise.items:
            assert item.says
            assert all(span.of(kit.article.text).strip() for span in item.evidence)
    gaps = next(exercise for exercise in kit.exercises if exercise.kind == "gap-fill")
    for item in gaps.items:
        assert item.prompt.replace("______", item.answer) == item.says


def test_all_files_are_there(saved):
    names = {path.name for path in saved.iterdir()}
    assert names == {
        "student.html", "teacher.html", "student.pdf", "teacher.pdf", "story.mp3", "story.vtt", "kit.json", "kit.schema.json",
        "index.html", "CREDITS.txt", ".hornbook.json",
    }  # fmt: skip


def test_the_json_holds_the_whole_kit(saved, kit):
    data = json.loads((saved / "kit.json").read_text(encoding="utf-8"))
    assert data["schema"] == "hornbook-kit/1"
    assert data["article"]["source"] == "border-reopening.txt"
    assert data["plain"]["text"] == kit.plain.text
    text = data["article"]["text"]
    for sentence in data["plain"]["sentences"]:
        assert all(text[low:high] for low, high in sentence["sources"])


@pytest.mark.parametrize("page", ["student.html", "teacher.html"])
def test_a_page_stands_alone_and_is_ordered(saved, page):
    html = (saved / page).read_text(encoding="utf-8")
    assert '<html lang="en">' in html
    assert not re.search(r'(?:src|href)="(?!data:|#)', html)
    assert "http://" not in html.replace("http://www.w3.org", "")
    levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)
    assert set(re.findall(r'aria-describedby="([^"]+)"', html)) <= set(ids)


def test_the_teachers_page_shows_reasons_and_evidence(saved, kit):
    html = (saved / "teacher.html").read_text(encoding="utf-8")
    assert "Evidence:" in html
    assert html.count('class="reasons"') >= 8


def test_the_same_input_gives_the_same_bytes(saved, tmp_path):
    make_kit(read_article(SAMPLE)).save(tmp_path, ["html", "pdf", "audio"], voice="silent", rate=400)
    for path in sorted(saved.iterdir()):
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), path.name


def test_profiles_reach_the_page(tmp_path):
    kit = make_kit("The court freed the man. He had been in prison for years.", profile="large-print")
    kit.save(tmp_path, ["html"])
    html = (tmp_path / "student.html").read_text(encoding="utf-8")
    assert "font-size: 168.8%" in html
    assert f"max-width: min({60 * (0.435 + 0.02 + 0.1 / 6):.1f}rem, 100%)" in html


def test_markup_in_an_article_stays_text(tmp_path):
    make_kit("The man wrote <script>alert(1)</script> and {{ 7 * 7 }} on the wall. Nobody saw it.").save(tmp_path, ["html", "pdf"])
    for page in ("student.html", "teacher.html"):
        html = (tmp_path / page).read_text(encoding="utf-8")
        assert "<script>alert" not in html
        assert "{{ 7 * 7 }}" in html


@pytest.mark.parametrize("wrong", [{"level": "hard"}, {"profile": "tiny"}])
def test_a_wrong_choice_is_named_with_the_right_ones(wrong):
    with pytest.raises(HornbookError, match="use one of"):
        make_kit("The court freed the man.", **wrong)


def test_a_wrong_format_is_named(kit, tmp_path):
    with pytest.raises(HornbookError, match="there is no such format"):
        kit.save(tmp_path, ["papyrus"])


def test_a_notebook_shows_the_kit(kit):
    shown = kit._repr_html_()
    assert kit.article.title in shown and "<details" in shown
    assert "→" in str(kit)


def test_terms_that_the_class_can_read_come_first(sample_kit):
    from lessons.templating import stands_in

    gone = [not stands_in(term, sample_kit.article, sample_kit.plain.text) for term in sample_kit.full_glossary.terms]
    assert gone == sorted(gone) and True in gone
    assert not any(gone[: len(sample_kit.glossary)])
    assert sample_kit.glossary.terms == sample_kit.full_glossary.terms[: len(sample_kit.glossary)]
