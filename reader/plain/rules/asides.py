"""What a dash or a comma adds about a whole event becomes a sentence.

"Prices rose by 9% – the biggest jump in years." → "Prices rose by 9%. This was the biggest jump in years."
"It had 900 guests in May, up from 600 in April." → "It had 900 guests in May. This was up from 600 in April."
"The mill burned down in 1920, six years before the war ended." → "… This was six years before the war ended."
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.article import Span
from reader.edits import Edit
from reader.lexicon.inflecting import inflect
from reader.plain.types import Proposal
from reader.plain.view import View, name_inside, verb_lemma

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan
    from spacy.tokens import Token

NAME = "aside"
SOURCE = "plainlanguage.gov: one idea a sentence; Siddharthan 2006 on appositions"
REASON = "What was added about the whole event was made a sentence of its own."
#: Nouns that sum up what happened.
SUMS = frozenset(
    ["rise", "increase", "fall", "drop", "decline", "jump", "surge", "gain", "loss", "growth", "cut", "reduction", "record", "sign", "move", "step", "decision", "result", "change", "figure", "number", "level", "rate", "blow", "victory", "defeat", "setback", "success", "failure", "trend", "feat", "achievement", "problem", "challenge", "attempt", "effort", "practice", "crime", "violation", "breach", "shift", "process", "development", "period", "proportion", "average", "amount", "sum", "total", "distance", "event", "act", "action", "offence", "offense", "mistake", "surprise", "disaster", "tragedy", "milestone", "improvement", "reminder", "situation", "phenomenon", "claim", "charge", "accusation", "fact", "feature", "tactic", "strategy", "measure", "reversal", "departure", "boost", "warning", "threat", "price", "saving", "contrast", "difference", "comparison", "share", "majority", "margin", "job", "task", "honour", "honor", "tradition", "habit", "trick", "method", "technique", "leap", "slump", "downturn", "upturn", "swing", "disparity", "coincidence", "equivalent", "finding", "discovery", "irony", "relief", "shock", "policy", "post", "position", "role", "title", "turnaround", "barrier", "risk"]
)
#: What stands behind them is so.
_SHOWING = frozenset(["show", "reveal", "find", "mean"])
_OPENERS = frozenset(["a", "an", "the", "one", "another", "something"])


_UNITS = frozenset(["second", "minute", "hour", "day", "week", "month", "year", "decade", "century"])
_ABOUT = frozenset(["just", "only", "about", "almost", "nearly", "around", "roughly", "some", "over", "exactly", "slightly", "considerably", "much", "far", "significantly", "well", "barely", "approximately"])
_MORE = frozenset(["higher", "lower", "more", "less", "fewer", "larger", "bigger", "smaller", "longer", "shorter", "faster", "slower"])
_LASTING = frozenset(["be", "have", "live", "know", "remain", "stay", "stand", "seem", "become", "own", "contain", "belong"])


def propose(view: View) -> Iterator[Proposal]:
    """A proposal where a noun phrase that sums up, or a comparison, ends the sentence behind a dash or a comma."""
    root, doc = view.root, view.doc
    if view.is_question or root.pos_ not in ("VERB", "AUX") or not view.is_finite(root) or view.own_subject(root) is None:
        return
    measured = _measured(view)
    if measured:
        yield measured
        return
    for mark in view.sentence:
        if mark.i <= root.i or mark.i + 2 >= view.sentence.end or not view.opens_aside(mark):
            continue
        first = doc[mark.i + 1]
        noun = _head(view, first)
        if noun is None or noun.lemma_.lower() not in SUMS or _is_listed(view, mark, noun):
            continue
        front = [token.text for token in doc[view.sentence.start : mark.i]]
        if front.count("(") > front.count(")"):
            continue
        stop = view.words_end
        if any(token.text == mark.text or token.text in (",", ";", ":") for token in doc[noun.i : stop]) or stop - first.i < view.level.least_piece:
            continue
        if not _is_whole_before(view, mark) or view.is_protected(view.span_of(mark, doc[stop - 1])):
            continue
        be = "was" if view.is_past(root) else "is"
        start = view.mark_start(mark)
        yield Proposal(NAME, REASON, (Edit(Span(start, first.idx), f". This {be} "),))
        return


def _head(view: View, first: Token) -> Token | None:
    """The noun of the phrase that begins with an article here."""
    if first.lower_ not in _OPENERS:
        return None
    if first.lower_ == "something":
        return None
    noun = first.head
    return noun if noun.pos_ == "NOUN" and noun.left_edge == first and noun.i > first.i else None


def _is_listed(view: View, mark: Token, noun: Token) -> bool:
    """Whether the phrase is a further item of a list or the subject of a clause to come."""
    if any(child.dep_ in ("conj", "cc") for child in noun.children) or noun.dep_ in ("nsubj", "nsubjpass", "conj"):
        return True
    return any(token.dep_ == "cc" and token.i > noun.i and token.head.i < mark.i for token in view.sentence)


def _is_whole_before(view: View, mark: Token) -> bool:
    """Whether what stands before the mark is the main clause, with no claim or condition around it."""
    root = view.root
    for child in root.children:
        if child.dep_ == "ccomp" and child.i > root.i and root.lemma_ not in _SHOWING:
            return False
        if child.dep_ == "advcl" and any(one.lower_ in ("if", "unless", "because", "as", "while") or one.tag_ == "TO" for one in child.children):
            return False
    if any(child.tag_ == "MD" for child in root.children) or view.is_negated(root):
        return False
    return not any(token.text in ("–", "—") for token in view.doc[view.sentence.start : mark.i])


def _measured(view: View) -> Proposal | None:
    """What a number or a time is compared with: ", up from 600", ", six years before the war ended"."""
    root, doc, stop = view.root, view.doc, view.words_end
    marks = [token for token in view.sentence if root.i < token.i < stop - view.level.least_piece and view.opens_aside(token)]
    if not marks or not _is_whole_but_for_modals(view, marks[-1]) or view.is_protected(view.span_of(marks[-1], doc[stop - 1])):
        return None
    mark, first = marks[-1], doc[marks[-1].i + 1]
    words = [token.lower_ for token in doc[first.i : stop]]
    while len(words) > 2 and words[0] in _ABOUT:
        words = words[1:]
    tail = doc[stop - len(words) : stop]
    if any(token.text in ";:–—()" for token in tail) or any(token.dep_ == "conj" and token.pos_ in ("VERB", "AUX") for token in tail):
        return None
    if not ((_is_compared(words) and _has_number(doc[max(root.i - 8, view.sentence.start) : mark.i])) or _is_offset(view, tail)):
        return None
    be, told = _be(view), _told(view, tail)
    if be is None or told is None:
        return None
    return Proposal(NAME, REASON, (Edit(Span(view.mark_start(mark), first.idx), f". This {be} "), *told))


def _told(view: View, tail: DocSpan) -> tuple[Edit, ...] | None:
    """"two years after leaving" → "two years after she left"; ``None`` where it isn't sure who left."""
    verb = next((token for token in tail[:4] if token.tag_ == "VBG"), None)
    if verb is None:
        return ()
    subject = view.own_subject(view.root)
    name = view.name_again(subject) if subject is not None else None
    if subject is None or name is None or not (view.is_person(subject) or subject.lower_ in ("he", "she", "they", "we", "i")):
        return None
    if verb.nbor(-1).lower_ != "after" or verb.head.lower_ != "after" or verb.lower_ in ("being", "having") or any(child.dep_ == "conj" for child in verb.children):
        return None
    return (Edit(Span(verb.idx, verb.idx + len(verb)), f"{name_inside(name, subject)} {inflect(verb_lemma(verb), 'VBD')}"),)


def _has_number(part: DocSpan) -> bool:
    """Whether a number stands there that can be compared."""
    return any((token.like_num or token.text[0].isdigit()) and token.ent_type_ not in ("DATE", "TIME") and token.lower_ != "one" for token in part)


def _is_compared(words: list[str]) -> bool:
    """Whether the words compare a number: "up from", "twice the level", "the equivalent of", "higher than"."""
    if words[0] in ("up", "down"):
        return words[1] in ("from", "on", "by") or words[1][0].isdigit()
    if words[0] in ("equivalent", "equal"):
        return words[1] == "to"
    if words[:3] == ["the", "equivalent", "of"] or words[:3] == ["the", "same", "as"]:
        return True
    if words[0] in _MORE:
        return words[1] == "than" and words[2] not in ("once", "ever")
    if words[0] in ("twice", "double", "half", "triple"):
        return words[1] in ("the", "as", "that")
    return words[1] == "times" and words[2] in ("the", "as", "more", "higher", "that")


def _is_offset(view: View, tail: DocSpan) -> bool:
    """Whether the part says how long before or after something else it took place."""
    past = view.is_past(view.root) or any(child.lower_ in ("has", "have") for child in view.root.children)
    if not past or view.root.lemma_ in _LASTING or len(tail) < 4:
        return False
    low = 1 if tail[0].lemma_.lower() in _UNITS and tail[0].tag_ == "NNS" else 2
    if (low == 2 and not (tail[0].like_num or tail[0].lower_ == "a")) or tail[low - 1].lemma_.lower() not in _UNITS:
        return False
    link, first = tail[low], tail[low + 1]
    return link.lower_ in ("before", "after") and first.tag_ != "IN" and first.lower_ not in ("which", "that", "being", "having", "it")


def _be(view: View) -> str | None:
    """ "was", "is", "would be" or "will be", after the main verb; ``None`` where a doubt stands in it."""
    modal = next((child.lower_ for child in view.root.children if child.tag_ == "MD"), None)
    if modal is not None:
        return f"{modal} be" if modal in ("will", "would") and not any(child.lower_ == "have" for child in view.root.children) else None
    return "was" if view.is_past(view.root) else "is"


def _is_whole_but_for_modals(view: View, mark: Token) -> bool:
    """Whether what stands before the mark is one main clause, with no claim or condition around it."""
    root = view.root
    if view.is_negated(root) or any(token.lower_ in ("if", "unless", "whether", "not", "according") for token in view.sentence):
        return False
    before = [child for child in root.children if root.i < child.i < mark.i]
    if any(child.dep_ in ("ccomp", "advcl", "parataxis", "conj") for child in before):
        return False
    return not any(token.text in ("–", "—", ";", ":", "(") for token in view.doc[view.sentence.start : mark.i])
