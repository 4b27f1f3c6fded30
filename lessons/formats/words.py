"""The words of the lesson as a deck for Anki."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.exports import to_anki

if TYPE_CHECKING:
    from lessons.formats import Job

DECK = "words.apkg"


def anki_files(job: Job) -> dict[str, bytes]:
    """``words.apkg``: a second import updates the notes."""
    return {DECK: to_anki(job.kit.glossary)} if len(job.kit.glossary) else {}
