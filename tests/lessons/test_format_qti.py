"""The QTI 2.1 package against the content models of the standard (IMS QTI 2.1, information model and XML binding)."""

import io
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from lessons.formats.qti import to_qti

QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
CP = "http://www.imsglobal.org/xsd/imscp_v1p1"
TEMPLATES = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/"
XSI = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

#: Each element: its children in order (? 0 or 1, + 1 or more, * any number) and its attributes (! must be there).
ITEM = {
    "assessmentItem": ("responseDeclaration* outcomeDeclaration* itemBody? responseProcessing?", "identifier! title! adaptive! timeDependent! toolName"),
    "responseDeclaration": ("correctResponse? mapping?", "identifier! cardinality! baseType"),
    "outcomeDeclaration": ("defaultValue?", "identifier! cardinality! baseType"),
    "correctResponse": ("value+", ""),
    "defaultValue": ("value+", ""),
    "mapping": ("mapEntry+", "defaultValue lowerBound upperBound"),
    "mapEntry": ("", "mapKey! mappedValue! caseSensitive"),
    "itemBody": ("rubricBlock? p? choiceInteraction? orderInteraction? matchInteraction? p? extendedTextInteraction?", ""),
    "rubricBlock": ("p+", "view!"),
    "p": ("textEntryInteraction?", ""),
    "choiceInteraction": ("prompt? simpleChoice+", "responseIdentifier! shuffle! maxChoices!"),
    "orderInteraction": ("prompt? simpleChoice+", "responseIdentifier! shuffle!"),
    "simpleChoice": ("", "identifier! fixed"),
    "matchInteraction": ("prompt? simpleMatchSet simpleMatchSet", "responseIdentifier! shuffle! maxAssociations!"),
    "simpleMatchSet": ("simpleAssociableChoice*", ""),
    "simpleAssociableChoice": ("", "identifier! matchMax!"),
    "textEntryInteraction": ("", "responseIdentifier! expectedLength"),
    "extendedTextInteraction": ("prompt?", "responseIdentifier! expectedLines"),
    "prompt": ("", ""), "value": ("", ""),
    "responseProcessing": ("", "template"),
}  # fmt: skip
TEST = {
    "assessmentTest": ("testPart+", "identifier! title! toolName"),
    "testPart": ("assessmentSection+", "identifier! navigationMode! submissionMode!"),
    "assessmentSection": ("assessmentItemRef*", "identifier! title! visible!"),
    "assessmentItemRef": ("", "identifier! href!"),
}
PACKAGE = {
    "manifest": ("metadata organizations resources", "identifier!"),
    "metadata": ("schema schemaversion", ""),
    "schema": ("", ""), "schemaversion": ("", ""), "organizations": ("", ""),
    "resources": ("resource*", ""),
    "resource": ("file* dependency*", "identifier! type! href"),
    "file": ("", "href!"),
    "dependency": ("", "identifierref!"),
}  # fmt: skip
#: What the response of an interaction must be declared as.
DECLARED = {
    "choiceInteraction": ("single", "identifier"), "orderInteraction": ("ordered", "identifier"), "matchInteraction": ("multiple", "directedPair"),
    "textEntryInteraction": ("single", "string"), "extendedTextInteraction": ("single", "string"),
}  # fmt: skip


def check_form(text, space, model):
    """Every element is of the namespace and has the children and attributes that its model allows."""
    root = ElementTree.fromstring(text)
    for element in root.iter():
        where, _, name = element.tag[1:].partition("}")
        assert where == space
        children, attributes = model[name]
        pattern = "".join(rf"(?:{one.rstrip('?*+')} ){one[-1] if one[-1] in '?*+' else ''}" for one in children.split())
        assert re.fullmatch(pattern, "".join(child.tag.partition("}")[2] + " " for child in element)), f"{name}: {[child.tag for child in element]}"
        assert set(element.attrib) - {XSI, LANG} <= {one.rstrip("!") for one in attributes.split()}, f"{name}: {element.attrib}"
        assert {one.rstrip("!") for one in attributes.split() if one.endswith("!")} <= set(element.attrib), name
    for element in root.iter():
        if element.get("identifier"):
            assert re.fullmatch(r"[A-Za-z_][\w.-]*", element.get("identifier"))
    return root


def check_item(text):
    """An item's declaration fits its interaction, its key names what is there, and its points are given by a standard template."""
    root = check_form(text, QTI, ITEM)
    at = f"{{{QTI}}}"
    asked = next(one for one in root.iter() if one.get("responseIdentifier"))
    declared = root.find(f"{at}responseDeclaration")
    kind = asked.tag.removeprefix(at)
    assert asked.get("responseIdentifier") == declared.get("identifier") == "RESPONSE"
    assert (declared.get("cardinality"), declared.get("baseType")) == DECLARED[kind]
    assert root.find(f"{at}outcomeDeclaration").get("identifier") == "SCORE"
    right = [one.text for one in declared.iterfind(f"{at}correctResponse/{at}value")]
    names = [one.get("identifier") for one in asked.iter() if one.get("identifier")]
    assert len(names) == len(set(names))
    mapped = {one.get("mapKey") for one in declared.iter(f"{at}mapEntry")}
    if kind == "choiceInteraction":
        assert len(right) == 1 and set(right) <= set(names) and asked.get("maxChoices") == "1"
    elif kind == "orderInteraction":
        assert sorted(right) == sorted(names)
    elif kind == "matchInteraction":
        lefts, rights = ({one.get("identifier") for one in side} for side in asked.findall(f"{at}simpleMatchSet"))
        assert set(right) == mapped and all(one.split()[0] in lefts and one.split()[1] in rights for one in right)
        assert int(asked.get("maxAssociations")) >= len(right)
    elif kind == "textEntryInteraction":
        assert set(right) <= mapped
    processing = root.find(f"{at}responseProcessing")
    wanted = {"choiceInteraction": "match_correct", "orderInteraction": "match_correct", "matchInteraction": "map_response", "textEntryInteraction": "map_response"}
    assert (processing.get("template") if processing is not None else None) == (TEMPLATES + wanted[kind] if kind in wanted else None)
    for one in root.iter(f"{at}rubricBlock"):
        assert set(one.get("view").split()) <= {"author", "candidate", "proctor", "scorer", "testConstructor", "tutor"}
        assert "candidate" not in one.get("view")


@pytest.mark.parametrize("kind", ["sample_questions", "tricky_questions"])
def test_the_package_keeps_to_the_standard(kind, request):
    archive = zipfile.ZipFile(io.BytesIO(to_qti(request.getfixturevalue(kind), "T & <b>", "key")))
    manifest = check_form(archive.read("imsmanifest.xml"), CP, PACKAGE)
    assert [one.text for one in manifest[0]] == ["QTIv2.1 Package", "1.0.0"]
    for one in manifest.iter(f"{{{CP}}}resource"):
        assert one.get("type") == ("imsqti_test_xmlv2p1" if one.get("identifier") == "test" else "imsqti_item_xmlv2p1")
        assert one.get("href") in archive.namelist() and one.find(f"{{{CP}}}file").get("href") == one.get("href")
    test = check_form(archive.read("test.xml"), QTI, TEST)
    references = [one.get("href") for one in test.iter(f"{{{QTI}}}assessmentItemRef")]
    assert sorted(references) == sorted(name for name in archive.namelist() if name.startswith("items/"))
    for name in references:
        check_item(archive.read(name))


@pytest.mark.parametrize(
    ("shape", "before", "after"),
    [
        ("choice", 'maxChoices="1"', ""),
        ("choice", "<value>c", "<value>d"),
        ("match", 'baseType="directedPair"', 'baseType="pair"'),
        ("short", "map_response", "match_correct"),
        ("open", 'view="scorer tutor"', 'view="candidate"'),
        ("order", "<itemBody>", "<itemBody><b>x</b>"),
    ],
)
def test_the_check_sees_faults(shape, before, after, tricky_questions):
    question = next(one for one in tricky_questions if one.shape == shape)
    archive = zipfile.ZipFile(io.BytesIO(to_qti((replace(question, id="x"),), "T", "key")))
    text = archive.read("items/q-x.xml").decode()
    check_item(text)
    assert before in text
    with pytest.raises((AssertionError, KeyError)):
        check_item(text.replace(before, after, 1))
