"""Files written beside and renamed, so that a crash leaves the old file or the new one, never half of one."""

from __future__ import annotations

import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from reader.errors import WritingError


def write_file(path: Path, content: bytes | str) -> Path:
    """Write ``content`` (text as UTF-8) to ``path``, its folder made where needed; gives the path back.

    Raises ``WritingError`` where it can't be written: what stood there before still stands.
    """
    data = content.encode("utf-8", "strict") if isinstance(content, str) else content
    part: Path | None = None
    try:
        make_folder(path.parent)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
        part = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        part.chmod(0o644)
        part.replace(path)
    except OSError as error:
        if part is not None:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        raise cannot_write(path, error) from error
    return path


def make_folder(folder: Path) -> Path:
    """The folder, made where it is missing; raises ``WritingError`` where that can't be done."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(folder, error) from error
    return folder


def cannot_write(path: Path, error: OSError) -> WritingError:
    """The error for a person, with what helps."""
    if error.errno == errno.ENOSPC:
        return WritingError(path, "the disk is full", "free some space, or choose another folder with -o")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return WritingError(path, "you may not write there", "choose another folder with -o")
    if error.errno in (errno.EEXIST, errno.ENOTDIR):
        return WritingError(path, "a file stands where the folder should be", "choose another folder with -o")
    return WritingError(path, f"it cannot be written ({error.strerror})", "choose another folder with -o")
