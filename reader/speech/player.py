"""Live playback: say, pause, resume, stop, skip a sentence, change the rate, and the word that is being spoken.

    >>> from reader.speech.sinks import MuteSink
    >>> with Player(voice="silent", sink=MuteSink(speed=1000)) as player:
    ...     player.say("Rain fell. Roads closed.")
    ...     player.wait(10)
    True
"""

from __future__ import annotations

import threading
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from reader.article import Article, Span, as_article
from reader.errors import SpeechError
from reader.speech.loudness import level
from reader.speech.pronunciations import Own, load_pronunciations
from reader.speech.sinks import Sink, open_sink
from reader.speech.speaking import GAP_PARAGRAPH, GAP_SENTENCE, SPOKEN_KINDS
from reader.speech.timing import Timing
from reader.speech.timings import time_words, trim
from reader.speech.utterances import Utterance, lines, plan
from reader.speech.voices.base import Voice, check_rate
from reader.speech.voices.registry import open_voice

State = Literal["idle", "playing", "paused", "closed"]
_POLL_SECONDS = 0.01


@dataclass(frozen=True, slots=True)
class _Piece:
    """One utterance as it is played: its samples with the silence after them, and its words."""

    samples: bytes
    hertz: int
    timings: tuple[Timing, ...]


@dataclass(slots=True)
class _Reading:
    """An article that is read: its utterances, and where the reading stands."""

    article: Article
    utterances: Sequence[Utterance]
    place: int = 0
    #: The word of the utterance to begin with.
    word: int = 0
    #: Somebody has skipped since the utterance began.
    moved: bool = False

    def skip(self, sentences: int) -> None:
        """To the start of another sentence; past the last one the reading is over."""
        last = self.utterances[-1].sentence
        wanted = max(0, self.utterances[min(self.place, len(self.utterances) - 1)].sentence + sentences)
        if wanted > last:
            self.place = len(self.utterances)
        else:
            self.place = next(n for n, one in enumerate(self.utterances) if one.sentence == wanted)
        self.word, self.moved = 0, True


class Player:
    """Reads articles aloud in the background. All methods return at once and may be called from any thread.

    ``voice``, ``rate`` (words a minute) and ``pronunciations`` are as in ``speak``; ``sink`` is where the sound goes,
    by default the loudspeaker. ``on_word`` is called with the article and the span of each word as it begins.
    Raises ``SpeechError`` where there is no sound device, and from the next call where something fails on the way.
    """

    def __init__(
        self,
        *,
        voice: str | Voice = "espeak",
        rate: int = 150,
        include: Sequence[str] = SPOKEN_KINDS,
        gap_sentence: float = GAP_SENTENCE,
        gap_paragraph: float = GAP_PARAGRAPH,
        pronunciations: Own = None,
        sink: Sink | None = None,
        on_word: Callable[[Article, Span], object] | None = None,
    ) -> None:
        self._voice = open_voice(voice) if isinstance(voice, str) else voice
        self._rate = check_rate(rate, self._voice.rates)
        self._include, self._gaps = include, (gap_sentence, gap_paragraph)
        self._words = load_pronunciations(pronunciations)
        self._on_word = on_word
        self._sink = sink or open_sink()
        self._readings: deque[_Reading] = deque()
        self._paused = self._closed = False
        # What is being played is no longer what was asked for.
        self._interrupted = False
        self._now: tuple[Span, Span] | None = None
        self._ahead: tuple[Utterance, int, _Piece] | None = None
        self._failure: BaseException | None = None
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="hornbook-player", daemon=True)
        self._thread.start()

    def say(self, article: Article | str) -> None:
        """Read an article, after those that were given before."""
        article = as_article(article)
        utterances = list(
            plan(article, lines(article, self._include), notation=self._voice.notation, pronunciations=self._words)
        )
        if not utterances:
            raise SpeechError(article.title or "the text", "holds nothing to read aloud", "give it a sentence")
        with self._change():
            self._readings.append(_Reading(article, utterances))

    def pause(self) -> None:
        """Fall silent; ``resume`` goes on from the word that was being spoken."""
        with self._change():
            self._paused = self._interrupted = True

    def resume(self) -> None:
        """Go on."""
        with self._change():
            self._paused = False

    def stop(self) -> None:
        """Fall silent and forget what was to be read."""
        with self._change():
            self._readings.clear()
            self._paused, self._interrupted = False, True

    def skip(self, sentences: int = 1) -> None:
        """Go on with the next sentence; ``skip(-1)`` with the one before, ``skip(0)`` with this one again."""
        with self._change():
            if self._readings:
                self._readings[0].skip(sentences)
                self._interrupted = True

    @property
    def rate(self) -> int:
        """The speed in words a minute; a change is heard from the word that is being spoken."""
        return self._rate

    @rate.setter
    def rate(self, rate: int) -> None:
        checked = check_rate(rate, self._voice.rates)
        with self._change():
            self._rate, self._interrupted = checked, True

    @property
    def state(self) -> State:
        """What it is doing."""
        with self._changed:
            if self._closed:
                return "closed"
            if not self._readings:
                return "idle"
            return "paused" if self._paused else "playing"

    @property
    def word(self) -> Span | None:
        """Where the word that is being spoken stands in the article's text."""
        now = self._now
        return now[0] if now else None

    @property
    def sentence(self) -> Span | None:
        """Where the sentence, or the part of a very long one, that is being spoken stands in the article's text."""
        now = self._now
        return now[1] if now else None

    @property
    def article(self) -> Article | None:
        """The article that is being read."""
        with self._changed:
            return self._readings[0].article if self._readings else None

    def wait(self, seconds: float | None = None) -> bool:
        """Until all is read, or so long; whether all is read. Raises what failed on the way."""
        with self._changed:
            done = self._changed.wait_for(lambda: not self._readings or self._closed, seconds)
            self._raise()
            return done

    def close(self) -> None:
        """Fall silent and let go of the sound device and the voice."""
        with self._changed:
            self._closed = self._interrupted = True
            self._readings.clear()
            self._changed.notify_all()
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def __enter__(self) -> Player:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _change(self) -> _Change:
        return _Change(self._changed, self._raise, self._closed)

    def _raise(self) -> None:
        failure, self._failure = self._failure, None
        if failure is not None:
            raise failure

    def _run(self) -> None:
        try:
            while self._play_next():
                pass
        finally:
            self._sink.close()
            self._voice.close()

    def _play_next(self) -> bool:
        """Play the next utterance, or what is left of it; whether there may be more."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or (self._readings and not self._paused))
            if self._closed:
                return False
            reading, rate = self._readings[0], self._rate
            place, word, reading.moved = reading.place, reading.word, False
            self._interrupted = False
        try:
            if place < len(reading.utterances):
                self._play(reading, place, word, rate)
        except Exception as error:
            with self._changed:
                self._failure = error
                self._readings.clear()
        with self._changed:
            self._now = None
            if not self._interrupted and self._readings and self._readings[0] is reading:
                reading.place, reading.word = place + 1, 0
            if self._readings and self._readings[0] is reading and reading.place >= len(reading.utterances):
                self._readings.popleft()
            self._changed.notify_all()
        return True

    def _play(self, reading: _Reading, place: int, word: int, rate: int) -> None:
        utterance = reading.utterances[place]
        piece = self._made(utterance, rate)
        begin = piece.timings[word].start if word < len(piece.timings) else 0.0
        self._sink.start(piece.samples[2 * round(begin * piece.hertz) :], piece.hertz)
        # The next one is made while this one is heard.
        if place + 1 < len(reading.utterances):
            self._ahead = (reading.utterances[place + 1], rate, self._make(reading.utterances[place + 1], rate))
        told = word
        while True:
            played = self._sink.position()
            # What began between two looks is told, too, up to the last word.
            number = len(piece.timings) if played is None else self._begun(piece, begin + played)
            # On a busy computer several may have begun: what the listener does about one counts before the next.
            while told < number and not self._interrupted:
                timing = piece.timings[told]
                self._now = (timing.span, utterance.span)
                if self._on_word is not None:
                    self._on_word(reading.article, timing.span)
                told += 1
            with self._changed:
                if self._interrupted:
                    if not reading.moved:
                        reading.word = max(told - 1, 0)
                    break
                if played is None:
                    break
                self._changed.wait(_POLL_SECONDS)
        self._sink.stop()

    @staticmethod
    def _begun(piece: _Piece, seconds: float) -> int:
        """How many words have begun by then."""
        return bisect_right(piece.timings, seconds, key=lambda timing: timing.start)

    def _made(self, utterance: Utterance, rate: int) -> _Piece:
        ahead, self._ahead = self._ahead, None
        return ahead[2] if ahead and ahead[0] is utterance and ahead[1] == rate else self._make(utterance, rate)

    def _make(self, utterance: Utterance, rate: int) -> _Piece:
        sounds = iter(self._voice.synthesize([utterance.text], rate=rate))
        sound = trim(next(sounds))
        # The voice may hold a lock until its iterator ends.
        for _ in sounds:
            pass
        gap = self._gaps[1] if utterance.ends_block else self._gaps[0] if utterance.ends_sentence else 0.0
        timings = tuple(time_words(utterance.words, sound, utterance.text))
        return _Piece(level(sound.samples, sound.rate) + bytes(2 * round(gap * sound.rate)), sound.rate, timings)


class _Change:
    """The lock of a player for one change: raises what failed before, and wakes the player after it."""

    def __init__(self, changed: threading.Condition, check: Callable[[], None], closed: bool) -> None:
        self._changed, self._check, self._closed = changed, check, closed

    def __enter__(self) -> None:
        self._changed.acquire()
        try:
            self._check()
            if self._closed:
                raise SpeechError("the player", "is closed", "open another one")
        except BaseException:
            self._changed.release()
            raise

    def __exit__(self, *_: object) -> None:
        self._changed.notify_all()
        self._changed.release()
