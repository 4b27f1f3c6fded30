"""Sound files: written beside and renamed, in the format that the suffix says.

WAV needs nothing; MP3 needs lameenc, M4B (with chapters for headings) needs PyAV.
"""

from __future__ import annotations

import secrets
import tempfile
import wave
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from reader.errors import MissingPartError, SpeechError, WritingError
from reader.speech.id3 import id3_tag

if TYPE_CHECKING:
    from reader.speech.timing import Samples, Speech

#: MP3 at this many kilobits a second: 0.35 MB a minute.
MP3_BITRATE = 48
#: Samples that an MP3 decoder puts before the sound: 576 of the encoder, 529 of the decoder (LAME's technical FAQ).
#: They are taken off the silence at the start, so that times in the file are those of the sound.
MP3_DELAY = 576 + 529


@dataclass(frozen=True, slots=True)
class Tags:
    """What a file says about itself."""

    title: str = ""
    source: str = ""
    language: str = "en"


class SoundWriter(Protocol):
    """Takes samples as they come."""

    def write(self, samples: bytes) -> None:
        """Add samples (mono 16-bit PCM)."""

    def close(self) -> None:
        """Finish the file."""


class _WavWriter:
    def __init__(self, path: Path, rate: int, tags: Tags) -> None:
        self._file = wave.open(str(path), "wb")  # noqa: SIM115
        self._file.setparams((1, 2, rate, 0, "NONE", ""))

    def write(self, samples: bytes) -> None:
        self._file.writeframes(samples)

    def close(self) -> None:
        self._file.close()


class _Mp3Writer:
    def __init__(self, path: Path, rate: int, tags: Tags) -> None:
        import lameenc

        self._encoder = lameenc.Encoder()
        self._encoder.silence()
        self._encoder.set_bit_rate(MP3_BITRATE)
        self._encoder.set_in_sample_rate(rate)
        self._encoder.set_channels(1)
        self._encoder.set_quality(5)
        self._skip = 2 * MP3_DELAY
        self._file = path.open("wb")
        self._file.write(id3_tag(title=tags.title, source=tags.source, language=tags.language))

    def write(self, samples: bytes) -> None:
        if self._skip:
            # Only silence is taken off; a sound that starts at once is left whole.
            head = samples[: self._skip]
            samples = samples[len(head) - len(head.lstrip(b"\0")) & ~1 :]
            self._skip = 0
        if samples:
            self._file.write(self._encoder.encode(samples))

    def close(self) -> None:
        with suppress(RuntimeError):
            self._file.write(self._encoder.flush())
        self._file.close()


_WRITERS: dict[str, tuple[Callable[[Path, int, Tags], SoundWriter], str, str]] = {".wav": (_WavWriter, "", "audio/wav"), ".mp3": (_Mp3Writer, "lameenc", "audio/mpeg")}


def check_path(path: str | Path) -> Path:
    """The path, if a sound file can be written there: known suffix, a folder that exists, parts installed."""
    path = Path(path)
    if path.suffix.lower() not in _WRITERS:
        raise SpeechError(path, f"{path.suffix or 'no suffix'} is not a format of sound", f"use {', '.join(_WRITERS)}")
    _need_part(path)
    if not path.parent.is_dir():
        raise WritingError(path, f"there is no folder {str(path.parent)!r}", "make it first")
    if path.is_dir():
        raise WritingError(path, "is a folder", "name a file")
    return path


def _need_part(path: Path) -> None:
    from importlib.util import find_spec

    part = _WRITERS[path.suffix.lower()][1]
    if part and find_spec(part) is None:
        raise MissingPartError(
            path, f"{path.suffix} needs the package {part}", 'pip install "hornbook[speech]", or write .wav'
        )


@contextmanager
def written_beside(path: Path) -> Iterator[Path]:
    """A path in the same folder to write to; it takes the name of ``path`` when all went well, else it goes.

    So there is the old file or the new one, never half of one. Raises ``WritingError`` for a full disk and the like.
    """
    beside = path.with_name(f".{path.stem[:80]}.{secrets.token_hex(4)}.part{path.suffix}")
    try:
        try:
            yield beside
            beside.replace(path)
        except OSError as error:
            raise WritingError(path, f"could not be written ({error.strerror or error})", "the old file, if any, stands") from error
    finally:
        with suppress(OSError):
            beside.unlink()


@contextmanager
def sound_file(path: str | Path, rate: int, tags: Tags = Tags()) -> Iterator[SoundWriter]:
    """A writer of samples at ``rate`` Hz to ``path``; the file is there when the block ends well."""
    path = check_path(path)
    with written_beside(path) as beside:
        writer: SoundWriter = _WRITERS[path.suffix.lower()][0](beside, rate, tags)
        try:
            yield writer
        finally:
            writer.close()


def save_samples(path: str | Path, samples: Samples, rate: int, tags: Tags = Tags()) -> Path:
    """Write samples to a file."""
    path = Path(path)
    with sound_file(path, rate, tags) as writer:
        for low in range(0, len(samples), 1 << 20):
            writer.write(bytes(samples[low : low + (1 << 20)]))
    return path


def tags_of(speech: Speech) -> Tags:
    """What the file of a speech says about itself."""
    return Tags(speech.title, speech.source, speech.language)


def save_speech(speech: Speech, path: str | Path) -> Path:
    """Write the sound of a speech to a file."""
    return save_samples(path, speech.samples, speech.rate, tags_of(speech))


def encode(speech: Speech) -> tuple[str, bytes]:
    """The media type and the bytes of a speech as a small file: MP3 where it can be made, else WAV."""
    from importlib.util import find_spec

    suffix = ".mp3" if find_spec("lameenc") else ".wav"
    with tempfile.TemporaryDirectory(prefix="hornbook-") as folder:
        path = save_speech(speech, Path(folder) / f"speech{suffix}")
        return _WRITERS[suffix][2], path.read_bytes()


class Spool:
    """Keeps samples as they come: in memory while short, in an unnamed temporary file when long."""

    #: Bytes held in memory: about twelve minutes at 22,050 Hz.
    LARGEST = 32_000_000

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=self.LARGEST)  # noqa: SIM115
        self.length = 0

    def write(self, samples: bytes) -> None:
        """Add samples."""
        self._file.write(samples)
        self.length += len(samples) // 2

    def finish(self) -> Samples:
        """All samples: bytes, or a view of the file."""
        import mmap

        if self.length * 2 <= self.LARGEST:
            self._file.seek(0)
            with self._file:
                return self._file.read()
        self._file.flush()
        with self._file:
            return memoryview(mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ))
