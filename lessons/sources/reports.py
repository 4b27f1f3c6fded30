"""Reported claims: "she said that …", "according to …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from lessons.sources.phrases import kernel, make_statement, subject_of
from lessons.sources.types import SAYING, Block, Statement, place_of
from reader.article import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_DOUBTFUL = frozenset(["would", "could", "might", "may", "should", "can", "to", "must", "not", "n't", "n’t", "never"])
_IF = frozenset(["if", "unless", "until", "that", "whether"])


def find_reported(block: Block) -> Iterator[Statement]:
    """What verbs of saying report, where it is neither asked nor only possible."""
    for verb in block.doc:
        if verb.lemma_.lower() not in SAYING or verb.pos_ != "VERB" or block.is_quoted(verb):
            continue
        clause = next((child for child in verb.children if child.dep_ == "ccomp"), None)
        if any(child.lower_ in _DOUBTFUL for child in verb.children):
            continue
        if any(child.dep_ == "mark" and child.lower_ in _IF for child in verb.children):
            continue
        subject = subject_of(verb)
        if not subject or any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
            continue
        content = _content(clause, verb, subject) if clause is not None else _content_before(block, verb, subject)
        if content is None or not any(token.pos_ in ("NOUN", "PROPN", "PRON") for token in subject):
            continue
        quoted = [one for one in block.quotations if one.overlaps(content)]
        if quoted:  # the marks belong to what they hold
            content = Span(min(content.start, quoted[0].start), max(content.end, quoted[-1].end))
        if any(one.contains(content) for one in quoted):
            continue
        yield make_statement(block, subject, verb.lemma_.lower(), content, "partly quoted" if quoted else "indirect")


def _content(clause: Token, verb: Token, subject: Sequence[Token]) -> Span | None:
    """Where the clause stands, without "that" and without the words that name the speaker."""
    tokens = sorted(clause.subtree, key=lambda token: token.i)
    if clause.i < verb.i:
        tokens = [token for token in tokens if token.i < min(verb.i, subject[0].i)]
    else:
        tokens = [token for token in tokens if token.i > verb.i]
    while tokens and (tokens[0].lower_ in ("that", ",", ":") or tokens[0].is_punct):
        tokens = tokens[1:]
    while tokens and tokens[-1].is_punct and tokens[-1].text not in "\"”":
        tokens = tokens[:-1]
    if len(tokens) < 3 or tokens[0].tag_ in ("WRB", "WP", "WDT"):  # "revealed how": no claim
        return None
    return place_of(tokens)


def _content_before(block: Block, verb: Token, subject: Sequence[Token]) -> Span | None:
    """What stands before ", the mayor has warned", where the parser doesn't see that it is what is said."""
    if subject[-1].i > verb.i or subject[0].i < 5 or subject[0].nbor(-1).text != ",":
        return None
    if verb.i + 1 < len(verb.doc) and not verb.nbor(1).is_punct:
        return None
    sentence = next(iter(block.sentences_of(Span(verb.idx, verb.idx + 1).shift(block.start))), None)
    end = subject[0].nbor(-1).idx
    start = sentence.start - block.start if sentence else end
    if start >= end or len(block.doc.text[start:end].split()) < 4:
        return None
    return Span(start, end)


def find_according(block: Block) -> Iterator[Statement]:
    """What stands beside "according to"."""
    for token in block.doc[:-2]:
        if token.lower_ != "according" or token.nbor(1).lower_ != "to" or block.is_quoted(token):
            continue
        noun = next((child for child in token.nbor(1).children if child.dep_ == "pobj"), None)
        sentences = block.sentences_of(Span(token.idx, token.idx + 1).shift(block.start))
        if noun is None or not sentences:
            continue
        source = kernel(noun)
        sentence = sentences[0].shift(-block.start) if sentences[0].start >= block.start else sentences[0]
        end = _end_of_source(noun)
        if token.idx - sentence.start < 3:
            content = Span(min(end + 2, sentence.end), sentence.end)
        else:
            content = Span(sentence.start, block.doc[token.i - 1].idx if block.doc[token.i - 1].text == "," else token.idx)
        if len(content.of(block.doc.text).split()) > 2:
            quoted = any(one.overlaps(content) for one in block.quotations)
            one = make_statement(block, source, "according to", content, "partly quoted" if quoted else "indirect")
            yield replace(one, role="")  # behind its comma the statement goes on


def _end_of_source(noun: Token) -> int:
    edge = noun.right_edge
    return edge.idx + len(edge)
