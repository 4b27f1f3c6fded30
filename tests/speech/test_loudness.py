"""Loudness: every voice's sounds come out equally loud, and none is clipped."""

import re
import shutil
import subprocess
import wave

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.speech.loudness import CEILING, LARGEST_GAIN, TARGET, level, loudness


def tones(seconds=2.0, rate=22_050, size=6000.0, hertz=(200, 900, 3000)):
    place = np.arange(round(seconds * rate)) / rate
    sound = sum(size / (number + 1) * np.sin(2 * np.pi * one * place) for number, one in enumerate(hertz))
    return (sound * (0.6 + 0.4 * np.sin(2 * np.pi * 4 * place))).astype("<i2")


def clicks():
    """Soft, with single high peaks: what a neural voice makes."""
    sound = tones(size=2500.0).astype(np.float64)
    sound[::6000] += 16_000.0
    return sound.astype("<i2")


def heard(samples, rate):
    return loudness(np.frombuffer(samples, "<i2").astype(np.float32), rate)


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000, 48_000])
@pytest.mark.parametrize("hertz", [(120, 240), (300, 900, 3000), (1500, 2500, 4000)])
def test_dark_and_bright_sounds_come_out_equally_loud(rate, hertz):
    for size in (900.0, 12_000.0):
        assert heard(level(tones(rate=rate, hertz=hertz, size=size).tobytes(), rate), rate) == pytest.approx(TARGET, abs=0.1)


def test_peaks_are_pressed_down_and_not_clipped():
    raw = clicks()
    gained = level(raw.tobytes(), 22_050)
    sound = np.abs(np.frombuffer(gained, "<i2").astype(np.float64))
    gain = 10 ** ((TARGET - heard(raw.tobytes(), 22_050)) / 20)
    assert np.abs(raw.astype(np.float64)).max() * gain > CEILING
    assert sound.max() <= CEILING
    # Clipping would leave a row of samples at the ceiling.
    assert (sound == sound.max()).sum() < 20
    assert heard(gained, 22_050) == pytest.approx(TARGET, abs=0.4)


def test_pauses_inside_do_not_count():
    pause = bytes(2 * 22_050)
    one = tones().tobytes()
    assert heard(level(one + pause + one, 22_050), 22_050) == pytest.approx(TARGET, abs=0.3)


def test_silence_stays_and_a_whisper_is_not_blown_up():
    assert level(bytes(4000), 22_050) == bytes(4000)
    assert level(b"", 22_050) == b""
    whisper = tones(size=5.0)
    gained = np.frombuffer(level(whisper.tobytes(), 22_050), "<i2")
    assert np.abs(gained).max() <= np.abs(whisper).max() * LARGEST_GAIN + 1


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(-32_768, 32_767), max_size=3000), st.sampled_from([8000, 22_050, 48_000]))
def test_any_samples_stay_below_the_ceiling_and_keep_their_number(samples, rate):
    gained = np.frombuffer(level(np.array(samples, "<i2").tobytes(), rate), "<i2").astype(int)
    assert len(gained) == len(samples)
    assert not len(gained) or np.abs(gained).max() <= max(CEILING, np.abs(np.array(samples)).max())


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg is not installed")
@pytest.mark.parametrize("make", [tones, clicks])
def test_ffmpegs_meter_says_the_same(make, tmp_path):
    with wave.open(str(tmp_path / "x.wav"), "wb") as file:
        file.setparams((1, 2, 22_050, 0, "NONE", ""))
        file.writeframes(level(np.tile(make(), 3).tobytes(), 22_050))
    command = ["ffmpeg", "-hide_banner", "-nostats", "-i", str(tmp_path / "x.wav"), "-af", "ebur128", "-f", "null", "-"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    assert float(re.findall(r"I:\s+(-?[\d.]+) LUFS", told)[-1]) == pytest.approx(TARGET, abs=0.5)
