"""Two words of "no" that make a "yes" become the "yes".

"It is not uncommon for pupils to walk." → "It is quite common for pupils to walk."
"The plan will not work unless the bank pays." → "The plan will only work if the bank pays."
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from reader.article import Span
from reader.edits import Edit
from reader.lexicon.inflecting import article_before, inflect, match_case
from reader.plain.negations import POSITIVE
from reader.plain.types import Proposal
from reader.plain.view import View

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "double negative"
SOURCE = "plainlanguage.gov: use positive language, avoid double negatives; Flesch 1979"
REASON = "“{words}” says “no” twice; now it says what is so."

_HELPERS = frozenset(["can", "could", "will", "would", "may", "might", "must", "should", "shall"])
_SHORT = {"cannot": "can", "ca": "can", "wo": "will", "sha": "shall"}


def propose(view: View) -> Iterator[Proposal]:
    """A proposal for each pair of negatives that cancel each other out."""
    for token in view.sentence:
        find = _FINDERS.get(token.lower_)
        found = find(view, token) if find else None
        if found is None or not all(view.may_change(span) for span, _ in found):
            continue
        edits = tuple(Edit(span, text, NAME) for span, text in found)
        whole = Span(edits[0].span.start, edits[-1].span.end)
        words = whole.of(view.text) if len(whole) < 40 else " … ".join(edit.span.of(view.text).strip() for edit in edits)
        yield Proposal(NAME, REASON.format(words=words.strip()), edits)


_Found = list[tuple[Span, str]] | None


def _not_un(view: View, token: Token) -> _Found:
    """ "not uncommon" """
    simpler = POSITIVE[token.lower_]
    before = view.doc[token.i - 1] if token.i > view.sentence.start else None
    if before is None or before.lower_ != "not" or before.head not in (token, token.head):
        return None
    earlier = view.doc[before.i - 1] if before.i > view.sentence.start else None
    if earlier is None or earlier.lower_ in ("if", "though", "although", "perhaps", "but"):
        return None
    if any(child.dep_ in ("conj", "cc") for child in token.children) or view.doc[token.i + 1 : token.i + 2].text.lower() in ("but", "enough"):
        return None
    if earlier.lower_ in ("a", "an"):
        return [(Span(earlier.idx, token.idx + len(token)), match_case(f"{article_before(simpler)} {simpler}", earlier.text))]
    return [(Span(before.idx, token.idx + len(token)), simpler)]


def _not_unless(view: View, token: Token) -> _Found:
    """ "will not … unless" """
    if token.dep_ != "mark" or token.head.dep_ != "advcl":
        return None
    verb = token.head.head
    negative = next((child for child in verb.children if child.dep_ == "neg" and child.i < verb.i), None)
    if negative is None or token.i < verb.i or negative.lower_ not in ("not", "n't", "n’t"):
        return None
    helper = view.doc[negative.i - 1]
    if helper.lower_ in ("can", "ca", "wo", "sha") and negative.whitespace_ and not helper.whitespace_:
        shown = _SHORT.get(helper.lower_, helper.lower_)
    elif helper.lower_ in _HELPERS or helper.lemma_ == "be":
        shown = helper.text
    else:
        return None
    if any(child.dep_ == "conj" for child in verb.children) or view.doc[token.i - 1].lower_ in ("and", "or", "but"):
        return None
    return [(Span(helper.idx, negative.idx + len(negative)), f"{shown} only"), (Span(token.idx, token.idx + len(token)), "if")]


def _never_fails(view: View, token: Token) -> _Found:
    """ "never fails to" """
    if token.tag_ not in ("VBZ", "VBP", "VBD") or view.doc[token.i - 1].lower_ != "never":
        return None
    after = next((child for child in token.children if child.dep_ == "xcomp" and child.tag_ == "VB"), None)
    if after is None or after.i != token.i + 2:
        return None
    return [(Span(view.doc[token.i - 1].idx, after.idx + len(after)), f"always {inflect(after.lemma_, token.tag_)}")]


def _no_fewer(view: View, token: Token) -> _Found:
    """ "no fewer than" """
    if token.i + 3 >= view.sentence.end:
        return None
    more, than, number = view.doc[token.i + 1], view.doc[token.i + 2], view.doc[token.i + 3]
    if more.lower_ not in ("fewer", "less") or than.lower_ != "than" or not (number.like_num or number.lower_ in ("a", "$", "£", "€")):
        return None
    shown = "At least" if token.is_sent_start else "at least"
    return [(Span(token.idx, than.idx + len(than)), shown)]


def _not_without(view: View, token: Token) -> _Found:
    """ "is not without its critics" """
    if token.head.lemma_ != "be":
        return None
    before = view.doc[token.i - 1]
    noun = next((child for child in token.children if child.dep_ == "pobj"), None)
    if before.lower_ not in ("not", "n't", "n’t") or noun is None or noun.pos_ != "NOUN" or view.doc[before.i - 1] != token.head:
        return None
    first = view.doc[token.i + 1]
    owned = first.lower_ in ("its", "his", "her", "their")
    if owned and noun.tag_ != "NNS":
        return None
    if first.i != noun.i and not owned and first.dep_ not in ("amod", "compound"):
        return None
    have = "had" if token.head.lower_ in ("was", "were") else "has" if token.head.lower_ in ("is", "'s", "’s") else "have"
    if token.head.lower_ not in ("is", "are", "was", "were"):
        return None
    end = first.idx + len(first) if owned else token.idx + len(token)
    return [(Span(token.head.idx, end), f"{have} some")]


#: Which words begin the search for a pair; one look at each word of the sentence.
_FINDERS: dict[str, Callable[[View, Token], _Found]] = {
    **dict.fromkeys(POSITIVE, _not_un),
    **dict.fromkeys(("fail", "fails", "failed"), _never_fails),
    "unless": _not_unless,
    "no": _no_fewer,
    "without": _not_without,
}
