"""Subjects and names: the words of a speaker, and the statement that is made of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from lessons.sources.types import Block, Form, Statement, place_of
from reader.article import Span

if TYPE_CHECKING:
    from spacy.tokens import Token


#: Offices that the parser takes for names when they have a capital letter.
_OFFICES = frozenset("Executive Officer Minister President Director Secretary Chief Chairman Chairwoman Chair Manager Editor Founder Mayor Spokesman Spokeswoman Spokesperson Professor Captain".split())


def noun_phrase(tokens: Sequence[Token]) -> list[Token]:
    """The noun phrase that begins a row of words, with what is said of it between commas left out."""
    found: list[Token] = []
    inside = False
    for token in tokens:
        if token.text in "()":  # "a European Union (EU) source"
            inside = token.text == "("
        elif inside:
            continue
        elif token.tag_ in ("WP", "WDT"):
            break
        elif token.pos_ in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON") or token.text in ("’s", "'s", "-", "’", "of", "for", "and", "at") or token.tag_ in ("POS", "HYPH") or token.dep_ == "amod":
            found.append(token)
        else:
            break
    while found and found[-1].text in ("of", "for", "and", "at"):
        found.pop()
    if found and found[0].lower_ in ("he", "she", "they", "i", "we"):
        return found[:1]
    if len(found) == 1 and found[0].lower_ in ("the", "a", "an"):
        return []
    return found if any(token.pos_ in ("NOUN", "PROPN", "PRON", "DET") for token in found) else []


def subject_of(verb: Token) -> list[Token]:
    """The words of a verb's subject; of "and said" the subject of the verb before."""
    for _ in range(3):
        for child in verb.children:
            if child.dep_ == "nsubj":
                return kernel(child)
        is_participle = verb.tag_ == "VBG" and verb.dep_ == "advcl"  # "Lee was glad, adding: …"
        if (verb.dep_ not in ("conj", "xcomp") and not is_participle) or verb.head.pos_ not in ("VERB", "AUX"):
            return []
        verb = verb.head
    return []


def kernel(noun: Token) -> list[Token]:
    """A noun with its words up to the first comma or relative clause; "who" gives the noun it stands for."""
    if noun.tag_ in ("WP", "WDT") and noun.head.dep_ == "relcl":
        noun = noun.head.head
        if noun.dep_ == "appos":
            noun = noun.head
    low, high = noun.left_edge.i, noun.right_edge.i
    for token in reversed(noun.doc[low : noun.i]):
        if token.text in ".,;:!?" or (token.pos_ in ("VERB", "AUX") and token.dep_ != "amod"):
            low = token.i + 1
            break
    for token in noun.doc[noun.i + 1 : high + 1]:
        if token.text in ",(–—:" or token.pos_ in ("VERB", "AUX") or token.dep_ in ("relcl", "acl") or token.tag_ in ("WP", "WDT", "VBN", "VBG"):
            high = token.i - 1
            break
    return [token for token in noun.doc[low : high + 1] if token.pos_ != "PUNCT" or token.text == "-"]


def acting_person(block: Block, tokens: Sequence[Token]) -> list[Token]:
    """The subject of the main verb, where it is a person."""
    for token in tokens:
        if token.dep_ not in ("nsubj", "nsubjpass"):
            continue
        if token.lower_ in ("he", "she"):
            return [token]
        words = kernel(token)
        if block.is_person(token):
            return words
        _, name = _name_alone(words) if any(block.is_person(one) for one in words) else _name_beside(block, words)
        return name if name and block.is_person(name[-1]) else []
    return []


def make_statement(block: Block, speaker: Sequence[Token], verb: str, content: Span, form: Form) -> Statement:
    """The statement with these words for its speaker: the name alone, what is said of it as the role."""
    words = [token for token in speaker if token.text not in ("“", "”", '"')]
    before, words = _name_alone(words)
    if not before and words and not block.is_person(words[-1]):
        before, words = _name_beside(block, words)
    span = place_of(words) if words else None
    text = span.of(block.doc.text) if span else ""
    place = content.shift(block.start)
    beside = span.shift(block.start) if span else place
    sentences = tuple(dict.fromkeys([*block.sentences_of(place), *block.sentences_of(beside)]))
    named = bool(words) and _is_name(words)
    role = before or _role(block, span)
    is_person = bool(words) and block.is_person(words[-1]) and words[-1].text not in _OFFICES
    if span and not is_person and not before and re.fullmatch(r"[A-Z][\w’'-]+(?: (?:van|der|den|de|la|von|bin|al|el|[A-Z][\w’'-]+)){0,3} (?:[ae]l-)?[A-Z][\w’'-]+", role):  # "the editor, Ann Lee, says"
        text, role, named = role, text, True
    return Statement(text, beside if span else None, verb, place, form, named, tuple(sorted(sentences)), role)


def _name_beside(block: Block, words: list[Token]) -> tuple[str, list[Token]]:
    """The name that stands beside an office: "the editor, Ann Lee, says", "Ann Lee, the editor, says"."""
    inside = {token.i for token in words}
    head = next((token for token in words if token.head.i not in inside or token.head == token), words[-1])
    beside = [child for child in head.children if child.dep_ == "appos"] + ([head.head] if head.dep_ == "appos" else [])
    left = words[0].i - 2
    if left >= 0 and block.doc[left + 1].text == "," and block.doc[left].ent_type_ == "PERSON":  # "Ann Lee, head of the club, said"
        beside = [block.doc[left], *beside]
    for name in beside:
        ent = next((ent for ent in block.doc.ents if ent.label_ == "PERSON" and ent.start <= name.i < ent.end), None)
        near = block.doc[words[-1].i + 1 : name.i + 1] if name.i > words[-1].i else block.doc[name.i : words[0].i]
        if ent is not None and (len(ent.text.split()) > 1 or ent.text in block.names) and len(near) < 12 and not any(token.pos_ == "VERB" for token in near):
            return " ".join(token.text for token in words), list(ent)
    return "", words


def _name_alone(words: list[Token]) -> tuple[str, list[Token]]:
    """A person's name without what stands before and behind: "the writer Ann Lee of Leeds" is Ann Lee, "the writer"."""
    first = next((place for place, token in enumerate(words) if token.ent_type_ == "PERSON" and token.pos_ == "PROPN"), None)
    if first is None or words[first].dep_ == "poss":
        return "", words
    before = words[:first]
    is_list = any(token.lower_ == "and" for token in before) and any(token.pos_ in ("PROPN", "DET") for token in before[1:])
    if is_list or any(token.pos_ == "ADP" or token.text in ("’s", "'s") for token in before) or (before and before[-1].text == "-"):
        return "", words
    last = first + 1
    while last < len(words) and (words[last].ent_iob_ == "I" or words[last].pos_ == "PROPN") and words[last].text not in ("’s", "'s"):
        last += 1
    if last < len(words) and (words[last].text in ("’s", "'s", "and") or words[last].pos_ == "NOUN"):
        return "", words
    return " ".join(token.text for token in words[:first]), words[first:last]


def _is_name(words: Sequence[Token]) -> bool:
    """Whether the head of the phrase is a name: "the minister Ann Lee", not "a Guardian reader"."""
    inside = {token.i for token in words}
    head = next((token for token in words if token.head.i not in inside or token.head == token), words[-1])
    return head.pos_ == "PROPN"


def _role(block: Block, span: Span | None) -> str:
    """What stands behind the speaker between commas, as in "Ann Lee, a doctor in Leeds"."""
    if span is None:
        return ""
    match = re.match(r", ((?:an?|the|who|[a-z]|[A-Z]\w+ )[^,.“”\"]{3,70})(?=[,.])", block.doc.text[span.end :])
    if not match or re.match(r"(?:and|but|who|which|adding|[a-z]+ing|in|on|as|when|while|he|she)\b", match.group(1)):
        return ""
    return match.group(1)
