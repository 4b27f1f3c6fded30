"""Who somebody is, in the article's own words: "Ann Lee, a doctor in Leeds, said" answers "Who is Ann Lee?"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from glossary.roles import head_of, is_role
from lessons.exercises.shared import FULL_NAME
from lessons.exercises.types import Material
from lessons.sources import Statement, find_statements
from reader.article import Span

#: "a student", "the head of a club", "professor of chemistry at …": what somebody is, not "however" or "his brother".
_ROLE = re.compile(r"(?:an? (?!\d)[\w’'-]+.*|(?:the )?(?!his|her|its|their|another|other|one|of\b|from\b|at\b|in\b|with\b|the\b|who\b)[\w’'-]+ [\w’'-]+ [\w’'-]+.*)", re.I)
_UNCLEAR = re.compile(r"\b(?:his|her|its|their|he|she|it|they|this|that|these|those|said|says|told|who|which|now|former|late|then)\b|\d|[“”\"]", re.I)
_LONGEST = 14
#: Words of names that are no person's.
NO_PERSON = re.compile(
    r"\b(?:the|of|and|award|prize|observatory|centre|center|university|college|institute|park|museum|gallery|foundation|council|company|group|bank|street|road|city|town|island|river|lake|mount|report|act|book|festival|club|magazine|press|news|times|house|hall|school|hospital|association|society|party|project|programme|program|show|tower|bridge|station|airport|forest|valley|beach|bay|hotel|stores?|inc|ltd|plc|team|league|cup|olympics|war|day|week|union|agency|service|office|ministry|department|research|analytics|technologies|systems)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class WhoIs:
    """A person, what the article says the person is, and where: the sentences, and what they say."""

    name: str
    role: str
    sentences: tuple[Span, ...]
    says: str


def who_is(material: Material) -> Iterator[WhoIs]:
    """The persons who speak in the article and of whom the plain version says what they are, in the same words, each once.

    A newspaper or another body that speaks is no person: nobody asks who it is.
    """
    seen: set[str] = set()
    text = material.article.text
    for one in find_statements(material.article):
        role = one.role.strip()
        if one.speaker in seen or not _is_person(one.speaker, role) or not _is_clear(one, text):
            continue
        says = material.plain_of(one.sentences)
        told = [sentence for sentence in material.plain.sentences if one.speaker in sentence.text and role in sentence.text]
        if told or (one.speaker in says and role in says):
            seen.add(one.speaker)
            yield WhoIs(one.speaker, role, told[0].sources if told else one.sentences, told[0].text if told else says)


def _is_person(name: str, role: str) -> bool:
    return not NO_PERSON.search(name) and is_role(head_of(role))


def _is_clear(one: Statement, text: str) -> bool:
    """Whether it is a full name, and a role that stands beside that name and means something by itself."""
    role = one.role.strip()
    is_role = bool(_ROLE.fullmatch(role)) and not _UNCLEAR.search(role) and len(role.split()) <= _LONGEST
    if not one.named or not is_role or not FULL_NAME.fullmatch(one.speaker) or one.speaker_span is None:
        return False
    if one.speaker_span.of(text) != one.speaker:
        return False
    # In "head of the Centre for Speech, Language and the Brain" the name goes on behind the comma.
    goes_on = rf"(?!,? (?!{re.escape(one.speaker)})[A-Z])"
    return any(re.search(re.escape(role) + goes_on, span.of(text)) for span in one.sentences)
