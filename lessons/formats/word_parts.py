"""The building blocks of a Word document: styles from a profile, real headings, lists and table headers.

Teachers edit these files, so everything hangs on named styles: change "Normal", and the whole handout changes.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

from lessons.formats.archive import repack
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

#: Twentieths of a point in a millimetre.
_TWIPS = 1440 / 25.4


class WordFile:
    """A Word document at work; ``content`` gives its bytes, the same each time."""

    def __init__(self, title: str, language: str, profile: dict[str, Any], published: str = "") -> None:
        import docx

        self.document: Any = docx.Document()
        self._profile = profile
        self._about(title, language, published)
        self._page()
        self._styles(language)
        self._ids: dict[str, str] = {}
        self._small = self.document.styles["Small"].font.size
        self._numbering = _Numbering(self.document, list_indent(profile))

    def heading(self, text: str, level: int) -> None:
        """A heading that Word's navigation and screen readers know."""
        self.document.add_heading(clean(text), level)

    def paragraph(self, *parts: Part, style: str = "Normal") -> Any:
        """A paragraph; a part ``(text, "bold")`` or ``(text, "small")`` is set apart."""
        paragraph = self._new(style)
        self._fill(paragraph, parts)
        return paragraph

    def _new(self, style: str) -> Any:
        """A paragraph at the end; its style is set by its id, since python-docx searches all styles each time."""
        paragraph = self.document.add_paragraph()
        self._put_style(paragraph, style)
        return paragraph

    def _put_style(self, paragraph: Any, style: str) -> None:
        if style not in self._ids:
            self._ids[style] = self.document.styles[style].style_id
        paragraph._p.style = self._ids[style] if style != "Normal" else None

    def _fill(self, paragraph: Any, parts: Sequence[Part]) -> None:
        for part in parts:
            text, look = part if isinstance(part, tuple) else (part, "")
            run = paragraph.add_run(clean(text))
            if look == "bold":
                run.bold = True
            elif look == "small":
                run.font.size = self._small

    def boxed(self, text: str) -> None:
        """A paragraph in a frame: words to choose from."""
        self.paragraph(text, style="Word bank")

    def numbered(self, items: Iterable[Sequence[Part]], *, letters: bool = False, inner: bool = False) -> None:
        """A list that begins with 1 (or A); each item is a sequence of parts."""
        number = self._numbering.new(letters=letters, inner=inner)
        for parts in items:
            paragraph = self._new("List Number 2" if inner else "List Number")
            self._fill(paragraph, parts)
            self._numbering.attach(paragraph, number)

    def number_again(self) -> Any:
        """A list whose items come one by one, with other things between them."""
        return self._numbering.new(letters=False, inner=False)

    def item(self, number: Any, *parts: Part) -> None:
        """The next item of a list from ``number_again``."""
        paragraph = self._new("List Number")
        self._fill(paragraph, parts)
        self._numbering.attach(paragraph, number)

    def bullets(self, items: Iterable[str]) -> None:
        """A list without an order."""
        for text in items:
            self.paragraph(text, style="List Bullet")

    def lines(self, count: int) -> None:
        """Lines to write on."""
        for _ in range(count):
            self.paragraph(" ", style="Writing line")

    def table(self, header: Sequence[str], rows: Iterable[Row], about: str, widths: Sequence[float]) -> None:
        """A table with a header row that repeats on each page, and what it shows as its alternative text.

        ``widths`` are shares of the line.
        """
        from docx.shared import Mm

        table = self.document.add_table(rows=1, cols=len(header), style="Table Grid")
        table.autofit = False
        for cell, text in zip(table.rows[0].cells, header, strict=True):
            self._fill(cell.paragraphs[0], [(text, "bold")])
        for row in rows:
            cells = table.add_row().cells
            for cell, parts in zip(cells, row, strict=True):
                self._fill(cell.paragraphs[0], [parts] if isinstance(parts, str) else parts)
        _mark_header(table.rows[0])
        self._describe(table, about)
        line = PAGE[0] - 2 * side_margin(self._profile)
        wide = [Mm(line * share) for share in widths]
        for column, width in zip(table.columns, wide, strict=True):
            column.width = width
        for row in table.rows:
            _keep_whole(row)
            for cell, width in zip(row.cells, wide, strict=True):
                cell.width = width
                self._put_style(cell.paragraphs[0], "Table text")
        self.document.add_paragraph()

    def grid(self, rows: Sequence[Sequence[str]], about: str) -> None:
        """Squares with one letter or number each; ``BLACK`` marks a square without a letter."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Mm

        table = self.document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
        table.autofit = False
        for column in table.columns:
            column.width = Mm(8)
        for line, letters in zip(table.rows, rows, strict=True):
            _keep_whole(line)
            line.height = Mm(8)
            for cell, text in zip(line.cells, letters, strict=True):
                cell.width = Mm(8)
                paragraph = cell.paragraphs[0]
                self._put_style(paragraph, "Square")
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                if text == BLACK:
                    _open(cell)
                else:
                    self._fill(paragraph, [text])
        self._describe(table, about)
        self.document.add_paragraph()

    def page_break(self) -> None:
        """What comes next begins on a new page."""
        self.document.add_page_break()

    def content(self) -> bytes:
        """The file."""
        out = io.BytesIO()
        self.document.save(out)
        return repack(out.getvalue(), ("[Content_Types].xml",))

    def _about(self, title: str, language: str, published: str) -> None:
        about = self.document.core_properties
        about.title, about.language = clean(title), language
        about.author = about.last_modified_by = "Hornbook"
        about.comments = ""
        about.created = about.modified = day_of(published)

    def _page(self) -> None:
        from docx.shared import Mm

        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(PAGE[0]), Mm(PAGE[1])
        section.left_margin = section.right_margin = Mm(side_margin(self._profile))
        section.top_margin = section.bottom_margin = Mm(self._profile["margin"])
        if self._profile["paper"].lower() != "#ffffff":
            _background(self.document, self._profile["paper"])
        _page_number(section.footer.paragraphs[0])

    def _styles(self, language: str) -> None:
        from docx.enum.style import WD_STYLE_TYPE
        from docx.shared import Pt

        look, styles = self._profile, self.document.styles
        body = styles["Normal"]
        _set_style(body, look["size"], look["ink"])
        if look["bold"]:
            body.font.bold = True
        body.paragraph_format.line_spacing = look["line"]
        body.paragraph_format.space_after = Pt(look["size"] * 0.6)
        _spacing(body, look["letter"] * look["size"])
        _language(styles, language)
        for level, size in heading_sizes(look).items():
            style = styles[f"Heading {level}"]
            _set_style(style, size, look["accent"])
            style.font.bold, style.font.italic = True, False
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(size), Pt(size * 0.4)
            style.paragraph_format.keep_with_next = True
            style.paragraph_format.line_spacing = 1.2
        for name in OWN_STYLES:
            styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = body
        styles["Kicker"].font.bold = True
        styles["Instruction"].paragraph_format.keep_with_next = True
        styles["Square"].paragraph_format.space_after = Pt(0)
        styles["Square"].paragraph_format.line_spacing = 1.0
        styles["Square"].paragraph_format.keep_with_next = True
        styles["Table text"].paragraph_format.space_after = Pt(0)
        styles["Table text"].paragraph_format.line_spacing = min(look["line"], 1.3)
        styles["Small"].font.size = Pt(look["small"])
        _border(styles["Word bank"], ("top", "left", "bottom", "right"), look["accent"])
        _border(styles["Writing line"], ("bottom",), look["ink"])
        for name in ("List Number", "List Number 2", "List Bullet"):
            styles[name].paragraph_format.space_after = Pt(look["size"] * 0.4)

    def _describe(self, table: Any, about: str) -> None:
        """What a table shows, for screen readers; room between its lines and its text."""
        look = table._tbl.tblPr.find(_name("w:tblLook"))
        look.addprevious(_cell_margins())
        look.addnext(_element("w:tblDescription", val=clean(about)))
        look.addnext(_element("w:tblCaption", val=clean(about)))


class _Numbering:
    """Numbered lists that begin anew: Word counts on through a style unless each list has its own number."""

    def __init__(self, document: Any, indent: float) -> None:
        self._part = document.part.numbering_part.element
        self._indent = round(indent * _TWIPS)
        self._next = 100

    def new(self, *, letters: bool, inner: bool) -> int:
        self._next += 1
        kind = "upperLetter" if letters else "decimal"
        left = self._indent * (2 if inner else 1)
        level = _element("w:lvl", ilvl="0")
        for name, value in (("start", "1"), ("numFmt", kind), ("lvlText", "%1."), ("lvlJc", "left")):
            level.append(_element(f"w:{name}", val=value))
        properties = _element("w:pPr")
        properties.append(_element("w:ind", left=str(left), hanging=str(self._indent)))
        level.append(properties)
        abstract = _element("w:abstractNum", abstractNumId=str(self._next))
        abstract.append(_element("w:multiLevelType", val="singleLevel"))
        abstract.append(level)
        first = self._part.find(_name("w:num"))
        first.addprevious(abstract) if first is not None else self._part.append(abstract)
        number = _element("w:num", numId=str(self._next))
        number.append(_element("w:abstractNumId", val=str(self._next)))
        self._part.append(number)
        return self._next

    def attach(self, paragraph: Any, number: int) -> None:
        properties = paragraph._p.get_or_add_pPr()
        found = _element("w:numPr")
        found.append(_element("w:ilvl", val="0"))
        found.append(_element("w:numId", val=str(number)))
        properties.append(found)


def _name(tag: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(tag))


def _element(tag: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement

    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(_name(f"w:{name}"), value)
    return made


def _colour(value: str) -> Any:
    from docx.shared import RGBColor

    return RGBColor.from_string(value.lstrip("#").upper())


def _set_style(style: Any, size: float, colour: str) -> None:
    from docx.shared import Pt

    style.font.name, style.font.size, style.font.color.rgb = TYPEFACE, Pt(round(size * 2) / 2), _colour(colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(_name(f"w:{script}"), TYPEFACE)
        theme = _name(f"w:{script}Theme")
        if theme in fonts.attrib:
            del fonts.attrib[theme]


def _spacing(style: Any, points: float) -> None:
    if points:
        style.element.get_or_add_rPr().append(_element("w:spacing", val=str(round(points * 20))))


def _language(styles: Any, language: str) -> None:
    tag = {"en": "en-US"}.get(language, language)
    for properties in styles.element.iter(_name("w:rPr")):
        for old in properties.findall(_name("w:lang")):
            properties.remove(old)
    defaults = styles.element.find(f".//{_name('w:rPrDefault')}/{_name('w:rPr')}")
    defaults.append(_element("w:lang", val=tag, eastAsia=tag))


def _border(style: Any, sides: Sequence[str], colour: str) -> None:
    borders = _element("w:pBdr")
    for side in sides:
        borders.append(_element(f"w:{side}", val="single", sz="8", space="6", color=colour.lstrip("#")))
    style.element.get_or_add_pPr().append(borders)


def _mark_header(row: Any) -> None:
    row._tr.get_or_add_trPr().append(_element("w:tblHeader", val="true"))


def _keep_whole(row: Any) -> None:
    row._tr.get_or_add_trPr().append(_element("w:cantSplit", val="true"))


def _cell_margins() -> Any:
    margins = _element("w:tblCellMar")
    for side, width in (("top", "60"), ("left", "100"), ("bottom", "60"), ("right", "100")):
        margins.append(_element(f"w:{side}", w=width, type="dxa"))
    return margins


def _open(cell: Any) -> None:
    """No frame: a square that takes no letter."""
    borders = _element("w:tcBorders")
    for side in ("top", "left", "bottom", "right"):
        borders.append(_element(f"w:{side}", val="nil"))
    cell._tc.get_or_add_tcPr().append(borders)


def _background(document: Any, colour: str) -> None:
    document.element.insert(0, _element("w:background", color=colour.lstrip("#").upper()))
    document.settings.element.append(_element("w:displayBackgroundShape"))


def _page_number(paragraph: Any) -> None:
    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        if kind:
            run._r.append(_element("w:fldChar", fldCharType=kind))
        else:
            code = _element("w:instrText")
            code.text = text
            run._r.append(code)
