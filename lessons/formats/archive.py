"""Zip files with the same bytes each time: names in a fixed order, one date for all."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

#: The earliest date that a zip file can hold.
_DATE = (1980, 1, 1, 0, 0, 0)
_ALREADY_SMALL = (".mp3", ".png", ".jpg", ".zip", ".docx", ".odt", ".epub", ".apkg", ".h5p", ".imscc", ".xlsx", ".pdf")


def pack(files: Mapping[str, bytes | str], first: Sequence[str] = (), *, stored: Sequence[str] = ()) -> bytes:
    """A zip file of ``files`` (text as UTF-8): those in ``first`` come first, the others by name; ``stored`` as they are.

    >>> pack({"b": "2", "a": "1"}) == pack({"a": b"1", "b": b"2"})
    True
    """
    out = io.BytesIO()
    names = [*first, *sorted(name for name in files if name not in first)]
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            content = files[name]
            about = zipfile.ZipInfo(name, _DATE)
            about.compress_type = zipfile.ZIP_STORED if name.endswith(_ALREADY_SMALL) or name in stored else zipfile.ZIP_DEFLATED
            about.create_system = 3
            about.external_attr = 0o644 << 16
            archive.writestr(about, content.encode("utf-8") if isinstance(content, str) else content)
    return out.getvalue()


def repack(archive: bytes, first: Sequence[str] = ()) -> bytes:
    """The same zip file with fixed dates and a fixed order."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return pack({name: opened.read(name) for name in opened.namelist() if not name.endswith("/")}, first)
