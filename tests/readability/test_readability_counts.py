"""Counts of articles: what counts, what does not, and properties that hold for any text."""

import math
import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.article import BODY_KINDS, Article, Block, Span
from reader.errors import HornbookError, ReadingError
from reader.readability.body import read_body
from reader.readability.counts import Counts, count, count_blocks, count_text
from reader.readability.quick import flesch_kincaid_grade, grade_of
from reader.readability.scoring import score, score_many
from reader.readability.sentences import count_sentences
from reader.readability.syllables import count_syllables
from reader.readability.words import is_complex, is_familiar, words_in

STORY = (
    "The U.S. envoy met Dr. Okafor at 5 p.m. on Monday. “It’s late,” he said. “We can’t wait!” Nobody answered… "
    "The price rose by 3.5 percent—twice the forecast—in 1953."
)


def test_counts_of_a_story_by_hand():
    counts = score("Rain fell on Halden. The dam held, but 1,250 people left.").counts
    assert (counts.words, counts.sentences) == (11, 2)
    assert counts.syllables == 1 + 1 + 1 + 2 + 1 + 1 + 1 + 1 + 8 + 2 + 1
    assert counts.letters == len("RainfellonHaldenThedamheldbut1250peopleleft")
    assert counts.characters == len("RainfellonHalden.Thedamheld,but1,250peopleleft.")
    assert (counts.polysyllables, counts.complex_words, counts.long_words) == (1, 0, 0)


def test_only_the_body_counts():
    text = "River Rises\n\nBy Mina Okafor\n\nThe river rose. Ten boats waited.\n\nA boat. Photo: Okafor"
    kinds = ["headline", "byline", "paragraph", "caption"]
    spans = [Span(text.index(line), text.index(line) + len(line)) for line in text.split("\n\n")]
    article = Article(text, tuple(Block(kind, span) for kind, span in zip(kinds, spans, strict=True)))
    assert count(article).words == 6
    assert score(article).counts == score("The river rose. Ten boats waited.").counts


@pytest.mark.parametrize("kind", ["caption", "credit", "byline", "headline", "heading", "dateline"])
def test_adding_a_block_outside_the_body_changes_nothing(kind):
    plain = Article(STORY, (Block("paragraph", Span(0, len(STORY))),))
    more = f"{STORY}\n\nUnfathomable institutional complications were photographed."
    longer = Article(more, (*plain.blocks, Block(kind, Span(len(STORY) + 2, len(more)))))
    assert score(longer) == score(plain)
    assert score(longer).difficulty == score(plain).difficulty


def test_an_article_without_a_body_is_an_error():
    with pytest.raises(ReadingError, match="has no words in its body"):
        score(Article("Title", (Block("headline", Span(0, 5)),), source="story.txt"))


@pytest.mark.parametrize("text", ["", "   ", "…", "—", "🙂", "123 456"])
def test_a_text_without_words_is_an_error(text):
    with pytest.raises(ReadingError):
        score(text)


def test_a_curly_apostrophe_changes_nothing():
    straight = "It's a test. Don't stop the dogs' run, Okafor's aunt can't see. The Envoy's boats; Births' lists."
    assert score(straight).counts == score(straight.replace("'", "’")).counts
    assert score(straight).difficulty == score(straight.replace("'", "’")).difficulty


@pytest.mark.parametrize("joint", [" ", "\n\n"])
def test_doubling_a_text_leaves_the_averages_as_they_are(joint):
    once, twice = score(STORY), score(STORY + joint + STORY)
    assert twice.counts == once.counts + once.counts
    for name, value in once.formulas.items():
        assert getattr(twice, name) == pytest.approx(value), name


def test_doubling_a_long_text_leaves_the_difficulty_nearly_as_it_is():
    text = " ".join(
        f"The {noun} stood near the river, and nobody in the village knew why."
        for noun in "mill tower barn bridge stone".split()
    )
    once, twice = score(text * 3).difficulty, score(text * 6).difficulty
    assert twice.value == pytest.approx(once.value, abs=1.0)


PIECES = st.sampled_from(
    'The a envoy Kim U.S. U.N. Mr. Dr. said said. left. left! Why? "Why?" “No.” No. Yes. "We want, ” “ it’s don\'t 3.5 1. 2. p.m. '
    "No.5 e.g. etc. (see him). him.) ended.Then … ... wait... wait…” — -- word—word St. Jan. J. K. Inc. vs. He he And 'so' ’tis "
    '“Stop!” "Stop!" Kim asked, replied: [he] D.C. 5%. $3.5m. www.un.org Fig. !? ?! !!! Yahoo! said,” ).” o\'clock. him). “him”. (U.N.). day.).” life. 1953. Mr Kim’s) –'.split()
)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=14).map(" ".join))
def test_sentences_are_counted_as_the_article_has_them(block):
    article = Article(block, (Block("paragraph", Span(0, len(block))),))
    expected = sum(1 for sentence in article.sentences if words_in(sentence.span.of(block)))
    assert count_sentences(block) == expected
    assert count_blocks(block, article.blocks).sentences == expected


@pytest.mark.parametrize(
    ("block", "sentences"),
    [
        ("He left, he said. … It rained.", 2),  # dots that belong to the sentence before
        ("The U.S. left. The U.S. Navy and the U.S. He came.", 3),  # the same piece, decided by the next one
        ("“Why?” Kim asked. “Why?” They left.", 3),  # a speaker after a marked quotation, and none
        ("“Why?” he left. It rained.", 2),  # what goes on in small letters
        ("He left (by boat). It rained “hard”. They came.", 3),  # a closing mark before the stop
        ("He said “yes.” and left. It rained.", 2),  # a quotation inside the sentence
    ],
)
def test_ends_that_the_next_piece_decides(block, sentences):
    assert count_blocks(block, (Block("paragraph", Span(0, len(block))),)).sentences == sentences


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from("aB .!?…\"”“’'()—\n\t\u00a01;,:-*é"), max_size=40))
def test_sentences_of_any_signs_are_counted_as_the_article_has_them(block):
    article = Article(block, (Block("paragraph", Span(0, len(block))),))
    expected = sum(1 for sentence in article.sentences if any(sign.isalnum() for sign in sentence.span.of(block)))
    assert count_sentences(block) == expected
    assert count_blocks(block, article.blocks).sentences == expected


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gives_finite_numbers_or_a_clear_error(text):
    try:
        scores = score(text)
    except HornbookError as error:
        assert str(error)
        return
    assert all(math.isfinite(value) for value in scores.formulas.values())
    assert (
        math.isfinite(scores.difficulty.value)
        and scores.difficulty.low < scores.difficulty.value < scores.difficulty.high
    )
    assert str(scores) and scores._repr_html_()


LINES = st.lists(
    st.sampled_from(
        [
            STORY,
            "River Rises",
            "By Mina Okafor",
            "- one thing",
            "Photo: AP",
            "It rose  by a meter.",
            "",
            "HALDEN (AP) - It rose.",
            "the lake\nrose",
            "soft\u00adhyphen ﬁne",
            "![]() |",
        ]
    ),
    max_size=8,
)


@settings(max_examples=150, deadline=None)
@example("#¹\n0")
@given(LINES.map("\n\n".join) | LINES.map("\n".join) | st.text(max_size=200))
def test_the_short_way_to_the_body_gives_the_same_blocks(text):
    try:
        article = Article.from_text(text)
    except ReadingError:
        with pytest.raises(ReadingError):
            read_body(text)
        return
    kept, blocks, is_clean = read_body(text)
    assert [block.span.of(kept) for block in blocks] == [block.span.of(article.text) for block in article.body]
    assert all(block.kind in BODY_KINDS for block in blocks)
    assert not is_clean or all("  " not in block.span.of(kept) for block in blocks)
    assert count_blocks(kept, blocks, is_clean=is_clean) == count_blocks(article.text, article.body)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=120))
def test_counts_are_those_of_the_words_one_by_one(text):
    counts = count_text(text, 1)
    words = words_in(" ".join(text.split()))
    assert counts.words == len(words)
    assert counts.characters == len("".join(text.split()))
    assert counts.letters == sum(sign.isalnum() for word in words for sign in word)
    assert counts.syllables == sum(map(count_syllables, words))


WORDS = st.sampled_from(
    "American american Seoul seoul mill Mill house Houses UNSC U.S. 1953 don’t Repatriation easily".split()
)


@settings(deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=8))
def test_familiar_words_are_counted_as_they_are_told_apart(words):
    counts = count_text(" ".join(words), 1)
    found = words_in(" ".join(words))
    assert counts.difficult_words == sum(not is_familiar(word) for word in found)
    assert counts.unfamiliar_words == sum(not is_familiar(word, spache=True) for word in found)
    assert counts.complex_words == sum(is_complex(word, count_syllables(word)) for word in found)


def test_a_text_too_long_for_one_packed_number_is_counted_in_parts():
    once = count_text(STORY, 4)
    assert count_text(" ".join([STORY] * 500), 2000) == sum([once] * 500, start=Counts())
    long = "\n\n".join([STORY] * 400)
    assert score(long).counts == sum([score(STORY).counts] * 400, start=Counts())
    assert score(" ".join(["77,777"] * 9000) + " boats").counts.syllables == 9000 * count_syllables("77,777") + 1


def test_one_endless_word_is_counted_in_finite_time():
    assert score("ab" * 60_000).counts.letters == 120_000


def test_a_capital_at_the_start_of_a_sentence_changes_no_count():
    assert count_text("Repatriation", 1) == count_text("repatriation", 1)
    assert count_text("Seoul", 1) != count_text("seoul", 1)


def test_order_and_history_change_nothing():
    texts = [STORY, "The mill stood. It burned.", "Kim ran home."]
    first = [score(text) for text in texts]
    random.Random(3).shuffle(texts)
    again = {text: score(text) for text in texts}
    assert first == [again[text] for text in [STORY, "The mill stood. It burned.", "Kim ran home."]]


def test_the_quick_grade_is_the_grade():
    text = "The envoy convened a meeting. Nobody came to it."
    assert grade_of(text) == pytest.approx(score(text).flesch_kincaid_grade)
    assert flesch_kincaid_grade(words_in(text), 2) == pytest.approx(score(text).flesch_kincaid_grade)
    assert grade_of("—") == 0.0 and flesch_kincaid_grade([], 1) == 0.0


TRICKS = [  # text, sentences: our own cases of the kinds that splitters trip over
    ("The U.K. is small. It is wet.", 2),
    ("Mrs. Lund saw Dr. Amin at 9 a.m. on Friday. They spoke.", 2),
    ("“We are late,” she said. “Hurry up.”", 2),
    ("The U.N. Security Council voted. The U.S. Navy left. It rained.", 3),
    ("It rose 2.5 km. Nobody saw it.", 2),
    ("See Fig. 2 on p. 7. It shows e.g. boats.", 2),
    ("“Stop!” he shouted. She ran.", 2),
    ("It cost $4.5 million vs. $3.1 million before.", 1),
    ("A. B. Larsen wrote it. We read it.", 2),
]


@pytest.mark.parametrize(("text", "sentences"), TRICKS)
def test_trick_sentences(text, sentences):
    assert score(text).counts.sentences == sentences


@pytest.mark.parametrize("text", ["#¹\n0", "#¹\n" + "1953 " * 60])
def test_figures_alone_are_no_text(text):
    with pytest.raises(HornbookError, match="no words"):
        score(text)
    with pytest.raises(HornbookError, match="no words"):
        list(score_many([text]))
