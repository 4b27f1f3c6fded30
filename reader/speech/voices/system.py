"""The system's own voices, through pyttsx3's own drivers: SAPI 5 on Windows, NSSpeech on macOS, espeak on Linux.

These drivers hang, crash and leave files half-written. Each text is therefore spoken by a child process with a
limit of time, and what it wrote is checked before it is used; what fails is tried once more.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from reader.errors import SpeechError
from reader.speech.voices import system_child
from reader.speech.voices.base import Notation, NoVoiceError, Sound, check_rate
from reader.speech.voices.espeak_library import REMEDY, find_library
from reader.speech.voices.pcm import read_pcm

#: A child may take this long to start and end, beside the time that the text takes to say.
PATIENCE_SECONDS = 30.0
#: pyttsx3's espeak driver crashes on longer texts.
LONGEST_TEXT = 10_000
#: A sound shorter than this share of what its words need was broken off.
_LEAST_SHARE = 0.25
_INSTEAD = 'use voice="espeak"'


class SystemVoice:
    """Speaks with the voice of the system whose ``id`` is given, or with its default voice.

    No times are told: those of the words are estimated from their length. ``driver`` is the name of a pyttsx3
    driver, by default the one that belongs to the system.
    """

    rates = (80, 400)
    notation: Notation = "respelling"

    def __init__(self, id: str = "", *, driver: str = "", patience: float = PATIENCE_SECONDS) -> None:
        if find_spec("pyttsx3") is None:
            raise NoVoiceError("pyttsx3", "is not installed", REMEDY)
        self.id, self.driver, self.patience = id, driver, patience

    @property
    def name(self) -> str:
        """``system``, with the voice's id where one was chosen."""
        return f"system:{self.id}" if self.id else "system"

    def voices(self) -> list[str]:
        """The ids of the voices that the system has."""
        return list(self._ask({"what": "voices"}, self.patience)["voices"])

    def synthesize(self, texts: Iterable[str], *, rate: int) -> Iterator[Sound]:
        """One sound a text; ``SpeechError`` where a text failed twice."""
        check_rate(rate, self.rates)
        with tempfile.TemporaryDirectory(prefix="hornbook-", ignore_cleanup_errors=True) as folder:
            for number, text in enumerate(texts):
                if len(text) > LONGEST_TEXT:
                    raise SpeechError(f"{text[:40]!r}", f"is longer than {LONGEST_TEXT} letters", "cut it")
                yield self._speak_twice(text, rate, Path(folder) / f"{number}.wav")

    def _speak_twice(self, text: str, rate: int, path: Path) -> Sound:
        try:
            return self._speak(text, rate, path)
        except NoVoiceError:
            raise
        except SpeechError:
            path.unlink(missing_ok=True)
            return self._speak(text, rate, path)

    def _speak(self, text: str, rate: int, path: Path) -> Sound:
        needed = 60.0 * len(text.split()) / rate
        job = {"what": "speak", "text": text, "path": str(path), "voice": self.id, "rate": rate}
        self._ask({**job, "seconds": self.patience / 2 + needed}, self.patience + needed)
        if not path.is_file():
            raise SpeechError(f"{text[:40]!r}", f"the voice {self.name} wrote no file", _INSTEAD)
        samples, hertz = read_pcm(path)
        path.unlink()
        seconds = len(samples) / 2 / hertz
        if seconds < needed * _LEAST_SHARE or not any(samples):
            raise SpeechError(f"{text[:40]!r}", f"the voice {self.name} said {seconds:.1f} s of it", _INSTEAD)
        return Sound(samples, hertz, origin="estimated")

    def _ask(self, job: dict[str, Any], seconds: float) -> dict[str, Any]:
        command = [sys.executable, "-P", system_child.__file__]
        job = {**job, "driver": self.driver, **_library_of_job()}
        try:
            done = subprocess.run(command, input=json.dumps(job).encode(), capture_output=True, timeout=seconds)
        except subprocess.TimeoutExpired as error:
            raise SpeechError(self.name, f"gave no answer in {seconds:.0f} s", _INSTEAD) from error
        try:
            answer: dict[str, Any] = json.loads(done.stdout)
        except ValueError as error:
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()
            why = said[-1] if said else f"ended with {done.returncode}"
            raise SpeechError(self.name, f"crashed ({why})", _INSTEAD) from error
        if "unknown" in answer:
            known = ", ".join(answer["unknown"][:40])
            raise NoVoiceError(f"voice {self.id!r}", "the system has no such voice", f"choose one of {known}")
        if "error" in answer:
            raise SpeechError(self.name, answer["error"].splitlines()[0], _INSTEAD)
        return answer

    def close(self) -> None:
        """Nothing is held."""


def _library_of_job() -> dict[str, str]:
    """On Linux, the library and data of an installed package, for a system that has no espeak of its own."""
    if not sys.platform.startswith("linux"):
        return {}
    try:
        files = find_library()
    except NoVoiceError:
        return {}
    return {"library": files.library, "data": str(files.data)} if files.data else {}
