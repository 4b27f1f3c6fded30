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


def _silent(choice: str) -> Voice:
    from reader.speech.voices.silent import SilentVoice

    if choice:
        raise SpeechError(f"voice 'silent:{choice}'", "there is only one silence", "choose silent")
    return SilentVoice()


VOICES: dict[str, Callable[[str], Voice]] = {"espeak": _espeak, "system": _system, "silent": _silent}


def open_voice(name: str) -> Voice:
    """The voice of that name: ``espeak``, ``system`` or ``silent``, with a choice after a colon.

    ``espeak:en-gb`` is an accent, ``system:ID`` a voice of the system.
    Raises ``SpeechError`` for an unknown name, ``NoVoiceError`` (one, too) where a part is not installed.

    >>> open_voice("silent").name
    'silent'
    """
    kind, _, choice = name.partition(":")
    if kind not in VOICES:
        raise SpeechError(f"voice {name!r}", "is unknown", f"choose one of {', '.join(VOICES)}")
    return VOICES[kind](choice)
