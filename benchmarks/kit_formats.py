"""The full kit of the sample (all formats, espeak): cold and warm seconds, as a multiple of the parse; peak memory.

    python benchmarks/kit_formats.py [FORMAT ...]

Cold is a new process and an empty folder; warm is the same process, for a second article of the same size; unchanged
is the same article once more into the same folder. Wall seconds, and the processor's seconds behind them.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SAMPLE = Path(__file__).parents[1] / "examples" / "border-reopening.txt"
INSIDE = """
import json, resource, sys, time
from pathlib import Path
begun = time.perf_counter(), time.process_time()
def took(since):
    return [round(time.perf_counter() - since[0], 2), round(time.process_time() - since[1], 2)]
from lessons import make_kit
from reader import Article, read_article
from reader.language import parse_texts
source, folder, formats = sys.argv[1], Path(sys.argv[2]), sys.argv[3:]
make_kit(read_article(source)).save(folder / "cold", formats)
found = {"cold": took(begun)}
text = Path(source).read_text(encoding="utf-8").replace("Kim", "Lee").replace("North", "South")
since = time.perf_counter(), time.process_time()
kit = make_kit(Article.from_text(text))
found["warm, lesson only"] = took(since)
kit.save(folder / "warm", formats)
found["warm"] = took(since)
since = time.perf_counter(), time.process_time()
kit.save(folder / "warm", formats)
found["unchanged"] = took(since)
other = text.replace("Lee", "Roe")
blocks = [block for block in other.split("\\n") if block.strip()]
since = time.perf_counter(), time.process_time()
list(parse_texts(blocks))
found["parse"] = took(since)
found["peak MB"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000)
found["files"] = len(list((folder / "warm").iterdir()))
print(json.dumps(found))
"""


def main():
    formats = sys.argv[1:] or ["all"]
    runs = []
    for _ in range(3):
        with tempfile.TemporaryDirectory() as folder:
            started = time.perf_counter()
            done = subprocess.run([sys.executable, "-c", INSIDE, str(SAMPLE), folder, *formats], capture_output=True, text=True, check=True)
            runs.append((time.perf_counter() - started, json.loads(done.stdout)))
    best = {name: min((run[name] for _, run in runs), key=lambda one: one[1] if isinstance(one, list) else one) for name in runs[0][1]}
    parse = best["parse"][1]
    print(f"formats: {' '.join(formats)}; {best['files']} files; peak {best['peak MB']} MB; best of three")
    for name in ("cold", "warm, lesson only", "warm", "unchanged", "parse"):
        wall, processor = best[name]
        print(f"{name:18} {wall:6.2f} s wall {processor:6.2f} s processor = {processor / parse:5.1f} × the parse")


if __name__ == "__main__":
    main()
