"""How many sentences a block has: as many as ``Article.sentences``, some ten times faster.

``find_sentences`` decides at each stop by the word before it and the word after it, and by nothing else, but for
a few cases (marked quotations, answers of one word, spaced dots). Those pairs come again and again, so each is
decided once and kept. A block with one of the few cases is given to ``find_sentences`` as a whole.
"""

from __future__ import annotations

import re
from functools import lru_cache

from reader.article import Span
from reader.language import find_sentences

#: How many decisions are kept.
CAPACITY = 1 << 16
_STOP = re.compile("[.!?…]")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
#: A word with one stop at its end at most, and closing marks after it.
_SIMPLE = re.compile(
    r"[\"“‘'(\[£$€]*[^\W_](?:[^\W_]|[-’'&,/%:;€$£]+(?=[^\W_])|\.(?=[^\W_]))*%?"
    r"(?:(?:\.{3}|[.!?…])?[\"”’')\]]*|[\"”’')\]]*[,;:]|\.,[\"”’')\]]*)"
)
_PLAIN_STOP = re.compile(r"([a-z]{2,})\.([\"”’')\]]*)")
_MARKED_QUOTE = re.compile(r"[?!…][\"”’']+$")
_ANSWERS = frozenset({"No.", "Yes.", "Yeah.", "Never.", "So.", "OK."})
_NO, _YES, _UNSURE = 0, 1, 2


class _Decisions(dict[str, int]):
    """Two neighbouring words → whether a sentence ends between them."""

    def __init__(self, before: str) -> None:
        super().__init__()
        self.before = before

    def __missing__(self, pair: str) -> int:
        if len(self) >= CAPACITY:
            self.clear()
        decision = self[pair] = self._decide(pair)
        return decision

    def _decide(self, pair: str) -> int:
        word, _, following = pair.partition(" ")
        if not _is_simple(word) or not _LETTER_OR_DIGIT.search(following):
            return _UNSURE
        if following[0] in "”»)]!?." or "--" in following or _MARKED_QUOTE.search(word):
            return _UNSURE
        if (certain := _decide_quickly(word, following)) is not None:
            return certain
        text = f"{self.before}{pair}"
        start = len(self.before) + len(word) + 1
        return _YES if any(span.start == start for span in find_sentences(text)) else _NO


def _decide_quickly(word: str, following: str) -> int | None:
    """What nupunkt is sure to say: most stops come after a word of small letters that is no abbreviation."""
    found = _PLAIN_STOP.fullmatch(word)
    if found is None or found[1] in _doubtful_words():
        return None
    return _NO if found[2] and following[0].islower() else _YES


@lru_cache(maxsize=1)
def _doubtful_words() -> frozenset[str]:
    """The abbreviations that nupunkt knows, and the words that it looks at together with the next one."""
    from nupunkt import load

    tokenizer = load("default")
    return tokenizer.abbreviations | {first for first, _ in tokenizer.parameters.collocations}


def _is_simple(word: str) -> bool:
    return word not in _ANSWERS and _SIMPLE.fullmatch(word) is not None


_INSIDE, _AT_START = _Decisions("They "), _Decisions("")


def count_sentences(block: str) -> int:
    """The sentences of one block of text that have at least one letter or digit.

    >>> count_sentences("Mr. Kim left the U.S. on May 3. It was late.")
    2
    """
    if not block.isprintable() or block[:1] == " " or "  " in block:
        return _count_all(block)
    count, end = 1, -1
    for match in _STOP.finditer(block):
        place = match.start()
        if place < end:
            continue
        end = block.find(" ", place)
        if end < 0:
            last = block[block.rfind(" ", 0, place) + 1 :]
            return count if _is_simple(last) else _count_all(block)
        start = block.rfind(" ", 0, place) + 1
        after = block.find(" ", end + 1)
        pair = block[start:after] if after > 0 else block[start:]
        decision = _INSIDE[pair] if start else _AT_START[pair]
        if decision == _UNSURE:
            return _count_all(block)
        count += decision
    return count if count > 1 or _LETTER_OR_DIGIT.search(block) else 0


def _count_all(block: str) -> int:
    return sum(1 for span in find_sentences(block) if _has_word(block, span))


def _has_word(text: str, span: Span) -> bool:
    return _LETTER_OR_DIGIT.search(text, span.start, span.end) is not None
