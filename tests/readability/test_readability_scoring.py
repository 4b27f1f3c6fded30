"""Scores as values, many texts, comparisons, textstat beside, the check, and tables."""

import csv
import itertools
import json
import pickle

import pytest

from reader.article import Article
from reader.errors import ReadingError
from reader.readability.checking import check, offenders
from reader.readability.formulas import TITLES
from reader.readability.scoring import compare, score, score_many
from reader.readability.tables import comparison_row, csv_lines, finding_rows, json_lines, row, sentence_rows
from reader.readability.textstat_beside import compare_with_textstat

HARD = "The jurisdictional provisions presuppose reciprocal institutional recognition. It rained."
EASY = "The rules need each side to accept the other. It rained."


def test_scores_are_values():
    one, other = score(HARD), score(Article.from_text(HARD))
    assert one == other and hash(one) == hash(other) and one != score(EASY)
    assert pickle.loads(pickle.dumps(one)) == one
    with pytest.raises(AttributeError):
        one.lix = 3.0


def test_scores_show_themselves():
    scores = score(HARD)
    lines = str(scores).splitlines()
    assert lines[0].startswith("Difficulty: harder than about")
    assert lines[1] == "9 words, 2 sentences, 27 syllables"
    assert [line.split("  ")[0] for line in lines[2:13]] == list(TITLES.values())
    page = scores._repr_html_()
    assert page.count('<th scope="row">') == 11 and "<caption>" in page and "SMOG was made for" in page
    assert list(scores.formulas) == list(TITLES)


# --- many texts


def texts(count):
    return [f"Boat {number} came in. It carried {number % 7} crates of fish." for number in range(count)]


@pytest.mark.parametrize("workers", [1, 2])
def test_many_texts_come_in_order(workers):
    given = texts(150)
    found = list(score_many(given, workers=workers))
    assert found == [score(text) for text in given]
    assert found[7].article.text == given[7]


def test_many_texts_are_taken_as_they_are_asked_for():
    taken = []

    def endless():
        for number in itertools.count():
            taken.append(number)
            yield f"Boat {number} came in."

    results = score_many(endless())
    assert [next(results).counts.words for _ in range(3)] == [4, 4, 4]
    assert len(taken) == 3


def test_two_workers_hold_only_a_few_texts():
    taken = []

    def endless():
        for number in itertools.count():
            taken.append(number)
            yield f"Boat {number} came in."

    results = score_many(endless(), workers=2)
    assert [next(results).counts.words for _ in range(50)] == [4] * 50
    assert len(taken) < 500
    results.close()


@pytest.mark.parametrize("workers", [1, 2])
def test_an_empty_text_among_many_is_an_error(workers):
    with pytest.raises(ReadingError):
        list(score_many(["Rain fell."] * 40 + [" "], workers=workers))


def test_articles_and_texts_mix():
    mixed = [Article.from_text("Rain fell."), "It rained all day."] * 30
    assert [one.counts.words for one in score_many(mixed, workers=2)] == [2, 4] * 30


def test_less_than_one_worker_is_an_error():
    with pytest.raises(ValueError, match="workers=0"):
        list(score_many(["Rain fell."], workers=0))


@pytest.mark.parametrize("workers", [1, 2])
def test_the_workers_can_work_out_the_difficulty(workers):
    found = list(score_many([HARD, EASY] * 20, workers=workers, difficulty=True))
    assert [vars(one)["difficulty"] for one in found] == [score(HARD).difficulty, score(EASY).difficulty] * 20


# --- comparisons


def test_a_comparison_names_the_words_and_sentences():
    change = compare(HARD, EASY)
    assert change.changes["flesch_kincaid_grade"] < -10
    assert [one.word for one in change.gone_words][:2] == ["institutional", "jurisdictional"]
    assert change.gone_words[0].syllables == 5 and not change.gone_words[0].familiar
    assert [one.text for one in change.gone_sentences] == [HARD.split(" It")[0]]
    assert [one.words for one in change.new_sentences] == [9]
    assert change.by_sentences + change.by_words == pytest.approx(change.changes["flesch_kincaid_grade"])
    assert change.sentence.startswith("Grade ") and "easier" in change.sentence
    assert "Words gone: institutional" in str(change) and "<caption>" in change._repr_html_()


def test_nothing_changed():
    change = compare(EASY, EASY)
    assert change.sentence.startswith("The grade stays at")
    assert not change.gone_words and not change.new_sentences and not any(change.changes.values())


# --- textstat beside


def test_textstats_numbers_are_its_own():
    import textstat

    beside = compare_with_textstat(HARD)
    assert beside.textstat["flesch_kincaid_grade"] == textstat.flesch_kincaid_grade(HARD)
    assert list(beside.textstat) == list(TITLES)
    assert "textstat" in str(beside).splitlines()[0]


def test_the_explanation_names_stops_and_words():
    beside = compare_with_textstat("The U.S. envoy met Kim in the U.S. capital in 1953. Kim left.")
    assert beside.textstat_sentences == 3 or beside.textstat_sentences == 2
    assert beside.false_ends == ("U.S.",)
    assert "Kim left." in beside.dropped
    assert beside.syllable_gaps[0].word == "1953" and (
        beside.syllable_gaps[0].ours,
        beside.syllable_gaps[0].textstat,
    ) == (5, 1)
    assert "Kim" in beside.only_theirs
    assert '"U.S."' in beside.explanation and '"1953" (1 for 5)' in beside.explanation


def test_the_explanation_names_words_that_are_not_on_spaches_own_list():
    beside = compare_with_textstat("The mill stood by the water for a long time. The boat went around all day long.")
    assert beside.off_spache == ("mill",) and beside.ours.spache_readability > beside.textstat["spache_readability"]
    assert beside.explanation == (
        "textstat takes Dale and Chall's list for Spache's, which lacks words, as in \"mill\"."
    )


def test_where_counts_are_the_same_so_are_the_numbers():
    text = "The house stood by the water for a long time. The boat went around all day long."
    beside = compare_with_textstat(text)
    assert beside.explanation == "The counts are the same, and so are the numbers."
    for name, value in beside.ours.formulas.items():
        assert value == pytest.approx(beside.textstat[name], abs=0.01), name


# --- the check


def test_the_check_names_line_column_and_hard_words():
    text = "The dog ran home.\n\nIt rained. The jurisdictional provisions presuppose reciprocal recognition."
    result = check(text, 9)
    assert not result.passed
    (one,) = result.offenders
    assert (one.place, one.words) == ("3:12", 6)
    assert text[one.span.start :].startswith("The jurisdictional")
    assert "provisions" in one.hard_words
    assert str(one).startswith("3:12: grade ") and "hard words: " in str(one)
    assert result.message.endswith("is above 9: 1 of 3 sentences are")


def test_an_easy_text_passes():
    result = check("The dog ran home. It rained.", 9)
    assert result.passed and result.offenders == () and result.message.endswith("keeps to 9")


def test_offenders_can_be_asked_for_in_a_text_that_passes():
    text = "The dog ran home. " * 20 + "Institutional recognition presupposes reciprocity."
    assert check(text, 9).passed and len(offenders(text, 9)) == 1


def test_the_check_can_leave_quotations_out():
    text = "He said: “Institutional recognition presupposes reciprocity.” It rained."
    assert not check(text, 9).passed and check(text, 9, quotations=False).passed
    assert [one.words for one in offenders(text, 9)] == [6] and offenders(text, 9, quotations=False) == ()


# --- tables


def test_rows_are_csv_and_json():
    rows = [row(score(HARD), "a, b.txt"), row(score(EASY), "c.txt")]
    read = list(csv.DictReader(csv_lines(iter(rows))))
    assert read[0]["source"] == "a, b.txt" and float(read[1]["lix"]) == rows[1]["lix"]
    assert [json.loads(line)["words"] for line in json_lines(rows)] == [9, 11]
    assert set(TITLES) < set(rows[0])


def test_csv_of_nothing_is_nothing():
    assert list(csv_lines([])) == []


def test_a_row_for_each_sentence():
    first, second = sentence_rows(HARD, "a.txt")
    assert HARD[second["start"] : second["end"]] == second["text"] == "It rained."
    assert first["grade"] > second["grade"] and first["source"] == "a.txt"


def test_a_row_for_each_finding_and_for_a_comparison():
    found = list(finding_rows(HARD, "a.txt"))
    assert next(HARD[one["start"] : one["end"]] for one in found if one["kind"] == "hard word") == "jurisdictional"
    data = comparison_row(compare(HARD, EASY), "a.txt", "b.txt")
    assert json.loads(json.dumps(data)) == data
    assert data["after"]["source"] == "b.txt" and data["sentences_new"] == [EASY.split(" It")[0]]


def test_the_public_names():
    import reader

    assert reader.score is score and reader.compare is compare and reader.score_many is score_many
