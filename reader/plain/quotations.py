"""Where a text quotes, and where it names a title: stretches that are kept to the letter."""

from __future__ import annotations

import re

from reader.article import Span

#: "Wordsworth’s A slumber did my spirit seal": a capital article inside a sentence opens a title.
_TITLE = re.compile(r"(?<=[a-zà-öø-ÿ’'] )(?:A|An|The) (?=[a-z])[^.!?;:,“”\"()–—\n]*")


def find_titles(text: str) -> tuple[Span, ...]:
    """The stretches from an article with a capital inside a sentence to the next mark.

    >>> [span.of("She read A letter to my son, twice.") for span in find_titles("She read A letter to my son, twice.")]
    ['A letter to my son']
    """
    return tuple(Span(match.start(), match.end()) for match in _TITLE.finditer(text))


def find_quotations(text: str) -> tuple[Span, ...]:
    """The quoted stretches of a text, marks included; one that is not closed runs to the end, one not opened from the start.

    >>> [span.of('He said “no” twice.') for span in find_quotations('He said “no” twice.')]
    ['“no”']
    """
    found: list[Span] = []
    start: int | None = None
    closer = ""
    for match in re.finditer(r"[\"“”«»‘’']", text):
        mark, place = match.group(), match.start()
        if start is None:
            if mark in "\"“«" or (mark in "‘'" and _opens(text, place)):
                start = place
                closer = {"“": "”", "«": "»", "‘": "’", "'": "'", '"': '"'}[mark]
            elif mark == "”" and not found:
                # it was opened in the paragraph before
                found.append(Span(0, place + 1))
        elif mark == closer and (mark not in "’'" or _closes(text, place)):
            found.append(Span(start, place + 1))
            start = None
    if start is not None and closer not in "’'":
        found.append(Span(start, len(text)))
    return tuple(found)


def _opens(text: str, place: int) -> bool:
    before = text[place - 1] if place else " "
    after = text[place + 1 : place + 2]
    return (before.isspace() or before in "([—–") and after.isalnum()


def _closes(text: str, place: int) -> bool:
    after = text[place + 1 : place + 2]
    before = text[place - 1]
    return not after.isalnum() and (before in ".,!?;:" or before.isalnum()) and not (
        before == "s" and after == " " and text.find("’", place + 1) >= 0
    )
