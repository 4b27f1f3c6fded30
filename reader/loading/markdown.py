"""Markdown to an ``Article``: headings, lists, quotations and pictures by their marks.

>>> article = article_from_markdown("# Lock opens\\n\\n*By Mina Okafor*\\n\\nThe **lock** opened. Ten boats waited.")
>>> article.title, article.byline, article.body_text
('Lock opens', 'Mina Okafor', 'The lock opened. Ten boats waited.')
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reader.article import Article, BlockKind
from reader.errors import MissingPartError, ReadingError
from reader.loading.cleaning import find_damage
from reader.loading.dates import find_date, is_plausible
from reader.loading.line import IMAGE_ONLY
from reader.loading.pieces import TABLE_LEFT_OUT, Piece, article_from_pieces
from reader.loading.signs.people import read_byline
from reader.loading.wrapping import WIDEST

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^(\w[\w-]*)[ \t]*:[ \t]*(.+?)[ \t]*$", re.MULTILINE)
_TAG = re.compile(r"<[^>]*>")
_FIGCAPTION = re.compile(r"<figcaption[^>]*>(.*?)</figcaption>", re.DOTALL | re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_BRACKETS = str.maketrans("", "", "[]()|\n")


def article_from_markdown(text: str, *, source: str = "") -> Article:
    """The article in a Markdown text; ``title``, ``author`` and ``date`` of its front matter are honoured.

    Code, tables and comments are left out. Raises ``ReadingError`` where no word is left.
    """
    if damage := find_damage(text):
        raise ReadingError(source or "the text", damage, "save it again as UTF-8")
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    front = _FRONT.match(text)
    fields = {name.lower(): value.strip("\"'") for name, value in _FIELD.findall(front[1])} if front else {}
    tokens = _parse(text[front.end() :] if front else text)
    pieces = list(_pieces(tokens))
    warnings = (TABLE_LEFT_OUT,) if any(token.type == "table_open" for token in tokens) else ()
    title = fields.get("title", "")
    if title and not any(piece.kind == "headline" for piece in pieces):
        pieces.insert(0, Piece(title, "headline"))
    author = fields.get("author") or fields.get("byline") or ""
    byline = read_byline(f"By {author.removeprefix('By ')}") or "" if author else ""
    day = find_date(fields.get("date", ""))
    return article_from_pieces(
        pieces,
        title=title,
        byline=byline,
        published=day if day and is_plausible(day) else "",
        source=source,
        warnings=warnings,
    )


def _parse(text: str) -> list[Token]:
    try:
        from markdown_it import MarkdownIt
    except ImportError as error:
        raise MissingPartError("markdown-it-py", "is needed to read Markdown", "pip install markdown-it-py") from error
    return MarkdownIt("commonmark").enable("table").parse(text)


def _pieces(tokens: Sequence[Token]) -> Iterator[Piece]:
    """The pieces of the tokens of a Markdown text."""
    has_headline = False
    lists = table = 0
    heading = ""
    after_image = False
    for token in tokens:
        lists += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        table += {"table_open": 1, "table_close": -1}.get(token.type, 0)
        if token.type == "heading_open":
            heading = token.tag
        elif token.type == "html_block":
            yield from _html_pieces(token.content)
        elif token.type == "inline" and not table:
            kind: BlockKind | None = "list_item" if lists else None
            if heading:
                kind = "heading" if has_headline or heading != "h1" else "headline"
                has_headline, heading = True, ""
            lines = _lines(token)
            if after_image and kind is None and len(lines) == 1 and _is_slanted(token):
                kind = "caption"
            yield from (Piece(line, kind) for line in lines)
            after_image = bool(lines) and IMAGE_ONLY.match(lines[-1]) is not None


def _lines(token: Token) -> list[str]:
    """The text of a paragraph: one line, but where its lines are too long to have been broken to fit a page."""
    parts: list[str] = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif child.type == "image":
            parts.append(f"![{child.content.translate(_BRACKETS)}]()")
        elif child.type == "html_inline" and child.content[:3].lower() == "<br":
            parts.append("\n")
    lines = [line for line in "".join(parts).split("\n") if line.strip()]
    has_image = any(IMAGE_ONLY.match(line) for line in lines)
    if has_image or max(map(len, lines), default=0) > WIDEST:
        return lines
    return [" ".join(lines)] if lines else []


def _is_slanted(token: Token) -> bool:
    """Whether the whole paragraph stands in marks of emphasis."""
    children = [child for child in token.children or () if child.content.strip() or child.type != "text"]
    return (
        len(children) > 2
        and children[0].type in ("em_open", "strong_open")
        and children[-1].type in ("em_close", "strong_close")
    )


def _html_pieces(block: str) -> Iterator[Piece]:
    import html

    block = _COMMENT.sub("", block)
    for caption in _FIGCAPTION.findall(block):
        yield Piece(html.unescape(_TAG.sub("", caption)), "caption")
    rest = html.unescape(_TAG.sub("", _FIGCAPTION.sub("", block))).strip()
    if rest and not block.lstrip().lower().startswith(("<script", "<style", "<table")):
        yield Piece(rest)
