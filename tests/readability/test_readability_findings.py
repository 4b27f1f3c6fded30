"""Findings with their exact places, and what must stay silent; places, quotations, heat maps."""

import re

import pytest

from reader.article import Article
from reader.errors import ReadingError
from reader.readability.findings import (
    find_all,
    hard_words,
    long_sentences,
    passives,
    stacked_clauses,
    undefined_abbreviations,
    word_reasons,
)
from reader.readability.heat import MARKS, curve, heat_map
from reader.readability.page import page
from reader.readability.places import LEVELS, level_of, paragraph_places, sentence_places
from reader.readability.quotations import find_quotations, score_without_quotations
from reader.readability.scoring import score

STORY = (
    "The dog ran home. The envoy’s repatriation was condemned by the ministry. "
    "Nobody saw it.\n\nThe jurisdictional provisions presuppose reciprocal recognition."
)


def shown(text, findings):
    article = Article.from_text(text)
    return [getattr(finding, "span", finding).of(article.text) for finding in findings]


def test_hard_words_with_reasons_and_places():
    found = hard_words(STORY)
    assert shown(STORY, found)[:3] == ["envoy’s", "repatriation", "condemned"]
    assert found[1].span.start == STORY.index("repatriation")
    assert found[1].reasons == (
        "rare: about 1 in a million words", "long: 5 syllables", "abstract: ends in -tion", "not on the Dale-Chall list",
    )  # fmt: skip
    assert found[1].reason.startswith("rare: about 1 in a million words; long")


@pytest.mark.parametrize("word", ["dog", "Seoul", "UNSC", "1953", "community", "information", "running", "Kim’s"])
def test_words_that_are_not_hard(word):
    assert word_reasons(word) == ()


@pytest.mark.parametrize(
    ("word", "reason"), [("refoulement", "less than 1"), ("vulnerable", "long: 4 syllables"), ("dignity", "-ity")]
)
def test_words_that_are_hard(word, reason):
    assert reason in " ".join(word_reasons(word))


def test_long_sentences():
    text = "It rained. " + "The men and the women of the town " * 4 + "left."
    (found,) = long_sentences(text)
    assert found.reasons == ("33 words; 25 are enough",)
    assert shown(text, [found])[0].startswith("The men") and shown(text, [found])[0].endswith("left.")
    assert long_sentences(text, longest=33) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The COI met. The COI left.", ["COI"]),
        ("The Lund Harbour Board (LHB) met. The LHB left.", []),
        ("The U.N. Security Council (UNSC) met.", []),
        ("The LHB (Lund Harbour Board) met.", []),
        ("The PRC stands for the People's Republic of China.", []),
        ("The DRK is an acronym of the Danish Rail Company.", []),
        ("He met NATO and the U.S. envoy on TV.", []),
        ("The men (ABC) met.", ["ABC"]),
        ("STOP THE PRESS", []),
        ("The word ADSL was new; DSL was not.", ["ADSL", "DSL"]),
    ],
)
def test_undefined_abbreviations(text, names):
    assert shown(text, undefined_abbreviations(text)) == names


def test_an_abbreviation_is_found_where_it_comes_first():
    text = "Later the COI met. The COI left."
    (found,) = undefined_abbreviations(text)
    assert found.span.start == text.index("COI")


def test_passives():
    text = "The bridge was repaired by the town. The money had been lost. She was happy. They built it."
    found = passives(text)
    assert shown(text, found) == ["was repaired", "been lost"]
    assert [one.reasons[0] for one in found] == ["passive: who does it comes last", "passive: who does it is not said"]


def test_stacked_clauses():
    text = "It rained. She said that the man who lived in the house that stood by the mill left when the water rose."
    (found,) = stacked_clauses(text)
    assert found.span.start == text.index("She") and "clauses hang on the main one" in found.reason
    assert stacked_clauses("The man ran home. He ate.") == ()


def test_all_findings_are_in_the_order_of_the_text():
    found = find_all(STORY)
    assert {"hard word", "passive"} <= {one.kind for one in found}
    assert [one.span.start for one in found] == sorted(one.span.start for one in found)


# --- places


def test_each_sentence_and_paragraph_has_its_place():
    article = Article.from_text(STORY)
    sentences, paragraphs = sentence_places(article), paragraph_places(article)
    assert [place.span.of(article.text) for place in sentences] == [s.span.of(article.text) for s in article.sentences]
    assert [place.span.of(article.text) for place in paragraphs] == STORY.split("\n\n")
    assert sum((place.counts for place in sentences), start=type(sentences[0].counts)()) == score(article).counts
    assert sentences[0].difficulty.value < sentences[3].difficulty.value
    assert sentences[3].grade > 20 > sentences[0].grade


def test_levels():
    assert [level_of(value) for value in (0, 45, 55, 63, 99)] == [1, 2, 3, 4, 4]
    assert list(LEVELS) == [1, 2, 3, 4]


def test_sentences_without_words_have_no_place():
    article = Article.from_text("Rain fell.\n\n* * *\n\nRoads closed.")
    assert len(sentence_places(article)) == 2


# --- quotations


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ("“We left,” she said. “It was late.”", ["“We left,”", "“It was late.”"]),
        ('He said "no" twice.', ['"no"']),
        ("“This goes on.\n\n“And on,” he said.", ["“This goes on.", "“And on,”"]),
        ("She can’t; it’s 5'10\" tall.", []),
        ("«Non», dit-il.", ["«Non»"]),
    ],
)
def test_quotations_are_found(text, quotations):
    assert shown(text, find_quotations(text)) == quotations


def test_quotations_can_be_left_out_of_the_count():
    text = "“Institutional legitimacy presupposes jurisdiction,” the man said. He went home. “Never again.”"
    plain = score_without_quotations(text)
    assert (plain.counts.words, plain.counts.sentences) == (6, 2)
    assert plain.flesch_kincaid_grade < score(text).flesch_kincaid_grade
    assert plain.difficulty.words == 6
    assert score_without_quotations("He went home.") == score("He went home.")


def test_places_without_quotations():
    text = "“Institutional legitimacy presupposes jurisdiction,” the man said. He went home. “Never again.”"
    article = Article.from_text(text)
    places = sentence_places(article, quotations=False)
    assert [(place.counts.words, place.span.of(text)) for place in places] == [
        (3, text.split(" He")[0]),
        (3, "He went home."),
    ]
    (whole,) = paragraph_places(article, quotations=False)
    assert (whole.counts.words, whole.counts.sentences, whole.span.of(text)) == (6, 2, text)
    page = heat_map(article, quotations=False).html()
    assert page.count('class="hb-word"') == 2 and "</span> “Never again.”</p>" in page


def test_a_text_that_is_all_quotation_is_an_error():
    with pytest.raises(ReadingError, match="all quotation"):
        score_without_quotations("“We left. It was late.”")


# --- heat maps and the page


def test_the_page_has_numbers_sentences_curve_and_findings():
    text = page(f"{STORY}\n\n“Intractable proceedings,” the envoy said.")
    assert text.startswith('<!DOCTYPE html>\n<html lang="en">') and text.count("<h1>") == 1
    assert re.findall(r"<h2>([^<(]+?)(?: \(\d+\))?</h2>", text) == [
        "Sentence by sentence", "Along the text", "Hard words", "Verbs in the passive",
    ]  # fmt: skip
    assert '<th scope="row">Intractable</th><td>1</td><td>rare' in text
    assert "<li>was condemned <em>(passive: who does it comes last)</em></li>" in text
    assert text.count("<svg") == 1 and 'scope="row">Flesch-Kincaid grade' in text


def test_the_page_without_quotations():
    text = page(f"{STORY}\n\n“Intractable proceedings,” the envoy said.", quotations=False)
    assert "Quotations are left out." in text and "<svg" not in text
    assert "Intractable proceedings" in text and '<th scope="row">Intractable' not in text


def test_the_heat_map_says_levels_by_words_marks_and_lines_and_not_by_colour_alone():
    page = heat_map(STORY).html()
    for level, title in LEVELS.items():
        assert f'data-level="{level}">{title}' in page and MARKS[level] in page
    assert len(re.findall(r'class="hb-word"> \((?:easy|middling|hard|very hard)\)', page)) == 4
    lines = re.findall(r"text-decoration:underline (\S+ \S+)", page)
    assert len(set(lines)) == len(lines) == 3
    assert len(set(MARKS.values())) == 4 and 'lang="en"' in page


def contrast(one, other):
    def light(colour):
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_colours_of_the_heat_map_can_be_read():
    page = heat_map(STORY).html()
    backgrounds = re.findall(r'data-level="\d"\]\{background:(#\w+)', page)
    expanded = [f"#{''.join(2 * one for one in colour[1:])}" if len(colour) == 4 else colour for colour in backgrounds]
    assert len(expanded) == 4
    assert all(contrast("#1a1a1a", colour) >= 7 and contrast("#444444", colour) >= 4.5 for colour in expanded)
    for colour in re.findall(r"underline \S+ \S+ (#\w{6})", page):
        assert all(contrast(colour, background) >= 3 for background in expanded)


def test_the_heat_map_escapes_the_text():
    page = heat_map("The <b>dog</b> & cat ran home.").html()
    assert "&lt;b&gt;" in page and "<b>" not in page


def test_the_heat_map_in_a_terminal():
    found = heat_map(STORY)
    assert "\x1b" not in str(found) and "\x1b[" in found.text(colour=True)
    lines = str(found).splitlines()
    assert len(lines) == 5 and lines[1].endswith("The dog ran home.")
    only = found.text(only=3).splitlines()
    assert 1 < len(only) < len(lines)


def test_the_curve_has_its_numbers_as_text():
    picture = curve(" ".join([STORY.replace("\n\n", " ")] * 30))
    svg = picture.svg()
    assert svg.count("<circle") == len(picture.windows) > 2
    assert 'role="img"' in svg and "<title>" in svg
    assert f"{picture.windows[0].difficulty.value:.0f}" in re.search("<desc>(.*?)</desc>", svg)[1]
    assert len(str(picture).splitlines()) == len(picture.windows)
