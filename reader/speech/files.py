"""Sound files: written beside and renamed, in the format that the suffix says: WAV, MP3, Ogg Vorbis, M4B."""

from __future__ import annotations

import re
import secrets
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import IO, TYPE_CHECKING, Protocol

from reader.errors import MissingPartError, SpeechError, WritingError
from reader.speech.encoders import NO_TAGS, Mp3Writer, SoundWriter, Tags, WavWriter

if TYPE_CHECKING:
    from reader.speech.timing import Samples, Speech



class _OpenWriter(Protocol):
    def __call__(self, path: Path, rate: int, tags: Tags) -> SoundWriter: ...


@dataclass(frozen=True, slots=True)
class Format:
    """A format of sound files: what writes it, its media type, and the package or program that it needs."""

    writer: _OpenWriter
    media_type: str
    package: str = ""
    program: str = ""


def _ogg(path: Path, rate: int, tags: Tags) -> SoundWriter:
    from reader.speech.ogg import OggWriter

    return OggWriter(path, rate, tags)


def _ffmpeg(path: Path, rate: int, tags: Tags) -> SoundWriter:
    from reader.speech.ffmpeg import FfmpegWriter

    return FfmpegWriter(path, rate, tags)


#: The formats by suffix.
FORMATS: dict[str, Format] = {
    ".wav": Format(WavWriter, "audio/wav"),
    ".mp3": Format(Mp3Writer, "audio/mpeg", package="lameenc"),
    ".ogg": Format(_ogg, "audio/ogg", package="soundfile"),
    ".m4b": Format(_ffmpeg, "audio/mp4", program="ffmpeg"),
    ".m4a": Format(_ffmpeg, "audio/mp4", program="ffmpeg"),
}
#: A file written beside that nobody has touched for so long was left by a crash.
_LEFT_SECONDS = 3600.0


def check_path(path: str | Path) -> Path:
    """The path, if a sound file can be written there: known suffix, a folder that exists, parts installed."""
    path = Path(path)
    if path.suffix.lower() not in FORMATS:
        raise SpeechError(path, f"{path.suffix or 'no suffix'} is not a format of sound", f"use {', '.join(FORMATS)}")
    _need_part(path)
    if not path.parent.is_dir():
        raise WritingError(path, f"there is no folder {str(path.parent)!r}", "make it first")
    if path.is_dir():
        raise WritingError(path, "is a folder", "name a file")
    return path


def _need_part(path: Path) -> None:
    wanted = FORMATS[path.suffix.lower()]
    if wanted.package and find_spec(wanted.package) is None:
        problem = f"{path.suffix} needs the package {wanted.package}"
        raise MissingPartError(path, problem, 'pip install "hornbook[speech]", or write .wav')
    if wanted.program:
        from reader.speech.ffmpeg import find_ffmpeg

        find_ffmpeg(path)


@contextmanager
def written_beside(path: Path) -> Iterator[Path]:
    """A path in the same folder to write to; it takes the name of ``path`` when all went well, else it goes.

    So there is the old file or the new one, never half of one. Raises ``WritingError`` for a full disk and the like.
    """
    _sweep(path)
    beside = name_beside(path)
    try:
        try:
            yield beside
            beside.replace(path)
        except OSError as error:
            why = error.strerror or error
            raise WritingError(path, f"could not be written ({why})", "the old file, if any, stands") from error
    finally:
        with suppress(OSError):
            beside.unlink()


def name_beside(path: Path) -> Path:
    """A name in the same folder for what is not yet whole; what a crash leaves under it is swept later.

    Given such a name, it gives another one.
    """
    stem = re.sub(r"^\.(.*)\.[0-9a-f]{8}\.part$", r"\1", path.stem)
    return path.with_name(f".{stem[:40]}.{secrets.token_hex(4)}.part{path.suffix}")


def _sweep(path: Path) -> None:
    """Remove what a killed program left of the same file long ago."""
    ours = re.compile(rf"\.{re.escape(path.stem[:40])}\.[0-9a-f]{{8}}\.part{re.escape(path.suffix)}")
    with suppress(OSError):
        for other in path.parent.iterdir():
            if ours.fullmatch(other.name) and time.time() - other.stat().st_mtime > _LEFT_SECONDS:
                other.unlink(missing_ok=True)


@contextmanager
def sound_file(path: str | Path, rate: int, tags: Tags = NO_TAGS) -> Iterator[SoundWriter]:
    """A writer of samples at ``rate`` Hz to ``path``; the file is there when the block ends well."""
    path = check_path(path)
    with written_beside(path) as beside:
        writer = FORMATS[path.suffix.lower()].writer(beside, rate, tags)
        try:
            yield writer
        except BaseException:
            writer.abort()
            raise
        writer.close()


def save_samples(path: str | Path, samples: Samples, rate: int, tags: Tags = NO_TAGS) -> Path:
    """Write samples to a file."""
    path = Path(path)
    with sound_file(path, rate, tags) as writer:
        for low in range(0, len(samples), 1 << 20):
            writer.write(bytes(samples[low : low + (1 << 20)]))
    return path


def tags_of(speech: Speech) -> Tags:
    """What the file of a speech says about itself."""
    return Tags(speech.title, speech.source, speech.language, speech.licence, speech.chapters)


def save_speech(speech: Speech, path: str | Path) -> Path:
    """Write the sound of a speech to a file."""
    return save_samples(path, speech.samples, speech.rate, tags_of(speech))


def encode(speech: Speech) -> tuple[str, bytes]:
    """The media type and the bytes of a speech as a small file: MP3 where it can be made, else WAV."""
    suffix = ".mp3" if find_spec("lameenc") else ".wav"
    with tempfile.TemporaryDirectory(prefix="hornbook-") as folder:
        path = save_speech(speech, Path(folder) / f"speech{suffix}")
        return FORMATS[suffix].media_type, path.read_bytes()


class Spool:
    """Keeps samples as they come: in memory while short, in an unnamed temporary file when long."""

    #: Bytes held in memory: about twelve minutes at 22,050 Hz.
    LARGEST = 32_000_000

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._held: list[bytes] = []
        self._file: IO[bytes] | None = None
        self.length = 0

    def write(self, samples: bytes) -> None:
        """Add samples."""
        self.length += len(samples) // 2
        if self._file is not None:
            self._file.write(samples)
            return
        self._held.append(samples)
        if self.length * 2 > self.LARGEST:
            self._file = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115
            self._file.writelines(self._held)
            self._held.clear()

    def finish(self) -> Samples:
        """All samples: bytes, or a view of the file."""
        if self._file is None:
            return b"".join(self._held)
        import mmap

        with self._file:
            self._file.flush()
            return memoryview(mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ))

    def close(self) -> None:
        """Let go of what is held, where it is not finished."""
        self._held.clear()
        if self._file is not None:
            self._file.close()
