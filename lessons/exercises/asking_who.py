"""Questions whose answer is a person, or what a person is: who did it, who said it, who is it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lessons.exercises.asking import Question, joined
from lessons.exercises.types import Material
from lessons.exercises.who_is import NO_PERSON, WhoIs
from lessons.sources import SAYING, find_statements
from reader.plain.types import PlainSentence

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LONGEST_SAID = 20
#: Who says something is no study.
_THINGS = frozenset("study report finding figure datum data result survey research evidence analysis website statement article paper poll document letter book law rule test number calculation estimate".split())
#: Words that mean something only beside the one who speaks, or the sentence before.
_UNCLEAR = frozenset(["he", "she", "it", "they", "his", "her", "their", "its", "him", "them", "this", "these", "those", "here", "there", "i", "we", "my", "our", "me", "us", "you", "your"])


def people_of(material: Material) -> frozenset[str]:
    """The names that are surely a person's: of those who speak in the article, and of those whom it introduces."""
    spoken = {one.speaker for one in find_statements(material.article) if one.named}
    told = {person.text for person in material.glossary.people}
    full = {name for name in spoken | told if " " in name and name[:1].isupper() and not NO_PERSON.search(name)}
    return frozenset(full | {name.split()[-1] for name in full})


def who(sentence: PlainSentence, doc: Doc, people: frozenset[str]) -> Iterator[Question]:
    """Everything behind a person who is the subject stays as it is: "Who built the school?"."""
    head = next((token for token in doc if token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ == "ROOT"), None)
    if head is None or head.ent_type_ != "PERSON" or head.pos_ != "PROPN" or head.i > head.head.i:
        return
    name = [token for token in head.lefts if token.pos_ == "PROPN" and token.dep_ in ("compound", "flat")] + [head]
    if name[0].i != 0 or name[-1].i - name[0].i + 1 != len(name) or any(one.dep_ == "conj" for one in head.children):
        return
    rest = list(doc[head.right_edge.i + 1 : -1])
    while rest and rest[0].is_punct:
        rest = rest[1:]
    first = next((token for token in rest if token.pos_ in ("VERB", "AUX")), None)
    if len(rest) < 5 or first is None or first.tag_ == "VBP" or first not in (head.head, *head.head.children):
        return
    text, answer = joined(rest), joined(name)
    if any(token.text in ",–—()" for token in rest) or (first.lemma_ == "be" and "the" not in text.split()[:3]):
        return  # "a doctor" may be somebody else, too
    if rest[0].pos_ not in ("VERB", "AUX", "ADV") or any(part in text for part in answer.split()):
        return
    is_report = head.head.lemma_ in SAYING and any(child.dep_ == "ccomp" for child in head.head.children)
    if answer not in people or is_report:
        return
    yield Question("Who", f"Who {text}?", answer, sentence)


def who_said(sentence: PlainSentence, doc: Doc) -> Iterator[Question]:
    """Whose words a report gives: "Park officials said that seven people were killed"."""
    verb = next((token for token in doc if token.dep_ == "ROOT"), None)
    if verb is None or verb.lemma_ not in SAYING or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    clause = next((child for child in verb.children if child.dep_ == "ccomp" and child.i > verb.i), None)
    if subject is None or clause is None or subject.left_edge.i != 0 or subject.right_edge.i != verb.i - 1:
        return
    if subject.lemma_.lower() in _THINGS or subject.pos_ not in ("NOUN", "PROPN"):
        return
    said = list(doc[verb.i + 1 : -1])
    if not 5 <= len(said) <= _LONGEST_SAID or clause.left_edge.i != said[0].i or said[0].text == "," or any(token.lower_ in _UNCLEAR for token in said):
        return
    if any(token.text in ",–—()" or token.dep_ == "relcl" for token in doc[: verb.i]) or said[0].tag_ in ("WRB", "WP", "VBG", "TO"):
        return
    asked = {"VBD": verb.text, "VBZ": verb.text, "VBP": verb.lemma_ + ("es" if verb.lemma_[-1] in "sh" else "s")}[verb.tag_]
    yield Question("Who", f"Who {asked} {'' if said[0].lower_ == 'that' else 'that '}{joined(said)}?", joined(list(doc[: verb.i])), sentence)


def who_is_question(one: WhoIs) -> Question:
    """Who somebody is, in the words of the article."""
    return Question("Who is", f"Who is {one.name}?", _small(one.role), PlainSentence(one.says, one.sentences, ()))


def _small(role: str) -> str:
    """A role as it stands inside a sentence: "a doctor", not "A doctor"."""
    return role[0].lower() + role[1:] if re.match(r"(?:An?|The)\b", role) else role
