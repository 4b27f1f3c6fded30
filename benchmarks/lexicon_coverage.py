"""How much of a folder of articles the dictionary covers.

    python benchmarks/lexicon_coverage.py FOLDER [RATINGS]

Counts running hard words: Zipf below 4.2, not on the familiar list, no names; with RATINGS (a tab-separated file of
word and rating from 1 to 6) words rated below 2.5 are left out. Covered: the word has an entry by its form, its base
form or its family.
"""

import sys
from pathlib import Path

from reader import read_article
from reader.language import parse_article
from reader.lexicon.linting import is_familiar, zipf
from reader.lexicon.store import look_up

CONTENT = {"NOUN", "VERB", "ADJ", "ADV"}


def hard_words(article, ratings):
    for doc in parse_article(article):
        for token in doc or ():
            word, lemma = token.lower_, token.lemma_.lower()
            if token.pos_ not in CONTENT or token.ent_type_ or not word.isalpha() or word != token.text:
                continue
            if zipf(lemma) >= 4.2 or is_familiar(word) or ratings.get(lemma, 9.0) < 2.5:
                continue
            yield word


def main(folder, ratings_file=None):
    ratings = {}
    if ratings_file:
        for line in Path(ratings_file).read_text(encoding="utf-8").splitlines():
            word, _, value = line.partition("\t")
            ratings[word.strip().lower()] = float(value.split("\t")[0])
    total = covered = 0
    missing = {}
    for path in sorted(Path(folder).glob("*.txt")):
        for word in hard_words(read_article(path), ratings):
            total += 1
            if look_up(word):
                covered += 1
            else:
                missing[word] = missing.get(word, 0) + 1
    print(f"{covered} of {total} hard words have an entry: {covered / max(1, total):.3f}")
    print("most missed:", ", ".join(sorted(missing, key=lambda word: (-missing[word], word))[:40]))


if __name__ == "__main__":
    main(*sys.argv[1:3])
