"""Work on many texts: in order, over several processes, with few texts held at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from reader.article import Article, as_article
from reader.errors import ReadingError
from reader.readability.counts import Counts

if TYPE_CHECKING:
    from concurrent.futures import Future

    from reader.readability.difficulty import Difficulty

#: Texts that go to a worker at a time, and batches that wait for each worker.
BATCH, WAITING = 32, 3

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Failure:
    """An error on its way from a worker: an exception does not travel with its parts."""

    subject: str
    problem: str
    remedy: str


def in_order(
    work: Callable[[Item], Result], items: Iterable[Item], workers: int = 1, *, batch: int = BATCH
) -> Iterator[tuple[Item, Result]]:
    """Each item with its result, in the order of the items, as they are asked for.

    ``workers`` is a number of processes; with more than one, ``work`` must be a function of a module (or a ``partial``
    of one). The first ``batch`` items are worked on here, so that few items cost no processes. At most ``batch`` · 3
    items for each worker are held, so ``items`` may be endless. What ``work`` raises is raised here. Raises
    ``ValueError`` for less than one worker.

    >>> list(in_order(len, ["a boat", "rain"]))
    [('a boat', 6), ('rain', 4)]
    """
    if workers < 1:
        raise ValueError(f"workers={workers}: it must be 1 or more")
    if workers == 1:
        return ((item, work(item)) for item in items)
    return _in_processes(work, iter(items), workers, batch)


def _in_processes(
    work: Callable[[Item], Result], coming: Iterator[Item], workers: int, size: int
) -> Iterator[tuple[Item, Result]]:
    from concurrent.futures import ProcessPoolExecutor

    # What is read and learned here once, the workers have from their start (where processes are forked).
    first = list(islice(coming, size))
    yield from ((item, work(item)) for item in first)
    if len(first) < size:
        return
    running: deque[tuple[list[Item], Future[list[Result]]]] = deque()
    with ProcessPoolExecutor(workers) as pool:
        while True:
            while len(running) < workers * WAITING and (batch := list(islice(coming, size))):
                running.append((batch, pool.submit(_work_on, work, batch)))
            if not running:
                return
            batch, job = running.popleft()
            yield from zip(batch, job.result(), strict=True)


def _work_on(work: Callable[[Item], Result], batch: list[Item]) -> list[Result]:
    return [work(item) for item in batch]


#: Counts as they travel between processes: a plain tuple is packed many times faster.
Packed = tuple[tuple[int, ...], "Difficulty | None"]
_fields = attrgetter(*Counts.__slots__)


def count_many(
    texts: Iterable[Article | str], workers: int = 1, *, difficulty: bool = False
) -> Iterator[tuple[Article | str, Counts, Difficulty | None]]:
    """Each text with its counts and, where it is wanted, its difficulty, in order.

    Raises ``ReadingError`` at a text without words.
    """
    for text, found in in_order(partial(count_one, difficulty=difficulty), texts, workers):
        if isinstance(found, Failure):
            raise ReadingError(found.subject, found.problem, found.remedy)
        yield text, Counts(*found[0]), found[1]


def count_one(text: Article | str, *, difficulty: bool) -> Packed | Failure:
    """What a worker does with one text."""
    from reader.readability.scoring import count_body

    try:
        counts = _fields(count_body(text))
        if not difficulty:
            return counts, None
        from reader.readability.difficulty import difficulty as measure

        return counts, measure(as_article(text))
    except ReadingError as error:
        return Failure(error.subject, error.problem, error.remedy)
