"""Measure plain language: one table.

    python benchmarks/plain_evaluate.py DATA_FOLDER TOOLS_FOLDER [--lines N] [--articles N]

DATA_FOLDER holds asset-valid/ and onestop/adv/; TOOLS_FOLDER holds sari.py (SARI with EASSE's conventions).
Without --lines and --articles everything is measured.
"""

import argparse
import importlib.util
import re
import time
from pathlib import Path
from statistics import mean

import pyphen
from grammar_check import added_findings, findings_per_thousand
from independent_check import problems

from lessons.plain_article import plain_article_of
from reader import read_article, score, simplify, simplify_lines
from reader.language import load_model, parse_texts


def load_sari(folder):
    spec = importlib.util.spec_from_file_location("sari", folder / "sari.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.sari


def asset(folder, tools, limit):
    source = (folder / "asset.valid.orig").read_text(encoding="utf-8").splitlines()[:limit]
    references = [
        path.read_text(encoding="utf-8").splitlines()[:limit] for path in sorted(folder.glob("asset.valid.simp.*"))
    ]
    plain = simplify_lines(source, level="easy")
    values = load_sari(tools)(source, plain, references)
    bad = [(before, after, found) for before, after in zip(source, plain, strict=True) if (found := problems(before, after))]
    print(f"ASSET, {len(source)} lines, level easy")
    print(f"  SARI {values['sari']:.2f} (add {values['add']:.2f}, keep {values['keep']:.2f}, delete {values['delete']:.2f})")
    print(f"  unchanged {sum(a == b for a, b in zip(source, plain, strict=True)) / len(source):.3f}")
    print(f"  pass the independent check {1 - len(bad) / len(source):.4f}")
    for before, after, found in bad[:8]:
        print(f"    {'; '.join(found)}\n      {before}\n      {after}")


HYPHENS = pyphen.Pyphen(lang="en_US")


def grade_by_hyphens(article):
    """The Flesch-Kincaid grade with the places for a hyphen as syllables, as older tools count: about two grades lower."""
    counts = score(article).counts
    words = re.findall(r"\w[^\s]*", article.body_text)
    found = sum(len(HYPHENS.positions(word)) + 1 for word in words)
    return 0.39 * counts.words / counts.sentences + 11.8 * found / len(words) - 15.59


def onestop(folder, limit):
    articles = [read_article(path) for path in sorted(folder.glob("*.txt"))[:limit]]
    before = [score(article).flesch_kincaid_grade for article in articles]
    found = findings_per_thousand(articles)
    hyphens = mean(map(grade_by_hyphens, articles))
    print(f"OneStopEnglish adv, {len(articles)} articles: Flesch-Kincaid {mean(before):.2f} (by hyphens {hyphens:.2f}); harper {found:.2f} findings per 1,000 words")
    for level in ("plain", "easy"):
        plain = [simplify(article, level=level) for article in articles]
        made = [plain_article_of(one) for one in plain]
        grades = [score(article).flesch_kincaid_grade for article in made]
        hyphens = list(map(grade_by_hyphens, made))
        print(f"  {level}: {mean(grades):.2f}; at grade 9 or less {mean(grade <= 9 for grade in grades):.3f}")
        print(f"    by hyphens {mean(hyphens):.2f}; at grade 9 or less {mean(grade <= 9 for grade in hyphens):.3f}; harper {findings_per_thousand(made):.2f}")
        for kind, words, text in [one for article in plain for one in added_findings(article)]:
            print(f"    {kind} “{words}”: {text}")


def speed(folder, limit):
    articles = [read_article(path) for path in sorted(folder.glob("*.txt"))[: min(limit or 100, 100)]]
    words = sum(len(article.body_text.split()) for article in articles)
    load_model()
    simplify(articles[0])
    start = time.perf_counter()
    for article in articles:
        parse_texts([block.span.of(article.text) for block in article.body])
    bare = time.perf_counter() - start
    start = time.perf_counter()
    for article in articles:
        simplify(article)
    ours = time.perf_counter() - start
    print(f"speed, {len(articles)} articles: spaCy {words / bare:.0f} words/s, simplify {words / ours:.0f} words/s, ratio {bare / ours:.2f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("tools", type=Path)
    parser.add_argument("--lines", type=int)
    parser.add_argument("--articles", type=int)
    chosen = parser.parse_args()
    asset(chosen.data / "asset-valid", chosen.tools, chosen.lines)
    onestop(chosen.data / "onestop" / "adv", chosen.articles)
    speed(chosen.data / "onestop" / "adv", chosen.articles)
