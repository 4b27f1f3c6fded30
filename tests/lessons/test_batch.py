"""A folder of articles: kits, a table of contents, problems that stop nobody, nothing made twice; watching."""

import multiprocessing
import os
import re

import pytest

from lessons import batch, watching
from lessons.batch import Options, find_articles, make_kits
from lessons.cli import main
from reader.errors import ReadingError

OPTIONS = Options(formats=("html",), voice="silent")


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "articles"
    (folder / "more").mkdir(parents=True)
    (folder / "court.txt").write_text("The court freed the man\n\nThe court freed the man on Monday. He had been in prison for years.", encoding="utf-8")
    (folder / "more" / "court.md").write_text("# Rain\n\nIt rained in Leeds. The roads were closed.", encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    (folder / "notes.xyz").write_text("not an article", encoding="utf-8")
    (folder / ".hidden.txt").write_text("Not this one. It is hidden.", encoding="utf-8")
    return folder


def test_articles_are_found_by_their_ending(articles, tmp_path):
    assert [path.name for path in find_articles(articles)] == ["court.txt", "empty.txt", "court.md"]
    with pytest.raises(ReadingError, match="no article"):
        find_articles(tmp_path / "articles" / "none")


@pytest.mark.parametrize("workers", [1, 2])
def test_each_article_has_a_folder_and_a_line_in_the_contents(workers, articles, tmp_path):
    told = []
    made = make_kits(find_articles(articles), tmp_path / "out", OPTIONS, workers=workers, told=lambda *one: told.append(one))
    assert [one.folder for one in made.made] == ["court", "empty", "court-2"]
    assert [(one.folder, bool(one.problem)) for one in made.made] == [("court", False), ("empty", True), ("court-2", False)]
    assert [one[:2] for one in told] == [(1, 3), (2, 3), (3, 3)]
    page = made.contents.read_text(encoding="utf-8")
    links = re.findall(r'href="([^"#]+\.html)"', page)
    assert links == ["court/index.html", "court-2/index.html"]
    assert all((tmp_path / "out" / link).is_file() for link in links)
    assert "empty.txt" in page



def _spoil(monkeypatch, what):
    """Articles about Leeds go wrong."""
    make_kit = batch.make_kit
    monkeypatch.setattr(batch, "make_kit", lambda article, **options: what() if "Leeds" in article.text else make_kit(article, **options))


def _fault():
    raise RuntimeError("oops")


def test_a_fault_of_ours_in_one_article_stops_nobody(articles, tmp_path, monkeypatch):
    _spoil(monkeypatch, _fault)
    made = make_kits(find_articles(articles), tmp_path / "out", OPTIONS, workers=1)
    assert [bool(one.problem) for one in made.made] == [False, True, True]
    assert "RuntimeError: oops" in made.made[2].problem and "oops" in made.contents.read_text(encoding="utf-8")


@pytest.mark.skipif(multiprocessing.get_start_method() != "fork", reason="the workers must know what the test has changed")
def test_an_article_that_ends_its_worker_stops_nobody(articles, tmp_path, monkeypatch):
    _spoil(monkeypatch, lambda: os._exit(9))
    for number in range(3):
        (articles / f"z{number}.txt").write_text(f"The sea rose by {number} metres. The boats left the harbour.", encoding="utf-8")
    made = make_kits(find_articles(articles), tmp_path / "out", OPTIONS, workers=2)
    assert {one.folder: bool(one.problem) for one in made.made} == {"court": False, "empty": True, "court-2": True, "z0": False, "z1": False, "z2": False}
    assert "process was ended" in next(one.problem for one in made.problems if one.folder == "court-2")


def test_the_number_of_workers_changes_nothing(articles, tmp_path):
    for workers in (1, 2):
        make_kits(find_articles(articles), tmp_path / str(workers), OPTIONS, workers=workers)
    files = [path.relative_to(tmp_path / "1") for path in (tmp_path / "1").rglob("*") if path.is_file()]
    assert len(files) > 10
    assert all((tmp_path / "1" / one).read_bytes() == (tmp_path / "2" / one).read_bytes() for one in files)


def test_what_has_not_changed_is_not_made_again(articles, tmp_path, monkeypatch):
    make_kits(find_articles(articles), tmp_path / "out", OPTIONS, workers=1)
    calls = []
    real = batch.make_kit
    monkeypatch.setattr(batch, "make_kit", lambda *some, **more: calls.append(some) or real(*some, **more))
    again = make_kits(find_articles(articles), tmp_path / "out", OPTIONS, workers=1)
    assert calls == [] and [one.is_new for one in again.made if not one.problem] == [False, False]
    assert "Rain" in again.contents.read_text(encoding="utf-8")
    (articles / "court.txt").write_text("The court freed the woman\n\nThe court freed the woman on Monday.", encoding="utf-8")
    (tmp_path / "out" / "court-2" / "student.html").write_text("changed by hand", encoding="utf-8")
    make_kits(find_articles(articles), tmp_path / "out", OPTIONS, workers=1)
    assert len(calls) == 2


def test_the_command_takes_a_folder(articles, tmp_path, capsys):
    (articles / "empty.txt").unlink()
    assert main(["kit", str(articles), "-o", str(tmp_path / "out"), "-f", "html", "--workers", "1"]) == 0
    assert "2 of 2 lessons" in capsys.readouterr().out
    (articles / "empty.txt").write_text("", encoding="utf-8")
    assert main(["kit", str(articles), "-o", str(tmp_path / "out"), "-f", "html", "--workers", "1"]) == 1
    told = capsys.readouterr()
    assert "2 of 3 lessons; 0 made now" in told.out and "empty.txt" in told.err


def test_the_command_copies_templates_and_makes_two_levels(articles, tmp_path, capsys):
    assert main(["kit", str(tmp_path / "own"), "--copy-templates"]) == 0
    assert (tmp_path / "own" / "student.html.j2").is_file()
    source = str(articles / "court.txt")
    assert main(["kit", source, "-o", str(tmp_path / "two"), "-f", "html", "--two-levels", "--templates", str(tmp_path / "own")]) == 0
    assert (tmp_path / "two" / "easy" / "student.html").is_file() and (tmp_path / "two" / "index.html").is_file()
    assert main(["kit", str(articles), "--watch"]) == 2
    assert main(["kit", source, "-o", str(tmp_path / "x"), "--templates", str(tmp_path / "none")]) == 1
    assert "no such folder of templates" in capsys.readouterr().err


def test_a_change_is_told_once_and_when_writing_is_over(tmp_path):
    article, own = tmp_path / "a.txt", tmp_path / "own"
    own.mkdir()
    article.write_text("one", encoding="utf-8")
    looks = []

    def sleep(seconds):
        looks.append(seconds)
        if len(looks) == 1:
            article.write_text("hal", encoding="utf-8")
        elif len(looks) == 2:
            article.write_text("half and whole", encoding="utf-8")
        elif len(looks) == 5:
            (own / "student.html.j2").write_text("mine", encoding="utf-8")
        elif len(looks) > 20:
            raise KeyboardInterrupt

    found = watching.changes([article, own], sleep=sleep)
    assert next(found) == {article} and article.read_text(encoding="utf-8") == "half and whole"
    assert next(found) == {own / "student.html.j2"}
    with pytest.raises(KeyboardInterrupt):
        next(found)


def test_watching_makes_it_again_and_survives_mistakes(articles, tmp_path, monkeypatch, capsys):
    own, source = tmp_path / "own", articles / "court.txt"
    own.mkdir()
    steps = iter([
        lambda: (own / "letter.html.j2").write_text("{{ nonsense }}", encoding="utf-8"),
        lambda: (own / "letter.html.j2").write_text("Dear {{ title }}", encoding="utf-8"),
        lambda: source.write_text("Another court\n\nAnother court freed a man.", encoding="utf-8"),
    ])  # fmt: skip

    def changes(places):
        assert places == [source, own]
        for step in steps:
            before = watching.state_of(places)
            step()
            after = watching.state_of(places)
            yield frozenset(path for path in {*before, *after} if before.get(path) != after.get(path))
        raise KeyboardInterrupt

    monkeypatch.setattr(watching, "changes", changes)
    assert main(["kit", str(source), "-o", str(tmp_path / "out"), "-f", "pages", "--templates", str(own), "--watch"]) == 0
    told = capsys.readouterr()
    assert "letter.html.j2:1" in told.err and "no longer watching" in told.err
    assert (tmp_path / "out" / "letter.html").read_text(encoding="utf-8") == "Dear Another court"
