"""Sound files: whole or not there, whatever happens; their tags and chapters."""

import os
import shutil
import signal
import struct
import subprocess
import sys
import time
import wave
from pathlib import Path

import pytest

from reader.article import Article, Block, Span
from reader.errors import SpeechError, WritingError
from reader.speech import encoders, files
from reader.speech.encoders import Tags
from reader.speech.id3 import id3_tag
from reader.speech.speaking import render, speak
from reader.speech.timing import Chapter

TEXT = "The ministers met on the bridge. They talked until the lamps went out."


def article_of(text=TEXT, *, heading="", title="Bridge", source=""):
    blocks = [Block("paragraph", Span(0, len(text)))]
    if heading:
        text += "\n\n" + heading
        blocks.append(Block("heading", Span(len(text) - len(heading), len(text))))
    return Article(text, tuple(blocks), title=title, source=source)


def frames_of(path):
    """The frames of an ID3v2.4 tag, as the standard lays them out, and where the sound begins."""
    data = path.read_bytes()
    assert data[:5] == b"ID3\x04\x00"

    def number(four):
        return sum(byte << shift for byte, shift in zip(four, (21, 14, 7, 0), strict=True))

    end, place, frames = 10 + number(data[6:10]), 10, []
    while place < end:
        size = number(data[place + 4 : place + 8])
        frames.append((data[place : place + 4].decode(), data[place + 10 : place + 10 + size]))
        place += 10 + size
    return frames, end


def chunks_of(data, start=12):
    found = {}
    while start < len(data):
        name, size = data[start : start + 4], struct.unpack("<I", data[start + 4 : start + 8])[0]
        found.setdefault(name, []).append(data[start + 8 : start + 8 + size])
        start += 8 + size + size % 2
    assert start == len(data)
    return found


def test_wav_holds_the_samples_and_its_tags(tmp_path):
    article = article_of(heading="Later", source="https://example.org/bridge")
    speech = speak(article, tmp_path / "a.wav", voice="silent")
    with wave.open(str(tmp_path / "a.wav")) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, speech.rate)
        assert file.readframes(10**8) == bytes(speech.samples)
    data = (tmp_path / "a.wav").read_bytes()
    assert struct.unpack("<I", data[4:8])[0] == len(data) - 8
    chunks = chunks_of(data)
    about, labels = chunks[b"LIST"]
    assert b"Bridge\0" in about
    assert b"https://example.org/bridge\0" in about
    assert b"Later\0" in labels
    assert struct.unpack("<I4x", chunks[b"cue "][0][28:36])[0] == 2
    assert struct.unpack("<I", chunks[b"cue "][0][-4:])[0] == round(speech.chapters[1].start * speech.rate)


def test_mp3_has_tags_chapters_and_the_length_of_the_sound(tmp_path):
    speech = speak(article_of(heading="Später", source="bridge.html"), tmp_path / "a.mp3")
    frames, start = frames_of(tmp_path / "a.mp3")
    assert [name for name, _ in frames] == ["TIT2", "COMM", "CTOC", "CHAP", "CHAP", "TLAN"]
    texts = dict(frames)
    assert texts["TIT2"] == b"\x03Bridge"
    assert texts["COMM"].endswith(b"bridge.html")
    chapter = frames[4][1]
    begin, end = struct.unpack(">II", chapter[9:17])
    assert (begin, end) == tuple(round(1000 * one) for one in (speech.chapters[1].start, speech.chapters[1].end))
    assert chapter.endswith("Später".encode())
    seconds = (len((tmp_path / "a.mp3").read_bytes()) - start) * 8 / (encoders.MP3_BITRATE * 1000)
    assert seconds == pytest.approx(speech.duration, abs=0.15)


def test_a_tag_without_anything_to_say_is_empty():
    assert id3_tag() == b""
    assert len(id3_tag(chapters=[Chapter("a")])) == len(id3_tag(chapters=[Chapter("a", 5.0, 70_000.0)]))


def test_saving_later_gives_the_same_file(tmp_path):
    article = article_of(heading="Later")
    for suffix in (".mp3", ".wav"):
        speech = speak(article, tmp_path / f"a{suffix}")
        speech.save(tmp_path / f"b{suffix}")
        assert (tmp_path / f"a{suffix}").read_bytes() == (tmp_path / f"b{suffix}").read_bytes()


@pytest.mark.parametrize(
    ("name", "kind", "says"),
    [
        ("a.flac", SpeechError, r"\.flac is not a format of sound; use \.wav, \.mp3, \.ogg, \.m4b, \.m4a"),
        ("a", SpeechError, "no suffix is not a format"),
        ("none/a.wav", WritingError, "there is no folder"),
        ("folder.wav", WritingError, "is a folder"),
    ],
)
def test_paths_that_cannot_be_written(tmp_path, name, kind, says):
    (tmp_path / "folder.wav").mkdir()
    with pytest.raises(kind, match=says):
        speak(article_of(), tmp_path / name, voice="silent")
    assert [path.name for path in tmp_path.iterdir()] == ["folder.wav"]


def test_a_failure_in_the_middle_leaves_the_old_file(tmp_path):
    path = tmp_path / "a.mp3"
    path.write_bytes(b"old")

    def interrupt(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        speak(article_of(), path, progress=interrupt)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
    speak(article_of(), path)
    assert len(path.read_bytes()) > 10_000


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of that kind")
@pytest.mark.parametrize("suffix", [".wav", ".mp3", ".ogg", ".m4b"])
def test_a_full_disk_is_an_error_and_leaves_the_old_file(tmp_path, suffix):
    if suffix == ".m4b" and shutil.which("ffmpeg") is None:
        pytest.skip("no ffmpeg here")
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"old")
    code = (
        "import resource, sys\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))\n"
        "from reader.errors import WritingError\n"
        "from reader.article import Article, Block, Span\n"
        "from reader.speech.speaking import speak\n"
        "text = sys.argv[2] * 20\n"
        "try:\n"
        "    speak(Article(text, (Block('paragraph', Span(0, len(text))),)), sys.argv[1])\n"
        "except WritingError as error:\n"
        "    print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path), TEXT], capture_output=True, text=True, timeout=50)
    assert "could not be written (" in done.stdout, done.stderr
    assert f"{path}: could not" in done.stdout
    assert "the old file, if any, stands" in done.stdout
    if suffix in (".wav", ".mp3"):
        assert "(File too large); the old file, if any, stands" in done.stdout
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_what_a_killed_program_left_is_swept_after_an_hour(tmp_path):
    left, fresh, other = (tmp_path / name for name in (".a.01234567.part.wav", ".a.89abcdef.part.wav", ".b.01234567.part.wav"))
    for path in (left, fresh, other):
        path.write_bytes(b"half")
    for path in (left, other):
        os.utime(path, (time.time() - 7200,) * 2)
    speak(article_of(), tmp_path / "a.wav", voice="silent")
    assert sorted(path.name for path in tmp_path.iterdir()) == [fresh.name, other.name, "a.wav"]


LOOP = """
import sys
from reader.article import Article, Block, Span
from reader.speech.speaking import speak
text = sys.argv[2] * 60
article = Article(text, (Block("paragraph", Span(0, len(text))),))
print("ready", flush=True)
while True:
    speak(article, sys.argv[1])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_killed_in_the_middle_the_file_is_the_old_one_or_a_whole_new_one(tmp_path):
    path = tmp_path / "a.wav"
    text = TEXT * 60
    whole = len(bytes(render(article_of(text, title="")).samples))
    for wait in (0.05, 0.25, 0.55):
        path.write_bytes(b"old")
        process = subprocess.Popen([sys.executable, "-c", LOOP, str(path), TEXT], stdout=subprocess.PIPE, text=True)
        assert process.stdout.readline() == "ready\n"
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=10)
        process.stdout.close()
        assert path.read_bytes() == b"old" or path.stat().st_size == 44 + whole
    speak(article_of(text, title=""), path)
    assert path.stat().st_size == 44 + whole


ONCE = LOOP.replace("* 60", "* 15").replace("while True:\n    speak(article, sys.argv[1])", "print(len(speak(article, sys.argv[1]).samples))")


def test_eight_processes_at_once(tmp_path):
    paths = [tmp_path / "same.wav"] * 4 + [tmp_path / f"{number}.wav" for number in range(4)]
    texts = [TEXT] * 4 + [TEXT + " " * number for number in range(4)]
    running = [
        subprocess.Popen([sys.executable, "-c", ONCE, str(path), text], stdout=subprocess.PIPE, text=True)
        for path, text in zip(paths, texts, strict=True)
    ]
    for process, path in zip(running, paths, strict=True):
        said = process.communicate(timeout=50)[0].split()
        assert process.returncode == 0
        with wave.open(str(path)) as file:
            assert file.getnframes() * 2 == int(said[-1])
    assert len(list(tmp_path.iterdir())) == 5


def test_many_files_in_one_process(tmp_path):
    article = article_of("A short line.")
    sizes = {speak(article, tmp_path / f"{number}.wav").path.stat().st_size for number in range(60)}
    assert len(sizes) == 1
    for folder in (Path("/proc/self/task"), Path("/proc/self/fd")):
        if folder.is_dir():
            assert len(list(folder.iterdir())) < 100


def test_a_sound_too_long_for_wav_is_an_error(tmp_path, monkeypatch):
    monkeypatch.setattr(encoders, "_LARGEST_WAV", 10_000)
    with pytest.raises(WritingError, match=r"longer than WAV can hold; write \.mp3"):
        files.save_samples(tmp_path / "a.wav", bytes(20_000), 8000)
    assert list(tmp_path.iterdir()) == []


def test_long_sound_is_kept_on_disk(tmp_path, monkeypatch):
    article = article_of(TEXT * 5)
    kept = bytes(render(article, voice="silent").samples)
    monkeypatch.setattr(files.Spool, "LARGEST", 10_000)
    speech = speak(article, tmp_path / "a.wav", voice="silent")
    assert isinstance(speech.samples, memoryview)
    assert bytes(speech.samples) == kept == b"".join(speech.chunks(1.0))
    assert list(tmp_path.iterdir()) == [tmp_path / "a.wav"]


def test_a_speech_shows_itself(tmp_path):
    speech = speak(article_of(), tmp_path / "a.mp3")
    assert repr(speech).startswith("<Speech: ")
    shown = speech._repr_html_()
    assert "<audio controls" in shown
    assert "data:audio/mpeg;base64," in shown
    assert Tags().title == ""
