"""What a dash joins becomes sentences: a clause with "but" or "although", a clause between two dashes, a list.

"The pool is shut – but the gym is open." → "The pool is shut. But the gym is open."
"Three towns – Selm, Arno and Lund – joined the club." → "Three towns joined the club. These towns are Selm, Arno and Lund."
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.article import Span
from reader.edits import Edit
from reader.plain.facts import NUMBER_WORDS
from reader.plain.rules.colons import is_clause
from reader.plain.types import Proposal
from reader.plain.view import REPORTING, View, joined, lower_first, sentence_case

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "dash"
SOURCE = "plainlanguage.gov: one idea a sentence; short sentences"
REASON = "What stood behind the dash was made a sentence of its own."
#: What opens the new sentence in place of the link behind the dash.
LINKS = {"and": "", "but": "But", "so": "So", "yet": "But", "although": "But", "though": "But"}
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}


def propose(view: View) -> Iterator[Proposal]:
    """A proposal for a link and a clause behind a dash, or for a clause or a list between two dashes."""
    if view.is_question or view.sentence[0].lower_ == "according":
        return
    marks = [token for token in view.sentence if token.text in ("–", "—", "--", "-") and view.opens_aside(token)]
    if not marks or marks[0].i - view.sentence.start < 2 or any(view.is_protected(view.span_of(mark, mark)) for mark in marks):
        return
    if marks[-1].i + 2 >= view.sentence.end:
        return
    proposal = None
    if len(marks) == 1:
        proposal = _linked(view, marks[0]) or _listed_at_the_end(view, marks[0])
    elif len(marks) == 2:
        proposal = _clause_between(view, *marks) or _list_between(view, *marks)
    if proposal:
        yield proposal


def _linked(view: View, mark: Token) -> Proposal | None:
    """"A – but B"."""
    stop = view.words_end
    edit = _cut(view, mark, stop)
    if edit is None or not is_clause(view, view.sentence.start, mark.i) or _speaker_of_both(view, mark):
        return None
    return Proposal(NAME, REASON, (edit,))


def _cut(view: View, mark: Token, stop: int) -> Edit | None:
    """The full stop for a dash that a link and a whole clause follow."""
    link = view.doc[mark.i + 1]
    opener, first = LINKS.get(link.lower_), view.doc[mark.i + 2]
    if first.text == "," and first.i + 1 < stop:
        first = view.doc[first.i + 1]
    if link.lower_ == "so" and first.lower_ in ("far", "that", "much", "many", "long"):
        return None
    if opener is None or not is_clause(view, first.i, stop) or view.is_protected(view.span_of(mark, first)):
        return None
    shown = joined((opener, lower_first(first))) if opener else sentence_case(first.text)
    return Edit(Span(view.mark_start(mark), first.idx + len(first)), f". {shown}")


def _speaker_of_both(view: View, mark: Token) -> bool:
    """Whether what somebody says or a condition may reach over the dash: "he said that A – but B"; "A – but B, says Kim"."""
    for token in view.sentence:
        if token.i < mark.i and token.lemma_ in REPORTING and any(child.dep_ == "ccomp" and child.i < mark.i for child in token.children):
            return not _names_the_speaker(view, token, mark)
        if token.i > mark.i and token.lower_ == "according":
            return True
        if token.i > mark.i and token.lemma_ in REPORTING and view.doc[token.i - 1].text == ",":
            return True
        if token.i > mark.i + 2 and token.lemma_ in REPORTING and token.dep_ in ("parataxis", "ROOT") and view.doc[token.left_edge.i - 1].text == ",":
            return True
    return False


def _names_the_speaker(view: View, verb: Token, mark: Token) -> bool:
    """Whether the clause behind "– but" begins with the speaker's name: "Kim said that A – but Kim gave no reason"."""
    subject, first = view.own_subject(verb), view.doc[min(mark.i + 2, view.sentence.end - 1)]
    return subject is not None and subject.ent_type_ == "PERSON" and first.text == subject.text and first.dep_ == "nsubj"


def _clause_between(view: View, mark: Token, closing: Token) -> Proposal | None:
    """"A – B – and C"."""
    first = view.doc[mark.i + 1]
    if not is_clause(view, view.sentence.start, mark.i) or not is_clause(view, first.i, closing.i) or _speaker_of_both(view, mark):
        return None
    last = _cut(view, closing, view.words_end)
    if last is None:
        return None
    return Proposal(NAME, REASON, (Edit(Span(view.mark_start(mark), first.idx + len(first)), ". " + sentence_case(first.text)), last))


def _list_between(view: View, mark: Token, closing: Token) -> Proposal | None:
    """"Three towns – A, B and C – did it"."""
    opener = _naming(view, mark, closing.i)
    after = view.doc[closing.i + 1]
    if opener is None or after.text == "," or after.tag_ in ("WP", "WDT", "WP$", "WRB") or view.is_taken_up(view.doc[mark.i - 1]):
        return None
    subject = view.own_subject(view.root)
    noun = view.doc[mark.i - 1]
    kept = "," if subject is not None and noun.i < subject.i and not subject.is_ancestor(noun) and noun != subject else ""
    return Proposal(NAME, REASON, view.move_to_end(mark, closing, f"{opener} {view.slice(mark.i + 1, closing.i)}", kept))


def _listed_at_the_end(view: View, mark: Token) -> Proposal | None:
    """"It has two schools – A and B"."""
    opener = _naming(view, mark, view.words_end)
    first = view.doc[mark.i + 1]
    if opener is None:
        return None
    return Proposal(NAME, REASON, (Edit(Span(view.mark_start(mark), first.idx), f". {opener} "),))


def _naming(view: View, mark: Token, stop: int) -> str | None:
    """"These towns are", where a counted plural stands before the dash and as many things behind it."""
    noun = view.doc[mark.i - 1]
    items = view.doc[mark.i + 1 : stop]
    number = next((child for child in noun.children if child.dep_ == "nummod" or child.lower_ == "both"), None)
    if noun.tag_ != "NNS" or number is None or (number.lower_ not in NUMBER_WORDS | {"both"} and not number.text.isdigit()):
        return None
    if any(token.pos_ in ("VERB", "AUX") or token.text in "“”\"();:" for token in items) or items[0].pos_ in ("ADP", "SCONJ", "ADV", "CCONJ"):
        return None
    counted = _COUNTS.get(number.lower_, int(number.text) if number.text.isdigit() else 2)
    links = [token for token in items if token.lower_ in ("and", "&") and token.dep_ == "cc"]
    commas = sum(token.text == "," for token in items)
    oxford = bool(links) and view.doc[links[-1].i - 1].text == ","
    if len(links) != 1 or commas - oxford + 2 != counted or view.is_protected(view.span_of(mark, view.doc[stop - 1])):
        return None
    return f"These {view.core(noun)} {'were' if view.is_past(view.root) and _is_over(view) else 'are'}"


def _is_over(view: View) -> bool:
    """Whether the sentence names a year of an earlier time."""
    return any(token.text.isdigit() and len(token) == 4 and token.text < "2000" for token in view.sentence)
