"""The process in which a Piper model lives: started, asked, watched, and ended when nobody needs it."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any

from reader.errors import SpeechError
from reader.speech.voices import piper_child

#: The process may take this long to load its model, and to answer, beside the time for each letter of the text.
PATIENCE_SECONDS = 120.0
_SECONDS_A_LETTER = 0.5
_INSTEAD = 'use voice="espeak"'


class Worker:
    """A process with one model. What it is asked by several threads it answers in turn."""

    def __init__(self, model: Path, config: Path, *, patience: float = PATIENCE_SECONDS) -> None:
        self.key = (model, config)
        self.users = 0
        #: A forked child must not read from its parent's pipes.
        self.owner = os.getpid()
        self._patience = patience
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115
        #: Words whose sounds are known.
        self._said: dict[str, str] = {}
        #: Samples a second, and the words a minute that the voice speaks by itself.
        self.rate, self.speed = 0, 0.0
        with self._lock:
            self._start()

    def ask(self, text: str, rate: int, words: list[str]) -> tuple[dict[str, Any], bytes]:
        """The answer to a job, and its sound; a process that died is started once more.

        Raises ``SpeechError`` where it fails twice, or says why it cannot.
        """
        with self._lock:
            job = {
                "text": text,
                "length": self.speed / rate,
                "words": [word for word in dict.fromkeys(words) if word not in self._said],
            }
            seconds = self._patience + len(text) * _SECONDS_A_LETTER
            try:
                answer, samples = self._ask(job, seconds)
            except _DiedError:
                self._start()
                answer, samples = self._ask(job, seconds)
            self._said.update(answer["said"])
            return {**answer, "said": {word: self._said[word] for word in words}}, samples

    def _start(self) -> None:
        self.end()
        command = [sys.executable, "-P", piper_child.__file__, *map(str, self.key)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._errors
        )
        try:
            hello, _ = self._read(self._patience)
        except _DiedError as error:
            raise SpeechError(self.key[0].name, error.problem, _INSTEAD) from error
        self.rate, self.speed = int(hello["rate"]), float(hello["speed"])

    def _ask(self, job: dict[str, Any], seconds: float) -> tuple[dict[str, Any], bytes]:
        process = self._process
        if process is None or process.stdin is None:
            raise _DiedError(self.key[0].name, "is not running", _INSTEAD)
        try:
            process.stdin.write(json.dumps(job).encode() + b"\n")
            process.stdin.flush()
        except OSError as error:
            raise _DiedError(self.key[0].name, f"ended ({self._why()})", _INSTEAD) from error
        return self._read(seconds)

    def _read(self, seconds: float) -> tuple[dict[str, Any], bytes]:
        """The next answer; whatever goes wrong, a process that is out of step is not asked again."""
        process = self._process
        assert process is not None and process.stdout is not None
        late = threading.Event()

        def give_up() -> None:
            late.set()
            process.kill()

        watch = threading.Timer(seconds, give_up)
        watch.daemon = True
        watch.start()
        try:
            line = process.stdout.readline()
            answer: dict[str, Any] = json.loads(line) if line.endswith(b"\n") else {}
            samples = process.stdout.read(answer["bytes"]) if answer else b""
        except BaseException:
            self.end()
            raise
        finally:
            watch.cancel()
        if "error" in answer:
            raise SpeechError(self.key[0].name, f"Piper failed ({answer['error']})", _INSTEAD)
        if not answer or len(samples) != answer["bytes"]:
            problem = f"gave no answer in {seconds:.0f} s" if late.is_set() else f"ended ({self._why()})"
            self.end()
            raise _DiedError(self.key[0].name, problem, _INSTEAD)
        return answer, samples

    def _why(self) -> str:
        """The last line that the process wrote about its end."""
        if self._process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(timeout=5)
        self._errors.seek(0)
        said = self._errors.read().decode("utf-8", "replace").strip().splitlines()
        status = self._process.returncode if self._process is not None else None
        return said[-1] if said else f"status {status}"

    def end(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()


class _DiedError(SpeechError):
    """The process is gone."""


_workers: dict[tuple[Path, Path], Worker] = {}
_workers_lock = threading.Lock()


def borrow_worker(model: Path, config: Path) -> Worker:
    """The process of a model, started where there is none."""
    with _workers_lock:
        worker = _workers.get((model, config))
        if worker is None:
            worker = _workers[model, config] = Worker(model, config)
        worker.users += 1
        return worker


def return_worker(worker: Worker) -> None:
    """Give it back; the last one to do so ends the process."""
    with _workers_lock:
        worker.users -= 1
        if worker.users > 0:
            return
        if _workers.get(worker.key) is worker:
            del _workers[worker.key]
    worker.end()


@atexit.register
def _end_all() -> None:
    for worker in list(_workers.values()):
        worker.end()


def _forget() -> None:
    """In a forked child: the parent's processes are the parent's."""
    global _workers_lock
    _workers.clear()
    _workers_lock = threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
