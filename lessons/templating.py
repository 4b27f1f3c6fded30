"""Handouts from templates: Jinja2 in a sandbox, a teacher's own folder before ours."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lessons.writing import write_file
from reader.errors import DataError

if TYPE_CHECKING:
    from jinja2 import TemplateError
    from jinja2.sandbox import SandboxedEnvironment

    from glossary.terms import Term
    from reader.article import Article

#: A folder with a teacher's own templates; a file of the same name comes before ours.
OWN_VARIABLE = "HORNBOOK_TEMPLATES"


def own_folder(own: str | Path | None = None) -> Path | None:
    """The teacher's folder: ``own``, else what ``HORNBOOK_TEMPLATES`` says, else ``None``.

    Raises ``DataError`` where that is no folder, so that a slip in its name doesn't go unseen.
    """
    chosen = own or os.environ.get(OWN_VARIABLE)
    if not chosen:
        return None
    folder = Path(chosen)
    if not folder.is_dir():
        raise DataError(folder, "there is no such folder of templates", "check the name, or make the folder")
    return folder


def own_file(name: str, own: str | Path | None = None) -> Path | None:
    """The file ``name`` in the teacher's folder, if there is one.

    Raises ``DataError`` where it is a link to a place outside of the folder: a folder that somebody sent you can't
    show files of yours.
    """
    folder = own_folder(own)
    path = folder / name if folder else None
    if folder is None or path is None or not path.is_file():
        return None
    if not path.resolve().is_relative_to(folder.resolve()):
        raise DataError(path, "this is a link to a file outside of the folder", "put a copy of that file here")
    return path


def environment(own: str | Path | None = None) -> SandboxedEnvironment:
    """The template environment: escaping is on, an unknown name is an error, templates cannot run code.

    A template can read other templates of the two folders, and no other file. A teacher's template extends ours
    of the same name as ``hornbook/NAME``.
    """
    from jinja2 import BaseLoader, ChoiceLoader, FunctionLoader, PackageLoader, PrefixLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    folder = own_folder(own)
    ours = PackageLoader("lessons", "templates")
    loaders: list[BaseLoader] = [FunctionLoader(partial(_own_source, folder))] if folder else []
    made = ImmutableSandboxedEnvironment(
        loader=ChoiceLoader([*loaders, PrefixLoader({"hornbook": ours}), ours]),
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made.filters["mark_terms"] = mark_terms
    made.filters["letter"] = letter
    made.globals.pop("lipsum", None)  # its own function reaches Python's modules
    return made


def _own_source(folder: Path, name: str) -> tuple[str, str, Callable[[], bool]] | None:
    """A template of the teacher's own: its text, its path, and that it is read anew each time."""
    if ".." in Path(name).parts or Path(name).is_absolute():
        return None
    path = own_file(name, folder)
    if path is None:
        return None
    try:
        return path.read_text(encoding="utf-8"), str(path), lambda: False
    except UnicodeDecodeError as error:
        raise DataError(path, "this is not text in UTF-8", "save it as UTF-8 in your editor") from error


def render(name: str, data: dict[str, Any], own: str | Path | None = None) -> str:
    """The page that a template makes of the data. A mistake in it raises ``DataError`` with file and line."""
    from jinja2 import TemplateError

    try:
        return environment(own).get_template(name).render(data)
    except TemplateError as error:
        raise template_error(error, name) from error
    except (TypeError, ValueError, ArithmeticError, LookupError, AttributeError, OverflowError, RecursionError) as error:
        raise DataError(_where(error, name), f"{type(error).__name__}: {error}", "mend the template") from error
    except MemoryError as error:
        raise DataError(_where(error, name), "it asks for more memory than there is", "mend the template") from error


def template_error(error: TemplateError, name: str) -> DataError:
    """What is wrong with a template, with its file and line."""
    from jinja2 import TemplateNotFound, TemplateSyntaxError
    from jinja2.exceptions import SecurityError

    if isinstance(error, TemplateSyntaxError):
        return DataError(f"{error.filename or error.name or name}:{error.lineno}", str(error.message), "mend the template")
    if isinstance(error, TemplateNotFound):
        return DataError(_where(error, name), f"there is no template {error.name!r}", "hornbook kit --copy-templates FOLDER gives you all of ours")
    if isinstance(error, SecurityError):
        return DataError(_where(error, name), str(error.message), "templates may show data, not run code")
    return DataError(_where(error, name), str(error.message), "look at docs/templates.md for the names that there are")


def _where(error: BaseException, name: str) -> str:
    """File and line of the template in which an error came up."""
    trace, where = error.__traceback__, name
    while trace is not None:
        path = trace.tb_frame.f_code.co_filename
        if path.endswith((".j2", ".html", ".typ")):
            where = f"{path}:{trace.tb_lineno}"
        trace = trace.tb_next
    return where


def copy_templates(folder: str | Path) -> tuple[Path, ...]:
    """Copies of all our templates in ``folder``, to be changed; a file that is there already stays as it is."""
    made = []
    for source in sorted((files("lessons") / "templates").iterdir(), key=lambda one: one.name):
        path = Path(folder) / source.name
        if source.is_file() and not path.exists():
            made.append(write_file(path, source.read_bytes()))
    return tuple(made)


def term_pattern(term: str) -> re.Pattern[str]:
    """Where a term stands in a text, with the usual endings."""
    return re.compile(rf"(?<![\w-]){re.escape(term)}(?:s|es|ed|d|ing)?(?![\w-])", re.IGNORECASE)


def stands_in(term: Term, article: Article, text: str) -> bool:
    """Whether a term of an article stands in a text: as the list has it, or in a form that the article has."""
    forms = dict.fromkeys([term.text, *(span.of(article.text) for span in term.spans), *term.also])
    return any(term_pattern(form).search(text) for form in forms)


def mark_terms(text: str, terms: Sequence[dict[str, Any]], seen: list[str]) -> list[tuple[str, str]]:
    """A text in pieces ``(text, id)``: the first place of each term carries the term's id.

    ``seen`` holds the ids that have been marked already, and is added to: keep one list for a page.
    """
    places: list[tuple[int, int, str]] = []
    for term in sorted(terms, key=lambda one: -len(one["text"])):
        if term["id"] in seen:
            continue
        for match in term_pattern(term["text"]).finditer(text):
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
