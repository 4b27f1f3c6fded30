"""What Word and OpenDocument files share: what can stand in them, the paper, the typeface."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Protocol

#: A stretch of text, or one that is set apart as "bold" or "small".
Part = str | tuple[str, str]
#: The cells of a row: a text each, or its parts.
Row = Sequence[Sequence[Part] | str]
#: A square of a grid that takes no letter.
BLACK = "■"
#: On every computer, or with a typeface of the same widths; sans serif, as both style guides ask.
TYPEFACE = "Arial"
#: A4, millimetres.
PAGE = 210.0, 297.0
#: Width of a letter, on average, as a share of the size, so that even lines of narrow letters are short enough.
_LETTER = 0.435
_POINT = 25.4 / 72
#: Names of styles, and the ones that they come from.
OWN_STYLES: tuple[str, ...] = ("Kicker", "Instruction", "Word bank", "Writing line", "Square", "Small", "Table text")


class OfficeFile(Protocol):
    """A document at work: what is put into it comes one after the other; ``content`` gives its bytes."""

    def heading(self, text: str, level: int) -> None:
        """A heading that readers and programs know as one."""

    def paragraph(self, *parts: Part, style: str = "Normal") -> Any:
        """A paragraph; a part ``(text, "bold")`` or ``(text, "small")`` is set apart."""

    def boxed(self, text: str) -> None:
        """A paragraph in a frame: words to choose from."""

    def numbered(self, items: Iterable[Sequence[Part]], *, letters: bool = False, inner: bool = False) -> None:
        """A list that begins with 1 (or A); each item is a sequence of parts."""

    def number_again(self) -> Any:
        """A list whose items come one by one, with other things between them."""

    def item(self, number: Any, *parts: Part) -> None:
        """The next item of a list from ``number_again``."""

    def bullets(self, items: Iterable[str]) -> None:
        """A list without an order."""

    def lines(self, count: int) -> None:
        """Lines to write on."""

    def table(self, header: Sequence[str], rows: Iterable[Row], about: str, widths: Sequence[float]) -> None:
        """A table with a header row that repeats on each page; ``widths`` are shares of the line."""

    def grid(self, rows: Sequence[Sequence[str]], about: str) -> None:
        """Squares with one letter or number each; ``BLACK`` marks a square without a letter."""

    def content(self) -> bytes:
        """The file, the same bytes each time."""


def side_margin(profile: dict[str, Any]) -> float:
    """Millimetres at each side, so that a line has no more letters than the profile allows."""
    letter = (_LETTER + profile["letter"] + profile["word"] / 6) * profile["size"] * _POINT
    return float(max(profile["margin"], (PAGE[0] - profile["measure"] * letter) / 2))


def list_indent(profile: dict[str, Any]) -> float:
    """Millimetres that the number of an item takes, so that "10." has room in every size."""
    return float(profile["size"] * (0.75 + profile["letter"]))


def heading_sizes(profile: dict[str, Any]) -> dict[int, float]:
    """The size of each level of headings, in points."""
    return {1: profile["heading"] * 1.25, 2: profile["heading"], 3: profile["small_heading"]}


def clean(text: str) -> str:
    """Without the control characters that XML can't hold."""
    return "".join(one for one in text if one in "\n\t" or ord(one) >= 32)


def day_of(published: str) -> datetime:
    """The article's day, or always the same, so that the same kit gives the same bytes."""
    try:
        return datetime.fromisoformat(published[:10])
    except ValueError:
        return datetime(2000, 1, 1)
