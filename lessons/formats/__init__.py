"""The formats of a kit: one function each, which gives the files that it makes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lessons.formats.audio import audio_files, with_times
from lessons.formats.cartridge import cartridge_files
from lessons.formats.epub import epub_files, epub_sentence_files
from lessons.formats.gift import gift_files
from lessons.formats.h5p import h5p_files
from lessons.formats.html_pages import html_files, page_data
from lessons.formats.kit_json import json_files
from lessons.formats.moodle import moodle_files
from lessons.formats.notebook_files import notebook_files
from lessons.formats.pages import page_files, plan_files
from lessons.formats.pdf import pdf_files
from lessons.formats.qti import qti_files
from lessons.formats.reader.sound import Told
from lessons.formats.reader_page import reader_page_files
from lessons.formats.tables import table_files
from lessons.formats.word import odt_files, word_files
from lessons.formats.words import anki_files
from lessons.formats.zipped import zip_files
from lessons.kit import Kit


@dataclass(slots=True)
class Job:
    """One save: the kit, where it goes, the voice, and what earlier formats have left for later ones."""

    kit: Kit
    folder: Path
    voice: str = "espeak"
    rate: int = 150
    sound: dict[str, bytes] = field(default_factory=dict)
    told: dict[str, Told | None] = field(default_factory=dict)
    templates: Path | None = None
    made: dict[str, bytes] = field(default_factory=dict)
    _data: dict[str, Any] = field(default_factory=dict)

    @property
    def data(self) -> dict[str, Any]:
        """What a page's template can use; made once for all formats."""
        if not self._data:
            self._data.update(with_times(page_data(self.kit), self))
        return self._data


Format = Callable[[Job], dict[str, bytes]]
#: In the order in which they are made: the pages carry the sound, the last ones hold the others' files.
FORMATS: dict[str, Format] = {
    "audio": audio_files,
    "html": html_files,
    "plan": plan_files,
    "pages": page_files,
    "reader": reader_page_files,
    "epub": epub_files,
    "epub-sentences": epub_sentence_files,
    "pdf": pdf_files,
    "docx": word_files,
    "odt": odt_files,
    "gift": gift_files,
    "moodle": moodle_files,
    "qti": qti_files,
    "h5p": h5p_files,
    "tables": table_files,
    "notebook": notebook_files,
    "anki": anki_files,
    "json": json_files,
    "cartridge": cartridge_files,
    "zip": zip_files,
}
