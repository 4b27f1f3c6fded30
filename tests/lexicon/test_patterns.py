"""Changes of construction: what X stands for is a whole noun phrase, or nothing is changed."""

import pytest

from reader.language import parse_texts
from reader.lexicon.entries import Pattern
from reader.lexicon.patterns import match_pattern


def changed(sentence: str, word: str, before: str, after: str) -> str | None:
    doc = parse_texts([sentence])[0]
    first = next(token.i for token in doc if token.text == word)
    match = match_pattern(Pattern(before, after), doc[first : first + 1])
    if match is None:
        return None
    span, text = match
    return sentence[: span.start] + text + sentence[span.end :]


@pytest.mark.parametrize(
    ("sentence", "word", "before", "after", "expected"),
    [
        ("The drought aggravated the long row over fish in March.", "aggravated", "aggravate X", "make X worse",
         "The drought made the long row over fish worse in March."),
        ("The plan will blur the line between work and play.", "blur", "blur X", "make X less clear",
         "The plan will make the line between work and play less clear."),
        ("The law permits farmers and their families to keep bees.", "permits", "permit X to do", "allow X to do",
         "The law allows farmers and their families to keep bees."),
        ("They prioritize children, and the old wait.", "prioritize", "prioritize X", "put X first",
         "They put children first, and the old wait."),
        ("She adhered to the rules of the school.", "adhered", "adhere to X", "follow X",
         "She followed the rules of the school."),
        ("He assisted the owner of the shop in moving the boxes.", "assisted", "assist X in doing", "help X do",
         "He helped the owner of the shop move the boxes."),
    ],
)
def test_x_is_the_whole_noun_phrase(sentence, word, before, after, expected):
    assert changed(sentence, word, before, after) == expected


@pytest.mark.parametrize(
    ("sentence", "word", "before", "after"),
    [
        # a clause goes on behind the noun
        ("The sanctions aggravated a crisis that began in 2008.", "aggravated", "aggravate X", "make X worse"),
        # an adjective, not a verb with an object
        ("Aggravated assault is a crime.", "Aggravated", "aggravate X", "make X worse"),
        # "of" may belong to "head" or to "accused"
        ("Police accused the head of state of theft.", "accused", "accuse X of", "blame X for"),
        ("The row was aggravated by rumours.", "aggravated", "aggravate X", "make X worse"),
        # the object goes on after a comma
        ("They upload photos, films and songs each day.", "upload", "upload X", "put X online"),
        # when it was done is no part of the object
        ("The firm rebuilt the mill between 1839 and 1842.", "rebuilt", "rebuild X", "build X again"),
        # "put a ban on smoking in parks in place"
        ("The city imposed a ban on smoking in parks.", "imposed", "impose X", "put X in place"),
        # the object goes on after the apostrophe
        ("The ban is jeopardizing other countries’ milk exports.", "jeopardizing", "jeopardize X", "put X at risk"),
    ],
)
def test_nothing_is_changed_where_its_end_is_not_certain(sentence, word, before, after):
    assert changed(sentence, word, before, after) is None
