"""Lists of the easy version and explanations of quotations, in what a kit shows, says and stores."""

import re

import pytest

from lessons.formats.html_pages import page_data
from lessons.formats.reader.markup import Dress, line_markup
from lessons.formats.reader.text import versions_of
from lessons.kit import make_kit
from lessons.teaching.simplified import _WHY, what_was_simplified
from lessons.templating import render
from lessons.view import plain_data
from reader.plain.simplifier import RULES

TEXT = (
    "The box held three gold coins, a letter from the king, two rings with red stones and an old map.\n\n"
    "“We must ameliorate the conditions in which vulnerable families endeavour to survive,” Holt said."
)
ITEMS = ["three gold coins", "a letter from the king", "two rings with red stones", "and an old map."]


@pytest.fixture(scope="module")
def kit():
    return make_kit(TEXT, level="easy", explain_quotations=True)


def test_parts_of_a_paragraph(kit):
    first, second = (paragraph["parts"] for paragraph in page_data(kit)["paragraphs"])
    assert [part["bullets"] for part in first] == [[], ITEMS]
    assert first[0]["sentences"] == ["The box held:"]
    assert second[-1]["note"].startswith("[In plain words: ")


@pytest.mark.parametrize("page", ["student.html.j2", "large.html.j2"])
def test_pages_show_a_list_and_a_note(kit, page):
    html = render(page, {**page_data(kit), "marked": []}, None)
    listed = re.search(r'<ul class="listed">(.*?)</ul>', html, re.DOTALL)
    assert [re.sub(r"<[^>]+>", "", item) for item in re.findall(r"<li>(.*?)</li>", listed[1])] == ITEMS
    assert '<p class="ours">[In plain words: ' in html


def test_what_is_read_aloud_and_counted_is_the_sentence(kit):
    article = kit.plain_as_article
    assert article.text.splitlines()[0] == TEXT.splitlines()[0]
    assert "In plain words" not in article.text
    assert all(block.span.of(article.text) for block in article.blocks)


def test_json_has_both_forms(kit):
    sentence = plain_data(kit.plain)["sentences"][0]
    assert (sentence["lead"], sentence["items"]) == ("The box held:", ITEMS)
    assert sentence["text"] == TEXT.splitlines()[0]


def test_the_reader_page_keeps_every_word_and_its_number(kit):
    version = versions_of(kit, [])[0]["plain"]
    line = version.parts[0].lines[0]
    dress = Dress(word=lambda line, number: f'id="w{number}"', term=lambda name, is_first: "")
    html = line_markup(version.article.text, line, dress, set())
    assert re.findall(r'id="w(\d+)"', html) == [str(number) for number in range(len(line.words))]
    assert html.count('role="listitem"') == 4
    assert re.sub(r"<[^>]+>", "", html) == TEXT.splitlines()[0].replace("held", "held:")
    assert version.parts[1].lines[0].note.startswith("[In plain words: ")


def test_every_rule_is_told_to_the_teacher():
    assert {rule.NAME for rule in RULES} <= set(_WHY)


def test_a_list_is_shown_as_a_list_where_the_teacher_sees_what_was_simplified(kit):
    found = next(one for one in what_was_simplified(kit.plain) if one.rule == "list")
    assert found.after == "The box held:\n" + "\n".join(f"- {item}" for item in ITEMS)
