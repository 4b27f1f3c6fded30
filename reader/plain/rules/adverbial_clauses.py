"""Clauses with although, because, after become sentences, and a link keeps the logic.

"Although it rained, they played." → "It rained. But they played."
"They stopped because it rained." → "They stopped. This was because it rained."
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.article import Span
from reader.edits import Edit
from reader.lexicon.inflecting import inflect
from reader.plain.rules.claims import is_contrast
from reader.plain.types import Proposal
from reader.plain.verbs import first_of
from reader.plain.view import REPORTING, View, lower_first, sentence_case

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "adverbial clause"
SOURCE = "Siddharthan 2006: keep a connective when a clause is taken out"
REASON = "The clause with “{word}” was made a sentence; “{link}” keeps the link."
#: In front: the clause comes first, this word opens the main clause.
FRONT = {"although": "But", "though": "But", "even though": "But", "because": "So", "after": "After that,", "whereas": "But", "while": "At the same time,"}
#: Behind: this word opens the clause.
BEHIND = {
    "although": "But",
    "though": "But",
    "even though": "But",
    "whereas": "But",
    "while": "At the same time,",
    "because": "This {be} because",
    "since": "This {be} because",
    "so": "So",
    "after": "This happened after",
    "before": "This happened before",
    "as": "This happened as",
    "when": "This happened when",
}
#: "in the hours after …": the clause says which hours.
_TIMES = frozenset(["second", "moment", "minute", "hour", "day", "night", "week", "month", "year", "decade", "time", "period"])
_OTHER_TIMES = frozenset(["tomorrow", "yesterday", "later", "earlier", "before", "next", "last", "once", "soon"])
_WITHOUT_COMMA = frozenset({"because", "since", "after", "before", "as", "when"})
#: Before "because": they go along.
_PARTLY = frozenset(["partly", "largely", "mainly", "mostly", "simply"])
#: Alone they say nothing.
_BARE = frozenset(["exist", "occur", "happen", "arise", "matter"])
#: What can happen: for a state ("he was ten when …") the link would be wrong.
STATES = frozenset(["be", "have", "know", "need", "want", "like", "love", "hate", "seem", "appear", "believe", "think", "mean", "belong", "own", "live", "contain", "cost", "hope", "feel", "look", "remain", "stay", "keep", "exist", "understand", "include", "consist", "depend"])


def propose(view: View) -> Iterator[Proposal]:
    """A proposal for each adverbial clause whose link can be kept."""
    root = view.root
    if not view.is_long or view.is_question or root.pos_ not in ("VERB", "AUX") or not view.is_finite(root):
        return
    for clause in root.children:
        if clause.dep_ != "advcl" or view.own_subject(clause) is None or not view.is_finite(clause):
            continue
        mark = next((child for child in clause.children if child.dep_ == "mark" or (child == clause.left_edge and child.lower_ == "when")), None)
        bounds = view.subtree(clause)
        if mark is None or bounds is None or _is_quoted(view, *bounds):
            continue
        proposal = _front(view, mark, bounds) if clause.i < root.i else _behind(view, mark, bounds)
        if proposal:
            yield proposal


def _is_quoted(view: View, first: int, stop: int) -> bool:
    """Whether a quotation reaches over an edge of the clause, or begins with it."""
    whole = view.span_of(view.doc[first], view.doc[view.closed(first, stop) - 1])
    return view.cuts_protected(whole) or view.is_protected(view.span_of(view.doc[first], view.doc[min(first + 1, stop - 1)]))


def _is_event(view: View, word: str, clause: Token, has_comma: bool) -> bool:
    """Whether the main clause tells of something that happened, so that "This happened after …" is true of it."""
    root = view.root
    if root.tag_ == "VBD" and root.lemma_ != "be" and root.lower_ in (root.lemma_, root.lemma_ + "s") and inflect(root.lemma_, "VBD") != root.lower_:
        # the parser took a noun for the verb
        return False
    if root.lemma_ in STATES or root.lemma_ in REPORTING or not view.is_past(root) or any(child.tag_ == "MD" for child in root.children):
        return False
    # "…, as he said" is a comment, and "…, when it rains" may be about any part of the sentence
    return not has_comma or word not in ("as", "when") or _goes_along(clause)


def _is_told(view: View, word: str, first: int) -> bool:
    """Whether the reason may be what somebody says: "it had a price, says the mayor, as …"."""
    root = view.root
    if word == "because" and first > view.sentence.start + 1 and view.opens_aside(view.doc[first - 1]) and view.doc[first - 2].lemma_ in REPORTING:
        return True
    return word == "because" and root.lemma_ in REPORTING and any(child.dep_ == "ccomp" and child.i < root.i for child in root.children)


def _is_one_moment(view: View, before: Token, mark: Token) -> bool:
    """Whether "when" belongs to what happened, not to a date before it or to what went on for a while."""
    root, following = view.root, view.doc[mark.i + 1]
    goes_on = root.tag_ == "VBG" or any(child.lower_ in ("had", "been", "being") for child in root.children if child.dep_ == "aux")
    return not goes_on and before.ent_type_ not in ("DATE", "TIME") and not before.like_num and before.tag_ != "POS" and following.dep_ != "ROOT"


def _is_likened(view: View, mark: Token, bounds: tuple[int, int]) -> bool:
    """Whether "as" compares: "as if it were", "as many … as there are"."""
    before = view.doc[view.root.i : bounds[0]]
    return mark.nbor(1).lower_ in ("if", "though") or any(token.lower_ == "as" and token.dep_ == "advmod" for token in before)


def _are_both_so(view: View, clause: Token) -> bool:
    """Whether the clauses say how things are, or tell of two times: "the north is flat, while the south has hills" is a contrast."""
    firsts = [first_of(view.root), first_of(clause)]
    return any(first.tag_ in ("VBZ", "VBP") for first in firsts) and "VBG" not in (view.root.tag_, clause.tag_)


def _goes_along(clause: Token) -> bool:
    """Whether the clause tells of another event, with a doer of its own: ", as fights broke out"."""
    subject = next((child for child in clause.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.pos_ not in ("NOUN", "PROPN") or subject.i > clause.i or clause.tag_ not in ("VBD", "VBN"):
        return False
    return clause.lemma_ not in STATES and clause.lemma_ not in REPORTING and clause.lemma_ not in ("do", "describe", "call")


def _is_reason(view: View, word: str, clause: Token, has_comma: bool) -> bool:
    """Whether "as" or "since" stands for "because": ", as there was no food", ", since it was late"."""
    if word == "since":
        bounds = (clause.left_edge.i, clause.right_edge.i)
        if any(token.text == "," and token.nbor(1).dep_ == "cc" for token in view.doc[bounds[0] : bounds[1]]):
            return False
        perfect = any(child.lemma_ == "have" for child in view.root.children if child.dep_ == "aux")
        return not perfect and (has_comma or not view.is_past(clause))
    whole = any(child.dep_ in ("attr", "acomp", "dobj", "neg", "ccomp", "xcomp") for child in clause.children)
    subject = view.own_subject(clause)
    if clause.lemma_ == "have" and view.root.tag_ == "VBG" and not has_comma:
        # "is closing as it has no money", "is going on as the teams have lunch"
        return False
    return word == "as" and clause.lemma_ in STATES and clause.tag_ != "VBG" and whole and subject is not None and subject.i < clause.i


def _is_torn(clause: Token) -> bool:
    """Whether a verb joined to the clause is in another tense, and so belongs to the main clause: "after he won and plans …"."""
    return any(
        child.dep_ == "conj" and {child.tag_, clause.tag_} in ({"VBD", "VBZ"}, {"VBD", "VBP"}) for child in clause.children
    )


def _word(view: View, mark: Token, bounds: tuple[int, int]) -> str | None:
    """The linking word, if the clause begins with it."""
    word = view.slice(bounds[0], mark.i + 1).lower()
    if mark.lower_ == "because" and mark.i == bounds[0] + 1 and view.doc[bounds[0]].lower_ in _PARTLY:
        return "because"
    return word if word in FRONT or word in BEHIND else None


def _front(view: View, mark: Token, bounds: tuple[int, int]) -> Proposal | None:
    word, subject = _word(view, mark, bounds), view.own_subject(view.root)
    if word not in FRONT or not _is_at_the_front(view, bounds[0]) or bounds[1] >= view.sentence.end or subject is None:
        return None
    comma = view.doc[bounds[1]]
    following = view.doc[comma.i + 1]
    if comma.text != "," or subject.left_edge.i != following.i:
        return None
    if word == "after" and (not view.is_past(view.root) or view.doc[mark.i + 1].lower_ in ("all", "everything")):
        # "after everything was said and done" is a way of speaking
        return None
    first, link = view.doc[mark.i + 1], FRONT[word]
    if word == "while" and (is_contrast(mark.head) or _are_both_so(view, mark.head) or (mark.head.tag_ in ("VBZ", "VBP") and any(child.lower_ == "still" for child in mark.head.children))):
        link = "But"
    start, shown = view.doc[bounds[0]].idx, sentence_case(first.text)
    if bounds[0] > view.sentence.start:
        # "And, while tea is dear, …" → "And tea is dear. …"
        opener = view.sentence[0]
        start, shown = opener.idx + len(opener), " " + lower_first(first)
    return Proposal(
        NAME,
        REASON.format(word=word, link=link.rstrip(",")),
        (
            Edit(Span(start, first.idx + len(first)), shown),
            Edit(Span(comma.idx, following.idx + len(following)), f". {link} {lower_first(following)}"),
        ),
    )


def _is_at_the_front(view: View, first: int) -> bool:
    """Whether the clause opens the sentence, but for an "And" in front of it."""
    before = view.doc[view.sentence.start : first]
    return not before or (before[0].lower_ == "and" and all(token.text == "," for token in before[1:]))


def _others(view: View, mark: Token, before: Token) -> Proposal | None:
    """"Some hid it while others sold it" → "Some hid it. Others sold it." """
    subject, other = view.own_subject(view.root), view.own_subject(mark.head)
    first = view.doc[mark.i + 1]
    if subject is None or other is None or other.left_edge != first or not any(token.lower_ in ("some", "many", "most", "one") for token in view.doc[subject.left_edge.i : subject.i + 1]):
        return None
    if first.lower_ not in ("others", "another", "many", "some") or view.is_negated(view.root):
        return None
    edit = Edit(Span(before.idx + len(before), first.idx + len(first)), f". {sentence_case(first.text)}")
    return Proposal(NAME, REASON.format(word="while", link=sentence_case(first.text)), (edit,))


def _dated(view: View, mark: Token, before: Token, has_comma: bool) -> Proposal | None:
    """"It burned down in 1920 when …" → "It burned down in 1920. This was when …" """
    root, date = view.root, view.doc[before.i - 1] if has_comma else before
    link = date.head if date.dep_ == "pobj" else date.head.head
    is_year = date.text[:4].isdigit() and date.text[4:] in ("", "s") and date.text[:1] in "12"
    if not is_year or link.lower_ != "in" or (link.head != root and link.head.dep_ not in ("prt", "advmod")) or not view.is_past(root) or not view.is_past(mark.head) or root.lemma_ in REPORTING:
        return None
    if view.is_negated(root) or any(child.dep_ in ("conj", "ccomp") or child.tag_ == "MD" for child in root.children) or view.doc[mark.i + 1].is_punct:
        return None
    if any(token.lower_ in ("only", "even", "just", "until", "first", "again") for token in view.doc[root.i : mark.i]):
        return None
    edit = Edit(Span(date.idx + len(date), mark.idx + len(mark)), ". This was when")
    return Proposal(NAME, REASON.format(word="when", link="This was when"), (edit,))


def _behind(view: View, mark: Token, bounds: tuple[int, int]) -> Proposal | None:
    word = _word(view, mark, bounds)
    first, stop = bounds
    if word not in BEHIND or not view.ends_at(stop):
        return None
    before = view.doc[first - 1]
    has_comma = view.opens_aside(before)
    if word == "while" and not has_comma and stop - first > view.level.least_piece and (others := _others(view, mark, before)):
        return others
    if (word not in _WITHOUT_COMMA and not has_comma) or stop - first < view.level.least_piece + 1:
        return None
    if word == "when" and (dated := _dated(view, mark, before, has_comma)):
        return dated
    if _belongs_there(view, word, mark, bounds, before, has_comma=has_comma) or _is_cut_short(view, word, mark, before, first):
        return None
    if word in ("as", "since") and _is_reason(view, word, mark.head, has_comma):
        # "went home, as there was no food": a reason
        word = "because"
    if word == "since" or _is_told(view, word, first) or (word == "when" and not has_comma and not _is_one_moment(view, before, mark)):
        return None
    if BEHIND[word].startswith("This happened") and not _is_event(view, word, mark.head, has_comma):
        return None
    return _linked(view, word, mark, first, before, has_comma=has_comma)


def _belongs_there(view: View, word: str, mark: Token, bounds: tuple[int, int], before: Token, *, has_comma: bool) -> bool:
    """Whether the clause belongs to a part of the main clause, or the link has another sense here."""
    first, stop = bounds
    if word == "because" and has_comma and any(one.dep_ == "relcl" for one in (view.doc[first - 2], *view.doc[first - 2].ancestors)):
        # "the tree, under which he sat, because …": the reason for what
        return True
    if word == "as" and (mark.head.lemma_ in REPORTING or _is_likened(view, mark, bounds)):
        return True
    if word == "when" and has_comma and view.doc[first - 2].ent_type_ == "DATE":
        # "until the fall of the town in 539, when it was burned"
        return True
    if word == "while" and any(token.ent_type_ in ("DATE", "TIME") or token.lower_ in _OTHER_TIMES for token in view.doc[first:stop]):
        # "they strike today, while the others strike tomorrow"
        return True
    if word == "so" and view.doc[mark.i + 1].lower_ == "that":
        return True
    if (word in ("after", "before") and before.lemma_.lower() in _TIMES) or _is_torn(clause=mark.head):
        return True
    if view.is_negated(view.root) or before.lower_ in _PARTLY or before.lower_ in ("only", "just", "not", "and", "but", "part", "especially", "probably", "perhaps"):
        return True
    return any(c.dep_ == "conj" for c in view.root.children)


def _is_cut_short(view: View, word: str, mark: Token, before: Token, first: int) -> bool:
    """Whether what stands before the clause would say too little alone."""
    front = [token.text for token in view.doc[view.sentence.start : first]]
    if front.count("(") > front.count(")") or before.text in ("?", "!") or before.text.startswith(".."):
        return True
    if word == "because" and view.root.lemma_ == "be" and not any(child.dep_ in ("attr", "acomp", "prep", "neg") for child in view.root.children if child.i < first) and before.pos_ == "ADV":
        # "It is also because …": without it nothing is said
        return True
    if word == "because" and before.lower_ in ("this", "that"):
        # "It is called this because …"
        return True
    if word == "because" and view.root in (before, view.doc[first - 2]) and view.root.lemma_ in _BARE:
        # "These laws exist because …": the reason is all that is told
        return True
    if before.lemma_ == "be" or before.text in "([:;":
        return True
    # "The warning came as …": what came says nothing alone
    return (word in ("as", "when") and before == view.root) or first - view.sentence.start < view.level.least_piece


def _linked(view: View, word: str, mark: Token, first: int, before: Token, *, has_comma: bool) -> Proposal | None:
    """The full stop before the clause, and the link that opens it."""
    may = any(child.tag_ == "MD" for child in view.root.children)
    shown_link = "But" if word == "while" and (is_contrast(mark.head) or _are_both_so(view, mark.head)) else BEHIND[word]
    link = shown_link.format(be="was" if view.is_past(mark.head if may else view.root) else "is")
    if first < mark.i and word == "because":
        link = link.replace("because", f"{view.doc[first].lower_} because")
    start = view.mark_start(before) if has_comma else before.idx + len(before)
    following = view.doc[mark.i + 1]
    if following.text == ",":
        # "although, in the end, they won"
        following = view.doc[following.i + 1]
        link = link.rstrip(",") + ","
    if not following.is_alpha and not following.is_digit and not following.is_quote:
        return None
    edit = Edit(Span(start, following.idx + len(following)), f". {link} {lower_first(following)}")
    return Proposal(NAME, REASON.format(word=word, link=link.rstrip(",")), (edit,))
