"""A teacher's own Word file as a template: the places in double braces are filled in (docxtpl, in the sandbox)."""

from __future__ import annotations

import io
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from lessons.formats.archive import repack
from lessons.templating import environment, template_error
from reader.errors import DataError, MissingPartError


def fill_template(path: Path, data: dict[str, Any]) -> bytes:
    """The Word file with its places filled in: ``{{ title }}``, ``{%p for one in exercises %}`` … ``{%p endfor %}``.

    What the data holds is escaped, and the template runs in the same sandbox as the pages. Raises ``DataError``
    for a place that can't be filled in, ``MissingPartError`` without docxtpl.
    """
    if find_spec("docxtpl") is None:
        raise MissingPartError(path, "docxtpl is not installed", 'pip install "hornbook[formats]"')
    from docx.opc.exceptions import PackageNotFoundError
    from docxtpl import DocxTemplate
    from jinja2 import TemplateError

    try:
        template = DocxTemplate(str(path))
        template.render(data, environment(), autoescape=True)
    except (PackageNotFoundError, KeyError, ValueError) as error:
        raise DataError(path, "this is not a Word file that can be read", "save it as .docx in Word or LibreOffice") from error
    except TemplateError as error:
        raise template_error(error, str(path)) from error
    out = io.BytesIO()
    template.save(out)
    return repack(out.getvalue(), ("[Content_Types].xml",))
