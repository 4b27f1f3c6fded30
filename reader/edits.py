"""Edits: proposed changes as values, one place that applies them, one map between old and new text.

    >>> edit = Edit(Span(4, 13), "bought", rule="words", reason="'purchase' is a hard word")
    >>> apply_edits("She purchased it.", [edit])[0]
    'She bought it.'
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reader.article import Span


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A change: the stretch of the old text, what comes in its place, and why.

    ``rule`` is the short name of the rule that proposed it; ``reason`` is for the reader, in plain words.
    """

    span: Span
    replacement: str
    rule: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Tells where a place in the new text came from, and where a place in the old one went.

    ``pieces`` are ``(old_start, old_end, new_start, new_end)`` of the changed stretches, in order.
    """

    pieces: tuple[tuple[int, int, int, int], ...]

    def to_old(self, new: Span) -> Span:
        """The stretch of the old text that ``new`` came from; inside a change, the whole change."""
        return Span(self._map(new.start, 2, 0, at_end=False), self._map(new.end, 2, 0, at_end=True))

    def to_new(self, old: Span) -> Span:
        """Where ``old`` went; a place inside a change counts as the whole change."""
        return Span(self._map(old.start, 0, 2, at_end=False), self._map(old.end, 0, 2, at_end=True))

    def _map(self, place: int, here: int, there: int, *, at_end: bool) -> int:
        starts = [piece[here] for piece in self.pieces]
        number = bisect_right(starts, place) - 1
        touches = at_end and number >= 0 and self.pieces[number][here] == place
        # An end that only touches a change lies before it, unless the change is empty here.
        if touches and self.pieces[number][here] != self.pieces[number][here + 1]:
            number -= 1
        if number < 0:
            return place
        piece = self.pieces[number]
        if place < piece[here + 1]:
            return piece[there + 1] if at_end else piece[there]
        return place - piece[here + 1] + piece[there + 1]


def apply_edits(text: str, edits: Sequence[Edit]) -> tuple[str, OffsetMap]:
    """The text with all edits made, and the map between the two.

    The edits may come in any order; two that overlap raise ``ValueError``.
    """
    parts: list[str] = []
    pieces: list[tuple[int, int, int, int]] = []
    old = new = 0
    for edit in sorted(edits, key=lambda one: one.span):
        if edit.span.start < old or edit.span.end > len(text):
            raise ValueError(f"{edit}: it overlaps another edit or leaves the text")
        parts += [text[old : edit.span.start], edit.replacement]
        new += edit.span.start - old
        pieces.append((edit.span.start, edit.span.end, new, new + len(edit.replacement)))
        new += len(edit.replacement)
        old = edit.span.end
    parts.append(text[old:])
    return "".join(parts), OffsetMap(tuple(pieces))


def undo_edits(text: str, edits: Sequence[Edit]) -> list[Edit]:
    """The edits that lead from the changed text back to ``text``."""
    _, offsets = apply_edits(text, edits)
    return [
        Edit(Span(new_start, new_end), text[old_start:old_end], rule="undo", reason="undone")
        for old_start, old_end, new_start, new_end in offsets.pieces
    ]
