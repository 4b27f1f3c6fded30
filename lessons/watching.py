"""Watching files: what depends on them is made again as soon as one changes. By looking, not by a system's events."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

#: Seconds between two looks: soon enough for a teacher, nothing for a computer.
INTERVAL = 0.5
State = dict[Path, tuple[int, int]]


def state_of(places: Sequence[Path]) -> State:
    """Time and size of every file at these places (a folder stands for the files in it)."""
    found: State = {}
    for place in places:
        for path in sorted(place.iterdir()) if place.is_dir() else [place]:
            try:
                about = path.stat()
            except OSError:  # an editor may be writing it anew right now
                continue
            found[path] = (about.st_mtime_ns, about.st_size)
    return found


def changes(
    places: Sequence[Path], *, interval: float = INTERVAL, sleep: Callable[[float], None] = time.sleep, state: State | None = None
) -> Iterator[frozenset[Path]]:
    """Each time something has changed: which files. Never ends by itself.

    A change is told when two looks see the same, so that a file that is being written is not read half.
    """
    known = state_of(places) if state is None else state
    while True:
        sleep(interval)
        now = state_of(places)
        if now == known:
            continue
        while True:
            sleep(interval / 5)
            again = state_of(places)
            if again == now:
                break
            now = again
        changed = frozenset(path for path in {*known, *now} if known.get(path) != now.get(path))
        known = now
        if changed:
            yield changed
