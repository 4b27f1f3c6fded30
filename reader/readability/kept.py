"""What is worked out of a word once, when it is met first, and then looked up."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

Value = TypeVar("Value")


class Kept(dict[str, Value]):
    """A word, or another stretch of text → what ``work_out`` makes of it.

    One that has ``capacity`` entries begins anew, and what is longer than ``longest`` characters is not kept: so it
    stays small whatever is read.

    >>> lengths = Kept(len)
    >>> lengths["boat"], lengths
    (4, {'boat': 4})
    """

    def __init__(self, work_out: Callable[[str], Value], *, capacity: int = 1 << 16, longest: int = sys.maxsize) -> None:
        super().__init__()
        self.work_out = work_out
        self.capacity = capacity
        self.longest = longest

    def __missing__(self, key: str) -> Value:
        value = self.work_out(key)
        if len(key) <= self.longest:
            if len(self) >= self.capacity:
                self.clear()
            self[key] = value
        return value
