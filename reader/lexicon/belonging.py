"""What belongs to a word in a sentence: the places that [with …] and [without …] ask about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token


def belonging(token: Token) -> set[str]:
    """The lemmas that belong to a word in the parse: what hangs on it, what it hangs on, and what that noun or verb has.

    Behind a preposition stands its noun: "reach" for "achieve" looks at "goal", "degree" at "of violence". What
    is its object or its subject stands a second time, with that said: "obj:plan".
    """
    head = token.head
    near = [*token.children]
    if token.dep_ in ("amod", "advmod", "nmod", "compound", "acomp", "attr", "neg"):
        near += [head, *(child for child in head.children if child.i != token.i)]
    elif head.i != token.i:
        near += [head, head.head] if head.pos_ == "ADP" else [head]
    for child in list(near):
        if child.pos_ == "ADP":
            near += [noun for noun in child.children if noun.i != token.i]
    return {form for other in near for form in (other.lemma_.lower(), other.lower_)} | _by_grammar(token)


def _by_grammar(token: Token) -> set[str]:
    """The objects and subjects of a verb: "obj:plan" in "carry out a plan", "a plan was carried out", "a plan carried out by …"."""
    kinds = {"dobj": "obj", "nsubjpass": "obj", "nsubj": "subj"}
    found = {(kinds[child.dep_], child) for child in token.children if child.dep_ in kinds}
    if token.dep_ == "relcl":
        # "a plan that they carried out": what the pronoun stands for
        found = {(kind, token.head if one.tag_ in ("WDT", "WP") else one) for kind, one in found}
    if token.dep_ == "acl" and token.tag_ == "VBN":
        found.add(("obj", token.head))
    return {f"{kind}:{noun.lemma_.lower()}" for kind, one in found for noun in (one, *one.conjuncts)}
