"""The packs: Hornbook's own pass every check; a teacher's own come first, and a mistake in one says where it is."""

import hashlib
import os
import subprocess
import sys

import pytest

from glossary import build_glossary
from glossary.exports import to_anki
from glossary.matching import find_pack_terms
from glossary.packs import FOLDER, KEYS, KINDS, PackTerm, load_packs, own_files, read_pack
from glossary.packs.linting import check_term, lint_packs
from glossary.packs.linting import main as lint
from lessons.cli import main
from reader import read_article
from reader.article import Article
from reader.errors import DataError


def test_hornbooks_own_packs_pass_every_check():
    assert lint_packs(sorted(FOLDER.glob("*.txt"))) == []


def test_there_is_a_pack_for_every_field():
    terms = load_packs()
    fields = {term.field for term in terms}
    assert {"international relations", "human rights", "war", "law", "government", "economy", "climate", "health", "science", "media"} <= fields
    assert len(terms) >= 1_000
    assert {term.kind for term in terms} <= set(KINDS)


GOOD = {"term": "dam", "meaning": "a wall that holds back water", "reference": "a book", "example": "The dam broke."}


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"meaning": "a dam of water"}, "circular"),
        ({"meaning": "a wall that holds back water."}, "meaning"),
        ({"meaning": " ".join(["water"] * 30)}, "meaning"),
        ({"meaning": "a xylotomous wall"}, "familiar"),
        ({"example": "The wall broke."}, "example"),
        ({"example": "The dam broke"}, "example"),
        ({"more": " ".join(["water"] * 30) + "."}, "more"),
        ({"say": "d4m"}, "say"),
        ({"reference": ""}, "reference"),
    ],
)
def test_each_rule_fires_and_stays_silent(change, rule):
    assert list(check_term(PackTerm(**GOOD))) == []
    assert rule in {found for found, _ in check_term(PackTerm(**{**GOOD, **change}))}


def test_a_name_that_stands_twice_is_found(tmp_path, capsys):
    pack = tmp_path / "mine.txt"
    record = "term: dam\nmeaning: a wall that holds back water\nreference: a book\nexample: The dam broke.\n"
    pack.write_text(f"{record}\n{record}", encoding="utf-8")
    assert lint([str(pack)]) == 1
    assert "mine.txt:1: twice" in capsys.readouterr().out


TEXT = "The dam broke in the night. Water ran into the valley."


def own(tmp_path, monkeypatch, name, content):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    monkeypatch.setenv("HORNBOOK_PACKS", str(tmp_path))
    return path


def test_a_folder_of_records_comes_first(tmp_path, monkeypatch):
    own(tmp_path, monkeypatch, "mine.txt", "# our words\n\nterm: valley\nmeaning: our own meaning\n  on two lines\n")
    term = build_glossary(TEXT, None)["valley"]
    assert (term.definition, term.source) == ("our own meaning on two lines", "Hornbook pack: mine")


def test_a_table_comes_first(tmp_path, monkeypatch):
    own(tmp_path, monkeypatch, "mine.csv", 'term,also,meaning\nvalley,"vale; dale","low land, with hills"\n')
    assert build_glossary(TEXT, None)["valley"].definition == "low land, with hills"
    assert build_glossary("The dale was quiet.", None)["valley"].text == "dale"


def test_a_table_with_semicolons(tmp_path, monkeypatch):
    own(tmp_path, monkeypatch, "mine.csv", 'term;also;meaning\nvalley;"vale; dale";low land, with hills\n')
    assert build_glossary(TEXT, None)["valley"].definition == "low land, with hills"


def test_one_file_is_enough(tmp_path, monkeypatch):
    path = own(tmp_path, monkeypatch, "mine.csv", "term,meaning\nvalley,low land\n")
    monkeypatch.setenv("HORNBOOK_PACKS", str(path))
    assert own_files() == (path,)
    assert build_glossary(TEXT, None)["valley"].definition == "low land"


@pytest.mark.parametrize(
    ("name", "content", "where", "says"),
    [
        ("a.txt", "# words\n\nterm: dam\nmeaning: a wall\n\nterm: dale\nmening: low land\n", "a.txt:7", "unknown key 'mening'"),
        ("a.txt", "term: dam\nmeaning: a wall\n\nterm: dale\n", "a.txt:4", "no 'meaning'"),
        ("a.txt", "term: dam\nmeaning: a wall\nkind: big\n", "a.txt:3", "unknown kind 'big'"),
        ("a.csv", "term,meaning,colour\ndam,a wall,red\n", "a.csv:1", "unknown column 'colour'"),
        ("a.csv", "term,meaning\ndam,a wall, of stone\n", "a.csv:2", "more cells than columns"),
        ("a.csv", "term,meaning\ndam,a wall\ndale,\n", "a.csv:3", "no 'meaning'"),
    ],
)
def test_a_mistake_says_file_line_and_what_is_allowed(tmp_path, monkeypatch, name, content, where, says):
    own(tmp_path, monkeypatch, name, content)
    with pytest.raises(DataError) as error:
        build_glossary(TEXT)
    assert where in str(error.value) and says in str(error.value)
    if "unknown key" in says or "unknown column" in says:
        assert all(key in str(error.value) for key in KEYS)
    if "kind" in says:
        assert all(kind in str(error.value) for kind in KINDS)


def test_the_command_tells_it_on_one_line(tmp_path, monkeypatch, capsys):
    story = tmp_path / "story.txt"
    story.write_text(TEXT, encoding="utf-8")
    folder = tmp_path / "packs"
    folder.mkdir()
    own(folder, monkeypatch, "a.txt", "term: dam\nmening: a wall\n")
    assert main(["terms", str(story)]) == 1
    assert "a.txt:2: unknown key 'mening'" in capsys.readouterr().err


def test_a_folder_that_is_missing_is_said(tmp_path, monkeypatch):
    monkeypatch.setenv("HORNBOOK_PACKS", str(tmp_path / "nowhere"))
    with pytest.raises(DataError, match="no such folder"):
        build_glossary(TEXT)


def test_a_file_in_another_encoding_is_said(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_bytes("term: café\nmeaning: a place\n".encode("latin-1"))
    with pytest.raises(DataError, match="save it as UTF-8"):
        read_pack(tmp_path / "a.txt")


def test_a_changed_pack_makes_a_newer_deck(tmp_path, monkeypatch):
    story = tmp_path / "story.txt"
    story.write_text(TEXT, encoding="utf-8")
    os.utime(story, (1_800_000_000, 1_800_000_000))
    out = tmp_path / "words.apkg"
    assert main(["terms", str(story), "--format", "anki", "-o", str(out)]) == 0
    expected = to_anki(build_glossary(read_article(str(story))), changed=1_800_000_000)
    assert hashlib.sha256(out.read_bytes()).digest() == hashlib.sha256(expected).digest()


def test_the_names_that_are_found_do_not_hang_on_the_hash_seed():
    code = (
        "from glossary.matching import find_pack_terms; from glossary.packs import load_packs; from reader.article import Article;"
        "text = ' '.join(term.example for term in load_packs());"
        "print([(match.name, match.span) for match in find_pack_terms(Article.from_text(text))])"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True)
        for seed in ("1", "2", "3")
    ]
    assert len(runs[0].stdout) > 10_000
    assert len({run.stdout for run in runs}) == 1


@pytest.mark.parametrize(
    ("text", "name", "other"),
    [
        ("The town has 5G for its phones.", "5G", "A fifth-generation farmer met the fifth generation of the firm."),
        ("The shop sells tools for DIY.", "DIY", "You can do it yourself."),
        ("The British Ministry of Defence said no.", "Ministry of Defence", "Ukraine’s Ministry of Defence said no."),
        ("Cows fell ill with BSE.", "BSE", "The BSE Sensex rose in Mumbai."),
        ("The SEC fined the bank in New York.", "SEC", "The SEC fined the bank in Manila."),
    ],
)
def test_a_short_form_is_found_only_where_it_is_meant(text, name, other):
    assert name in [match.name for match in find_pack_terms(Article.from_text(text))]
    assert not [match.term for match in find_pack_terms(Article.from_text(other)) if match.term.field == "short forms"]
