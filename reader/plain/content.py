"""What is reported in a clause, seen by the rules as if it stood alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.plain.view import View, sentence_case

if TYPE_CHECKING:
    from spacy.tokens import Token

_SOME = frozenset(["some", "many", "several", "few", "most", "more", "other", "no"])


@dataclass(frozen=True)
class Content(View):
    """A View of what is reported: ``sentence`` is the clause without "that"."""

    def is_claim(self, token: Token) -> bool:
        """Whether something inside the clause makes the token a claim."""
        above = list(token.ancestors)
        inside = [token, *above[: above.index(self.root)]] if self.root in above else []
        return any(
            one.dep_ in ("ccomp", "pcomp", "csubj", "csubjpass") or (one != token and one.dep_ in ("xcomp", "advcl", "relcl", "acl"))
            for one in inside
        )

    def name_again(self, noun: Token) -> str | None:
        """As in a sentence; "They" would be those who speak, so a group is named again, or not at all."""
        name = super().name_again(noun)
        first = noun.left_edge
        whole = self.slice(first.i, noun.i + 1)
        if first.dep_ == "poss" and noun.pos_ == "NOUN" and noun.i - first.i in (2, 3):
            # "its new office": without "new" it may be another one
            return sentence_case(whole)
        if name != "They" or noun.pos_ == "PRON":
            return name
        tokens = self.doc[first.i : noun.i + 1]
        if len(tokens) > 3 or any(one.dep_ in ("nummod", "cc", "predet") or one.text == "," for one in tokens):
            return None
        if any(child.dep_ in ("conj", "relcl", "acl") for child in noun.children) or first.lower_ in _SOME:
            return None
        return sentence_case(whole)
