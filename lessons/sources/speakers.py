"""Speakers for statements that name none: pronouns, and quotations that follow on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from lessons.sources.persons import person_before
from lessons.sources.phrases import acting_person, kernel
from lessons.sources.types import Block, Statement, place_of, plain_name
from reader.article import Article
from reader.language import parse_article

if TYPE_CHECKING:
    from spacy.tokens import Token

_PRONOUNS = frozenset(["he", "she", "they", "it", "who", "i", "we", "you", "that", "which", "one", "this", "these", "those", "some", "many", "others"])
#: Speakers that are no persons, so that "he" isn't one of them.
_THINGS = frozenset("study report survey analysis research paper poll statement review article document letter newspaper company website firm charity group government ministry".split())


def with_speakers(
    statements: Sequence[Statement], block: Block, earlier: Sequence[Statement], goes_on: bool
) -> list[Statement]:
    """Speakers for pronouns and for quotations that follow another one.

    ``goes_on`` says that the paragraph before ended with the last of ``earlier``.
    """
    done: list[Statement] = []
    for one in statements:
        known = [*earlier[-3:], *done]
        if not one.speaker:
            same = done[-1] if done and _follows(block, done[-1], one) else None
            after = next((other for other in statements if other.content.start > one.content.start and other.speaker), None)
            if not done and goes_on and one.content.start == block.start and one.form == "direct":
                same = earlier[-1]
            if same and same.speaker:
                one = _with_speaker_of(same, one)
            elif person := _person_of_sentence_before(block, one):
                place = place_of(person).shift(block.start)
                text = " ".join(token.text for token in person)
                one = replace(one, speaker=text, named=text.lower() not in _PRONOUNS, speaker_span=place)
            elif after and not done and after.form == "direct":
                one = _with_speaker_of(after, one)
            elif one.form == "direct" and (last := next((other for other in reversed(known) if other.speaker), None)):
                one = _with_speaker_of(last, one)
        if one.speaker.lower() in ("he", "she"):
            one = replace(one, pronoun=one.speaker.lower())
        if one.speaker.lower() in ("he", "she") and (nameless := _nameless_before(block, one, done)):
            one = replace(one, speaker=nameless.speaker, named=False)
        elif one.speaker.lower() in ("he", "she"):
            name = person_before(block, one, known, _other_kind(one.speaker.lower(), [*earlier, *done]))
            one = replace(one, speaker=name, named=bool(name))
        elif one.speaker.lower() in ("it", "they") and done and done[-1].speaker and _follows(block, done[-1], one):
            one = replace(one, speaker=done[-1].speaker, named=done[-1].named)
        elif one.speaker.lower() == "they" and (group := _group_before(block, one)):
            one = replace(one, speaker=group, named=False)
        elif one.speaker.lower() in _PRONOUNS:
            one = replace(one, speaker="", named=False)
        done.append(one)
    return done


def _with_speaker_of(other: Statement, one: Statement) -> Statement:
    """The statement with the speaker of another one."""
    return replace(one, speaker=other.speaker, named=other.named, speaker_span=other.speaker_span)


def _other_kind(pronoun: str, earlier: Sequence[Statement]) -> frozenset[str]:
    """The speakers who were called by the other pronoun: whoever was "she" is not "he"."""
    other = "she" if pronoun == "he" else "he"
    return frozenset(one.speaker.split()[-1] for one in earlier if one.pronoun == other and one.speaker)


def _group_before(block: Block, one: Statement) -> str:
    """The plural subject of the sentence right before: "The authors believe it. “…,” they say."."""
    before = [other.span for other in block.sentences if other.span.end <= (one.speaker_span or one.content).start]
    before = [span for span in before if not span.overlaps(one.sentences[0])]
    for token in block.doc if before else ():
        if before[-1].start - block.start <= token.idx < before[-1].end - block.start and token.dep_ == "nsubj" and token.head.dep_ == "ROOT":
            return " ".join(word.text for word in kernel(token)) if token.tag_ in ("NNS", "NNPS") else ""
    return ""


def _person_of_sentence_before(block: Block, one: Statement) -> list[Token]:
    """Who acts in the sentence right before a quotation that stands alone."""
    before = [other.span for other in block.sentences if other.span.end <= one.content.start]
    if not before or one.form != "direct":
        return []
    low, high = before[-1].start - block.start, before[-1].end - block.start
    return acting_person(block, [token for token in block.doc if low <= token.idx < high and not block.is_quoted(token)])


def _follows(block: Block, before: Statement, one: Statement) -> bool:
    """Whether no sentence stands between two statements."""
    end, start = before.sentences[-1].end, one.sentences[0].start
    return start <= end or not any(end <= other.span.start and other.span.end <= start for other in block.sentences)


def _nameless_before(block: Block, one: Statement, done: Sequence[Statement]) -> Statement | None:
    """The statement before, where "a teenager" said it and nobody has been named since."""
    last = next((other for other in reversed(done) if other.speaker), None)
    if last is None or last.named or last.speaker_span is None or last.speaker.split()[0].lower() not in ("a", "an", "one", "another"):
        return None
    if _THINGS & set(last.speaker.lower().split()):
        return None
    place = (one.speaker_span or one.content).start
    since = [token for token in block.doc if last.speaker_span.end <= token.idx + block.start < place and block.is_person(token)]
    return None if since else last


def named_in_full(statements: Sequence[Statement], article: Article) -> Iterator[Statement]:
    """Each speaker by the fullest name that the article gives: "Moore" is "Jean Moore"."""
    surnames: dict[str, set[str]] = {}
    first_names: dict[str, set[str]] = {}
    for doc in parse_article(article):
        for ent in doc.ents if doc is not None else ():
            name = plain_name(ent.text)
            if ent.label_ == "PERSON" and " " in name and all(part[:1].isupper() for part in name.split()):
                surnames.setdefault(name.split()[-1], set()).add(name)
                first_names.setdefault(name.split()[0], set()).add(name)
    for one in statements:
        if one.named and re.fullmatch(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+", one.speaker):
            surnames.setdefault(one.speaker.split()[-1], {one.speaker})
    for one in statements:
        short = re.sub(r"^(?:Mr|Mrs|Ms|Dr|Prof|Professor|Sir)\.? ", "", one.speaker)
        names = surnames.get(short) or first_names.get(short) or set()
        yield replace(one, speaker=next(iter(names)), named=True) if len(names) == 1 else one


def continued(statements: Sequence[Statement], article: Article) -> list[Statement]:
    """A quotation that goes on in the next paragraph has the speaker who is named there."""
    done = list(statements)
    for place in range(len(done) - 2, -1, -1):
        one, following = done[place], done[place + 1]
        is_open = one.form == "direct" and not one.verb and one.content.of(article.text)[-1:] not in "”\"»"
        if is_open and following.verb and not article.text[one.content.end : following.content.start].strip():
            done[place] = _with_speaker_of(following, one)
    return done
