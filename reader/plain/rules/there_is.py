""""There are people who …" says who at once.

"There are many people who smoke." → "Many people smoke."
"""

from __future__ import annotations

from collections.abc import Iterator

from reader.article import Span
from reader.edits import Edit
from reader.plain.types import Proposal
from reader.plain.view import View, cut, sentence_case

NAME = "there is"
SOURCE = "Strunk 1918, rule 13: omit needless words; plainlanguage.gov: keep the subject and verb close"
REASON = "The sentence now begins with who or what it is about."


def propose(view: View) -> Iterator[Proposal]:
    """A proposal where a sentence begins with "There is/are/was/were" and a who or that clause follows."""
    root, start = view.root, view.sentence.start
    if root.lemma_ != "be" or view.doc[start].lower_ != "there" or root.i != start + 1 or view.is_question:
        return
    noun = next((child for child in root.children if child.dep_ in ("attr", "nsubj") and child.i > root.i), None)
    if noun is None or view.is_negated(root) or noun.left_edge.lower_ in ("no", "not", "only"):
        return
    verb = next((child for child in noun.children if child.dep_ == "relcl"), None)
    bounds = view.subtree(verb) if verb is not None else None
    if verb is None or bounds is None or not view.is_finite(verb):
        return
    link = view.doc[bounds[0]]
    if link.lower_ not in ("who", "that") or link.dep_ not in ("nsubj", "nsubjpass") or link.i != noun.i + 1:
        return
    if any(child.dep_ in ("conj", "advcl", "prep", "npadvmod") for child in root.children):
        return
    first = view.doc[root.i + 1]
    if first.lower_ in ("also", "too", "still", "always") or noun.pos_ == "PROPN":
        return
    region = Span(view.doc[start].idx, link.idx + len(link) + 1)
    if view.is_protected(region):
        return
    yield Proposal(
        NAME,
        REASON,
        (
            Edit(Span(view.doc[start].idx, first.idx + len(first)), sentence_case(first.text)),
            cut(Span(link.idx, view.doc[link.i + 1].idx)),
        ),
    )
