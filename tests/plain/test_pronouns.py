"""A name for a pronoun: where it comes from, what the guards let in for it, and that it can be undone."""

from reader.plain.facts import differences, find_facts
from reader.plain.rules import pronouns
from reader.plain.simplifier import simplify

TEXT = "Anna Holt leads the small fund that pays for the buses. She grew up in Selm."


def plain(text, **options):
    return simplify(text, level="easy", rules=[pronouns], **options)


def test_the_reason_says_where_the_name_stands():
    change = plain(TEXT).changes[0]
    assert (change.before, change.after) == ("She", "Anna Holt")
    assert "Anna Holt leads the small fund" in change.reason


def test_a_name_can_be_undone_by_its_id():
    assert plain(TEXT, refuse=[plain(TEXT).changes[0].id]).text == TEXT


def test_at_the_start_of_a_paragraph_a_near_name_is_said_again():
    assert plain("Anna Holt sings well.\n\nShe grew up in Selm.").text == "Anna Holt sings well.\n\nAnna Holt grew up in Selm."
    assert plain("Anna Holt sings well. She grew up in Selm.").changes == ()


def test_what_the_article_says_of_a_person_counts():
    known = "Anna Holt is proud of her boat.\n\nThe sea was calm.\n\nIt rained.\n\n"
    assert plain(known + TEXT).changes
    assert not plain(known + TEXT.replace("She", "He")).changes


def test_not_in_two_sentences_in_a_row():
    text = "Tom Reed said that the road would be closed for a week.\n\nHe said the work would begin soon.\n\nHe said that nobody would lose money."
    assert [change.before for change in plain(text).changes] == ["He"]


def test_guards_let_in_the_words_of_this_name_only():
    old = find_facts("She grew up in Selm.")
    allowed = pronouns.Antecedent("Anna Holt", "").words
    for new, fault in (("Anna Holt grew up in Selm.", False), ("Anna Reed grew up in Selm.", True), ("Anna Holt grew up in Lund.", True)):
        assert bool(differences(old, find_facts(new), new, allowed)) == fault
    assert differences(old, find_facts("Anna Holt grew up in Selm."), "Anna Holt grew up in Selm.")
