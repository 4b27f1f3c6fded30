"""Pages of the news as text: the cases of ``layouts.txt``, each block in its place."""

from pathlib import Path

import pytest

from reader.article import Article

CASES = Path(__file__).with_name("layouts.txt").read_text("utf-8").split("\n=== ")[1:]


def read_case(case):
    name, _, rest = case.partition("\n")
    text, _, expected = rest.partition("\n---\n")
    blocks = [tuple(line.split(" | ", 1)) for line in expected.split("\n") if line.strip()]
    return name, text, blocks


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*read_case(case)[1:], id=read_case(case)[0]) for case in CASES])
def test_layout(text, expected):
    article = Article.from_text(text)
    assert [(block.kind, block.span.of(article.text)) for block in article.blocks] == expected


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*read_case(case)[1:], id=read_case(case)[0]) for case in CASES])
def test_headline_is_the_title(text, expected):
    headlines = [text for kind, text in expected if kind == "headline"]
    assert Article.from_text(text).title == (headlines[0] if headlines else "")


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*read_case(case)[1:], id=read_case(case)[0]) for case in CASES])
def test_reading_again_changes_nothing(text, expected):
    once = Article.from_text(text)
    assert Article.from_text(once.text) == once
