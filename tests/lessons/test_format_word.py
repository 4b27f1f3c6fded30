"""Word files: headings, language, table headers and descriptions, lists that begin anew; a teacher's own template."""

import io
import re
import zipfile
from dataclasses import replace
from itertools import pairwise

import pytest

docx = pytest.importorskip("docx")

from docx.oxml.ns import qn  # noqa: E402

from lessons.formats import Job  # noqa: E402
from lessons.formats.for_profile import with_gaps  # noqa: E402
from lessons.formats.word import word_files  # noqa: E402
from lessons.profiles import PROFILES  # noqa: E402
from reader.errors import DataError  # noqa: E402


@pytest.fixture(scope="module")
def made(sample_job):
    return word_files(sample_job)


@pytest.fixture(scope="module", params=["student.docx", "teacher.docx"])
def document(request, made):
    return docx.Document(io.BytesIO(made[request.param]))


def _levels(document):
    return [int(one.style.name.split()[-1]) for one in document.paragraphs if one.style.name.startswith("Heading")]


def test_headings_are_real_and_in_order(document):
    levels = _levels(document)
    assert levels[0] == 1 and levels.count(1) == 1 and len(levels) > 10
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_tables_have_a_header_row_and_a_description(document):
    assert document.tables
    for table in document.tables:
        about = table._tbl.tblPr
        assert about.find(qn("w:tblDescription")).get(qn("w:val"))
        if len(table.columns) <= 5:  # not a grid of letters
            assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_the_language_and_the_title_are_told(document, sample_kit):
    languages = {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-US"}
    assert sample_kit.title in document.core_properties.title
    assert document.core_properties.author == "Hornbook"


def test_each_list_begins_with_one(document):
    numbers = [one._p.pPr.numPr.numId.val for one in document.paragraphs if one._p.pPr is not None and one._p.pPr.numPr is not None]
    known = {int(one.get(qn("w:numId"))) for one in document.part.numbering_part.element.findall(qn("w:num"))}
    assert set(numbers) <= known
    runs = [number for place, number in enumerate(numbers) if place == 0 or numbers[place - 1] != number]
    assert len(set(runs)) > 5


def test_every_sentence_and_exercise_is_there(made, sample_kit):
    text = "\n".join(one.text for one in docx.Document(io.BytesIO(made["student.docx"])).paragraphs)
    assert all(sentence.text in text for sentence in sample_kit.plain.sentences)
    for number, one in enumerate(sample_kit.exercises, start=1):
        assert f"{number}. {one.title}" in text
        assert all(with_gaps(item.prompt, sample_kit.profile.gap) in text for item in one.items)


def test_the_teachers_file_has_plan_key_and_evidence(made, sample_kit):
    document = docx.Document(io.BytesIO(made["teacher.docx"]))
    text = "\n".join(one.text for one in document.paragraphs)
    assert all(f"Lesson plan: {minutes} minutes" in text for minutes in (20, 45, 90))
    for one in sample_kit.exercises:
        # the end of a sentence is shown by its letter, and the whole sentence beside it
        shown = [item.says if item.answer.startswith("…") else item.answer for item in one.items]
        assert all(answer in text for answer in shown)
    assert text.count("Evidence: ") > 20


@pytest.mark.parametrize("name", PROFILES)
def test_the_profiles_numbers_are_in_the_file(name, sample_kit, tmp_path):
    look = PROFILES[name]
    document = docx.Document(io.BytesIO(word_files(Job(replace(sample_kit, profile=look), tmp_path))["student.docx"]))
    body, section = document.styles["Normal"], document.sections[0]
    assert body.font.size.pt == look.size and body.paragraph_format.line_spacing == look.line
    assert document.styles["Heading 2"].font.size.pt == look.heading
    assert document.styles["Heading 3"].font.size.pt == look.small_heading
    assert document.styles["Small"].font.size.pt == look.small
    assert f"#{body.font.color.rgb}".lower() == look.ink
    assert bool(body.font.bold) == look.bold
    assert round(section.top_margin.mm, 1) == look.margin and section.left_margin.mm >= look.margin - 0.1
    letters = (section.page_width.mm - 2 * section.left_margin.mm) / ((0.435 + look.letter + look.word / 6) * look.size * 25.4 / 72)
    assert letters <= look.measure + 0.5
    spacing = body.element.rPr.find(qn("w:spacing"))
    assert (0 if spacing is None else int(spacing.get(qn("w:val")))) == round(look.letter * look.size * 20)
    colour = document.element.find(qn("w:background"))
    assert ("#ffffff" if colour is None else "#" + colour.get(qn("w:color")).lower()) == look.paper
    small = [run.font.size.pt for one in document.paragraphs for run in one.runs if run.font.size]
    assert all(size >= look.small for size in small)


def test_the_same_bytes_each_time_and_no_date_of_today(made, sample_job):
    assert word_files(sample_job) == made
    archive = zipfile.ZipFile(io.BytesIO(made["student.docx"]))
    assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def _own_template(folder, *lines):
    document = docx.Document()
    document.add_heading("{{ title }}", 1)
    for line in lines:
        document.add_paragraph(line)
    document.save(folder / "student.docx")


def test_a_teachers_own_word_file_is_filled_in(sample_kit, tmp_path):
    pytest.importorskip("docxtpl")
    _own_template(tmp_path, "{%p for one in class_terms %}", "{{ one.text }}: {{ one.meaning }}", "{%p endfor %}", "Our school")
    made = word_files(Job(sample_kit, tmp_path, templates=tmp_path))
    text = [one.text for one in docx.Document(io.BytesIO(made["student.docx"])).paragraphs]
    assert text[0] == sample_kit.title and text[-1] == "Our school"
    assert [f"{term.text}: {term.definition}" for term in sample_kit.glossary] == text[1:-1]
    assert made == word_files(Job(sample_kit, tmp_path, templates=tmp_path))


@pytest.mark.parametrize("line", ["{{ nonsense }}", "{{ title.__class__.__mro__ }}", "{{ title", "{% include '/etc/passwd' %}"])
def test_a_mistake_in_it_names_the_file(line, sample_kit, tmp_path):
    pytest.importorskip("docxtpl")
    _own_template(tmp_path, line)
    with pytest.raises(DataError, match=r"student\.docx"):
        word_files(Job(sample_kit, tmp_path, templates=tmp_path))


def test_what_is_no_word_file_is_told(sample_kit, tmp_path):
    pytest.importorskip("docxtpl")
    (tmp_path / "student.docx").write_bytes(b"not a zip")
    with pytest.raises(DataError, match=re.escape("student.docx")):
        word_files(Job(sample_kit, tmp_path, templates=tmp_path))
