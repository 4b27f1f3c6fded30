"""QTI 2.1: a package with one file an item, a test that puts them in order, and a manifest.

The evidence is a block that only those who mark and teach see.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape as xml
from xml.sax.saxutils import quoteattr as quoted

from lessons.formats.archive import pack
from lessons.formats.questions import Question, article_key, make_questions

if TYPE_CHECKING:
    from lessons.formats import Job

NAME = "quiz.qti.zip"
_QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
_PLACE = f'xmlns="{_QTI}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="{_QTI} http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd"'
_CP = "http://www.imsglobal.org/xsd/imscp_v1p1"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_TEMPLATES = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/"


def qti_files(job: Job) -> dict[str, bytes]:
    """``quiz.qti.zip``."""
    questions = make_questions(job.kit)
    return {NAME: to_qti(questions, job.kit.title, article_key(job.kit), job.kit.article.language)} if questions else {}


def to_qti(questions: tuple[Question, ...], title: str, key: str, language: str = "en") -> bytes:
    """The package. Identifiers of items are the questions' ids with ``q-`` before them."""
    files = {f"items/q-{question.id}.xml": _item(question, language) for question in questions}
    files["test.xml"] = _test(questions, title, key)
    files["imsmanifest.xml"] = _manifest(questions, title, key)
    return pack(files, ("imsmanifest.xml",))


def _item(question: Question, language: str) -> str:
    kind, declaration, body, processing = _parts(question)
    prompt = f"<p>{xml(question.whole_prompt)}</p>"
    evidence = question.evidence or (question.answers[0] if question.shape == "open" else "")
    if question.shape == "open" and question.evidence:
        evidence = f"Model answer: {question.answers[0]}. {question.evidence}"
    note = f'<rubricBlock view="scorer tutor"><p>{xml("Evidence: " + evidence)}</p></rubricBlock>' if evidence else ""
    return (
        f"{_HEAD}<assessmentItem {_PLACE} identifier={quoted('q-' + question.id)} title={quoted(question.title)} "
        f'adaptive="false" timeDependent="false" xml:lang={quoted(language)} toolName="Hornbook">\n'
        f"{declaration}\n"
        '<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"><defaultValue><value>0</value></defaultValue></outcomeDeclaration>\n'
        f"<itemBody>\n{note}{prompt if kind != 'extended' else ''}\n{body}\n</itemBody>\n{processing}\n</assessmentItem>\n"
    )


def _parts(question: Question) -> tuple[str, str, str, str]:
    """Kind of interaction, declaration of the response, interaction, processing of the response."""
    if question.shape in ("choice", "true-false"):
        names = {choice: f"c{number}" for number, choice in enumerate(question.choices)}
        choices = "".join(f'<simpleChoice identifier="{name}">{xml(text)}</simpleChoice>' for text, name in names.items())
        shuffle = "false" if question.shape == "true-false" else "true"
        body = f'<choiceInteraction responseIdentifier="RESPONSE" shuffle="{shuffle}" maxChoices="1">{choices}</choiceInteraction>'
        return "choice", _response("single", "identifier", [names[question.answers[0]]]), body, _correct()
    if question.shape == "order":
        names = {choice: f"c{number}" for number, choice in enumerate(question.choices)}
        choices = "".join(f'<simpleChoice identifier="{name}">{xml(text)}</simpleChoice>' for text, name in names.items())
        body = f'<orderInteraction responseIdentifier="RESPONSE" shuffle="false">{choices}</orderInteraction>'
        return "order", _response("ordered", "identifier", [names[text] for text in question.answers]), body, _correct()
    if question.shape == "match":
        return "match", *_match(question)
    if question.shape == "short":
        body = f'<p><textEntryInteraction responseIdentifier="RESPONSE" expectedLength="{len(question.answers[0])}"/></p>'
        entries = "".join(f'<mapEntry mapKey={quoted(text)} mappedValue="1" caseSensitive="false"/>' for text in question.answers)
        mapping = f'<mapping defaultValue="0">{entries}</mapping>'
        return "text", _response("single", "string", list(question.answers[:1]), mapping), body, _map()
    prompt = f"<prompt>{xml(question.whole_prompt)}</prompt>"
    body = f'<extendedTextInteraction responseIdentifier="RESPONSE" expectedLines="3">{prompt}</extendedTextInteraction>'
    return "extended", _response("single", "string", []), body, ""


def _match(question: Question) -> tuple[str, str, str]:
    lefts = [left for left, _ in question.pairs]
    rights = sorted({right for _, right in question.pairs})
    places = {right: f"r{number}" for number, right in enumerate(rights)}
    pairs = [f"l{number} {places[right]}" for number, (_, right) in enumerate(question.pairs)]
    left = "".join(_side(f"l{number}", text) for number, text in enumerate(lefts))
    right = "".join(_side(places[text], text) for text in rights)
    body = (
        f'<matchInteraction responseIdentifier="RESPONSE" shuffle="false" maxAssociations="{len(pairs)}">'
        f"<simpleMatchSet>{left}</simpleMatchSet><simpleMatchSet>{right}</simpleMatchSet></matchInteraction>"
    )
    entries = "".join(f'<mapEntry mapKey="{pair}" mappedValue="1"/>' for pair in pairs)
    mapping = f'<mapping defaultValue="0">{entries}</mapping>'
    return _response("multiple", "directedPair", pairs, mapping), body, _map()


def _side(name: str, text: str) -> str:
    return f'<simpleAssociableChoice identifier="{name}" matchMax="1">{xml(text)}</simpleAssociableChoice>'


def _response(cardinality: str, base: str, values: list[str], mapping: str = "") -> str:
    right = "".join(f"<value>{xml(value)}</value>" for value in values)
    correct = f"<correctResponse>{right}</correctResponse>" if values else ""
    return f'<responseDeclaration identifier="RESPONSE" cardinality="{cardinality}" baseType="{base}">{correct}{mapping}</responseDeclaration>'


def _correct() -> str:
    return f'<responseProcessing template="{_TEMPLATES}match_correct"/>'


def _map() -> str:
    return f'<responseProcessing template="{_TEMPLATES}map_response"/>'


def _test(questions: tuple[Question, ...], title: str, key: str) -> str:
    sections, last = [], ""
    for number, question in enumerate(questions):
        if question.title != last:
            sections += ["</assessmentSection>"] if last else []
            last = question.title
            sections.append(f'<assessmentSection identifier="section-{number}" title={quoted(last)} visible="true">')
        sections.append(f'<assessmentItemRef identifier={quoted("q-" + question.id)} href={quoted(f"items/q-{question.id}.xml")}/>')
    return (
        f"{_HEAD}<assessmentTest {_PLACE} identifier={quoted('test-' + key)} title={quoted(title)} toolName=\"Hornbook\">\n"
        '<testPart identifier="part" navigationMode="nonlinear" submissionMode="individual">\n'
        + "\n".join([*sections, "</assessmentSection>"])
        + "\n</testPart>\n</assessmentTest>\n"
    )


def _manifest(questions: tuple[Question, ...], title: str, key: str) -> str:
    items = "\n".join(
        f'<resource identifier={quoted("r-" + question.id)} type="imsqti_item_xmlv2p1" href="items/q-{question.id}.xml">'
        f'<file href="items/q-{question.id}.xml"/></resource>'
        for question in questions
    )
    needs = "".join(f'<dependency identifierref={quoted("r-" + question.id)}/>' for question in questions)
    return (
        f'{_HEAD}<manifest xmlns="{_CP}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        f'xsi:schemaLocation="{_CP} http://www.imsglobal.org/xsd/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd" identifier={quoted("kit-" + key)}>\n'
        f"<metadata><schema>QTIv2.1 Package</schema><schemaversion>1.0.0</schemaversion></metadata>\n<organizations/>\n<resources>\n"
        f'<resource identifier="test" type="imsqti_test_xmlv2p1" href="test.xml"><file href="test.xml"/>{needs}</resource>\n'
        f"{items}\n</resources>\n</manifest>\n"
    )
