"""A Word document (.docx) to an ``Article``: its styles tell headline, headings, captions and lists.

Text that was deleted with changes tracked, text boxes, notes, headers and footers are left out. The
file's own author is not taken for the writer of the story: it is whose computer it was.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from reader.article import Article, BlockKind
from reader.errors import MissingPartError, ReadingError
from reader.loading.pieces import IMAGE_MARK, TABLE_LEFT_OUT, Piece, article_from_pieces

#: A document that would unpack to more bytes than this is not opened.
MOST_UNPACKED = 200_000_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
#: What a paragraph holds that is not part of what it says.
_SKIPPED = frozenset(
    (f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", f"{_W}pPr", f"{_W}rPr", f"{_W}sectPr", _FALLBACK)
)
_SIGNS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", f"{_W}softHyphen": "\u00ad"}
_PROTECTED = b"\xd0\xcf\x11\xe0"
#: A cell of a table with a sentence longer than this is part of the page's layout, in characters.
_LONG_CELL = 150


def article_from_docx(content: bytes, *, source: str = "") -> Article:
    """The article in a Word document.

    Raises ``MissingPartError`` without python-docx, ``ReadingError`` where the document is broken,
    protected by a password, or holds no words.
    """
    try:
        import docx
    except ImportError as error:
        raise MissingPartError(
            "python-docx", "is needed to read Word documents", 'pip install "hornbook[documents]"'
        ) from error
    _check_archive(content, source)
    try:
        document = docx.Document(BytesIO(content))
        pieces = list(_body_pieces(document, document.element.body))
        title = document.core_properties.title or ""
    except Exception as error:  # python-docx raises whatever lxml, zipfile and its own parts raise
        raise _broken(source) from error
    warnings = (TABLE_LEFT_OUT,) if any(piece.text == TABLE_LEFT_OUT for piece in pieces) else ()
    pieces = [piece for piece in pieces if piece.text != TABLE_LEFT_OUT]
    if not any(any(mark.isalpha() for mark in piece.text) for piece in pieces):
        raise ReadingError(
            source or "the document", "holds no words", "if it holds pictures of text, type or scan the text first"
        )
    return article_from_pieces(_with_headline(pieces, title), source=source, warnings=warnings)


def _broken(source: str) -> ReadingError:
    return ReadingError(
        source or "the document",
        "is no Word document, or a broken one",
        "open it in Word or LibreOffice and save it as .docx again",
    )


def _check_archive(content: bytes, source: str) -> None:
    if content.startswith(_PROTECTED):
        problem = "is protected by a password, or an old .doc file"
        raise ReadingError(source or "the document", problem, "save it as .docx without a password")
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            size = sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise _broken(source) from error
    if size > MOST_UNPACKED:
        problem = f"would unpack to {size:,} bytes, and the most is {MOST_UNPACKED:,}"
        raise ReadingError(source or "the document", problem, "take the pictures out of it")


def _body_pieces(document: Any, parent: Any) -> Iterator[Piece]:
    """The pieces of a body, a cell or a content control, in order."""
    for element in parent:
        if element.tag == f"{_W}p":
            yield from _paragraph_pieces(document, element)
        elif element.tag == f"{_W}tbl":
            yield from _table_pieces(document, element)
        elif element.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from _body_pieces(document, element)


def _paragraph_pieces(document: Any, paragraph: Any) -> Iterator[Piece]:
    text = "".join(_walk(paragraph)).strip()
    if not text:
        if next(paragraph.iter(f"{_W}drawing", f"{_W}pict"), None) is not None:
            yield Piece(IMAGE_MARK)
        return
    kind = _kind(document, paragraph)
    if kind is not None:
        yield Piece(text, kind)
        return
    lines: list[str] = []
    for line in text.split("\n"):
        # A line break after a sentence parts paragraphs; elsewhere it only keeps a line short.
        if lines and lines[-1] and not lines[-1].rstrip().endswith((".", "!", "?", '"', "”", ":")):
            lines[-1] = f"{lines[-1]} {line}"
        else:
            lines.append(line)
    yield from (Piece(line) for line in lines if line.strip())


def _walk(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        else:
            yield from _walk(child)


def _kind(document: Any, paragraph: Any) -> BlockKind | None:
    from docx.text.paragraph import Paragraph

    style = Paragraph(paragraph, document).style
    names: list[str] = []
    while style is not None and len(names) < 8:
        names.append((style.name or "").lower())
        style = style.base_style
    for name in names:
        if name in ("title", "headline"):
            return "headline"
        if name.startswith(("heading", "subtitle")):
            return "headline" if name == "heading 1" and _is_first(paragraph) else "heading"
        if "caption" in name:
            return "caption"
        if name.startswith("list") and name != "list paragraph":
            return "list_item"
    return "list_item" if paragraph.find(f"{_W}pPr/{_W}numPr") is not None else None


def _is_first(paragraph: Any) -> bool:
    """Whether no words stand above the paragraph."""
    above = paragraph.getprevious()
    while above is not None:
        if "".join(_walk(above)).strip():
            return False
        above = above.getprevious()
    return True


def _table_pieces(document: Any, table: Any) -> Iterator[Piece]:
    """A table with a picture holds its caption; one with long text is the page's layout; others are left out."""
    has_picture = next(table.iter(f"{_W}drawing", f"{_W}pict"), None) is not None
    cells = [list(_body_pieces(document, cell)) for row in table.iter(f"{_W}tr") for cell in row.findall(f"{_W}tc")]
    if any(len(piece.text) > _LONG_CELL for cell in cells for piece in cell) and not has_picture:
        yield from (piece for cell in cells for piece in cell)
    elif has_picture:
        yield from (Piece(piece.text, "caption") for cell in cells for piece in cell if piece.text != IMAGE_MARK)
    else:
        yield Piece(TABLE_LEFT_OUT)


def _with_headline(pieces: list[Piece], title: str) -> list[Piece]:
    """Only the first headline is one; the document's own title counts where a line says the same."""
    made: list[Piece] = []
    has_headline = False
    for piece in pieces:
        kind = piece.kind
        if kind == "headline" or (
            not has_headline and kind is None and title and piece.text.casefold() == title.casefold()
        ):
            kind = "heading" if has_headline else "headline"
            has_headline = True
        made.append(Piece(piece.text, kind))
    return made
