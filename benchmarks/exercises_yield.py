"""How many exercises texts give: python benchmarks/exercises_yield.py FOLDER [--level easy] [--files 20] [--seed 1] [--draw 30].

FOLDER holds plain text files, one article each. ``--draw`` prints that many items, drawn by seed, to be read
against their sentences.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from pathlib import Path

from lessons.exercises import MAKERS, Item
from lessons.kit import make_kit


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--level", default="plain")
    parser.add_argument("--files", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--draw", type=int, default=0)
    options = parser.parse_args()
    paths = sorted(options.folder.glob("*.txt"))
    rng = random.Random(options.seed)
    rng.shuffle(paths)
    counts: dict[str, list[int]] = defaultdict(list)
    items: list[tuple[str, str, Item]] = []
    for path in paths[: options.files]:
        made = {one.kind: one for one in make_kit(path.read_text(encoding="utf-8"), level=options.level).exercises}
        for maker in MAKERS:
            exercise = made.get(maker.KIND)
            counts[maker.KIND].append(len(exercise.items) if exercise else 0)
            items += [(path.name, maker.KIND, item) for item in (exercise.items if exercise else ())]
    for kind, numbers in counts.items():
        print(f"{kind:16} in {sum(n > 0 for n in numbers):3} of {len(numbers)} files, 5 or more in {sum(n > 4 for n in numbers):3}, items {sum(numbers):4}")
    a_file = sorted(sum(numbers[place] > 4 for numbers in counts.values()) for place in range(len(paths[: options.files])))
    print("kinds with 5 items or more, a file:", *a_file)
    for name, kind, item in sorted(rng.sample(items, min(options.draw, len(items))), key=lambda one: one[:2]):
        print(f"\n{name} {kind}\n  {item.prompt}\n  {' / '.join(item.choices)}\n  = {item.answer} {item.note}\n  {item.says}")


if __name__ == "__main__":
    main()
