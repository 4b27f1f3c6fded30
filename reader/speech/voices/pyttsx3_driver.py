"""A driver for pyttsx3 on espeak-ng in synchronous mode.

    >>> engine = open_engine()
    >>> engine.setProperty("rate", 160)
    >>> str(engine)
    'hornbook_espeak'

Unlike pyttsx3's own driver, each job is done when its turn comes: files are whole when ``runAndWait`` returns,
in order, of any length, and a job that fails raises from ``runAndWait``.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

from reader.errors import HornbookError, SpeechError
from reader.speech.files import save_samples
from reader.speech.sinks import play_samples
from reader.speech.voices.base import NoVoiceError, Sound, check_rate
from reader.speech.voices.espeak_library import RATES, REMEDY, Library, session

DRIVER_NAME = "hornbook_espeak"
DEFAULT_VOICE = "en-us"
_MODULE = f"pyttsx3.drivers.{DRIVER_NAME}"


class Receiver(Protocol):
    """What may stand for a file name in ``save_to_file``: it is handed the sound itself."""

    def receive(self, sound: Sound) -> None:
        """Take the sound of the job."""


def open_engine() -> Any:
    """The pyttsx3 engine of this driver: one a process, as pyttsx3 has it. Hold it as long as you use it."""
    try:
        import pyttsx3
    except ImportError as error:
        raise NoVoiceError("pyttsx3", "is not installed", REMEDY) from error
    sys.modules.setdefault(_MODULE, sys.modules[__name__])
    engine = pyttsx3.init(DRIVER_NAME)
    if engine._inLoop:
        # A run that was broken off, and is held by a traceback somewhere; or that of another thread.
        pyttsx3._activeEngines.pop(DRIVER_NAME, None)
        engine = pyttsx3.init(DRIVER_NAME)
    return engine


def buildDriver(proxy: Any) -> EspeakDriver:
    """What pyttsx3 calls to make a driver."""
    return EspeakDriver(proxy)


class EspeakDriver:
    """The driver: pyttsx3's proxy keeps the queue, and calls one method a job."""

    def __init__(self, proxy: Any) -> None:
        self._proxy = proxy
        self._properties: dict[str, Any] = {"voice": DEFAULT_VOICE, "rate": 150, "volume": 1.0, "pitch": 50}
        self._speaking: Library | None = None
        self._stopped = False
        self._ended = False
        self._failure: BaseException | None = None
        with session(fresh=False):
            """The library is there: an engine without one would only fail later."""

    def say(self, text: str) -> None:
        """Speak a text aloud."""
        self._do(text, lambda sound: play_samples(sound.samples, sound.rate, stopped=lambda: self._stopped))

    def save_to_file(self, text: str, target: str | Path | Receiver) -> None:
        """Speak a text into a file whose suffix says the format, or to a receiver."""
        receive = getattr(target, "receive", None)
        if receive is None:
            path = Path(target)  # type: ignore[arg-type]
            receive = lambda sound: save_samples(path, sound.samples, sound.rate)  # noqa: E731
        self._do(text, receive)

    def _do(self, text: str, use: Callable[[Sound], object]) -> None:
        if self._failure is not None and not isinstance(self._failure, Exception):
            # Ctrl-C ends the run: what waits is not done.
            return
        self._stopped = False
        self._proxy.notify("started-utterance")
        completed = False
        try:
            sound = self._synthesize(str(text))
            if not self._stopped:
                use(sound)
                completed = not self._stopped
        except Exception as error:
            self._keep(error)
            raise
        except BaseException as error:
            # It would tear pyttsx3's loop apart: it is raised at its end.
            self._keep(error)
        finally:
            self._proxy.notify("finished-utterance", completed=completed)

    def _synthesize(self, text: str) -> Sound:
        def tell(position: int, length: int) -> None:
            self._proxy.notify(
                "started-word", name=text[position : position + length], location=position, length=length
            )

        with session(fresh=False) as library:
            library.set_voice(self._properties["voice"])
            library.set_parameters(**{name: self._properties[name] for name in ("rate", "volume", "pitch")})
            self._speaking = library
            try:
                return library.speak(text, on_word=tell)
            finally:
                self._speaking = None

    def stop(self) -> None:
        """End the sound that is being made or played; may be called from a callback."""
        self._stopped = True
        if self._speaking is not None:
            self._speaking.stop()

    def getProperty(self, name: str) -> Any:
        """The last value that was asked for, even where it still waits in the queue."""
        if name == "voices":
            return _voices()
        for method, arguments, _ in reversed(getattr(self._proxy, "_queue", ())):
            if method == self.setProperty and arguments[0] == name:
                return arguments[1]
        if name not in self._properties:
            raise KeyError(f"unknown property {name}")
        return self._properties[name]

    def setProperty(self, name: str, value: Any) -> None:
        """Set voice, rate, volume (0 to 1) or pitch (0 to 100) for the jobs that follow."""
        try:
            self._properties[name] = _checked(name, value)
        except HornbookError as error:
            self._keep(error)
            raise

    def _keep(self, error: BaseException) -> None:
        # pyttsx3 swallows what a job raises; the first failure is raised at the end of the run.
        self._failure = self._failure or error

    def startLoop(self) -> None:
        """Do the jobs that wait, then wait for more until ``endLoop``; raise what failed.

        pyttsx3 may call ``endLoop`` before: where the driver is idle, jobs are done as they are given.
        """
        if not self._ended:
            self._proxy.setBusy(False)
        while not self._ended:
            time.sleep(0.01)
        self._ended = False
        failure, self._failure = self._failure, None
        if failure is not None:
            raise failure

    def endLoop(self) -> None:
        """End the loop."""
        self._ended = True

    def iterate(self) -> Iterator[None]:
        """For a loop that the caller runs."""
        while True:
            self._proxy.setBusy(False)
            yield

    def destroy(self) -> None:
        """Nothing is held: the library belongs to the process."""


def _checked(name: str, value: Any) -> Any:
    if name == "rate":
        return check_rate(value, RATES)
    if name == "voice":
        with session(fresh=False) as library:
            library.set_voice(value)
        return value
    highest = {"volume": 1, "pitch": 100}.get(name)
    if highest is None:
        raise SpeechError(f"property {name!r}", "is unknown", "set voice, rate, volume or pitch")
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= highest:
        raise SpeechError(f"{name} {value!r}", "is out of range", f"give a number from 0 to {highest}")
    return value if name == "volume" else round(value)


def _voices() -> list[Any]:
    from pyttsx3.voice import Voice

    with session(fresh=False) as library:
        return [Voice(tag, name, [tag]) for tag, name, _ in library.voices()]
