"""Who says what: quotations and reported claims, their speakers, and where they stand."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lessons.sources import find_statements
from reader.article import Article


def _found(text):
    article = Article.from_text(text)
    return [(one.speaker, one.verb, one.form, one.content.of(article.text)) for one in find_statements(article)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“The river is clean again,” said Anna Reed, a fisher in Hull.",
            [("Anna Reed", "say", "direct", "“The river is clean again,”")],
        ),
        (
            '"The river is clean again," Anna Reed said.',
            [("Anna Reed", "say", "direct", '"The river is clean again,"')],
        ),
        (
            "Anna Reed told reporters: “The river is clean again.”",
            [("Anna Reed", "tell", "direct", "“The river is clean again.”")],
        ),
        (
            "The mayor said that the river was clean again.",
            [("The mayor", "say", "indirect", "the river was clean again")],
        ),
        (
            "The river is clean again, the mayor said.",
            [("the mayor", "say", "indirect", "The river is clean again")],
        ),
        (
            "According to Anna Reed, the river is clean again.",
            [("Anna Reed", "according to", "indirect", "the river is clean again.")],
        ),
        (
            "The river is clean again, according to the mayor.",
            [("the mayor", "according to", "indirect", "The river is clean again")],
        ),
    ],
)
def test_a_speaker_is_found(text, expected):
    assert _found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The river is clean again.",
        "He called it a “clean river” for years.",
        "The mayor said nothing.",
        "The mayor would say that the river was clean if she were asked.",
    ],
)
def test_what_nobody_says_is_no_statement(text):
    assert _found(text) == []


def test_he_and_she_get_a_name_and_a_short_name_becomes_full():
    text = (
        "“The river is clean again,” said Anna Reed. “We can swim in it.” "
        "She added that the fish had come back.\n\nReed said the work would go on for ten years."
    )
    assert [speaker for speaker, *_ in _found(text)] == ["Anna Reed"] * 4


def test_the_role_and_whether_a_name_is_given():
    text = "“The river is clean again,” said Anna Reed, a fisher in Hull. An official said the mayor was pleased with the work."
    first, second = find_statements(text)
    assert (first.named, first.role) == (True, "a fisher in Hull")
    assert (second.named, second.speaker, second.role) == (False, "An official", "")


def test_a_claim_with_quoted_words_in_it_is_partly_quoted():
    (one,) = find_statements("The mayor said the river was “as clean as a glass of water” after the work.")
    assert one.form == "partly quoted"


def test_a_question_of_who_is_answered_with_the_noun_before():
    (one,) = find_statements("The work was praised by Anna Reed, who said that the river was clean again.")
    assert one.speaker == "Anna Reed"


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["“It is late,” said Tom.", "Rain fell.", "She said it was late.", '"Go home now, please', "“Yes.”", "he said", "According to the mayor, rain fell.", "\n\n", "‘", "Tom’s"]
        ),
        min_size=1,
        max_size=8,
    )
)
def test_spans_stay_in_the_text_and_statements_apart(parts):
    text = "The day was long. " + " ".join(parts)
    article = Article.from_text(text)
    statements = find_statements(article)
    sentences = {sentence.span for sentence in article.sentences}
    for one in statements:
        assert one.content.of(article.text).strip()
        assert one.sentences and set(one.sentences) <= sentences
        assert one.speaker_span is None or one.speaker_span.of(article.text).strip()
    for one, other in pairwise(statements):
        assert one.content.end <= other.content.start


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (  # who tells, not who is told of
            "Coach Anna Reed revealed how Tom Hale broke the news. Tom Hale was sad. Coach Anna Reed explained how Tom Hale had left. “I heard it at noon,” she said.",
            {"Anna Reed"},
        ),
        (  # a woman who has no name stays without one, although one with a name spoke before
            "“The fee is not fair,” said Anna Reed. \n\nOne disgruntled Breadco waiter, who wants no name, said that the fee was high. “I pay it each night,” she said.",
            {"Anna Reed", "One disgruntled Breadco waiter"},
        ),
    ],
)
def test_he_and_she_are_not_the_next_best_name(text, speakers):
    assert {speaker for speaker, _, form, _ in _found(text) if form == "direct"} == speakers


def test_the_first_words_of_a_quotation_may_be_short_and_have_capitals():
    assert ("Anna Reed", "say", "direct", "“Without Larkfield,”") in _found("“Without Larkfield,” Anna Reed said, “there would have been no bridge.”")


def test_a_title_is_nobodys_words():
    found = _found("To the sounds of Reed’s “Signed, Sealed, Delivered, I’m Yours,” Anna Reed told the crowd: “We have won the vote.”")
    assert not [content for _, _, form, content in found if "Sealed" in content and form == "direct"]
    assert ("Anna Reed", "tell", "direct", "“We have won the vote.”") in found
