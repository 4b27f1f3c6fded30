"""The terms of an article: which they are, and what they mean."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from glossary.building import build_glossary
    from glossary.terms import Glossary, Term

_HOMES = {
    "Glossary": "glossary.terms",
    "Term": "glossary.terms",
    "build_glossary": "glossary.building",
}

__all__ = ["Glossary", "Term", "build_glossary"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
