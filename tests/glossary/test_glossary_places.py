"""What the article says a place is, and what only looks like it."""

import pytest

from glossary import build_glossary
from glossary.exports import to_html
from glossary.places import find_places
from reader.article import Article
from reader.language import parse_article


def lines(text):
    article = Article.from_text(text)
    return {term.text: term.definition for term in find_places(article, parse_article(article))}


@pytest.mark.parametrize(
    ("text", "name", "line"),
    [
        ("They crossed the Ruvu, a wide river in the south.", "Ruvu", "a wide river in the south"),
        ("The train stopped at Kassel, a city in the middle of Germany.", "Kassel", "a city in the middle of Germany"),
        ("Tilos (a Greek island of 500 people) has wind power.", "Tilos", "a Greek island of 500 people"),
        ("Lima – Peru’s capital – is dry.", "Lima", "Peru’s capital"),
        ("Trucks waited in the border town of Nickelsdorf.", "Nickelsdorf", "border town"),
        ("Rain fell on the tiny Scottish island of Colonsay.", "Colonsay", "tiny Scottish island"),
        ("Winds pushed the fire towards the town of Hill Top.", "Hill Top", "town"),
        ("Soldiers kept the peace in the Afghan capital of Kabul.", "Kabul", "Afghan capital"),
        ("People in its capital, Lima, marched.", "Lima", "capital"),
        ("He was born in Lebanon’s second city, Tripoli.", "Tripoli", "Lebanon’s second city"),
        ("Farmers in the Tigray region of Ethiopia fled.", "Tigray", "region of Ethiopia"),
        ("Lima is the capital of Peru.", "Lima", "the capital of Peru"),
        ("Iceland, a country of barely 320,000 people, voted.", "Iceland", "a country of barely 320,000 people"),
        ("He grew up in Alaska, part of the United States, by the sea.", "Alaska", "part of the United States"),
        ("The talks were held in Manchester, in northern England, at noon.", "Manchester", "in northern England"),
    ],
)
def test_every_form(text, name, line):
    assert lines(text) == {name: line}


@pytest.mark.parametrize(
    "text",
    [
        "Anna Orr, the island’s mayor, spoke.",
        "They met in the capital of Nepal.",
        "A quarter of Cubans use the internet.",
        "Teff, a grain that needs little water, is new here.",
        "Sweden is the best country for old people.",
        "In May, a city in the south was hit.",
        "It rained in Sydney, the Hunter Valley and the north coast.",
        "Nobody knew the true state of Hillbank at that time.",
        "Western Australia, the Northern Territory and South Australia have three each.",
        "They live in a suburb of Nablus.",
        "They flew back to their home city of Prague.",
        "She works for Ofcom, the regulator of radio.",
    ],
)
def test_what_only_looks_like_it(text):
    assert lines(text) == {}


def test_the_stretch_holds_name_and_line():
    text = "It rained.\n\nTrucks waited in the border town of Nickelsdorf. Lima, the capital of Peru, is dry."
    article = Article.from_text(text)
    for term in find_places(article, parse_article(article)):
        assert term.text == term.spans[0].of(text)
        assert term.text in term.evidence.of(text)
        assert term.definition in term.evidence.of(text)


def test_places_have_their_list_and_are_no_terms():
    glossary = build_glossary("They crossed the Ruvu, a wide river in the south. The envoy slept.", None)
    assert [term.text for term in glossary.places] == ["Ruvu"]
    assert "Ruvu" not in [term.text for term in glossary]
    page = to_html(glossary)
    assert '<h2>Places</h2>\n<ul>\n<li id="term-ruvu"><strong>Ruvu</strong>: <span id="term-ruvu-meaning">a wide river' in page
    assert 'href="#term-ruvu" aria-describedby="term-ruvu-meaning">Ruvu</a>' in page
