"""The forms of a glossary in other people's programs: ``nox -s formats`` installs them."""

import pytest

from glossary import Glossary, build_glossary
from glossary.exports import to_anki, to_jupytercards
from glossary.terms import Term
from reader.article import Article

ARTICLE = Article.from_text("The World Food Programme (WFP) sent rice & help to refugees.", title="Rice")


@pytest.fixture(scope="module")
def glossary():
    return build_glossary(ARTICLE, None)


def test_anki_imports_once_knows_again_and_updates(glossary, tmp_path):
    collection = pytest.importorskip("anki.collection")

    def bring_in(package):
        path = tmp_path / "words.apkg"
        path.write_bytes(package)
        options = collection.ImportAnkiPackageOptions()
        log = notebook.import_anki_package(
            collection.ImportAnkiPackageRequest(package_path=str(path), options=options)
        ).log
        return len(log.new), len(log.updated), len(log.duplicate)

    notebook = collection.Collection(str(tmp_path / "mine.anki2"))
    count = len(glossary)
    try:
        assert bring_in(to_anki(glossary)) == (count, 0, 0)
        assert bring_in(to_anki(glossary)) == (0, 0, count)
        again = Glossary(ARTICLE, tuple(Term(term.text, term.spans, term.kind, "new words") for term in glossary))
        assert bring_in(to_anki(again, changed=1_900_000_000)) == (0, count, 0)
        notes = [notebook.get_note(number) for number in notebook.find_notes("")]
        assert {note["Term"] for note in notes} == {term.text for term in glossary}
        assert {note["Meaning"] for note in notes} == {"new words"}
        assert notebook.card_count() == 2 * count
        assert "new words" in notes[0].cards()[0].answer()
    finally:
        notebook.close()


def test_jupytercards_shows_the_cards(glossary, tmp_path, capsys):
    jupytercards = pytest.importorskip("jupytercards")
    path = tmp_path / "cards.json"
    path.write_text(to_jupytercards(glossary), encoding="utf-8")
    jupytercards.display_flashcards(str(path))
    assert "HTML" in capsys.readouterr().out
