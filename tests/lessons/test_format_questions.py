"""Exercises as questions: shapes, ids that stay, and what each platform's file says, read back by other means."""

import csv
import io
import json
import re
import zipfile
from xml.etree import ElementTree

import pytest

from lessons import make_kit
from lessons.formats.gift import escape, to_gift
from lessons.formats.h5p import cards_content, gaps_content, h5p_files, quiz_content
from lessons.formats.moodle import to_moodle_quiz
from lessons.formats.notebook_files import to_jupyterquiz
from lessons.formats.qti import to_qti
from lessons.formats.questions import as_choices, as_pairs, make_questions
from lessons.formats.tables import (
    KAHOOT_HEADER,
    MOST_ANSWER,
    MOST_QUESTION,
    kahoot_questions,
    to_csv,
    to_kahoot,
    to_quizlet,
)
from lessons.formats.words import anki_files

_QTI = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"


def test_every_question_has_its_answer_among_the_choices(sample_questions):
    assert {one.shape for one in sample_questions} >= {"choice", "match", "short"}
    for one in sample_questions:
        assert re.fullmatch(r"[a-z0-9-]+", one.id)
        if one.shape in ("choice", "true-false"):
            assert one.choices.count(one.answers[0]) == 1 and len(set(one.choices)) == len(one.choices) >= 2
        if one.shape == "order":
            assert sorted(one.answers) == sorted(one.choices) and one.answers != one.choices
    assert len({one.id for one in sample_questions}) == len(sample_questions)


def test_ids_stay_when_another_sentence_is_put_before():
    story = "The court freed the old man on Monday. He had been in prison for ten years. The judge said that the police had made a mistake. His family waited outside the building in the rain. Many people came to see him. The government will pay him money for the lost years."
    before = make_questions(make_kit(f"# The court\n\n{story}"))
    after = make_questions(make_kit(f"# The court\n\nIt was cold. {story}"))
    assert len({one.id for one in before} & {one.id for one in after}) >= len(before) // 3 > 0


def test_pairs_become_choices_with_one_right_answer(sample_questions):
    made = list(as_choices(sample_questions))
    assert not any(one.shape == "match" for one in made)
    pairs = {pair for one in sample_questions for pair in one.pairs}
    turned = {(one.prompt, one.answers[0]) for one in made}
    assert pairs and pairs <= turned
    assert all(len(one.choices) <= 4 for one in made if one.shape == "choice" and one.kind == "matching")


def _read_gift(text):
    """A small reader of GIFT of its own: title, text, and the raw answers with escapes resolved."""
    plain = re.compile(r"\\(.)")
    found = []
    for block in re.split(r"\n\s*\n", text):
        block = "\n".join(line for line in block.splitlines() if not line.startswith(("//", "$CATEGORY")))
        if match := re.fullmatch(r"::((?:\\.|[^:\\])+)::\[plain\]((?:\\.|[^{}\\])*) \{(.*)\}", block.strip(), re.DOTALL):
            title, stem, body = match.groups()
            body, _, feedback = body.partition("####")
            parts = re.findall(r"([=~])((?:\\.|[^=~#\\])*)", body)
            found.append((plain.sub(r"\1", title), plain.sub(r"\1", stem), [(sign, plain.sub(r"\1", one).strip()) for sign, one in parts], body.strip(), plain.sub(r"\1", feedback)))
        elif block.strip():
            raise AssertionError(f"not GIFT: {block}")
    return found


@pytest.mark.parametrize("kind", ["sample_questions", "tricky_questions"])
def test_gift_says_the_same(kind, request):
    questions = list(as_pairs(request.getfixturevalue(kind)))
    read = _read_gift(to_gift(tuple(questions), "A title: {with} signs / and more"))
    assert [one[0] for one in read] == [one.id for one in questions]
    for question, (_, stem, parts, body, feedback) in zip(questions, read, strict=True):
        assert stem == " ".join(question.whole_prompt.split())
        if question.shape == "choice":
            assert [(sign, text) for sign, text in parts] == [("=" if one in question.answers else "~", " ".join(one.split())) for one in question.choices]
        elif question.shape == "match":
            assert [tuple(text.split(" -> ")) for _, text in parts] == [tuple(one.replace("->", "→") for one in pair) for pair in question.pairs]
        elif question.shape == "true-false":
            assert body == question.answers[0].upper()
        elif question.shape == "short":
            assert [text for _, text in parts] == list(question.answers)
        else:
            assert not body and question.answers[0] in feedback


def test_gift_escapes_its_own_signs():
    assert escape("50 % of {a}: b = c~d # \\e") == "50 % of \\{a\\}\\: b \\= c\\~d \\# \\\\e"
    assert escape("%100% sure").startswith(" %")


@pytest.mark.parametrize("kind", ["sample_questions", "tricky_questions"])
def test_moodle_xml_says_the_same(kind, request):
    import html

    questions = list(as_pairs(request.getfixturevalue(kind)))
    root = ElementTree.fromstring(to_moodle_quiz(tuple(questions), "T & <b>").encode())
    read = [one for one in root if one.get("type") != "category"]
    assert [one.findtext("idnumber") for one in read] == [one.id for one in questions]
    for question, one in zip(questions, read, strict=True):
        assert html.unescape(one.findtext("questiontext/text")) == f"<p>{question.whole_prompt}</p>"
        fractions = [answer.get("fraction") for answer in one.findall("answer")]
        if question.shape in ("choice", "true-false"):
            assert fractions.count("100") == 1
            right = next(answer.findtext("text") for answer in one.findall("answer") if answer.get("fraction") == "100")
            assert html.unescape(right).removeprefix("<p>").removesuffix("</p>").lower() == question.answers[0].lower()
        if question.shape == "short":
            assert [answer.findtext("text") for answer in one.findall("answer")] == list(question.answers)
        if question.shape == "match":
            read_pairs = [(html.unescape(sub.findtext("text"))[3:-4], sub.findtext("answer/text")) for sub in one.findall("subquestion")]
            assert tuple(read_pairs) == question.pairs
        if question.shape == "open":
            assert html.unescape(one.findtext("graderinfo/text")) == f"<p>Model answer: {question.answers[0]}</p>"


@pytest.mark.parametrize("kind", ["sample_questions", "tricky_questions"])
def test_qti_package_holds_every_question_and_its_key(kind, request):
    questions = request.getfixturevalue(kind)
    archive = zipfile.ZipFile(io.BytesIO(to_qti(questions, "T & <b>", "key")))
    manifest = ElementTree.fromstring(archive.read("imsmanifest.xml"))
    files = {one.get("href") for one in manifest.iter("{http://www.imsglobal.org/xsd/imscp_v1p1}file")}
    assert files | {"imsmanifest.xml"} == set(archive.namelist())
    known = {one.get("identifier") for one in manifest.iter("{http://www.imsglobal.org/xsd/imscp_v1p1}resource")}
    assert {one.get("identifierref") for one in manifest.iter("{http://www.imsglobal.org/xsd/imscp_v1p1}dependency")} <= known
    test = ElementTree.fromstring(archive.read("test.xml"))
    assert [one.get("href") for one in test.iter(f"{_QTI}assessmentItemRef")] == [f"items/q-{one.id}.xml" for one in questions]
    for question in questions:
        item = ElementTree.fromstring(archive.read(f"items/q-{question.id}.xml"))
        values = [one.text for one in item.findall(f"{_QTI}responseDeclaration/{_QTI}correctResponse/{_QTI}value")]
        names = {one.get("identifier"): one.text for one in item.iter() if one.get("identifier") and one.text}
        if question.shape in ("choice", "true-false", "order"):
            assert [names[value] for value in values] == list(question.answers)
        elif question.shape == "match":
            assert {tuple(names[part] for part in value.split()) for value in values} == set(question.pairs)
        elif question.shape == "short":
            keys = [one.get("mapKey") for one in item.iter(f"{_QTI}mapEntry")]
            assert keys == list(question.answers) and values == [question.answers[0]]
        assert question.prompt in "".join(item.find(f"{_QTI}itemBody").itertext())


def test_kahoot_takes_what_is_short_enough(sample_questions):
    openpyxl = pytest.importorskip("openpyxl")
    fitting = list(kahoot_questions(sample_questions))
    assert len(fitting) >= 6
    sheet = openpyxl.load_workbook(io.BytesIO(to_kahoot(fitting))).active
    assert [sheet.cell(8, column).value for column in range(2, 9)] == list(KAHOOT_HEADER)
    for row, question in enumerate(fitting, start=9):
        asked, *answers, seconds, right = [sheet.cell(row, column).value for column in range(2, 9)]
        assert question.prompt in asked and len(asked) <= MOST_QUESTION
        assert [one for one in answers if one] == list(question.choices) and all(len(one) <= MOST_ANSWER for one in question.choices)
        assert seconds == 30 and answers[right - 1] == question.answers[0]
    assert sheet.cell(9 + len(fitting), 2).value is None


def test_a_table_never_begins_with_a_formula(tricky_questions):
    from lessons.formats.questions import Question

    evil = Question("t-7", "short", "k", "T", "Do.", "=1+1 _", ("@x",), evidence="-2")
    rows = list(csv.reader(io.StringIO(to_csv((*tricky_questions, evil)))))
    assert rows[-1][2:] == ["'=1+1 _", "", "'@x", "'-2"]
    assert len(rows) == 1 + 5 + 3 + 1  # the pairs are three rows


def test_quizlet_has_one_tab_a_line(sample_kit):
    lines = to_quizlet(sample_kit.glossary).splitlines()
    assert [line.split("\t") for line in lines] == [[term.text, term.definition] for term in sample_kit.glossary]


def test_jupyterquiz_has_one_right_answer_each(sample_questions, tricky_questions):
    for one in to_jupyterquiz((*sample_questions, *tricky_questions)):
        assert one["type"] in ("multiple_choice", "string")
        right = [answer for answer in one["answers"] if answer["correct"]]
        assert len(right) == 1 or one["type"] == "string"
        assert "<" not in one["question"] and "$" not in one["question"]


def test_h5p_files_hold_content_and_name_what_they_need(sample_job):
    made = h5p_files(sample_job)
    assert set(made) == {"quiz.h5p", "gaps.h5p", "words.h5p"}
    for content in made.values():
        archive = zipfile.ZipFile(io.BytesIO(content))
        about = json.loads(archive.read("h5p.json"))
        needed = {(one["machineName"], one["majorVersion"], one["minorVersion"]) for one in about["preloadedDependencies"]}
        assert about["mainLibrary"] in {name for name, _, _ in needed}
        inside = json.loads(archive.read("content/content.json"))
        for one in inside.get("questions", ()):
            name, _, number = one["library"].partition(" ")
            assert (name, *map(int, number.split("."))) in needed


def test_h5p_marks_what_is_right(sample_kit, sample_questions, tricky_questions):
    asked = [one for one in as_choices((*sample_questions, *tricky_questions)) if one.shape in ("choice", "true-false", "short")]
    for question, made in zip(asked, quiz_content(asked)["questions"], strict=True):
        if question.shape == "choice":
            assert [one["correct"] for one in made["params"]["answers"]].count(True) == 1
        elif question.shape == "short":
            assert made["params"]["questions"][0].count("*") == 2
    gaps = gaps_content([one for one in sample_questions if one.kind == "gap-fill"])["textField"]
    words = re.findall(r"\*([^*]+)\*", gaps)
    assert words == [one.answers[0] for one in sample_questions if one.kind == "gap-fill"]
    assert len(cards_content(sample_kit)["dialogs"]) == len(sample_kit.glossary)


def test_the_deck_is_the_glossarys(sample_job):
    archive = zipfile.ZipFile(io.BytesIO(anki_files(sample_job)["words.apkg"]))
    assert "collection.anki2" in archive.namelist()


@pytest.mark.parametrize("name", ["gift", "moodle", "qti", "h5p", "tables", "notebook", "anki"])
def test_a_platform_file_has_the_same_bytes_each_time(name, sample_job):
    from lessons.formats import FORMATS

    assert FORMATS[name](sample_job) == FORMATS[name](sample_job) != {}


@pytest.mark.parametrize("name", ["gift", "moodle", "qti", "h5p", "tables", "notebook", "anki", "cartridge", "docx", "odt", "plan", "pages"])
def test_a_text_that_gives_nothing_gives_no_error(name, tmp_path):
    from lessons.formats import FORMATS, Job

    job = Job(make_kit("It rains."), tmp_path, voice="silent")
    for content in FORMATS[name](job).values():
        assert content
