"""``kit.json``: everything in the kit as data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from lessons.view import kit_data

if TYPE_CHECKING:
    from lessons.formats import Job


def json_files(job: Job) -> dict[str, bytes]:
    """``kit.json``, UTF-8."""
    text = json.dumps(kit_data(job.kit), ensure_ascii=False, indent=1, sort_keys=False)
    return {"kit.json": (text + "\n").encode("utf-8")}
