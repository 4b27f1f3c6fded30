"""What the glossary's packs respell, the voices say so: the lists in ``reader/speech`` keep pace with the packs."""

import pytest

from glossary.packs import load_packs
from lessons.said import OWN_PACKS, lesson_pronunciations
from reader.errors import DataError
from reader.speech import phonemes
from reader.speech.pronunciations import (
    PACKS,
    _terms,
    all_pronunciations,
    as_pls,
    entry,
    how_to_say,
    load_pronunciations,
)
from reader.speech.voices.espeak import EspeakVoice

#: Sounds that respellings and accents write in more than one way.
ALIKE = {"z": "s", "ŋ": "n", "ð": "θ", "ʒ": "ʃ"}


def skeleton(ipa):
    """The consonants that all accents sound, and which syllable of the last word is stressed."""
    kept = (ALIKE.get(one, one) for one in phonemes.sounds(ipa.replace(" ", "")) if one in phonemes._CONSONANTS)
    return "".join(one for one in kept if one not in "ɹjhwt").replace("ss", "s").replace("ll", "l").replace("nn", "n").replace("kk", "k")


def stressed(ipa):
    return [number for number, (mark, _) in enumerate(phonemes.syllables(ipa.split()[-1])) if mark == "ˈ"]


def test_each_word_that_a_pack_respells_is_said_so():
    known = all_pronunciations()
    missing = []
    for term in load_packs():
        if not term.say:
            continue
        words = [*term.term.split(), *term.short]
        asked = [term.term, *words, *(word.removesuffix("s") for word in words), *(word.rstrip("'’") for word in words)]
        asked += [part for word in words for part in word.split("-")]
        said = skeleton(entry(term.term, term.say).ipa)
        found = [one for one in map(known.find, asked) if one is not None]
        if not any(skeleton(part) in (said, said.removesuffix("s")) for one in found for part in (one.ipa, one.ipa.split()[-1])):
            missing.append((term.term, term.say, [one.ipa for one in found]))
    assert not missing, "add these to reader/speech/pronunciations.txt, or to term_pronunciations.txt where voices say them rightly"


def test_what_the_second_list_leaves_to_the_voice_the_voice_says_rightly():
    voice = EspeakVoice()
    wrong = []
    for one in _terms():
        heard = " ".join(phonemes.with_marks_before_syllables(part) for part in voice.transcribe(one.word).split())
        if skeleton(heard) != skeleton(one.ipa) or not set(stressed(one.ipa)) & set(stressed(heard)):
            wrong.append((one.word, one.ipa, heard))
    assert not wrong


def test_the_lists_are_sorted_and_do_not_overlap():
    words = [one.word for one in _terms()]
    assert len(words) > 200
    assert words == sorted(words, key=lambda word: (word.casefold(), word))
    assert not [word for word in words if load_pronunciations().find(word)]


def test_pack_words_are_shown_and_exported_and_left_to_the_voice():
    assert how_to_say("inflation").source == PACKS
    assert load_pronunciations().edits("Inflation and the veto", "espeak") == []
    exported = as_pls(all_pronunciations())
    assert "<grapheme>inflation</grapheme>" in exported and "<grapheme>refoulement</grapheme>" in exported


def test_a_teachers_own_pack_is_heard(tmp_path, monkeypatch):
    pack = "term: zeffel\nmeaning: a made-up thing\nsay: ZEF-ul\n\nterm: brindle tax\nmeaning: a made-up tax\nsay: BRIN-dul\n"
    (tmp_path / "own.txt").write_text(pack, encoding="utf-8")
    monkeypatch.setenv("HORNBOOK_PACKS", str(tmp_path))
    known = lesson_pronunciations()
    assert (known.find("zeffel").respelling, known.find("zeffel").source) == ("ZEF-ul", OWN_PACKS)
    assert known.find("brindle tax") is None
    own = tmp_path / "list.own"
    own.write_text("zeffel = zef-EL\n", encoding="utf-8")
    assert lesson_pronunciations(own).find("zeffel").respelling == "zef-EL"
    assert lesson_pronunciations(own).find("Kyiv").respelling == "KEE-iv"
    with pytest.raises(DataError):
        lesson_pronunciations(tmp_path / "none")
