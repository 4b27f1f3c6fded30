"""The body of an article or of a text, by the shortest way that gives the same blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.article import BODY_KINDS, Article, Block
from reader.loading.blocks import find_blocks
from reader.loading.cleaning import clean_text, find_damage
from reader.loading.text import LONGEST_TEXT, has_words
from reader.loading.wrapping import join_wrapped

#: Anything but the signs that nearly all texts are made of, none of which cleaning changes.
_UNUSUAL = re.compile("[^\n -~\u00a1-\u00ac\u00ae-\u024f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]")
#: Combining accents and ligatures; everything else that cleaning changes is not printable.
_PRINTABLE_BUT_UNCLEAN = re.compile("[\u0300-\u036f\ufb00-\ufb06]")
#: Several spaces inside a line; written so that it begins with what is found fast.
_GAP = re.compile(r"  (?<=\S  ) *(?=\S)")


def read_body(source: Article | str) -> tuple[str, Sequence[Block], bool]:
    """A text, the blocks of it that count, and whether in these there is always one plain space between two words.

    The blocks are those of ``Article.from_text``.

    Leaves out what only an ``Article`` needs (its title, byline, date, warnings). Raises ``ReadingError`` where
    ``Article.from_text`` does.

    >>> text, blocks, _ = read_body("Rain fell. Roads closed.")
    >>> [block.span.of(text) for block in blocks]
    ['Rain fell. Roads closed.']
    """
    if isinstance(source, Article):
        return source.text, source.body, False
    is_usual = _UNUSUAL.search(source) is None
    if len(source) > LONGEST_TEXT or (not is_usual and _is_damaged(source)):
        article = Article.from_text(source)
        return article.text, article.body, False
    is_clean = is_usual or _is_clean(source)
    text = source if is_clean else clean_text(source).text
    if is_usual and "  " in text:
        text = _GAP.sub(" ", text)
    text = join_wrapped(text)
    blocks = [block for block in find_blocks(text) if block.kind in BODY_KINDS]
    if not has_words(text, blocks):
        article = Article.from_text(source)
        return article.text, article.body, False
    return text, blocks, is_clean


def _is_clean(text: str) -> bool:
    """Whether cleaning would change nothing: a quick look that may say no where there is nothing to clean."""
    return (
        "  " not in text
        and text.replace("\n", "").isprintable()
        and (text.isascii() or _PRINTABLE_BUT_UNCLEAN.search(text) is None)
    )


def _is_damaged(text: str) -> bool:
    if "\0" in text:
        return True
    if text.isascii():
        return False
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return bool(find_damage(text))
    return False
