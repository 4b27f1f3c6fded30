"""The page with both versions side by side, and the options of ``hornbook plain``."""

import json
import re

from typer.testing import CliRunner

from lessons.cli.app import app
from lessons.formats.changes_page import changes_page
from reader.plain.simplifier import simplify

TEXT = "The envoy, who lives in Rome, assisted the <b>mayor</b>. It rained."


def test_the_page_shows_each_sentence_with_its_changes_and_escapes_the_text():
    page = changes_page(simplify(TEXT))
    assert "<b>mayor" not in page and "&lt;b&gt;mayor" in page
    for change in simplify(TEXT).changes:
        assert change.id in page and change.reason.replace("“", "“") in page
    assert page.count("<tr>") == 1 + 2
    assert re.search(r"<mark>[^<]*assisted[^<]*</mark>", page)


def test_the_command_writes_the_page_and_takes_own_words(tmp_path):
    source, own, page = tmp_path / "story.txt", tmp_path / "own.txt", tmp_path / "page.html"
    source.write_text(TEXT, encoding="utf-8")
    own.write_text("assist = carry\n", encoding="utf-8")
    made = CliRunner().invoke(app, ["plain", str(source), "--always", str(own), "--page", str(page)])
    assert made.exit_code == 0, made.output
    assert "carried" in page.read_text(encoding="utf-8")


def test_a_model_that_is_not_there_leaves_the_sentences_of_the_rules(tmp_path):
    source = tmp_path / "story.txt"
    source.write_text("The old envoy of the town on the coast walked very slowly down the long road to the harbour with his two dogs and a hat.", encoding="utf-8")
    made = CliRunner().invoke(app, ["plain", str(source), "--level", "easy", "--json", "--assistant", "http://127.0.0.1:9/v1"])
    assert made.exit_code == 0
    data = json.loads(made.stdout)
    assert data["advice"][0]["answer"] == "" and "no answer came" in data["advice"][0]["verdict"]
    assert "no answer came" in made.stderr
