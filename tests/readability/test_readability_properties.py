"""What must hold for any text: finite numbers or a clear error, and what changes no number."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.article import Article, Block, Span
from reader.errors import HornbookError
from reader.readability.checking import check
from reader.readability.findings import hard_words, long_sentences, undefined_abbreviations
from reader.readability.heat import curve, heat_map
from reader.readability.quotations import find_quotations, score_without_quotations
from reader.readability.scoring import compare, score
from reader.readability.tables import row, sentence_rows

SENTENCES = st.sampled_from(
    [
        "The U.S. envoy didn't meet Dr. Okafor at 5 p.m. on Monday.",
        "Ten boats waited.",
        "“It's late,” he said.",
        "Nobody's dogs' barking could've woken O'Brien's aunt, who'd slept.",
        "The price rose by 3.5 percent—twice the forecast—in 1953.",
        "Why?",
        "The jurisdictional provisions presuppose reciprocal institutional recognition by the UNSC.",
        "'Stop!' she cried.",
        "It was well-known, e.g. in Halden... or not.",
    ]
)
TEXTS = st.lists(SENTENCES, min_size=1, max_size=8).map(" ".join)
QUICK = settings(max_examples=60, deadline=None)


@QUICK
@given(TEXTS, st.integers(2, 4), st.sampled_from([" ", "\n\n"]))
def test_a_text_many_times_over_has_the_same_averages(text, times, joint):
    once, often = score(text), score(joint.join([text] * times))
    assert often.counts == sum([once.counts] * (times - 1), start=once.counts)
    for name, value in once.formulas.items():
        assert getattr(often, name) == pytest.approx(value), name


@QUICK
@given(TEXTS)
def test_curly_apostrophes_change_nothing(text):
    curly = text.replace("'", "’")
    straight = text.replace("’", "'")
    assert score(curly).counts == score(straight).counts
    assert score(curly).difficulty == score(straight).difficulty


@QUICK
@given(
    TEXTS, st.text(min_size=1, max_size=60), st.sampled_from(["caption", "credit", "byline", "headline", "dateline"])
)
def test_a_block_outside_the_body_changes_nothing(text, more, kind):
    plain = Article(text, (Block("paragraph", Span(0, len(text))),))
    whole = f"{more}\n\n{text}"
    start = len(more) + 2
    longer = Article(whole, (Block(kind, Span(0, len(more))), Block("paragraph", Span(start, start + len(text)))))
    assert score(longer) == score(plain) and score(longer).difficulty == score(plain).difficulty
    assert [one.reasons for one in hard_words(longer)] == [one.reasons for one in hard_words(plain)]


ANY = st.text(max_size=200) | st.text(
    alphabet=st.sampled_from("Aa bé.!?…\"“”’'()—\n\t\u00a01;,:-*|#\u0301\u200b🙂"), max_size=80
)


@settings(max_examples=120, deadline=None)
@given(ANY)
def test_any_text_can_be_shown_and_searched(text):
    try:
        article = Article.from_text(text)
        scores = score(article)
    except HornbookError as error:
        assert str(error)
        return
    assert all(math.isfinite(value) for key, value in row(scores).items() if key != "source")
    rows = list(sentence_rows(article))
    assert sum(one["words"] for one in rows) == scores.counts.words
    assert all(math.isfinite(one["difficulty"]) for one in rows)
    page = heat_map(article).html()
    assert page.count("<span") == page.count("</span>") and str(heat_map(article)) and curve(article).svg()
    found = (*hard_words(article), *long_sentences(article), *undefined_abbreviations(article))
    for span in (*(one.span for one in found), *find_quotations(article)):
        assert 0 <= span.start < span.end <= len(article.text)
        assert any(block.span.contains(span) for block in article.body)
    assert check(article, 100).passed and not any(compare(article, article).changes.values())


@settings(max_examples=80, deadline=None)
@given(ANY)
def test_without_quotations_there_is_never_more(text):
    try:
        whole, left = score(text), score_without_quotations(text)
    except HornbookError as error:
        assert str(error)
        return
    assert left.counts.letters <= whole.counts.letters
    assert all(math.isfinite(value) for value in left.formulas.values())
