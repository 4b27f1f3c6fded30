"""The espeak-ng library: where it is found, and the one loaded copy of it that a process uses.

espeak keeps its state in globals, so there is one copy a process, behind a lock. It speaks in synchronous
mode: a call returns when the whole sound is there. What it says depends a little on what it said before
(its pitch wavers); a fresh copy is therefore loaded for each speech, so that the same text gives the same bytes.
"""

from __future__ import annotations

import atexit
import ctypes
import ctypes.util
import os
import shutil
import signal
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from types import FrameType

from reader.errors import SpeechError
from reader.speech.voices.base import NoVoiceError, Sound, WordEvent

#: A library file, or a folder that holds one, to use instead of those that are installed.
LIBRARY_VARIABLE = "HORNBOOK_ESPEAK"
REMEDY = 'pip install "hornbook[speech]"'
RATES = (80, 450)
_FILE_NAMES = ("libespeak-ng.so", "libespeak-ng.so.1", "libespeak-ng.dylib", "espeak-ng.dll", "libespeak-ng.dll")
_SYSTEM_NAMES = (
    "libespeak-ng.so.1",
    "/opt/homebrew/lib/libespeak-ng.1.dylib",
    "/usr/local/lib/libespeak-ng.1.dylib",
    r"C:\Program Files\eSpeak NG\libespeak-ng.dll",
    r"C:\Program Files (x86)\eSpeak NG\libespeak-ng.dll",
    "libespeak.so.1",
)
# espeak copies its data path into a buffer of 160 bytes without looking at its length.
_LONGEST_DATA_PATH = 130
_BUFFER_MILLISECONDS = 200

# speak_lib.h
_SYNCHRONOUS = 2
_PHONEME_EVENTS, _DO_NOT_EXIT = 0x0001, 0x8000
_UTF8, _PHONEMES_IN_BRACKETS, _IPA = 1, 0x100, 0x02
_EVENT_END_OF_LIST, _EVENT_WORD, _EVENT_PHONEME = 0, 1, 7
_RATE, _VOLUME, _PITCH = 1, 2, 3
_PAUSES = (b"_", b"_:", b"_!", b"_|", b"_::")


class _Identity(ctypes.Union):
    _fields_ = (("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8))


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _Identity),
    )


class _VoiceRecord(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_char_p),
        ("languages", ctypes.c_void_p),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("unused", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    )


_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))


@dataclass(frozen=True, slots=True)
class LibraryFiles:
    """Where a library was found: its file (or bare name), its data folder, and how it came there."""

    library: str
    data: Path | None
    origin: str


def find_library(given: str | Path | None = None) -> LibraryFiles:
    """The library to use: the given one, that of ``HORNBOOK_ESPEAK``, the installed package's, the system's.

    Raises ``NoVoiceError`` where there is none.
    """
    chosen = given or os.environ.get(LIBRARY_VARIABLE)
    if chosen:
        origin = "given" if given else LIBRARY_VARIABLE
        found = _library_at(Path(chosen), origin)
        if found is None:
            raise NoVoiceError(chosen, f"no espeak-ng library is there ({origin})", "name its file or folder")
        return found
    found = _library_of_package("espeak_english") or _library_of_package("espeakng_loader") or _library_of_system()
    if found is None:
        raise NoVoiceError("espeak-ng", "the library was not found", REMEDY)
    return found


def _library_at(path: Path, origin: str) -> LibraryFiles | None:
    files = [path] if path.is_file() else [path / name for name in _FILE_NAMES]
    for file in files:
        if file.is_file():
            data = file.parent / "espeak-ng-data"
            return LibraryFiles(str(file.absolute()), data if data.is_dir() else None, origin)
    return None


def _library_of_package(name: str) -> LibraryFiles | None:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        return None
    return _library_at(Path(spec.origin).parent, f"the package {name.replace('_', '-')}")


def _library_of_system() -> LibraryFiles | None:
    names = [*_SYSTEM_NAMES, *filter(None, map(ctypes.util.find_library, ("espeak-ng", "espeak")))]
    for name in names:
        with suppress(OSError):
            ctypes.CDLL(name)
            return LibraryFiles(name, None, "the system")
    return None


class Library:
    """One loaded copy of espeak-ng. Use it only under ``library_lock``, which ``session`` does."""

    def __init__(self, files: LibraryFiles) -> None:
        self.files = files
        self._samples = bytearray()
        self._words: list[WordEvent] = []
        self._phones: list[tuple[int, bool]] = []
        self._on_word: Callable[[int, int], object] | None = None
        self._stopped = False
        self._voice = ""
        self._failure: BaseException | None = None
        self._dll = _load_copy(files.library)
        self._declare()
        data = str(_short_path(files.data).parent).encode() if files.data else None
        options = _PHONEME_EVENTS | _DO_NOT_EXIT
        self.rate: int = self._dll.espeak_Initialize(_SYNCHRONOUS, _BUFFER_MILLISECONDS, data, options)
        if self.rate <= 0:
            raise SpeechError(files.library, "espeak-ng did not start: its data was not found", REMEDY)
        self._callback = _Callback(self._receive)
        self._dll.espeak_SetSynthCallback(self._callback)

    def _declare(self) -> None:
        dll = self._dll
        dll.espeak_Initialize.argtypes = [ctypes.c_int, ctypes.c_int, ctypes.c_char_p, ctypes.c_int]
        dll.espeak_SetVoiceByName.argtypes = [ctypes.c_char_p]
        dll.espeak_SetParameter.argtypes = [ctypes.c_int, ctypes.c_int, ctypes.c_int]
        dll.espeak_ListVoices.argtypes = [ctypes.c_void_p]
        dll.espeak_ListVoices.restype = ctypes.POINTER(ctypes.POINTER(_VoiceRecord))
        dll.espeak_TextToPhonemes.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_int]
        dll.espeak_TextToPhonemes.restype = ctypes.c_char_p
        dll.espeak_Synth.argtypes = [
            ctypes.c_char_p,
            ctypes.c_size_t,
            ctypes.c_uint,
            ctypes.c_int,
            ctypes.c_uint,
            ctypes.c_uint,
            ctypes.c_void_p,
            ctypes.c_void_p,
        ]

    def voices(self) -> list[tuple[str, str, str]]:
        """The voices of the library, as ``(language tag, name, identifier)``."""
        records = self._dll.espeak_ListVoices(None)
        found = []
        number = 0
        while records[number]:
            record = records[number].contents
            # The first byte of ``languages`` is a priority, then the tag.
            tag = ctypes.string_at(record.languages + 1) if record.languages else b""
            found.append(tuple(part.decode("utf-8", "replace") for part in (tag, record.name, record.identifier)))
            number += 1
        return found  # type: ignore[return-value]

    def set_voice(self, name: object) -> None:
        """Choose a voice by language tag or name; ``SpeechError`` where there is none such."""
        if name == self._voice:
            return
        voices = {} if isinstance(name, str) and self._set(name) else {tag: place for tag, _, place in self.voices()}
        # Some tags are listed, but not found by themselves.
        if voices and not (name in voices and self._set(voices[str(name)])):
            known = ", ".join(sorted(voices))
            raise SpeechError(f"voice {name!r}", "espeak-ng has no such voice", f"choose one of {known}")
        self._voice = str(name)

    def _set(self, name: str) -> bool:
        return bool(name) and self._dll.espeak_SetVoiceByName(name.encode("utf-8", "replace")) == 0

    def set_parameters(self, *, rate: int, volume: float = 1.0, pitch: int = 50) -> None:
        """Speed in words a minute, volume 0 to 1, pitch 0 to 100."""
        for parameter, value in ((_RATE, rate), (_VOLUME, round(volume * 100)), (_PITCH, pitch)):
            self._dll.espeak_SetParameter(parameter, value, 0)

    def speak(self, text: str, *, on_word: Callable[[int, int], object] | None = None) -> Sound:
        """The sound of a text, which may hold phonemes in ``[[ ]]``.

        ``on_word`` is called with place and length of each word as it is made; ``stop`` may be called from it.
        """
        self._samples.clear()
        self._words, self._phones = [], []
        self._on_word, self._stopped, self._failure = on_word, False, None
        data = text.replace("\0", " ").encode("utf-8", "replace")
        with _interrupts_held(self.stop):
            status = self._dll.espeak_Synth(data, len(data) + 1, 0, 1, 0, _UTF8 | _PHONEMES_IN_BRACKETS, None, None)
        if self._failure is not None:
            raise self._failure
        if status != 0:
            raise SpeechError(f"{text[:40]!r}", f"espeak-ng could not say it (status {status})", REMEDY)
        return Sound(bytes(self._samples), self.rate, tuple(self._words), tuple(self._phones))

    def transcribe(self, text: str) -> str:
        """The sounds of a text in IPA, by the rules of the voice that is set; stress marks stand before the vowel."""
        data = ctypes.create_string_buffer(text.replace("\0", " ").encode("utf-8", "replace"))
        place = ctypes.c_void_p(ctypes.addressof(data))
        said = []
        while place.value:
            found = self._dll.espeak_TextToPhonemes(ctypes.byref(place), _UTF8, _IPA)
            said.append((found or b"").decode("utf-8", "replace").strip())
        return " ".join(part for part in said if part)

    def stop(self) -> None:
        """End the sound that is being made, at the next buffer."""
        self._stopped = True

    @property
    def stopped(self) -> bool:
        """Whether the last sound was stopped before its end."""
        return self._stopped

    def _receive(self, samples: object, count: int, events: object) -> int:
        # An exception must not travel through C: it is kept, and raised when the call is back.
        try:
            if samples and count:
                self._samples += ctypes.string_at(samples, count * 2)  # type: ignore[arg-type]
            self._receive_events(events)
        except BaseException as error:
            self._failure, self._stopped = error, True
        return 1 if self._stopped else 0

    def _receive_events(self, events: object) -> None:
        number = 0
        while True:
            event = events[number]  # type: ignore[index]
            kind = event.type
            if kind == _EVENT_PHONEME:
                self._phones.append((event.sample, event.id.string in _PAUSES))
            elif kind == _EVENT_WORD:
                position = max(0, event.text_position - 1)
                self._words.append(WordEvent(position, event.sample))
                if self._on_word is not None:
                    self._on_word(position, event.length)
            elif kind == _EVENT_END_OF_LIST:
                return
            number += 1

    def close(self) -> None:
        """Unload the copy; the object can't be used afterwards."""
        self._dll.espeak_Terminate()
        with suppress(OSError, ImportError, AttributeError):
            import _ctypes

            unload = getattr(_ctypes, "FreeLibrary" if sys.platform == "win32" else "dlclose")
            unload(self._dll._handle)


@contextmanager
def _interrupts_held(stop: Callable[[], object]) -> Iterator[None]:
    """Ctrl-C stops the sound and is raised when C is back: raised inside a callback of C it would be lost."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[tuple[int, FrameType | None]] = []
    previous = {}

    def hold(number: int, frame: FrameType | None) -> None:
        came.append((number, frame))
        stop()

    for number in (signal.SIGINT, signal.SIGTERM):
        handler = signal.getsignal(number)
        if callable(handler):
            previous[int(number)] = handler
            signal.signal(number, hold)
    try:
        yield
    finally:
        for one, handler in previous.items():
            signal.signal(one, handler)
    for came_number, frame in came:
        previous[came_number](came_number, frame)


def _load_copy(library: str) -> ctypes.CDLL:
    """The library loaded from a copy of its file, so that nobody else in the process shares its globals."""
    file = Path(library)
    if file.is_absolute() and file.is_file() and sys.platform != "win32":
        with suppress(OSError), tempfile.TemporaryDirectory(prefix="hornbook-") as folder:
            copy = Path(folder) / file.name
            shutil.copyfile(file, copy)
            return ctypes.CDLL(str(copy))
    try:
        return ctypes.CDLL(library)
    except OSError as error:
        raise SpeechError(library, f"the library could not be loaded ({error})", REMEDY) from error


_short_paths: dict[Path, Path] = {}


def _short_path(data: Path) -> Path:
    """The data folder, or a short-named stand-in for one whose path is too long for espeak."""
    if len(os.fsencode(data.parent)) <= _LONGEST_DATA_PATH:
        return data
    if data not in _short_paths:
        folder = Path(tempfile.mkdtemp(prefix="hornbook-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        stand_in = folder / "espeak-ng-data"
        try:
            stand_in.symlink_to(data, target_is_directory=True)
        except (OSError, NotImplementedError):
            shutil.copytree(data, stand_in)
        _short_paths[data] = stand_in
    return _short_paths[data]


library_lock = threading.RLock()
_current: Library | None = None


def _forget() -> None:
    """In a forked child: the lock may be held by a thread that is not there."""
    global library_lock, _current
    library_lock, _current = threading.RLock(), None
    # pyttsx3 would hand out the parent's engine, which may be in the middle of a run.
    if "pyttsx3" in sys.modules:
        sys.modules["pyttsx3"]._activeEngines.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)


@contextmanager
def session(given: str | Path | None = None, *, fresh: bool = True) -> Iterator[Library]:
    """The process's library, locked for the caller; ``fresh`` loads it anew."""
    global _current
    with library_lock:
        files = find_library(given) if given or _current is None or fresh else _current.files
        if _current is not None and (fresh or files != _current.files):
            _current.close()
            _current = None
        if _current is None:
            _current = Library(files)
        yield _current
