"""The voices: espeak in its accents, the system's in a child process, silence; and what they hand over."""

import struct
import sys
import wave

import numpy as np
import pytest

from reader.article import Span
from reader.errors import SpeechError
from reader.speech.timings import time_words, trim
from reader.speech.utterances import SpokenWord
from reader.speech.voices import system_child
from reader.speech.voices.base import NoVoiceError, Sound, WordEvent
from reader.speech.voices.espeak import EspeakVoice
from reader.speech.voices.pcm import read_pcm
from reader.speech.voices.registry import open_voice
from reader.speech.voices.silent import SilentVoice
from reader.speech.voices.system import SystemVoice


def test_accents_differ():
    american, british = (next(open_voice(name).synthesize(["The car park."], rate=150)) for name in ("espeak", "espeak:en-gb"))
    assert american.samples != british.samples
    assert open_voice("espeak:en-gb").name == "espeak:en-gb"


def test_espeak_tells_each_word_once_and_in_order():
    text = "The port of Lund paid 1,250 crowns."
    sound = next(EspeakVoice().synthesize([text], rate=150))
    assert [text[event.position :].split()[0] for event in sound.words][:5] == ["The", "port", "of", "Lund", "paid"]
    spans = [SpokenWord(Span(*place), Span(*place)) for place in ((0, 3), (4, 8), (9, 11), (12, 16), (17, 21), (22, 27), (28, 34))]
    timings = time_words(spans, sound, text)
    assert [timing.origin for timing in timings] == ["event"] * 7
    # the figures are said in four words, and the written word lasts as long as all of them
    assert timings[5].end - timings[5].start > 1.0


def test_text_that_espeak_takes_as_signs_does_no_harm():
    voice = EspeakVoice()
    for text in ("", " ", "\0", "[[", "]]", "<p>", "&amp;", "\ud800", "💧", "…", "[[zz]]"):
        assert next(voice.synthesize([text], rate=150)).rate == 22050


def test_words_without_events_share_the_stretch():
    words = [SpokenWord(Span(0, 2), Span(0, 2)), SpokenWord(Span(3, 6), Span(3, 6)), SpokenWord(Span(7, 10), Span(7, 10))]
    tone = (np.sin(np.arange(8000) / 5) * 9000).astype("<i2").tobytes()
    sound = Sound(tone, 8000, (WordEvent(0, 0), WordEvent(7, 6000)), phones=((0, False), (2500, False), (6000, False)))
    timings = time_words(words, sound, "of the sea", offset=2.0)
    assert [(timing.start, timing.end, timing.origin) for timing in timings] == [
        (2.0, 2.3125, "event"), (2.3125, 2.75, "interpolated"), (2.75, 3.0, "event"),
    ]  # fmt: skip


def test_without_any_event_times_are_estimated_from_the_sound():
    words = [SpokenWord(Span(0, 4), Span(0, 4)), SpokenWord(Span(5, 9), Span(5, 9))]
    tone = (np.sin(np.arange(4000) / 5) * 9000).astype("<i2")
    sound = Sound(np.concatenate([np.zeros(2000, "<i2"), tone, np.zeros(2000, "<i2")]).tobytes(), 8000)
    first, second = time_words(words, sound, "rain fell")
    assert (first.origin, second.origin) == ("estimated", "estimated")
    assert first.start == pytest.approx(0.25, abs=0.01)
    assert first.end == second.start == pytest.approx(0.5, abs=0.02)
    assert second.end == pytest.approx(0.75, abs=0.01)
    assert trim(sound).length == pytest.approx(4000 + 2 * 80, abs=10)


def test_silence_has_exact_times():
    sound = next(SilentVoice().synthesize(["Rain fell."], rate=100))
    assert (sound.length / sound.rate, not any(sound.samples)) == (1.0, True)


def script(tmp_path, monkeypatch, code):
    """A child that does something else."""
    path = tmp_path / "child.py"
    path.write_text(code, encoding="utf-8")
    monkeypatch.setattr(system_child, "__file__", str(path))


def child_that_writes(seconds, volume):
    return (
        "import json, sys, wave\n"
        "job = json.load(sys.stdin)\n"
        "with wave.open(job['path'], 'wb') as file:\n"
        "    file.setparams((1, 2, 8000, 0, 'NONE', ''))\n"
        f"    file.writeframes(bytes([0, {volume}]) * int(8000 * {seconds}))\n"
        "print('{\"done\": true}')"
    )


def test_the_system_voice_hands_over_what_the_child_wrote(tmp_path, monkeypatch):
    script(tmp_path, monkeypatch, child_that_writes(1.0, 7))
    sound = next(SystemVoice().synthesize(["Rain fell."], rate=120))
    assert (sound.length, sound.rate, sound.origin, sound.words) == (8000, 8000, "estimated", ())


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (child_that_writes(0.05, 7), r"said 0\.1 s of it|said 0\.0 s of it"),
        (child_that_writes(1.0, 0), r"said 1\.0 s of it"),
        ("print('{\"done\": true}')", "wrote no file"),
        ("import os; os.kill(os.getpid(), 11)", "crashed"),
        ("import sys; sys.exit('no driver here')", r"crashed \(no driver here\)"),
        ("print('{\"error\": \"RuntimeError: eSpeak is not installed\"}')", "eSpeak is not installed"),
        ("import json, sys; open(json.load(sys.stdin)['path'], 'wb').write(b'RIFF1234'); print('{}')", "no whole sound file"),
    ],
)
def test_what_a_child_may_do_wrong_is_an_error_that_names_another_voice(tmp_path, monkeypatch, code, says):
    script(tmp_path, monkeypatch, code)
    with pytest.raises(SpeechError, match=says):
        next(SystemVoice().synthesize(["Rain fell on the town."], rate=120))


def test_a_child_that_hangs_is_ended(tmp_path, monkeypatch):
    script(tmp_path, monkeypatch, "import time; time.sleep(60)")
    with pytest.raises(SpeechError, match='gave no answer in 1 s; use voice="espeak"'):
        next(SystemVoice(patience=0.3).synthesize(["Rain."], rate=120))


def test_a_child_that_fails_once_is_asked_again(tmp_path, monkeypatch):
    flag = tmp_path / "flag"
    code = f"import os, sys\nif not os.path.exists({str(flag)!r}):\n    open({str(flag)!r}, 'w').close()\n    sys.exit(3)\n"
    script(tmp_path, monkeypatch, code + child_that_writes(1.0, 7))
    assert next(SystemVoice().synthesize(["Rain fell."], rate=120)).length == 8000


def test_an_unknown_system_voice_lists_those_there_are(tmp_path, monkeypatch):
    script(tmp_path, monkeypatch, "print('{\"unknown\": [\"Alex\", \"Fred\"]}')")
    with pytest.raises(NoVoiceError, match="choose one of Alex, Fred"):
        next(SystemVoice("Bob").synthesize(["Rain fell."], rate=120))


def test_a_text_that_would_crash_the_driver_is_refused():
    with pytest.raises(SpeechError, match="longer than 10000 letters"):
        next(SystemVoice().synthesize(["a " * 6000], rate=120))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="pyttsx3's espeak driver")
def test_pyttsx3s_own_driver_speaks_in_a_child():
    voice = SystemVoice()
    assert "gmw/en" in " ".join(voice.voices())
    sounds = list(voice.synthesize(["Rain fell on the town.", "The roads were closed all night."], rate=150))
    assert [round(sound.length / sound.rate) for sound in sounds] == [2, 2]
    assert sounds[0].samples != sounds[1].samples


#: 22,050 as an 80-bit number.
RATE = bytes.fromhex("400DAC44000000000000")


def aiff(kind, order, samples):
    common = struct.pack(">hIh", 1, len(samples) // 2, 16) + RATE
    if kind == b"AIFC":
        common += order + b"\0\0"
    chunks = b"COMM" + struct.pack(">I", len(common)) + common
    chunks += b"SSND" + struct.pack(">I", len(samples) + 8) + bytes(8) + samples
    return b"FORM" + struct.pack(">I", len(chunks) + 4) + kind + chunks


@pytest.mark.parametrize(
    ("kind", "order", "written"), [(b"AIFF", b"", ">i2"), (b"AIFC", b"NONE", ">i2"), (b"AIFC", b"sowt", "<i2")]
)
def test_aiff_is_read(tmp_path, kind, order, written):
    path = tmp_path / "a.wav"
    values = np.array([1, -2, 300, -32768])
    path.write_bytes(aiff(kind, order, values.astype(written).tobytes()))
    samples, rate = read_pcm(path)
    assert rate == 22_050
    assert list(np.frombuffer(samples, "<i2")) == list(values)


def test_stereo_is_mixed_and_other_depths_are_refused(tmp_path):
    path = tmp_path / "a.wav"
    with wave.open(str(path), "wb") as file:
        file.setparams((2, 2, 8000, 0, "NONE", ""))
        file.writeframes(np.array([100, 300, -2, -4], "<i2").tobytes())
    assert list(np.frombuffer(read_pcm(path)[0], "<i2")) == [200, -3]
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 1, 8000, 0, "NONE", ""))
        file.writeframes(bytes(4))
    with pytest.raises(SpeechError, match="8 bits a sample"):
        read_pcm(path)
