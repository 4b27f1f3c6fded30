"""PDF through Typst: tagged for screen readers (PDF/UA-1), the same bytes each time."""

from __future__ import annotations

import json
import re
import tempfile
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lessons.formats.fonts import font_folder
from lessons.templating import own_file
from lessons.view import article_data
from reader.errors import DataError, MissingPartError

if TYPE_CHECKING:
    from lessons.formats import Job

TEMPLATES: tuple[str, ...] = ("student.typ", "teacher.typ")
_SHARED = "handout.typ"


def pdf_files(job: Job) -> dict[str, bytes]:
    """``student.pdf`` and ``teacher.pdf``. Raises ``MissingPartError`` where Typst is not installed."""
    if find_spec("typst") is None:
        raise MissingPartError("PDF", "Typst is not installed", 'pip install "hornbook[pdf]", or leave out --format pdf')
    data = {key: value for key, value in job.data.items() if key not in ("sound", "font", "article")}
    about = article_data(job.kit.article)
    data.update({key: about[key] for key in ("byline", "published", "source", "language")})
    return {name.replace(".typ", ".pdf"): compile_pdf(name, data, job.templates) for name in TEMPLATES}


def compile_pdf(template: str, data: dict[str, Any], own: Path | None = None) -> bytes:
    """The PDF that a Typst template makes of the data (JSON, never code: a text can't inject commands)."""
    import typst

    folder = font_folder()
    with tempfile.TemporaryDirectory(prefix="hornbook-") as root:
        for name in (*TEMPLATES, _SHARED):
            (Path(root) / name).write_bytes(_template(name, own))
        try:
            compiler = typst.Compiler(
                str(Path(root) / template), root=root, font_paths=[str(folder)] if folder else [], ignore_system_fonts=True
            )
            made = compiler.compile(
                format="pdf", sys_inputs={"data": json.dumps(data, ensure_ascii=False)}, pdf_standards=["ua-1", "a-2a"]
            )
        except typst.TypstError as error:
            raise DataError(_where(error, template, own), f"Typst says: {error}", "mend the template") from error
    assert isinstance(made, bytes)
    return made


def _template(name: str, own: Path | None) -> bytes:
    """Our template, or the teacher's; one that asks for a package is refused, since Typst would fetch it from the network."""
    path = own_file(name, own)
    if path is None:
        return (files("lessons") / "templates" / name).read_bytes()
    content = path.read_bytes()
    if package := re.search(rb'"@[\w-]+/', content):
        line = content.count(b"\n", 0, package.start()) + 1
        raise DataError(f"{path}:{line}", "packages would be fetched from the network", "put what you need into the template itself")
    return content


def _where(error: Any, template: str, own: Path | None) -> str:
    """File and line, as Typst's own report names them."""
    found = re.search(r"([\w.-]+\.typ):(\d+):\d+", str(getattr(error, "diagnostic", "")))
    name, line = (found[1], f":{found[2]}") if found else (template, "")
    return f"{own_file(name, own) or name}{line}"
