"""Live playback: what is heard when somebody pauses, skips, changes the rate or stops."""

import threading
import time

import pytest

from reader.article import Article, Block, Span
from reader.errors import SpeechError
from reader.speech import sinks
from reader.speech.player import Player
from reader.speech.sinks import MuteSink

TEXT = "One bird sang. Two dogs ran home. Three cats sat still. Four cows lay down."


def article_of(text=TEXT):
    return Article(text, (Block("paragraph", Span(0, len(text))),))


class Listener:
    """Notes each word as it begins, and acts on some of them."""

    def __init__(self, **acts):
        self.heard, self.acts, self.player = [], acts, None

    def __call__(self, article, span):
        word = span.of(article.text)
        self.heard.append(word)
        act = self.acts.pop(word, None)
        if act:
            act(self.player)


def play(listener, speed=20, text=TEXT, rate=150):
    sink = MuteSink(speed=speed)
    gaps = {"gap_sentence": 0.0, "gap_paragraph": 0.0}
    with Player(voice="silent", rate=rate, sink=sink, on_word=listener, **gaps) as player:
        listener.player = player
        player.say(article_of(text))
        assert player.wait(20)
        assert player.state == "idle"
    return sink


def test_every_word_is_told_in_order():
    listener = Listener()
    play(listener)
    assert listener.heard == TEXT.replace(".", "").split()


def test_several_articles_follow_each_other():
    listener = Listener()
    with Player(voice="silent", sink=MuteSink(speed=50), on_word=listener) as player:
        player.say(article_of("Rain fell."))
        player.say("Roads closed.")
        assert player.wait(10)
    assert listener.heard == ["Rain", "fell", "Roads", "closed"]


def test_pause_goes_on_from_the_word():
    listener = Listener(dogs=lambda player: player.pause())
    sink = MuteSink(speed=20)
    with Player(voice="silent", sink=sink, on_word=listener) as player:
        listener.player = player
        player.say(article_of())
        deadline = time.monotonic() + 10
        while player.state != "paused" and time.monotonic() < deadline:
            time.sleep(0.005)
        time.sleep(0.1)
        heard = list(listener.heard)
        assert heard[-1] == "dogs"
        time.sleep(0.1)
        assert listener.heard == heard
        assert not player.wait(0.05)
        player.resume()
        assert player.wait(10)
    assert listener.heard == ["One", "bird", "sang", "Two", "dogs", "dogs", "ran", "home", *TEXT.replace(".", "").split()[7:]]


@pytest.mark.parametrize(
    ("steps", "then"), [(1, "Three"), (2, "Four"), (-1, "One"), (0, "Two"), (-9, "One")]
)
def test_skip(steps, then):
    listener = Listener(dogs=lambda player: player.skip(steps))
    play(listener)
    assert listener.heard[3:6] == ["Two", "dogs", then]


def test_skipping_past_the_end_ends():
    listener = Listener(cats=lambda player: player.skip(5))
    play(listener)
    assert listener.heard[-1] == "cats"


def test_what_began_unseen_is_not_told_after_a_pause():
    listener = Listener(dogs=lambda player: player.pause())
    # All words of a sentence begin between two looks at the clock.
    with Player(voice="silent", sink=MuteSink(speed=10_000), on_word=listener) as player:
        listener.player = player
        player.say(article_of())
        assert not player.wait(0.3)
        assert listener.heard == ["One", "bird", "sang", "Two", "dogs"]
        player.resume()
        assert player.wait(10)
    assert listener.heard[5:8] == ["dogs", "ran", "home"]


def test_a_new_rate_is_heard_from_the_word():
    def faster(player):
        player.rate = 600

    listener = Listener(ran=faster)
    sink = play(listener)
    assert listener.heard == ["One", "bird", "sang", "Two", "dogs", "ran", "ran", "home", *TEXT.replace(".", "").split()[7:]]
    assert len(sink.played[-1]) < len(sink.played[0]) / 2


def test_stop_is_silence_and_the_player_can_be_used_again():
    listener = Listener(cats=lambda player: player.stop())
    with Player(voice="silent", sink=MuteSink(speed=20), on_word=listener) as player:
        listener.player = player
        player.say(article_of())
        assert player.wait(10)
        assert listener.heard[-1] == "cats"
        assert player.word is None
        player.say("Roads closed.")
        assert player.wait(10)
    assert listener.heard[-2:] == ["Roads", "closed"]
    assert player.state == "closed"
    with pytest.raises(SpeechError, match="is closed"):
        player.say("Roads closed.")


def test_the_word_and_the_sentence_can_be_asked_for():
    seen = []

    def look(player):
        seen.append((player.word.of(TEXT), player.sentence.of(TEXT), player.article.text, player.state, player.rate))

    play(Listener(cats=look))
    assert seen == [("cats", "Three cats sat still.", TEXT, "playing", 150)]


def test_what_fails_is_raised_from_the_next_call():
    class Broken(MuteSink):
        def start(self, samples, rate):
            raise SpeechError("the card", "was pulled out", "put it back")

    with Player(voice="silent", sink=Broken()) as player:
        player.say(article_of())
        with pytest.raises(SpeechError, match="pulled out"):
            player.wait(10)
        assert player.wait(1)


def test_bad_rates_and_empty_texts_are_refused():
    with Player(voice="silent", sink=MuteSink()) as player:
        with pytest.raises(SpeechError, match="whole number"):
            player.rate = 1.5
        with pytest.raises(SpeechError, match="holds nothing to read aloud"):
            player.say(Article("- -", (Block("paragraph", Span(0, 3)),)))


def test_without_a_device_there_is_no_player(monkeypatch):
    monkeypatch.setattr(sinks, "find_spec", lambda name: None)
    monkeypatch.setattr(sinks.shutil, "which", lambda name: None)
    monkeypatch.setattr(sinks.sys, "platform", "linux")
    with pytest.raises(SpeechError, match="give a path"):
        Player(voice="silent")


def test_calls_from_many_threads_do_no_harm():
    listener = Listener()
    with Player(voice="silent", sink=MuteSink(speed=200), on_word=listener) as player:
        def disturb():
            for number in range(20):
                (player.pause, player.resume, player.skip, lambda: player.skip(-1))[number % 4]()
                time.sleep(0.002)

        player.say(article_of(TEXT * 20))
        threads = [threading.Thread(target=disturb) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        player.resume()
        assert player.wait(30)
    assert listener.heard[-1] == "down"


def test_espeak_is_played_in_time():
    listener = Listener()
    sink = MuteSink(speed=20)
    with Player(sink=sink, on_word=listener, rate=200) as player:
        player.say(article_of("The U.N. envoy left Kyiv."))
        assert player.wait(20)
    assert listener.heard == ["The", "U.N.", "envoy", "left", "Kyiv"]
    assert any(sink.played[0])
