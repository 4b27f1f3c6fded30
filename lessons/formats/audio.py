"""The plain version read aloud: an MP3 file, and captions in WebVTT for it; where the sound has each dictation."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lessons.exercises.dictation import spoken_times
from lessons.said import lesson_pronunciations
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
        options: dict[str, Any] = {"voice": job.voice, "rate": job.rate, "profile": job.kit.profile.name}
        speech = speak(article, path, **options, pronunciations=lesson_pronunciations())
        job.sound[SOUND] = path.read_bytes()
    return {SOUND: job.sound[SOUND], CAPTIONS: webvtt(article, speech.timings).encode("utf-8")}


def with_times(data: dict[str, Any], job: Job) -> dict[str, Any]:
    """The kit's data with the place in the sound for each sentence of a dictation, where the kit has sound.

    ``sound`` of an item is its beginning and end in seconds; its note tells the teacher.
    """
    captions = job.made.get(CAPTIONS, b"").decode("utf-8")
    if not captions:
        return data
    exercises = [one | {"items": _timed(one["items"], captions)} if one["kind"] == "dictation" else one for one in data["exercises"]]
    return data | {"exercises": exercises}


def _timed(items: list[dict[str, Any]], captions: str) -> list[dict[str, Any]]:
    times = spoken_times({item["id"]: item["answer"] for item in items}, captions)
    return [
        item | {"sound": [one.start, one.end], "note": f"{item['note']}, from {one.shown} in the sound"} if (one := times.get(item["id"])) else item
        for item in items
    ]
