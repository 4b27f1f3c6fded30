"""Words a second: ours, textstat's (mended to run offline) and textstat-rs's, in one run on the same documents.

    python benchmarks/readability_speed.py DATA_FOLDER [--documents 1000] [--workers 2] [--repeats 3]
    python benchmarks/readability_speed.py DATA_FOLDER --documents 10000 --stream

DATA_FOLDER holds onestop/{adv,int,ele} and clear/clear.csv. The documents, of about 730 words each, are made of
their paragraphs, drawn anew for each document with a fixed seed. Each tool works out all its formulas of our eleven
for each document (textstat-rs has nine), in a process of its own. It scores one document first: in "start" it imports
its modules and reads its word lists. Then come the documents, new to it, and where a second pass is shown the same ones
again. The tools take turns, and of the repeats the best counts. Speeds are by the clock and by the processor's time,
which a busy machine disturbs less; how many times one tool is faster than another is by the processor's time. For
workers it is by the clock (1,000 documents for the difficulty), and beside it what the processor's time would allow on
as many idle cores as there are workers, which hold the process that hands out the work, too.
"""

import argparse
import csv
import json
import random
import resource
import subprocess
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


def ours(texts, workers=1, difficulty=False):
    from reader.readability.scoring import score_many

    for scores in score_many(texts, workers=workers, difficulty=difficulty):
        scores.flesch_reading_ease


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


#: Name → what it does with texts and a number of workers, and how often it goes over them.
TOOLS = {
    "Hornbook": (lambda texts, workers: ours(texts), 2),
    "Hornbook, workers": (ours, 1),
    "Hornbook, with difficulty": (lambda texts, workers: ours(texts, difficulty=True), 2),
    "Hornbook, with difficulty, workers": (lambda texts, workers: ours(texts, workers, difficulty=True), 1),
    "textstat-rs, nine formulas": (lambda texts, workers: textstat_rs(texts), 2),
    "textstat 0.7.13, mended": (lambda texts, workers: textstat_offline(texts), 1),
}


def processor():
    """Seconds of the processor: ours, and those of workers that have ended."""
    return sum(
        one.ru_utime + one.ru_stime for one in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def run_one(options):
    """What a process of its own does: the words, and the seconds of each pass by the clock and the processor."""
    count = min(options.documents, 1000) if "difficulty" in options.only else options.documents
    texts = list(documents(options.folder, count))
    work, passes = TOOLS[options.only]
    seconds = []
    for part in (texts[:1], *[texts] * passes):
        start, used = time.perf_counter(), processor()
        work(part, options.workers)
        seconds.append((time.perf_counter() - start, processor() - used))
    print(json.dumps([sum(len(text.split()) for text in texts), seconds]))


def speeds(name, options):
    """The seconds of the start, and words a second by clock and processor for each pass; nothing where the tool is not installed."""
    command = [sys.executable, __file__, str(options.folder), "--only", name]
    command += ["--documents", str(options.documents), "--workers", str(options.workers)]
    done = subprocess.run(command, capture_output=True, text=True)
    if "ModuleNotFoundError" in done.stderr:
        return []
    if done.returncode:
        raise SystemExit(done.stderr)
    words, (start, *passes) = json.loads(done.stdout)
    return [-start[1], *(words / one for clock_and_processor in passes for one in clock_and_processor)]


def compare_tools(options):
    names = [name for name in TOOLS if not (options.without_textstat and name.startswith("textstat 0"))]
    runs = {name: [] for name in names}
    for _ in range(options.repeats):
        for name in names:
            runs[name].append(speeds(name, options))
    best = {name: [max(column) for column in zip(*found, strict=True)] for name, found in runs.items()}
    print(
        f"{options.documents} documents of about {WORDS} words, best of {options.repeats}; thousands of words a second"
    )
    print(f"{'':36}{'start':>8}{'first pass:':>13}{'':11}{'second pass:':>14}")
    print(f"{'':36}{'seconds':>8}" + 2 * f"{'clock':>11}{'processor':>11}")
    for name, found in best.items():
        row = f"{-found[0]:8.2f}" + "".join(f"{one / 1000:11.0f}" for one in found[1:]) if found else "  not installed"
        print(f"{name:36}{row}")
    compare_with_others(best)
    for before in ("Hornbook", "Hornbook, with difficulty"):
        one, many = best[before], best[f"{before}, workers"]
        allowed = options.workers * many[2] / one[2]
        print(
            f"{before}, {options.workers} workers: {many[1] / one[1]:.2f} × one process; idle cores allow {allowed:.2f} ×"
        )


def compare_with_others(best):
    """How many times faster we are, by the processor's time."""
    mine = best["Hornbook"]
    for name, found in best.items():
        if found and name.startswith("textstat"):
            print(f"Hornbook: {mine[2] / found[2]:.1f} × {name}, second pass {mine[4] / found[-1]:.1f} ×")


def memory():
    """The most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def stream(folder, count, workers):
    """Score documents as they are made, none kept, and print the memory at each tenth."""
    from reader.readability.scoring import score_many

    print(f"Memory while {count} documents stream by, {workers} workers, in MB:", end=" ")
    results = score_many(documents(folder, count), workers=workers)
    for _ in range(10):
        for _ in islice(results, count // 10):
            pass
        print(f"{memory():.0f}", end=" ", flush=True)
    results.close()
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"| largest worker {children:.0f}" if workers > 1 else "")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--without-textstat", action="store_true")
    parser.add_argument("--stream", action="store_true", help="only show that memory stays flat")
    parser.add_argument("--only", choices=TOOLS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only:
        run_one(options)
    elif options.stream:
        stream(options.folder, options.documents, options.workers)
    else:
        compare_tools(options)


if __name__ == "__main__":
    main()
