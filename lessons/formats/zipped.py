"""The whole kit as one file, to send or to put on a stick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lessons.formats.archive import pack
from lessons.formats.cartridge import NAME as CARTRIDGE
from lessons.formats.contents import INDEX

if TYPE_CHECKING:
    from lessons.formats import Job

NAME = "kit.zip"


def zip_files(job: Job) -> dict[str, bytes]:
    """``kit.zip``: the files of the kit, the start page first; not the cartridge, which holds the same once more."""
    inside = {name: content for name, content in job.made.items() if name != CARTRIDGE}
    return {NAME: pack(inside, (INDEX,) if INDEX in inside else ())}
