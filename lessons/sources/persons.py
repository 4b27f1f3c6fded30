"""The person whom "he" or "she" means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lessons.sources.types import PLACES, WITH_QUOTATION, Block, Statement, plain_name
from reader.article import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as SpacySpan
    from spacy.tokens import Token


def person_before(block: Block, one: Statement, known: Sequence[Statement], not_these: frozenset[str]) -> str:
    """The person whom "he" or "she" means: the last one named in the paragraph, else the last speaker.

    ``not_these`` are surnames that another pronoun stands for. Nobody, where the paragraph names two persons
    between whom the words don't decide.
    """
    place = (one.speaker_span or one.content).start - block.start
    told = [other.content.shift(-block.start) for other in known if other.content.start >= block.start]
    people = [
        ent
        for ent in block.doc.ents
        if ent.label_ == "PERSON"
        and ent.root.dep_ not in ("compound", "amod", "nmod")
        and _is_person(block, ent.text)
        and ent.end_char <= place
        and not block.is_quoted(ent[0])
        and not any(span.start <= ent.start_char < span.end for span in told)
        and plain_name(ent.text).split()[-1] not in not_these
        and plain_name(ent.text).split()[-1] not in PLACES
    ]
    people = sorted([*people, *_known_names(block, place, told, not_these)], key=lambda ent: ent.start_char)
    subjects = [ent for ent in people if _acts(ent.root) or (ent.root.head.lemma_ in WITH_QUOTATION and ent.root.head.tag_ != "VBG")]
    speaker = next((other for other in reversed(known) if other.named and other.speaker.split()[-1] not in not_these), None)
    if speaker and speaker.speaker_span and speaker.speaker_span.start >= block.start:
        later = [ent for ent in subjects if ent.start_char + block.start > speaker.speaker_span.start]
        if not later:
            return speaker.speaker
    if subjects:
        chosen = _of_main_clause(block, subjects)
        is_known = " " in chosen.text or chosen.text in block.names
        spoke_here = speaker is not None and speaker.content.end > block.start
        return speaker.speaker if speaker and spoke_here and not is_known else plain_name(chosen.text)
    if len({ent.text.split()[-1] for ent in people}) == 1 and (not speaker or " " in people[-1].text or people[-1].text in block.names):
        return plain_name(people[-1].text)
    return _person_of_blocks_before(block, not_these, speaker.content.end if speaker else 0) or (speaker.speaker if speaker else "")


def _of_main_clause(block: Block, subjects: Sequence[SpacySpan]) -> SpacySpan:
    """The last subject; of several in its sentence the one of the main clause: "Lee told how Kim won. “…,” she said"."""
    last = next(iter(block.sentences_of(Span(subjects[-1].start_char, subjects[-1].end_char).shift(block.start))), None)
    same = [ent for ent in subjects if last and last.start <= ent.start_char + block.start < last.end]
    return next((ent for ent in reversed(same) if _is_main(ent.root)), subjects[-1])


def _known_names(block: Block, place: int, told: Sequence[Span], not_these: frozenset[str]) -> list[SpacySpan]:
    """Surnames of persons that the parser takes for something else here, where they are the subject."""
    return [
        block.doc[token.i : token.i + 1]
        for token in block.doc
        if token.text in block.names
        and token.ent_type_ != "PERSON"
        and token.idx < place
        and token.dep_ == "nsubj"
        and not block.is_quoted(token)
        and not any(span.start <= token.idx < span.end for span in told)
        and token.text not in not_these
    ]


def _person_of_blocks_before(block: Block, not_these: frozenset[str], since: int) -> str:
    """Who acts last in the nearest of the two paragraphs before that has a person who acts, behind place ``since``."""
    for start, doc in block.earlier[:-3:-1]:
        acting = [
            plain_name(ent.text)
            for ent in doc.ents
            if ent.label_ == "PERSON" and _acts(ent.root) and ent.start_char + start >= since and _is_main(ent.root)
        ]
        acting = [name for name in acting if name.split()[-1] not in not_these | PLACES]
        if acting:
            return acting[-1]
    return ""


def _acts(noun: Token) -> bool:
    """Whether it is the subject of a finite verb, not of "putting"; "by Ann Lee" and "the editor, Ann Lee," count, too."""
    if noun.dep_ == "appos":
        noun = noun.head
    if noun.dep_ == "pobj" and noun.head.dep_ == "agent":
        return True
    verb = noun.head
    helped = any(child.dep_ in ("aux", "auxpass") for child in verb.children)
    return noun.dep_ in ("nsubj", "nsubjpass") and noun.tag_ != "NNPS" and (verb.tag_ in ("VBD", "VBZ", "VBP", "MD") or helped)


def _is_main(noun: Token) -> bool:
    """Whether it belongs to the main clause."""
    return (noun.head if noun.dep_ in ("appos", "pobj") else noun).head.dep_ == "ROOT"


def _is_person(block: Block, name: str) -> bool:
    """Whether the parser takes the name for a person wherever the paragraph has it."""
    return all(ent.label_ == "PERSON" for ent in block.doc.ents if ent.text == name) and not any(
        token.text == name and block.is_quoted(token) for token in block.doc
    )
