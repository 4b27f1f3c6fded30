"""Sentence boundaries where full stops, quotations and lists mislead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language import find_sentences, parse_texts

CASES = [
    ("The U.S. envoy met Mr. Lund in St. Paul. He left at 5 p.m. on Friday.", 2),
    ("“Stop!” Kim said. “It is late.”", 2),
    ("“We are late,” Kim said. “As such, we ran.”", 2),
    ("“Is it true?” asked Ms. Berg of the U.N. office.", 1),
    ("Prices rose by 3.5 percent. Wages rose by 2.1 percent.", 2),
    ("He was born in 1950. In 1970 he moved to Washington D.C. with his wife.", 2),
    ("No. I did not go. Yes. I did.", 4),
    ("The firm (founded in 1901) is old. It makes glass.", 2),
    ("She lives at No. 5 and he lives at No. 7.", 1),
    ("“I was there. I saw it.” He wept.", 3),
    ("Dr. Mei Chen, M.D., works there. She is kind.", 2),
    ("They came, e.g. from Spain, i.e. from the south. Many stayed.", 2),
]


@pytest.mark.parametrize(("text", "count"), CASES)
def test_boundaries(text, count):
    found = [span.of(text) for span in find_sentences(text)]
    assert len(found) == count, found


@given(st.text(alphabet="ab .!?“”\"'U\n", max_size=80))
def test_spans_are_in_order_apart_and_trimmed(text):
    end = 0
    for span in find_sentences(text):
        assert end <= span.start < span.end <= len(text)
        assert span.of(text) == span.of(text).strip()
        end = span.end


def test_the_parser_is_given_our_boundaries():
    doc = parse_texts(["“Stop!” Kim said. “It is late.”"])[0]
    assert [sentence.text for sentence in doc.sents] == ["“Stop!” Kim said.", "“It is late.”"]
