"""Words that a text speaks of, and names that it teaches: these stay, since another word would make no sense there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Behind these stands a word that the text speaks of.
_WORDS = frozenset({"word", "verb", "noun", "term", "adjective"})
#: What stands behind these verbs may be a name that the text teaches.
_NAMING = frozenset({"call", "term", "dub"})


def is_named(token: Token) -> bool:
    """Whether the text speaks of the word, or gives a thing its name with it: "the term flora", "these are called pathogens"."""
    before = token.nbor(-1) if token.i else None
    if before is not None and before.lower_ == "to" and token.i > 1:
        before = token.nbor(-2)  # "the verb to amend"
    if before is not None and before.lower_ in _WORDS:
        return True
    if token.doc[token.i + 1 : min(token.i + 3, token.sent.end)].text.lower() == ", meaning":
        return True  # "from the Spanish embargo, meaning hindrance"
    if token.pos_ != "NOUN":
        return False
    link = token.head
    if token.dep_ in ("oprd", "attr", "dobj"):
        return link.lemma_ in _NAMING and token.i > link.i and (token.dep_ != "dobj" or token.left_edge.i == link.i + 1)
    if token.dep_ == "pobj" and link.lower_ == "as" and link.head.lower_ in ("known", "referred"):
        return True
    return _is_explained(token)


def _is_explained(token: Token) -> bool:
    """Whether the sentence says what the noun is: "An embargo is a ban on trade."."""
    first = token.sent.start
    verb = token.head
    is_first = token.dep_ == "nsubj" and token.i == first + 1 and token.doc[first].lower_ in ("a", "an")
    return is_first and verb.lower_ == "is" and any(child.dep_ == "attr" and child.i > verb.i and child.pos_ == "NOUN" for child in verb.children)
