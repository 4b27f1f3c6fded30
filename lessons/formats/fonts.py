"""The typeface of the handouts: Atkinson Hyperlegible where its package is installed, else what is there."""

from __future__ import annotations

import base64
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

FAMILY = "Atkinson Hyperlegible"
_PACKAGE = "fontpkg_atkinson_hyperlegible"


def font_folder() -> Path | None:
    """The folder with the font's files, or ``None``."""
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent / "files"
    return folder if folder.is_dir() else None


@lru_cache(maxsize=1)
def font_faces() -> tuple[tuple[int, str], ...]:
    """(weight, data URL) of the regular and the bold face; empty where the font is not installed."""
    folder = font_folder()
    if folder is None:
        return ()
    found = []
    for weight, name in ((400, "Regular"), (700, "Bold")):
        path = folder / f"AtkinsonHyperlegible-{name}.ttf"
        if path.is_file():
            found.append((weight, "data:font/ttf;base64," + base64.b64encode(path.read_bytes()).decode("ascii")))
    return tuple(found)
