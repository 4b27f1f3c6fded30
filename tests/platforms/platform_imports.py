"""What other programs read in our files: gift-pegjs, Pyslet, onyx2moodle, jupyterquiz, openpyxl, LibreOffice."""

import importlib.util
import io
import json
import shutil
import subprocess
import sys
import unittest
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from lessons.formats.questions import as_pairs, make_questions

_GIFT = """
const {parse} = require(process.argv[1] + '/gift-pegjs');
const text = require('fs').readFileSync(process.argv[2], 'utf8');
process.stdout.write(JSON.stringify(parse(text)));
"""
_TYPES = {"choice": "MC", "true-false": "TF", "match": "Matching", "short": "Short", "open": "Essay"}


def test_gift_pegjs_reads_every_question_without_loss(folder, sample_kit, modules):
    done = subprocess.run(["node", "-e", _GIFT, str(modules), str(folder / "quiz.gift.txt")], capture_output=True, text=True, check=True)
    read = [one for one in json.loads(done.stdout) if one["type"] != "Category"]
    questions = list(as_pairs(make_questions(sample_kit)))
    assert [one["id"] for one in read] == [one.id for one in questions]
    for question, one in zip(questions, read, strict=True):
        assert one["type"] == _TYPES[question.shape]
        assert one["stem"]["text"] == question.whole_prompt
        if question.shape == "choice":
            assert [choice["text"]["text"] for choice in one["choices"]] == list(question.choices)
            assert [choice["text"]["text"] for choice in one["choices"] if choice["isCorrect"]] == list(question.answers)
        elif question.shape == "true-false":
            assert one["isTrue"] == (question.answers[0] == "True")
        elif question.shape == "match":
            # gift-pegjs leaves its own sign for a marked colon in what stands behind the arrow
            assert [(pair["subquestion"]["text"], pair["subanswer"].replace("&&058;", ":")) for pair in one["matchPairs"]] == list(question.pairs)
        elif question.shape == "short":
            assert [choice["text"]["text"] for choice in one["choices"]] == list(question.answers)
        if question.evidence and question.shape != "open":
            assert one["globalFeedback"]["text"] == question.evidence


@pytest.mark.filterwarnings("ignore")
def test_pyslet_reads_every_item_and_its_key(folder, sample_kit):
    pytest.importorskip("pyslet")
    from pyslet.qtiv2 import variables, xml

    archive = zipfile.ZipFile(folder / "quiz.qti.zip")
    document = xml.QTIDocument()
    document.read(src=io.StringIO(archive.read("test.xml").decode()))
    assert type(document.root).__name__ == "AssessmentTest"
    for question in make_questions(sample_kit):
        document = xml.QTIDocument()
        document.read(src=io.StringIO(archive.read(f"items/q-{question.id}.xml").decode()))
        state = variables.ItemSessionState(document.root)
        key = state["RESPONSE.CORRECT"].value
        if question.shape == "open":
            assert key is None
        elif question.shape == "order":
            assert len(key) == len(question.choices)
        elif question.shape == "match":
            assert len(key) == len(question.pairs)
        elif question.shape == "short":
            assert key == question.answers[0]
        else:
            assert question.choices[int(key[1:])] == question.answers[0]


@pytest.mark.filterwarnings("ignore")
def test_pyslet_reads_the_cartridge_and_finds_no_fault(folder):
    pytest.importorskip("pyslet")
    from pyslet import imscc_profilev1p0, imscc_profilev1p1

    cartridge = imscc_profilev1p1.CommonCartridge(str(folder / "lesson.imscc"))
    result = unittest.TestResult()
    imscc_profilev1p0.CCTestSuite(cartridge).run(result)
    assert result.testsRun >= 8 and result.wasSuccessful(), [*result.failures, *result.errors]
    assert len(cartridge.cwcList) == len([name for name in zipfile.ZipFile(folder / "lesson.imscc").namelist() if name.startswith("web/")])
    assert list(cartridge.laoTable) == ["r-quiz"]


def test_jupyterquiz_shows_the_quiz(folder):
    pytest.importorskip("jupyterquiz")
    code = "from jupyterquiz import display_quiz; import sys; display_quiz(sys.argv[1])"
    done = subprocess.run([sys.executable, "-c", code, str(folder / "quiz.jupyterquiz.json")], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_openpyxl_reads_the_table_for_kahoot(folder):
    openpyxl = pytest.importorskip("openpyxl")
    sheet = openpyxl.load_workbook(folder / "quiz.kahoot.xlsx").active
    assert sheet.cell(8, 2).value.startswith("Question") and sheet.max_row > 15


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("name", ["student.docx", "teacher.docx", "student.odt", "teacher.odt", "quiz.kahoot.xlsx"])
def test_libreoffice_opens_it_and_makes_a_pdf(name, folder, sample_kit, tmp_path):
    from pypdf import PdfReader

    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "pdf", "--outdir", str(tmp_path), str(folder / name)]
    subprocess.run(command, capture_output=True, check=True, timeout=180)
    pages = PdfReader(next(tmp_path.glob("*.pdf"))).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    if name != "quiz.kahoot.xlsx":
        assert sample_kit.title in text and len(pages) > 5
        for exercise in sample_kit.exercises:
            assert exercise.title in text


@pytest.mark.parametrize("name", ["student.pdf", "teacher.pdf"])
def test_outloud_finds_no_fault_in_the_tags_of_a_pdf(name, folder, tmp_path):
    """Every error, and the warning of empty tags; its order of painting is wrong of tables with several columns."""
    pytest.importorskip("outloud")
    report = tmp_path / "report.json"
    command = [str(Path(sys.executable).parent / "outloud"), "--skip", "ORD-001", "--fail-on", "warning", "--json", str(report), str(folder / name)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_h5p_packages_are_taken_by_the_server_library(folder, modules, tmp_path):
    if not (modules / "@lumieducation" / "h5p-server").is_dir():
        pytest.skip("@lumieducation/h5p-server is not installed")
    code = """
    const {H5PConfig} = require(process.argv[1] + '/@lumieducation/h5p-server');
    const PackageValidator = require(process.argv[1] + '/@lumieducation/h5p-server/build/src/PackageValidator.js').default;
    const check = new PackageValidator(new H5PConfig(), undefined);
    (async () => { for (const path of process.argv.slice(2)) await check.validateExtractedPackage(path, true, false); process.stdout.write('taken'); })()
      .catch(error => { process.stderr.write(JSON.stringify(error.getErrors ? error.getErrors().map(one => one.message) : String(error))); process.exit(1); });
    """
    files = []
    for name in ("quiz.h5p", "gaps.h5p", "words.h5p"):
        zipfile.ZipFile(folder / name).extractall(tmp_path / name)
        files.append(str(tmp_path / name))
    done = subprocess.run(["node", "-e", code, str(modules), *files], capture_output=True, text=True, check=False)
    assert done.returncode == 0 and done.stdout == "taken", done.stderr


@pytest.mark.skipif(importlib.util.find_spec("anki") is None, reason="anki is not installed")
def test_anki_imports_n_new_and_then_none(folder, sample_kit, tmp_path):
    from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

    collection = Collection(str(tmp_path / "collection.anki2"))
    try:
        counts = []
        for _ in range(2):
            request = ImportAnkiPackageRequest(package_path=str(folder / "words.apkg"), options=ImportAnkiPackageOptions())
            log = collection.import_anki_package(request).log
            counts.append(Counter(new=len(log.new), updated=len(log.updated), duplicate=len(log.duplicate)))
        assert counts[0]["new"] == len(sample_kit.glossary) and counts[1]["new"] == 0
        assert collection.note_count() == len(sample_kit.glossary)
    finally:
        collection.close()
