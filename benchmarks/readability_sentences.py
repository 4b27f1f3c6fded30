"""Sentence boundaries: cases on which splitters trip, and an article, against counts by hand.

    python benchmarks/readability_sentences.py CASES ARTICLE [--expected 25]

CASES is a JSON list of {"text": …, "sentences": …}; ARTICLE a file. A sentence is counted in every block but captions,
credits, bylines and datelines: the headline is one. Beside ours stand textstat's counts, of the same blocks.
"""

import argparse
import json
import sys
from pathlib import Path

from reader import read_article
from reader.article import Article
from reader.language import find_sentences
from reader.readability.sentences import count_sentences
from reader.readability.textstat_beside import offline_textstat

LEFT_OUT = frozenset({"caption", "credit", "byline", "dateline"})


def blocks_of(article):
    return [block.span.of(article.text) for block in article.blocks if block.kind not in LEFT_OUT]


def counts(article):
    """Ours, by the finder and by the quick count (they must agree), and textstat's."""
    blocks = blocks_of(article)
    found = sum(len(find_sentences(block)) for block in blocks)
    quick = sum(map(count_sentences, blocks))
    if quick != found:
        sys.exit(f"the quick count is {quick}, the finder's {found}: {blocks}")
    return found, int(offline_textstat().sentence_count("\n".join(blocks)))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("cases", type=Path)
    parser.add_argument("article", type=Path)
    parser.add_argument("--expected", type=int, default=25)
    options = parser.parse_args()
    cases = json.loads(options.cases.read_text(encoding="utf-8"))
    right = theirs = 0
    for case in cases:
        ours, other = counts(Article.from_text(case["text"]))
        right += ours == case["sentences"]
        theirs += other == case["sentences"]
        if ours != case["sentences"]:
            print(f"{ours} sentences, not {case['sentences']}: {case['text']!r}")
    print(f"cases: {right} of {len(cases)} (textstat {theirs})")
    ours, other = counts(read_article(str(options.article)))
    print(f"article: {ours} sentences, by hand {options.expected} (textstat {other})")


if __name__ == "__main__":
    main()
