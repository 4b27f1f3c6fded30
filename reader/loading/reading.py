"""From a path, an address, an open file or standard input to an ``Article``.

The format is told by what the bytes themselves say beyond doubt (PDF, Word, a page's first tag), then by
what the server says, then by the end of the name. A format that is not known is an error, not a guess.
"""

from __future__ import annotations

import os
import re
import stat
import sys
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path, PurePath
from typing import IO, Literal

from reader.article import Article
from reader.errors import ReadingError
from reader.loading.decoding import decode
from reader.loading.text import article_from_text

Format = Literal["text", "markdown", "html", "pdf", "docx"]

#: The longest file or answer that is read, in bytes. A story is some ten thousand; a PDF with pictures may have millions.
MAX_BYTES = 20_000_000
#: How long reading an address may take in all, in seconds.
TIMEOUT = 20.0

#: The formats by the end of a file's name.
SUFFIXES: Mapping[str, Format] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
}
#: The formats by what a server calls them.
MEDIA_TYPES: Mapping[str, Format] = {
    "text/plain": "text",
    "text/markdown": "markdown",
    "text/x-markdown": "markdown",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}
#: What servers say when they don't know.
_NO_TYPES = frozenset(
    ("", "application/octet-stream", "binary/octet-stream", "application/download", "application/x-download")
)
_KNOWN = "text (.txt), Markdown (.md), web pages (.html), PDF and Word (.docx) can be read"
_PAGE_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html[\s>])", re.IGNORECASE | re.DOTALL
)
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_OTHER_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+:[/\w]", re.IGNORECASE)
_TEXT_REMEDY = "to read a text itself, call Article.from_text(text)"


def read_article(
    source: str | os.PathLike[str] | IO[str] | IO[bytes],
    *,
    format: Format | None = None,
    allow_private: bool = False,
    max_bytes: int = MAX_BYTES,
    timeout: float = TIMEOUT,
) -> Article:
    """The article at ``source``.

    ``source`` is a path (text, Markdown, HTML, PDF or DOCX), an address that starts with http:// or
    https://, an open file (text or binary), or "-" for standard input. A str is never taken for the text
    itself. ``format`` says what it is where the name doesn't. ``max_bytes`` is the most that is read,
    checked before reading where the size is known; ``timeout`` is for all of an answer, in seconds;
    ``allow_private`` allows addresses in private networks.

    Raises ``ReadingError`` where it can't be read or holds no article, and ``MissingPartError`` where
    the package for its format is not installed.

    >>> from io import StringIO
    >>> read_article(StringIO("Lock Opens\\n\\nBy Mina Okafor\\n\\nThe lock opened. Ten boats waited.")).byline
    'Mina Okafor'
    """
    if format is not None and format not in set(SUFFIXES.values()):
        raise ReadingError(format, "is no format", _KNOWN)
    if isinstance(source, str):
        if source == "-":
            return _read_standard_input(format, max_bytes)
        if _ADDRESS.match(source):
            return _read_address(source, format, allow_private, max_bytes, timeout)
        return _read_path(source, format, max_bytes)
    if isinstance(source, os.PathLike):
        return _read_path(os.fsdecode(source), format, max_bytes)
    if callable(getattr(source, "read", None)):
        return _read_open_file(source, format, max_bytes)
    problem = f"is no path, address or open file but {type(source).__name__}"
    raise ReadingError(_short(repr(source)), problem, _TEXT_REMEDY)


def _read_path(source: str, format: Format | None, max_bytes: int) -> Article:
    path, subject = Path(source), _short(source)
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise ReadingError(subject, "is a folder", "name one file in it")
        if about.st_size > max_bytes:
            raise _too_big(subject, about.st_size, max_bytes)
        with path.open("rb") as file:
            content = file.read(max_bytes + 1)
    except FileNotFoundError as error:
        raise _missing(source) from error
    except PermissionError as error:
        raise ReadingError(subject, "may not be read by you", "change its permissions, or copy it") from error
    except (OSError, ValueError) as error:
        if isinstance(error, ReadingError):
            raise
        if _looks_like_text(source):
            raise ReadingError(subject, "is no path", _TEXT_REMEDY) from error
        raise ReadingError(
            subject, f"could not be read ({getattr(error, 'strerror', None) or error})", "check the path"
        ) from error
    if len(content) > max_bytes:
        raise _too_big(subject, len(content), max_bytes)
    return _article(content, source, format or _format_of(content, path.name, subject))


def _missing(source: str) -> ReadingError:
    if _looks_like_text(source):
        return ReadingError(_short(source), "is no file", _TEXT_REMEDY)
    if _OTHER_ADDRESS.match(source) and not re.match(r"[a-z]:", source, re.IGNORECASE):
        return ReadingError(
            _short(source),
            "is no http or https address",
            "give an address that starts with https://, or the path of a file",
        )
    return ReadingError(_short(source), "there is no such file", "check the path")


def _looks_like_text(source: str) -> bool:
    return (
        "\n" in source or "\0" in source or len(source) > 255 or (source.count(" ") > 5 and not PurePath(source).suffix)
    )


def _short(subject: str) -> str:
    line = " ".join(subject.replace("\0", " ").encode("utf-8", "replace").decode("utf-8").split())
    # the end of a path is what a person knows it by
    return line if len(line) <= 80 else f"…{line[-79:]}"


def _too_big(subject: str, size: int, max_bytes: int) -> ReadingError:
    return ReadingError(
        subject,
        f"is too big: {size:,} bytes, and the most is {max_bytes:,}",
        "save the story alone as a file, or raise max_bytes",
    )


def _read_standard_input(format: Format | None, max_bytes: int) -> Article:
    if sys.stdin is None:
        raise ReadingError("standard input", "is closed", "name a file")
    return _read_open_file(getattr(sys.stdin, "buffer", sys.stdin), format, max_bytes, name="standard input")


def _read_open_file(file: IO[str] | IO[bytes], format: Format | None, max_bytes: int, *, name: str = "") -> Article:
    given = getattr(file, "name", "")
    source = name or (given if isinstance(given, str) else "")
    subject = _short(source) or "the open file"
    try:
        content = file.read(max_bytes + 1)
    except UnicodeDecodeError as error:
        raise ReadingError(
            subject, f"is not in the encoding that it was opened with ({error.encoding})", 'open it with "rb"'
        ) from error
    except (OSError, ValueError) as error:
        raise ReadingError(
            subject, f"could not be read ({getattr(error, 'strerror', None) or error})", "open it for reading"
        ) from error
    if len(content) > max_bytes:
        raise _too_big(subject, len(content), max_bytes)
    source = "" if name else source
    if isinstance(content, str):
        chosen = format or SUFFIXES.get(PurePath(source).suffix.lower(), "text")
        return _article_from_str(content, source, chosen, subject)
    known = "" if name else PurePath(source).name
    return _article(bytes(content), source, format or _format_of(bytes(content), known, subject), subject=subject)


def _read_address(url: str, format: Format | None, allow_private: bool, max_bytes: int, timeout: float) -> Article:
    from urllib.parse import urlsplit

    from reader.loading.fetching import fetch

    found = fetch(url, allow_private=allow_private, max_bytes=max_bytes, timeout=timeout)
    chosen = format or _certain_format(found.content)
    if chosen is None:
        suffix = PurePath(urlsplit(found.url).path).suffix.lower()
        chosen = MEDIA_TYPES.get(found.media_type)
        if chosen == "text" or (chosen is None and found.media_type in _NO_TYPES):
            chosen = SUFFIXES.get(suffix, chosen or "text")
        if chosen is None:
            raise ReadingError(url, f"is {found.media_type}, which can't be read", _KNOWN)
    return _article(found.content, found.url, chosen, charset=found.charset)


def _certain_format(content: bytes) -> Format | None:
    """The format that the bytes themselves tell beyond doubt."""
    if content[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if content.startswith(b"PK\x03\x04") and _is_docx(content):
        return "docx"
    return "html" if _PAGE_START.match(content[:4096].removeprefix(b"\xef\xbb\xbf")) else None


def _is_docx(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return "word/document.xml" in archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False


def _format_of(content: bytes, name: str, subject: str) -> Format:
    """The format of a file: what its bytes tell, else what the end of its name says; a file without one is text."""
    if certain := _certain_format(content):
        return certain
    suffix = PurePath(name).suffix.lower()
    if not suffix or name.startswith("<"):
        return "text"
    if suffix in SUFFIXES:
        return SUFFIXES[suffix]
    raise ReadingError(
        subject, f"is of a kind that is not known ({suffix})", f"{_KNOWN}; say format= where the name misleads"
    )


def _article(content: bytes, source: str, format: Format, *, charset: str = "", subject: str = "") -> Article:
    """The article in the bytes of a file or an answer."""
    subject = subject or source or "the open file"
    if not content.strip():
        raise ReadingError(_short(subject), "is empty", "give it the text of a story")
    if format in ("text", "markdown"):
        return _article_from_str(decode(content, charset=charset, source=_short(subject)), source, format, subject)
    return _readers()[format](content, source or "", charset)


def _article_from_str(text: str, source: str, format: Format, subject: str) -> Article:
    if not text.strip():
        raise ReadingError(_short(subject), "is empty", "give it the text of a story")
    if format == "markdown":
        from reader.loading.markdown import article_from_markdown

        return article_from_markdown(text, source=source)
    if format == "html":
        from reader.loading.html import article_from_html

        return article_from_html(text, source=source)
    if format != "text":
        raise ReadingError(_short(subject), "was opened as text and is none", 'open it with "rb"')
    return article_from_text(text, source=source)


def _readers() -> Mapping[str, Callable[[bytes, str, str], Article]]:
    """The formats that are read from bytes; each imports its package when it is called."""
    from reader.loading.docx import article_from_docx
    from reader.loading.html import article_from_html
    from reader.loading.pdf import article_from_pdf

    return {
        "html": lambda content, source, charset: article_from_html(content, source=source, charset=charset),
        "pdf": lambda content, source, _: article_from_pdf(content, source=source),
        "docx": lambda content, source, _: article_from_docx(content, source=source),
    }
