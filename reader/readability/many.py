"""Counting many texts: in order, over several processes, with few texts held at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice

from reader.article import Article
from reader.readability.counts import Counts

#: Texts that go to a worker at a time, and batches that wait for each worker.
BATCH, WAITING = 32, 3


def count_many(texts: Iterable[Article | str], workers: int = 1) -> Iterator[tuple[Article | str, Counts]]:
    """Each text with its counts, in order. Raises ``ReadingError`` at a text without words."""
    if workers < 1:
        raise ValueError(f"workers={workers}: it must be 1 or more")
    if workers == 1:
        from reader.readability.scoring import count_body

        for text in texts:
            yield text, count_body(text)
        return
    from concurrent.futures import ProcessPoolExecutor

    coming = iter(texts)
    running: deque[tuple[list[Article | str], object]] = deque()
    with ProcessPoolExecutor(workers) as pool:
        while True:
            while len(running) < workers * WAITING and (batch := list(islice(coming, BATCH))):
                running.append((batch, pool.submit(count_batch, batch)))
            if not running:
                return
            batch, job = running.popleft()
            yield from zip(batch, job.result(), strict=True)  # type: ignore[attr-defined]


def count_batch(texts: list[Article | str]) -> list[Counts]:
    """What a worker does."""
    from reader.readability.scoring import count_body

    return [count_body(text) for text in texts]
