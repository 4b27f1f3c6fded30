"""Whether what is said of a noun in passing is the article's own, although the noun stands in a clause below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.plain.view import REPORTING, View, sentence_case

if TYPE_CHECKING:
    from spacy.tokens import Token

#: What follows them need not be so.
_OPEN = frozenset(["if", "unless", "whether", "lest", "than", "like", "though", "although", "that", "so"])
#: "while the gains are clear": what is granted.
_GRANTED = frozenset(["clear", "true", "important", "good", "useful", "possible", "easy", "hard", "difficult", "rare", "common", "small", "large", "high", "low", "impressive", "welcome", "helpful", "likely", "some", "many", "popular", "obvious", "real", "right", "safe", "cheap", "expensive", "great"])
_DEFINITE = frozenset(["the", "this", "that", "these", "those"])


def is_stated(view: View, noun: Token) -> bool:
    """Whether the noun is surely there, and what is told of it in passing is no claim, condition or wish.

    "after she met Kim, who …" is; "He said that Kim, who …", "if Kim, who …" and "wants a house, which …" are not.
    """
    needs_article = False
    one = noun
    while one != view.root and one.head != one:
        link, head = one.dep_, one.head
        if link in ("csubj", "csubjpass"):
            return False
        if link == "ccomp" and (one.i > head.i or head.lemma_ in REPORTING):
            return False
        if link in ("advcl", "acl", "relcl", "xcomp", "pcomp") and one != noun:
            if any(child.dep_ == "mark" and child.lower_ in _OPEN for child in one.children) or view.is_negated(one):
                return False
            if link in ("advcl", "acl") and one.tag_ in ("VBG", "VBN") and view.opens_aside(view.doc[max(one.left_edge.i - 1, 0)]):
                # ", made of stones, which …": what is described may stand before the comma
                return False
            needs_article = needs_article or one.tag_ in ("VB", "VBG")
        one = head
    return not needs_article or _is_definite(noun)


def full_name(view: View, noun: Token) -> str | None:
    """The whole phrase as the subject of a new sentence, where it is short: "The new House", "Lund’s oldest club"."""
    first = noun.left_edge
    words = view.doc[first.i : noun.i + 1]
    if len(words) > 6 or noun.lemma_.lower() in ("one", "ones") or any(not token.is_alpha and token.tag_ not in ("POS", "HYPH", "JJ") for token in words):
        return None
    owner = next((child for child in noun.children if child.dep_ == "poss" and child.pos_ == "PROPN"), None)
    if first.lower_ != "the" and (owner is None or first.pos_ != "PROPN"):
        return None
    if any(child.dep_ in ("conj", "cc") for token in words for child in token.children):
        return None
    return sentence_case(words.text)


def _is_definite(noun: Token) -> bool:
    """Whether it is a name, or was named before: "the", "his"."""
    if noun.pos_ == "PROPN":
        return True
    return any(child.lower_ in _DEFINITE or child.dep_ == "poss" for child in noun.children) or noun.tag_ == "NNS"


def is_contrast(clause: Token) -> bool:
    """Whether "while" means "although": the clause grants something, and does not say when."""
    if any(child.tag_ == "MD" or child.dep_ == "neg" or child.lower_ in ("have", "has") for child in clause.children):
        return True
    if clause.lemma_ in ("remain", "sound", "seem") and clause.tag_ in ("VBZ", "VBP"):
        return True
    return clause.lemma_ == "be" and any(child.lower_ in _GRANTED for child in clause.children)
