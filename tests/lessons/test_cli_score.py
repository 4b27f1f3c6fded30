"""``hornbook score``: tables, rows, the check with its offenders, places, comparisons, the page."""

import csv
import io
import json

import pytest

from lessons.cli import main

HARD = (
    "The jurisdictional provisions presuppose reciprocal institutional recognition. “Nobody,” she said, “came.” "
    "The dog ran home."
)
EASY = "The rules need each side to accept the other. The dog ran home."


@pytest.fixture
def folder(tmp_path):
    for number, text in enumerate((HARD, EASY, "The river rose. Ten boats waited.")):
        (tmp_path / f"{number}.txt").write_text(text + "\n", encoding="utf-8")
    return tmp_path


def paths(folder, *numbers):
    return [str(folder / f"{number}.txt") for number in numbers]


def run(capsys, *arguments):
    status = main(["score", *arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_many_texts_are_rows_of_a_table(folder, capsys):
    given = paths(folder, 0, 1, 2)
    status, out, err = run(capsys, *given, "--csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert (status, err) == (0, "")
    assert [row["source"] for row in rows] == given
    assert [row["words"] for row in rows] == ["15", "13", "6"]
    assert float(rows[0]["difficulty"]) > float(rows[1]["difficulty"])


@pytest.mark.parametrize("form", ["--csv", "--json"])
def test_workers_change_nothing(folder, capsys, form):
    given = paths(folder, 0, 1, 2, 0, 1, 2)
    alone = run(capsys, *given, form, "--workers", "1")
    assert alone == run(capsys, *given, form, "--workers", "2")
    assert alone[1].count("\n") >= 6


def test_a_text_that_cannot_be_read_does_not_stop_the_others(folder, capsys):
    (folder / "noise.txt").write_text("— …", encoding="utf-8")
    status, out, err = run(capsys, *paths(folder, 2), str(folder / "noise.txt"), str(folder / "no.txt"), *paths(folder, 1), "--json")
    assert status == 1
    assert [json.loads(line)["words"] for line in out.splitlines()] == [6, 13]
    assert [line.split(": ")[0] for line in err.splitlines()] == ["hornbook"] * 2


def test_the_check_names_the_texts_and_their_sentences(folder, capsys):
    status, out, err = run(capsys, *paths(folder, 0, 1), "--max-grade", "9", "--csv")
    assert status == 1 and out.startswith("source,")
    said = err.splitlines()
    assert len(said) == 2
    assert said[0].endswith("is above 9: 1 of 3 sentences are")
    assert said[1].startswith(f"{folder / '0.txt'}:1:1: grade ")
    assert "hard words: jurisdictional" in said[1]
    assert run(capsys, *paths(folder, 1, 2), "--max-grade", "9", "--csv")[0] == 0


def test_lines_and_columns_are_those_of_the_file(tmp_path, capsys):
    path = tmp_path / "wrapped.txt"
    path.write_text(
        "It rained all night, and the people of the lower town\nslept badly. The jurisdictional provisions presuppose\n"
        "reciprocal institutional recognition of every decision\nthat was made.\n",
        encoding="utf-8",
    )
    status, _, err = run(capsys, str(path), "--max-grade", "10", "--csv")
    assert status == 1
    assert f"{path}:2:14: grade " in err


def test_each_sentence_has_its_mark_and_grade(folder, capsys):
    status, out, _ = run(capsys, *paths(folder, 0), "--sentences", "--no-textstat")
    assert status == 0
    shown = out.splitlines()[-3:]
    assert [line[10:].strip().split()[-1] for line in shown] == ["recognition.", "“came.”", "home."]
    assert shown[0].startswith("▂▄▆") and "\x1b" not in out


def test_rows_of_sentences_and_of_findings(folder, capsys):
    _, out, _ = run(capsys, *paths(folder, 0), "--sentences", "--json")
    rows = [json.loads(line) for line in out.splitlines()]
    assert [HARD[row["start"] : row["end"]] for row in rows] == [row["text"] for row in rows]
    assert [row["level"] for row in rows][::2] == ["hard", "middling"] and rows[2]["text"] == "The dog ran home."
    _, out, _ = run(capsys, *paths(folder, 0), "--findings", "--csv")
    found = list(csv.DictReader(io.StringIO(out)))
    assert ("hard word", "jurisdictional") in [(row["kind"], row["text"]) for row in found]
    _, out, _ = run(capsys, *paths(folder, 0), "--findings")
    assert "hard word: jurisdictional (rare: about 1 in a million words; long: " in out


def test_quotations_can_be_left_out(folder, capsys):
    rows = [json.loads(run(capsys, *paths(folder, 0), "--json", *more)[1]) for more in ([], ["--no-quotations"])]
    assert [row["words"] for row in rows] == [15, 13]
    _, out, _ = run(capsys, *paths(folder, 0), "--sentences", "--json", "--no-quotations")
    assert [json.loads(line)["words"] for line in out.splitlines()] == [7, 2, 4]


def test_two_versions_are_compared(folder, capsys):
    before, after = paths(folder, 0, 1)
    status, out, _ = run(capsys, before, "--compare", after)
    assert status == 0 and "easier" in out and "Words gone: institutional" in out
    data = json.loads(run(capsys, before, "--compare", after, "--json")[1])
    assert data["changes"]["flesch_kincaid_grade"] < 0 and "jurisdictional" in data["words_gone"]
    assert run(capsys, after, "--compare", before, "--max-grade", "9")[0] == 1


def test_a_page_is_written(folder, capsys):
    target = folder / "out" / "hard.html"
    status, out, _ = run(capsys, *paths(folder, 0), "--html", str(target))
    assert (status, out.strip()) == (0, str(target))
    page = target.read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>") and page.count("<h1>") == 1
    assert '<span data-level="3" title="hard, grade ' in page and "<svg" in page and "Hard words" in page


@pytest.mark.parametrize(
    "more", [["--json", "--csv"], ["1.txt", "--html", "a.html"], ["1.txt", "--compare", "2.txt"], ["--json", "--sentences", "--findings"]]
)
def test_wishes_that_do_not_go_together_are_wrong_usage(folder, capsys, more):
    assert run(capsys, *paths(folder, 0), *more)[0] == 2


def test_standard_input(folder, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(EASY.encode()), encoding="utf-8"))
    assert json.loads(run(capsys, "-", "--json")[1])["words"] == 13
