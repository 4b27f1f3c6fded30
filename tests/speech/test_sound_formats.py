"""Ogg Vorbis and M4B: read back by other programs; chapters, tags, the same bytes; a clear word where a part is missing."""

import importlib.util
import io
import json
import os
import shutil
import signal
import struct
import subprocess
import sys
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.article import Article, Block, Span
from reader.errors import MissingPartError, SpeechError, WritingError
from reader.speech import ffmpeg
from reader.speech.encoders import Tags
from reader.speech.files import FORMATS, sound_file
from reader.speech.gaps import GAPS, find_gaps
from reader.speech.ogg import comments_of, with_comments
from reader.speech.speaking import render, speak
from reader.speech.timing import Chapter

PARTS = ("The ministers met on the bridge. It rained.", "Later = much; later", "They talked until the lamps went out.")
HZ = 22_050
has_ffmpeg = shutil.which("ffmpeg") is not None or importlib.util.find_spec("imageio_ffmpeg") is not None
needs_ffmpeg = pytest.mark.skipif(not has_ffmpeg, reason="no ffmpeg here")


@pytest.fixture(scope="module")
def article():
    text, blocks = "", []
    for kind, part in zip(("paragraph", "heading", "paragraph"), PARTS, strict=True):
        blocks.append(Block(kind, Span(len(text), len(text) + len(part))))
        text += part + "\n\n"
    return Article(text, tuple(blocks), title="Bridge = rain", source="https://example.org/bridge")


def decoded(path):
    if path.suffix == ".ogg":
        import soundfile

        return soundfile.read(str(path), dtype="int16")[0].astype(float)
    done = subprocess.run(
        [ffmpeg.find_ffmpeg(path), "-v", "error", "-i", str(path), "-map", "0:a", "-f", "s16le", "-ar", str(HZ), "-ac", "1", "-"],
        capture_output=True, check=True,
    )  # fmt: skip
    assert done.stderr == b""
    return np.frombuffer(done.stdout, "<i2").astype(float)


def lag(heard, written):
    """By how many samples one sound is behind the other."""
    size = 1 << (len(heard) + len(written)).bit_length()
    likeness = np.fft.irfft(np.fft.rfft(heard, size) * np.conj(np.fft.rfft(written, size)), size)
    best = int(np.argmax(likeness))
    return best - size if best > size // 2 else best


@pytest.mark.parametrize("suffix", [".ogg", pytest.param(".m4b", marks=needs_ffmpeg), pytest.param(".m4a", marks=needs_ffmpeg)])
def test_the_sound_is_where_the_times_say_and_the_bytes_repeat(tmp_path, article, suffix):
    speech = speak(article, tmp_path / f"a{suffix}", licence="CC BY 4.0")
    written = np.frombuffer(bytes(speech.samples), "<i2").astype(float)
    heard = decoded(tmp_path / f"a{suffix}")
    assert abs(lag(heard, written)) <= 0.002 * HZ
    assert len(heard) / HZ == pytest.approx(speech.duration, abs=0.05)
    assert np.corrcoef(heard[: len(written)], written[: len(heard)])[0, 1] > 0.9
    speech.save(tmp_path / f"b{suffix}")
    assert (tmp_path / f"a{suffix}").read_bytes() == (tmp_path / f"b{suffix}").read_bytes()
    assert len(list(tmp_path.iterdir())) == 2


@needs_ffmpeg
def test_m4b_has_chapters_and_tags(tmp_path, article):
    speech = speak(article, tmp_path / "a.m4b", licence="CC BY 4.0")
    done = subprocess.run(
        [ffmpeg.find_ffmpeg("a.m4b"), "-v", "error", "-i", str(tmp_path / "a.m4b"), "-f", "ffmetadata", "-"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    about, *chapters = done.stdout.split("[CHAPTER]\n")
    assert "title=Bridge \\= rain\n" in about
    assert "copyright=CC BY 4.0\n" in about
    assert "comment=https://example.org/bridge\n" in about
    assert [one.splitlines()[-1] for one in chapters] == ["title=Bridge \\= rain", "title=Later \\= much\\; later"]
    assert f"START={round(1000 * speech.chapters[1].start)}\n" in chapters[1]


def comments_in(path):
    """The comments, as the Vorbis I specification lays them out."""
    data = path.read_bytes()
    place = data.index(b"\x03vorbis") + 7
    size = struct.unpack_from("<I", data, place)[0]
    count, place = struct.unpack_from("<I", data, place + 4 + size)[0], place + 8 + size
    found = []
    for _ in range(count):
        size = struct.unpack_from("<I", data, place)[0]
        found.append(data[place + 4 : place + 4 + size].decode())
        place += 4 + size
    return found


def test_ogg_has_chapters_and_tags(tmp_path, article):
    speak(article, tmp_path / "a.ogg", licence="CC BY 4.0")
    found = comments_in(tmp_path / "a.ogg")
    assert found[:4] == ["TITLE=Bridge = rain", "CONTACT=https://example.org/bridge", "LANGUAGE=en", "LICENSE=CC BY 4.0"]
    assert found[4:6] == ["CHAPTER001=00:00:00.000", "CHAPTER001NAME=Bridge = rain"]
    assert found[7] == "CHAPTER002NAME=Later = much; later"


def ogg_sum(page):
    """The checksum of a page, bit by bit as RFC 3533 says."""
    total = 0
    for byte in page[:22] + bytes(4) + page[26:]:
        total ^= byte << 24
        for _ in range(8):
            total = (total << 1 ^ 0x04C11DB7 if total & 0x80000000 else total << 1) & 0xFFFFFFFF
    return total


@given(st.lists(st.text(max_size=700), max_size=160))
@settings(max_examples=15, deadline=None)
def test_comments_of_any_length_give_whole_pages(comments):
    import soundfile

    stream = io.BytesIO()
    with soundfile.SoundFile(stream, "w", 8000, 1, "VORBIS", format="OGG") as file:
        file.buffer_write(bytes(4000), "int16")
    stream.seek(0)
    pages = list(with_comments(stream, comments))
    for number, page in enumerate(pages):
        assert page[:4] == b"OggS"
        assert struct.unpack_from("<II", page, 14) == (1, number)
        assert struct.unpack_from("<I", page, 22)[0] == ogg_sum(page)
        assert len(page) == 27 + page[26] + sum(page[27 : 27 + page[26]])
    assert len(soundfile.read(io.BytesIO(b"".join(pages)))[0]) == 2000


def test_what_is_no_ogg_is_an_error():
    with pytest.raises(WritingError, match=r"is no Ogg; write \.mp3"):
        list(with_comments(io.BytesIO(b"RIFF" + bytes(40)), []))
    with pytest.raises(WritingError, match="is no Ogg Vorbis"):
        list(with_comments(io.BytesIO(b""), []))


def test_the_clock_of_chapters_counts_hours():
    assert comments_of(Tags("", "", "", "", (Chapter("End", 3723.5, 3800),))) == ["CHAPTER001=01:02:03.500", "CHAPTER001NAME=End"]


@pytest.mark.parametrize(
    ("licence", "frame"),
    [("https://example.org/by", b"WCOP\0\0\0\x16\0\0https://example.org/by"), ("CC BY 4.0", b"\x03LICENSE\0CC BY 4.0")],
)
def test_the_licence_stands_in_mp3_and_wav(tmp_path, article, licence, frame):
    speak(article, tmp_path / "a.mp3", voice="silent", licence=licence)
    assert frame in (tmp_path / "a.mp3").read_bytes()
    speak(article, tmp_path / "a.wav", voice="silent", licence=licence)
    assert b"ICOP" + struct.pack("<I", len(licence) + 1) + licence.encode() in (tmp_path / "a.wav").read_bytes()


def without(monkeypatch, *names):
    found = importlib.util.find_spec
    for module in ("reader.speech.files", "reader.speech.ffmpeg"):
        monkeypatch.setattr(f"{module}.find_spec", lambda name: None if name in names else found(name))
    if "ffmpeg" in names:
        monkeypatch.setattr(ffmpeg.shutil, "which", lambda name: None)


def test_missing_parts_are_errors_that_name_the_remedy(tmp_path, article, monkeypatch):
    without(monkeypatch, "soundfile", "imageio_ffmpeg", "ffmpeg")
    with pytest.raises(MissingPartError, match=r'\.ogg needs the package soundfile; pip install "hornbook\[speech\]"'):
        speak(article, tmp_path / "a.ogg")
    with pytest.raises(MissingPartError, match=r"\.m4b needs the program ffmpeg.*apt install ffmpeg.*imageio-ffmpeg.*write \.mp3"):
        speak(article, tmp_path / "a.m4b")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", [".ogg", pytest.param(".m4b", marks=needs_ffmpeg)])
def test_broken_off_in_the_middle_the_old_file_stands(tmp_path, article, suffix):
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"old")

    def interrupt(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        speak(article, path, progress=interrupt)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@needs_ffmpeg
def test_an_ffmpeg_that_fails_is_an_error_with_its_own_words(tmp_path, article, monkeypatch):
    fake = tmp_path / "fake"
    fake.write_text(f"#!{sys.executable}\nimport sys\nsys.exit('no room on the device')\n", encoding="utf-8")
    fake.chmod(0o755)
    monkeypatch.setattr(ffmpeg, "find_ffmpeg", lambda path: str(fake))
    with pytest.raises(WritingError, match=r"could not be written \(no room on the device\)"):
        speak(article, tmp_path / "a.m4b")
    assert [path.name for path in tmp_path.iterdir()] == ["fake"]


CTRL_C = """
import sys
from reader.speech.speaking import speak
print("ready", flush=True)
try:
    speak(sys.argv[1] * 3000, sys.argv[2])
except KeyboardInterrupt:
    print("stopped")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to a group there")
@pytest.mark.parametrize("suffix", [".mp3", ".ogg", pytest.param(".m4b", marks=needs_ffmpeg)])
def test_ctrl_c_at_a_terminal_leaves_nothing(tmp_path, suffix):
    command = [sys.executable, "-c", CTRL_C, PARTS[0] + " ", str(tmp_path / f"a{suffix}")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)
    assert process.stdout.readline() == "ready\n"
    end = time.monotonic() + 20
    while time.monotonic() < end and not any(one.stat().st_size > 1000 for one in tmp_path.iterdir()):
        time.sleep(0.05)
    # A terminal sends it to all processes of the group.
    os.killpg(process.pid, signal.SIGINT)
    assert process.communicate(timeout=30)[0] == "stopped\n"
    assert list(tmp_path.iterdir()) == []


def test_profiles_set_the_silences(article):
    def gaps(**options):
        speech = render(article, voice="silent", **options)
        return [round(after.start - before.end, 2) for before, after in zip(speech.sentences, speech.sentences[1:], strict=False)]

    usual, slow = gaps(), gaps(profile="dyslexia")
    for number, place in ((0, "sentence"), (1, "paragraph")):
        wanted = getattr(GAPS["dyslexia"], place) - getattr(GAPS["default"], place)
        assert slow[number] - usual[number] == pytest.approx(wanted, abs=0.011)
    assert gaps(profile="dyslexia", gap_sentence=0.5)[0] == usual[0]
    assert all(one.paragraph >= one.sentence >= 0.5 for one in GAPS.values())


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"profile": "tiny"}, "choose one of default, dyslexia"),
        ({"learner_pause": -1.0}, "give seconds from 0 to 60"),
        ({"gap_sentence": float("nan")}, "out of range"),
        ({"gap_paragraph": 1e9}, "out of range"),
    ],
)
def test_gaps_that_make_no_sense_are_errors(article, options, says):
    with pytest.raises(SpeechError, match=says):
        render(article, voice="silent", **options)
    assert find_gaps("default", learner=3.0).after(ends_sentence=True, ends_block=False) == 3.5


def test_every_format_names_its_kind(tmp_path):
    assert {suffix: one.media_type for suffix, one in FORMATS.items()} == {
        ".wav": "audio/wav", ".mp3": "audio/mpeg", ".ogg": "audio/ogg", ".m4b": "audio/mp4", ".m4a": "audio/mp4",
    }  # fmt: skip
    with pytest.raises(ValueError, match="later"), sound_file(tmp_path / "a.wav", 8000) as file:
        file.write(bytes(100))
        raise ValueError("later")
    assert json.dumps([one.name for one in tmp_path.iterdir()]) == "[]"
