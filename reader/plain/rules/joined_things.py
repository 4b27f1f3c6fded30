"""Two long things that one verb is about become two sentences.

"The report looks at the causes of poverty in villages and the effects of migration on families." →
"The report looks at the causes of poverty in villages. The report also looks at the effects of migration on families."
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.article import Span
from reader.edits import Edit
from reader.plain.rules.relative_clauses import PLACES
from reader.plain.types import Proposal
from reader.plain.view import View

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "joined things"
SOURCE = "plainlanguage.gov: one idea a sentence; Siddharthan 2006"
REASON = "Two things in one sentence were given a sentence each."
#: A thing of fewer words than these is no burden.
LEAST_WORDS = 4
#: What these verbs are about, they are about together.
_TOGETHER = frozenset(
    ["combine", "mix", "compare", "link", "join", "connect", "separate", "divide", "unite", "merge", "share", "split", "balance", "match", "exchange", "replace", "swap", "choose", "distinguish", "consist", "comprise", "form", "constitute", "total", "add", "equal", "cost", "use", "take", "make", "turn", "put", "get", "spend", "pay", "weigh", "measure", "reach", "result", "relate", "depend", "unify", "bridge", "alternate", "marry", "pair", "bind", "attach", "associate", "blend", "gather", "collect", "let", "mark", "mean", "become", "define", "prefer", "vary", "range", "differ", "resemble", "blame", "attribute", "credit", "lie", "wage", "negotiate", "strike", "weave", "juggle", "straddle", "span", "cross", "bring"]
)
#: Prepositions behind which a verb can have one thing after the other.
_EACH = frozenset(["at", "for", "about", "on", "to", "against", "in", "as", "into"])
#: Behind these somebody does, or wants to do, one thing after the other.
_WILLING = frozenset(["plan", "decide", "want", "hope", "agree", "promise", "need", "aim", "intend", "expect", "offer", "vow", "pledge", "wish", "prepare", "manage", "learn", "begin", "start", "continue", "have"])
#: With these a verb can have one thing after the other; "through" and "into" are one way.
_BESIDE = frozenset(["in", "for", "on", "at", "as", "about", "against", "to", "by", "with"])
_UNSURE = frozenset(["only", "best", "both", "either", "neither", "mainly", "mostly", "largely", "not", "just", "respectively", "together", "jointly", "partly", "even", "rather", "hardly", "never", "least", "simultaneously"])
_HYPOTHETICAL = frozenset(["may", "might", "could", "should", "must"])
_PAIRS = frozenset(["between", "combination", "mixture", "mix", "difference", "link", "relationship", "balance", "kind", "blend", "cross", "couple", "pair", "partnership", "range", "variety", "example", "way", "question", "matter", "same"])


def propose(view: View) -> Iterator[Proposal]:
    """A proposal where the sentence ends with two long things that hang on its main verb."""
    root = view.root
    subject = view.own_subject(root)
    if not view.is_long or view.is_question or subject is None or subject.dep_ not in ("nsubj", "nsubjpass") or subject.i > root.i:
        return
    if not view.is_finite(root) or view.is_negated(root) or _is_unsure(view, root, subject):
        return
    name = view.name_again(subject)
    for first in view.doc[root.i + 1 : view.sentence.end]:
        found = _things(view, root, first) or _deeds(view, root, first) or _phrases(view, root, first)
        if found is None:
            continue
        start, verb = found
        link = _link(view, first, start)
        if name is None or link is None or view.is_protected(view.span_of(subject, view.doc[view.words_end - 1])):
            return
        before = view.doc[link - 1]
        said = _again(root, verb)
        if said is not None:
            yield Proposal(NAME, REASON, (Edit(Span(before.idx + len(before), view.doc[start].idx), f". {name} {said} "),))
        return


def _things(view: View, root: Token, noun: Token) -> tuple[int, str] | None:
    """Where the second of two nouns begins, and what stands between the verb and the first: "looks at A and B"."""
    other = _other(view, noun)
    if other is None or not _hangs_on(view, root, noun) or root.lemma_ in _TOGETHER:
        return None
    start = other.left_edge.i
    comma = start > 1 and view.doc[start - 2].text == ","
    return (start, view.slice(root.i + 1, noun.left_edge.i)) if _are_apart(view, noun, other, comma=comma) else None


def _deeds(view: View, root: Token, first: Token) -> tuple[int, str] | None:
    """The same for "plans to do A and (to) do B"."""
    if first.dep_ != "xcomp" or first.tag_ != "VB" or first.head != root or root.lemma_ not in _WILLING or first.left_edge.i != root.i + 1:
        return None
    other = _joined(view, first)
    if other is None or other.tag_ != "VB" or other.pos_ != "VERB" or view.doc[root.i + 1].tag_ != "TO":
        return None
    between = view.doc[first.i + 1 : other.left_edge.i]
    if any(token.tag_ in ("VB", "VBP", "TO", "MD") for token in between) or not (other.left_edge == other or other.left_edge.tag_ == "TO"):
        # "plans to help people find work and pay rent": who pays is not sure
        return None
    own_to = any(child.tag_ == "TO" for child in other.children)
    return other.left_edge.i, "" if own_to else "to"


def _phrases(view: View, root: Token, first: Token) -> tuple[int, str] | None:
    """The same for two phrases that begin with the same word: "is known for A and for B", "depends on A and on B".

    The parser may join the second to a phrase inside the first; the word that is said again tells where it belongs.
    """
    if first.dep_ != "prep" or first.lower_ not in _BESIDE or root.lemma_ in _TOGETHER:
        return None
    if first.head != root and not (first.head.dep_ == "acomp" and first.head.head == root):
        return None
    preps = [one for one in first.subtree if one.dep_ == "prep" or (one.dep_ == "conj" and one.pos_ == "ADP")]
    other = next((found for one in preps if (found := _joined(view, one)) is not None and found.lower_ == first.lower_), None)
    if other is None or other.left_edge != other or not any(child.dep_ == "pobj" for child in other.children):
        return None
    if [one.lower_ for one in preps if one.i <= other.i].count(first.lower_) != 2 or any(token.tag_ == "VBG" for token in view.doc[first.i : other.i + 2]):
        return None
    between = view.doc[root.i + 1 : first.i]
    if len(between) > 4 or any(token.is_punct or token.pos_ in ("VERB", "AUX", "ADV") for token in between):
        return None
    return other.i, view.slice(root.i + 1, first.i)


def _joined(view: View, first: Token) -> Token | None:
    """The one word that is joined to this one, if the sentence ends with what belongs to it."""
    joined = [child for child in first.children if child.dep_ == "conj"]
    if len(joined) != 1 or any(child.dep_ == "conj" for child in joined[0].children):
        return None
    bounds = view.subtree(joined[0])
    if bounds is None or not view.ends_at(bounds[1]) or bounds[1] - bounds[0] < LEAST_WORDS:
        return None
    return joined[0]


def _is_unsure(view: View, root: Token, subject: Token) -> bool:
    """Whether a condition, a doubt, "only" or "both" spans the two things, or the subject is "nobody"."""
    for child in root.children:
        if child.dep_ in ("aux", "auxpass") and child.lower_ in _HYPOTHETICAL:
            return True
        if child.dep_ == "advcl" and any(one.lower_ in ("if", "unless", "when", "whether") for one in child.children):
            return True
        if child.dep_ in ("conj", "cc", "preconj", "ccomp", "dative"):
            return True
    if any(child.dep_ == "nummod" for child in subject.children):
        # "two of his records were for the highest fall and for the longest": one each
        return True
    if any(child.dep_ in ("det", "neg") and child.lower_ in ("no", "each", "every", "any", "neither", "few") for child in subject.children):
        return True
    if view.in_quotation(view.span_of(subject, subject)) or (subject.text.endswith(".") and subject.nbor(1).text == ","):
        return True
    return any(token.lower_ in _UNSURE or token.lemma_.lower() in _PAIRS for token in view.sentence)


def _other(view: View, noun: Token) -> Token | None:
    """The one noun that is joined to this noun, if both are long and the sentence ends with it."""
    if noun.dep_ not in ("dobj", "pobj", "attr") or noun.pos_ != "NOUN":
        return None
    other = _joined(view, noun) or _strayed(view, noun)
    if other is None or other.pos_ != "NOUN" or any(child.dep_ == "appos" for child in other.children):
        return None
    return None if any(token.text in ":;" for token in view.doc[noun.left_edge.i : other.i]) else other


def _strayed(view: View, noun: Token) -> Token | None:
    """"a school for the pupils and a clinic for the nurses": the parser may join the clinic to the pupils.

    Both have "a" or a number and go on in the same way, and nothing in between has.
    """
    if _opener(noun) not in ("a", "number"):
        return None
    for head in noun.subtree:
        other = _joined(view, head) if head != noun and head.i > noun.i and head.pos_ in ("NOUN", "PROPN") else None
        if other is None or _opener(other) != _opener(noun):
            continue
        inner = view.doc[noun.i + 1 : other.left_edge.i]
        own, its = _tails(noun), _tails(other)
        alike = own and its and own[0].dep_ == its[0].dep_ and (own[0].dep_ != "prep" or own[0].lower_ == its[0].lower_)
        if alike and not any(token.pos_ in ("NOUN", "PROPN") and _opener(token) == _opener(noun) for token in inner):
            return other
    return None


def _tails(noun: Token) -> list[Token]:
    """What is said of a noun behind it."""
    return [child for child in noun.children if child.i > noun.i and child.dep_ in ("prep", "relcl", "acl")]


def _hangs_on(view: View, root: Token, noun: Token) -> bool:
    """Whether only the verb, its "up" or "to do", and one preposition stand before the noun's phrase."""
    between = view.doc[root.i + 1 : noun.left_edge.i]
    if len(between) > 3:
        return False
    above = noun.head
    if noun.dep_ == "pobj":
        if above.lower_ not in _EACH or above.i != noun.left_edge.i - 1:
            return False
        above = above.head
    if above != root and not (above.dep_ == "xcomp" and above.head == root and above.tag_ == "VB" and above.lemma_ not in _TOGETHER):
        return False
    return all(token.dep_ in ("prt", "prep", "xcomp") or token.tag_ == "TO" for token in between)


def _link(view: View, first: Token, start: int) -> int | None:
    """Where the first word of "and", ", and" or "as well as" stands."""
    if view.doc[start - 1].lower_ == "and":
        low = start - 1
    elif view.slice(start - 3, start).lower() == "as well as":
        low = start - 3
    else:
        return None
    if view.doc[low - 1].text == ",":
        low -= 1
    return low if low - first.left_edge.i >= LEAST_WORDS else None


def _are_apart(view: View, noun: Token, other: Token, *, comma: bool) -> bool:
    """Whether each thing has words of its own, and none that may be meant for both, and no third is joined."""
    first, second = _opener(noun), _opener(other)
    if view.is_person(noun) != view.is_person(other):
        # "was a man of large size and a loud voice"
        return False
    tails = [_tails(one) for one in (noun, other)]
    if not tails[0] and tails[1]:
        # "the first bus and the first tram across the river": both may go there
        return False
    described = any(child.dep_ in ("amod", "compound", "nmod") for child in other.children if child.i < other.i)
    if not second or (second == "bare" and not described):
        return False
    if not tails[0]:
        return second != "bare"
    inner = [token for token in view.doc[noun.i + 1 : other.left_edge.i] if token.pos_ in ("NOUN", "PROPN", "PRON")]
    is_alike = first == second or ((comma or noun.dep_ == "attr") and "bare" not in (first, second) and first != "")
    if not is_alike or any(token.dep_ == "conj" and token != other for token in inner):
        return False
    if comma:
        return True
    if noun.lemma_ == other.lemma_:
        return True
    if any(_opener(token) == second and _kind(view, token) in ("", _kind(view, other)) for token in inner):
        # "the picture of the king and the queen": the king and the queen may belong together
        return False
    same_start = bool(tails[1]) and tails[0][0].lower_ == tails[1][0].lower_
    return same_start or (bool(tails[1]) and second != "bare") or noun.dep_ == "attr"


def _kind(view: View, noun: Token) -> str:
    """"person", "place" or "time"; empty for all else."""
    if view.is_person(noun):
        return "person"
    if noun.ent_type_ in ("GPE", "LOC", "FAC") or noun.lemma_.lower() in PLACES:
        return "place"
    return "time" if noun.ent_type_ in ("DATE", "TIME") else ""


def _opener(noun: Token) -> str:
    """What kind of word opens a noun phrase: "the", "a", a number, an owner, or none."""
    for child in noun.children:
        if child.i < noun.i and child.dep_ in ("det", "poss", "nummod", "predet"):
            if child.dep_ == "poss":
                return "owner"
            if child.dep_ == "nummod":
                return "number"
            if child.lower_ in ("a", "an", "several", "many"):
                return "a"
            return "the" if child.lower_ == "the" else child.lower_ if child.lower_ == "some" else ""
    return "bare"


def _again(root: Token, rest: str) -> str | None:
    """The verb said again with "also": "has also lost", "is also", "also looks at"."""
    helpers = [child.text for child in root.children if child.dep_ in ("aux", "auxpass") and child.i < root.i]
    if any(child.i > root.i for child in root.children if child.dep_ in ("aux", "auxpass")):
        return None
    if any("’" in text or "'" in text for text in (*helpers, root.text)):
        return None
    if helpers:
        words = [helpers[0], "also", *helpers[1:], root.text, rest]
    else:
        words = [root.text, "also", rest] if root.lemma_ == "be" else ["also", root.text, rest]
    return " ".join(word for word in words if word)
