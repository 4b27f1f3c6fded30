"""Captions: what stands on the screen, and when."""

import json
import re

import pytest

from reader.article import Article, Block, Span
from reader.errors import SpeechError
from reader.speech.captions import LONGEST_TEXT, LONGEST_TIME, captions_for, cues, webvtt
from reader.speech.speaking import render

TEXT = """“Stay at home,” Dr. Moss said. “The U.S. & the U.N. <agree>.” Who knew?

The old bridge, which the town had painted in the spring of 1931 with what was left of the paint of the school, fell into the river at four in the morning; nobody was on it."""


@pytest.fixture(scope="module")
def article():
    cut = TEXT.index("\n\n")
    blocks = (Block("paragraph", Span(0, cut)), Block("paragraph", Span(cut + 2, len(TEXT))))
    return Article(TEXT, blocks, title="Bridge")


@pytest.fixture(scope="module")
def timings(article):
    return render(article, voice="silent").timings


def test_cues_are_sentences_or_parts_of_them(article, timings):
    shown = [cue.span.of(TEXT) for cue in cues(article, timings)]
    assert shown[:3] == ["“Stay at home,” Dr. Moss said.", "“The U.S. & the U.N. <agree>.”", "Who knew?"]
    assert " ".join(shown[3:]) == TEXT[TEXT.index("The old") :]
    assert shown[3] == "The old bridge, which the town had painted"
    clock = 0.0
    for cue in cues(article, timings):
        assert len(cue.span) <= LONGEST_TEXT
        assert clock <= cue.start < cue.end <= cue.start + LONGEST_TIME
        clock = cue.end


def test_webvtt(article, timings):
    shown = webvtt(article, timings)
    blocks = shown.strip().split("\n\n")
    assert blocks[0] == "WEBVTT"
    assert "“The U.S. &amp; the U.N. &lt;agree&gt;.”" in shown
    for block in blocks[1:]:
        number, times, text = block.split("\n")
        assert number.isdigit() and text
        assert re.fullmatch(r"\d\d:\d\d:\d\d\.\d{3} --> \d\d:\d\d:\d\d\.\d{3}", times)


def test_webvtt_with_words(article, timings):
    shown = webvtt(article, timings, words=True)
    assert re.search(r"^Who <00:00:\d\d\.\d{3}>knew\?$", shown, re.MULTILINE)
    assert re.sub(r"<\d[\d:.]*>", "", shown) == webvtt(article, timings)
    marks = re.findall(r"<(\d[\d:.]*)>", shown)
    assert marks == sorted(marks)
    assert len(marks) == len(timings) - len(list(cues(article, timings)))


def test_srt(article, timings):
    block = captions_for(".SRT", article, timings).split("\n\n")[0].split("\n")
    assert block == ["1", block[1], "“Stay at home,” Dr. Moss said."]
    assert re.fullmatch(r"00:00:00,167 --> 00:00:0\d,\d{3}", block[1])


def test_lrc(article, timings):
    rows = captions_for(".lrc", article, timings).split("\n")
    assert rows[0] == "[ti:Bridge]"
    assert rows[1] == "[00:00.17]“Stay at home,” Dr. Moss said."


def test_json(article, timings):
    rows = json.loads(captions_for(".json", article, timings))
    assert len(rows) == len(timings)
    assert rows[0] == {"text": "Stay", "span": [1, 5], "start": 0.167, "end": rows[0]["end"], "origin": "estimated"}
    assert all(TEXT[row["span"][0] : row["span"][1]] == row["text"] for row in rows)


def test_an_unknown_form_lists_those_there_are(article, timings):
    with pytest.raises(SpeechError, match=r"\.ttml: is no form of captions; use \.vtt, \.srt, \.lrc, \.json"):
        captions_for(".ttml", article, timings)


def test_no_words_no_cues(article):
    assert webvtt(article, ()) == "WEBVTT\n"
    assert captions_for(".srt", article, ()) == ""
