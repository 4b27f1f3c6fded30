"""How words are said: the list, a user's own entries, the notations."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.edits import apply_edits
from reader.errors import DataError
from reader.speech import phonemes
from reader.speech.origins import TABLES
from reader.speech.pronunciations import (
    CMU,
    DICTIONARY,
    GUESS,
    OURS,
    OWN,
    SPELLING,
    as_pls,
    entry,
    how_to_say,
    load_pronunciations,
    told,
)  # fmt: skip
from reader.speech.speaking import render
from reader.speech.voices.espeak import EspeakVoice


def said(text, notation="espeak", own=None):
    return apply_edits(text, load_pronunciations(own).edits(text, notation))[0]


def test_the_list_is_sorted_without_doubles_and_can_be_read():
    words = [one.word for one in load_pronunciations()]
    assert len(words) > 300
    assert words == sorted(words, key=lambda word: (word.casefold(), word))
    assert len(set(words)) == len(words)


def test_each_entry_of_the_list_can_be_respelled_and_read_back():
    def plain(ipa):
        text = "".join(phonemes.sounds(ipa)).replace("iː", "i").replace("ɚ", "ɜː").replace("ʌ", "ə")
        return text.replace("ˈ", "").replace("ˌ", "")

    for one in load_pronunciations():
        assert plain(phonemes.respelling_to_ipa(one.respelling)) == plain(one.ipa), one


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("the principle of refoulement.", "the principle of [[r@f'u:lmA:nt]]."),
        ("Refoulement is banned.", "[[r@f'u:lmA:nt]] is banned."),
        ("Xi's visit, Houthis, coups", "[[S'i:z]] visit, [[h'u:Tiz]], [[k'u:z]]"),
        ("a coup d’état in Kyiv", "a [[k,u:]] [[deIt'A:]] in [[k'i:|Iv]]"),
        ("XI players, a recoup, xi, Kyiv-based", "XI players, a recoup, xi, [[k'i:|Iv]]-based"),
    ],
)
def test_words_of_the_list_are_said_as_it_says(text, spoken):
    assert said(text) == spoken


def test_other_notations():
    assert said("Xi's refoulement", "respelling") == "shee's ruh-fool-mahnt"
    assert said("Kyiv", "ipa") == "[[ˈkiːɪv]]"


def test_own_entries_come_first(tmp_path):
    assert said("Kyiv", own={"Kyiv": "KY-iv"}) == "[[k'aI|Iv]]"
    file = tmp_path / "own.txt"
    file.write_text("# mine\nKyiv = /ˈkɪjɪu/\nOrla = OR-luh\n", encoding="utf-8")
    assert said("Orla in Kyiv", own=file) == "[['O@l@]] in [[k'IjI|u:]]"
    assert how_to_say("Orla", file).source == OWN


@pytest.mark.parametrize(
    ("line", "says"),
    [("Orla OR-luh", r"own\.txt:1: 'Orla OR-luh' is no entry"), ("Orla = ", "own.txt:1"), ("Orla = ж", "own.txt:1.*cannot be read"), ("Orla = /ж/", "no sound of English")],
)
def test_a_bad_entry_names_its_line(tmp_path, line, says):
    file = tmp_path / "own.txt"
    file.write_text(line, encoding="utf-8")
    with pytest.raises(DataError, match=says):
        load_pronunciations(file)
    with pytest.raises(DataError, match="cannot be read"):
        load_pronunciations(tmp_path / "none.txt")


def test_who_says_how():
    assert how_to_say("Kyiv").source == OURS
    assert (how_to_say("liaison").source, how_to_say("liaison").respelling) == (DICTIONARY, "lee-AY-zon")
    assert (how_to_say("bridge").source, how_to_say("bridge").ipa) == (CMU, "ˈbɹɪdʒ")
    assert how_to_say("Brimbleworth").source == GUESS
    assert how_to_say("bridge Kyiv").source == f"{CMU}, {OURS}"
    assert str(how_to_say("Kyiv")) == "Kyiv: KEE-iv /ˈkiːɪv/ (Hornbook)"


def test_the_sound_follows_the_entry():
    def sound(text):
        return next(EspeakVoice().synthesize([text], rate=150)).samples

    speech = render("They met Orla there.", pronunciations={"Orla": "RAY-ner"})
    assert [timing.span.of(speech.text) for timing in speech.timings] == ["They", "met", "Orla", "there"]
    assert sound(told(entry("x", "RAIN"), "espeak")) == sound("[[r'eIn]]")
    # as long as the same sounds spelled as English has them
    assert len(sound(f"They met {told(entry('x', 'RAIN'), 'espeak')} there.")) == pytest.approx(len(sound("They met rain there.")), rel=0.02)


@pytest.mark.parametrize(
    ("respelling", "ipa"),
    [
        ("rap-or-TUR", "ɹæpɔːɹˈtɜː"), ("JEN-uh-side", "ˈdʒɛnəsaɪd"), ("VICE-uh VER-suh", "ˈvaɪsəˈvɜːsə"),
        ("NUM", "ˈnʌm"), ("say", "ˈseɪ"), ("per SAY", "pɚˈseɪ"), ("by-LAT-er-al", "baɪˈlætɚæl"), ("KWOH", "ˈkwoʊ"),
    ],
)  # fmt: skip
def test_respellings_are_read(respelling, ipa):
    assert phonemes.respelling_to_ipa(respelling) == ipa


def test_pls_is_xml_with_every_word():
    root = ET.fromstring(as_pls([entry("Q&A", "KYOO"), entry("Kyiv", "/ˈkiːɪv/")]).encode())
    space = "{http://www.w3.org/2005/01/pronunciation-lexicon}"
    assert root.get("alphabet") == "ipa"
    assert [(one.findtext(f"{space}grapheme"), one.findtext(f"{space}phoneme")) for one in root] == [
        ("Q&A", "ˈkjuː"), ("Kyiv", "ˈkiːɪv"),
    ]  # fmt: skip


@given(st.text(alphabet="Xi coups'’s Kyivd.ét-,", max_size=60))
def test_edits_stay_apart(text):
    apply_edits(text, load_pronunciations().edits(text, "espeak"))


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("Kim Hyun-seok and Cho Tae-yul", "Kim [[hjVns'Vk]] and Cho [[teIj'Vl]]"),
        ("Zhao Lijian in Zhengzhou", "[[dZ'aU]] [[li:dZj'En]] in [[dZVNdZ'oU]]"),
        ("John Anne-marie, Kim Smith-jones", "John Anne-marie, Kim Smith-jones"),
        ("Xerox, Qatar, Quebec, Lin Manuel, Xavier, a Qantas jet", "Xerox, [[k@t'A@]], Quebec, Lin Manuel, Xavier, a Qantas jet"),
    ],
)
def test_names_are_read_by_the_spelling_of_their_language(text, spoken):
    assert said(text) == spoken


def test_a_name_of_two_words_is_read_as_one():
    known = how_to_say("Kim Hyun-seok")
    assert (known.respelling, known.source) == ("kim hyuhn-SUHK", f"{CMU}, {SPELLING}")
    assert how_to_say("Zhuhai").source == SPELLING


def test_every_sound_of_the_tables_is_known():
    for table in TABLES:
        for ipa in table.values():
            assert "".join(phonemes.sounds(ipa)) == ipa


@pytest.mark.parametrize(("word", "ipa"), [("UNSC", "ˌjuːˌɛnˌɛsˈsiː"), ("COI", "ˌsiːˌoʊˈaɪ")])
def test_what_is_read_letter_by_letter_is_shown_so(word, ipa):
    said = how_to_say(word)
    assert (said.ipa, said.source) == (ipa, "the way it is read out")
    assert how_to_say("NATO").ipa == "ˈneɪtoʊ"


@pytest.mark.parametrize(
    ("written", "respelled"),
    [
        ("Dr.", "DAHK-ter"), ("Mr.", "MIS-ter"), ("Mrs.", "MIS-iz"), ("St.", "saynt"), ("Prof.", "pruh-FES-er"),
        ("Gen.", "JEN-er-uhl"), ("Sen.", "SEN-uh-ter"), ("Sept.", "sep-TEM-ber"), ("kg", "KIL-uh-gramz"), ("No.", "NUHM-ber"),
        ("Gen. Park", "JEN-er-uhl park"), ("Mill Rd.", "mil rohd"), ("Main St.", "mayn street"), ("St. Paul", "saynt pawl"),
    ],
)  # fmt: skip
def test_an_abbreviation_alone_is_said_as_what_it_means(written, respelled):
    known = how_to_say(written)
    assert known.respelling == respelled
    assert known.source.startswith("the way it is read out")


@pytest.mark.parametrize("word", ["No", "Sun", "Mar", "Art", "may", "Pen"])
def test_a_word_that_only_looks_like_an_abbreviation_is_a_word(word):
    assert how_to_say(word).source == CMU
