"""Loading (the modules are imported) and looking up, as multiples of importing jinja2, each in a fresh process.

    python benchmarks/lexicon_speed.py
"""

import subprocess
import sys
import time
import tracemalloc

LOAD = "import time; from reader.lexicon.store import load_lexicon; s = time.perf_counter(); load_lexicon(); print(time.perf_counter() - s)"
PACKS = "import time; from glossary.packs import load_packs; s = time.perf_counter(); load_packs(); print(time.perf_counter() - s)"
JINJA = "import time; s = time.perf_counter(); import jinja2; print(time.perf_counter() - s)"


def seconds(code):
    return min(float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout) for _ in range(7))


def main():
    jinja, load, packs = seconds(JINJA), seconds(LOAD), seconds(PACKS)
    print(f"import jinja2 {jinja * 1000:.1f} ms; dictionary {load * 1000:.1f} ms ({load / jinja:.2f}); packs {packs * 1000:.1f} ms ({packs / jinja:.2f})")
    from reader.lexicon.store import load_lexicon, look_up

    tracemalloc.start()
    lexicon = load_lexicon()
    print(f"{len(lexicon)} headwords, {tracemalloc.get_traced_memory()[0] / 1e6:.1f} MB")
    tracemalloc.stop()
    heads = sorted(lexicon.headwords)[::7]
    for head in heads:
        look_up(head)
    start = time.perf_counter()
    for head in heads:
        look_up(head)
    print(f"look_up: {(time.perf_counter() - start) / len(heads) * 1e6:.1f} µs a word")


if __name__ == "__main__":
    main()
