"""Whether a text is written as headlines are: then a capital tells nothing about names."""

from __future__ import annotations

import re

_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_FEW = 5
#: Long words that stay small in headlines.
_SMALL = frozenset(["with", "from", "into", "over", "after", "than", "that", "upon", "amid"])


def is_title_case(text: str) -> bool:
    """Whether all long words of a sentence have a capital; a name by itself is none.

    >>> is_title_case("Pedro Ruiz Made a Deal With Police"), is_title_case("Pedro Ruiz")
    (True, False)
    """
    words = _LONG_WORD.findall(text)
    return len(words) >= _FEW and all(word[0].isupper() or word in _SMALL for word in words)
