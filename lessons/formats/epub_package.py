"""The package of a book: its metadata, its files, its table of contents, and the zip that holds them.

Metadata: EPUB 3.3 (W3C 2023) and EPUB Accessibility 1.1, section 2 (discovery). That the book conforms to a level of
WCAG is for whoever publishes it to say after a check, so nothing here claims it.
"""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lessons.formats.epub_overlay import By, Overlay


@dataclass(frozen=True, slots=True)
class Item:
    """A file of the book: its name in the manifest, its path, its media type, its content."""

    id: str
    path: str
    kind: str
    content: bytes
    properties: str = ""
    overlay: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """What a book says about itself; ``headings`` are (name, text) for the table of contents."""

    identifier: str
    title: str
    language: str
    creator: str
    date: str
    modified: str
    source: str
    headings: tuple[tuple[str, str], ...]
    narrator: str
    overlay: Overlay | None
    by: By


def container() -> str:
    """``META-INF/container.xml``: where the package document is."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
        '<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>'
        "</rootfiles></container>\n"
    )


def package(book: Book, items: Sequence[Item]) -> str:
    """The package document."""
    manifest = "\n".join(
        f'<item id="{item.id}" href="{item.path}" media-type="{item.kind}"'
        + (f' properties="{item.properties}"' if item.properties else "")
        + (f' media-overlay="{item.overlay}"' if item.overlay else "")
        + "/>"
        for item in items
    )
    return f"""<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="{html.escape(book.language)}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
{chr(10).join(_metadata(book))}
</metadata>
<manifest>
{manifest}
</manifest>
<spine>
<itemref idref="text"/>
</spine>
</package>
"""


def _metadata(book: Book) -> list[str]:
    def element(name: str, value: str, attributes: str = "") -> list[str]:
        return [f"<dc:{name}{attributes}>{html.escape(value, quote=False)}</dc:{name}>"] if value else []

    def meta(name: str, value: str, attributes: str = "") -> str:
        return f'<meta property="{name}"{attributes}>{html.escape(value, quote=False)}</meta>'

    rows = [
        *element("identifier", book.identifier, ' id="id"'),
        *element("title", book.title),
        *element("language", book.language),
        *element("creator", book.creator),
        *element("date", book.date),
        *element("source", book.source),
        meta("dcterms:modified", book.modified),
    ]
    features = ["tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability"]
    if book.overlay:
        rows += [
            meta("media:duration", _clock(book.overlay.duration), ' refines="#overlay"'),
            meta("media:duration", _clock(book.overlay.duration)),
            meta("media:narrator", book.narrator),
            meta("media:active-class", "-epub-media-overlay-active"),
        ]
        features.append("synchronizedAudioText")
    rows.append(meta("schema:accessMode", "textual"))
    rows += [meta("schema:accessMode", "auditory")] if book.overlay else []
    rows.append(meta("schema:accessModeSufficient", "textual"))
    rows += [meta("schema:accessModeSufficient", "auditory")] if book.overlay else []
    rows += [meta("schema:accessibilityFeature", feature) for feature in features]
    rows.append(meta("schema:accessibilityHazard", "none"))
    rows.append(meta("schema:accessibilitySummary", _summary(book)))
    return rows


def _summary(book: Book) -> str:
    parts = ["The text can be enlarged and shown in other fonts and colours. It holds no pictures. Hard words are linked to their meanings."]
    if book.overlay:
        parts.append(f"A synthetic voice reads the whole article, and the spoken {book.by} is marked.")
    return " ".join(parts)


def navigation(book: Book, text_file: str) -> str:
    """The table of contents."""
    language = html.escape(book.language)
    rows = "\n".join(f'<li><a href="{text_file}#{name}">{html.escape(text)}</a></li>' for name, text in book.headings)
    return f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="{language}" xml:lang="{language}">
<head><title>{html.escape(book.title)}</title></head>
<body>
<nav epub:type="toc" role="doc-toc" aria-labelledby="toc">
<h1 id="toc">Contents</h1>
<ol>
{rows}
</ol>
</nav>
</body>
</html>
"""


def _clock(thousandths: int) -> str:
    minutes, rest = divmod(thousandths, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest // 1000:02}.{rest % 1000:03}"


def zipped(documents: Mapping[str, str], items: Sequence[Item]) -> bytes:
    """The book: the media type first and not packed, as the container format asks; one date for all files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        _add(archive, "mimetype", b"application/epub+zip", zipfile.ZIP_STORED)
        for name, text in documents.items():
            _add(archive, name, text.encode("utf-8"), zipfile.ZIP_DEFLATED)
        for item in items:
            is_packed = item.kind.startswith(("audio/", "font/"))
            _add(archive, f"EPUB/{item.path}", item.content, zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _add(archive: zipfile.ZipFile, name: str, content: bytes, method: int) -> None:
    info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    info.compress_type = method
    info.external_attr = 0o644 << 16
    info.create_system = 3
    archive.writestr(info, content)
