"""Wordings put into the form that the sentence asks for: number, tense, degree, a or an, capitals."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_PARTICLE_NOUN = re.compile(r"^([\w'-]+(?: [\w'-]+)*?)( (?:of|in|for|to|from|with|by|at|on|that|who|which) .*)$")
#: "an hour", "a user": sounds that the first letter does not show.
_VOWEL_SOUND = re.compile(r"^(?:[aeio]|u(?!ni(?!n|m)|s[ae]|ti|k|ro|bi|ran)|hour|honest|honou?r|heir|[FHLMNRSX](?:[A-Z]|\b)(?![a-z]))")
_CONSONANT_SOUND = re.compile(r"^(?:one\b|once\b|eu|ew|uk\b|U\.?[A-Z]\b|u\.?[nks]\.)", re.IGNORECASE)
#: A wording that counts ("ten years" for "decade") cannot be put into the plural.
_COUNTED = frozenset(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "hundred", "thousand", "half"])
#: Where several forms are in use, the one that fits most places.
_OTHER_FORMS = {("get", "VBN"): "got", ("beat", "VBN"): "beaten", ("TV", "NNS"): "TVs", ("person", "NNS"): "people"}
#: These are plurals without an ending.
_PLURALS = frozenset(["people", "police", "staff"])
_IRREGULAR_BE = {"VB": "be", "VBG": "being", "VBN": "been", "VBZ": "is", "VBP": "are"}
#: The last words of these verbs double no letter and take no -er.
_SHORT_ADJECTIVE = re.compile(r"^[^aeiouy]*[aeiouy]+[^aeiouy]*(?:e|y)?$")


@lru_cache(maxsize=20_000)
def inflect(word: str, tag: str) -> str:
    """A lemma in the form of a Penn tag (``VBD``, ``NNS``, ``JJR`` …); the lemma where it has none.

    >>> inflect("buy", "VBD"), inflect("child", "NNS")
    ('bought', 'children')
    """
    from lemminflect import getInflection

    if (word, tag) in _OTHER_FORMS:
        return _OTHER_FORMS[word, tag]
    if word == "be" and tag in _IRREGULAR_BE:
        return _IRREGULAR_BE[tag]
    if "-" in word:
        head, _, last = word.rpartition("-")
        return f"{head}-{inflect(last, tag)}" if tag in ("NNS", "NNPS") else word
    forms = getInflection(word, tag=tag)
    return str(forms[0]) if forms else word


def inflect_wording(wording: str, token: Token) -> str | None:
    """A wording in the form in which ``token`` stands, or ``None`` where that can't be said.

    Of a verb the first word changes, of a noun its head, of an adjective or adverb the whole.
    """
    tag = token.tag_
    if tag[:2] == "VB" and token.lemma_ != "be" and _is_mistagged(token):
        return None
    if tag.startswith("VB") or tag == "MD":
        first, space, rest = wording.partition(" ")
        form = _inflect_verb(first, token)
        return form + space + rest if form and is_word(form) else None
    if tag in ("NNS", "NNPS"):
        is_one = token.lower_ == token.lemma_.lower() and inflect(token.lower_, "NNS") not in (token.lower_, "")
        return None if is_one or wording.split()[0] in _COUNTED else _inflect_noun(wording)
    if tag in ("JJR", "RBR", "JJS", "RBS"):
        return None if " " in wording else _degree(wording, tag)
    return wording


@lru_cache(maxsize=20_000)
def is_word(form: str) -> bool:
    """Whether a form is in use at all: an ending put to the wrong stem gives none."""
    from wordfreq import zipf_frequency

    return " " in form or zipf_frequency(form, "en") > 1.2


def _inflect_verb(verb: str, token: Token) -> str:
    if verb == "be" and token.lemma_ == "be":
        return str(token.lower_)  # "were compelled" is "were forced"
    if verb == "be" and token.lemma_ == "be":
        return token.lower_  # "were reputed to" is "were said to"
    if verb == "be" and token.tag_ == "VBD":
        return "were" if _is_plural_subject(token) else "was"
    if verb == "be" and token.tag_ == "VBP" and any(child.lower_ == "i" for child in token.children):
        return "am"
    tag = token.tag_
    if verb == "be" and tag == "VBN" and not any(child.lemma_ == "have" for child in token.children):
        return ""  # "as contrasted with": no form of "be" stands there
    if tag == "VBN" and _has_own_subject(token):
        tag = "VBD"  # "the state disintegrated": no helping verb, so it is the past
    return inflect(verb, tag)


def _is_mistagged(token: Token) -> bool:
    """Whether the form belies its tag: "strove" is no base form, "flatten" no past."""
    lemma, form = token.lemma_.lower(), token.lower_
    if token.tag_ == "VBP" and any(child.dep_ == "nsubj" and _is_one(child) for child in token.children):
        return True  # "the general misread the plan" is the past
    if token.tag_ in ("VB", "VBP"):
        return form != lemma and token.is_alpha
    return token.tag_ in ("VBD", "VBN") and form == lemma and inflect(lemma, token.tag_) != form


def _is_one(noun: Token) -> bool:
    """Whether a subject is one thing: a noun in the singular with no other joined to it ("the staff are" aside)."""
    return noun.tag_ == "NN" and noun.lower_ not in _PLURALS and not any(child.dep_ in ("cc", "conj") for child in noun.children)


def _has_own_subject(token: Token) -> bool:
    kinds = {child.dep_ for child in token.children}
    return "nsubj" in kinds and not kinds & {"aux", "auxpass"} and token.dep_ != "conj"


def _is_plural_subject(token: Token) -> bool:
    for child in token.children:
        if child.dep_ in ("nsubj", "nsubjpass", "expl"):
            return (
                child.tag_ in ("NNS", "NNPS")
                or child.lower_ in ("they", "we", "you", "these", "those")
                or any(other.dep_ == "conj" for other in child.children)
                or any(noun.tag_ == "NNS" for of in child.children if of.lower_ == "of" for noun in of.children)
            )
    return False


def _inflect_noun(wording: str) -> str:
    match = _PARTICLE_NOUN.match(wording)
    head, rest = (match.group(1), match.group(2)) if match else (wording, "")
    before, space, last = head.rpartition(" ")
    if last in _PLURALS or (last.endswith("s") and not is_word(inflect(last, "NNS"))):
        return wording
    return f"{before}{space}{inflect(last, 'NNS')}{rest}"


def _degree(adjective: str, tag: str) -> str:
    if is_short_adjective(adjective):
        return inflect(adjective, "JJR" if tag.endswith("R") else "JJS")
    return ("more " if tag.endswith("R") else "most ") + adjective


def is_short_adjective(adjective: str) -> bool:
    """Whether it is compared with -er and -est (hard, big, early)."""
    return adjective in ("good", "bad", "far") or (bool(_SHORT_ADJECTIVE.match(adjective)) and len(adjective) <= 6)


def article_before(following: str) -> str:
    """``a`` or ``an``, by the sound that follows.

    >>> article_before("hour"), article_before("united front"), article_before("umbrella")
    ('an', 'a', 'an')
    """
    following = following.lstrip("\"'“‘(")
    if _CONSONANT_SOUND.match(following):
        return "a"
    lowered = following if following[:2].isupper() else following.lower()
    return "an" if _VOWEL_SOUND.match(lowered) else "a"


def match_case(wording: str, model: str) -> str:
    """The wording with the capital that ``model`` has at its start."""
    if model[:1].isupper() and not (len(model) > 1 and model.isupper()):
        return wording[:1].upper() + wording[1:]
    return wording
