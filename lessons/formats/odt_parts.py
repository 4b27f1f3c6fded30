"""The building blocks of an OpenDocument text: the same as those of a Word file, written by hand.

OpenDocument 1.3: a zip with ``mimetype`` first, ``content.xml``, ``styles.xml``, ``meta.xml`` and a manifest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any
from xml.sax.saxutils import escape as xml
from xml.sax.saxutils import quoteattr as quoted

from lessons.formats.archive import pack
from lessons.formats.office import (
    BLACK,
    OWN_STYLES,
    PAGE,
    TYPEFACE,
    Part,
    Row,
    clean,
    day_of,
    heading_sizes,
    list_indent,
    side_margin,
)

MIMETYPE = "application/vnd.oasis.opendocument.text"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACES = " ".join(
    f'xmlns:{name}="{place}"'
    for name, place in {
        **{one: f"urn:oasis:names:tc:opendocument:xmlns:{one}:1.0" for one in ("office", "style", "text", "table", "meta")},
        "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
        "dc": "http://purl.org/dc/elements/1.1/",
    }.items()
)
#: Side of a square, millimetres.
_SQUARE = 8


class OdtFile:
    """An OpenDocument text at work."""

    def __init__(self, title: str, language: str, profile: dict[str, Any], published: str = "") -> None:
        self._title, self._language, self._look, self._published = title, language, profile, published
        self._body: list[str] = []
        self._columns: list[str] = []

    def heading(self, text: str, level: int) -> None:
        """A heading with its level."""
        self._body.append(f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">{_text(text)}</text:h>')

    def paragraph(self, *parts: Part, style: str = "Normal") -> None:
        """A paragraph; a part ``(text, "bold")`` or ``(text, "small")`` is set apart."""
        if style == "List Bullet":
            self._list("Bulleted", [parts])
        else:
            self._body.append(_paragraph(parts, style))

    def boxed(self, text: str) -> None:
        """A paragraph in a frame: words to choose from."""
        self.paragraph(text, style="Word bank")

    def numbered(self, items: Iterable[Sequence[Part]], *, letters: bool = False, inner: bool = False) -> None:
        """A list that begins with 1 (or A)."""
        self._list(("Lettered" if letters else "Numbered") + (" inner" if inner else ""), items)

    def number_again(self) -> list[int]:
        """A list whose items come one by one, with other things between them."""
        return [0]

    def item(self, number: list[int], *parts: Part) -> None:
        """The next item of a list from ``number_again``."""
        number[0] += 1
        self._list("Numbered", [parts], start=number[0])

    def bullets(self, items: Iterable[str]) -> None:
        """A list without an order."""
        self._list("Bulleted", [[one] for one in items])

    def lines(self, count: int) -> None:
        """Lines to write on."""
        for _ in range(count):
            self.paragraph(" ", style="Writing line")

    def table(self, header: Sequence[str], rows: Iterable[Row], about: str, widths: Sequence[float]) -> None:
        """A table with a header row that repeats on each page, and what it shows as its description."""
        line = PAGE[0] - 2 * side_margin(self._look)
        head = _row([[(text, "bold")] for text in header])
        body = "".join(_row([[cell] if isinstance(cell, str) else cell for cell in row]) for row in rows)
        self._table([line * share for share in widths], f"<table:table-header-rows>{head}</table:table-header-rows>{body}", about)

    def grid(self, rows: Sequence[Sequence[str]], about: str) -> None:
        """Squares with one letter or number each."""
        body = "".join(
            '<table:table-row table:style-name="SquareRow">'
            + "".join(
                f'<table:table-cell table:style-name="{"Open" if text == BLACK else "Cell"}" office:value-type="string">'
                f"{_paragraph(['' if text == BLACK else text], 'Square')}</table:table-cell>"
                for text in letters
            )
            + "</table:table-row>"
            for letters in rows
        )
        self._table([float(_SQUARE)] * len(rows[0]), body, about)

    def content(self) -> bytes:
        """The file."""
        files = {"mimetype": MIMETYPE, "content.xml": self._content(), "styles.xml": self._styles(), "meta.xml": self._meta()}
        entries = "".join(f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>' for name in list(files)[1:])
        files["META-INF/manifest.xml"] = (
            f'{_HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
            f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{MIMETYPE}"/>{entries}</manifest:manifest>'
        )
        return pack(files, ("mimetype",), stored=("mimetype",))

    def _list(self, style: str, items: Iterable[Sequence[Part]], start: int = 1) -> None:
        told = f' text:start-value="{start}"' if start > 1 else ""
        entries = "".join(f"<text:list-item{told}>{_paragraph(parts, 'List item')}</text:list-item>" for parts in items)
        if entries:
            self._body.append(f'<text:list text:style-name="{_name(style)}">{entries}</text:list>')

    def _table(self, widths: Sequence[float], rows: str, about: str) -> None:
        number = len(self._columns) + 1
        columns = "".join(f'<table:table-column table:style-name="T{number}.{place}"/>' for place in range(len(widths)))
        named = "".join(
            f'<style:style style:name="T{number}.{place}" style:family="table-column"><style:table-column-properties style:column-width="{width:.2f}mm"/></style:style>'
            for place, width in enumerate(widths)
        )
        self._columns.append(
            f'<style:style style:name="T{number}" style:family="table"><style:table-properties style:width="{sum(widths):.2f}mm" '
            f'table:align="left" fo:margin-bottom="6mm" style:may-break-between-rows="true"/></style:style>{named}'
        )
        self._body.append(
            f'<table:table table:name="Table {number}" table:style-name="T{number}">'
            f"<table:title>{xml(clean(about))}</table:title><table:desc>{xml(clean(about))}</table:desc>{columns}{rows}</table:table>"
        )

    def _content(self) -> str:
        return (
            f'{_HEAD}<office:document-content {_SPACES} office:version="1.3"><office:automatic-styles>{_CELLS}{"".join(self._columns)}'
            f"</office:automatic-styles><office:body><office:text>{''.join(self._body)}</office:text></office:body></office:document-content>"
        )

    def _meta(self) -> str:
        day = day_of(self._published).isoformat()
        return (
            f'{_HEAD}<office:document-meta {_SPACES} office:version="1.3"><office:meta><dc:title>{xml(clean(self._title))}</dc:title>'
            f"<dc:creator>Hornbook</dc:creator><dc:date>{day}</dc:date><dc:language>{xml(self._language)}</dc:language>"
            "</office:meta></office:document-meta>"
        )

    def _styles(self) -> str:
        look, margin = self._look, self._look["margin"]
        page = (
            f'<style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="{PAGE[0]}mm" fo:page-height="{PAGE[1]}mm" '
            f'fo:margin-top="{margin}mm" fo:margin-bottom="{margin}mm" fo:margin-left="{side_margin(look):.2f}mm" fo:margin-right="{side_margin(look):.2f}mm" '
            f'fo:background-color="{look["paper"]}"/><style:footer-style><style:header-footer-properties fo:min-height="8mm" fo:margin-top="4mm"/>'
            "</style:footer-style></style:page-layout>"
        )
        footer = '<style:footer><text:p text:style-name="Small"><text:page-number/></text:p></style:footer>'
        return (
            f'{_HEAD}<office:document-styles {_SPACES} office:version="1.3"><office:font-face-decls><style:font-face style:name="{TYPEFACE}" '
            f"svg:font-family=\"{TYPEFACE}\" style:font-family-generic=\"swiss\"/></office:font-face-decls><office:styles>{_named_styles(look, self._language)}"
            f"</office:styles><office:automatic-styles>{page}</office:automatic-styles><office:master-styles>"
            f'<style:master-page style:name="Standard" style:page-layout-name="Page">{footer}</style:master-page></office:master-styles></office:document-styles>'
        )


def _named_styles(look: dict[str, Any], language: str) -> str:
    """The styles that a teacher changes once for the whole handout."""
    tongue, _, country = {"en": "en-US"}.get(language, language).partition("-")
    weight = ' fo:font-weight="bold"' if look["bold"] else ""
    body = (
        f'<style:default-style style:family="paragraph"><style:text-properties style:font-name="{TYPEFACE}" fo:font-size="{look["size"]}pt" '
        f'fo:color="{look["ink"]}" fo:language={quoted(tongue)} fo:country={quoted(country or "none")} fo:letter-spacing="{look["letter"] * look["size"]:.2f}pt"{weight}/>'
        "</style:default-style>"
        f'<style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties fo:line-height="{look["line"] * 100:.0f}%" '
        f'fo:margin-bottom="{look["size"] * 0.6:.1f}pt" fo:text-align="start" fo:orphans="2" fo:widows="2" fo:hyphenation-ladder-count="no-limit"/>'
        '<style:text-properties fo:hyphenate="false"/></style:style>'
    )
    headings = "".join(
        _style(f"Heading {level}", f'fo:margin-top="{size}pt" fo:margin-bottom="{size * 0.4:.1f}pt" fo:line-height="120%" fo:keep-with-next="always"',
               f'fo:font-size="{round(size * 2) / 2}pt" fo:color="{look["accent"]}" fo:font-weight="bold"', f' style:default-outline-level="{level}"')
        for level, size in heading_sizes(look).items()
    )  # fmt: skip
    frame, rule = f"0.75pt solid {look['accent']}", f"0.75pt solid {look['ink']}"
    special = {
        "Kicker": ("", 'fo:font-weight="bold"'),
        "Instruction": ('fo:keep-with-next="always"', ""),
        "Word bank": (f'fo:border="{frame}" fo:padding="2mm"', ""),
        "Writing line": (f'fo:border-bottom="{rule}" fo:padding="1mm"', ""),
        "Square": ('fo:margin-bottom="0pt" fo:line-height="100%" fo:text-align="center" fo:keep-with-next="always"', ""),
        "Small": ("", f'fo:font-size="{look["small"]}pt"'),
        "Table text": (f'fo:margin-bottom="0pt" fo:line-height="{min(look["line"], 1.3) * 100:.0f}%"', ""),
    }
    assert set(special) == set(OWN_STYLES)
    left = list_indent(look)
    own = "".join(_style(name, *properties) for name, properties in special.items())
    inside = f'<style:style style:name="Strong" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style><style:style style:name="SmallText" style:family="text"><style:text-properties fo:font-size="{look["small"]}pt"/></style:style>'
    lists = (
        f'{_style("List item", f"""fo:margin-bottom="{look["size"] * 0.4:.1f}pt" """, "")}{_style("List Continue 2", f"""fo:margin-left="{left:.1f}mm" """, "")}'
        f'{_list_style("Numbered", "1", left, left)}{_list_style("Lettered", "A", left, left)}{_list_style("Numbered inner", "1", 2 * left, left)}{_list_style("Lettered inner", "A", 2 * left, left)}{_list_style("Bulleted", "", left, left)}'
    )
    return body + headings + own + inside + lists


def _style(name: str, paragraph: str, text: str, more: str = "") -> str:
    return (
        f'<style:style style:name="{_name(name)}" style:display-name="{name}" style:family="paragraph" style:parent-style-name="Standard"{more}>'
        f"<style:paragraph-properties {paragraph}/><style:text-properties {text}/></style:style>"
    )


def _list_style(name: str, number: str, left: float, hanging: float) -> str:
    """Numbers, capital letters or bullets, so many millimetres from the left."""
    place = (
        f'<style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" '
        f'text:list-tab-stop-position="{left:.1f}mm" fo:text-indent="-{hanging:.1f}mm" fo:margin-left="{left:.1f}mm"/></style:list-level-properties>'
    )
    kind = (
        f'<text:list-level-style-number text:level="1" style:num-format="{number}" style:num-suffix=".">{place}</text:list-level-style-number>'
        if number
        else f'<text:list-level-style-bullet text:level="1" text:bullet-char="•">{place}</text:list-level-style-bullet>'
    )
    return f'<text:list-style style:name="{_name(name)}" style:display-name="{name}">{kind}</text:list-style>'


def _cell(name: str, border: str) -> str:
    return f'<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties fo:border="{border}" fo:padding="1mm"/></style:style>'


_CELLS = (
    _cell("Cell", "0.5pt solid #000000") + _cell("Open", "none")
    + '<style:style style:name="Whole" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>'
    + f'<style:style style:name="SquareRow" style:family="table-row"><style:table-row-properties style:row-height="{_SQUARE}mm" fo:keep-together="always"/></style:style>'
)  # fmt: skip


def _row(cells: Sequence[Sequence[Part]]) -> str:
    inside = "".join(f'<table:table-cell table:style-name="Cell" office:value-type="string">{_paragraph(parts, "Table text")}</table:table-cell>' for parts in cells)
    return f'<table:table-row table:style-name="Whole">{inside}</table:table-row>'


def _paragraph(parts: Sequence[Part], style: str) -> str:
    return f'<text:p text:style-name="{_name({"Normal": "Standard"}.get(style, style))}">{"".join(map(_part, parts))}</text:p>'


def _part(part: Part) -> str:
    text, look = part if isinstance(part, tuple) else (part, "")
    if not look:
        return _text(text)
    return f'<text:span text:style-name="{"Strong" if look == "bold" else "SmallText"}">{_text(text)}</text:span>'


def _text(text: str) -> str:
    """Escaped, with what XML would swallow: new lines, tabs, rows of spaces."""
    kept = re.sub(r" {2,}", lambda found: f' <text:s text:c="{len(found.group()) - 1}"/>', xml(clean(text)))
    return kept.replace("\n", "<text:line-break/>").replace("\t", "<text:tab/>")


def _name(style: str) -> str:
    return style.replace(" ", "_20_")
