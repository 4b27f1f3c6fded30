"""The kit of the sample, cold: seconds, peak memory, the share spent in spaCy; the help as a multiple of a bare Python.

    python benchmarks/kit_time.py
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SAMPLE = Path(__file__).parents[1] / "examples" / "border-reopening.txt"
INSIDE = """
import sys, time
import reader.language as language
spent = 0.0
def timed(function):
    def wrapper(*args, **kwargs):
        global spent
        start = time.perf_counter()
        try:
            return function(*args, **kwargs)
        finally:
            spent += time.perf_counter() - start
    return wrapper
begun = time.perf_counter()
load = timed(language.load_model.__wrapped__)
made = []
language.load_model = lambda: made[0] if made else (made.append(load()), made[0])[1]
language.parse_texts = timed(language.parse_texts)
from lessons.cli import main
main(sys.argv[1:])
print("SHARE", spent / (time.perf_counter() - begun), file=sys.stderr)
"""


def run(code_or_module, *arguments):
    start = time.perf_counter()
    done = subprocess.run([sys.executable, *code_or_module, *arguments], capture_output=True, text=True, check=True)
    return time.perf_counter() - start, done


def main():
    with tempfile.TemporaryDirectory() as folder:
        times = [run(["-m", "lessons.cli"], "kit", str(SAMPLE), "-o", folder)[0] for _ in range(3)]
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
        _, done = run(["-c", INSIDE], "kit", str(SAMPLE), "-o", folder)
    share = next(line.split()[1] for line in done.stderr.splitlines() if line.startswith("SHARE"))
    print(f"kit, cold: {min(times):.1f} s (of {', '.join(f'{one:.1f}' for one in times)}); peak {memory:.0f} MB; in spaCy {float(share):.2f}")
    bare = min(run(["-c", "pass"])[0] for _ in range(7))
    help_time = min(run(["-m", "lessons.cli"], "--help")[0] for _ in range(7))
    print(f"hornbook --help: {help_time * 1000:.0f} ms, {help_time / bare:.1f} times a bare Python ({bare * 1000:.0f} ms)")


if __name__ == "__main__":
    main()
