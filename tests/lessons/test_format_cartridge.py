"""The cartridge against the rules of the standard: IMS Common Cartridge 1.1, its manifest and its profile of QTI 1.2.1.

The numbers of the rules are those of the rule sets that stand in the standard's own schemas
(ccv1p1_imscp_v1p2_v1p0.xsd and ccv1p1_qtiasiv1p2p1_v1p0.xsd); the content models are theirs, too.
"""

import io
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from lessons.formats.cartridge import assessment, cartridge_files
from lessons.formats.questions import as_choices

CP = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
LOM = "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest"
QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
XSI = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
ASSESSMENT = "imsqti_xmlv1p2/imscc_xmlv1p1/assessment"

#: Each element: its children in order (? 0 or 1, + 1 or more, * any number) and its attributes (! must be there).
MANIFEST = {
    "manifest": ("metadata organizations resources", "identifier!"),
    "metadata": ("schema schemaversion lom", ""),
    "organizations": ("organization?", ""),
    "organization": ("title? item", "identifier! structure!"),
    "item": ("title? item*", "identifier! identifierref"),
    "resources": ("resource*", ""),
    "resource": ("file* dependency*", "identifier! type! href"),
    "file": ("", "href!"),
    "title": ("", ""), "schema": ("", ""), "schemaversion": ("", ""),
}  # fmt: skip
QUIZ = {
    "questestinterop": ("assessment", ""),
    "assessment": ("qtimetadata section", "ident! title!"),
    "qtimetadata": ("qtimetadatafield+", ""),
    "qtimetadatafield": ("fieldlabel fieldentry", ""),
    "section": ("item+", "ident! title"),
    "item": ("itemmetadata presentation resprocessing itemfeedback*", "ident! title"),
    "itemmetadata": ("qtimetadata", ""),
    "presentation": ("material response_lid? response_str?", ""),
    "response_lid": ("render_choice", "ident! rcardinality"),
    "response_str": ("render_fib", "ident! rcardinality"),
    "render_choice": ("response_label+", "shuffle"),
    "render_fib": ("", "prompt"),
    "response_label": ("material", "ident!"),
    "material": ("mattext", ""),
    "mattext": ("", "texttype"),
    "resprocessing": ("outcomes respcondition+", ""),
    "outcomes": ("decvar", ""),
    "decvar": ("", "varname! vartype minvalue maxvalue"),
    "respcondition": ("conditionvar setvar? displayfeedback*", "continue"),
    "conditionvar": ("other? varequal*", ""),
    "varequal": ("", "respident! case"),
    "setvar": ("", "varname action"),
    "displayfeedback": ("", "feedbacktype! linkrefid!"),
    "itemfeedback": ("flow_mat", "ident!"),
    "flow_mat": ("material", ""),
    "fieldlabel": ("", ""), "fieldentry": ("", ""), "other": ("", ""),
}  # fmt: skip


def check_form(root, space, model):
    """Every element of the namespace has the children and attributes that its model allows."""
    for element in root.iter():
        if not element.tag.startswith(f"{{{space}}}"):
            continue
        name = element.tag.partition("}")[2]
        children, attributes = model[name]
        pattern = "".join(rf"(?:{one.rstrip('?*+')} ){one[-1] if one[-1] in '?*+' else ''}" for one in children.split())
        found = "".join(child.tag.partition("}")[2] + " " for child in element)
        assert re.fullmatch(pattern, found), f"{name} holds {found}"
        allowed = {one.rstrip("!") for one in attributes.split()}
        assert set(element.attrib) - {XSI} <= allowed, f"{name} has {element.attrib}"
        assert {one.rstrip("!") for one in attributes.split() if one.endswith("!")} <= set(element.attrib), name


def check_manifest(text, names):
    """Rule sets 3, 5, 8, 9 and 10 of the manifest, and what Moodle and Canvas ask on import."""
    assert f'xmlns="{CP}"' in text[:500], "Moodle looks for the namespace in the first 500 characters"
    root = ElementTree.fromstring(text)
    check_form(root, CP, MANIFEST)
    at = f"{{{CP}}}"
    assert [one.text for one in root.find(f"{at}metadata")[:2]] == ["IMS Common Cartridge", "1.1.0"]
    assert root.find(f"{at}metadata/{{{LOM}}}lom/{{{LOM}}}general/{{{LOM}}}title/{{{LOM}}}string").text
    organization = root.find(f"{at}organizations/{at}organization")
    assert organization.get("structure") == "rooted-hierarchy"
    top = organization.find(f"{at}item")
    assert top.find(f"{at}title") is None, "the root item has no title"
    identifiers = [one.get("identifier") for one in root.iter() if one.get("identifier")]
    assert len(identifiers) == len(set(identifiers)) and all(re.fullmatch(r"[A-Za-z_][\w.-]*", one) for one in identifiers)
    resources = {one.get("identifier"): one for one in root.iter(f"{at}resource")}
    for item in top.iter(f"{at}item"):
        if item is not top:
            assert item.find(f"{at}title").text
        if item.get("identifierref"):
            assert not item.findall(f"{at}item"), "8b: an item of a resource has no items"
            assert item.get("identifierref") in resources
    listed = ["imsmanifest.xml"]
    for one in resources.values():
        places = [file.get("href") for file in one.findall(f"{at}file")]
        listed += places
        assert len(places) == len(set(places)), "9a"
        if one.get("type") == ASSESSMENT:
            assert len(places) == 1 and one.get("href") is None, "3a, 3b, 3c"
        else:
            assert one.get("type") == "webcontent" and one.get("href") in places, "5g, 10a, 10b"
    assert sorted(listed) == sorted(names), "each file belongs to a resource, and each resource's file is there"


FIELDS = {
    "cc_profile": {"cc.exam.v0p1"}, "qmd_assessmenttype": {"Examination"}, "qmd_scoretype": {"Percentage"},
    "cc_maxattempts": {"1", "2", "3", "4", "5", "unlimited"},
}  # fmt: skip
PROFILES = {"cc.multiple_choice.v0p1", "cc.true_false.v0p1", "cc.fib.v0p1", "cc.essay.v0p1"}


def _fields(metadata):
    pairs = [(one[0].text, one[1].text) for one in metadata]
    assert len(dict(pairs)) == len(pairs), "1k to 1s, 2g to 2j: no field twice"
    return dict(pairs)


def check_quiz(text):
    """The thirteen rule sets of the profile of QTI."""
    root = ElementTree.fromstring(text)
    check_form(root, QTI, QUIZ)
    at = f"{{{QTI}}}"
    for label, entry in _fields(root[0].find(f"{at}qtimetadata")).items():
        assert entry in FIELDS[label], "1a to 1j"
    idents = [one.get("ident") for one in root.iter(f"{at}item")]
    assert len(idents) == len(set(idents)), "13a"
    for item in root.iter(f"{at}item"):
        fields = _fields(item.find(f"{at}itemmetadata/{at}qtimetadata"))
        assert fields["cc_profile"] in PROFILES and fields["qmd_computerscored"] in ("Yes", "No"), "2a to 2f"
        _check_item(item, fields, at)


def _check_item(item, fields, at):
    profile, labels = fields["cc_profile"], [one.get("ident") for one in item.iter(f"{at}response_label")]
    asked = [*item.iter(f"{at}response_lid"), *item.iter(f"{at}response_str")]
    tests = list(item.iter(f"{at}varequal"))
    assert len(asked) == 1 and asked[0].get("rcardinality") == "Single", "3a, 4a"
    assert all(one.get("respident") == asked[0].get("ident") for one in tests), "3e, 4e, 6c"
    if profile in ("cc.true_false.v0p1", "cc.multiple_choice.v0p1"):
        assert asked[0].tag == f"{at}response_lid", "3b, 4b"
        assert len(labels) == 2 if profile == "cc.true_false.v0p1" else len(labels) >= 3, "3d, 4d"
        assert {one.text for one in tests} <= set(labels) and len(tests) == 1, "9a"
    else:
        assert asked[0].tag == f"{at}response_str" and not labels, "6a, 6b, 8a, 8b"
    if profile == "cc.essay.v0p1":
        assert not tests and fields["qmd_computerscored"] == "No", "8c, 8f"
    else:
        scores = [one.text for one in item.iter(f"{at}setvar")]
        assert tests and scores == ["100"], "one answer gives all the points"
    shown = {one.get("linkrefid") for one in item.iter(f"{at}displayfeedback")}
    assert {one.get("feedbacktype") for one in item.iter(f"{at}displayfeedback")} <= {"Response"}
    assert shown == {one.get("ident") for one in item.iter(f"{at}itemfeedback")} and not shown & {"hint", "solution"}, "12a to 12d"


@pytest.mark.parametrize("kind", ["sample_questions", "tricky_questions"])
def test_the_cartridge_quiz_keeps_the_rules_and_has_the_right_key(kind, request):
    questions = [one for one in as_choices(request.getfixturevalue(kind)) if one.shape != "order"]
    text = assessment(questions, "T & <b>", "key")
    check_quiz(text)
    items = list(ElementTree.fromstring(text).iter(f"{{{QTI}}}item"))
    assert [one.get("ident") for one in items] == [f"q-{one.id}" for one in questions]
    for question, item in zip(questions, items, strict=True):
        texts = {label.get("ident"): "".join(label.itertext()) for label in item.iter(f"{{{QTI}}}response_label")}
        right = [one.text for one in item.iter(f"{{{QTI}}}varequal")]
        if question.shape in ("choice", "true-false") and len(question.choices) != 2:
            assert [texts[one] for one in right] == list(question.answers)
        if question.shape == "short":
            assert right == list(question.answers)


@pytest.mark.parametrize(("answer", "said"), [("fact", "True"), ("claim", "False")])
def test_a_choice_of_two_becomes_true_or_false(answer, said, tricky_questions):
    two = replace(tricky_questions[0], prompt="Ann paid.", answers=(answer,), choices=("fact", "claim"))
    text = assessment([two], "T", "key")
    check_quiz(text)
    item = next(ElementTree.fromstring(text).iter(f"{{{QTI}}}item"))
    texts = {label.get("ident"): "".join(label.itertext()) for label in item.iter(f"{{{QTI}}}response_label")}
    assert [texts[one.text] for one in item.iter(f"{{{QTI}}}varequal")] == [said]
    assert "Ann paid. True or false: the right answer is “fact”." in text


def test_the_cartridge_holds_the_pupils_files_and_not_the_key(sample_job):
    job = replace(sample_job, made={"student.html": b"<p>Hi</p>", "teacher.html": b"secret", "student.pdf": b"%PDF"})
    archive = zipfile.ZipFile(io.BytesIO(cartridge_files(job)["lesson.imscc"]))
    assert set(archive.namelist()) == {"imsmanifest.xml", "web/student.html", "web/student.pdf", "quiz/assessment.xml"}
    check_manifest(archive.read("imsmanifest.xml").decode(), archive.namelist())
    check_quiz(archive.read("quiz/assessment.xml").decode())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('type="webcontent" href="web/student.html"', 'type="webcontent"'),
        ("<schemaversion>1.1.0<", "<schemaversion>1.3.0<"),
        ('identifierref="r-quiz"', 'identifierref="r-none"'),
        ('<file href="quiz/assessment.xml"/>', '<file href="quiz/other.xml"/>'),
        ('identifier="r-quiz"', 'identifier="r-0"'),
        ("<organizations>", "<note/><organizations>"),
    ],
)
def test_the_check_of_the_manifest_sees_faults(before, after, sample_job):
    job = replace(sample_job, made={"student.html": b"<p>Hi</p>"})
    archive = zipfile.ZipFile(io.BytesIO(cartridge_files(job)["lesson.imscc"]))
    text = archive.read("imsmanifest.xml").decode()
    assert before in text
    with pytest.raises((AssertionError, KeyError)):
        check_manifest(text.replace(before, after), archive.namelist())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('respident="answer"', 'respident="other"'),
        ("cc.exam.v0p1", "cc.exam.v1"),
        ('linkrefid="general_fb"', 'linkrefid="hint"'),
        ("<outcomes>", "<outcomes/><outcomes>"),
        (">100</setvar>", ">1</setvar>"),
    ],
)
def test_the_check_of_the_quiz_sees_faults(before, after, sample_questions):
    text = assessment([one for one in as_choices(sample_questions) if one.shape != "order"], "T", "key")
    assert before in text
    with pytest.raises((AssertionError, KeyError)):
        check_quiz(text.replace(before, after, 1))
