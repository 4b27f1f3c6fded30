"""What does the grammar checker harper find in a text, and what of it did a plain version add?

harper-py (Apache-2.0) finds "an house" and "the the", and misses most errors of agreement: it stands beside the
checks in reader/plain. Its findings on spelling (it takes rare names for errors), on the length of sentences, on
capitals, on typography and on style are no grammar, and are not counted.
"""

from collections import Counter
from functools import cache
from itertools import groupby

from harper import Dialect, Language, Linter

NO_GRAMMAR = frozenset({"Spelling", "Readability", "Capitalization", "Formatting", "Style", "Regionalism", "Enhancement"})


@cache
def _linter():
    return Linter(Dialect.BRITISH)


def findings(text):
    """(kind, words) of each finding on the grammar of a text."""
    found = _linter().lint(text, language=Language.PLAINTEXT)
    return [(lint.lint_kind, lint.problem_text) for lint in found if lint.lint_kind not in NO_GRAMMAR]


def findings_per_thousand(articles):
    """Findings on grammar for each 1,000 words of the articles, paragraph by paragraph."""
    count = words = 0
    for article in articles:
        for block in article.body:
            text = block.span.of(article.text)
            words += len(text.split())
            count += len(findings(text))
    return 1000 * count / max(1, words)


def added_findings(plain):
    """(kind, words, plain sentences) of each finding that the article's own sentence does not have."""
    added = []
    for sources, group in groupby(plain.sentences, key=lambda sentence: sentence.sources):
        sentences = list(group)
        if any(sentence.is_changed for sentence in sentences):
            text = " ".join(sentence.text for sentence in sentences)
            new = Counter(findings(text)) - Counter(findings(sources[0].of(plain.article.text)))
            added += [(kind, words, text) for kind, words in new.elements()]
    return added
