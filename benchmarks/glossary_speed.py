"""What a glossary costs beside the parse, and what the packs cost beside importing jinja2.

    python benchmarks/glossary_speed.py STORY... [--rounds 5]

Each round parses every story anew and then builds the whole glossary on top of that parse; packs and jinja2 are
timed in fresh processes. Medians are shown; the aims are 15 % and one half.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

_PACKS = "import time; import glossary.packs as p; s = time.perf_counter(); p.load_packs(); print(time.perf_counter() - s)"
_JINJA = "import time; s = time.perf_counter(); import jinja2; print(time.perf_counter() - s)"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stories", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    parses, glossaries = [], []
    for _ in range(arguments.rounds + 1):
        parse, glossary = one_round(arguments.stories)
        parses.append(parse)
        glossaries.append(glossary)
    # the first round loads model, dictionary and packs
    parse, glossary = statistics.median(parses[1:]), statistics.median(glossaries[1:])
    print(f"parse {parse * 1000:.0f} ms, glossary {glossary * 1000:.0f} ms: {glossary / parse:.1%} on top")
    packs, jinja = (statistics.median(fresh(code) for _ in range(arguments.rounds)) for code in (_PACKS, _JINJA))
    print(f"packs {packs * 1000:.1f} ms, import jinja2 {jinja * 1000:.1f} ms: {packs / jinja:.2f} of it")
    return 0


def one_round(stories: list[Path]) -> tuple[float, float]:
    """Seconds for parsing all stories, and for their glossaries on top of it."""
    from glossary.building import build_glossary
    from reader.language import parse_article
    from reader.loading.reading import read_article

    parse = glossary = 0.0
    for path in stories:
        article = read_article(str(path))
        parse_article.cache_clear()
        start = time.perf_counter()
        parse_article(article)
        middle = time.perf_counter()
        build_glossary(article, None)
        parse += middle - start
        glossary += time.perf_counter() - middle
    return parse, glossary


def fresh(code: str) -> float:
    """What the code prints, in a process of its own."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return float(done.stdout)


if __name__ == "__main__":
    raise SystemExit(main())
