"""``hornbook speak`` as a teacher types it."""

import io
import json
import os
import sys
import wave

import pytest

from lessons.cli import live, main
from lessons.profiles import PROFILES
from reader.errors import SpeechError
from reader.speech import sinks
from reader.speech.gaps import GAPS

STORY = """The council met on Monday.

The bridge was closed by the mayor, who said that the river had risen. “We will wait,” Ms. Moss said.
"""


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def seconds_of(path):
    with wave.open(str(path)) as file:
        return file.getnframes() / file.getframerate()


def test_all_forms_of_captions_at_once(story, tmp_path, capsys):
    wanted = [tmp_path / f"s{suffix}" for suffix in (".vtt", ".srt", ".lrc", ".json")]
    options = [part for path in wanted for part in ("--timings", str(path))]
    assert main(["speak", str(story), "-o", str(tmp_path / "s.wav"), *options, "--words"]) == 0
    assert capsys.readouterr().out.split() == [str(tmp_path / "s.wav"), *map(str, wanted)]
    vtt, srt, lrc, listed = (path.read_text(encoding="utf-8") for path in wanted)
    assert vtt.startswith("WEBVTT\n\n1\n00:00:00.100 --> ")
    assert "<00:00:0" in vtt
    assert srt.startswith("1\n00:00:00,100 --> ")
    assert "]The council met on Monday." in lrc
    rows = json.loads(listed)
    assert [row["text"] for row in rows][:5] == ["The", "council", "met", "on", "Monday"]
    assert all(row["origin"] in ("event", "interpolated") for row in rows)
    assert rows[-1]["end"] <= seconds_of(tmp_path / "s.wav")


def test_the_original_and_the_plain_version_each_have_their_files(story, tmp_path):
    options = ["--voice", "silent", "--level", "both", "--timings", str(tmp_path / "s.json")]
    assert main(["speak", str(story), "-o", str(tmp_path / "s.wav"), *options]) == 0
    said = {name: [row["text"] for row in json.loads((tmp_path / f"{name}.json").read_text("utf-8"))] for name in ("s", "s-plain")}
    assert said["s"] != said["s-plain"]
    assert {"council", "mayor", "Moss"} <= set(said["s-plain"])
    assert seconds_of(tmp_path / "s-plain.wav") > 1


def test_pauses_for_a_learner_and_by_profile(story, tmp_path):
    lengths = {}
    for name, options in {"usual": [], "learner": ["--learner-pause", "2"], "slow": ["--profile", "dyslexia"]}.items():
        path = tmp_path / f"{name}.wav"
        assert main(["speak", str(story), "-o", str(path), "--voice", "silent", *options]) == 0
        lengths[name] = seconds_of(path)
    assert lengths["learner"] - lengths["usual"] == pytest.approx(6.0, abs=0.1)
    assert lengths["slow"] > lengths["usual"] + 0.5


def test_every_profile_of_the_handouts_has_its_silences():
    assert set(GAPS) == set(PROFILES)


def test_without_a_file_it_is_read_aloud_sentence_by_sentence(story, monkeypatch):
    sink = sinks.MuteSink(speed=1000)
    monkeypatch.setattr("reader.speech.player.open_sink", lambda: sink)
    assert main(["speak", str(story), "--voice", "silent", "--learner-pause", "1"]) == 0
    # The first sentence is played before the others are made.
    assert len(sink.played) == 3
    assert len(sink.played[0]) > 2 * 22_050


class Recorded:
    """What a player is told."""

    def __init__(self):
        self.told, self.state, self._rate = [], "playing", 150

    def __getattr__(self, name):
        return lambda *values: self.told.append((name, *values))

    @property
    def rate(self):
        return self._rate

    @rate.setter
    def rate(self, rate):
        if rate > 180:
            raise SpeechError("rate", "is too fast", "slower")
        self._rate = rate


def test_keys_steer_the_reading():
    player = Recorded()
    for key in (" ", "n", "p", "r", "q", "", "x"):
        live.act(player, key)
    assert player.told == [("pause",), ("skip", 1), ("skip", -1), ("skip", 0), ("stop",)]
    player.state = "paused"
    live.act(player, " ")
    assert player.told[-1] == ("resume",)
    for key in ("+", "+", "-"):
        live.act(player, key)
    assert player.rate == 150


@pytest.mark.skipif(sys.platform == "win32", reason="no such terminals there")
def test_keys_are_read_from_a_terminal_that_is_left_as_it_was(capsys):
    import pty
    import termios

    there, here = pty.openpty()
    with open(here, closefd=False) as stream:
        before = termios.tcgetattr(here)
        with live.keyboard(stream) as pressed:
            assert pressed() == ""
            for sent, key in ((b" ", " "), (b"\x1b[C", "n"), (b"\x1b[D", "p"), (b"Q", "q"), ("−".encode(), "−")):
                os.write(there, sent)
                assert pressed() == key
        assert termios.tcgetattr(here) == before
    assert "Space pauses" in capsys.readouterr().err
    os.close(there)
    os.close(here)


def test_without_a_terminal_no_key_is_pressed():
    with live.keyboard(io.StringIO("n")) as pressed:
        assert pressed() == ""


def test_how_a_word_is_said(capsys, monkeypatch):
    sink = sinks.MuteSink(speed=1000)
    monkeypatch.setattr(sinks, "open_sink", lambda: sink)
    assert main(["speak", "--say", "refoulement"]) == 0
    assert capsys.readouterr().out == "refoulement: ruh-FOOL-mahnt /ɹəˈfuːlmɑːnt/ (Hornbook)\n"
    assert len(sink.played) == 1
    assert len(sink.played[0]) > 20_000


def test_a_word_is_shown_where_nothing_can_be_played(capsys, monkeypatch):
    monkeypatch.setattr(sinks, "open_sink", lambda: sinks.CommandSink([sys.executable, "-c", "import sys; sys.exit('no card')"]))
    assert main(["speak", "--say", "envoy"]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("envoy: ")
    assert "not played" in told.err
    assert "no card" in told.err


def test_a_word_in_a_file_with_ones_own_pronunciation(tmp_path, capsys):
    own = tmp_path / "own.txt"
    own.write_text("Moss = MOHSS\n", encoding="utf-8")
    path = tmp_path / "moss.wav"
    assert main(["speak", "--say", "Moss", "--pronunciations", str(own), "-o", str(path)]) == 0
    assert capsys.readouterr().out.splitlines() == ["Moss: MOHSS /ˈmoʊs/ (your own)", str(path)]
    assert main(["speak", "--say", "Moss", "-o", str(tmp_path / "usual.wav")]) == 0
    assert path.read_bytes() != (tmp_path / "usual.wav").read_bytes()


def test_the_list_of_pronunciations_for_other_programs(tmp_path):
    own = tmp_path / "own.txt"
    own.write_text("Moss = MOHSS\n", encoding="utf-8")
    assert main(["speak", "--lexicon", str(tmp_path / "a.pls"), "--pronunciations", str(own)]) == 0
    written = (tmp_path / "a.pls").read_text(encoding="utf-8")
    assert "<lexeme><grapheme>Moss</grapheme><phoneme>ˈmoʊs</phoneme></lexeme>" in written
    assert written.count("<lexeme>") > 250


@pytest.mark.parametrize(
    ("options", "status", "says"),
    [
        ([], 2, "name a SOURCE"),
        (["STORY", "--level", "both"], 2, "name one with -o"),
        (["STORY", "--level", "hard"], 2, "no level"),
        (["STORY", "-o", "s.flac"], 1, ".flac is not a format of sound; use .wav, .mp3, .ogg, .m4b, .m4a"),
        (["STORY", "-o", "s.wav", "--timings", "s.doc"], 1, ".doc: is no form of captions"),
        (["STORY", "-o", "s.wav", "--profile", "tiny"], 1, "choose one of default"),
        (["STORY", "-o", "s.wav", "--voice-file", "none.onnx"], 1, "none.onnx: there is no such voice file"),
        (["--say", "?!"], 1, "is no word"),
    ],
)
def test_what_cannot_be_done_is_said_on_one_line(story, tmp_path, capfd, monkeypatch, options, status, says):
    monkeypatch.chdir(tmp_path)
    assert main(["speak", *(str(story) if one == "STORY" else one for one in options)]) == status
    told = capfd.readouterr().err
    assert says in " ".join(told.replace("│", " ").split())
    assert status == 2 or told.count("\n") == 1
    assert not (tmp_path / "s.wav").exists()
