"""Sound files that voices write, read as mono 16-bit samples: WAV, and the AIFF of macOS."""

from __future__ import annotations

import struct
import wave
from pathlib import Path

from reader.errors import SpeechError

_BIG, _LITTLE = (b"NONE", b"twos"), (b"sowt",)


def read_pcm(path: Path) -> tuple[bytes, int]:
    """The samples (mono, 16 bits, low byte first) and how many there are a second.

    Raises ``SpeechError`` for another kind of file, or one that is cut off.
    """
    try:
        head = path.read_bytes()[:12]
        if head[:4] == b"FORM":
            samples, rate, channels = _read_aiff(path.read_bytes())
        else:
            with wave.open(str(path), "rb") as file:
                if file.getsampwidth() != 2:
                    raise SpeechError(path.name, f"has {8 * file.getsampwidth()} bits a sample", "16 are wanted")
                channels, rate = file.getnchannels(), file.getframerate()
                samples = file.readframes(file.getnframes())
    except (wave.Error, EOFError, struct.error, OSError, IndexError) as error:
        raise SpeechError(path.name, f"is no whole sound file ({error})", "try again, or another voice") from error
    return _mono(samples, channels), rate


def _mono(samples: bytes, channels: int) -> bytes:
    if channels == 1:
        return samples
    import numpy as np

    sound = np.frombuffer(samples, dtype="<i2").reshape(-1, channels)
    return bytes(sound.mean(axis=1).astype("<i2").tobytes())


def _read_aiff(data: bytes) -> tuple[bytes, int, int]:
    """AIFF and AIFF-C with 16-bit samples (Apple, Audio Interchange File Format 1.3 and AIFF-C draft 1991)."""
    channels, rate, order, samples = 1, 0, b"NONE", b""
    place = 12
    while place + 8 <= len(data):
        name, size = data[place : place + 4], int(struct.unpack(">I", data[place + 4 : place + 8])[0])
        body = data[place + 8 : place + 8 + size]
        if name == b"COMM":
            channels, _, bits = struct.unpack(">hIh", body[:8])
            exponent, mantissa = struct.unpack(">hQ", body[8:18])
            rate = round(mantissa * 2.0 ** (exponent - 16383 - 63))
            order = body[18:22] if data[8:12] == b"AIFC" else b"NONE"
            if bits != 16 or order not in _BIG + _LITTLE:
                raise struct.error(f"{bits} bits, {order!r}")
        elif name == b"SSND":
            samples = body[8:]
        place += 8 + size + size % 2
    if not rate:
        raise struct.error("no description of the sound")
    if order in _BIG:
        import numpy as np

        samples = bytes(np.frombuffer(samples[: len(samples) // 2 * 2], dtype=">i2").astype("<i2").tobytes())
    return samples, rate, channels
