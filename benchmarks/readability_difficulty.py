"""Fit the difficulty on CLEAR, check it on OneStopEnglish, and print both.

    python benchmarks/readability_difficulty.py DATA_FOLDER [--write]

DATA_FOLDER holds clear/clear.csv and onestop/{adv,int,ele}. Ten folds, grouped by author. With --write the
coefficients of the fit on all excerpts go into reader/readability/difficulty.json.
"""

import csv
import json
import sys
from pathlib import Path

import numpy

from reader.article import Article
from reader.readability.counts import count_sentences, words_in
from reader.readability.difficulty import FEATURES, features_of, windows
from reader.readability.formulas import FORMULAS

RIDGE = 1.0


def sentences_of(text):
    article = Article.from_text(text)
    return [words_in(article.text, one.span) for one in article.sentences]


def load_clear(folder):
    with (folder / "clear" / "clear.csv").open(encoding="utf-8", errors="replace", newline="") as file:
        rows = list(csv.DictReader(file))
    text = next(name for name in rows[0] if name.strip().lower() == "excerpt")
    easy = next(name for name in rows[0] if "easiness" in name.lower())
    author = next(name for name in rows[0] if name.strip().lower() == "author")
    return [(row[text], float(row[easy]), row[author]) for row in rows if row[text].strip()]


def fit(features, wanted):
    middle, spread = features.mean(axis=0), features.std(axis=0)
    scaled = (features - middle) / spread
    weights = numpy.linalg.solve(scaled.T @ scaled + RIDGE * numpy.eye(scaled.shape[1]), scaled.T @ (wanted - wanted.mean()))
    weights = weights / spread
    return weights, wanted.mean() - weights @ middle


def folds(authors, count=10):
    names = sorted(set(authors))
    place = {name: number % count for number, name in enumerate(names)}
    return numpy.array([place[name] for name in authors])


def main(folder, write):
    rows = load_clear(folder)
    parsed = [sentences_of(text) for text, _, _ in rows]
    features = numpy.array([features_of([words for words in one if words]) for one in parsed])
    wanted = numpy.array([value for _, value, _ in rows])
    fold = folds([author for _, _, author in rows])
    guessed = numpy.zeros(len(rows))
    for number in range(10):
        weights, intercept = fit(features[fold != number], wanted[fold != number])
        guessed[fold == number] = features[fold == number] @ weights + intercept
    error = float(numpy.sqrt(((guessed - wanted) ** 2).mean()))
    print(f"CLEAR, {len(rows)} excerpts: r = {numpy.corrcoef(guessed, wanted)[0, 1]:.3f}, RMSE = {error:.3f}")
    counts = [count_sentences(one) for one in parsed]
    for formula in FORMULAS:
        values = numpy.array([formula(one) for one in counts])
        print(f"  {formula.__name__:32} r = {abs(numpy.corrcoef(values, wanted)[0, 1]):.3f}")
    weights, intercept = fit(features, wanted)
    print(f"OneStopEnglish in order: {in_order(folder, weights, intercept):.3f}")
    model = {
        "weights": {name: round(float(weight), 5) for name, weight in zip(FEATURES, weights, strict=True)},
        "intercept": round(float(intercept), 5),
        "mean": round(float(wanted.mean()), 5),
        "deviation": round(float(guessed.std()), 5),
        "error": round(error, 5),
    }
    print(json.dumps(model, indent=1))
    if write:
        target = Path(__file__).parents[1] / "reader" / "readability" / "difficulty.json"
        target.write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")


def in_order(folder, weights, intercept):
    good = total = 0
    for path in sorted((folder / "onestop" / "adv").glob("*.txt")):
        values = []
        for level in ("adv", "int", "ele"):
            one = [words for words in sentences_of((folder / "onestop" / level / path.name).read_text(encoding="utf-8-sig")) if words]
            values.append(numpy.mean([numpy.array(features_of(group)) @ weights + intercept for group in windows(one)]))
        good += values[0] < values[1] < values[2]
        total += 1
    return good / total


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--write" in sys.argv)
