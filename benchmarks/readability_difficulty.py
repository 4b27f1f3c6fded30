"""Fit the difficulty on CLEAR, check it on OneStopEnglish, and print both.

    python benchmarks/readability_difficulty.py DATA_FOLDER [--write]

DATA_FOLDER holds clear/clear.csv and onestop/{adv,int,ele}. Ten folds, grouped by author, so that no author is in the
fit and in the test; OneStopEnglish takes no part in the fit. Two models are fitted: with the feature of the trigram
model (the extra "judge"; it must be installed), and without it. The first is the mean of two ridge regressions, one with
that feature and one without: alone, the first of them gains a little on CLEAR and loses more on OneStopEnglish. With --write the coefficients of the fit on all excerpts go into
reader/readability/data/difficulty.json.
"""

import argparse
import csv
import json
import random
from pathlib import Path

import numpy

from reader.article import Article
from reader.readability.difficulty import mean_features
from reader.readability.features import FEATURES, FORETOLD, has_judge
from reader.readability.formulas import FORMULAS
from reader.readability.scoring import count_body
from reader.readability.words import words_in

RIDGE, FOLDS, REPEATS = 20.0, 10, 5
#: How much the fit with the trigram model's feature weighs, in the model that has it.
SHARE = 0.5
#: The excerpts are cut to so many words, and to the end of the sentence, to see how the error grows.
SHORT = (8, 15, 30, 50, 80, 120)
#: So many standard errors to each side hold four judgements of five.
SURE = 1.2816
LEVELS = ("adv", "int", "ele")
TARGET = Path(__file__).parents[1] / "reader" / "readability" / "data" / "difficulty.json"


def sentences_of(article):
    return [words for one in article.sentences if (words := words_in(one.span.of(article.text)))]


def load_clear(folder):
    with (folder / "clear" / "clear.csv").open(encoding="utf-8", errors="replace", newline="") as file:
        rows = list(csv.DictReader(file))
    return [(Article.from_text(row["Excerpt"]), float(row["BT_easiness"]), row["Author"].strip()) for row in rows]


def fit_ridge(features, wanted):
    """Ridge regression on standardised features; weights for the features as they are."""
    middle, spread = features.mean(axis=0), features.std(axis=0)
    scaled = (features - middle) / spread
    squares = scaled.T @ scaled + RIDGE * numpy.eye(scaled.shape[1])
    weights = numpy.linalg.solve(squares, scaled.T @ (wanted - wanted.mean())) / spread
    return weights, wanted.mean() - weights @ middle


def fit(features, wanted, share):
    """The weights and the intercept of both fits, ``share`` of them from the one that has the last feature."""
    without, base = fit_ridge(features[:, :-1], wanted)
    weights, intercept = numpy.append(without, 0.0), base
    if share:
        more, other = fit_ridge(features, wanted)
        weights, intercept = share * more + (1 - share) * weights, share * other + (1 - share) * base
    return weights, intercept


def folds(authors, seed):
    names = sorted(set(authors))
    random.Random(seed).shuffle(names)
    place = {name: number % FOLDS for number, name in enumerate(names)}
    return numpy.array([place[name] for name in authors])


def guess_held_out(features, wanted, fold, share):
    guessed = numpy.zeros(len(wanted))
    for number in range(FOLDS):
        weights, intercept = fit(features[fold != number], wanted[fold != number], share)
        guessed[fold == number] = features[fold == number] @ weights + intercept
    return guessed


def correlation(one, other):
    return float(numpy.corrcoef(one, other)[0, 1])


def load_onestop(folder):
    """For each article its three levels."""
    paths = sorted((folder / "onestop" / "adv").glob("*.txt"))
    return [
        [Article.from_text((folder / "onestop" / level / path.name).read_text(encoding="utf-8-sig")) for level in LEVELS]
        for path in paths
    ]


def in_order(values):
    """The share of articles of which all three levels are in order."""
    return sum(adv > mid > ele for adv, mid, ele in values) / len(values)


def print_formulas(clear, wanted, stories):
    counts = [count_body(article) for article, _, _ in clear]
    levels = [[count_body(article) for article in story] for story in stories]
    print(f"\n{'for comparison':34}{'CLEAR r':>8}{'levels in order':>17}")
    for formula in FORMULAS:
        sign = -1 if formula.__name__ == "flesch_reading_ease" else 1
        r = correlation([-sign * formula(one) for one in counts], wanted)
        share = in_order([[sign * formula(one) for one in story] for story in levels])
        print(f"  {formula.__name__:32}{r:8.3f}{share:17.3f}")
    return [next(f for f in FORMULAS if f.__name__ == "flesch_kincaid_grade")(one) for one in counts]


def cut(sentences, least):
    """The first sentences, until there are so many words."""
    kept, words = [], 0
    for sentence in sentences:
        kept.append(sentence)
        words += len(sentence)
        if words >= least:
            break
    return kept, words


def measure_short(sentences, features, wanted, fold, share, error):
    """How much the squared error grows with 1 / words, from excerpts that were cut short, held out by author."""
    whole = sum(len(one) for excerpt in sentences for one in excerpt) / len(sentences)
    models = [fit(features[fold != number], wanted[fold != number], share) for number in range(FOLDS)]
    more, gaps = [], []
    print(f"  cut short (whole: {whole:.0f} words)")
    for least in SHORT:
        cuts = [cut(excerpt, least) for excerpt in sentences[::3]]
        values = [
            features_of_cut @ models[number][0] + models[number][1]
            for features_of_cut, number in zip((mean_features(kept)[0] for kept, _ in cuts), fold[::3], strict=True)
        ]
        squared = float(((numpy.array(values) - wanted[::3]) ** 2).mean())
        words = sum(count for _, count in cuts) / len(cuts)
        print(f"    {words:5.0f} words: RMSE {squared**0.5:.3f}")
        more.append(squared - error**2)
        gaps.append(1 / words - 1 / whole)
    more, gaps = numpy.array(more), numpy.array(gaps)
    return float(more @ gaps / (gaps @ gaps)), whole


def make_model(title, share, sentences, features, wanted, authors, levels, grades):
    """Fit, check, print; the numbers for the package."""
    runs = [guess_held_out(features, wanted, folds(authors, seed), share) for seed in range(REPEATS)]
    each = [correlation(guessed, wanted) for guessed in runs]
    error = float(numpy.mean([numpy.sqrt(((guessed - wanted) ** 2).mean()) for guessed in runs]))
    print(f"\n{title}")
    print(f"  CLEAR: r = {numpy.mean(each):.4f} ({min(each):.4f} to {max(each):.4f}), RMSE = {error:.4f}")
    held = numpy.mean([(abs(guessed - wanted) < SURE * error).mean() for guessed in runs])
    print(f"  judgements between low and high: {100 * held:.1f} %")
    short, whole = measure_short(sentences, features, wanted, folds(authors, 0), share, error)
    weights, intercept = fit(features, wanted, share)
    values = -(intercept + levels @ weights)
    print(f"  OneStopEnglish: all three levels in order: {in_order(values):.4f}")
    adv, mid, ele = values.T
    print(f"    adv over int: {(adv > mid).mean():.4f}, int over ele: {(mid > ele).mean():.4f}")
    print("  what one standard deviation of each feature does to the easiness")
    for name, weight, spread, middle in zip(FEATURES, weights, features.std(axis=0), features.mean(axis=0), strict=True):
        print(f"    {name:20}{weight * spread:+8.3f}   (weight {weight:+9.3f}, mean {middle:7.4f})")
    return {
        "weights": {name: round(float(weight), 5) for name, weight in zip(FEATURES, weights, strict=True)},
        "intercept": round(float(intercept), 5),
        "mean": round(float(wanted.mean()), 5),
        "spread": round(float(wanted.std()), 5),
        "error": round(error, 5),
        "short_error": round(short, 2),
        "whole_words": round(whole, 1),
        "fitted_spread": round(float(numpy.mean([guessed.std() for guessed in runs])), 5),
        "grade_mean": round(float(numpy.mean(grades)), 3),
        "grade_spread": round(float(numpy.std(grades)), 3),
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true", help="write the coefficients into the package")
    options = parser.parse_args()
    if not has_judge():
        raise SystemExit(f"the feature {FORETOLD!r} needs the trigram model: pip install 'hornbook[judge]'")
    clear, stories = load_clear(options.folder), load_onestop(options.folder)
    wanted = numpy.array([value for _, value, _ in clear])
    sentences = [sentences_of(article) for article, _, _ in clear]
    features = numpy.array([mean_features(excerpt)[0] for excerpt in sentences])
    authors = [author for _, _, author in clear]
    levels = numpy.array([[mean_features(sentences_of(article))[0] for article in story] for story in stories])
    print(f"CLEAR: {len(clear)} excerpts, {len(set(authors))} authors, {FOLDS} folds by author, {REPEATS} ways to part them")
    print(f"OneStopEnglish: {len(stories)} articles, no part of the fit")
    grades = print_formulas(clear, wanted, stories)
    given = sentences, features, wanted, authors, levels, grades
    models = {
        "with judge": make_model(f"with {FORETOLD!r}", SHARE, *given),
        "without judge": make_model(f"without {FORETOLD!r}", 0.0, *given),
    }
    if options.write:
        TARGET.write_text(json.dumps(models, indent=1) + "\n", encoding="utf-8")
        print(f"written: {TARGET.name}")


if __name__ == "__main__":
    main()
