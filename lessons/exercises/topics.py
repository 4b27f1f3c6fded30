"""What an article is about, from a short list of topics, and what may be asked about each.

A topic is found by its words, which stand with its questions in ``topics.txt``. Words that a text has by the way are
no topic: it must use several of them, often enough for its length, and one of them near its beginning.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from reader.errors import DataError

_DATA = "topics.txt"
_ANY = "any"
_USES = ("warm-up", "discussion", "writing")
#: One word counts no more often than this: a word that names a thing in each sentence is one thing.
_MOST_OFTEN = 5
#: Different strong words, how often they must stand there together, and how often a single one must.
_FEWEST_WORDS, _FEWEST_TIMES, _ALONE = 2, 5, 8
#: Strong words, twice, and others, in 100 words of the text.
_LEAST_RATE = 2.5
#: A second topic needs this share of the first one's rate.
_SECOND = 0.75
#: The topic must show in the first of so many parts of the text, and in so many of them.
_PARTS, _FEWEST_PARTS = 4, 3
_SHORTEST_PART = 60


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic, its words, and its questions by use: ``warm-up``, ``discussion``, ``writing``."""

    name: str
    strong: tuple[str, ...]
    also: tuple[str, ...]
    questions: tuple[tuple[str, str], ...]

    def asked(self, use: str) -> tuple[str, ...]:
        """The questions for a use."""
        return tuple(text for one, text in self.questions if one == use)


@lru_cache(maxsize=1)
def all_topics() -> dict[str, Topic]:
    """Every topic by its name; ``any`` holds the questions for every text. Raises ``DataError`` for a bad line."""
    found: dict[str, Topic] = {}
    for name, lines in _sections((files("lessons.exercises") / _DATA).read_text(encoding="utf-8")):
        words = {key: tuple(text.split()) for key, text in lines if key not in _USES}
        found[name] = Topic(name, words.get("strong", ()), words.get("also", ()), tuple(one for one in lines if one[0] in _USES))
    return found


def general() -> Topic:
    """The questions for every text."""
    return all_topics()[_ANY]


def _sections(text: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    name, lines = "", list[tuple[str, str]]()
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        if line.startswith("[") and line.endswith("]"):
            if name:
                yield name, lines
            name, lines = line[1:-1], []
            continue
        key, colon, rest = line.partition(": ")
        if not colon or not name or key not in ("strong", "also", *_USES):
            raise DataError(f"{_DATA}, line {number}", "it is no line of a topic", "write strong:, also:, warm-up:, discussion: or writing:")
        lines.append((key, rest))
    yield name, lines


def find_topics(text: str, most: int = 2) -> tuple[Topic, ...]:
    """The topics of a text, the clearest first; none where the words don't tell.

    >>> [topic.name for topic in find_topics("The police took the thief to court. The judge sent him to prison for theft.")]
    ['crime and courts']
    """
    words = re.findall(r"[a-z]+(?:-[a-z]+)*", text.lower())
    size = max(_SHORTEST_PART, -(-len(words) // _PARTS))
    parts = [Counter(words[low : low + size]) for low in range(0, len(words), size)]
    counts = Counter(words)
    rates = {topic: rate for topic in all_topics().values() if (rate := _rate(topic, counts, parts))}
    least = max(rates.values(), default=0.0) * _SECOND
    clear = [topic for topic, rate in rates.items() if rate >= least]
    return tuple(sorted(clear, key=lambda topic: -rates[topic])[:most])


def _rate(topic: Topic, counts: Counter[str], parts: Sequence[Counter[str]]) -> float:
    """How many words of a topic stand in 100 words of the text (strong ones count twice); 0 where it is no topic of it."""
    strong = {one: times for one in topic.strong if (times := _times(one, counts))}
    also = {one: times for one in topic.also if (times := _times(one, counts))}
    together = sum(strong.values())
    is_clear = (len(strong) >= _FEWEST_WORDS and together >= _FEWEST_TIMES) or together >= _ALONE
    shows = [any(_times(one, part) for one in strong) for part in parts]
    if not is_clear or not shows[0] or sum(shows) < min(_FEWEST_PARTS, len(parts)):
        return 0.0
    of_strong, of_also = (sum(min(times, _MOST_OFTEN) for times in found.values()) for found in (strong, also))
    rate = 100 * (2 * of_strong + of_also) / counts.total()
    if rate < _LEAST_RATE or (of_strong < of_also and together < _ALONE):
        return 0.0
    return rate


def _times(start: str, words: Counter[str]) -> int:
    """How often a word begins so; with a dot behind it, how often it is the word or its plural."""
    if start.endswith("."):
        whole = start[:-1]
        return words[whole] + words[whole + "s"]
    return sum(count for word, count in words.items() if word.startswith(start))
