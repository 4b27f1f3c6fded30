"""The words of the lesson for themselves: an Anki deck and cards to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.exports import to_anki, to_cards

if TYPE_CHECKING:
    from lessons.formats import Job

DECK, CARDS = "words.apkg", "words.html"


def anki_files(job: Job) -> dict[str, bytes]:
    """``words.apkg``: a second import updates the notes."""
    return {DECK: to_anki(job.kit.glossary)} if len(job.kit.glossary) else {}


def card_files(job: Job) -> dict[str, bytes]:
    """``words.html``: cards to cut and fold."""
    return {CARDS: to_cards(job.kit.glossary).encode("utf-8")} if len(job.kit.glossary) else {}
