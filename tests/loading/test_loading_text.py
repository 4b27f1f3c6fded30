"""Plain text: cleaning, encodings, wrapping, damage, and what must hold for every text."""

import codecs

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.article import Article
from reader.errors import ReadingError
from reader.loading.blocks import find_blocks
from reader.loading.cleaning import clean_text
from reader.loading.dates import find_date, is_plausible
from reader.loading.decoding import decode
from reader.loading.english import NOT_ENGLISH
from reader.loading.line import IMAGE_ONLY
from reader.loading.signs.furniture import is_furniture
from reader.loading.text import LONGEST_TEXT
from reader.loading.wrapping import join_wrapped, mend_hyphen

STORY = (
    "The lock in Halden opened on Thursday after ten years of repairs, and ten boats passed through it before noon. "
    "“It is about time,” said Ada Lund, who runs the harbor office."
)
FRENCH = (
    "Le conseil municipal a voté jeudi soir la réparation des portes de l’écluse, qui ne passeront pas un autre hiver, "
    "selon la directrice des eaux. Les bateaux attendent depuis dix ans devant la ville, et les habitants demandent "
    "que les travaux commencent avant la fin du mois, car chaque crue abîme encore un peu plus les vieux murs du canal."
)


def kinds(article):
    return [block.kind for block in article.blocks]


# --- cleaning


def test_what_cannot_be_seen_goes():
    text = "The re\u00adpatri\u00adation of\u00a0ten\u200b boats\u2009was re\ufb01ned.\r\nIt\u2028rained."
    assert Article.from_text(text).text == "The repatriation of ten boats was refined.\nIt\nrained."


def test_quotes_and_dashes_stay():
    text = "“Ten – or eleven – boats,” she said. ‘It’s late’—very."
    assert Article.from_text(text).text == text


def test_soft_hyphen_at_a_line_end_joins_the_word():
    assert clean_text("repat\u00ad\nriation").text == "repatriation"


def test_family_of_pictures_stays_together():
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    assert clean_text(f"The {family} left.\u200d").text == f"The {family} left."


def test_letters_and_accents_become_one():
    assert clean_text("Zoe\u0308").text == "Zoë"


# --- encodings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings(encoding):
    assert decode(STORY.encode(encoding)) == STORY


def test_marks_at_the_start_go():
    assert decode(codecs.BOM_UTF8 + b"Ten boats.") == "Ten boats."


def test_charset_is_honoured_and_mended():
    assert decode("Łódź".encode("iso-8859-2"), charset="iso-8859-2") == "Łódź"
    assert decode("“Ten”".encode("cp1252"), charset="iso-8859-1") == "“Ten”"
    assert decode("“Ten”".encode(), charset="ascii") != ""
    assert decode("“Ten”".encode(), charset="no-such-thing") == "“Ten”"
    assert decode("“Ten”".encode(), charset="utf-16-le") != ""


def test_binary_is_no_text():
    with pytest.raises(ReadingError, match="is no text"):
        decode(bytes(range(256)) * 8)


def test_mark_of_utf16_over_half_a_letter():
    with pytest.raises(ReadingError, match="starts like UTF-16"):
        decode(codecs.BOM_UTF16_LE + b"a")


# --- damage


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "holds no words"),
        (" \n\t\n", "holds no words"),
        ("... 123 !!", "holds no words"),
        ("![a boat](boat.jpg)", "holds no words"),
        ("![a boat](boat.jpg)\n***\n1", "holds no words"),
        ("The lock \0 opened.", "NUL"),
        ("The lock \ud83d opened.", "half of a broken character"),
        ("The lock \udc80 opened.", "half of a broken character"),
    ],
)
def test_damaged_text_is_one_line_with_a_remedy(text, problem):
    with pytest.raises(ReadingError, match=problem) as caught:
        Article.from_text(text)
    assert "\n" not in str(caught.value) and "; " in str(caught.value)


def test_two_halves_become_one_character():
    assert Article.from_text("The \ud83d\udea2 left.").text == "The \U0001f6a2 left."


def test_too_long_a_text():
    with pytest.raises(ReadingError, match="is too long"):
        Article.from_text("a" * (LONGEST_TEXT + 1))


def test_other_languages_are_read_with_a_warning():
    article = Article.from_text(FRENCH)
    assert article.warnings == (NOT_ENGLISH,) and kinds(article) == ["paragraph"]
    assert Article.from_text("수문이 목요일에 열렸고 배 열 척이 정오 전에 지나갔다. " * 5).warnings == (NOT_ENGLISH,)


def test_english_and_short_texts_get_no_warning():
    assert Article.from_text(STORY * 4).warnings == ()
    assert Article.from_text("Où est le bateau ?").warnings == ()


# --- title, byline, day


def test_title_that_is_known():
    article = Article.from_text(f"Lock Opens\n\n{STORY}\n\n{STORY}", title="Lock  Opens", source="story.txt")
    assert (article.title, article.source, kinds(article)) == ("Lock Opens", "story.txt", ["headline", "paragraph", "paragraph"])
    assert Article.from_text(STORY, title="Lock Opens").title == "Lock Opens"


def test_byline_and_day_are_found():
    article = Article.from_text(f"Lock Opens in Halden\n\nBy Mina Okafor\n\nUpdated: May 3, 2024\n\n{STORY}\n\n{STORY}")
    assert (article.byline, article.published) == ("Mina Okafor", "2024-05-03")


def test_day_in_the_story_is_not_the_day_of_the_story():
    assert Article.from_text(f"{STORY}\n\nThe lock was built on May 2, 1902, by hand.").published == ""


@pytest.mark.parametrize(
    ("text", "day"),
    [("2024-05-02", "2024-05-02"), ("2 May 2024", "2024-05-02"), ("May 2nd, 2024", "2024-05-02"), ("04/05/2024", ""), ("31 June 2024", ""), ("soon", "")],
)
def test_find_date(text, day):
    assert find_date(text) == day


def test_future_days_are_not_believed():
    assert not is_plausible("2999-01-01") and not is_plausible("1066-10-14") and is_plausible("1999-12-31")


# --- wrapping


def test_lines_that_are_paragraphs_stay():
    text = "It rained.\nThe lock opened and ten boats passed.\nNobody was hurt."
    assert join_wrapped(text) == text


def test_paragraphs_without_empty_lines_between():
    text = (
        "The council of Halden voted for new gates on Thursday after a debate\n"
        "of six hours, and the mayor said that the town would pay.\n"
        "The gates will cost 12 million dollars, which is twice as much as\n"
        "was planned ten years ago."
    )
    assert join_wrapped(text).split("\n\n") == [
        "The council of Halden voted for new gates on Thursday after a debate of six hours, and the mayor said that the town would pay.",
        "The gates will cost 12 million dollars, which is twice as much as was planned ten years ago.",
    ]


def test_hyphens_at_line_ends():
    assert mend_hyphen("repat", "riation") == "repatriation"
    assert mend_hyphen("non", "refoulement") == "non-refoulement"
    assert mend_hyphen("co", "op", {"co-op"}) == "co-op"
    assert mend_hyphen("un", "washed") == "unwashed"
    assert mend_hyphen("e", "commerce") == "e-commerce"
    assert mend_hyphen("Hyun", "kyung") == "Hyun-kyung"


def test_dash_at_the_start_of_a_broken_line_is_no_list():
    text = (
        "The council of Halden voted on Thursday, after a debate that was long,\nfor the new gates of the lock in the middle of the town by the river\n"
        "– ten years too late, as the mayor said – and for a new bridge over it."
    )
    assert join_wrapped(text) == text.replace("\n", " ")


# --- what must hold for every text

WORDS = st.sampled_from(["the", "lock", "boats", "Halden", "U.N.", "said", "“late”", "Mina", "non-stop", "1.5", "May", "café", "of-\xad", "left,", "(Yonhap)", "By", "Zoë"])
SENTENCES = st.lists(WORDS, min_size=1, max_size=30).map(" ".join)
ODD_LINES = st.sampled_from(
    [
        "![]() |", "![a boat](x.jpg)", "By Mina Okafor", "May 2, 2024", "Posted : 2024-05-02 16:48", "A boat waits, May 2. Yonhap |", "Yonhap",
        "Photo: Ada Lund", "Lock Opens in Halden", "- a boat", "1. a boat", "(a) a boat", "| a | b |", "|---|", "***", "# Lock", "## The gates", "> a boat",
        "Advertisement", "Read more: boats", "*A boat waits*", "HALDEN (AP) — The lock opened.", "HALDEN:", "Ada Lund, right, waves.", "[](x) |", "|", "_", "# ",
        "  indented line of a page that goes on and", "“", "- ", "\u00ad", "\u200d", "a\u2029b", "wide\u3000space", "ﬁrm", "By ", "–", "::", "(END)", "___",
    ]
)  # fmt: skip
LINES = st.one_of(SENTENCES, SENTENCES.map(lambda line: f"{line}."), ODD_LINES, st.just(""), st.text(max_size=40))
TEXTS = st.lists(LINES, min_size=1, max_size=14).map("\n".join)
FAST = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])


def read_or_none(text):
    try:
        return Article.from_text(text)
    except ReadingError:
        return None


@FAST
@given(TEXTS)
def test_blocks_are_in_order_apart_and_trimmed(text):
    article = read_or_none(text)
    if article is None:
        return
    end = 0
    for block in article.blocks:
        held = block.span.of(article.text)
        assert block.span.start >= end and block.span.end <= len(article.text)
        assert held and held == held.strip() and "\n" not in held
        end = block.span.end
    assert article.body


@FAST
@given(TEXTS)
def test_reading_again_changes_nothing(text):
    article = read_or_none(text)
    if article is None:
        return
    again = Article.from_text(article.text)
    assert again.text == article.text
    assert again == article


@FAST
@given(TEXTS)
def test_no_letter_of_the_text_is_lost(text):
    article = read_or_none(text)
    if article is None:
        return
    clean = clean_text(text).text
    assert [mark for mark in article.text if mark.isalnum()] == [mark for mark in clean if mark.isalnum()]


@FAST
@given(TEXTS)
def test_only_marks_and_furniture_are_in_no_block(text):
    article = read_or_none(text)
    if article is None:
        return
    covered = [False] * len(article.text)
    for block in article.blocks:
        covered[block.span.start : block.span.end] = [True] * len(block.span)
    place = 0
    for line in article.text.split("\n"):
        left = "".join(mark for mark, held in zip(line, covered[place:], strict=False) if not held)
        place += len(line) + 1
        if any(mark.isalnum() for mark in left):
            bare = left.strip()
            is_table = bare.startswith("|") or bare.endswith("|")
            is_list_mark = bare.strip("()-. ").isalnum() and len(bare) <= 4
            is_image = IMAGE_ONLY.match(bare) is not None or "![" in bare
            assert is_table or is_list_mark or is_image or is_furniture(bare), line


@FAST
@given(st.lists(st.sampled_from(["The lock opened.", "It rained for a week in May.", "“Ten boats,” she said."]), min_size=1, max_size=9), st.sampled_from(["\n", "\n\n", "\r\n"]))
def test_plain_paragraphs_are_all_body(lines, gap):
    article = Article.from_text(gap.join(lines))
    assert [block.span.of(article.text) for block in article.body] == lines


@FAST
@given(TEXTS)
def test_cleaning_twice_is_cleaning_once(text):
    once = clean_text(text).text
    assert clean_text(once).text == once


@FAST
@given(TEXTS)
def test_joining_twice_is_joining_once(text):
    once = join_wrapped(clean_text(text).text)
    assert join_wrapped(once) == once


def test_given_kinds_are_kept():
    text = "Lock Opens\n\nThe lock opened.\n\nA boat waits"
    blocks = find_blocks(text, ["headline", None, "caption"])
    assert [block.kind for block in blocks] == ["headline", "paragraph", "caption"]
