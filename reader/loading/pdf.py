"""A PDF file to an ``Article``: its lines are put together to paragraphs, running heads are left out."""

from __future__ import annotations

import logging
import re
from io import BytesIO
from typing import TYPE_CHECKING

from reader.article import Article
from reader.errors import MissingPartError, ReadingError
from reader.loading.page_lines import PageLine, drop_running_heads, make_pieces, read_lines
from reader.loading.pieces import Piece, article_from_pieces
from reader.loading.text import LONGEST_TEXT

if TYPE_CHECKING:
    from pypdf import PdfReader

#: Pages beyond this many are not read: an article has fewer.
MOST_PAGES = 500
_SCANNED = "run text recognition (OCR) on it, or paste the text into a file"
_NO_TITLE = re.compile(
    r"(?i)microsoft word|untitled|unbenannt|document\d*\Z|\.(?:docx?|indd|pdf|qxd|rtf|odt|txt|html?)\b|\A\W*\Z"
)


def article_from_pdf(content: bytes, *, source: str = "") -> Article:
    """The article in a PDF file.

    Raises ``MissingPartError`` without pypdf, ``ReadingError`` where the file is broken, protected by a
    password, too long, or holds no text (a scan).
    """
    try:
        import pypdf
    except ImportError as error:
        raise MissingPartError("pypdf", "is needed to read PDF files", 'pip install "hornbook[documents]"') from error
    # What pypdf finds odd in a file is nothing that a reader could mend.
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    subject = source or "the PDF file"
    try:
        reader = pypdf.PdfReader(BytesIO(content))
        _unlock(reader, subject)
        lines = _all_lines(reader, subject)
        title = str((reader.metadata.title if reader.metadata else "") or "")
    except ReadingError:
        raise
    except Exception as error:  # a broken file may raise anything: KeyError, RecursionError, zlib.error …
        raise ReadingError(
            subject, "is no PDF file, or a broken one", "export it again, or paste its text into a file"
        ) from error
    if not any(mark.isalpha() for line in lines for mark in line.text):
        raise ReadingError(subject, "holds no text, only pictures of it", _SCANNED)
    pieces = make_pieces(lines)
    return article_from_pieces(_with_title(pieces, title), source=source)


def _unlock(reader: PdfReader, subject: str) -> None:
    """Open a file that anybody may read; many are encrypted with an empty password."""
    if not reader.is_encrypted:
        return
    problem, remedy = "is protected by a password", "save it without a password, or paste its text into a file"
    try:
        opened = reader.decrypt("")
    except Exception as error:  # a kind of encryption that needs another package
        raise ReadingError(subject, problem, remedy) from error
    if not opened:
        raise ReadingError(subject, problem, remedy)


def _all_lines(reader: PdfReader, subject: str) -> list[PageLine]:
    if len(reader.pages) > MOST_PAGES:
        raise ReadingError(
            subject,
            f"has {len(reader.pages)} pages, and the most is {MOST_PAGES}",
            "take the pages of one story out of it",
        )
    pages: list[list[PageLine]] = []
    size = 0
    for number, page in enumerate(reader.pages):
        pages.append(read_lines(page, number))
        size += sum(len(line.text) for line in pages[-1])
        if size > LONGEST_TEXT:
            raise ReadingError(subject, "is too long", "take the pages of one story out of it")
    return drop_running_heads(pages)


def _with_title(pieces: list[Piece], title: str) -> list[Piece]:
    """The pieces, the file's own title as the headline where one of the first says the same."""
    if any(piece.kind == "headline" for piece in pieces) or not title.strip() or _NO_TITLE.search(title):
        return pieces
    same = title.casefold().split()
    return [
        Piece(piece.text, "headline") if number < 6 and piece.text.casefold().split() == same else piece
        for number, piece in enumerate(pieces)
    ]
