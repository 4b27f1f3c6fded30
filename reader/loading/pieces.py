"""What every format gives: pieces of an article in order, each with what is known of it.

>>> article = article_from_pieces([Piece("Lock Opens", "headline"), Piece("The lock\\n opened.")])
>>> [(block.kind, block.span.of(article.text)) for block in article.blocks]
[('headline', 'Lock Opens'), ('paragraph', 'The lock opened.')]
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.article import Article, BlockKind
from reader.loading.cleaning import clean_line, clean_text
from reader.loading.line import IMAGE_ONLY
from reader.loading.text import build_article, check_length

#: Said where a table was not taken.
TABLE_LEFT_OUT = "A table was left out, since it holds no sentences."
#: The mark that stands above a caption, so that it is known as one when the text is read again.
IMAGE_MARK = "![]()"


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, a heading, a caption …; ``kind`` is ``None`` where the format does not tell."""

    text: str
    kind: BlockKind | None = None


def article_from_pieces(
    pieces: Iterable[Piece],
    *,
    title: str = "",
    byline: str = "",
    published: str = "",
    source: str = "",
    warnings: Sequence[str] = (),
) -> Article:
    """The article that the pieces make, an empty line between them; list items get a dash.

    ``title``, ``byline`` and ``published`` are what the file says of itself; empty where it says nothing.
    """
    lines: list[str] = []
    kinds: list[BlockKind | None] = []
    warned = list(warnings)
    for piece in pieces:
        clean = clean_text(piece.text)
        text = clean_line(clean.text)
        if not text:
            continue
        warned += [warning for warning in clean.warnings if warning not in warned]
        if piece.kind == "caption":
            if lines and IMAGE_ONLY.match(lines[-1]):
                lines[-1] = f"{lines[-1]}\n{text}"
            else:
                lines.append(f"{IMAGE_MARK}\n{text}")
                kinds.append(None)
        else:
            lines.append(f"- {text}" if piece.kind == "list_item" else text)
        kinds.append(piece.kind)
    text = "\n\n".join(lines)
    check_length(text, source)
    return build_article(text, kinds, title=title, byline=byline, published=published, source=source, warnings=warned)
