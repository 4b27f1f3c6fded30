"""Two things that one speaker says, one after the other, become two sentences.

"The mayor said the bridge was safe, adding that it would open in May." →
"The mayor said the bridge was safe. The mayor added that it would open in May."
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.article import Span
from reader.edits import Edit
from reader.lexicon.inflecting import inflect
from reader.plain.speakers import GROUPS, WRITINGS, speaker_name
from reader.plain.types import Proposal
from reader.plain.view import REPORTING, View, name_inside, verb_lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "second report"
SOURCE = "OneStopEnglish: professionals make more reporting verbs, 134 for 100; plainlanguage.gov: one idea a sentence"
REASON = "Two things that “{who}” said were made two sentences."
#: What only people and groups do, with words.
_SPEECH = frozenset(
    ["add", "argue", "say", "claim", "warn", "insist", "note", "stress", "explain", "complain", "predict", "point", "admit", "acknowledge", "caution", "bemoan", "lament", "believe", "suggest", "promise", "vow", "boast", "joke", "agree", "conclude", "concede", "estimate", "announce"]
)
#: What is done with words to somebody or something: "calling it a scandal".
_ACTS = frozenset(["call", "describe", "urge", "accuse", "blame", "tell", "ask", "praise", "thank", "criticize", "criticise", "demand", "condemn", "defend", "dismiss", "reject", "question", "recommend", "propose", "hope", "wish"])
_ANSWERS = frozenset(["deny", "say", "warn", "argue", "insist", "claim", "reject", "dispute", "disagree", "believe", "think", "contest"])
#: Of these the participle can be about a thing: ", suggesting that brains work alike".
_OF_THINGS = frozenset({"suggest", "note", "conclude", "estimate", "believe", "agree", "point"})
_NOBODY = frozenset({"it", "this", "that", "which", "there"})
_PERSONAL = frozenset(["he", "she", "they", "we", "i", "you", "who"])


def propose(view: View) -> Iterator[Proposal]:
    """A proposal where the main clause's subject says a second thing, behind "and", "but" or a comma."""
    root = view.root
    if not view.is_long or view.is_question or root.pos_ not in ("VERB", "AUX") or not view.is_finite(root) or view.is_negated(root):
        return
    subject = view.own_subject(root)
    if subject is None or subject.dep_ != "nsubj" or view.in_quotation(view.span_of(subject, subject)) or not _can_speak(view, subject):
        return
    if any(child.tag_ == "MD" or (child.lower_ in ("only", "just") and child.i < root.i) for child in root.children):
        return
    answer = _answer(view, root)
    if answer is not None:
        yield answer
        return
    name = speaker_name(view, subject)
    if name is None:
        return
    for verb in view.sentence:
        if verb.lemma_ in _SPEECH | _ACTS and verb.tag_ in ("VBD", "VBZ", "VBP", "VB"):
            proposal = _joined(view, root, subject, verb, name)
        elif verb.tag_ == "VBG" and verb_lemma(verb) in _SPEECH | _ACTS:
            proposal = _participle(view, root, subject, verb, name)
        else:
            continue
        if proposal is not None:
            yield proposal
            return


def _can_speak(view: View, noun: Token) -> bool:
    """Whether the noun or pronoun may stand for somebody who speaks, or for something that was written."""
    if noun.lower_ in _PERSONAL or noun.pos_ == "PROPN" or noun.ent_type_ in ("PERSON", "ORG", "NORP", "GPE"):
        return True
    lemma = noun.lemma_.lower()
    return view.is_person(noun) or lemma in GROUPS or lemma in WRITINGS or lemma in ("people", "other", "critic") or (noun.pos_ == "PRON" and noun.lower_ not in _NOBODY)


def _is_alone(view: View, subject: Token, first: int, stop: int) -> bool:
    """Whether nobody but the subject can be the speaker: no other subject before the verb could speak."""
    others = (token for token in view.doc[first:stop] if token.dep_ in ("nsubj", "nsubjpass", "agent") or (token.dep_ == "pobj" and token.head.dep_ == "agent"))
    return not any(other != subject and _can_speak(view, other) and not view.in_quotation(view.span_of(other, other)) for other in others)


def _joined(view: View, root: Token, subject: Token, verb: Token, name: str) -> Proposal | None:
    """"…, and warned that": the verb is joined to the root, or the parser joined it to what was said."""
    if verb.dep_ != "conj" or not _is_same_form(view, root, verb) or view.own_subject(verb) is not None or verb.i < root.i:
        return None
    if any(child.dep_ in ("aux", "auxpass") for child in (*root.children, *verb.children)):
        return None
    link = view.doc[verb.left_edge.i - 1]
    if not _is_below_reports(view, root, verb) or any(token.pos_ in ("NOUN", "PROPN", "PRON", "SCONJ", "VERB") for token in view.doc[link.i + 1 : verb.i]):
        return None
    if link.dep_ != "cc" or link.lower_ not in ("and", "but") or not _says_something(view, verb):
        return None
    if any(token.dep_ == "conj" and token != verb and token.head.pos_ == "VERB" and view.own_subject(token) is None for token in view.doc[root.i : link.i]):
        return None
    if verb.lemma_ in _ACTS and view.doc[link.i - 1] == verb.head:
        # "I suggest and ask you to go": both verbs have one object
        return None
    if not _is_alone(view, subject, root.i + 1, link.i):
        return None
    opener = "But " if link.lower_ == "but" else ""
    shown = name_inside(name, subject) if opener else name
    return _make(view, link, view.doc[verb.left_edge.i], f". {opener}{shown} ", "", name)


def _is_same_form(view: View, root: Token, verb: Token) -> bool:
    """Whether both verbs stand in one form; the parser may take the second "say" of "they say" for a base form."""
    if verb.tag_ == "VB" and root.tag_ == "VBP":
        return not any(token.tag_ in ("MD", "TO") or token.lower_ in ("do", "did") for token in view.doc[root.i : verb.i])
    return bool(verb.tag_ == root.tag_)


def _participle(view: View, root: Token, subject: Token, verb: Token, name: str) -> Proposal | None:
    """", adding that …" at the sentence's end."""
    comma = view.doc[verb.i - 1]
    if comma.text not in (",", "–", "—") or comma.i < max(root.i, subject.i) or not _says_something(view, verb):
        return None
    if verb.dep_ not in ("advcl", "acl", "ccomp", "conj", "dep", "parataxis") or not _is_below_reports(view, root, verb) or view.doc[comma.i - 1].lower_ in ("and", "but", "or", "so"):
        return None
    if view.own_subject(verb) is not None or any(token.lower_ == "with" and token.nbor(-1).text == "," for token in view.doc[root.i : comma.i]):
        # ", with its president, Ann Lee, urging …"
        return None
    lemma = verb_lemma(verb)
    if lemma in _ACTS and (verb.dep_ != "advcl" or root not in (verb.head, verb.head.head) or any(token.lower_ == "that" and token.nbor(-1).lower_ == "and" for token in view.doc[verb.i : view.sentence.end])):
        return None
    if not _ends_sentence(view, verb):
        return None
    if lemma in _OF_THINGS and not view.is_person(subject) and subject.lower_ not in ("he", "she"):
        return None
    if verb.head != root and not _is_reported(root, verb.head) and view.own_subject(verb.head) not in (None, subject):
        # "he fell, and a voice came from the sky, saying …"
        return None
    if not (lemma == "add" or _is_alone(view, subject, view.sentence.start, comma.i)):
        return None
    past = view.is_past(root) or any(child.lemma_ == "have" for child in root.children if child.dep_ == "aux")
    shown = inflect(lemma, "VBD") if past else view.conjugate(verb, subject, past=False)
    return _make(view, comma, verb, f". {name} ", shown, name)


def _is_below_reports(view: View, root: Token, verb: Token) -> bool:
    """Whether nothing but reported clauses stands between the verb and the root: no "when …", no "which …"."""
    one = verb.head
    while one != root and one.head != one:
        if one.dep_ in ("advcl", "relcl", "acl") and view.is_finite(one):
            return False
        one = one.head
    return True


def _is_reported(root: Token, verb: Token) -> bool:
    """Whether the verb stands in what the root reports."""
    return any(one.dep_ == "ccomp" and one.head == root for one in (verb, *verb.ancestors))


def _ends_sentence(view: View, verb: Token) -> bool:
    """Whether the participle's clause runs to the end, or a quotation follows and nothing behind it."""
    if verb.right_edge.i + 1 >= view.words_end:
        return True
    opened = any(token.text in ":“\"" for token in view.doc[verb.i + 1 : min(verb.i + 8, view.sentence.end)])
    return opened and not any(token.text in ";,”\"" and token.nbor(1).lower_ in ("and", "but") for token in view.doc[verb.i : view.sentence.end - 1])


def _answer(view: View, root: Token) -> Proposal | None:
    """"Ministers say that it works but doctors deny this": what another says against it is no part of what was said."""
    if root.lemma_ not in REPORTING:
        return None
    for verb in view.sentence:
        other = view.own_subject(verb)
        if verb.dep_ != "conj" or verb.lemma_ not in _ANSWERS or other is None or other.i > verb.i or not view.is_finite(verb):
            continue
        link = view.doc[verb.left_edge.i - 1]
        if verb.i < root.i or link.lower_ != "but" or verb.head.dep_ != "ccomp" or verb.head.head != root or not _can_speak(view, other):
            continue
        first = view.doc[link.i + 1]
        return _make(view, link, first, ". But ", "", view.slice(other.left_edge.i, other.i + 1))
    return None


def _says_something(view: View, verb: Token) -> bool:
    """Whether words follow that are said: "that …", a clause, a quotation or what it is about."""
    if verb_lemma(verb) in _ACTS:
        return any(child.dep_ in ("dobj", "prep") and child.i > verb.i for child in verb.children)
    after = view.doc[verb.i + 1 : min(verb.i + 4, view.sentence.end)]
    if any(token.lower_ in ("that", ":") for token in after) or (verb.lemma_ == "caution" and after[:1].text == "against"):
        return True
    clause = next((child for child in verb.children if child.dep_ == "ccomp" and child.i > verb.i), None)
    return clause is not None and view.own_subject(clause) is not None and view.is_finite(clause)


def _make(view: View, mark: Token, first: Token, opening: str, shown: str, name: str) -> Proposal | None:
    """Cut at the mark; ``shown`` stands for the first word, which stays where it is empty."""
    low = mark.i
    if mark.dep_ == "cc" and view.doc[low - 1].text == ",":
        low -= 1
    size, before = view.words_end - first.i, view.doc[low - 1]
    if size < view.level.least_piece + 1 or low - view.sentence.start < view.level.least_piece:
        return None
    end = first.idx + len(first) if shown else int(first.idx)
    span = Span(before.idx + len(before), end)
    if any(token.text == ";" for token in view.doc[low : view.sentence.end] if not view.in_quotation(view.span_of(token, token))) or before.text == ";":
        return None
    if view.is_protected(Span(view.doc[low].idx, first.idx + len(first))):
        return None
    return Proposal(NAME, REASON.format(who=name), (Edit(span, opening + shown),))
