"""What the forms of a verb and its helping verbs tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.lexicon.inflecting import inflect

if TYPE_CHECKING:
    from spacy.tokens import Token


def helpers_of(verb: Token) -> list[Token]:
    """The verb's helping verbs, in order: "has", "been"."""
    return [child for child in verb.children if child.dep_ in ("aux", "auxpass")]


def first_of(verb: Token) -> Token:
    """The verb's first helping verb, or the verb itself: the word that stands in a tense."""
    return next((child for child in verb.children if child.dep_ in ("aux", "auxpass")), verb)


def is_singular(verb: Token) -> bool:
    """Whether the form of the verb shows that one thing does it: "has", "is", "was"."""
    finite = first_of(verb)
    return finite.tag_ == "VBZ" or finite.lower_ == "was"


def has_participle_form(verb: Token) -> bool:
    """Whether the form could be a past participle, whatever the parser says: "hurt", "built", not "went"."""
    return bool(inflect(verb.lemma_, "VBN") == verb.lower_)
