"""Loudness: each sound brought to the same level as ears hear it, never clipped.

The measure is that of ITU-R BS.1770-5 and EBU R 128: power weighted by frequency ("K"), averaged over blocks of
400 ms, those left out that are 10 LU below the rest.
"""

from __future__ import annotations

from functools import lru_cache
from math import log10
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: The loudness that ``level`` aims at, in LUFS.
TARGET = -20.5
#: No sample goes above this, of full scale 32,767.
CEILING = 31128  # -0.45 dB
LARGEST_GAIN = 8.0
#: Single peaks are pressed down by so much at most (6 dB); what would need more is left softer.
_LARGEST_PRESS = 2.0
_PRESS_SECONDS = 0.003
_FRAME, _BLOCK_SECONDS = 512, 0.4
#: Of a long sound (4 s) every so many frames one is looked at: speech changes more slowly.
_STRIDE, _LONG_SECONDS = 3, 4.0
_GATE = 0.1
_SILENCE = 1e-7  # -70 dB


def level(samples: bytes, rate: int) -> bytes:
    """The sound, mono 16-bit PCM at ``rate`` Hz, at the level of the others; silence stays as it is."""
    import numpy as np

    sound = np.frombuffer(samples, dtype="<i2").astype(np.float32)
    heard = loudness(sound, rate)
    if heard is None:
        return samples
    peak = float(max(sound.max(), -sound.min()))
    gain = min(10 ** ((TARGET - heard) / 20), LARGEST_GAIN, _LARGEST_PRESS * CEILING / peak)
    sound *= gain
    if gain * peak > CEILING:
        sound *= _press(sound, rate)
    return bytes(np.rint(sound, out=sound).astype("<i2").tobytes())


def loudness(sound: NDArray[Any], rate: int) -> float | None:
    """How loud samples of a full scale of 32,767 are, in LUFS; ``None`` for silence.

    >>> import numpy as np
    >>> tone = 32767 * np.sin(2 * np.pi * 997 * np.arange(48_000) / 48_000)
    >>> round(loudness(tone, 48_000), 1)  # what BS.1770 says of this tone in one channel
    -3.0
    """
    import numpy as np

    whole = len(sound) // _FRAME
    stride = _STRIDE if len(sound) > _LONG_SECONDS * rate else 1
    padded = sound[: whole * _FRAME] if whole else np.pad(sound, (0, _FRAME - len(sound)))
    spectrum = np.fft.rfft(padded.reshape(-1, _FRAME)[::stride].astype(np.float32))
    parts: NDArray[Any] = spectrum.view(np.float32 if spectrum.dtype == np.complex64 else np.float64)
    np.square(parts, out=parts)
    power = parts @ _weights(rate)
    length = min(len(power), max(1, round(_BLOCK_SECONDS * rate / _FRAME / stride)))
    blocks = np.convolve(power, np.full(length, 1 / length), mode="valid")
    blocks = blocks[blocks > _SILENCE]
    if not len(blocks):
        return None
    mean = float(blocks[blocks >= _GATE * blocks.mean()].mean())
    return -0.691 + 10 * log10(mean)


@lru_cache(maxsize=8)
def _weights(rate: int) -> NDArray[np.float32]:
    """What both parts of each frequency of a frame's spectrum, squared, add to its mean square, of a full scale of 1.

    Both filters of the standard in their analog form: a shelf of 4 dB about 1.7 kHz, a high pass at 38 Hz.
    """
    import numpy as np

    place = np.fft.rfftfreq(_FRAME, 1 / rate)
    step = 1j * place / 1681.974450955533
    shelf = (1.5848647011308556 * step**2 + 1.2587209302325617 * step / 0.7071752369554196 + 1) / (
        step**2 + step / 0.7071752369554196 + 1
    )
    step = 1j * place / 38.13547087602444
    high_pass = step**2 / (step**2 + step / 0.5003270373238773 + 1)
    # All but the first and the last stand for two frequencies, one below zero.
    twice = np.where((place == place[0]) | (place == place[-1]), 1.0, 2.0)
    weights: NDArray[np.float32] = (twice * np.abs(shelf * high_pass) ** 2 / (_FRAME * 32767.0) ** 2).astype(np.float32)
    return np.repeat(weights, 2)


def _press(sound: NDArray[Any], rate: int) -> NDArray[np.float32]:
    """The gain, 1 or less from sample to sample, that brings single peaks below the ceiling without a crackle."""
    import numpy as np

    reach = max(1, round(_PRESS_SECONDS * rate))
    needed = np.minimum(1.0, CEILING / np.maximum(np.abs(sound), 1.0)).astype(np.float32)
    # The least gain within reach on both sides, then its average within reach: never more than is needed.
    least = _least(np.pad(needed, 2 * reach, constant_values=1.0), 2 * reach + 1)
    sums = np.cumsum(np.pad(least, (1, 0)), dtype=np.float64)
    return ((sums[2 * reach + 1 :] - sums[: -2 * reach - 1]) / (2 * reach + 1)).astype(np.float32)


def _least(values: NDArray[np.float32], width: int) -> NDArray[np.float32]:
    """The least of each ``width`` neighbors."""
    import numpy as np

    have = 1
    while have < width:
        step = min(have, width - have)
        values = np.minimum(values[: len(values) - step], values[step:])
        have += step
    return values
