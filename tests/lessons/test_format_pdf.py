"""The PDF files as a screen reader gets them: what they declare (PDF/UA-1, PDF/A-2a), and whether the tags bear it out.

These are assertions of our own, not a certificate: a checker such as veraPDF goes further.
"""

import io
import re
from itertools import pairwise

import pytest

pikepdf = pytest.importorskip("pikepdf")
pytest.importorskip("typst")

from lessons.formats.pdf import pdf_files  # noqa: E402


@pytest.fixture(scope="module")
def made(sample_job):
    return pdf_files(sample_job)


@pytest.fixture(scope="module", params=["student.pdf", "teacher.pdf"])
def pdf(request, made):
    return pikepdf.open(io.BytesIO(made[request.param]))


def _elements(pdf):
    """Every element of the tree of tags: (tag, the element, its parent's tag)."""
    found = []

    def walk(node, parent):
        for kid in _kids(node):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                tag = str(kid.S)
                found.append((tag, kid, parent))
                walk(kid, tag)

    walk(pdf.Root.StructTreeRoot, "")
    return found


def _kids(node):
    kids = node.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def test_it_declares_what_it_keeps_to(pdf, sample_kit):
    with pdf.open_metadata() as about:
        assert about["pdfuaid:part"] == "1"
        assert (about["pdfaid:part"], about["pdfaid:conformance"]) == ("2", "A")
        assert sample_kit.title in about["dc:title"]
    assert bool(pdf.Root.MarkInfo.Marked)
    assert str(pdf.Root.Lang).startswith("en")
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert not pdf.is_encrypted


def test_headings_come_in_order(pdf):
    levels = [int(tag[2:]) for tag, _, _ in _elements(pdf) if re.fullmatch(r"/H[1-6]", tag)]
    assert levels[0] == 1 and levels.count(1) == 1 and len(levels) > 8
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_figures_have_an_alternative_text(pdf):
    for tag, one, _ in _elements(pdf):
        if tag == "/Figure":
            assert str(one.get("/Alt", ""))


def test_tables_have_header_cells(made):
    pdf = pikepdf.open(io.BytesIO(made["teacher.pdf"]))  # its objects live as long as it does
    # the squares of a crossword are a figure with an alternative text
    tables = [one for tag, one, parent in _elements(pdf) if tag == "/Table" and parent != "/Figure"]
    assert tables
    for table in tables:
        inside = []

        def walk(node, inside=inside):
            for kid in _kids(node):
                if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                    inside.append(kid)
                    walk(kid)

        walk(table)
        heads = [one for one in inside if str(one.S) == "/TH"]
        assert heads
        for one in heads:
            attributes = one.get("/A", [])
            entries = list(attributes) if isinstance(attributes, pikepdf.Array) else [attributes]
            assert any(str(entry.get("/Scope", "")) in ("/Column", "/Row", "/Both") for entry in entries)
        assert {str(one.S) for one in inside} >= {"/TR", "/TD"}


def test_lists_are_lists(pdf):
    elements = _elements(pdf)
    assert any(tag == "/L" for tag, _, _ in elements)
    assert all(parent == "/L" for tag, _, parent in elements if tag == "/LI")
    assert all(parent == "/LI" for tag, _, parent in elements if tag in ("/Lbl", "/LBody"))


def test_every_page_goes_by_its_tags(pdf):
    for page in pdf.pages:
        assert str(page.obj.get("/Tabs", "/S")) == "/S"
        assert "/StructParents" in page.obj


def test_everything_drawn_is_tagged_or_decoration(pdf):
    for page in pdf.pages:
        depth = 0
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in ("BDC", "BMC"):
                depth += 1
            elif name == "EMC":
                depth -= 1
            elif name in ("Tj", "TJ", "'", '"', "f", "S", "B", "Do"):
                assert depth > 0, (name, operands)
        assert depth == 0


def test_all_fonts_are_inside_and_can_be_read_as_text(pdf):
    seen = 0
    for page in pdf.pages:
        for _, font in page.Resources.get("/Font", {}).items():  # the oldest pikepdf has no values()
            seen += 1
            assert "/ToUnicode" in font
            for one in font.get("/DescendantFonts", [font]):
                assert {"/FontFile2", "/FontFile3", "/FontFile"} & set(one.FontDescriptor.keys())
    assert seen


def test_the_same_bytes_each_time(made, sample_job):
    assert pdf_files(sample_job) == made


def test_signs_of_typst_in_an_article_are_letters(tmp_path):
    from pypdf import PdfReader

    from lessons import make_kit
    from lessons.formats import Job

    kit = make_kit("The man wrote #panic() and $x$ and *bold* and [link] and @name on the wall. Nobody saw it.")
    text = PdfReader(io.BytesIO(pdf_files(Job(kit, tmp_path))["student.pdf"])).pages[0].extract_text()
    assert "#panic() and $x$ and *bold* and [link] and @name" in " ".join(text.split())


def test_no_page_is_wasted(made):
    """A page but the last holds more than a few lines, and the sample's handout fits on ten pages of size 12."""
    pypdf = pytest.importorskip("pypdf")
    for name, most in (("student.pdf", 10), ("teacher.pdf", 18)):
        pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made[name])).pages]
        assert len(pages) <= most
        assert min(len(page.split()) for page in pages[:-1]) > 60, name


def test_a_word_and_its_meaning_share_a_line(made, sample_kit):
    pypdf = pytest.importorskip("pypdf")
    text = " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made["student.pdf"])).pages).split())
    term = next(term for term in sample_kit.glossary.terms if not term.say)
    assert f"{term.text}: {term.definition}" in text
