"""The reason, or what stood against it, at the end of a long sentence becomes a sentence.

"The match was stopped because of heavy rain in the north." → "The match was stopped. This was because of heavy rain in the north."
"Sales rose despite the high prices." → "Sales rose. This was despite the high prices."
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.article import Span
from reader.edits import Edit
from reader.plain.deeds import goes_on
from reader.plain.types import Proposal
from reader.plain.view import View

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "circumstance"
SOURCE = "plainlanguage.gov: one idea a sentence; Siddharthan 2006: a connective keeps the logic"
REASON = "What comes after “{word}” was made a sentence; “{word}” keeps the link."
_LINKS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("because", "of"), "because of"),
    (("due", "to"), "because of"),
    (("owing", "to"), "because of"),
    (("thanks", "to"), "thanks to"),
    (("as", "a", "result", "of"), "because of"),
    (("despite",), "despite"),
    (("in", "spite", "of"), "despite"),
)

#: "is caused because of", "considered it due to": without the reason nothing is said.
_NEED_IT = frozenset(["cause", "consider", "think", "believe", "regard", "deem", "bring", "result", "come", "attribute", "exist", "occur", "happen", "arise"])
#: How far something was the reason.
_HOW_FAR = frozenset(["mostly", "largely", "mainly", "partly", "chiefly", "primarily", "often", "usually", "probably"])


def propose(view: View) -> Iterator[Proposal]:
    """A proposal where a phrase of reason ends a long sentence."""
    root = view.root
    if not view.is_long or view.is_question or root.pos_ not in ("VERB", "AUX") or not view.is_finite(root):
        return
    if root.lemma_ == "be" and any(child.dep_ == "attr" for child in root.children):
        return
    if view.is_negated(root) or any(child.dep_ in ("conj", "ccomp", "advcl", "xcomp") for child in root.children):
        return
    for place in range(root.i + 1, view.sentence.end - 3):
        for words, shown in _LINKS:
            if all(view.doc[place + n].lower_ == word for n, word in enumerate(words) if place + n < view.sentence.end):
                proposal = _make(view, place, words, shown)
                if proposal:
                    yield proposal
                return


def _make(view: View, place: int, words: tuple[str, ...], shown: str) -> Proposal | None:
    doc, root = view.doc, view.root
    link, first = doc[place], doc[place + len(words)]
    if not _hangs_on(link, root) or any(child.tag_ == "MD" for child in root.children):
        return None
    stop = view.words_end
    if any(token.text == "," and not _is_inside(link, token, stop) for token in doc[first.i : stop]) or first.tag_ == "VBG" or first.lower_ in ("which", "that", "this", "being") or any(token.lower_ == "fact" for token in doc[first.i : first.i + 2]):
        return None
    if goes_on(view, place) or any(token.dep_ in ("nsubj", "nsubjpass") and (token.head.dep_ == "conj" or (token.head.dep_ == "pcomp" and view.is_finite(token.head))) for token in doc[first.i : stop]):
        return None
    if stop - place < view.level.least_piece + 1 or place - view.sentence.start < view.level.least_piece + 1:
        return None
    before, how_far = doc[place - 1], ""
    if before.lower_ in _HOW_FAR and doc[place - 2].text == ",":
        # "…, mostly because of": how far it was the reason goes along
        before, how_far = doc[place - 2], f"{before.lower_} "
    if before.lower_ in ("not", "only", "just", "partly", "largely", "mainly", "mostly", "and", "or", "but", "simply", "is", "was", "are", "were", "part", "probably", "primarily", "chiefly", "solely", "perhaps", "especially", "either"):
        return None
    if any(token.dep_ == "relcl" and view.doc[token.left_edge.i - 1].text == "," and token.right_edge.i in (place - 1, place - 2) for token in doc[root.i : place]):
        # "the land, which they thought theirs, despite the war": what stands against what
        return None
    if before.text in ("(", "[", "“") or root.lemma_ in _NEED_IT or (before == root and root.lemma_ == "be"):
        return None
    if before.lower_.endswith("ly"):
        # "almost entirely because of": how far it was the reason
        return None
    if view.is_protected(view.span_of(before, doc[stop - 1])):
        return None
    start = view.mark_start(before) if view.opens_aside(before) else before.idx + len(before)
    be = "was" if view.is_past(root) else "is"
    edit = Edit(Span(start, first.idx), f". This {be} {how_far}{shown} ")
    return Proposal(NAME, REASON.format(word=shown), (edit,))


def _is_inside(link: Token, comma: Token, stop: int) -> bool:
    """Whether a comma stands inside the phrase of the link, and no new clause begins behind it."""
    following = comma.nbor(1)
    if link.right_edge.i + 1 < stop or following.i >= stop or following.tag_ in ("VBG", "VBN", "IN") or following.pos_ in ("VERB", "SCONJ", "CCONJ", "PRON"):
        return False
    return not any(token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ in ("conj", "parataxis") for token in link.doc[comma.i : stop])


def _hangs_on(link: Token, root: Token) -> bool:
    """Whether the phrase belongs to the main verb, not to a noun or another verb."""
    one = link
    for _ in range(4):
        if one.head == root:
            return True
        if one.head.pos_ not in ("ADP", "SCONJ", "ADJ", "ADV", "NOUN") or one.head.i < link.i - 1:
            return False
        one = one.head
    return False
