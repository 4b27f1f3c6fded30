"""M4B and M4A, with chapters: written by the program ffmpeg, where it is installed, in a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import MissingPartError
from reader.speech.files import name_beside
from reader.speech.timing import Chapter

if TYPE_CHECKING:
    from reader.speech.encoders import Tags

#: AAC at this many kilobits a second.
BITRATE = 64
REMEDY = 'install ffmpeg ("apt install ffmpeg", "brew install ffmpeg", "winget install ffmpeg") or "pip install imageio-ffmpeg", or write .mp3'
_QUIET = ("-hide_banner", "-loglevel", "error", "-y")
# No dates, versions or random numbers in the file: the same sound gives the same bytes.
_EXACT = ("-fflags", "+bitexact", "-flags:a", "+bitexact")


def find_ffmpeg(path: str | Path) -> str:
    """The program; ``MissingPartError`` where there is none, which names what to install for ``path``."""
    found = shutil.which("ffmpeg")
    if found:
        return found
    if find_spec("imageio_ffmpeg") is not None:
        import imageio_ffmpeg

        with suppress(RuntimeError):
            return str(imageio_ffmpeg.get_ffmpeg_exe())
    raise MissingPartError(path, f"{Path(path).suffix} needs the program ffmpeg, which was not found", REMEDY)


class FfmpegWriter:
    """AAC of one channel in an MPEG-4 file, with tags and, where there are any, chapters."""

    def __init__(self, path: Path, rate: int, tags: Tags) -> None:
        self._path, self._tags, self._length, self._rate = path, tags, 0, rate
        self._program = find_ffmpeg(path)
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115
        # Its chapters are known at the end: the sound is written first, then put into a file with them, unchanged.
        self._sound = name_beside(path)
        self._process = subprocess.Popen(
            [self._program, *_QUIET, "-f", "s16le", "-ar", str(rate), "-ac", "1", "-i", "pipe:0",
             "-c:a", "aac", "-b:a", f"{BITRATE}k", *_EXACT, "-f", "ipod", str(self._sound)],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=self._errors,
            # Ctrl-C is for us: it must not end the file early.
            start_new_session=os.name == "posix",
        )  # fmt: skip

    def write(self, samples: bytes) -> None:
        """Add samples; ``OSError`` where ffmpeg has given up, with its own words."""
        self._length += len(samples) // 2
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(samples)
        except OSError as error:
            raise OSError(self._why()) from error

    def mark(self, chapters: Sequence[Chapter]) -> None:
        """Set the times of the chapters."""
        self._tags = replace(self._tags, chapters=tuple(chapters))

    def close(self) -> None:
        """Finish the sound, and put it into the file with its tags and chapters."""
        try:
            assert self._process.stdin is not None
            with suppress(OSError):
                self._process.stdin.close()
            if self._process.wait() != 0:
                raise OSError(self._why())
            done = subprocess.run(
                [self._program, *_QUIET, "-i", str(self._sound), "-f", "ffmetadata", "-i", "pipe:0", "-map", "0:a",
                 "-map_metadata", "1", "-map_chapters", "1", "-c", "copy", "-metadata:s:a:0",
                 f"language={_language(self._tags.language)}", *_EXACT, "-movflags", "+faststart", "-f", "ipod", str(self._path)],
                input=as_ffmetadata(self._tags, self._length / self._rate).encode("utf-8", "replace"),
                stdout=subprocess.DEVNULL, stderr=self._errors, start_new_session=os.name == "posix",
            )  # fmt: skip
            if done.returncode != 0:
                raise OSError(self._why())
        finally:
            self.abort()

    def abort(self) -> None:
        """End ffmpeg and remove what it wrote."""
        if self._process.poll() is None:
            self._process.kill()
        with suppress(OSError):
            if self._process.stdin is not None:
                self._process.stdin.close()
        self._process.wait()
        self._errors.close()
        with suppress(OSError):
            self._sound.unlink()

    def _why(self) -> str:
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=5)
        self._errors.seek(0)
        said = self._errors.read().decode("utf-8", "replace").strip().splitlines()
        return said[-1] if said else f"ffmpeg ended with {self._process.returncode}"


def as_ffmetadata(tags: Tags, duration: float) -> str:
    """Tags and chapters in ffmpeg's own format (ffmpeg-formats, Metadata).

    >>> from reader.speech.encoders import Tags
    >>> as_ffmetadata(Tags("Rain; snow"), 2.0)
    ';FFMETADATA1\\ntitle=Rain\\\\; snow\\n'
    """
    named = (("title", tags.title), ("comment", tags.source), ("copyright", tags.licence))
    lines = [";FFMETADATA1", *(f"{name}={_escaped(text)}" for name, text in named if text)]
    for chapter in tags.chapters:
        begin, end = (round(1000 * seconds) for seconds in (chapter.start, chapter.end or duration))
        lines += ["[CHAPTER]", "TIMEBASE=1/1000", f"START={begin}", f"END={end}", f"title={_escaped(chapter.title)}"]
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    return "".join(f"\\{letter}" if letter in "=;#\\" else letter for letter in " ".join(text.split()))


def _language(tag: str) -> str:
    from reader.speech.id3 import three_letters

    return three_letters(tag)
