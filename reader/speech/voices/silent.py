"""A voice that says nothing: silence as long as the text would take. For tests and for pages without sound."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reader.speech.voices.base import Notation, Sound, WordEvent, check_rate

#: Five letters and a space: the usual length of "a word" in words a minute.
LETTERS_A_WORD = 6
_WORD = re.compile(r"\w\S*")


class SilentVoice:
    """Each code point of the text takes the same time: ``60 / (rate * 6)`` seconds.

    >>> sound = next(SilentVoice().synthesize(["Rain fell."], rate=100))
    >>> sound.length / sound.rate, [event.sample / sound.rate for event in sound.words]
    (1.0, [0.0, 0.5])
    """

    name = "silent"
    rates = (20, 2000)
    notation: Notation = "respelling"

    def __init__(self, sample_rate: int = 8000) -> None:
        self.sample_rate = sample_rate

    def synthesize(self, texts: Iterable[str], *, rate: int) -> Iterator[Sound]:
        """Silence for each text, and the start of each of its words."""
        check_rate(rate, self.rates)
        letter = 60 * self.sample_rate / (rate * LETTERS_A_WORD)
        for text in texts:
            words = tuple(WordEvent(m.start(), round(m.start() * letter)) for m in _WORD.finditer(text))
            yield Sound(bytes(2 * round(len(text) * letter)), self.sample_rate, words, origin="estimated")

    def close(self) -> None:
        """Nothing is held."""
