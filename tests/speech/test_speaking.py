"""``speak``: what is read, when each word is heard, how the sound is made up."""

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.article import BODY_KINDS, Article, Block, Span
from reader.errors import DataError, MissingPartError, SpeechError
from reader.speech import files
from reader.speech.loudness import TARGET, loudness
from reader.speech.sinks import MuteSink
from reader.speech.speaking import GAP_PARAGRAPH, GAP_SENTENCE, render, speak
from reader.speech.timing import Speech
from reader.speech.utterances import find_words

PARTS = [
    ("headline", "Harbor opens again"),
    ("byline", "By Ida Moss"),
    ("paragraph", "The harbor of Lund opened on Oct. 24, said Gen. Park of the U.N. Security Council. It had cost $3.5 million."),
    ("caption", "A boat in the fog."),
    ("credit", "Photo: Moss"),
    ("heading", "What comes next"),
    ("paragraph", "“We will see,” she said. “The UNSC, NATO and Xi’s men met in Kyiv in 2013.”"),
    ("list_item", "10 km of pipes"),
]


def article_of(*parts, title="Harbor"):
    text, blocks = "", []
    for kind, part in parts or PARTS:
        blocks.append(Block(kind, Span(len(text), len(text) + len(part))))
        text += part + "\n\n"
    return Article(text, tuple(blocks), title=title, source="https://example.org/harbor")


def samples_of(speech, start=0.0, end=None):
    return np.frombuffer(speech.clip(start, speech.duration if end is None else end), "<i2").astype(float)


@pytest.fixture(scope="module")
def article():
    return article_of()


@pytest.fixture(scope="module")
def speech(article):
    return render(article)


def test_what_is_read_and_what_is_not(article, speech):
    read = {timing.span.of(article.text) for timing in speech.timings}
    assert {"Harbor", "next", "Oct", "U.N.", "$3.5", "UNSC", "Xi’s", "2013", "10", "pipes"} <= read
    assert not {"By", "Ida", "boat", "fog", "Photo"} & read
    with_caption = render(article, include=("paragraph", "caption"))
    assert "fog" in {timing.span.of(article.text) for timing in with_caption.timings}


def test_every_word_of_the_body_has_one_time_in_order(article, speech):
    spans = [timing.span for timing in speech.timings]
    assert spans == sorted(spans)
    body = [word for block in article.blocks if block.kind in BODY_KINDS for word in find_words(article.text, block.span)]
    assert len(body) > 35
    assert set(body) <= set(spans)
    clock = 0.0
    for timing in speech.timings:
        assert clock <= timing.start <= timing.end <= speech.duration
        clock = timing.end
        assert timing.origin in ("event", "interpolated")


def test_words_are_heard_where_their_times_say(speech):
    for timing in speech.timings:
        if timing.end - timing.start > 0.15:
            assert np.abs(samples_of(speech, timing.start, timing.end)).max() > 500, timing.span.of(speech.text)


def test_sentences_and_chapters(article, speech):
    sentences = [one.span.of(article.text) for one in speech.sentences]
    assert sentences[0] == "Harbor opens again"
    assert sentences[2] == "It had cost $3.5 million."
    assert len(sentences) == 7
    assert [chapter.title for chapter in speech.chapters] == ["Harbor", "What comes next"]
    heading = speech.sentences[3]
    assert speech.chapters[1].start == pytest.approx(heading.start, abs=0.02)
    assert speech.chapters[1].end == speech.duration
    assert [word.span.of(article.text) for word in speech.words_in(heading)] == ["What", "comes", "next"]
    middle = (heading.start + heading.end) / 2
    assert speech.sentence_at(middle) == heading
    assert speech.word_at(middle).span.of(article.text) == "comes"
    assert speech.word_at(heading.end + 0.2) is None


def test_gaps_are_as_asked(article):
    for gap_sentence, gap_paragraph, learner in ((GAP_SENTENCE, GAP_PARAGRAPH, 0.0), (0.1, 2.0, 0.0), (0.3, 0.3, 1.0)):
        speech = render(article, gap_sentence=gap_sentence, gap_paragraph=gap_paragraph, learner_pause=learner)
        inside = speech.sentences[2].start - speech.sentences[1].end
        between = speech.sentences[1].start - speech.sentences[0].end
        assert inside == pytest.approx(gap_sentence + learner, abs=0.06)
        assert between == pytest.approx(gap_paragraph + learner, abs=0.06)


def test_the_sound_is_level_and_never_clipped(speech):
    levels = []
    for sentence in speech.sentences:
        sound = samples_of(speech, sentence.start, sentence.end)
        assert np.abs(sound).max() < 32_000
        levels.append(loudness(sound, speech.rate))
    assert max(levels) - min(levels) < 0.5
    assert np.mean(levels) == pytest.approx(TARGET, abs=0.3)


def test_the_same_text_gives_the_same_bytes(article, speech):
    render("Something else was said before.")
    again = render(article)
    assert bytes(again.samples) == bytes(speech.samples)
    assert again.timings == speech.timings


def test_rate_changes_the_length(article):
    slow, fast = render(article, rate=100), render(article, rate=250)
    assert slow.duration / fast.duration == pytest.approx(2.0, rel=0.25)


def test_progress_counts_sentences(article):
    seen = []
    render(article, voice="silent", progress=lambda done, total: seen.append((done, total)))
    assert seen == [(number, 7) for number in range(1, 8)]


def test_a_text_is_taken_and_is_played_without_a_path(monkeypatch):
    sink = MuteSink(speed=1000)
    monkeypatch.setattr("reader.speech.speaking.open_sink", lambda: sink)
    speech = speak("The rain fell on the town. The roads were closed.", voice="silent")
    assert isinstance(speech, Speech)
    assert [len(played) for played in sink.played] == [len(speech.samples)]
    assert speech.path is None


def test_playing_stops_when_it_is_interrupted(monkeypatch):
    class Interrupted(MuteSink):
        closed = False

        def position(self):
            raise KeyboardInterrupt

        def close(self):
            self.closed = True

    sink = Interrupted()
    monkeypatch.setattr("reader.speech.speaking.open_sink", lambda: sink)
    with pytest.raises(KeyboardInterrupt):
        speak("The rain fell on the town.", voice="silent")
    assert sink.closed


@pytest.mark.parametrize(
    ("options", "kind", "says"),
    [
        ({"voice": "siri"}, SpeechError, "choose one of espeak, piper, system, silent"),
        ({"voice": "espeak:xx"}, SpeechError, "choose one of en-gb, en-us"),
        ({"voice": "silent:loud"}, SpeechError, "only one silence"),
        ({"rate": 150.0}, SpeechError, "whole number of words a minute"),
        ({"rate": 3000}, SpeechError, "from 80 to 450"),
        ({"pronunciations": "none.txt"}, DataError, "cannot be read"),
    ],
)
def test_what_cannot_be_done_is_said(article, options, kind, says):
    with pytest.raises(kind, match=says):
        render(article, **options)


def test_an_article_without_words_is_an_error():
    with pytest.raises(SpeechError, match="Harbor: holds nothing to read aloud"):
        render(Article("By Ida Moss", (Block("byline", Span(0, 11)),), title="Harbor"))


def test_a_very_long_sentence_is_one_sentence():
    text = "they walked and talked, " * 120 + "and slept."
    speech = render(article_of(("paragraph", text)), voice="silent")
    assert [one.span for one in speech.sentences] == [Span(0, len(text))]
    assert len(speech.timings) == 482


def test_importing_pulls_in_nothing_heavy():
    code = "import sys, reader.speech.speaking; print([n for n in ('pyttsx3', 'numpy', 'lameenc', 'spacy', 'nupunkt') if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_mp3_without_its_part_is_an_error_that_names_the_extra(tmp_path, article, monkeypatch):
    found = files.find_spec
    monkeypatch.setattr(files, "find_spec", lambda name: None if name == "lameenc" else found(name))
    with pytest.raises(MissingPartError, match=r'hornbook\[speech\]'):
        speak(article, tmp_path / "a.mp3")
    assert list(tmp_path.iterdir()) == []


LETTERS = st.text(alphabet="ab Zé9.,'’\"“”—-$%&/()\n1U.N…½ ́", min_size=1, max_size=120)


@given(LETTERS)
@settings(max_examples=60, deadline=None)
def test_each_letter_of_a_spoken_sentence_has_a_time(text):
    article = Article(text, (Block("paragraph", Span(0, len(text))),))
    if not any(letter.isalnum() for letter in text):
        return
    speech = render(article, voice="silent", rate=2000)
    timed = {place for timing in speech.timings for place in range(timing.span.start, timing.span.end)}
    for sentence in article.sentences:
        for place in range(sentence.span.start, sentence.span.end):
            if text[place].isalnum():
                assert place in timed, (text, place)
    for before, after in zip(speech.timings, speech.timings[1:], strict=False):
        assert before.span.end <= after.span.start
        assert before.end <= after.start
