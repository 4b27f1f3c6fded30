"""Names read by the spelling of their language: where the rules speak, and where they must be silent."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.speech import origins_arabic, origins_french, origins_spanish
from reader.speech.origins import TABLES, names
from reader.speech.phonemes import ipa_to_espeak, ipa_to_respelling, sounds
from reader.speech.pronunciations import SPELLING, how_to_say
from reader.speech.title_case import is_title_case

#: A text, and how the names in it are respelled.
SAID = """
Rosa Núñez and a Peña | Núñez NOON-yez, Peña PAYN-yuh
Governor Echeverría met López, Calderón and Mr. García | Echeverría ech-ev-eh-REE-uh, López LOH-pez, Calderón kahl-deh-ROHN, García gar-SEE-uh
Alejandro Quiroga spoke to Jorge Trujillo | Quiroga kee-ROH-guh, Trujillo troo-HEE-yoh
Pablo de la Huerta came with Luis Aguirre and Raúl Iglesias | Huerta WAIR-tuh, Aguirre ah-GEE-ray, Iglesias ee-GLAYS-yuhs
Ms. Boisseau and Mr. Thévenoux | Boisseau bwah-SOH, Thévenoux tay-vuh-NOO
Guillaume Ternay asked Jacques Lemoine and Jean-Claude Garnier | Ternay tair-NAY, Lemoine luh-MWAHN, Garnier gar-nee-AY
Hélène Dubois met Thierry Petit | Hélène ay-LEN, Dubois doo-BWAH, Petit puh-TEE
Hamid al-Tamrani and Sheikh al-Masri | Tamrani tahm-RAH-nee, Masri MAHS-ree
the villages of Abu Zamoud and Umm al-Shabaab | Zamoud zuh-MOOD, Shabaab shuh-BAHB
Saad bin Kholoud | Kholoud koh-LOOD
""".strip()

#: No name in these is read by a rule: English words and names, places, headlines, and names that leave a doubt.
SILENT = """
The Bureau said the Assault on the Vault was no Fault of Beau Miller.
Carlos Gordon, Ricardo Nelson and Pedro Calderon
San Francisco Area Police and the San Diego Zoo
Pedro Ruiz Made a Deal With Police Over Late Rent
Jacques Dumas, Pierre Boucher and Thierry Walker
Anne-Marie Slaughter and Jean Carter drove a Pontiac to Illinois.
Pierre Jackson and Antoine Griffin
Omar bin Rashid, al-Khalid and Abu Karim
Al Gore met Abu Smith and Bin Liner
Ana Ivanovic, Daniel Ortega, Victoria Beckham and Diana Ross
Sinn Féin, Róisín Murphy, Seán Kelly, Éamon Casey, Ciarán Ward
Jón Einarsson, Úranía Björnsdóttir and Orbán Viktor
John Smith, Emma Stone, Barack Obama and Theresa May
Carlos Mondlane, José Sarney and Pedro Passos Coelho
A Plateau, a Chateau and a Tableau
In Juneau a fan of Lambeau Field met Thibodeaux, Babineau and Chennault.
Quantico, Quentin, Queens, Qureshi and Quinn
""".strip()


def respelled(text):
    found = sorted(names(text), key=lambda one: one[0].start)
    return ", ".join(f"{span.of(text)} {ipa_to_respelling(ipa)}" for span, ipa in found)


@pytest.mark.parametrize("line", SAID.splitlines())
def test_names_that_show_their_language_are_read_by_its_rules(line):
    text, _, said = line.partition(" | ")
    assert respelled(text) == said


@pytest.mark.parametrize("text", SILENT.splitlines())
def test_other_names_are_left_to_the_voice(text):
    assert respelled(text) == ""


@pytest.mark.parametrize(
    ("module", "word"),
    [(module, word) for module, words in [
        (origins_spanish.spanish, "Smith Wright Gordon Calderon Coelho Musacchio Florence Kirchner xyz b"),
        (origins_french.french, "Kowalski Dumas Camus Boucher Kahn Berlioz Valls Platini Bureau q"),
        (origins_arabic.arabic, "Rashid Khalid Hariri Assad Smith Sadr Vex"),
    ] for word in words.split()],
)  # fmt: skip
def test_a_doubtful_word_is_not_read(module, word):
    assert module(word) is None


@given(st.text(alphabet="abcdefghijlmnopqrstuvyzáéíóúñüçèêôûœ'- ", min_size=1, max_size=12))
def test_whatever_the_rules_say_voices_can_say(letters):
    for read in (origins_spanish.spanish, origins_french.french, origins_arabic.arabic):
        ipa = read(letters.title())
        if ipa is not None:
            assert list(sounds(ipa)).count("ˈ") == 1
            assert ipa_to_espeak(ipa) and ipa_to_respelling(ipa)


@given(st.text(alphabet="alPñé zJorgeKimbdu-", max_size=50))
def test_no_name_touches_another(text):
    spans = sorted(span for span, _ in names(text))
    assert all(one.end <= after.start for one, after in pairwise(spans))


def test_a_name_is_shown_with_who_says_so():
    known = how_to_say("Alejandro Quiroga")
    assert known.respelling.endswith("kee-ROH-guh") and SPELLING in known.source
    assert how_to_say("Núñez").source == SPELLING


def test_headlines_are_told_from_sentences():
    assert is_title_case("Mayor Pedro Ruiz Made Many Deals With Police")
    assert not is_title_case("Pedro Ruiz made many deals with the police")
    assert not is_title_case("Pedro Ruiz Andrade")


def test_every_sound_of_the_tables_is_known():
    for table in TABLES:
        for ipa in table.values():
            assert re.sub("[ˈˌ]", "", "".join(sounds(ipa))) == ipa
