"""The voices by name: which there are, which work here, and what the others need."""

from __future__ import annotations

from collections.abc import Callable

from reader.errors import SpeechError
from reader.speech.voices.base import Voice


def _espeak(choice: str) -> Voice:
    from reader.speech.voices.espeak import EspeakVoice

    return EspeakVoice(choice) if choice else EspeakVoice()


def _system(choice: str) -> Voice:
    from reader.speech.voices.system import SystemVoice

    return SystemVoice(choice)


def _piper(choice: str) -> Voice:
    from reader.speech.voices.piper import PiperVoice

    return PiperVoice(choice or None)


def _silent(choice: str) -> Voice:
    from reader.speech.voices.silent import SilentVoice

    if choice:
        raise SpeechError(f"voice 'silent:{choice}'", "there is only one silence", "choose silent")
    return SilentVoice()


VOICES: dict[str, Callable[[str], Voice]] = {"espeak": _espeak, "piper": _piper, "system": _system, "silent": _silent}
#: A name that ends so is the file of a Piper voice.
VOICE_FILE = ".onnx"


def open_voice(name: str) -> Voice:
    """The voice of that name: ``espeak``, ``piper``, ``system`` or ``silent``, with a choice after a colon.

    ``espeak:en-gb`` is an accent, ``piper:FILE.onnx`` or ``FILE.onnx`` alone a Piper voice of your own,
    ``system:ID`` a voice of the system.
    Raises ``SpeechError`` for an unknown name, ``NoVoiceError`` (one, too) where a part is not installed.

    >>> open_voice("silent").name
    'silent'
    """
    kind, _, choice = name.partition(":")
    if kind not in VOICES and name.endswith(VOICE_FILE):
        kind, choice = "piper", name
    if kind not in VOICES:
        raise SpeechError(f"voice {name!r}", "is unknown", f"choose one of {', '.join(VOICES)}")
    return VOICES[kind](choice)
