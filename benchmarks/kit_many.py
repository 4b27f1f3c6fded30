"""A folder of articles: kits a minute with one worker and with two, and again when nothing has changed.

    python benchmarks/kit_many.py FOLDER [COUNT] [FORMAT ...]

FOLDER holds articles as text files; COUNT (50) of them are taken; html is made if no format is named.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

from lessons.batch import Options, find_articles, make_kits


def main():
    articles = find_articles(sys.argv[1])[: int(sys.argv[2]) if len(sys.argv) > 2 else 50]
    options = Options(formats=tuple(sys.argv[3:]) or ("html",))
    rates = {}
    with tempfile.TemporaryDirectory() as folder:
        for workers in (1, 2):
            started = time.perf_counter()
            batch = make_kits(articles, Path(folder) / str(workers), options, workers=workers)
            took = time.perf_counter() - started
            rates[workers] = len(articles) / took * 60
            print(f"{workers} worker(s): {len(articles)} articles in {took:.1f} s = {rates[workers]:.1f} kits a minute; {len(batch.problems)} problems", flush=True)
        started = time.perf_counter()
        make_kits(articles, Path(folder) / "2", options, workers=2)
        print(f"nothing changed: {time.perf_counter() - started:.1f} s")
    print(f"two are {rates[2] / rates[1]:.2f} × one; the machine's load is {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
