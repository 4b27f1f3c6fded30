"""A thing that is new in the text, and what it does, become two sentences.

"The team built a robot that cleans windows." → "The team built a robot. The robot cleans windows."
"They met a man selling fruit in the street." → "They met a man. The man was selling fruit in the street."
"A study led by two doctors has found new germs." → "A study has found new germs. The study was led by two doctors."
"She wore a dress that she had made of old bags." → "She wore a dress. She had made the dress of old bags."
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.article import Span
from reader.edits import Edit
from reader.lexicon.inflecting import inflect
from reader.plain.rules.described_as import MADE
from reader.plain.rules.new_nouns import find_host, is_new, name_of, stands_alone
from reader.plain.rules.new_subjects import say_later
from reader.plain.rules.participles_front import STATES
from reader.plain.types import Proposal
from reader.plain.verbs import is_singular
from reader.plain.view import View, sentence_case, verb_lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "new thing"
SOURCE = "Siddharthan 2006, doi:10.1007/s11168-006-9011-1; plainlanguage.gov: one idea a sentence"
REASON = "What is said of “{word}” was made a sentence of its own."
_BEFORE_CLAUSE = frozenset(["after", "before", "since", "until", "as", "when", "while"])
#: With these a noun is named or placed, not described.
_NO_PARTICIPLE = frozenset(["call", "name", "know", "title", "entitle", "include", "follow", "concern", "regard", "accord", "base", "date", "involve", "use", "worth", "leave", "last", "relate", "need", "require", "consist", "range", "total", "number", "hope", "want", "wish", "seek", "try", "dub", "give", "associate", "mean", "intend", "suppose", "design", "compare", "prepare", "take"])
#: "found two men hiding", "had a house built": the participle belongs to the verb.
_WITH_PARTICIPLE = frozenset(["have", "get", "see", "hear", "watch", "find", "leave", "keep", "catch", "spot", "like", "imagine", "picture", "show", "film", "notice", "send", "set", "feel", "observe", "photograph", "discover", "spend", "waste", "start", "depict", "portray", "report"])
#: These last: "families living near" lived there, and were not just living.
_LASTING = frozenset(["live", "own", "know", "contain", "hold", "feature", "show", "depict", "involve", "include", "belong", "promote", "promise", "offer", "teach", "study", "read", "say", "mean", "cost", "link", "connect", "represent", "specialize", "cover", "demand", "call", "ask", "describe", "explain", "allow", "outline", "detail", "warn", "urge", "cite", "claim"])
_PLACING = frozenset(["in", "at", "on", "during"])


def propose(view: View) -> Iterator[Proposal]:
    """A proposal where a noun that is new in the text ends the sentence with what it does or what was done to it."""
    if not view.is_long or view.is_question or view.is_negated(view.root):
        return
    subject = view.own_subject(view.root)
    if subject is not None and subject.pos_ == "NOUN" and subject.i < view.root.i:
        edits = say_later(view, subject)
        if edits:
            yield Proposal(NAME, REASON.format(word=subject.text), edits)
            return
    for noun in view.sentence:
        if noun.pos_ != "NOUN" or not is_new(noun) or noun.i <= view.root.i:
            continue
        verb = _clause_of(noun)
        bounds = _final(view, verb)
        if verb is None or bounds is None or _is_unsure(view, noun):
            continue
        host = find_host(view, noun)
        if host is None or not stands_alone(view, noun, host) or _is_general(view, noun, host):
            continue
        edits = _relative(view, noun, verb, bounds) if verb.dep_ == "relcl" else _participle(view, noun, verb, host, bounds)
        if edits and not view.is_protected(view.span_of(view.doc[bounds[0] - 1], view.doc[bounds[1] - 1])):
            yield Proposal(NAME, REASON.format(word=noun.text), edits)
            return


def _clause_of(noun: Token) -> Token | None:
    """The verb of the clause that tells of the noun; "a map of the islands that shows" tells of the map."""
    verb = next((child for child in noun.children if child.dep_ in ("relcl", "acl") and child.i > noun.i), None)
    if verb is not None or noun.tag_ != "NN":
        return verb
    inner = [one for child in noun.children if child.lower_ == "of" for one in child.children if one.dep_ == "pobj" and one.tag_ == "NNS"]
    return next((child for one in inner for child in one.children if child.dep_ == "relcl" and child.tag_ == "VBZ"), None)


def _final(view: View, verb: Token | None) -> tuple[int, int] | None:
    """The clause's tokens, if it ends the sentence."""
    bounds = view.subtree(verb) if verb is not None else None
    if bounds is None or not view.ends_at(bounds[1]):
        return None
    return bounds if bounds[1] - bounds[0] > view.level.least_piece else None


def _is_unsure(view: View, noun: Token) -> bool:
    """Whether the parser may have read it wrong: a joined noun, a comma in front, a clause that may go on."""
    if any(child.dep_ in ("conj", "cc", "appos") for child in noun.children):
        return True
    clause = view.doc[noun.i + 1 : view.sentence.end]
    if any(token.tag_ in ("VBN", "VBG") and token.nbor(-1).text == "," and token.dep_ in ("advcl", "acl") for token in clause):
        # "from homes that took part, combined with figures from 2014": what is combined stands farther up
        return True
    before = noun.left_edge.i - 1
    if before < view.sentence.start or view.doc[before].is_punct:
        return True
    # "after protests against the prices led to …": what looks like a description may be the verb
    if noun.left_edge.lower_ in ("a", "an") and any(child.dep_ == "agent" for one in noun.children if one.dep_ == "acl" for child in one.children):
        # "after a storm caused by warm air"
        return any(token.tag_ == "VBD" for token in clause)
    return any(token.lower_ in _BEFORE_CLAUSE and token.dep_ == "prep" for token in view.doc[view.root.i + 1 : noun.i])


def _is_general(view: View, noun: Token, host: Token) -> bool:
    """Whether the sentence may tell what is always so: then the clause says which ones are meant."""
    if view.is_past(host):
        return False
    bare = noun.tag_ == "NNS" and not any(child.dep_ == "nummod" for child in noun.children)
    if any(child.dep_ in ("aux", "auxpass") and child.lemma_ == "have" for child in host.children):
        # "she has met young parents who work at night": not all of them
        return bare and view.is_person(noun)
    subject = view.subject(host)
    if subject is not None and subject.left_edge.lower_ in ("a", "an", "some", "many", "most", "all"):
        return True
    if not bare:
        return False
    # "they have long tongues that they use", "it is covered with smart tiles that store heat": its own ones
    described = any(child.dep_ == "amod" for child in noun.children)
    is_own = (host.lemma_ == "have" and noun.head == host) or (noun.head.lower_ in ("with", "by") and noun.head.head == host and host.tag_ == "VBN")
    return not (described and is_own) or view.is_person(noun)


def _relative(view: View, noun: Token, verb: Token, bounds: tuple[int, int]) -> tuple[Edit, ...]:
    link, before, name = view.doc[bounds[0]], view.doc[bounds[0] - 1], name_of(view, noun)
    if name is None or not view.is_finite(verb) or not _is_next(view, noun, verb, link):
        return ()
    if view.doc[link.i + 1].is_punct or any(child.dep_ == "conj" and (child.tag_ == view.root.tag_ or (child.tag_ == "VBP" and noun.tag_ == "NN")) for child in verb.children):
        # "chose helpers who were kind and formed groups": who formed them is not sure
        return ()
    start = before.idx + len(before)
    if link.lower_ in ("who", "that", "which") and link.dep_ in ("nsubj", "nsubjpass") and link.head == verb:
        return (Edit(Span(start, link.idx + len(link)), f". {name}"),)
    if link.lower_ == "whose" and view.own_subject(verb) is not None and link.head == view.own_subject(verb):
        return (Edit(Span(start, link.idx + len(link)), f". {name}{'’' if name.endswith('s') else '’s'}"),)
    if link.lower_ in _PLACING and view.doc[link.i + 1].lower_ == "which" and view.own_subject(verb) is not None:
        # "a test in which people sat in the dark" → "In the test, people sat in the dark"
        which = view.doc[link.i + 1]
        following = view.own_subject(verb)
        if which.head != link or link.head != verb or following is None or following.left_edge != view.doc[which.i + 1]:
            return ()
        return (Edit(Span(start, which.idx + len(which)), f". {link.text.capitalize()} {name[:1].lower()}{name[1:]},"),)
    return _object(view, verb, link, name, start)


def _object(view: View, verb: Token, link: Token, name: str, start: int) -> tuple[Edit, ...]:
    """"a dress that she had made in May" → "She had made the dress in May"."""
    subject = view.own_subject(verb)
    if subject is None or subject.i > verb.i or subject.dep_ != "nsubj":
        return ()
    if link.lower_ in ("that", "which", "who", "whom"):
        if link.dep_ != "dobj" or link.head != verb:
            return ()
        first = view.doc[link.i + 1]
    else:
        first = link
    if first != subject.left_edge or any(child.dep_ in ("dobj", "xcomp", "ccomp", "conj", "prt", "dative") and child.i > verb.i for child in verb.children):
        return ()
    if link == first and (subject.pos_ != "PRON" or verb.right_edge.tag_ == "IN"):
        return ()
    shown = sentence_case(first.text)
    end = verb.idx + len(verb)
    return (
        Edit(Span(start, first.idx + len(first)), f". {shown}"),
        Edit(Span(end, end), f" {name[:1].lower()}{name[1:]}"),
    )


def _is_next(view: View, noun: Token, verb: Token, link: Token) -> bool:
    """Whether the clause belongs to the noun: it stands next to it, or behind a phrase that can't be meant."""
    if link.i == noun.i + 1:
        return True
    between = view.doc[noun.i + 1 : link.i]
    if between[0].dep_ != "prep" or not all(noun.is_ancestor(token) for token in between) or link.dep_ not in ("nsubj", "nsubjpass"):
        return False
    others = [token for token in between if token.pos_ in ("NOUN", "PROPN", "PRON")]
    if link.lower_ == "who":
        return view.is_person(noun) and not any(view.is_person(one) or one.ent_type_ == "PERSON" for one in others)
    return noun.tag_ == "NN" and is_singular(verb) and all(view.is_plural(one) for one in others)


def _participle(view: View, noun: Token, verb: Token, host: Token, bounds: tuple[int, int]) -> tuple[Edit, ...]:
    name, lemma, before = name_of(view, noun), verb_lemma(verb), view.doc[bounds[0] - 1]
    if name is None or bounds[0] != verb.i or not _touches(view, noun, verb) or lemma in _NO_PARTICIPLE:
        return ()
    if noun.head.lower_ == "with" or host.lemma_ in _WITH_PARTICIPLE or host.lemma_ == "be":
        return ()
    said = _active(view, noun, verb, host, lemma) if verb.tag_ == "VBG" else _passive(view, noun, verb, host, lemma)
    if said is None:
        return ()
    end = verb.idx + len(verb)
    return (Edit(Span(before.idx + len(before), end), f". {name} {said}"),)


def _touches(view: View, noun: Token, verb: Token) -> bool:
    """Whether the participle stands next to the noun, or behind its year: "a high point in 1998 caused by …"."""
    between = view.doc[noun.i + 1 : verb.i]
    if not len(between):
        return True
    return between[0].dep_ == "prep" and between[0].head == noun and verb.tag_ == "VBN" and all(token.ent_type_ == "DATE" for token in between[1:])


def _active(view: View, noun: Token, verb: Token, host: Token, lemma: str) -> str | None:
    if not any(child.dep_ in ("dobj", "prep", "prt", "acomp", "ccomp") for child in verb.children):
        return None
    if not view.is_past(host):
        is_lasting = host.tag_ in ("VBZ", "VBP") and noun.tag_ == "NN" and not view.is_person(noun)
        return inflect(lemma, "VBZ") if is_lasting else None
    if view.is_person(noun) and lemma not in _LASTING:
        return f"{_be(noun, past=True)} {verb.text}"
    return inflect(lemma, "VBD")


def _passive(view: View, noun: Token, verb: Token, host: Token, lemma: str) -> str | None:
    helped = any(child.dep_ in ("agent", "prep") for child in verb.children)
    past = view.is_past(host)
    if lemma == "age":
        return f"{_be(noun, past=past)} {verb.text}"
    if lemma not in STATES and not helped:
        return None
    if not past and lemma not in STATES and lemma not in MADE:
        return None
    return f"{_be(noun, past=past or lemma in MADE)} {verb.text}"


def _be(noun: Token, *, past: bool) -> str:
    if noun.tag_ == "NNS":
        return "were" if past else "are"
    return "was" if past else "is"
