"""Flash cards for notebooks: the JSON that ``jupytercards.display_flashcards`` shows.

The cards are put into the page as HTML, so the text is escaped; a dollar sign would begin a formula.
"""

from __future__ import annotations

import html
import json

from glossary.exports.faces import Card, cards_of
from glossary.terms import Glossary


def to_jupytercards(glossary: Glossary) -> str:
    """A list of cards with ``front``, ``back`` and ``topic`` (the field, for ``topics=``)."""
    cards = [
        {"front": _shown(card.word), "back": _back(card), "topic": card.term.field or "words"}
        for card in cards_of(glossary)
    ]
    return json.dumps(cards, ensure_ascii=False, indent=1) + "\n"


def _back(card: Card) -> str:
    return _shown(card.meaning) + (f"<br><em>{_shown(card.example)}</em>" if card.example else "")


def _shown(text: str) -> str:
    return html.escape(text).replace("$", "&#36;")
