"""Word for word: quotations, and the verb and speaker beside each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lessons.sources.phrases import acting_person, make_statement, noun_phrase, subject_of
from lessons.sources.types import SAYING, WITH_QUOTATION, Block, Form, Statement
from reader.article import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Nouns for what somebody says.
_WORDS = frozenset(["conclusion", "message", "advice", "answer", "view", "verdict", "reaction", "response", "reply", "word", "comment", "statement", "motto", "explanation"])


def find_quoted(block: Block) -> Iterator[Statement]:
    """The quotations of a paragraph that are somebody's words, not titles or single phrases."""
    for quotation in block.quotations:
        inner = quotation.of(block.doc.text).strip("\"“”«»‘’' ")
        ends = inner[-1:] in ",.!?…" or block.doc.text[quotation.end : quotation.end + 1] in (".", ",")
        verb, subject = _beside(block, quotation)
        short = len(inner.split()) < 4 and not (verb and ends and verb.idx > quotation.start)
        if short or (len(inner.split()) < 6 and not ends) or (_is_title(inner) and not (inner[-1:] == "," and len(inner.split()) < 4)):
            continue
        if verb is None and block.doc.text[: quotation.start].rstrip().endswith(":"):
            speaker = _person_of_sentence(block, quotation)
            if speaker:
                yield make_statement(block, speaker, "", quotation, "direct")
            continue
        if verb is None and not _fills_sentence(block, quotation):
            continue
        form: Form = "partly quoted" if verb and verb.idx < quotation.start and inner[:1].islower() else "direct"
        yield make_statement(block, subject, verb.lemma_.lower() if verb else "", quotation, form)


def _is_title(text: str) -> bool:
    """Whether it is the name of a song or book: “Signed, Sealed, Delivered”."""
    long = [word for word in re.findall(r"[A-Za-z]+", text) if len(word) > 3]
    return len(long) > 1 and all(word[0].isupper() for word in long)


def _person_of_sentence(block: Block, quotation: Span) -> list[Token]:
    """Who does something in the words before a colon: "Lee is proud of it: “…”"."""
    low = min((one.start - block.start for one in block.sentences_of(quotation.shift(block.start))), default=0)
    tokens = [token for token in block.doc if low <= token.idx < quotation.start]
    owner = next((token for token in tokens if token.dep_ == "poss" and token.head.lemma_.lower() in _WORDS), None)
    if owner is not None and owner.pos_ == "PROPN":  # "Lee’s conclusion: “…”"
        return [token for token in owner.subtree if token.tag_ != "POS"]
    return acting_person(block, tokens)


def _fills_sentence(block: Block, quotation: Span) -> bool:
    """Whether a quotation is a sentence of its own, said by whoever spoke before."""
    outside = block.doc.text
    inner = quotation.of(outside).rstrip("\"”»’' ")
    follows = outside[quotation.end :].lstrip()[:1]
    if outside[: quotation.start].rstrip()[-1:] in (".", "!", "?", "”", "") and inner[-1:] in ".!?…" and (not follows or follows in "“\"" or follows.isupper()):
        return True
    low = min((one.start - block.start for one in block.sentences_of(quotation.shift(block.start))), default=quotation.start)
    high = max((one.end - block.start for one in block.sentences_of(quotation.shift(block.start))), default=quotation.end)
    return not re.search(r"\w", outside[low : quotation.start] + outside[quotation.end : high])


def _beside(block: Block, quotation: Span) -> tuple[Token | None, list[Token]]:
    """The verb of saying next to a quotation and the words of its speaker: behind it, else before it."""
    doc = block.doc
    sentences = block.sentences_of(quotation.shift(block.start))
    low = min((one.start - block.start for one in sentences), default=0)
    high = max((one.end - block.start for one in sentences), default=len(doc.text))
    after = _until_quotation(block, [token for token in doc if quotation.end <= token.idx < high])
    before = [token for token in doc if low <= token.idx < quotation.start and not block.is_quoted(token)]
    while after and after[0].is_punct:
        after = after[1:]
    if doc.text[: quotation.start].rstrip()[-1:] == ":" and (found := _before(before))[0] is not None:
        return found
    if doc.text[quotation.start : quotation.end].rstrip("\"”»")[-1:] in ",.!?…" or quotation.end >= high - 2 or after:
        verb, subject = _behind(after)
        if verb is not None:
            return verb, subject
    return _before(before)


def _until_quotation(block: Block, tokens: Sequence[Token]) -> list[Token]:
    found = []
    for token in tokens:
        if block.is_quoted(token):
            break
        found.append(token)
    return found


def _behind(tokens: Sequence[Token]) -> tuple[Token | None, list[Token]]:
    """ "…," says Ann Lee, a doctor   or   "…," Ann Lee, a doctor, says """
    is_saying = bool(tokens) and tokens[0].lemma_.lower() in WITH_QUOTATION and tokens[0].pos_ in ("VERB", "AUX", "NOUN")
    if is_saying and (subject := noun_phrase(tokens[1:])):
        return tokens[0], subject
    if len(tokens) > 1 and tokens[0].tag_ in ("VBD", "VBZ") and tokens[0].pos_ == "VERB":  # "…," beams Ann Lee
        subject = noun_phrase(tokens[1:])
        if subject and (subject[0].ent_type_ == "PERSON" or (tokens[0] in (subject[0].head, subject[-1].head) and subject[-1].dep_ == "nsubj")):
            return tokens[0], subject
    for place, token in enumerate(tokens[:34]):
        if token.lemma_.lower() in WITH_QUOTATION and token.pos_ == "VERB" and token.tag_ in ("VBD", "VBZ", "VBP", "VBN"):
            subject = noun_phrase(tokens[:place])
            if subject and subject[0].i == tokens[0].i:
                return token, subject
        if token.pos_ in ("SCONJ", "CCONJ") and token.lower_ != "and":
            break
    return None, []


def _before(tokens: Sequence[Token]) -> tuple[Token | None, list[Token]]:
    """Ann Lee said: "…" """
    if not tokens:
        return None, []
    for token in reversed(tokens):
        if token.lemma_.lower() in WITH_QUOTATION and token.pos_ == "VERB":
            gap = tokens[-1].i - token.i
            if gap > (14 if token.lemma_.lower() in SAYING or tokens[-1].text == ":" else 4):
                return None, []
            subject = subject_of(token) or noun_phrase(tokens[: token.i - tokens[0].i])
            return (token, subject) if subject else (None, [])
        if token.text in ".;":
            return None, []
    return None, []
