"""``hornbook word``: what the dictionary says about a word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from lessons.cli.common import put
from reader.errors import HornbookError

if TYPE_CHECKING:
    from reader.lexicon.entries import Entry


def word(
    text: Annotated[str, typer.Argument(help="A word or a phrase, in any form.", metavar="WORD")],
    sentence: Annotated[str, typer.Option(help="A sentence: what could stand in the word's place there?")] = "",
) -> int:
    """Show a word's meanings and simpler words."""
    from reader.lexicon.store import look_up
    from reader.lexicon.wordnet import wordnet_entries

    if sentence:
        from reader.lexicon.replacing import simpler_words

        try:
            found = simpler_words(sentence, text)
        except ValueError as error:
            raise HornbookError(text, "it is not in the sentence", "write it as it stands there") from error
        put(", ".join(found) if found else "no simpler word that surely fits")
        return 0
    entries = look_up(text) or wordnet_entries(text)
    if not entries:
        raise HornbookError(text, "the dictionary does not have it", "add it: see docs/writing-entries.md")
    put("\n".join(_line(entry) for entry in entries))
    return 0


def _line(entry: Entry) -> str:
    parts = [f"{entry.headword} ({entry.pos}): {entry.meaning}"]
    if entry.simpler:
        parts.append("  simpler: " + ", ".join(entry.simpler))
    if entry.near:
        parts.append("  close in meaning: " + ", ".join(entry.near))
    if entry.example:
        parts.append("  " + entry.example)
    if entry.source != "Hornbook":
        parts.append(f"  from {entry.source}")
    return "\n".join(parts)
