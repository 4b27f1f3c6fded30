"""espeak-ng as a voice: quick, small, the same everywhere, with exact times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from reader.errors import SpeechError
from reader.speech.voices.base import Notation, Sound, check_rate
from reader.speech.voices.espeak_library import RATES, session
from reader.speech.voices.pyttsx3_driver import DEFAULT_VOICE, open_engine


class _Taker:
    """Takes the sound of one job."""

    def __init__(self) -> None:
        self.sound: Sound | None = None

    def receive(self, sound: Sound) -> None:
        self.sound = sound


class EspeakVoice:
    """Speaks with espeak-ng through pyttsx3; ``accent`` is one of its language tags, ``en-us`` or ``en-gb``.

    >>> with_times = next(EspeakVoice().synthesize(["Rain fell."], rate=150))
    >>> with_times.rate, [event.position for event in with_times.words]
    (22050, [0, 5])
    """

    rates = RATES
    notation: Notation = "espeak"

    def __init__(self, accent: str = DEFAULT_VOICE, *, library: str | Path | None = None) -> None:
        self.accent = accent
        self._library = library
        with session(library) as loaded:
            loaded.set_voice(accent)

    @property
    def name(self) -> str:
        """``espeak``, with the accent where it is not the usual one."""
        return "espeak" if self.accent == DEFAULT_VOICE else f"espeak:{self.accent}"

    def synthesize(self, texts: Iterable[str], *, rate: int) -> Iterator[Sound]:
        """One sound a text. The engine is locked until the iterator ends or is closed."""
        check_rate(rate, self.rates)
        with session(self._library):
            engine = open_engine()
            for name, value in (("voice", self.accent), ("rate", rate), ("volume", 1.0), ("pitch", 50)):
                engine.setProperty(name, value)
            engine.runAndWait()
            for text in texts:
                taker = _Taker()
                # pyttsx3 takes no empty text; a space is silence.
                engine.save_to_file(text or " ", taker)
                engine.runAndWait()
                if taker.sound is None:
                    raise SpeechError(f"{text[:40]!r}", "was not spoken", "try again")
                yield taker.sound

    def transcribe(self, text: str) -> str:
        """The sounds of a text in IPA, as the voice would say it."""
        with session(self._library) as loaded:
            loaded.set_voice(self.accent)
            return loaded.transcribe(text)

    def close(self) -> None:
        """The library stays loaded for the next speech."""
