"""What a voice is: a name, the speeds it can speak at, and one method that turns texts into sounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

from reader.errors import MissingPartError, SpeechError
from reader.speech.timing import Origin

#: How a voice is told to say a word: espeak's phonemes, the phonetic alphabet, or an English respelling.
Notation = Literal["espeak", "ipa", "respelling"]


class NoVoiceError(SpeechError, MissingPartError):
    """No voice can be had here: names what to install."""


@dataclass(frozen=True, slots=True)
class WordEvent:
    """The start of a word: its place in the text that the voice was given, and in the samples."""

    position: int
    sample: int


@dataclass(frozen=True, slots=True)
class Sound:
    """One text spoken. ``samples`` are mono 16-bit PCM at ``rate`` Hz.

    ``words`` are as the voice told them, which may leave some out; ``phones`` are the starts of its single
    sounds as ``(sample, is_pause)``, where it tells them. A voice that tells nothing leaves both empty.
    """

    samples: bytes
    rate: int
    words: tuple[WordEvent, ...] = ()
    phones: tuple[tuple[int, bool], ...] = ()
    origin: Origin = "event"

    @property
    def length(self) -> int:
        """How many samples there are."""
        return len(self.samples) // 2


class Voice(Protocol):
    """A voice: what a back end must offer."""

    @property
    def name(self) -> str:
        """What ``open_voice`` calls it."""

    @property
    def rates(self) -> tuple[int, int]:
        """The slowest and the fastest speed, in words a minute."""

    @property
    def notation(self) -> Notation:
        """How it is told to say a word."""

    def synthesize(self, texts: Iterable[str], *, rate: int) -> Iterator[Sound]:
        """One sound a text, in order; ``rate`` in words a minute.

        Close the iterator when it is not read to its end: a voice may hold a process or a lock meanwhile.
        """

    def close(self) -> None:
        """Let go of what the voice holds."""


def check_rate(rate: object, rates: tuple[int, int]) -> int:
    """The rate, if it is a whole number that the voice can speak at; else ``SpeechError``."""
    low, high = rates
    if isinstance(rate, bool) or not isinstance(rate, int) or not low <= rate <= high:
        raise SpeechError(
            f"rate {rate!r}",
            "is not a speed of this voice",
            f"give a whole number of words a minute from {low} to {high}",
        )
    return rate
