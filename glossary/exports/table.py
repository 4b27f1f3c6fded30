"""A table for a spreadsheet: CSV, one row a term."""

from __future__ import annotations

import csv
import io

from glossary.terms import Glossary

COLUMNS: tuple[str, ...] = ("term", "meaning", "source", "kind", "example", "more", "say", "also", "reference", "sentence")


def to_csv(glossary: Glossary) -> str:
    """A table with one row for each term, its columns as in ``COLUMNS``; names in ``also`` are parted by ``; ``.

    A cell that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for term in glossary.terms:
        sentence = term.first_sentence(glossary.article)
        row = (
            term.text, term.definition, term.source, term.kind, term.example, term.explanation, term.say,
            "; ".join(term.also), term.reference, sentence.of(glossary.article.text) if sentence else "",
        )  # fmt: skip
        writer.writerow([_safe(cell) for cell in row])
    return out.getvalue()


def _safe(cell: str) -> str:
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t") else cell
