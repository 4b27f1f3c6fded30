"""Our own words have British spelling (with -ize, as the Oxford dictionaries write it): meanings, examples, templates."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

import lessons
from reader.lexicon.store import FOLDER

#: American, or British with -ise; a name in capitals stays as it is.
OTHER = re.compile(
    r"\b(?:colors?|colored|neighbors?|neighboring|neighborhood|centers?|centered|favors?|favored|favorite|labor|defense|theaters?|behavior|honors?|honored|harbors?|travelers?|traveled|traveling|rumors?|armor|vapor|tumors?|liters?|meters?|kilometers?|skeptical|jewelry|organis(?:e|ed|es|ation|ations)|recognis(?:e|ed)|realis(?:e|ed))\b"
)


def _own_words(name):
    """(where, headword, our own text) of every meaning and note of a pack; an example may need the term's spelling."""
    term = ""
    for number, line in enumerate((files("glossary.packs") / name).read_text(encoding="utf-8").split("\n"), 1):
        key, _, text = line.partition(":")
        term = text if key == "term" else term
        if key in ("meaning", "more", "example", "notes"):
            yield f"{name}:{number}", term, text


PACKS = sorted(path.name for path in files("glossary.packs").iterdir() if path.name.endswith(".txt"))


@pytest.mark.parametrize("name", PACKS)
def test_packs(name):
    found = [(where, word) for where, term, text in _own_words(name) for word in OTHER.findall(text) if word[:5] not in term.lower()]
    assert found == []


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.name)
def test_meanings_of_the_dictionary(path):
    rows = [line.split("|") for line in path.read_text(encoding="utf-8").split("\n") if line.count("|") >= 5 and line[0] != "#"]
    assert [(row[0], word) for row in rows for word in OTHER.findall(row[2])] == []


def test_templates_and_topics():
    folder = Path(lessons.__file__).parent
    texts = [path for path in (folder / "templates").iterdir() if path.suffix in (".j2", ".typ")]
    for path in texts:
        shown = re.sub(r"<style.*?</style>|<[^>]*>|\{[{%#].*?[}%#]\}", " ", path.read_text(encoding="utf-8"), flags=re.S)
        prose = re.findall(r"[A-Z][a-z]+(?: [a-z,’]+){2,}", shown)
        assert [word for text in prose for word in OTHER.findall(text)] == [], path.name
    topics = (folder / "exercises" / "topics.txt").read_text(encoding="utf-8")
    asked = [line for line in topics.split("\n") if re.match(r"(?:warm-up|discussion|writing):", line)]
    assert asked and [word for line in asked for word in OTHER.findall(line)] == []
