"""One Piper voice, in a process of its own: ``reader.speech.voices.piper`` starts it and speaks to it through pipes.

Piper is under the GPL; it is imported here and nowhere else, and nothing of Hornbook is imported here. Each line of
standard input is a job in JSON; each answer is a line of JSON, followed by as many bytes of sound as it says.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

#: Spoken once, to learn how fast the voice is by itself.
_MEASURE = "The council of the town met on Monday evening, and talked about the price of water until late at night."
_LETTERS_A_WORD = 6
_THREADS = 2


def main() -> int:
    """Answer jobs until standard input ends, which it does when the program that started this one is gone."""
    # Ctrl-C goes to the whole group of processes: what is to be done about it, the parent decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb")
    # What a library prints must not land among the answers.
    os.dup2(2, 1)
    try:
        speaker = Speaker(Path(sys.argv[1]), Path(sys.argv[2]))
    except Exception as error:
        _answer(answers, {"error": f"{type(error).__name__}: {error}"})
        return 1
    _answer(answers, {"rate": speaker.rate, "speed": speaker.speed})
    for line in sys.stdin.buffer:
        try:
            answer, sound = speaker.speak(json.loads(line))
        except Exception as error:
            answer, sound = {"error": f"{type(error).__name__}: {error}"}, b""
        _answer(answers, answer, sound)
    return 0


def _answer(stream: IO[bytes], answer: dict[str, Any], sound: bytes = b"") -> None:
    stream.write(json.dumps({**answer, "bytes": len(sound)}).encode() + b"\n" + sound)
    stream.flush()


class Speaker:
    """The voice, its model loaded."""

    def __init__(self, model: Path, config: Path) -> None:
        import onnxruntime
        from piper import PiperVoice
        from piper.config import PiperConfig

        options = onnxruntime.SessionOptions()
        # The number of threads decides in which order numbers are added: it is part of "the same bytes".
        options.intra_op_num_threads = _THREADS
        # Plans of memory are kept for each length of text: they would pile up, sentence by sentence.
        options.enable_mem_pattern = False
        session = onnxruntime.InferenceSession(
            with_durations(model.read_bytes()), sess_options=options, providers=["CPUExecutionProvider"]
        )
        self._voice = PiperVoice(config=PiperConfig.from_dict(json.loads(config.read_text("utf-8"))), session=session)
        self._said: dict[str, str] = {}
        self.rate = int(self._voice.config.sample_rate)
        _, sound = self.speak({"text": _MEASURE, "length": 1.0, "words": []})
        #: Words a minute at its own pace.
        self.speed = 60.0 * len(_MEASURE) / _LETTERS_A_WORD / (len(sound) / 2 / self.rate)

    def speak(self, job: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        """The sound of a text, each of its sounds with its length in samples, and how each word is said alone."""
        import numpy as np
        from piper import SynthesisConfig

        # Without noise the same text gives the same sound; loudness is levelled by Hornbook.
        settings = SynthesisConfig(
            length_scale=job["length"], noise_scale=0.0, noise_w_scale=0.0, normalize_audio=False
        )
        phones: list[tuple[str, int]] = []
        parts = []
        for chunk in self._voice.synthesize(job["text"], settings, include_alignments=True):
            samples = np.clip(np.rint(chunk.audio_float_array * 32767.0), -32768, 32767).astype("<i2")
            parts.append(samples.tobytes())
            told = chunk.phoneme_alignments
            if told is None:
                told = ()
                phones.append(("", len(samples)))
            phones += [(one.phoneme, int(one.num_samples)) for one in told]
        return {"phones": phones, "said": {word: self._alone(word) for word in job["words"]}}, b"".join(parts)

    def _alone(self, word: str) -> str:
        if word not in self._said:
            self._said[word] = "".join("".join(part) for part in self._voice.phonemize(word))
        return self._said[word]


def with_durations(model: bytes) -> bytes:
    """The model with one more output: how many frames each sound lasts.

    A voice computes these numbers in its only ``Ceil`` step and keeps them to itself. In ONNX's format (protocol
    buffers) what is appended to a message is merged into it, so an output is added without reading the rest.
    A model that has none such, or two, or shows it already, comes back as it was.
    """
    graph = next((body for field, body in _fields(memoryview(model)) if field == _GRAPH), memoryview(b""))
    names, shown = [], set()
    for field, body in _fields(graph):
        if field == _NODE:
            parts = list(_fields(body))
            if any(number == _OPERATION and bytes(part) == b"Ceil" for number, part in parts):
                names += [bytes(part) for number, part in parts if number == _NODE_OUTPUT]
        elif field == _OUTPUT:
            shown |= {bytes(part) for number, part in _fields(body) if number == _NAME}
    if len(names) != 1 or names[0] in shown:
        return model
    return model + _field(_GRAPH, _field(_OUTPUT, _field(_NAME, names[0])))


#: Numbers of fields in onnx.proto3: ModelProto, GraphProto, NodeProto, ValueInfoProto.
_GRAPH, _NODE, _OUTPUT, _NODE_OUTPUT, _OPERATION, _NAME = 7, 1, 12, 2, 4, 1
_VARINT, _EIGHT_BYTES, _WITH_LENGTH, _FOUR_BYTES = 0, 1, 2, 5


def _fields(message: memoryview) -> Iterator[tuple[int, memoryview]]:
    """The fields of a message that have a length, as ``(number, content)``."""
    place = 0
    while place < len(message):
        key, place = _varint(message, place)
        kind = key & 7
        if kind == _WITH_LENGTH:
            size, place = _varint(message, place)
            yield key >> 3, message[place : place + size]
            place += size
        elif kind == _VARINT:
            _, place = _varint(message, place)
        elif kind in (_EIGHT_BYTES, _FOUR_BYTES):
            place += 8 if kind == _EIGHT_BYTES else 4
        else:
            raise ValueError("this is no ONNX model")


def _varint(message: memoryview, place: int) -> tuple[int, int]:
    number, shift = 0, 0
    while True:
        if place >= len(message) or shift > 63:
            raise ValueError("this is no ONNX model")
        byte = message[place]
        number |= (byte & 0x7F) << shift
        place, shift = place + 1, shift + 7
        if byte < 0x80:
            return number, place


def _field(number: int, content: bytes) -> bytes:
    return _as_varint(number << 3 | _WITH_LENGTH) + _as_varint(len(content)) + content


def _as_varint(number: int) -> bytes:
    written = b""
    while number > 0x7F:
        written += bytes([number & 0x7F | 0x80])
        number >>= 7
    return written + bytes([number])


if __name__ == "__main__":
    sys.exit(main())
