"""Where sound is played: the back ends of the player, and the choice of the one that works here."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import threading
import time
import wave
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

from reader.errors import SpeechError
from reader.speech.timing import Samples

_NO_DEVICE = 'give a path to write a file instead, or install a player: "apt install alsa-utils", "pip install sounddevice"'
_POLL_SECONDS = 0.01
#: A player that took less than this share of the piece's time has not played it; the second if it wrote an error.
_LEAST_SHARE, _LEAST_SHARE_COMPLAINING = 0.5, 0.9
#: Commands that play a WAV file, in the order in which they are tried.
_COMMANDS: tuple[tuple[str, ...], ...] = (
    ("afplay",),
    ("pw-play",),
    ("paplay",),
    ("aplay", "-q"),
    ("ffplay", "-nodisp", "-autoexit", "-loglevel", "error"),
)


class Sink(Protocol):
    """A back end that plays one piece of sound at a time."""

    def start(self, samples: bytes, rate: int) -> None:
        """Begin to play mono 16-bit PCM at ``rate`` Hz, and return at once."""

    def position(self) -> float | None:
        """Seconds played of the piece; ``None`` when it is over."""

    def stop(self) -> None:
        """End the piece at once."""

    def close(self) -> None:
        """Let go of the device."""


class CommandSink:
    """Plays through a command of the system, one process a piece."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = tuple(command)
        self._process: subprocess.Popen[bytes] | None = None
        self._folder = tempfile.TemporaryDirectory(prefix="hornbook-")
        self._begun, self._seconds = 0.0, 0.0

    def start(self, samples: bytes, rate: int) -> None:
        """Write the piece to a temporary file and start the command on it."""
        self.stop()
        path = Path(self._folder.name) / "piece.wav"
        _write_wav(path, samples, rate)
        self._process = subprocess.Popen(
            [*self._command, str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        self._begun, self._seconds = time.monotonic(), len(samples) / 2 / rate

    def position(self) -> float | None:
        """Seconds since the command started; ``SpeechError`` where it failed."""
        if self._process is None:
            return None
        status = self._process.poll()
        played = time.monotonic() - self._begun
        if status is None:
            return played
        said = self._process.stderr.read().decode("utf-8", "replace").strip() if self._process.stderr else ""
        self._end()
        if status != 0:
            raise SpeechError(self._command[0], said.splitlines()[0] if said else f"ended with {status}", _NO_DEVICE)
        # Without a sound card some players complain, play nothing and call it done.
        if played < self._seconds * (_LEAST_SHARE_COMPLAINING if said else _LEAST_SHARE):
            why = f" ({said.splitlines()[0]})" if said else ""
            raise SpeechError(self._command[0], f"was done before the sound was{why}", _NO_DEVICE)
        return None

    def stop(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(timeout=2)
            if self._process.returncode is None:
                self._process.kill()
                self._process.wait()
            self._end()

    def _end(self) -> None:
        if self._process is not None and self._process.stderr is not None:
            self._process.stderr.close()
        self._process = None

    def close(self) -> None:
        """End the process and remove the temporary file."""
        self.stop()
        self._folder.cleanup()


class DeviceSink:
    """Plays through the package sounddevice (PortAudio)."""

    def __init__(self) -> None:
        import sounddevice

        sounddevice.check_output_settings(channels=1, dtype="int16")
        self._portaudio = sounddevice
        self._stream: Any = None
        self._place, self._rate, self._over = 0, 1, threading.Event()

    def start(self, samples: bytes, rate: int) -> None:
        """Open a stream that is fed from the piece."""
        self.stop()
        self._place, self._rate = 0, rate
        self._over.clear()

        def feed(out: Any, frames: int, *_: object) -> None:
            piece = samples[2 * self._place : 2 * (self._place + frames)]
            self._place += len(piece) // 2
            out[:] = piece + bytes(2 * frames - len(piece))
            if not piece:
                raise self._portaudio.CallbackStop

        self._stream = self._portaudio.RawOutputStream(
            samplerate=rate, channels=1, dtype="int16", callback=feed, finished_callback=self._over.set
        )
        self._stream.start()

    def position(self) -> float | None:
        """Seconds handed to the device."""
        return None if self._stream is None or self._over.is_set() else self._place / self._rate

    def stop(self) -> None:
        """Drop what the device has not played yet."""
        if self._stream is not None:
            self._stream.abort()
            self._stream.close()
            self._stream = None

    def close(self) -> None:
        """Close the stream."""
        self.stop()


class WindowsSink:
    """Plays through Windows' own winsound."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="hornbook-", ignore_cleanup_errors=True)
        self._begun, self._seconds = 0.0, 0.0

    def start(self, samples: bytes, rate: int) -> None:
        """Start to play; Windows goes on by itself."""
        self.stop()
        path = Path(self._folder.name) / "piece.wav"
        _write_wav(path, samples, rate)
        winsound: Any = __import__("winsound")
        winsound.PlaySound(str(path), winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)
        self._begun, self._seconds = time.monotonic(), len(samples) / 2 / rate

    def position(self) -> float | None:
        """Seconds since the start, up to the length of the piece."""
        played = time.monotonic() - self._begun
        return played if played < self._seconds else None

    def stop(self) -> None:
        """Silence."""
        __import__("winsound").PlaySound(None, 0)
        self._seconds = 0.0

    def close(self) -> None:
        """Silence, and remove the temporary file."""
        self.stop()
        self._folder.cleanup()


class MuteSink:
    """Plays nothing, in the time that the sound would take; ``speed`` shortens it. For tests."""

    def __init__(self, speed: float = 1.0) -> None:
        self.speed = speed
        #: What was started, in order.
        self.played: list[bytes] = []
        self._begun, self._seconds = 0.0, 0.0

    def start(self, samples: bytes, rate: int) -> None:
        """Begin to wait."""
        self.played.append(samples)
        self._begun, self._seconds = time.monotonic(), len(samples) / 2 / rate

    def position(self) -> float | None:
        """Seconds of the piece that would have been heard."""
        played = (time.monotonic() - self._begun) * self.speed
        return played if played < self._seconds else None

    def stop(self) -> None:
        """Be done with the piece."""
        self._seconds = 0.0

    def close(self) -> None:
        """Nothing is held."""
        self._seconds = 0.0


def open_sink() -> Sink:
    """The back end that works here: sounddevice, Windows' own, or a command such as ``aplay``.

    Raises ``SpeechError`` where there is none.
    """
    if find_spec("sounddevice") is not None:
        # PortAudio may be missing, or may see no device.
        with suppress(Exception):
            return DeviceSink()
    if sys.platform == "win32":
        return WindowsSink()
    for command in _COMMANDS:
        if shutil.which(command[0]):
            return CommandSink(command)
    raise SpeechError("sound", "there is nothing here to play it with", _NO_DEVICE)


def play_samples(
    samples: Samples,
    rate: int,
    *,
    sink: Sink | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> None:
    """Play a sound to its end, or until ``stopped`` says so."""
    chosen = sink or open_sink()
    try:
        chosen.start(bytes(samples), rate)
        while chosen.position() is not None and not stopped():
            time.sleep(_POLL_SECONDS)
        chosen.stop()
    finally:
        if sink is None:
            chosen.close()


def _write_wav(path: Path, samples: bytes, rate: int) -> None:
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, rate, 0, "NONE", ""))
        file.writeframes(samples)
