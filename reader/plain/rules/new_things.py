"""A thing that is new in the text, and what it does, become two sentences.

"The team built a robot that cleans windows." → "The team built a robot. The robot cleans windows."
"They met a man selling fruit in the street." → "They met a man. The man sold fruit in the street."
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.article import Span
from reader.edits import Edit
from reader.lexicon.inflecting import inflect
from reader.plain.rules.participles_front import STATES
from reader.plain.types import Proposal
from reader.plain.view import View, verb_lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "new thing"
SOURCE = "Siddharthan 2006, doi:10.1007/s11168-006-9011-1; plainlanguage.gov: one idea a sentence"
REASON = "What is said of “{word}” was made a sentence of its own."
#: With these the thing need not exist: "they want a car that flies" says nothing of a car.
_NOT_REAL = frozenset(
    ["want", "need", "seek", "look", "lack", "require", "hope", "avoid", "like", "love", "hate", "prefer", "imagine", "search", "demand", "deny", "fear", "expect", "plan", "propose", "oppose", "wish", "dream", "promise", "allow", "suggest", "consider", "call", "ask", "wait", "resemble", "differ", "depend", "refer", "apply", "mean", "become", "remain", "prevent", "stop", "ban", "rule", "warn"]
)
#: What somebody is told to do may hang, in the parse, on what is said of them.
_TELLING = frozenset(["tell", "ask", "order", "advise", "urge", "force", "invite", "encourage", "persuade", "teach", "warn", "remind", "help", "let", "say"])
_INDEFINITE = frozenset(["a", "an", "some", "several", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "many"])
#: After these a noun phrase tells which one is meant, or what something is like.
_NOT_AFTER = frozenset(["of", "like", "as", "than", "without", "besides", "unlike", "except", "for", "per", "between", "among", "amongst"])
#: Nouns that say little without what follows them.
_EMPTY = frozenset(
    ["way", "thing", "one", "place", "time", "kind", "sort", "type", "lot", "number", "person", "people", "someone", "something", "those", "day", "case", "reason", "moment", "area", "point", "part", "form", "level", "bit", "fact", "idea", "claim", "report", "sign", "period", "situation", "manner", "word", "name", "degree", "extent", "variety", "range", "amount", "series", "set", "group", "process", "role", "position", "term", "rate"]
)
_BEFORE_CLAUSE = frozenset(["after", "before", "since", "until", "as", "when", "while"])
#: With these a noun is named or placed, not described.
_NO_PARTICIPLE = frozenset(["call", "name", "know", "title", "entitle", "include", "follow", "concern", "regard", "accord", "base", "date", "involve", "use", "worth", "date", "leave", "last", "relate", "need", "require", "consist", "range", "total", "number", "hope", "want", "wish", "seek", "try"])


def propose(view: View) -> Iterator[Proposal]:
    """A proposal where a noun that is new in the text ends the sentence with what it does or what was done to it."""
    root = view.root
    if not view.is_long or view.is_question or view.is_negated(root) or root.lemma_ in _NOT_REAL:
        return
    if root.lemma_ in _TELLING:
        return
    if root.pos_ != "VERB" or not view.is_finite(root) or any(_weakens(child) for child in root.children):
        return
    for noun in view.sentence:
        if noun.i > root.i and noun.pos_ == "NOUN" and _is_placed(noun, root) and _is_new(noun):
            proposal = _relative(view, noun) or _participle(view, noun)
            if proposal:
                yield proposal
                return


def _is_placed(noun: Token, root: Token) -> bool:
    """Whether the noun is an object of the main verb, of its agent or of a phrase that hangs on either."""
    if any(child.dep_ in ("conj", "cc", "appos") for child in noun.children) or noun.lemma_.lower() in _EMPTY:
        return False
    if noun.left_edge.i and noun.doc[noun.left_edge.i - 1].is_punct:
        return False
    if any(token.lower_ in _BEFORE_CLAUSE and token.dep_ in ("prep", "mark") for token in noun.doc[root.i + 1 : noun.i]):
        # "after protests against the prices led to …": what looks like a description may be the verb
        return False
    one = noun
    while one != root:
        if one.dep_ in ("dobj", "pobj"):
            one = one.head
        elif one.dep_ in ("prep", "agent") and one.lower_ not in _NOT_AFTER:
            one = one.head
            if one != root and (one.dep_ not in ("dobj", "pobj") or one.pos_ != "NOUN"):
                return False
        else:
            return False
    return True


def _relative(view: View, noun: Token) -> Proposal | None:
    verb = next((child for child in noun.children if child.dep_ == "relcl"), None)
    bounds = _final(view, verb)
    if verb is None or bounds is None or not view.is_finite(verb) or _is_general(view, noun):
        return None
    if any(child.dep_ == "conj" and child.tag_ == view.root.tag_ for child in verb.children):
        # "chose helpers who were kind and formed groups": who formed them is not sure
        return None
    link, before = view.doc[bounds[0]], view.doc[bounds[0] - 1]
    if link.lower_ not in ("who", "that", "which") or link.dep_ not in ("nsubj", "nsubjpass") or before != noun:
        return None
    return _split(view, noun, view.doc[bounds[0]].idx + len(link), bounds, "")


def _participle(view: View, noun: Token) -> Proposal | None:
    verb = next((child for child in noun.children if child.dep_ == "acl" and child.tag_ in ("VBG", "VBN")), None)
    bounds = _final(view, verb)
    if verb is None or bounds is None or bounds[0] != verb.i or verb.i != noun.i + 1 or not view.is_past(view.root):
        return None
    lemma = verb_lemma(verb)
    if noun.head.lower_ == "with" or lemma in _NO_PARTICIPLE or _is_general(view, noun):
        return None
    if verb.tag_ == "VBG":
        if not any(child.dep_ in ("dobj", "prep", "prt", "acomp", "ccomp") for child in verb.children):
            return None
        return _split(view, noun, verb.idx + len(verb), bounds, inflect(lemma, "VBD"))
    if lemma not in STATES and not any(child.dep_ in ("agent", "prep") for child in verb.children):
        return None
    be = "were" if noun.tag_ == "NNS" else "was"
    return _split(view, noun, verb.idx, bounds, be)


def _final(view: View, verb: Token | None) -> tuple[int, int] | None:
    """The clause's tokens, if it ends the sentence."""
    bounds = view.subtree(verb) if verb is not None else None
    if bounds is None or not view.ends_at(bounds[1]):
        return None
    return bounds if bounds[1] - bounds[0] > view.level.least_piece else None


def _split(view: View, noun: Token, end: int, bounds: tuple[int, int], verb: str) -> Proposal | None:
    """A full stop behind the noun, and the noun named again."""
    before = view.doc[bounds[0] - 1]
    if view.is_protected(view.span_of(before, view.doc[bounds[1] - 1])):
        return None
    name = f"The {view.core(noun)}"
    start = before.idx + len(before)
    if len(name) > 30:
        return None
    space = " " if verb and end < len(view.text) and not view.text[end].isspace() else ""
    made = f". {name}" + (f" {verb}{space}" if verb else "")
    return Proposal(NAME, REASON.format(word=noun.text), (Edit(Span(start, end), made),))


def _is_general(view: View, noun: Token) -> bool:
    """Whether the sentence may tell what is always so: then the clause says which ones are meant."""
    return not view.is_past(view.root) and noun.tag_ == "NNS" and not _has_perfect(view.root)


def _has_perfect(verb: Token) -> bool:
    return any(child.dep_ in ("aux", "auxpass") and child.lemma_ == "have" for child in verb.children)


def _weakens(child: Token) -> bool:
    """A modal verb, a condition or a "to" before the main verb: what it says may not be so."""
    if child.dep_ in ("aux", "auxpass"):
        return child.tag_ == "MD" or child.lower_ == "to"
    if child.dep_ in ("nsubj", "nsubjpass"):
        return any(one.dep_ in ("det", "neg") and one.lower_ in ("no", "any", "every", "each", "few") for one in child.children)
    if child.dep_ in ("advmod", "npadvmod"):
        return child.lower_ in ("often", "usually", "always", "sometimes", "generally", "rarely", "hardly", "once", "just", "only")
    return child.dep_ == "advcl" and any(one.dep_ in ("mark", "advmod") and one.lower_ in ("if", "unless", "when", "whenever") for one in child.children)


def _is_new(noun: Token) -> bool:
    """Whether the noun stands with "a" or a number, or in the plural without an article."""
    openers = [child.lower_ for child in noun.children if child.dep_ in ("det", "nummod", "poss", "predet") and child.i < noun.i]
    if any(child.lower_ in ("few", "no", "such", "other", "only", "single", "more", "enough", "certain") for child in noun.children):
        return False
    if not openers:
        return noun.tag_ == "NNS"
    return len(openers) == 1 and openers[0] in _INDEFINITE
