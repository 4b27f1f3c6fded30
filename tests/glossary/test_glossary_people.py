"""Who is who: in the article's own words, with the stretch that says so."""

import pytest

from glossary import build_glossary
from glossary.roles import is_role


def lines(text):
    return {one.text: one.definition for one in build_glossary(text).people}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Ana Ruiz, the U.N. special rapporteur on housing, and Tom Cole, chief of staff at the office of the U.N. Refugee Agency, were invited.", "Ana Ruiz", "the U.N. special rapporteur on housing"),
        ("Ana Ruiz, the U.N. special rapporteur on housing, and Tom Cole, chief of staff at the office of the U.N. Refugee Agency, were invited.", "Tom Cole", "chief of staff at the office of the U.N. Refugee Agency"),
        ("“It rains,” said Lena Vogt, 34, a nurse from Bern.", "Lena Vogt", "a nurse from Bern"),
        ("The mayor, Jan van der Berg, agreed.", "Jan van der Berg", "mayor"),
        ("The law is bad, says the town’s chief engineer, Omar al-Amin.", "Omar al-Amin", "the town’s chief engineer"),
        ("The leader in the Senate, Harry Blum, spoke for an hour.", "Harry Blum", "leader in the Senate"),
        ("Secretary of State Carla Diaz flew home.", "Carla Diaz", "Secretary of State"),
        ("Brazilian singer and campaigner Rosa Lima opened the hall.", "Rosa Lima", "Brazilian singer and campaigner"),
        ("It was built by the psychologist William Crane.", "William Crane", "psychologist"),
        ("Peter Hill is a professor of law who lives in Leeds.", "Peter Hill", "a professor of law"),
        ("Dr Sofia Blom of Uppsala University wrote the paper.", "Sofia Blom", "of Uppsala University"),
        ("Professor Sofia Blom of Uppsala University wrote the paper.", "Sofia Blom", "Professor of Uppsala University"),
        ("Maria Frey, who studies sleep at the university, agreed.", "Maria Frey", "studies sleep at the university"),
        ("Jon Tam, who spent thirty years selling boats and whose wife left, was sad.", "Jon Tam", "spent thirty years selling boats"),
        ("Andy Black, 30, an estate agent, bought two.", "Andy Black", "an estate agent"),
        ("It was founded by a Norwegian engineer called Sam Eyde.", "Sam Eyde", "Norwegian engineer"),
        ("Attorney-General John Ashford agreed.", "John Ashford", "Attorney-General"),
        ("Nigel Hart, the British actor best known for his role as a clerk, died.", "Nigel Hart", "the British actor best known for his role as a clerk"),
        ("Russian engineers Mikhail Orlov and Anna Petrova landed on Monday.", "Mikhail Orlov", "Russian engineer"),
        ("Russian engineers Mikhail Orlov and Anna Petrova landed on Monday.", "Anna Petrova", "Russian engineer"),
        ("The earlier jazz drummers Otto Lang and Paul Reed taught him.", "Otto Lang", "jazz drummer"),
        ("The room cheered as his mother, Eva Baum, wept.", "Eva Baum", "his mother"),
        ("Leading marine scientist Professor Carl Roberts agreed.", "Carl Roberts", "Leading marine scientist"),
        ("The paper’s editor, Rosa Lindt, agreed.", "Rosa Lindt", "the paper’s editor"),
        ("“It flies,” said Jay Moss, director of sales at the contractor Weber Marine LTS. Much of the work goes on.", "Jay Moss", "director of sales at the contractor Weber Marine LTS"),
        ("Former trade minister Eva Or, who left last year, said nothing.", "Eva Or", "Former trade minister"),
    ],
)  # fmt: skip
def test_roles_behind_and_before_a_name(text, name, role):
    assert lines(text)[name] == role


def test_the_fuller_line_wins_wherever_it_stands():
    text = "President Ruth Okoro spoke first. Later Ruth Okoro, the first woman president of the island, went home."
    assert lines(text) == {"Ruth Okoro": "the first woman president of the island"}


@pytest.mark.parametrize(
    "text",
    [
        "Mr John Miller left the house.",
        "Last winter, Anna Weber moved to Rome.",
        "Smith Steel, a maker of pans, closed.",
        "The University of Leeds, a partner of the town, paid for it.",
        "After the summer, New York was quiet.",
        "Trains stopped in Belo Porto, Salvador and elsewhere in the night.",
        "Ramon Puerta would lead until the house appoints a new president.",
        "Ron Lang, who slept badly, went home.",
        "The list had Alfred Gorman, Derek Jarmer, Laura Ashby, and Vera Bell.",
        "It was paid for by the Youth Sport Trust in May.",
        "It was built by the contractor Weber Marine LTS in May.",
        "It was told by four senior North Borset police officers.",
    ],
)
def test_nothing_is_said_where_the_article_says_nothing(text):
    assert lines(text) == {}


def test_the_evidence_holds_name_and_role():
    text = "Rain fell.\n\nThe judge, Mia Holm, said that Ravi Nair, a farmer from Goa, had lost his land."
    for person in build_glossary(text).people:
        assert person.text in person.evidence.of(text)
        assert person.definition in person.evidence.of(text)
        assert [span.of(text) for span in person.spans] == [person.text]


@pytest.mark.parametrize("word", ["envoy", "envoys", "campaigner", "physicist", "chairwoman", "co-founder", "MP"])
def test_nouns_for_people(word):
    assert is_role(word)


@pytest.mark.parametrize("word", ["winter", "tower", "restaurant", "committee", "house", "paper", "error"])
def test_other_nouns(word):
    assert not is_role(word)
