"""What a word is, its syllables, and which words are names, familiar and complex."""

import pytest

from reader.readability.lists import find_data, pronunciations, syllable_counts
from reader.readability.syllables import count_syllables, guess_syllables
from reader.readability.words import is_abbreviation, is_complex, is_familiar, is_name, words_in


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She ran—fast.", ["She", "ran", "fast"]),
        ("ran–fast ran--fast ran - fast", ["ran", "fast", "ran", "fast", "ran", "fast"]),
        ("a well-known man", ["a", "well-known", "man"]),
        ("don't don’t donʼt", ["don't", "don’t", "donʼt"]),
        ("the dogs' 'quoted' words", ["the", "dogs", "quoted", "words"]),
        ("U.S. and U.N. p.m. e.g. this", ["U.S", "and", "U.N", "p.m", "e.g", "this"]),
        ("It ended.Then", ["It", "ended", "Then"]),
        ("3.5 million, 1,250 or 10:30", ["3.5", "million", "1,250", "or", "10:30"]),
        ("see www.example.org", ["see", "www.example.org"]),
        ("R&D and/or AT&T", ["R&D", "and", "or", "AT&T"]),
        ("snake_case €5 50% #tag", ["snake", "case", "5", "50", "tag"]),
        ("café cafe\u0301", ["café", "cafe\u0301"]),
        ("… — ! *", []),
    ],
)
def test_words(text, words):
    assert words_in(text) == words


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("cat", 1), ("refugee", 3), ("rapporteur", 3), ("people", 2), ("area", 3), ("fire", 2),
        ("church's", 2), ("Kim’s", 1), ("dogs'", 1), ("don't", 1), ("couldn't", 2),
        ("well-known", 2), ("non‑refoulement", 4), ("re-opened", 3),
        ("U.N", 2), ("U.S.", 2), ("UNSC", 4), ("BMW", 5), ("MPs", 2), ("NATO", 2), ("US", 2), ("us", 1),
        ("0", 2), ("7", 2), ("15", 2), ("77", 5), ("100", 3), ("1,250", 8), ("1000", 3), ("2,000,000", 3),
        ("1953", 5), ("1900", 4), ("1905", 4), ("2013", 4), ("2005", 4), ("3.5", 3), ("10th", 1), ("1990s", 4), ("007", 6),
        ("hometowns", 2), ("unscored", 2), ("blicketing", 3), ("zzz", 1),
    ],
)  # fmt: skip
def test_syllables(word, syllables):
    assert count_syllables(word) == syllables


def test_the_rule_for_unknown_words_is_right_for_most_words_of_the_dictionary():
    from reader.readability.lists import pronunciations

    words = [word for word in sorted(pronunciations())[::97] if word.isalpha() and len(word) > 3]
    right = sum(guess_syllables(word) == sum(map(pronunciations()[word].count, "012")) for word in words)
    assert right / len(words) > 0.88


def test_very_long_numbers_are_read_figure_by_figure():
    assert count_syllables("1" * 40) == 40


@pytest.mark.parametrize("word", ["Kim", "Kim's", "Seoul", "Korean", "Okafor", "Blinkens"])
def test_names(word):
    assert is_name(word) and is_familiar(word)


@pytest.mark.parametrize("word", ["kim", "Commission", "The", "Repatriation", "UNSC", "U.N", "Refugees"])
def test_no_names(word):
    assert not is_name(word)


def test_abbreviations():
    assert all(map(is_abbreviation, ["UNSC", "U.N", "MPs", "US’s"]))
    assert not any(map(is_abbreviation, ["I", "A", "Kim", "p.m", "As"]))


@pytest.mark.parametrize(
    "word",
    [
        "stopped",
        "carries",
        "carried",
        "making",
        "boxes",
        "easily",
        "biggest",
        "farmer",
        "you'll",
        "1,250",
        "sun-dried",
        "U.S",
        "J",
    ],
)
def test_familiar(word):
    assert is_familiar(word)


@pytest.mark.parametrize("word", ["repatriation", "rapporteur", "UNSC", "envoys", "well-informed", "humanitarian"])
def test_unfamiliar(word):
    assert not is_familiar(word)


def test_spache_has_his_own_list_and_narrower_rules():
    assert is_familiar("mill") and not is_familiar("mill", spache=True)
    assert is_familiar("Don’t", spache=True) and is_familiar("houses", spache=True)
    assert is_familiar("easily") and not is_familiar("easily", spache=True)
    assert is_familiar("stopped", spache=True) and is_familiar("Seoul", spache=True)


def test_complex_words_by_gunnings_rules():
    assert is_complex("humanitarian", 6) and is_complex("rapporteur", 3)
    for word, syllables in [
        ("reported", 3),
        ("witnesses", 3),
        ("covering", 3),
        ("Albania", 4),
        ("UNSC", 4),
        ("part-timer", 3),
        ("1953", 5),
    ]:
        assert not is_complex(word, syllables), word


def test_a_missing_list_says_what_to_install():
    from reader.errors import MissingPartError

    with pytest.raises(MissingPartError, match="pip install nosuchpackage"):
        find_data("nosuchpackage", "list.txt")


def test_the_syllables_of_the_list_are_its_vowel_sounds():
    known = syllable_counts()
    sounds = {word: text.partition(" #")[0] for word, text in pronunciations().items() if "(" not in word}
    assert len(sounds) > 100_000
    assert [word for word, text in sounds.items() if known[word] != sum(text.count(stress) for stress in "012")] == []
