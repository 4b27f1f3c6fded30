"""EPUB 3 with Media Overlays: a version of the article that reading systems show and read aloud in step.

The glossary is linked notes, which most reading systems open beside the text. The same kit gives the same bytes.
"""

from __future__ import annotations

import html
import re
import uuid
from collections.abc import Sequence
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from lessons.formats.epub_overlay import By, Overlay, make_overlay
from lessons.formats.epub_package import Book, Item, container, navigation, package, zipped
from lessons.formats.reader.markup import Dress, line_markup, part_markup, split_headline, with_lists
from lessons.formats.reader.sound import Told, tell
from lessons.formats.reader.text import Line, Version, VersionName, versions_of, with_times
from lessons.view import glossary_data, shown_source

if TYPE_CHECKING:
    from lessons.formats import Job
    from lessons.kit import Kit

TEXT, SOUND, OVERLAY, STYLE, FONT_LICENCE = "text.xhtml", "story.mp3", "text.smil", "style.css", "fonts/LICENSE-FONTS.txt"
_FONTS = ("atkinson-hyperlegible-latin-400-normal", "atkinson-hyperlegible-latin-700-normal")
#: The base of the identifiers: the same text has the same one.
_NAMES = uuid.UUID("8f4b5a0e-6a34-5d0c-9c0b-1f6f0e1d7a52")
#: What "modified" says where the article has no date: the bytes must not depend on the day.
_NO_DATE = "2000-01-01"
FILES: dict[VersionName, str] = {"plain": "story", "original": "original"}


def epub_files(job: Job) -> dict[str, bytes]:
    """``story.epub``, the plain version, and ``original.epub``; the spoken word is marked."""
    return {f"{name}.epub": make_epub(job, version, "word") for version, name in FILES.items()}


def epub_sentence_files(job: Job) -> dict[str, bytes]:
    """``story-sentences.epub`` and ``original-sentences.epub``; the spoken sentence is marked."""
    return {f"{name}-sentences.epub": make_epub(job, version, "sentence") for version, name in FILES.items()}


def make_epub(job: Job, version: VersionName = "plain", by: By = "word") -> bytes:
    """One book: ``version`` is ``plain`` or ``original``, ``by`` is ``word`` or ``sentence``.

    Where no voice is installed, the book has no sound.
    """
    kit = job.kit
    terms = [
        term
        for term in glossary_data(kit.full_glossary, chosen=len(kit.glossary))["terms"]
        if term["for_class"] and term["meaning"]
    ]
    shown = versions_of(kit, terms)[0][version]
    told = tell(job, shown)
    shown = with_times(shown, told.timings) if told else shown
    overlay = make_overlay(shown, by, TEXT, SOUND, told.duration) if told else None
    return _book(kit, shown, by, terms, told, overlay, job.voice)


def _book(
    kit: Kit, version: Version, by: By, terms: Sequence[dict[str, Any]], told: Told | None, overlay: Overlay | None, voice: str
) -> bytes:
    article = kit.article
    label = "original article" if version.name == "original" else f"in {kit.plain.level} language"
    text = _text(version, by, kit.title, label, terms, _about(kit))
    date = article.published[:10] if re.match(r"\d{4}-\d{2}-\d{2}", article.published) else ""
    book = Book(
        identifier=f"urn:uuid:{uuid.uuid5(_NAMES, '|'.join([version.name, by, version.article.text, voice if told else '']))}",
        title=f"{kit.title} ({label})",
        language=article.language,
        creator=article.byline,
        date=date,
        modified=f"{date or _NO_DATE}T00:00:00Z",
        source=article.source if "://" in article.source else "",
        headings=_headings(version, kit.title, bool(terms)),
        narrator="A synthetic voice" if overlay else "",
        overlay=overlay,
        by=by,
    )
    folder = files("lessons") / "formats" / "reader" / "fonts"
    items = [
        Item("text", TEXT, "application/xhtml+xml", text.encode("utf-8"), overlay="overlay" if overlay else ""),
        Item("style", STYLE, "text/css", _STYLE.encode("utf-8")),
        *(Item(f"font{n}", f"fonts/{name}.woff2", "font/woff2", (folder / f"{name}.woff2").read_bytes()) for n, name in enumerate(_FONTS)),
        Item("font-licence", FONT_LICENCE, "text/plain", (folder / "LICENSE-FONTS").read_bytes()),
    ]
    if overlay and told:
        items.append(Item("overlay", OVERLAY, "application/smil+xml", overlay.text.encode("utf-8")))
        items.append(Item("sound", SOUND, "audio/mpeg", told.mp3))
    items.append(Item("nav", "nav.xhtml", "application/xhtml+xml", navigation(book, TEXT).encode("utf-8"), properties="nav"))
    return zipped({"META-INF/container.xml": container(), "EPUB/package.opf": package(book, items)}, items)


def _about(kit: Kit) -> str:
    article = kit.article
    parts = (f"By {article.byline}" if article.byline else "", article.published, shown_source(article.source))
    return " · ".join(part for part in parts if part)


def _headings(version: Version, title: str, has_words: bool) -> tuple[tuple[str, str], ...]:
    """(name, text) for the table of contents."""
    found = [("title", title)]
    for part in version.parts:
        if part.kind == "heading":
            found.append((f"h-{part.lines[0].id}", " ".join(line.span.of(version.article.text) for line in part.lines)))
    return (*found, ("words", "Words")) if has_words else tuple(found)


def _text(version: Version, by: By, title: str, label: str, terms: Sequence[dict[str, Any]], about: str) -> str:
    text = version.article.text
    linked: set[str] = set()

    def term(name: str, is_first: bool) -> str:
        own = f' id="in-{name}"' if is_first else ""
        return f'epub:type="noteref" role="doc-noteref" href="#{name}"{own}'

    def word(line: Line, number: int) -> str:
        return f'id="{line.id}w{number}"' if by == "word" else 'class="w"'

    dress = Dress(word=word, term=term, heading="h2")

    def line(one: Line) -> str:
        return f'<span id="{one.id}" class="line">{line_markup(text, one, dress, linked)}</span>'

    headline, parts = split_headline(version)
    heading = " ".join(line(one) for one in headline.lines) if headline else html.escape(title)
    body = "\n".join(with_lists(parts, lambda part: _part(version, part, line, dress)))
    notes = "\n".join(_note(term, term["id"] in linked) for term in terms)
    words = f'<section epub:type="footnotes" aria-labelledby="words">\n<h2 id="words">Words</h2>\n{notes}\n</section>\n' if terms else ""
    language = html.escape(version.article.language)
    return f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="{language}" xml:lang="{language}">
<head>
<title>{html.escape(title)}</title>
<link rel="stylesheet" type="text/css" href="{STYLE}"/>
</head>
<body>
<section epub:type="chapter" role="doc-chapter" aria-labelledby="title">
<p class="about">{html.escape(label[0].upper() + label[1:])}</p>
<h1 id="title">{heading}</h1>
{f'<p class="about">{html.escape(about)}</p>' if about else ""}
{body}
{words}</section>
</body>
</html>
"""


def _part(version: Version, part: Any, line: Any, dress: Dress) -> str:
    made = part_markup(version, part, line, None, dress.heading)
    return made.replace("<h2>", f'<h2 id="h-{part.lines[0].id}">', 1) if part.kind == "heading" else made


def _note(term: dict[str, Any], is_linked: bool) -> str:
    said = f" (say: {html.escape(term['say'])})" if term["say"] else ""
    rows = [f"<p><dfn>{html.escape(term['text'])}</dfn>{said}: {html.escape(term['meaning'])}</p>"]
    rows += [f"<p>{html.escape(term['more'])}</p>"] if term["more"] else []
    rows += [f"<p>For example: {html.escape(term['example'])}</p>"] if term["example"] else []
    if is_linked:
        rows.append(f'<p><a role="doc-backlink" href="#in-{term["id"]}">Back to “{html.escape(term["text"])}” in the text</a></p>')
    return f'<aside id="{term["id"]}" epub:type="footnote" role="doc-footnote">\n' + "\n".join(rows) + "\n</aside>"


_STYLE = """@font-face { font-family: "Atkinson Hyperlegible"; font-weight: 400; src: url("fonts/atkinson-hyperlegible-latin-400-normal.woff2"); }
@font-face { font-family: "Atkinson Hyperlegible"; font-weight: 700; src: url("fonts/atkinson-hyperlegible-latin-700-normal.woff2"); }
body { font-family: "Atkinson Hyperlegible", Verdana, sans-serif; line-height: 1.6; text-align: left; margin: 0 4%; }
h1, h2 { line-height: 1.3; text-align: left; }
h1 { font-size: 1.5em; }
h2 { font-size: 1.25em; margin-top: 1.5em; }
p { margin: 0 0 1em; }
.about { font-size: .95em; }
a { text-decoration: underline; }
aside { margin: 0 0 1em; padding: .5em 0; border-top: 1px solid; }
aside p { margin: 0 0 .3em; }
.item { display: list-item; list-style: disc; margin-left: 1.4em; }
.ours { display: block; margin: .3em 0 .3em 1em; padding-left: .6em; border-left: 3px solid; }
dfn { font-style: normal; font-weight: 700; }
.-epub-media-overlay-active { background-color: #ffd84d; color: #1b1b1b; }
"""
