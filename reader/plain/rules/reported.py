"""What somebody is reported to have said becomes two sentences, and each says who said it.

"Kim said the plan could save water and help the farmers in the north." →
"Kim said the plan could save water. Kim also said that the plan could help the farmers in the north."
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.article import Span
from reader.edits import Edit
from reader.lexicon.inflecting import inflect
from reader.plain.rules import adverbial_clauses, circumstances, participles_end, predicates, relative_clauses, with_clauses
from reader.plain.speakers import Speaker, find_speaker
from reader.plain.types import Proposal
from reader.plain.view import REPORTING, View

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "reported clause"
SOURCE = "OneStopEnglish: professionals make more reporting verbs, 134 for 100; Siddharthan 2006"
REASON = "What {who} said was made two sentences; each of them says whose words they are."
#: Openings that lose their capital behind "said that".
_OPENINGS = frozenset(["He", "She", "It", "They", "We", "You", "The", "This", "These", "His", "Her", "Its", "Their", "My", "Our", "Some", "Many", "Most", "All", "Both", "None", "A", "An"])
#: Clauses that may be the writer's own remark on what was said.
_SPOKEN = frozenset(["add", "say", "urge", "call", "warn", "cite", "describe", "accuse", "insist", "point", "note", "blame", "argue", "claim", "suggest", "ask", "quote", "refer", "echo", "speak", "tell", "write", "criticise", "criticize", "praise", "thank", "hail"])
_ANNOUNCING = frozenset(["announce", "declare", "reveal", "confirm", "report", "rule", "state", "tell", "admit"])


@dataclass(frozen=True)
class Content(View):
    """What is reported, seen as if it stood alone: ``sentence`` is the clause without "that"."""

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
        if name != "They" or noun.pos_ == "PRON":
            return name
        first, last = noun.left_edge, noun
        whole = self.doc[first.i : last.i + 1]
        if len(whole) > 3 or any(one.dep_ in ("nummod", "cc", "predet") or one.text == "," for one in whole):
            return None
        if any(child.dep_ in ("conj", "relcl", "acl") for child in noun.children) or first.lower_ in ("some", "many", "several", "few", "most", "more", "other", "no"):
            return None
        return whole.text[:1].upper() + whole.text[1:]


def propose(view: View) -> Iterator[Proposal]:
    """Proposals for what is said, thought or found in a long sentence."""
    if view.is_question or not view.is_long:
        return
    for verb in (view.root, *(child for child in view.root.children if child.dep_ == "conj")):
        content = _content(view, verb)
        speaker = find_speaker(view, verb) if content is not None else None
        if content is None or speaker is None:
            continue
        for proposal in _inside(content, speaker, verb):
            told = _told(content, proposal, speaker)
            if told is not None:
                yield told


def _content(view: View, verb: Token) -> Content | None:
    """What the verb reports, if it is a statement that ends the sentence."""
    clause = next((child for child in verb.children if child.dep_ == "ccomp" and child.i > verb.i), None)
    bounds = view.subtree(clause) if clause is not None else None
    if clause is None or bounds is None or not view.is_finite(clause) or view.own_subject(clause) is None or not view.ends_at(bounds[1]):
        return None
    first = view.doc[bounds[0]]
    if first.dep_ == "mark" and first.lower_ == "that":
        first = first.nbor(1)
    if first.tag_ in ("WP", "WRB", "WDT", "WP$") or first.lower_ in ("whether", "if", "as", "unless", "once", "until") or first.nbor(-1).text == ":":
        return None
    if view.in_quotation(view.span_of(verb, verb)):
        return None
    content = Content(view.doc[first.i : view.sentence.end], view.level, view.protected, view.names, view.kept)
    return content if content.root == clause else None


def _inside(content: Content, speaker: Speaker, verb: Token) -> Iterator[Proposal]:
    """What other rules would do if the clause stood alone, where it stays what was said."""
    if _is_surely_joined(content, verb):
        yield from predicates.propose(content)
    yield from adverbial_clauses.propose(content)
    yield from circumstances.propose(content)
    if speaker.thinks:
        return
    yield from relative_clauses.propose(content)
    yield from with_clauses.propose(content)
    if not any(one.tag_ == "VBG" and (one.lemma_ in _SPOKEN or (verb.lemma_ in _ANNOUNCING and one.lemma_ in participles_end.RESULTS)) for one in content.sentence):
        yield from participles_end.propose(content)


def _is_surely_joined(content: Content, verb: Token) -> bool:
    """Whether the further verbs belong to what was said, and are no acts of the speaker."""
    subject = content.own_subject(content.root)
    joined = [one for one in content.sentence if one.dep_ == "conj" and content.root in one.ancestors and one.head.pos_ in ("VERB", "AUX") and content.own_subject(one) is None]
    return subject is not None and bool(joined) and all(_belongs(content, verb, subject, one) for one in joined)


def _belongs(content: Content, verb: Token, subject: Token, joined: Token) -> bool:
    first = next((child for child in joined.children if child.dep_ in ("aux", "auxpass")), joined)
    if joined.lemma_ in REPORTING and subject.pos_ != "PRON":
        return False
    if first.tag_ == "MD":
        return content.is_past(verb) == (first.lower_ in ("would", "could", "might")) or not content.is_past(verb)
    if first.tag_ in ("VB", "VBG"):
        return True
    if first.tag_ == "VBN":
        return inflect(joined.lemma_, "VBD") != joined.lower_
    speaker = content.subject(verb)
    if speaker is not None and content.is_plural(speaker) != content.is_plural(subject) and (first.tag_ in ("VBZ", "VBP") or first.lower_ in ("was", "were")):
        return True
    return first.lemma_ != "have" and content.is_past(verb) != (first.tag_ == "VBD")


def _told(content: Content, proposal: Proposal, speaker: Speaker) -> Proposal | None:
    """The proposal with the speaker in every sentence that it makes."""
    edits = [_with_speaker(content, edit, speaker) for edit in proposal.edits]
    made = tuple(edit for edit in edits if edit is not None)
    if len(made) < len(edits) or any(content.is_protected(edit.span) for edit in made if len(edit.span)):
        return None
    return Proposal(NAME, REASON.format(who=f"“{speaker.name}”"), made)


def _with_speaker(content: Content, edit: Edit, speaker: Speaker) -> Edit | None:
    found = re.match(r"(\.? )(But )?(?=[A-Z“])", edit.replacement)
    if found is None:
        return edit if not re.match(r"[A-Z]|.*\. ", edit.replacement) else None
    mark, link = found.group(1), found.group(2) or ""
    rest = edit.replacement[found.end() :]
    first = rest.split(" ")[0]
    if first in ("So", "At", "There,", "After", "In", "But") or first.endswith(","):
        return None
    lead = speaker.again(also=first != "This")
    if link and lead.split(" ")[0] in _OPENINGS:
        lead = lead[:1].lower() + lead[1:]
    if first in _OPENINGS or re.search(rf"\b{re.escape(first.lower())}\b", content.sentence.text):
        rest = rest[:1].lower() + rest[1:]
    return Edit(edit.span, f"{mark}{link}{lead}{rest}")
