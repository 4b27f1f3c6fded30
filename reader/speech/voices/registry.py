"""The voices by name: which there are, which work here, and what the others need."""

from __future__ import annotations

from reader.errors import SpeechError
from reader.speech.voices.base import Voice


def open_voice(name: str) -> Voice:
    """The voice of that name: ``espeak``, ``system``, ``piper`` or ``silent``, with a choice after a colon.

    ``espeak:en-gb`` is an accent, ``system:ID`` a voice of the system, ``piper:FILE.onnx`` a model.
    Raises ``SpeechError`` for an unknown name, ``MissingPartError`` where a part is not installed.

    >>> open_voice("silent").name
    'silent'
    """
    kind, _, choice = name.partition(":")
    if kind == "silent":
        from reader.speech.voices.silent import SilentVoice

        return SilentVoice()
    if kind == "espeak":
        from reader.speech.voices.espeak import EspeakVoice

        return EspeakVoice(choice) if choice else EspeakVoice()
    raise SpeechError(f"voice {name!r}", "is unknown", "choose espeak, system, piper or silent")
