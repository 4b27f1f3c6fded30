"""How many exercises texts give: python benchmarks/exercises_yield.py FOLDER [--level easy] [--files 20] [--seed 1] [--draw 30].

FOLDER holds plain text files, one article each. What a kind gives by itself is counted, and what is on the handout,
where no item shows what another asks for; the last lines say in how many exercises each sentence stands, and how many
pairs of items leak (there should be none). ``--draw`` prints that many items of the handouts, drawn by seed, to
be read against their sentences.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from dataclasses import replace
from itertools import combinations
from pathlib import Path

from lessons.exercises import MAKERS, Item, Material, make_exercises
from lessons.exercises.leaks import leaks
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
    uses: Counter[int] = Counter()
    leaking = 0
    for path in paths[: options.files]:
        kit = make_kit(path.read_text(encoding="utf-8"), level=options.level)
        material = Material(kit.article, kit.plain, kit.glossary, kit.full_glossary.terms[len(kit.glossary) :])
        made = {one.kind: one for one in kit.exercises}
        material = replace(material, made=kit.exercises)
        uses.update(material.uses(sentence) for sentence in kit.plain.sentences)
        pairs = combinations([(one, item) for one in kit.exercises for item in one.items], 2)
        leaking += sum(one[0] is not other[0] and leaks(one, other) for one, other in pairs)
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
    print("sentences by how many exercises ask about them:", *(f"{count}: {uses[count]}" for count in sorted(uses)))
    print("pairs of items of which one shows what the other asks for:", leaking)
    for name, kind, item in sorted(rng.sample(items, min(options.draw, len(items))), key=lambda one: one[:2]):
        print(f"\n{name} {kind}\n  {item.prompt}\n  {' / '.join(item.choices)}\n  = {item.answer} {item.note}\n  {item.says}")


if __name__ == "__main__":
    main()
