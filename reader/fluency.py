"""How likely English words are in a row: a trigram model as judge of fit for words and seams.

The model comes in the ``pocketsphinx`` wheel (general English, BSD licence). Without it, every text
is as likely as any other and the callers' own checks decide alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

_TOKEN = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*|\d[\d.,]*|[.!?;:]")
#: Natural log probability of a word that the model does not know.
UNKNOWN = -16.0


class Judge(Protocol):
    """Anything that says how likely a row of words is."""

    def log_probability(self, words: Sequence[str]) -> float:
        """Natural logarithm of the probability of ``words``, lower case, as a sum over words."""
        ...


class TrigramJudge:
    """The trigram model of pocketsphinx, read once."""

    def __init__(self, path: Path) -> None:
        from pocketsphinx import Config, LogMath, NGramModel

        self._log = LogMath(1.0001)
        self._to_ln = self._log.log_to_ln
        self._model = NGramModel(Config(), self._log, str(path))

    def log_probability(self, words: Sequence[str]) -> float:
        """Natural logarithm of the probability of the words."""
        total = 0.0
        prob, to_ln = self._model.prob, self._to_ln
        for place in range(len(words)):
            value = to_ln(prob([words[place], *reversed(words[max(0, place - 2) : place])]))
            total += value if value > UNKNOWN * 4 else UNKNOWN
        return total


class IndifferentJudge:
    """Finds every row of words equally likely: used where no model is installed."""

    def log_probability(self, words: Sequence[str]) -> float:
        """Always 0."""
        return 0.0


@lru_cache(maxsize=1)
def load_judge() -> Judge:
    """The trigram judge where ``pocketsphinx`` is installed, else the indifferent one."""
    spec = find_spec("pocketsphinx")
    if spec is None or spec.origin is None:
        return IndifferentJudge()
    path = Path(spec.origin).parent / "model" / "en-us" / "en-us.lm.bin"
    return TrigramJudge(path) if path.is_file() else IndifferentJudge()


def tokens(text: str) -> list[str]:
    """The words of a text as the model knows them, with sentence marks.

    >>> tokens("The envoys met. They agreed.")
    ['<s>', 'the', 'envoys', 'met', '</s>', '<s>', 'they', 'agreed', '</s>']
    """
    found = ["<s>"]
    for match in _TOKEN.finditer(text):
        token = match.group().lower().replace("’", "'")
        if token in {".", "!", "?"}:
            found += ["</s>", "<s>"]
        elif token not in {";", ":"}:
            found.append(token)
    if found[-1] == "<s>":
        found.pop()
    else:
        found.append("</s>")
    return found


def log_probability(text: str, judge: Judge | None = None) -> float:
    """Natural log probability of a text under the judge."""
    return (judge or load_judge()).log_probability(tokens(text))


def log_ratio(before: str, after: str, judge: Judge | None = None) -> float:
    """How much likelier ``after`` is than ``before``; positive when it reads better."""
    judge = judge or load_judge()
    return log_probability(after, judge) - log_probability(before, judge)
