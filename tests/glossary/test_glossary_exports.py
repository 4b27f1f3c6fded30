"""Every form of a glossary: read back by a reader that knows only the format, and the same bytes each time."""

import html.parser
import io
import json
import sqlite3
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import replace
from itertools import pairwise

import pytest

from glossary import Glossary, Term, build_glossary
from glossary.exports import FORMATS, to_anki, to_cards, to_html, to_jupytercards, to_moodle, to_skos, to_tbx
from glossary.exports.anki import FIELDS
from glossary.exports.tbx import NAMESPACES
from glossary.page import places_in
from lessons.cli import main
from reader.article import Article, Span

TEXT = (
    "The World Food Programme (WFP) sent rice to refugees. The WFP did not say when.\n\n"
    "An envoy spoke of sanctions & of refugees. Asylum seekers waited for the Security Council."
)


@pytest.fixture(scope="module")
def glossary():
    return build_glossary(Article.from_text(TEXT, title="Rice <for> all & “more”"), None)


@pytest.fixture
def odd():
    """A glossary with everything that a format could stumble over."""
    text = 'Here stands a "bad\\ term" & <more>.'
    term = Term(
        'bad\\ term"', (Span(14, 24),), "term", definition='less < more & "so" $x$ \\n\n\x0bend', source="me",
        example="]]> <b>", say="BAD", also=("A&B", "AB"), reference="Art. 1", field="odd field", notes="Note",
    )  # fmt: skip
    return Glossary(Article.from_text(text, title="Odd ::\x01 & <i>"), (term,))


def test_every_form_gives_the_same_bytes_each_time(glossary, odd):
    for form in FORMATS.values():
        for one in (glossary, odd, replace(glossary, terms=())):
            assert form.write(one) == form.write(one)


def test_moodle_reads_what_was_written(glossary, odd):
    for one in (glossary, odd):
        info = ET.fromstring(to_moodle(one)).find("INFO")
        entries = info.findall("ENTRIES/ENTRY")
        assert info.findtext("DISPLAYFORMAT") == "dictionary"
        assert [entry.findtext("CONCEPT") for entry in entries] == [term.text for term in one]
        for entry, term in zip(entries, one, strict=True):
            assert [name.text for name in entry.findall("ALIASES/ALIAS/NAME")] == list(term.also)
            assert entry.findtext("FORMAT") == "1"
            assert entry.findtext("CATEGORIES/CATEGORY/NAME", "") == term.field
            # the definition is HTML, well formed after it was taken out of the XML
            assert words_of(entry.findtext("DEFINITION")).startswith(term.definition.replace("\x0b", "").strip()[:8])


def test_moodle_matches_abbreviations_with_their_capitals(glossary):
    entries = {entry.findtext("CONCEPT"): entry for entry in ET.fromstring(to_moodle(glossary)).iter("ENTRY")}
    assert entries["WFP"].findtext("CASESENSITIVE") == "1"
    assert entries["envoy"].findtext("CASESENSITIVE") == "0"


def test_tbx_keeps_terms_names_and_meanings(glossary, odd):
    for one in (glossary, odd):
        root = ET.fromstring(to_tbx(one))
        assert (root.get("type"), root.get("style")) == ("TBX-Basic", "dct")
        for entry, term in zip(root.iterfind(".//tbx:conceptEntry", NAMESPACES), one, strict=True):
            names = [term_.text for term_ in entry.iterfind(".//tbx:termSec/tbx:term", NAMESPACES)]
            assert names == [term.text, *term.also]
            assert entry.findtext(".//basic:definition", namespaces=NAMESPACES) == term.definition.replace("\x0b", "")


#: What ISO 30042:2019 asks of the parts that Hornbook writes, in DCT style, as RELAX NG (compact, then expanded).
_RELAX = """
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="urn:iso:std:iso:30042:ed-2"
  datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
 <start><element name="tbx">
  <attribute name="style"><value>dct</value></attribute><attribute name="type"><value>TBX-Basic</value></attribute>
  <attribute name="xml:lang"><data type="language"/></attribute>
  <element name="tbxHeader"><element name="fileDesc">
   <optional><element name="titleStmt"><element name="title"><text/></element></element></optional>
   <oneOrMore><element name="sourceDesc"><oneOrMore><element name="p"><text/></element></oneOrMore></element></oneOrMore>
  </element></element>
  <element name="text"><element name="body"><oneOrMore><ref name="entry"/></oneOrMore></element></element>
 </element></start>
 <define name="entry"><element name="conceptEntry">
  <optional><attribute name="id"><data type="ID"/></attribute></optional>
  <zeroOrMore><choice><ref name="note"/><ref name="subject"/></choice></zeroOrMore>
  <oneOrMore><element name="langSec"><attribute name="xml:lang"><data type="language"/></attribute>
   <zeroOrMore><choice><ref name="note"/><element name="descripGrp">
     <ref name="definition"/><zeroOrMore><choice><ref name="note"/><ref name="source"/></choice></zeroOrMore>
   </element></choice></zeroOrMore>
   <oneOrMore><element name="termSec"><element name="term"><text/></element>
     <zeroOrMore><choice><ref name="status"/><ref name="type"/><ref name="context"/></choice></zeroOrMore>
   </element></oneOrMore>
  </element></oneOrMore>
 </element></define>
 <define name="note"><element name="note"><text/></element></define>
 <define name="subject"><element name="subjectField" ns="http://www.tbxinfo.net/ns/min"><text/></element></define>
 <define name="status"><element name="administrativeStatus" ns="http://www.tbxinfo.net/ns/min"><choice>
   <value>admittedTerm-admn-sts</value><value>preferredTerm-admn-sts</value></choice></element></define>
 <define name="type"><element name="termType" ns="http://www.tbxinfo.net/ns/basic"><choice>
   <value>fullForm</value><value>acronym</value><value>abbreviation</value></choice></element></define>
 <define name="definition"><element name="definition" ns="http://www.tbxinfo.net/ns/basic"><text/></element></define>
 <define name="source"><element name="source" ns="http://www.tbxinfo.net/ns/basic"><text/></element></define>
 <define name="context"><element name="context" ns="http://www.tbxinfo.net/ns/basic"><text/></element></define>
</grammar>
"""


def test_tbx_has_the_structure_of_the_standard(glossary, odd):
    etree = pytest.importorskip("lxml.etree")
    schema = etree.RelaxNG(etree.fromstring(_RELAX))
    for one in (glossary, odd):
        schema.assertValid(etree.fromstring(to_tbx(one).encode()))
    with pytest.raises(etree.DocumentInvalid):
        schema.assertValid(etree.fromstring(to_tbx(glossary).replace("langSec", "langSet").encode()))


def test_skos_is_read_by_rdflib(glossary, odd):
    rdflib = pytest.importorskip("rdflib")
    skos = rdflib.SKOS
    for one in (glossary, odd):
        graph = rdflib.Graph().parse(data=to_skos(one), format="turtle")
        concepts = {str(label): concept for concept, label in graph.subject_objects(skos.prefLabel)}
        assert set(concepts) == {term.text for term in one}
        (scheme,) = graph.subjects(rdflib.RDF.type, skos.ConceptScheme)
        for term in one:
            concept = concepts[term.text]
            assert str(graph.value(concept, skos.definition)) == term.definition
            assert {str(name) for name in graph.objects(concept, skos.altLabel)} == set(term.also)
            assert graph.value(concept, skos.inScheme) == scheme


def notes_of(package):
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        base = sqlite3.connect(":memory:")
        base.deserialize(archive.read("collection.anki2"))
    return base.execute("SELECT guid, flds, mod FROM notes ORDER BY id").fetchall()


def test_anki_notes_keep_their_identity_when_the_meaning_changes(glossary):
    first = notes_of(to_anki(glossary))
    changed = replace(glossary, terms=tuple(replace(term, definition="other") for term in glossary.terms))
    second = notes_of(to_anki(changed, changed=1_900_000_000))
    assert [note[0] for note in first] == [note[0] for note in second]
    assert len({note[0] for note in first}) == len(glossary)
    assert all(after[2] > before[2] for before, after in zip(first, second, strict=True))
    assert all(fields.split("\x1f")[FIELDS.index("Meaning")] == "other" for _, fields, _ in second)


def test_jupytercards_escapes_what_a_page_would_take_for_markup(odd, glossary):
    (card,) = json.loads(to_jupytercards(odd))
    assert "<" not in card["back"].replace("<br>", "").replace("<em>", "").replace("</em>", "")
    assert "$" not in card["back"]
    assert [card["front"] for card in json.loads(to_jupytercards(glossary))] == [term.text for term in glossary]


class Page(html.parser.HTMLParser):
    """What a browser would know of a page: its elements in order, and their text."""

    def __init__(self, text):
        super().__init__()
        self.open, self.elements, self.words = [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in ("meta", "br", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


def words_of(text):
    return "".join(Page(text).words).strip()


@pytest.mark.parametrize("write", [to_html, lambda one: one._repr_html_()])
def test_terms_are_linked_both_ways(glossary, odd, write):
    for one in (glossary, odd):
        page = Page(write(one))
        assert not page.open
        ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
        assert len(ids) == len(set(ids))
        links = [attributes for tag, attributes in page.elements if tag == "a"]
        assert all(link["href"][1:] in ids for link in links)
        there = {link["id"]: link for link in links if "aria-describedby" in link}
        assert {link["href"][1:] for link in there.values()} == {id for id in ids if f"{id}-meaning" in ids}
        assert all(link["aria-describedby"] in ids for link in there.values())
        back = [link["href"][1:] for link in links if "aria-describedby" not in link]
        assert sorted(back) == sorted(there)
        assert "tabindex" not in write(one)


def test_the_page_keeps_the_text_to_the_letter(glossary, odd):
    for one in (glossary, odd):
        shown = words_of(to_html(one))
        for block in one.article.body:
            assert block.span.of(one.article.text) in shown


def test_places_are_apart_and_first_in_their_paragraph(glossary):
    places = places_in(glossary)
    assert all(before.span.end <= after.span.start for before, after in pairwise(places))
    refugees = [place.span.start for place in places if place.term.text.startswith("refugee")]
    assert len(refugees) == 2


def test_word_cards_have_two_sides(glossary):
    page = Page(to_cards(glossary))
    assert [tag for tag, attributes in page.elements if attributes.get("class") == "card"] == ["li"] * len(glossary)
    assert sum(tag == "dfn" for tag, _ in page.elements) == len(glossary)


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_the_command_writes_every_form(form, tmp_path, capsys):
    story = tmp_path / "story.txt"
    story.write_text(TEXT, encoding="utf-8")
    for name in ("one", "two"):
        assert main(["terms", str(story), "--limit", "0", "--format", form, "-o", str(tmp_path / name)]) == 0
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert str(tmp_path / "one") in capsys.readouterr().out


def test_the_command_names_the_forms(tmp_path, capsys):
    story = tmp_path / "story.txt"
    story.write_text(TEXT, encoding="utf-8")
    assert main(["terms", str(story), "--format", "docx"]) == 2
    assert "skos" in capsys.readouterr().err


def test_people_are_linked_and_what_nothing_explains_is_listed():
    glossary = build_glossary("Anna Orr, a judge, visited the FFO. Anna Orr stayed.", None)
    page = to_html(glossary)
    assert 'class="name" id="term-anna-orr-place-1" href="#term-anna-orr"' in page
    assert "<h2>For the teacher: words without an explanation</h2>\n<p>FFO</p>" in page
    assert "For the teacher" not in to_html(build_glossary("The envoy slept.", None))


def test_what_the_article_says_stands_on_the_page_and_in_the_cards():
    glossary = build_glossary("Guests spoke at the Arria-formula meeting, named after the diplomat Diego Arria.", None)
    assert "The article says: named after the diplomat Diego Arria." in to_html(glossary)
    assert "The article says: named after the diplomat Diego Arria." in to_moodle(glossary)
