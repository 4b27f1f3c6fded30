"""The dictionary: every entry passes the lint, look-ups find forms and families, a school's own words come first."""

from pathlib import Path

import pytest

from reader import look_up, simpler_words
from reader.errors import DataError
from reader.lexicon.entries import parse_line
from reader.lexicon.linting import FOLDER, check_entry, familiar_words, lint_files
from reader.lexicon.store import load_lexicon

WORDS = sorted((FOLDER / "words").glob("*.txt"))


def test_every_entry_passes_the_lint():
    findings = lint_files(WORDS)
    assert not findings, "\n".join(map(str, findings[:20]))


def test_the_dictionary_is_as_large_as_promised():
    heads = load_lexicon().headwords
    assert sum(" " not in head for head in heads) >= 6000
    assert sum(" " in head for head in heads) >= 800


def test_files_are_sorted_and_named_by_letter():
    for path in WORDS:
        heads = [line.partition("|")[0].strip().lower() for line in path.read_text(encoding="utf-8").splitlines()]
        assert heads == sorted(heads), path.name
        if len(path.stem) == 1:
            assert all(head.startswith(path.stem) for head in heads), path.name


def test_the_familiar_list_is_about_three_thousand():
    assert 2500 <= len(familiar_words()) <= 3200


GOOD = "detain | verb | to keep someone in a place | hold | police | Police detained two men. |"


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("detain | verb | to keep someone in detention | hold | | Police detained two men. | family=detention", "circular"),
        ("detain | verb | keep someone in a place | hold | | Police detained two men. |", "phrasing"),
        ("detain | verb | to keep someone in a place. | hold | | Police detained two men. |", "meaning"),
        ("detain | verb | to keep someone in a place | hold, hold | | Police detained two men. |", "simpler"),
        ("detain | verb | to keep someone in a place | sequester | | Police detained two men. |", "rarer"),
        ("detain | verb | to keep someone in a place | never free | | Police detained two men. |", "negation"),
        ("detain | verb | to keep someone in a place | hold | | Police held two men. |", "example"),
        ("detain | verb | to sequester someone in a place | hold | | Police detained two men. |", "familiar"),
        ("detain | verb | " + "to keep " * 9 + " | hold | | Police detained two men. |", "meaning"),
    ],
)
def test_the_lint_sees_each_mistake(line, rule):
    assert list(check_entry(parse_line(GOOD), frozenset())) == []
    assert rule in {found for found, _ in check_entry(parse_line(line), frozenset())}


def test_a_mistake_names_file_line_and_rule(tmp_path):
    path = tmp_path / "mine.txt"
    path.write_text(GOOD + "\nwrong line\n" + GOOD + "\n", encoding="utf-8")
    said = [str(finding) for finding in lint_files([path])]
    assert said[0].startswith("mine.txt:2: form:")
    assert said[1].startswith("mine.txt:3: duplicate:")


@pytest.mark.parametrize("form", ["detain", "detained", "Detaining", "detains"])
def test_every_form_is_found(form):
    assert look_up(form)[0].headword == "detain"


def test_phrases_are_found():
    assert look_up("in order to")[0].simpler[0] == "to"
    assert look_up("cracked down on")[0].headword == "crack down on"


def test_an_unknown_word_has_no_entry():
    assert look_up("zorblax") == ()


@pytest.mark.parametrize(
    ("sentence", "word", "first"),
    [
        ("The envoy will convene a meeting.", "convene", "hold"),
        ("They purchased a car.", "purchased", "bought"),
        ("She assisted the old man.", "assisted", "helped"),
        ("He had to leave in order to catch the train.", "in order to", "to"),
    ],
)
def test_simpler_words_come_in_the_right_form(sentence, word, first):
    assert simpler_words(sentence, word)[0] == first


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("The zorblax slept.", "zorblax"),
        ("The man lives in Leeds.", "Leeds"),
        ("It rained on Monday.", "rained"),
    ],
)
def test_no_wording_where_none_is_sure(sentence, word):
    assert simpler_words(sentence, word) == []


def test_a_word_that_is_not_in_the_sentence_is_an_error():
    with pytest.raises(ValueError, match="not in the sentence"):
        simpler_words("It rained.", "snow")


def test_a_schools_own_words_come_first(tmp_path, monkeypatch):
    (tmp_path / "ours.txt").write_text(
        "detain | verb | to make someone stay after school | keep in | school | Two pupils were detained. |\n", encoding="utf-8"
    )
    monkeypatch.setenv("HORNBOOK_WORDS", str(tmp_path))
    entries = look_up("detained")
    assert entries[0].meaning == "to make someone stay after school"
    assert entries[0].source == "ours"
    assert len(entries) > 1


def test_a_broken_word_file_says_where(tmp_path, monkeypatch):
    (tmp_path / "ours.txt").write_text("detain | verbs | to hold | | | x |\n", encoding="utf-8")
    monkeypatch.setenv("HORNBOOK_WORDS", str(tmp_path))
    with pytest.raises(DataError, match="line 1"):
        look_up("detained")


def test_words_are_data_of_the_package():
    assert all(Path(path).is_file() for path in WORDS)
