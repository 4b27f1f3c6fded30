"""Saving: the same bytes, only what changed, the start page, the schema, the zip, credits."""

import io
import json
import re
import shutil
import zipfile
from dataclasses import replace
from importlib import resources
from pathlib import Path

import pytest

from lessons import make_kit
from lessons.formats import FORMATS, saving
from lessons.formats.archive import pack
from lessons.formats.contents import FILES, credits_of
from lessons.formats.kit_json import schema_text
from lessons.formats.saving import KEPT, MEMORY, check_formats
from lessons.profiles import PROFILES
from reader.errors import HornbookError

STORY = """# A bridge for the town

The town council has approved a new bridge, the mayor, Ann Lee, said on Monday. The bridge, which will cost 4 million dollars, is to replace a wooden one that was destroyed by a flood in 2019.

"We have waited for too long," said Lee. Construction will commence in April, although several residents object to the noise.

The council rejected a cheaper proposal in February. A spokesperson said that the old ferry would be retained until the bridge is open. The engineers anticipate that 900 vehicles will cross the river each day.
"""


@pytest.fixture(scope="module")
def kit():
    return make_kit(STORY)


@pytest.fixture
def counted(monkeypatch):
    made = []
    for name, maker in FORMATS.items():
        monkeypatch.setitem(FORMATS, name, lambda job, name=name, maker=maker: (made.append(name), maker(job))[1])
    return made


def _save(kit, folder, *formats, **more):
    return kit.save(folder, formats or ["html", "audio", "plan"], voice="silent", rate=400, **more)


def test_every_format_gives_the_same_bytes_twice(kit, tmp_path):
    _save(kit, tmp_path / "a", "all")
    _save(make_kit(STORY), tmp_path / "b", "all")
    names = sorted(path.name for path in (tmp_path / "a").iterdir())
    assert names == sorted(path.name for path in (tmp_path / "b").iterdir()) and len(names) > 25
    for name in names:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes(), name


def test_only_what_changed_is_made_again(kit, tmp_path, counted):
    _save(kit, tmp_path)
    counted.clear()
    times = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir() if path.name != MEMORY}
    _save(kit, tmp_path)
    assert not set(counted) & KEPT
    assert times == {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir() if path.name != MEMORY}
    counted.clear()
    # Who needs large print gets longer pauses, too.
    _save(replace(kit, profile=PROFILES["large-print"]), tmp_path)
    assert set(counted) & KEPT == {"audio", "html", "plan"}
    counted.clear()
    _save(replace(kit, profile=PROFILES["large-print-bold"]), tmp_path)
    assert set(counted) & KEPT == {"html", "plan"}
    counted.clear()
    (tmp_path / "plan.html").write_text("changed by hand", encoding="utf-8")
    _save(replace(kit, profile=PROFILES["large-print-bold"]), tmp_path)
    assert set(counted) & KEPT == {"plan"}
    assert "Lesson plan" in (tmp_path / "plan.html").read_text(encoding="utf-8")


def test_a_changed_template_makes_the_pages_again_and_not_the_sound(kit, tmp_path, counted):
    own = tmp_path / "own"
    own.mkdir()
    (own / "letter.html.j2").write_text("one", encoding="utf-8")
    _save(kit, tmp_path / "kit", "pages", "audio", templates=own)
    assert (tmp_path / "kit" / "letter.html").read_text(encoding="utf-8") == "one"
    counted.clear()
    (own / "letter.html.j2").write_text("two", encoding="utf-8")
    _save(kit, tmp_path / "kit", "pages", "audio", templates=own)
    assert (tmp_path / "kit" / "letter.html").read_text(encoding="utf-8") == "two"
    assert "pages" in counted and "audio" not in counted


def test_a_file_that_is_no_longer_made_goes_unless_it_was_changed(kit, tmp_path):
    _save(kit, tmp_path, "tables")
    assert (tmp_path / "words.quizlet.txt").is_file()
    (tmp_path / "quiz.csv").write_text("my own notes", encoding="utf-8")
    _save(make_kit("It rains."), tmp_path, "tables")
    assert not (tmp_path / "words.quizlet.txt").exists()
    assert (tmp_path / "quiz.csv").read_text(encoding="utf-8") == "my own notes"


@pytest.mark.parametrize("broken", ["", "no json", "[]", '{"formats": 3}', '{"formats": {"html": 3}}', '{"formats": {"html": {"key": 1, "files": {"../x": "y"}}}}'])
def test_a_broken_memory_is_no_harm(broken, kit, tmp_path):
    folder = tmp_path / "kit"
    folder.mkdir()
    (tmp_path / "x").write_text("not ours", encoding="utf-8")
    (folder / MEMORY).write_text(broken.replace('"y"', json.dumps(saving.digest("not ours"))), encoding="utf-8")
    _save(kit, folder, "html")
    assert (tmp_path / "x").is_file()
    assert json.loads((folder / MEMORY).read_text(encoding="utf-8"))["formats"]["html"]["files"]


def test_the_start_page_links_to_every_file(kit, tmp_path):
    _save(kit, tmp_path, "all")
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    links = set(re.findall(r'href="([^"#:]+)"', page))
    files = {path.name for path in tmp_path.iterdir()} - {"index.html", MEMORY, "kit.zip"}
    assert links == files
    assert files <= set(FILES)
    assert "Credits and licences" in page and "SIL Open Font License" in page


def test_the_zip_holds_the_folder(kit, tmp_path):
    _save(kit, tmp_path, "html", "zip")
    archive = zipfile.ZipFile(tmp_path / "kit.zip")
    assert archive.namelist()[0] == "index.html"
    for name in archive.namelist():
        assert archive.read(name) == (tmp_path / name).read_bytes()
    assert set(archive.namelist()) == {path.name for path in tmp_path.iterdir()} - {"kit.zip", MEMORY}


def test_kit_json_keeps_to_its_schema(kit, sample_kit, tmp_path):
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(schema_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    check = jsonschema.Draft202012Validator(schema)
    for number, one in enumerate((kit, sample_kit, make_kit("It rains."), make_kit(STORY, level="easy"))):
        _save(one, tmp_path / str(number), "json")
        data = json.loads((tmp_path / str(number) / "kit.json").read_text(encoding="utf-8"))
        assert [error.message for error in check.iter_errors(data)] == []
        assert (tmp_path / str(number) / "kit.schema.json").read_text(encoding="utf-8") == schema_text()
    del data["teaching"]["plans"][0]["steps"]
    data["exercises"][0]["items"][0]["evidence"] = [[3]]
    assert len(list(check.iter_errors(data))) == 2


def test_credits_name_only_what_is_inside(kit):
    names = [one["what"] for one in credits_of(kit, {}, "espeak")]
    assert "Voice" not in names and not any("Typeface" in name for name in names)
    assert any("A bridge for the town" in name for name in names)
    more = [one["what"] for one in credits_of(kit, {"story.mp3": b"", "student.html": b""}, "espeak")]
    assert "Voice" in more


def test_formats_are_made_in_their_order_and_all_means_all():
    assert check_formats(["all"]) == tuple(FORMATS)
    assert check_formats(["zip", "html"]) == ("html", "json", "zip")
    with pytest.raises(HornbookError, match="use one of all"):
        check_formats(["html", "papyrus"])


def test_packing_is_stable_and_complete():
    made = pack({"b.txt": "two", "a.mp3": b"one"}, ("b.txt",))
    assert made == pack({"a.mp3": b"one", "b.txt": b"two"}, ("b.txt",))
    archive = zipfile.ZipFile(io.BytesIO(made))
    assert archive.namelist() == ["b.txt", "a.mp3"] and archive.testzip() is None


def test_a_change_of_the_program_is_seen(kit, tmp_path, counted, monkeypatch):
    _save(kit, tmp_path, "html")
    counted.clear()
    monkeypatch.setattr(saving, "version", lambda name: "99")
    _save(kit, tmp_path, "html")
    assert "html" in counted


@pytest.mark.parametrize("changed", ["formats/reader/script/5_player.js", "formats/reader/style/page.css", "formats/reader_page.py", "templates/reader.html.j2"])
def test_a_changed_part_of_the_program_is_seen(changed, kit, tmp_path, counted, monkeypatch):
    program = tmp_path / "lessons"
    shutil.copytree(Path(saving.__file__).parents[1], program, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(saving, "files", lambda package: program if package == "lessons" else resources.files(package))
    saving._folder_digest.cache_clear()
    _save(kit, tmp_path / "kit", "html", "audio")
    _save(kit, tmp_path / "kit", "html", "audio")
    assert counted == ["audio", "html", "json", "json"]
    with (program / changed).open("ab") as file:
        file.write(b"\n")
    saving._folder_digest.cache_clear()
    before = saving.program_digest(None)
    _save(kit, tmp_path / "kit", "html", "audio")
    # The sound is made by reader.speech.
    assert counted[4:] == ["html", "json"]
    (program / "formats" / "__pycache__").mkdir()
    saving._folder_digest.cache_clear()
    assert saving.program_digest(None) == before
