"""``kit.json``: everything in the kit as data, with the schema that says what stands where."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING

from lessons.formats.audio import with_times
from lessons.view import kit_data

if TYPE_CHECKING:
    from lessons.formats import Job

KIT, SCHEMA = "kit.json", "kit.schema.json"


def json_files(job: Job) -> dict[str, bytes]:
    """``kit.json`` and ``kit.schema.json``, UTF-8."""
    text = json.dumps(with_times(kit_data(job.kit), job), ensure_ascii=False, indent=1, sort_keys=False)
    return {KIT: (text + "\n").encode("utf-8"), SCHEMA: schema_text().encode("utf-8")}


def schema_text() -> str:
    """The JSON Schema of ``kit.json``."""
    return (files("lessons.formats") / SCHEMA).read_text(encoding="utf-8")
