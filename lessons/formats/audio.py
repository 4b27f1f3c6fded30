"""The plain version read aloud: an MP3 file, and captions in WebVTT for it."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from reader.speech.captions import webvtt
from reader.speech.speaking import speak

if TYPE_CHECKING:
    from lessons.formats import Job

SOUND, CAPTIONS = "story.mp3", "story.vtt"


def audio_files(job: Job) -> dict[str, bytes]:
    """``story.mp3`` and ``story.vtt``; the pages carry the sound, too."""
    article = job.kit.plain_as_article
    with tempfile.TemporaryDirectory(prefix="hornbook-") as folder:
        path = Path(folder) / SOUND
        speech = speak(article, path, voice=job.voice, rate=job.rate)
        job.sound[SOUND] = path.read_bytes()
    return {SOUND: job.sound[SOUND], CAPTIONS: webvtt(article, speech.timings).encode("utf-8")}
