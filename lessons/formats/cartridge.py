"""A Common Cartridge (1.1) with the whole lesson: pages, files and a quiz that the platform marks.

Canvas, Moodle, Blackboard, Brightspace and Schoology import it; Moodle knows the versions 1.0 and 1.1 only. Its quiz
is QTI 1.2 in the cartridge's own profile: choices (three or more), true or false, short answers, open answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape as xml
from xml.sax.saxutils import quoteattr as quoted

from lessons.formats.archive import pack
from lessons.formats.questions import Question, article_key, as_choices, make_questions

if TYPE_CHECKING:
    from lessons.formats import Job

NAME = "lesson.imscc"
_CC = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
_LOM = "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest"
_QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
#: What goes in, in this order, where the kit has it; the name that a course shows.
PAGES: tuple[tuple[str, str], ...] = (
    ("student.html", "The text with words and exercises"),
    ("reader.html", "Read and listen"),
    ("story.mp3", "The text, read aloud"),
    ("student.pdf", "The handout (PDF)"),
    ("student.docx", "The handout (Word)"),
    ("large.html", "The text on large pages"),
    ("words.html", "Word cards to print"),
)
_PROFILES = {"choice": "cc.multiple_choice.v0p1", "true-false": "cc.true_false.v0p1", "short": "cc.fib.v0p1", "open": "cc.essay.v0p1"}


def cartridge_files(job: Job) -> dict[str, bytes]:
    """``lesson.imscc``: the files for pupils that the kit has, and the quiz. The key stays with the teacher."""
    inside = [(name, label) for name, label in PAGES if name in job.made]
    questions = [one for one in as_choices(make_questions(job.kit)) if one.shape in _PROFILES]
    key = article_key(job.kit)
    files: dict[str, bytes | str] = {f"web/{name}": job.made[name] for name, _ in inside}
    if questions:
        files["quiz/assessment.xml"] = assessment(questions, job.kit.title, key)
    files["imsmanifest.xml"] = _manifest(inside, bool(questions), job.kit.title, key, job.kit.article.language)
    return {NAME: pack(files, ("imsmanifest.xml",))}


def assessment(questions: Iterable[Question], title: str, key: str) -> str:
    """The quiz as QTI 1.2.1 in the profile of Common Cartridge."""
    items = "\n".join(_item(_with_enough_choices(question)) for question in questions)
    return (
        f'{_HEAD}<questestinterop xmlns="{_QTI}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        f'xsi:schemaLocation="{_QTI} http://www.imsglobal.org/profile/cc/ccv1p1/ccv1p1_qtiasiv1p2p1_v1p0.xsd">\n'
        f"<assessment ident={quoted('quiz-' + key)} title={quoted('Quiz: ' + title)}>\n"
        f"<qtimetadata>{_field('cc_profile', 'cc.exam.v0p1')}{_field('qmd_assessmenttype', 'Examination')}"
        f"{_field('qmd_scoretype', 'Percentage')}{_field('cc_maxattempts', 'unlimited')}</qtimetadata>\n"
        f'<section ident="section">\n{items}\n</section>\n</assessment>\n</questestinterop>\n'
    )


def _with_enough_choices(question: Question) -> Question:
    """A choice of two as true or false: the profile asks for three choices at least."""
    if question.shape != "choice" or len(question.choices) > 2:
        return question
    first = question.choices[0]
    prompt = f"{question.prompt} True or false: the right answer is “{first}”."
    return replace(question, shape="true-false", prompt=prompt, choices=("True", "False"), answers=(str(question.answers[0] == first),))


def _item(question: Question) -> str:
    computed = question.shape != "open"
    fields = _field("cc_profile", _PROFILES[question.shape]) + _field("qmd_computerscored", "Yes" if computed else "No")
    evidence = question.evidence or "See the text."
    if not computed:
        evidence = f"Model answer: {question.answers[0]}. {question.evidence}".strip()
    return (
        f"<item ident={quoted('q-' + question.id)} title={quoted(question.title)}>"
        f"<itemmetadata><qtimetadata>{fields}</qtimetadata></itemmetadata>"
        f"<presentation>{_material(question.whole_prompt)}{_response(question)}</presentation>"
        f"{_processing(question)}"
        f'<itemfeedback ident="general_fb"><flow_mat>{_material(evidence)}</flow_mat></itemfeedback></item>'
    )


def _response(question: Question) -> str:
    if question.shape in ("short", "open"):
        return '<response_str ident="answer" rcardinality="Single"><render_fib/></response_str>'
    labels = "".join(
        f'<response_label ident="c{number}">{_material(choice)}</response_label>' for number, choice in enumerate(question.choices)
    )
    return f'<response_lid ident="answer" rcardinality="Single"><render_choice>{labels}</render_choice></response_lid>'


def _processing(question: Question) -> str:
    outcomes = '<outcomes><decvar maxvalue="100" minvalue="0" varname="SCORE" vartype="Decimal"/></outcomes>'
    shown = '<displayfeedback feedbacktype="Response" linkrefid="general_fb"/>'
    always = f'<respcondition continue="Yes"><conditionvar><other/></conditionvar>{shown}</respcondition>'
    if question.shape == "open":
        return f'<resprocessing>{outcomes}<respcondition continue="No"><conditionvar><other/></conditionvar>{shown}</respcondition></resprocessing>'
    if question.shape == "short":
        tests = "".join(f'<varequal respident="answer" case="No">{xml(answer)}</varequal>' for answer in question.answers)
    else:
        tests = f'<varequal respident="answer">c{question.choices.index(question.answers[0])}</varequal>'
    right = f'<respcondition continue="No"><conditionvar>{tests}</conditionvar><setvar action="Set" varname="SCORE">100</setvar></respcondition>'
    return f"<resprocessing>{outcomes}{always}{right}</resprocessing>"


def _material(text: str) -> str:
    return f'<material><mattext texttype="text/plain">{xml(text)}</mattext></material>'


def _field(label: str, entry: str) -> str:
    return f"<qtimetadatafield><fieldlabel>{label}</fieldlabel><fieldentry>{entry}</fieldentry></qtimetadatafield>"


def _manifest(inside: Sequence[tuple[str, str]], has_quiz: bool, title: str, key: str, language: str) -> str:
    items = [f'<item identifier="i-{number}" identifierref="r-{number}"><title>{xml(label)}</title></item>' for number, (_, label) in enumerate(inside)]
    resources = [
        f'<resource identifier="r-{number}" type="webcontent" href={quoted("web/" + name)}><file href={quoted("web/" + name)}/></resource>'
        for number, (name, _) in enumerate(inside)
    ]
    if has_quiz:
        items.append('<item identifier="i-quiz" identifierref="r-quiz"><title>Quiz</title></item>')
        resources.append('<resource identifier="r-quiz" type="imsqti_xmlv1p2/imscc_xmlv1p1/assessment"><file href="quiz/assessment.xml"/></resource>')
    return (
        f'{_HEAD}<manifest xmlns="{_CC}" xmlns:lomimscc="{_LOM}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        f'xsi:schemaLocation="{_CC} http://www.imsglobal.org/profile/cc/ccv1p1/ccv1p1_imscp_v1p2_v1p0.xsd '
        f'{_LOM} http://www.imsglobal.org/profile/cc/ccv1p1/LOM/ccv1p1_lommanifest_v1p0.xsd" identifier={quoted("lesson-" + key)}>\n'
        "<metadata><schema>IMS Common Cartridge</schema><schemaversion>1.1.0</schemaversion>"
        f"<lomimscc:lom><lomimscc:general><lomimscc:title><lomimscc:string language={quoted(language)}>{xml(title)}</lomimscc:string>"
        f"</lomimscc:title><lomimscc:language>{xml(language)}</lomimscc:language></lomimscc:general></lomimscc:lom></metadata>\n"
        '<organizations><organization identifier="o-1" structure="rooted-hierarchy"><item identifier="root">'
        f'<item identifier="i-lesson"><title>{xml(title)}</title>{"".join(items)}</item></item></organization></organizations>\n'
        f"<resources>{''.join(resources)}</resources>\n</manifest>\n"
    )
