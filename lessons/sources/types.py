"""What is said and by whom; a paragraph at work."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from reader.article import Sentence, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Form = Literal["direct", "indirect", "partly quoted"]
SAYING: frozenset[str] = frozenset(
    ["say", "tell", "add", "explain", "warn", "claim", "argue", "announce", "report", "state", "insist", "admit", "deny", "note", "stress", "emphasize", "emphasise", "reply", "answer", "write", "declare", "confirm", "suggest", "predict", "complain", "promise", "conclude", "estimate", "maintain", "acknowledge", "concede", "remark", "reveal", "testify", "allege", "assert", "recall", "boast", "joke"]
)
#: Verbs that bring in a quotation and, without one, mean other things.
WITH_QUOTATION = SAYING | {"ask", "continue", "observe", "comment", "cry", "shout", "think", "agree", "point", "put", "tweet", "sigh", "laugh", "respond", "believe", "wonder", "describe", "shriek", "scream", "yell", "grin", "smile", "confess", "whisper", "mutter", "murmur", "recount", "urge", "cite", "vow", "pledge", "demand", "quip", "exclaim", "enthuse", "reflect", "counter", "reason", "cheer", "chant", "chuckle", "giggle", "gasp", "groan", "moan", "sob", "snap", "retort", "marvel", "gush", "post", "blog", "reckon", "caution", "remember", "begin", "conclude", "protest", "plead", "tease", "muse", "contend", "affirm", "quote"}
#: Words in names that are no person's, whatever the parser says.
PLACES = frozenset("Basilica Square Street Road Park Castle House Hall Church Cathedral Palace Bridge Station Airport Museum Gallery Hotel Stadium Island River Lake Bay Beach Village City Town University College School Hospital Institute Centre Center Council Award Prize Festival Observatory Foundation".split())


def plain_name(text: str) -> str:
    """A name without the mark of an owner: "Lee" for "Lee’s"."""
    return re.sub(r"['’]s$", "", text)


def place_of(tokens: Sequence[Token]) -> Span:
    """Where a row of words stands in its paragraph."""
    return Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that is said: by whom, with which verb, word for word or not.

    ``content`` is what is said (a quotation with its marks), ``sentences`` are where it stands, ``speaker_span``
    is the wording at that place; ``speaker`` is the fullest name that the article gives, and empty where nobody
    is named as the source. ``named`` tells a name from "an official". ``role`` is what the article says the
    speaker is, at that place. ``verb`` is a lemma or "according to"; ``pronoun`` is "he" or "she" where that stands
    for the speaker.
    """

    speaker: str
    speaker_span: Span | None
    verb: str
    content: Span
    form: Form
    named: bool
    sentences: tuple[Span, ...]
    role: str = ""
    pronoun: str = ""

    def says(self, text: str) -> str:
        """The sentences in which it stands, on one line; ``text`` is the article's."""
        return " ".join(" ".join(span.of(text) for span in self.sentences).split())


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph at work: its parse, where it begins, its quotations and sentences (in the article)."""

    doc: Doc
    start: int
    quotations: tuple[Span, ...]
    sentences: tuple[Sentence, ...]
    earlier: tuple[tuple[int, Doc], ...] = ()
    names: frozenset[str] = frozenset()

    def is_person(self, token: Token) -> bool:
        """Whether a word is a person's name, by the parser here or in another place of the article."""
        return (token.ent_type_ == "PERSON" and token.text not in PLACES) or (token.pos_ == "PROPN" and token.text in self.names)

    def is_quoted(self, token: Token) -> bool:
        """Whether a word stands inside a quotation."""
        return any(span.start <= token.idx < span.end for span in self.quotations)

    def sentences_of(self, span: Span) -> tuple[Span, ...]:
        """The sentences of the article that a stretch of it touches."""
        return tuple(one.span for one in self.sentences if one.span.overlaps(span))
