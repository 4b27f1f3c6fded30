"""Loudness: each sound brought to the same level, never clipped."""

from __future__ import annotations

#: The level of speech that ``level`` aims at: the root mean square of its loud part, of full scale 32,767.
TARGET_RMS = 3277.0  # -20 dB
#: No sample goes above this.
CEILING = 31128  # -0.45 dB
LARGEST_GAIN = 8.0
_FRAME = 512


def level(samples: bytes) -> bytes:
    """The sound at the level of the others.

    The level is measured on the frames above a tenth of the loudest frame's, so that pauses don't count. The
    gain is held down where a peak would pass ``CEILING``; silence stays as it is.
    """
    import numpy as np

    sound = np.frombuffer(samples, dtype="<i2").astype(np.float32)
    if not len(sound):
        return samples
    whole = len(sound) // _FRAME * _FRAME
    frames = sound[:whole].reshape(-1, _FRAME) if whole else sound.reshape(1, -1)
    power = np.einsum("ij,ij->i", frames, frames) / frames.shape[1]
    loudest = float(power.max())
    if loudest < 1.0:
        return samples
    rms = float(power[power >= loudest / 100].mean()) ** 0.5
    peak = float(max(sound.max(), -sound.min()))
    sound *= min(TARGET_RMS / rms, LARGEST_GAIN, CEILING / peak)
    return bytes(np.rint(sound).astype("<i2").tobytes())
