"""A glossary: what is found, who defines it, in which order, and what is left for the teacher."""

import csv
import io

import pytest

from glossary import build_glossary
from glossary.abbreviations import find_abbreviations
from glossary.defining import _say_the_same
from glossary.exports import COLUMNS, to_csv
from glossary.hardness import hardness, is_transparent, ratings
from glossary.matching import find_pack_terms
from glossary.names import find_names
from glossary.packs import PackTerm, load_packs, parse_record, read_pack
from glossary.spelling import match_initials
from reader.article import Article
from reader.errors import DataError


def expansions(text):
    return {one.short: one.expansion for one in find_abbreviations(Article.from_text(text))}


@pytest.mark.parametrize(
    ("text", "short", "expansion"),
    [
        ("The World Food Programme (WFP) sent rice.", "WFP", "World Food Programme"),
        ("The WFP (World Food Programme) sent rice.", "WFP", "World Food Programme"),
        ("The WFP stands for the World Food Programme.", "WFP", "World Food Programme"),
        ("The WFP is an acronym of the World Food Programme.", "WFP", "World Food Programme"),
        ("The World Food Programme, or WFP, sent rice.", "WFP", "World Food Programme"),
        ("A member of the U.N. Security Council (UNSC) left.", "UNSC", "U.N. Security Council"),
        ("The Bank of Ghana (BoG) raised the rate.", "BoG", "Bank of Ghana"),
        ("Most homes have a television (TV) today.", "TV", "television"),
    ],
)
def test_abbreviations_in_every_form(text, short, expansion):
    assert expansions(text) == {short: expansion}


@pytest.mark.parametrize(
    "text",
    [
        "The mayor (Anna Berg) spoke.",
        "The law (see page 4) is old.",
        "She won the race (her third).",
        "The ship (1912) sank.",
        "They came from the North (NK) and the south of the world.",
    ],
)
def test_brackets_that_hold_no_abbreviation(text):
    assert expansions(text) == {}


def test_initials_are_trimmed_on_the_left():
    assert match_initials("WHO", "officials of the World Health Organization") == "World Health Organization"
    assert match_initials("WHO", "a report on health") == ""


def test_a_better_known_name_is_told():
    glossary = build_glossary("The DRC stands for the Democratic Republic of Congo, better known as Congo. The DRC is large.")
    assert glossary["DRC"].definition == "short for Democratic Republic of Congo, better known as Congo"
    assert len(glossary["DRC"].spans) == 3  # the long form is a place of the term, too


def test_pack_terms_are_found_in_any_form():
    article = Article.from_text("Asylum seekers spoke to the special rapporteurs of the U.N. Security Council.")
    found = {match.term.term: match.span.of(article.text) for match in find_pack_terms(article)}
    assert found["asylum seeker"] == "Asylum seekers"
    assert found["special rapporteur"] == "special rapporteurs"
    assert found["Security Council"] == "U.N. Security Council"


def test_the_longest_name_wins():
    terms = (PackTerm("court", "a place for trials"), PackTerm("high court", "an important court"))
    article = Article.from_text("The high court sat. The court rose.")
    assert [match.term.term for match in find_pack_terms(article, terms)] == ["high court", "court"]


def test_an_abbreviation_needs_its_capitals():
    terms = (PackTerm("World Health Organization", "a body", short=("WHO",)),)
    assert find_pack_terms(Article.from_text("Nobody knows who came."), terms) == ()


def test_a_term_with_near_words_needs_one_of_them():
    terms = (PackTerm("cell", "the smallest part of a living thing", near=("body", "blood")),)
    assert find_pack_terms(Article.from_text("He sat in his cell."), terms) == ()
    assert len(find_pack_terms(Article.from_text("The blood holds one cell."), terms)) == 1


def test_a_capital_that_acts_is_its_government():
    glossary = build_glossary("China made a promise. Beijing refused to answer the question of the Chinese farmers.", None)
    assert glossary["Beijing"].kind == "metonym"
    assert "government of China" in glossary["Beijing"].definition


@pytest.mark.parametrize(
    "text",
    [
        "Washington has sharply rebuked the general.",
        "Tensions between Moscow and its neighbours grew.",
        "According to the Pentagon, the plane landed.",
        "A White House spokesman said nothing.",
        "Nobody knows what Moscow’s offer is worth.",
        "The fund appealed to Washington to pay.",
        "He was accused by Washington of theft.",
    ],
)
def test_every_way_in_which_a_capital_is_its_government(text):
    assert "metonym" in [term.kind for term in build_glossary(f"{text} The United States and Russia met. Russian and US voters waited.", None)]


@pytest.mark.parametrize(
    "text",
    [
        "He sang at the White House in May.",
        "Talks in Moscow ended on Monday.",
        "She flew back to Washington with her dog.",
        "A Washington Post reporter was there.",
        "Moscow’s first snow fell in May.",
    ],
)
def test_a_capital_stays_a_place(text):
    assert "metonym" not in [term.kind for term in build_glossary(f"{text} Russian and American voters waited.", None)]


def test_a_capital_that_is_a_place_is_not_explained():
    glossary = build_glossary("The Chinese team flew to Beijing. It rained in Beijing.", None)
    assert all(term.kind != "metonym" for term in glossary)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The judge quoted the Convention on the Rights of the Child twice.", "Convention on the Rights of the Child"),
        ("They signed the 1968 Treaty of Delft and went home.", "1968 Treaty of Delft"),
        ("This is up to the Court of Human Rights.", "Court of Human Rights"),
    ],
)
def test_names_of_documents_and_bodies_are_kept_whole(text, name):
    assert [one.text for one in find_names(Article.from_text(text))] == [name]


def test_who_is_who_comes_from_the_article():
    text = "Sara Lund, the chief engineer of the dam, warned the town. President Omar Haddad agreed."
    people = {one.text: one for one in build_glossary(text).people}
    assert people["Sara Lund"].definition == "the chief engineer of the dam"
    assert people["Sara Lund"].evidence.of(text) == "Sara Lund, the chief engineer of the dam"
    assert people["Omar Haddad"].definition == "President"


def test_what_the_article_explains_comes_first():
    text = "Most farms now grow teff, a grain that needs little water. Teff makes good bread."
    term = build_glossary(text, None)["teff"]
    assert (term.definition, term.source) == ("a grain that needs little water", "the article")
    assert term.evidence.of(text) == term.definition


def test_words_without_a_meaning_are_for_the_teacher():
    glossary = build_glossary("The zorblaxian farmers met in the old hall of the town.", None)
    assert "zorblaxian" in [term.text for term in glossary.undefined]


def test_limit_and_order():
    text = "The envoy spoke of refugees. Asylum seekers and refugees waited. The Security Council met on sanctions."
    everything = build_glossary(text, None)
    assert [term.text for term in build_glossary(text, 2)] == [term.text for term in everything][:2]
    assert list(everything.terms) == sorted(everything.terms, key=lambda term: -term.score)


def test_every_span_holds_the_term():
    text = "The envoy spoke of refugees. Refugees waited for the Security Council (SC)."
    for term in build_glossary(text, None):
        for span in term.spans:
            assert span.of(text).lower()[:3] in (term.text.lower()[:3], *(name.lower()[:3] for name in term.also))


def test_csv_can_be_read_back():
    glossary = build_glossary("The envoy spoke of refugees. =Sanctions hit the country.", None)
    rows = list(csv.DictReader(io.StringIO(to_csv(glossary))))
    assert tuple(rows[0]) == COLUMNS
    assert [row["term"] for row in rows] == [term.text for term in glossary]
    assert not any(cell.startswith("=") for row in rows for cell in row.values())


def test_every_pack_term_is_whole():
    terms = load_packs()
    assert len(terms) >= 60
    assert len({(term.term.lower(), term.field) for term in terms}) == len(terms)
    for term in terms:
        assert term.meaning and not term.meaning.endswith("."), term.term
        assert len(term.meaning.split()) <= 30, term.term
        assert term.reference, term.term


@pytest.mark.parametrize(
    ("record", "says"),
    [
        ("term: a\nmeening: b", "unknown key 'meening'"),
        ("term: a", "no 'meaning'"),
        ("term: a\nmeaning: b\nkind: odd", "unknown kind 'odd'"),
        ("term: a\nterm: b\nmeaning: c", "stands twice"),
    ],
)
def test_a_mistake_in_a_pack_names_file_line_and_keys(record, says):
    with pytest.raises(DataError, match=says) as error:
        parse_record(record, file="mine.txt", line=7)
    assert "mine.txt:" in str(error.value)


def test_a_teachers_own_pack_comes_first(tmp_path, monkeypatch):
    (tmp_path / "mine.csv").write_text("term,meaning\nenvoy,our own meaning\n", encoding="utf-8")
    monkeypatch.setenv("HORNBOOK_PACKS", str(tmp_path))
    assert build_glossary("The envoy spoke to the town for an hour.")["envoy"].definition == "our own meaning"
    assert read_pack(tmp_path / "mine.csv")[0].term == "envoy"


def test_a_notebook_shows_the_glossary():
    shown = build_glossary("The envoy spoke of <b>refugees</b>.")._repr_html_()
    assert "<dfn>" in shown and "<b>" not in shown


def found(text):
    return [term.text for term in build_glossary(text, None)]


def test_a_term_is_not_cut_out_of_a_longer_compound():
    assert "international law" not in found("She works for a large international law firm in Leeds.")
    assert "international law" in found("The judge said that international law forbids the flights.")
    assert "rights group" not in found("Animal-rights groups protested against the farm.")
    assert "clothe" not in found("The spruce-clad hills are steep and the trickle-down effect is small.")


def test_a_list_is_no_explanation():
    text = "Six jackfruits, a guitar and a lamp stood on the table."
    assert all(term.source != "the article" for term in build_glossary(text, None))
    text = "The mayor spoke as a worker in horticulture, a man who knew hunger."
    assert all(term.source != "the article" for term in build_glossary(text, None))


def test_a_place_that_only_names_a_place_is_no_metonym():
    assert "White House" not in found("He sang at the White House in May and went home.")
    assert "White House" in found("The White House refused to answer the question.")


def test_terms_stand_in_the_singular_as_the_article_writes_them():
    terms = found("Asylum seekers waited. The U.N. special rapporteurs wrote to them. The Emissions Trading Scheme is old.")
    assert {"asylum seeker", "U.N. special rapporteur", "Emissions Trading Scheme"} <= set(terms)


def test_the_second_word_of_a_family_sinks():
    text = "The poachers fled. They had poached for years. The ranger found the herd in the savanna."
    scores = {term.text: term.score for term in build_glossary(text, None)}
    assert scores["poacher"] > 1.5 * scores["poach"]


def test_a_part_of_a_country_with_a_small_name():
    assert "the North" in found("Korea is divided. Few people leave the North today.")
    assert "the North" not in found("Korea is divided. Few people leave the North Korean army today.")
    assert "the North" not in found("In Italy few people leave the North today.")


def test_new_readers_get_more_words_and_old_hands_fewer():
    text = "The envoy was detained. The sanctions were crucial, and the municipality was vulnerable and prone to floods."
    counts = [len(build_glossary(text, None, level=level)) for level in ("original", "plain", "easy")]
    assert counts[0] < counts[2]
    assert counts == sorted(counts)


def test_words_are_hard_as_people_found_them():
    assert hardness("house") == 0.0
    assert hardness("octopus") == 0.0
    assert hardness("swimmer") == 0.0
    assert hardness("gadget") < hardness("proximity")
    assert is_transparent("shortened") and is_transparent("reopen")
    assert not is_transparent("sanction") and not is_transparent("hippocampus")
    assert min(ratings().values()) >= 1.0 and max(ratings().values()) <= 6.0


def test_what_the_article_says_of_a_pack_term_stands_beside_it():
    text = "They were invited to the Arria-formula meeting, named after the diplomat Diego Arria. It lasted an hour."
    term = build_glossary(text, None)["Arria-formula meeting"]
    assert term.notes == "The article says: named after the diplomat Diego Arria"
    assert term.evidence.of(text) == "named after the diplomat Diego Arria"


@pytest.mark.parametrize(
    ("text", "name", "says"),
    [
        ("Shops such as Hill and Dale, the Alliance for Farms and a bank signed it.", None, None),
        ("The rule comes from Offarm, the independent watchdog of farms, and is new.", "Offarm", "the independent watchdog of farms"),
        ("Green Hands (a small charity in Leeds) sent food.", "Green Hands", "a small charity in Leeds"),
        ("He grows teff, which is a grain that needs little water, on his farm.", "teff", "a grain that needs little water"),
        ("They visited New Zealand, the Cook Islands and Fiji.", None, None),
        ("I am old, so that means I rest a lot.", None, None),
        ("They blew up the observatory, a heavy blow against the king.", None, None),
    ],
)
def test_names_and_words_that_the_article_explains(text, name, says):
    told = {term.text: term.definition for term in build_glossary(text, None) if term.source == "the article"}
    assert told == ({name: says} if name else {})


def test_a_short_form_that_only_a_pack_explains():
    term = build_glossary("An MRI showed that the bone of the dancer was whole.", None)["MRI"]
    assert term.definition.startswith("short for magnetic resonance imaging: a way of making pictures")
    assert term.source == "Hornbook pack: short forms"


def test_a_short_form_that_nothing_explains_is_listed_for_the_teacher():
    glossary = build_glossary("The FFO closed its doors. Nobody asked the QRZ Tower Club why.", None)
    assert "FFO" in [term.text for term in glossary.undefined]
    assert "QRZ" not in [term.text for term in glossary.undefined]  # a part of a name


def test_usual_short_forms_come_later():
    glossary = build_glossary("The EU and the OSCE sent people. The EU and the OSCE wrote a report.", None)
    order = [term.text for term in glossary]
    assert order.index("OSCE") < order.index("EU")


def test_the_heading_has_the_spelling_of_the_article():
    texts = [term.text for term in build_glossary("The show was lacklustre. Fear paralysed the town.", None)]
    assert "lacklustre" in texts
    assert "lackluster" not in texts


def test_an_abbreviation_is_listed_in_the_singular():
    assert build_glossary("Two SUVs blocked the road.", None)["SUV"].spans


def test_a_place_in_a_longer_name_is_not_meant():
    assert "Arctic" in [term.text for term in build_glossary("Ice in the Arctic is melting.", None)]
    assert "Arctic" not in [term.text for term in build_glossary("The Arctic Monkeys played all night.", None)]


def test_a_phrase_and_its_noun_are_one_family():
    glossary = build_glossary("Their adherence to the rule is strict. They adhere to it always.", None)
    low, high = sorted(term.score for term in glossary if term.text.startswith("adhere"))
    assert low < 0.7 * high


def test_a_participle_may_be_an_adjective():
    assert build_glossary("They stood before an imposing tower.", None)["imposing"].definition == "big and looking important"


def test_a_word_in_the_middle_of_a_name_is_no_term():
    assert "survey" in [term.text for term in build_glossary("The survey asked about food.", None)]
    assert "Survey" not in [term.text for term in build_glossary("The National Food Survey is old.", None)]


def test_a_kind_of_place_in_a_name_is_listed_in_small_letters():
    assert "national park" in [term.text for term in build_glossary("Lions live in Mara National Park.", None)]


def test_the_text_form_has_people_places_and_what_nothing_explains():
    text = "Anna Orr, a judge, met the FFO’s envoy in the border town of Nickelsdorf."
    shown = str(build_glossary(text, None))
    assert "\n\nWho is who\nAnna Orr: a judge\n\nPlaces\nNickelsdorf: border town\n\nWithout an explanation\nFFO" in shown
    assert shown.startswith("envoy: ")


def test_two_senses_are_given_only_where_they_differ():
    assert _say_the_same("a large amount kept for later use", "to collect a large amount for later use")
    assert not _say_the_same("a job", "control of a country by a foreign army")
    assert not _say_the_same("to make up a lie", "to make something in a factory")


def test_a_term_with_capitals_in_a_longer_name_is_not_meant():
    assert "national park" not in [term.text for term in build_glossary("The US National Park Service closed a road.", None)]


def test_headings_are_whole_words_in_the_singular():
    texts = [term.text for term in build_glossary("The town is installing lamps. The costs of living rose.", None)]
    assert "cost of living" in texts
    assert "instal" not in texts


def test_a_word_with_two_endings_is_of_the_family():
    glossary = build_glossary("Their navigation failed. A navigational error followed.", None)
    low, high = sorted(term.score for term in glossary if term.text.startswith("navigation"))
    assert low < 0.7 * high
