"""One job of pyttsx3's own driver, in a process of its own: ``reader.speech.voices.system`` starts it.

A job comes as JSON on standard input, the answer goes as JSON to standard output. Nothing but pyttsx3 and the
standard library is imported, and the engine is held until the file is whole.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

_POLL_SECONDS = 0.05
_STEADY_POLLS = 4


def main() -> int:
    """Do the job; the exit status is 0 where there is an answer, be it an error."""
    job = json.load(sys.stdin)
    # pyttsx3 prints.
    with redirect_stdout(sys.stderr):
        try:
            answer = _do(job)
        except Exception as error:
            answer = {"error": f"{type(error).__name__}: {error}"}
    json.dump(answer, sys.stdout)
    sys.stdout.flush()
    # What pyttsx3 leaves running must not keep the process.
    os._exit(0)


def _do(job: dict[str, Any]) -> dict[str, Any]:
    if job.get("library"):
        os.environ["ESPEAK_DATA_PATH"] = job["data"]
        ctypes.CDLL(job["library"], mode=ctypes.RTLD_GLOBAL)
    import pyttsx3

    engine = pyttsx3.init(job.get("driver") or None)
    known = list(_voice_ids(engine))
    if job["what"] == "voices":
        return {"voices": known}
    if job["voice"]:
        if job["voice"] not in known:
            return {"unknown": known}
        engine.setProperty("voice", job["voice"])
    engine.setProperty("rate", job["rate"])
    engine.save_to_file(job["text"], job["path"])
    engine.runAndWait()
    _wait_for(Path(job["path"]), job["seconds"])
    return {"done": True}


def _voice_ids(engine: Any) -> Iterator[str]:
    for voice in engine.getProperty("voices") or ():
        yield str(voice.id)


def _wait_for(path: Path, seconds: float) -> None:
    """Until the file stops growing: some drivers are back before it is there."""
    end = time.monotonic() + seconds
    size, steady = -1, 0
    while time.monotonic() < end and steady < _STEADY_POLLS:
        now = path.stat().st_size if path.exists() else -1
        # 44 bytes are the head of a WAV file without sound.
        steady = steady + 1 if now == size and now > 44 else 0
        size = now
        time.sleep(_POLL_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
