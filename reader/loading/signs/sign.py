"""A sign: a pattern with lines on which it must fire and lines on which it must stay silent.

>>> doors = Signs("whole", [Sign("exit", "way out|exit", ("Exit",), ("The exit was shut.",))], ignore_case=True)
>>> doors.match("Way out") is not None, doors.match("The way out was shut.") is not None
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

#: No byline, date, credit or furniture of a page is longer, in characters.
LONGEST_SHORT_LINE = 160

Where = Literal["whole", "start", "end", "inside"]
_FRAMES: dict[Where, str] = {"whole": r"(?:{})\Z", "start": "(?:{})", "end": r"(?:{})\Z", "inside": "(?:{})"}


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign: its short name, a regular expression, and lines to prove it by."""

    name: str
    pattern: str
    fires: tuple[str, ...]
    silent: tuple[str, ...]


class Signs:
    """Signs that are looked for in the same place of a line, as one pattern.

    ``where`` is the whole line, its start, its end, or anywhere inside; ``within`` is how many characters
    from that end are looked at.
    """

    def __init__(self, where: Where, signs: Sequence[Sign], *, ignore_case: bool = False, within: int = 0) -> None:
        self.where, self.signs, self.within = where, tuple(signs), within
        self._flags = re.IGNORECASE if ignore_case else 0
        self._pattern = self._compile("|".join(sign.pattern for sign in self.signs))

    def __iter__(self) -> Iterator[Sign]:
        return iter(self.signs)

    def only(self, sign: Sign) -> Signs:
        """The same table with one sign in it."""
        return Signs(self.where, [sign], ignore_case=bool(self._flags), within=self.within)

    def match(self, line: str) -> re.Match[str] | None:
        """Where the first sign stands in the line, if any does."""
        if self.where == "end":
            return self._pattern.search(line, max(0, len(line) - self.within) if self.within else 0)
        if self.where == "inside":
            return self._pattern.search(line, 0, self.within or len(line))
        return self._pattern.match(line)

    def _compile(self, pattern: str) -> re.Pattern[str]:
        return re.compile(_FRAMES[self.where].format(pattern), self._flags)
