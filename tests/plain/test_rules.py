"""Each rule on the sentences on which it must fire, with the exact result, and on those where it must stay silent."""

from pathlib import Path

import pytest

from reader.article import Article, Block, Span
from reader.plain.simplifier import RULES, simplify

FOLDER = Path(__file__).parent / "rules"
FEWEST = 10


def cases(rule):
    """(level, sentence, result) of a rule's file; the result is the sentence itself where it must stay silent.

    " / " stands for the new line of a list.
    """
    found, section, level = [], "", "easy"
    for line in (FOLDER / f"{rule}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            section = line.lstrip("# ").split()[0]
            level = "plain" if line.endswith("(plain)") else "easy"
        elif line.strip():
            sentence, arrow, result = line.partition(" => ")
            assert (section == "fires") == bool(arrow), f"{rule}: {line}"
            found.append((level, sentence.strip(), (result if arrow else sentence).strip().replace(" / ", "\n- ")))
    return found


def name_of(rule):
    return rule.__name__.rpartition(".")[2]


def by_rule():
    for rule in RULES:
        for level, sentence, result in cases(name_of(rule)):
            yield pytest.param(rule, level, sentence, result, id=f"{name_of(rule)}: {sentence[:50]}")


def one_sentence(text):
    return Article(text, (Block("paragraph", Span(0, len(text))),))


@pytest.mark.parametrize(("rule", "level", "sentence", "result"), list(by_rule()))
def test_the_rule_does_what_its_file_says(rule, level, sentence, result):
    made = simplify(one_sentence(sentence), level=level, rules=[rule])
    assert made.text == result
    assert bool(made.changes) == (sentence != result)


@pytest.mark.parametrize("rule", RULES, ids=name_of)
def test_each_rule_has_enough_examples_and_names_its_source(rule):
    found = cases(name_of(rule))
    assert sum(sentence != result for _, sentence, result in found) >= FEWEST
    assert sum(sentence == result for _, sentence, result in found) >= FEWEST
    assert len({sentence for _, sentence, _ in found}) == len(found)
    assert rule.NAME and rule.SOURCE
