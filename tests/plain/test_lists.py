"""A list of the easy version: a matter of layout, that can be undone, and that leaves every word."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.plain.rules import lists
from reader.plain.simplifier import simplify, simplify_lines

LIST = "The fund pays for two new buses, a boat to the islands and free meals in all schools."
ITEMS = ["two new buses", "a boat to the islands", "free meals in all schools", "an old map", "several red tents", "a lamp that needs no power"]


def words(text):
    return text.replace("\n- ", " ").replace(":", "").replace(",", "").split()


def test_the_sentence_stays_and_its_items_are_places_in_it():
    made = simplify(f"It rained. {LIST} Nobody knew.", level="easy", rules=[lists])
    sentence = made.sentences[1]
    assert sentence.text == LIST
    assert [item.of(LIST) for item in sentence.items] == ["two new buses", "a boat to the islands", "and free meals in all schools."]
    assert made.text == "It rained.\nThe fund pays for:\n- two new buses\n- a boat to the islands\n- and free meals in all schools.\nNobody knew."
    assert [change.after for change in made.changes] == [sentence.shown]


def test_a_list_can_be_undone_by_its_id():
    made = simplify(LIST, level="easy")
    change = next(change for change in made.changes if change.rule == "list")
    assert "\n" not in simplify(LIST, level="easy", refuse=[change.id]).text


def test_lines_stay_lines():
    assert len(simplify_lines([LIST])[0].splitlines()) == 1


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(ITEMS), min_size=3, max_size=5, unique=True), st.booleans())
def test_no_word_is_lost(items, with_comma):
    text = f"The box held {', '.join(items[:-1])}{',' if with_comma else ''} and {items[-1]}."
    made = simplify(text, level="easy", rules=[lists])
    assert words(made.text) == words(text)
