"""The key: each answer with the sentence that proves it, in each format; one number for one score everywhere."""

import io
import json
import re

import pytest

from lessons.formats import page_data
from lessons.formats.key import HEADING, with_key


def _exercise(kind, *items, layout="items", bank=()):
    whole = [{"note": "", "choices": (), **item} for item in items]
    return {"kind": kind, "layout": layout, "bank": list(bank), "items": whole}


def _keys(exercise):
    return [item["key"] for item in with_key([exercise], [exercise])[0]["items"]]


@pytest.mark.parametrize(
    ("item", "asked", "answer", "proof"),
    [
        ({"prompt": "The boat is ______.", "answer": "old", "says": "The boat is old."}, "", "old", "The boat is old."),
        ({"prompt": "The b _ _ _ is old.", "answer": "boat", "says": "The boat is old."}, "", "boat", "The boat is old."),
        ({"prompt": "The boat is old.", "answer": "true", "says": "The boat is old."}, "", "true", "The boat is old."),
        ({"prompt": "The boat is new.", "answer": "false", "says": "The boat is old."}, "The boat is new.", "false", "The boat is old."),
        ({"prompt": "What is old?", "answer": "the boat", "says": "The boat is old."}, "What is old?", "the boat", "The boat is old."),
        ({"prompt": "Theboatisold.", "answer": "The boat is old.", "says": "The boat is old."}, "", "The boat is old.", ""),
        ({"prompt": "It is ______.", "answer": "old", "says": "It is old.", "choices": ("new", "old")}, "", "B: old", "It is old."),
    ],
)
def test_the_proof_is_given_and_nothing_twice(item, asked, answer, proof):
    assert _keys(_exercise("any", item)) == [{"asked": asked, "answer": answer, "proof": proof}]


def test_a_puzzle_does_not_repeat_the_sentences_of_the_words():
    word = {"prompt": "boat", "answer": "a small ship", "says": "The boat is old."}
    words, puzzle = _exercise("matching", word, layout="match", bank=["a small ship"]), _exercise("crossword", word | {"answer": "boat"})
    both = with_key([words, puzzle], [words, puzzle])
    assert [one["items"][0]["key"]["proof"] for one in both] == ["The boat is old.", ""]


def test_every_answer_of_the_sample_has_its_sentence(sample_kit):
    shown = set()
    for exercise in page_data(sample_kit)["exercises"]:
        for item in exercise["items"]:
            key = item["key"]
            assert key["proof"] == item["says"] or item["says"] in (item["answer"], *shown)
            shown.add(item["says"])
    assert any(item["key"]["answer"].endswith("true") and item["key"]["proof"] for one in page_data(sample_kit)["exercises"] for item in one["items"])


def test_a_true_statement_has_its_sentence_on_each_page(sample_job, tmp_path):
    true = next(item for one in sample_job.kit.exercises if one.kind == "true-false" for item in one.items if item.answer == "true")
    sample_job.kit.save(tmp_path, ["html", "docx", "pdf"])
    page = re.sub(r"\s+", " ", (tmp_path / "teacher.html").read_text(encoding="utf-8"))
    assert f"<strong>true</strong><br><span class=\"source\">Evidence: {true.says.replace(chr(39), '&#39;')}</span>" in page
    assert HEADING in page
    docx = pytest.importorskip("docx").Document(str(tmp_path / "teacher.docx"))
    assert any(one.text.replace("\n", " ").endswith(f"true Evidence: {true.says}") for one in docx.paragraphs)
    pypdf = pytest.importorskip("pypdf")
    text = " ".join(" ".join(one.extract_text() for one in pypdf.PdfReader(io.BytesIO((tmp_path / "teacher.pdf").read_bytes())).pages).split())
    assert f"true Evidence: {true.says}"[:60] in text


def test_one_score_is_one_number_everywhere(sample_kit, tmp_path):
    from dataclasses import replace

    pypdf = pytest.importorskip("pypdf")
    odd = replace(sample_kit, plain_scores=replace(sample_kit.plain_scores, flesch_kincaid_grade=14.8499))
    odd.save(tmp_path, ["html", "pdf"])
    assert json.loads((tmp_path / "kit.json").read_text(encoding="utf-8"))["scores"]["plain"]["flesch_kincaid_grade"] == 14.8
    text = " ".join(one.extract_text() for one in pypdf.PdfReader(io.BytesIO((tmp_path / "teacher.pdf").read_bytes())).pages)
    pages = text + str(odd) + "".join((tmp_path / name).read_text(encoding="utf-8") for name in ("index.html", "teacher.html"))
    assert "→ 14.8" in str(odd) and len(re.findall(r"(?<![\d.])14\.8(?!\d)", pages)) >= 4
    grades = re.findall(r"Flesch-Kincaid grade\D{1,60}\d+\.\d\D{1,60}(\d+\.\d)", re.sub(r"<style>.*?</style>", "", pages, flags=re.S))
    assert len(grades) >= 4 and set(grades) == {"14.8"}
