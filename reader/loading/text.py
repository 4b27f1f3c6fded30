"""Plain text, pasted or from a file, to an ``Article``.

>>> article = article_from_text("Lock Opens in Halden\\n\\nBy Mina Okafor\\n\\nThe lock opened. Ten boats waited.")
>>> article.title, article.byline, article.body_text
('Lock Opens in Halden', 'Mina Okafor', 'The lock opened. Ten boats waited.')
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reader.article import BODY_KINDS, Article, Block, BlockKind
from reader.errors import ReadingError
from reader.loading.blocks import find_blocks
from reader.loading.cleaning import clean_line, clean_text, find_damage
from reader.loading.dates import find_date, is_plausible
from reader.loading.english import NOT_ENGLISH, looks_english
from reader.loading.signs.people import read_byline
from reader.loading.wrapping import join_wrapped

#: The longest text that is taken, in characters: about a shelf of ten books.
LONGEST_TEXT = 10_000_000
_WORD = re.compile(r"[^\W\d_]")
_NOT_SAVED = "copy the text once more, or save the file as UTF-8"


def article_from_text(text: str, *, title: str = "", source: str = "") -> Article:
    """The article that a text holds.

    Headline, byline, date, captions and credits are told apart from the body; what cannot be seen (soft
    hyphens, zero-width marks) is taken out; lines that were broken to fit a page are joined. ``title``
    is the headline where it is known; ``source`` is said in errors and kept.

    Raises ``ReadingError`` where the text holds no word, is longer than ``LONGEST_TEXT``, or is damaged
    (NUL characters, half of a character).
    """
    check_length(text, source)
    if damage := find_damage(text):
        raise ReadingError(source or "the text", damage, _NOT_SAVED)
    clean = clean_text(text)
    return build_article(join_wrapped(clean.text), title=title, source=source, warnings=clean.warnings)


def check_length(text: str, source: str = "") -> None:
    """Raise ``ReadingError`` where the text is longer than ``LONGEST_TEXT``."""
    if len(text) > LONGEST_TEXT:
        problem = f"is too long: {len(text):,} characters, and the most is {LONGEST_TEXT:,}"
        raise ReadingError(source or "the text", problem, "read it in parts, a story at a time")


def has_words(text: str, blocks: Iterable[Block]) -> bool:
    """Whether one of the blocks is of the body and has a letter: figures alone make no text."""
    return any(block.kind in BODY_KINDS and _WORD.search(text, block.span.start, block.span.end) for block in blocks)


def build_article(
    text: str,
    kinds: Sequence[BlockKind | None] = (),
    *,
    title: str = "",
    byline: str = "",
    published: str = "",
    source: str = "",
    warnings: Sequence[str] = (),
) -> Article:
    """The article of a clean text in which each paragraph is one line.

    ``kinds`` says what is known of its lines (see ``find_blocks``); ``byline`` and ``published`` are
    taken as they are, and found in the text where they are empty.
    """
    title = clean_line(title) if title else ""
    blocks = find_blocks(text, kinds, title=title)
    if not has_words(text, blocks):
        raise ReadingError(source or "the text", "holds no words", "give it the text of a story")
    if looks_english(_body_start(text, blocks)) is False:
        warnings = (*warnings, NOT_ENGLISH)
    return Article(
        text,
        blocks,
        title=title or _first(text, blocks, "headline"),
        byline=byline or _find_byline(text, blocks),
        published=published or _find_published(text, blocks),
        source=source,
        warnings=tuple(warnings),
    )


def _body_start(text: str, blocks: Sequence[Block]) -> str:
    first = next((block for block in blocks if block.kind == "paragraph"), None)
    start = first.span.start if first else 0
    return text[start : start + 2000]


def _first(text: str, blocks: Sequence[Block], kind: BlockKind) -> str:
    return next((block.span.of(text) for block in blocks if block.kind == kind), "")


def _find_byline(text: str, blocks: Sequence[Block]) -> str:
    for block in blocks:
        if block.kind == "byline":
            line = block.span.of(text)
            names = read_byline(line)
            if names is None:
                from reader.loading.signs.people import read_bare_name

                names = read_bare_name(line) or line
            if names:
                return names
    return ""


def _find_published(text: str, blocks: Sequence[Block]) -> str:
    """The first full date in a line that says when or who: what was posted goes before what was updated."""
    for block in blocks:
        if block.kind in ("dateline", "byline"):
            day = find_date(block.span.of(text))
            if day and is_plausible(day):
                return day
    return ""
