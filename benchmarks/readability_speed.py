"""Words a second: ours, textstat's (mended to run offline) and textstat-rs's, in one run on the same documents.

    python benchmarks/readability_speed.py DATA_FOLDER [--documents 1000] [--workers 2] [--without-textstat]

DATA_FOLDER holds onestop/{adv,int,ele} and clear/clear.csv. The documents, of about 730 words each, are made of
their paragraphs, drawn anew for each document with a fixed seed. Each tool works out all its formulas of our eleven
for each document (textstat-rs has nine). Ours starts cold, its word lists unread; difficulty is timed apart.
"""

import argparse
import csv
import random
import resource
import sys
import time
from itertools import islice
from pathlib import Path

from reader.readability.formulas import TITLES

WORDS = 730


def paragraphs(folder):
    found = []
    for path in sorted((folder / "onestop").glob("*/*.txt")):
        found += [line for line in path.read_text(encoding="utf-8-sig").splitlines() if len(line.split()) > 15]
    with (folder / "clear" / "clear.csv").open(encoding="utf-8", errors="replace", newline="") as file:
        found += [" ".join(row["Excerpt"].split()) for row in csv.DictReader(file)]
    return found


def documents(folder, count):
    """So many documents, made one by one."""
    pieces, chance = paragraphs(folder), random.Random(1)
    for _ in range(count):
        parts, words = [], 0
        while words < WORDS:
            parts.append(chance.choice(pieces))
            words += len(parts[-1].split())
        yield "\n\n".join(parts)


def timed(title, texts, work):
    words = sum(len(text.split()) for text in texts)
    start = time.perf_counter()
    work(texts)
    seconds = time.perf_counter() - start
    print(f"{title:<44}{len(texts):>7} documents{words / seconds / 1000:>9.0f} k words/s", flush=True)
    return words / seconds


def ours(workers):
    def work(texts):
        from reader.readability.scoring import score_many

        for scores in score_many(texts, workers=workers):
            scores.flesch_reading_ease

    return work


def ours_with_difficulty(texts):
    from reader.readability.scoring import score_many

    for scores in score_many(texts):
        scores.difficulty


def textstat_offline(texts):
    from reader.readability.textstat_beside import offline_textstat

    module = offline_textstat()
    for text in texts:
        for name in TITLES:
            getattr(module, name)(text)


def textstat_rs(texts):
    import textstat_rs as module

    functions = [getattr(module, name) for name in TITLES if hasattr(module, name)]
    for text in texts:
        for function in functions:
            function(text)


def memory():
    """The most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def stream(folder, count):
    """Score documents as they are made, none kept, and print the memory at each tenth."""
    from reader.readability.scoring import score_many

    print(f"Memory while {count} documents stream by, in MB:", end=" ")
    results = score_many(documents(folder, count))
    for _ in range(10):
        for _ in islice(results, count // 10):
            pass
        print(f"{memory():.0f}", end=" ", flush=True)
    print()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--without-textstat", action="store_true")
    parser.add_argument("--stream", action="store_true", help="only show that memory stays flat")
    options = parser.parse_args()
    if options.stream:
        stream(options.folder, options.documents)
        return
    texts = list(documents(options.folder, options.documents))
    one = timed("Hornbook, eleven formulas, cold", texts, ours(1))
    warm = timed("Hornbook, eleven formulas, warm", texts, ours(1))
    many = timed(f"Hornbook, {options.workers} workers", texts, ours(options.workers))
    print(f"  workers: {many / warm:.2f} × one process warm, {many / one:.2f} × cold")
    timed("Hornbook, formulas and difficulty", texts[:1000], ours_with_difficulty)
    try:
        rust = timed("textstat-rs, the nine that it has", texts, textstat_rs)
        print(f"  Hornbook cold: {one / rust:.1f} × textstat-rs")
    except ImportError:
        print("textstat-rs is not installed: pip install textstat-rs", file=sys.stderr)
    if not options.without_textstat:
        slow = timed("textstat 0.7.13, eleven formulas", texts, textstat_offline)
        print(f"  Hornbook cold: {one / slow:.1f} × textstat")


if __name__ == "__main__":
    main()
