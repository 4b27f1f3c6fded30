"""Counting many texts: in order, over several processes, with few texts held at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from reader.article import Article
from reader.errors import ReadingError
from reader.readability.counts import Counts

if TYPE_CHECKING:
    from concurrent.futures import Future

#: Texts that go to a worker at a time, and batches that wait for each worker.
BATCH, WAITING = 32, 3


@dataclass(frozen=True, slots=True)
class Failure:
    """An error on its way from a worker: an exception does not travel with its parts."""

    subject: str
    problem: str
    remedy: str


def count_many(texts: Iterable[Article | str], workers: int = 1) -> Iterator[tuple[Article | str, Counts]]:
    """Each text with its counts, in order. Raises ``ReadingError`` at a text without words."""
    if workers < 1:
        raise ValueError(f"workers={workers}: it must be 1 or more")
    if workers == 1:
        from reader.readability.scoring import count_body

        return ((text, count_body(text)) for text in texts)
    return _count_in_processes(iter(texts), workers)


def _count_in_processes(coming: Iterator[Article | str], workers: int) -> Iterator[tuple[Article | str, Counts]]:
    from concurrent.futures import ProcessPoolExecutor

    running: deque[tuple[list[Article | str], Future[list[Counts | Failure]]]] = deque()
    with ProcessPoolExecutor(workers) as pool:
        while True:
            while len(running) < workers * WAITING and (batch := list(islice(coming, BATCH))):
                running.append((batch, pool.submit(count_batch, batch)))
            if not running:
                return
            batch, job = running.popleft()
            for text, counts in zip(batch, job.result(), strict=True):
                if isinstance(counts, Failure):
                    raise ReadingError(counts.subject, counts.problem, counts.remedy)
                yield text, counts


def count_batch(texts: list[Article | str]) -> list[Counts | Failure]:
    """What a worker does."""
    from reader.readability.scoring import count_body

    found: list[Counts | Failure] = []
    for text in texts:
        try:
            found.append(count_body(text))
        except ReadingError as error:
            found.append(Failure(error.subject, error.problem, error.remedy))
    return found
