"""What must not change is seen in the words: a "not" that is gone alone is a loss, two that cancel each other out are none."""

import pytest

from reader.plain.facts import differences, find_facts


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("It is not uncommon.", "It is quite common."),
        ("The plan will not work unless the bank pays.", "The plan will only work if the bank pays."),
        ("The old bus never fails to start.", "The old bus always starts."),
        ("No fewer than 40 houses fell.", "At least 40 houses fell."),
        ("The trip was not without danger.", "The trip had some danger."),
        ("It is not uncommon, and he did not come.", "It is quite common, and he did not come."),
    ],
)
def test_two_negatives_may_go_together(old, new):
    assert differences(find_facts(old), find_facts(new), new) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("It is not uncommon.", "It is uncommon."),
        ("It is uncommon.", "It is not uncommon."),
        ("The plan will not work unless the bank pays.", "The plan will work unless the bank pays."),
        ("The plan will work unless the bank pays.", "The plan will not work unless the bank pays."),
        ("The old bus never fails to start.", "The old bus fails to start."),
        ("The trip was not without danger.", "The trip was without danger."),
        ("The trip was not without danger.", "The trip was not danger."),
        ("No fewer than 40 houses fell.", "Fewer than 40 houses fell."),
        ("It is not uncommon, and he did not come.", "It is quite common, and he did come."),
        ("He did not come.", "He came."),
    ],
)
def test_a_not_that_goes_or_comes_alone_is_told(old, new):
    assert differences(find_facts(old), find_facts(new), new) == ["a “not” was lost or added"]


def test_a_shared_would_may_stand_in_both_new_sentences():
    old = "The firm would buy the land and build a hotel."
    assert differences(find_facts(old), find_facts("The firm would buy the land. The firm would build a hotel."), "") == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The firm would buy the land and build a hotel.", "The firm would buy the land and would build a hotel."),
        ("The firm would buy the land and build a hotel.", "The firm would buy the land. The firm builds a hotel, they may say."),
        ("The firm buys the land and builds a hotel.", "The firm buys the land. The firm would build a hotel."),
        ("The firm might buy the land.", "The firm buys the land. It is so."),
    ],
)
def test_how_sure_it_is_stays(old, new):
    assert any("how sure" in one for one in differences(find_facts(old), find_facts(new), new))


def test_a_name_with_a_curly_apostrophe_is_found_again():
    old, new = "In May, Ann O’Mara purchased a house.", "In May, Ann O’Mara bought a house."
    assert differences(find_facts(old), find_facts(new), new) == []
    assert differences(find_facts(old), find_facts("In May, Ann bought a house."), "In May, Ann bought a house.") == ["the name O'Mara was lost"]
