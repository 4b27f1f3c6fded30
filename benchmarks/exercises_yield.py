"""How many exercises texts give: python benchmarks/exercises_yield.py FOLDER [--level easy] [--files 20] [--seed 1] [--draw 30].

FOLDER holds plain text files, one article each. What a kind gives by itself is counted, and what is on the handout,
where at most three exercises ask about one sentence. ``--draw`` prints that many items of the handouts, drawn by seed, to
be read against their sentences.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from pathlib import Path

from lessons.exercises import MAKERS, Item, Material, make_exercises
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
    alone: dict[str, list[int]] = defaultdict(list)
    counts: dict[str, list[int]] = defaultdict(list)
    items: list[tuple[str, str, Item]] = []
    for path in paths[: options.files]:
        kit = make_kit(path.read_text(encoding="utf-8"), level=options.level)
        material = Material(kit.article, kit.plain, kit.glossary, kit.full_glossary.terms[len(kit.glossary) :])
        made = {one.kind: one for one in kit.exercises}
        for maker in MAKERS:
            exercise = made.get(maker.KIND)
            alone[maker.KIND].append(sum(len(one.items) for one in make_exercises(material.anew(), 1, [maker])))
            counts[maker.KIND].append(len(exercise.items) if exercise else 0)
            items += [(path.name, maker.KIND, item) for item in (exercise.items if exercise else ())]
    for title, counted in (("by itself", alone), ("on the handout", counts)):
        print(title)
        for kind, numbers in counted.items():
            print(f"{kind:16} in {sum(n > 0 for n in numbers):3} of {len(numbers)} files, 5 or more in {sum(n > 4 for n in numbers):3}, items {sum(numbers):4}")
        for least in (5, 1):
            a_file = sorted(sum(numbers[place] >= least for numbers in counted.values()) for place in range(len(paths[: options.files])))
            print(f"kinds with {least} or more items, a file:", *a_file)
    for name, kind, item in sorted(rng.sample(items, min(options.draw, len(items))), key=lambda one: one[:2]):
        print(f"\n{name} {kind}\n  {item.prompt}\n  {' / '.join(item.choices)}\n  = {item.answer} {item.note}\n  {item.says}")


if __name__ == "__main__":
    main()
