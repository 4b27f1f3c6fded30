"""Abbreviations: every form in which news explains one, and what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.abbreviations import find_abbreviations
from glossary.elsewhere import short_forms_in
from glossary.spelling import match_letters, match_start
from reader.article import Article
from reader.language import parse_article


def expansions(text):
    return {one.short: one.expansion for one in find_abbreviations(Article.from_text(text))}


@pytest.mark.parametrize(
    ("text", "short", "expansion"),
    [
        ("The plan of the Food and Farming Office (or FFO) is new.", "FFO", "Food and Farming Office"),
        ("Many non-governmental organizations (NGOs) helped.", "NGO", "non-governmental organizations"),
        ("They compared the deoxyribonucleic acid (DNA) of both.", "DNA", "deoxyribonucleic acid"),
        ("Trees take up carbon dioxide (CO2) from the air.", "CO2", "carbon dioxide"),
        ("The Popular Front of the Coast (FPC) won.", "FPC", "Popular Front of the Coast"),
        ("The FPC (Popular Front of the Coast) won.", "FPC", "Popular Front of the Coast"),
        ("The FFO, the Food and Farming Office, is new.", "FFO", "Food and Farming Office"),
        ("The FFO – the Food and Farming Office – is new.", "FFO", "Food and Farming Office"),
        ("Doctors call it SAD, or seasonal affective disorder, and treat it.", "SAD", "seasonal affective disorder"),
        ("The Food and Farming Office, the FFO, is new.", "FFO", "Food and Farming Office"),
        ("Work at the Food and Farming Office – FFO – is hard.", "FFO", "Food and Farming Office"),
        ("The Front of the Coast, known by its Spanish acronym FDC, won.", "FDC", "Front of the Coast"),
        ("The rebels of the Free Army of the East, better known as FAE, fled.", "FAE", "Free Army of the East"),
        ("The FFO was late. A letter of the Food and Farming Office came in May.", "FFO", "Food and Farming Office"),
        ("The Food and Farming Office is new. Farmers like the FFO.", "FFO", "Food and Farming Office"),
        ("FFO means Food and Farming Office.", "FFO", "Food and Farming Office"),
        ("The state sold general food labels (gFLs) to farms.", "gFL", "general food labels"),
        ("The Alpha-Beta mining company (AB) is old.", "AB", "Alpha-Beta"),
        ("A VLOC is slow. He took a very long online course in art.", "VLOC", "very long online course"),
        ("The FFO was late. The Food and Farming Office’s letter came in May.", "FFO", "Food and Farming Office"),
        ("The warm water stove (commonly referred to as WWS) is new.", "WWS", "warm water stove"),
        ("A warm water stove is often abbreviated as WWS.", "WWS", "warm water stove"),
        ("The warm water stove or WWS was built in May.", "WWS", "warm water stove"),
        ("A sound of ten decibel (dB) is low.", "dB", "decibel"),
        ("It is measured in hertz (Hz) today.", "Hz", "hertz"),
        ("DNA, short for deoxyribonucleic acid, is in every cell.", "DNA", "deoxyribonucleic acid"),
        ("The Warm Stove card (WS card) is a card.", "WS", "Warm Stove"),
        ("The water warming system (abbreviation: WWS) is new.", "WWS", "water warming system"),
        ("It is a secret service device (SSD).", "SSD", "secret service device"),
        ("The word LASO was made in 1960 as an acronym for light and sound office.", "LASO", "light and sound office"),
        ("Offarm (the Office of Farming) is new.", "Offarm", "Office of Farming"),
        ("The new Office of Farming (Offarm) is small.", "Offarm", "Office of Farming"),
        ("The North Ocean Food Organization (Nofo) met.", "Nofo", "North Ocean Food Organization"),
        ("The European Farm Makers Association (AFEM) met.", "AFEM", "European Farm Makers Association"),
        ("The OF did not answer. The Office of Farming is closed.", "OF", "Office of Farming"),
        ("The European Food Office (EFO; founded in 1990) is new.", "EFO", "European Food Office"),
        ("The Northern Coast Railway (NC) runs late.", "NC", "Northern Coast Railway"),
        ("She is a Keeper of the Order of the Blue Lamp (KBL).", "KBL", "Keeper of the Order of the Blue Lamp"),
        ("The Amis du pain (Friends of the Bread of Old France, FBF) met.", "FBF", "Friends of the Bread of Old France"),
        ("The Food and Farming Office, FFO, is new.", "FFO", "Food and Farming Office"),
        ("Few families had a PC. Personal computers cost too much.", "PC", "Personal computers"),
        ("UN-led talks failed. The United Nations will try again.", "UN", "United Nations"),
    ],
)
def test_every_form(text, short, expansion):
    assert expansions(text) == {short: expansion}


@pytest.mark.parametrize(
    "text",
    [
        "He studied at Oxford University (UK) for a year.",
        "Nobody knows what the FFO does.",
        "The MP (Labour, Leeds) spoke.",
        "The chief of the FFO, Anna Orr, left.",
        "In May, the FFO said that it would close.",
        "Farmers like the FFO, but few of us do.",
        "The man was happy. (FFO) The end.",
        "HOPE means a lot to him.",
        "The mayor of Anna Town (Smith) spoke to Maria (the Mother of Marie).",
        "He likes AC music. Apple Corner is a shop.",
        "The MP asked the Metropolitan Police to come.",
        "MAKE PEACE NOW, the poster said. Many people nodded.",
        "The code is RSA (RSA-PSS).",
    ],
)
def test_what_only_looks_like_it(text):
    assert expansions(text) == {}


def test_a_phrase_in_small_letters_needs_the_parse():
    article = Article.from_text("The WHQ is full. A warm house quilt costs little, and we have quilts.")
    assert find_abbreviations(article) == ()
    assert [one.expansion for one in find_abbreviations(article, parse_article(article))] == ["warm house quilt"]
    chance = Article.from_text("The WHQ is full. We walked home quietly, were here quite often and won her quiz.")
    assert find_abbreviations(chance, parse_article(chance)) == ()


def test_shouting_and_roman_numbers_are_no_short_forms():
    text = "STOP THE WAR, they cried. Louis XIV met the FFO’s chief and two MPs in the US."
    assert list(short_forms_in(Article.from_text(text))) == ["FFO", "MP"]


def test_the_evidence_holds_both():
    text = "It rained.\n\nThe World Food Programme, or WFP, sent rice. The FFO (Food and Farming Office) did not."
    for one in find_abbreviations(Article.from_text(text)):
        assert one.short in one.evidence.of(text)
        assert one.expansion in one.evidence.of(text)


def test_spelling():
    assert match_start("WHO", "the World Health Organization in Geneva") == "World Health Organization"
    assert match_letters("TB", "a test for tuberculosis") == "tuberculosis"
    assert match_letters("TB", "a test for flu") == ""


@given(st.text("ABC ()abc,.-–“”DNA", max_size=80))
def test_spans_stay_inside_any_text(text):
    article = Article.from_text("x " + text)
    for one in find_abbreviations(article):
        assert 0 <= one.evidence.start < one.evidence.end <= len(article.text)
        assert one.expansion in article.text
