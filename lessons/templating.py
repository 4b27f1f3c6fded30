"""Handouts from templates: Jinja2 in a sandbox, a teacher's own folder before ours."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.errors import DataError

if TYPE_CHECKING:
    from jinja2 import Environment

#: A folder with a teacher's own templates; a file of the same name comes before ours.
OWN_VARIABLE = "HORNBOOK_TEMPLATES"


def environment(own: str | Path | None = None) -> Environment:
    """The template environment: escaping is on, an unknown name is an error, templates cannot run code."""
    from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    own = own or os.environ.get(OWN_VARIABLE)
    ours = PackageLoader("lessons", "templates")
    loader = ChoiceLoader([FileSystemLoader(str(own)), ours]) if own else ours
    made = SandboxedEnvironment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters["mark_terms"] = mark_terms
    made.filters["letter"] = letter
    return made


def render(name: str, data: dict[str, Any], own: str | Path | None = None) -> str:
    """The page that a template makes of the data. A mistake in it raises ``DataError`` with file and line."""
    from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

    try:
        return environment(own).get_template(name).render(data)
    except TemplateSyntaxError as error:
        raise DataError(f"{error.filename or error.name}:{error.lineno}", str(error.message), "mend the template") from error
    except TemplateNotFound as error:
        raise DataError(name, f"there is no template {error.name!r}", "look at the names in lessons/templates") from error
    except TemplateError as error:
        raise DataError(_where(error, name), str(error.message), "mend the template") from error


def _where(error: BaseException, name: str) -> str:
    """File and line of the template in which an error came up."""
    trace, where = error.__traceback__, name
    while trace is not None:
        path = trace.tb_frame.f_code.co_filename
        if path.endswith((".j2", ".html", ".typ")):
            where = f"{path}:{trace.tb_lineno}"
        trace = trace.tb_next
    return where


def mark_terms(text: str, terms: Sequence[dict[str, Any]], seen: list[str]) -> list[tuple[str, str]]:
    """A text in pieces ``(text, id)``: the first place of each term carries the term's id.

    ``seen`` holds the ids that have been marked already, and is added to: keep one list for a page.
    """
    places: list[tuple[int, int, str]] = []
    for term in sorted(terms, key=lambda one: -len(one["text"])):
        if term["id"] in seen:
            continue
        pattern = re.compile(rf"(?<![\w-]){re.escape(term['text'])}(?:s|es|ed|d|ing)?(?![\w-])", re.IGNORECASE)
        for match in pattern.finditer(text):
            if all(match.end() <= low or match.start() >= high for low, high, _ in places):
                places.append((match.start(), match.end(), term["id"]))
                seen.append(term["id"])
                break
    pieces: list[tuple[str, str]] = []
    done = 0
    for low, high, name in sorted(places):
        pieces += [(text[done:low], ""), (text[low:high], name)]
        done = high
    return [*(piece for piece in pieces if piece[0]), *([(text[done:], "")] if text[done:] else [])]


def letter(number: int) -> str:
    """The letter of a choice: 0 is A, 26 is AA."""
    first, second = divmod(number, 26)
    return (letter(first - 1) if first else "") + chr(ord("A") + second)
