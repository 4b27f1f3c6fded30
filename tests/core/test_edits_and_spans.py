"""Spans index the text; edits apply, undo and map."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Article, Block, Span
from reader.edits import Edit, apply_edits, undo_edits

TEXT = "The envoy spoke. Then the envoys left."


@st.composite
def text_and_edits(draw):
    text = draw(st.text(min_size=1, max_size=60))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    spans = [Span(low, high) for low, high in zip(cuts[::2], cuts[1::2], strict=False)]
    return text, [Edit(span, draw(st.text(max_size=8)), "rule", "reason") for span in spans]


def test_a_span_is_half_open():
    assert Span(4, 9).of(TEXT) == "envoy"
    assert len(Span(4, 9)) == 5
    assert Span(0, 9).contains(Span(4, 9))
    assert not Span(0, 4).overlaps(Span(4, 9))


@pytest.mark.parametrize("start, end", [(-1, 2), (5, 4)])
def test_a_span_that_cannot_be_is_refused(start, end):
    with pytest.raises(ValueError, match="Span"):
        Span(start, end)


def test_blocks_must_be_in_order():
    with pytest.raises(ValueError, match="in order"):
        Article(TEXT, (Block("paragraph", Span(5, 9)), Block("paragraph", Span(0, 3))))


def test_edits_are_applied_together():
    edits = [Edit(Span(4, 9), "messenger", "words", "simpler"), Edit(Span(17, 22), "Later,", "words", "simpler")]
    assert apply_edits(TEXT, edits)[0] == "The messenger spoke. Later,the envoys left."


@given(text_and_edits())
def test_undoing_gives_the_text_back(case):
    text, edits = case
    changed, _ = apply_edits(text, edits)
    assert apply_edits(changed, undo_edits(text, edits))[0] == text


@given(text_and_edits())
def test_what_no_edit_touches_maps_there_and_back(case):
    text, edits = case
    changed, offsets = apply_edits(text, edits)
    free = [place for place in range(len(text)) if not any(edit.span.start <= place <= edit.span.end for edit in edits)]
    for place in free:
        old = Span(place, place + 1)
        if any(old.overlaps(edit.span) or edit.span.start == old.end for edit in edits):
            continue
        new = offsets.to_new(old)
        assert new.of(changed) == old.of(text)
        assert offsets.to_old(new) == old


def test_edits_that_overlap_are_refused():
    with pytest.raises(ValueError, match="overlaps"):
        apply_edits(TEXT, [Edit(Span(0, 5), "a"), Edit(Span(4, 9), "b")])
