"""Clauses joined by "and", "but", "so" or a semicolon become sentences.

"It rained, and the game stopped." → "It rained. The game stopped."
"Kim said that talks failed, and that he was sad." keeps its speaker: "… Kim also said that he was sad."
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.article import Span
from reader.edits import Edit
from reader.plain.rules.half_clauses import is_by_degrees, is_no_clause, is_no_sentence, is_speech, reaches_over
from reader.plain.rules.hidden_subjects import cut_hidden
from reader.plain.speakers import find_speaker, has_source_behind
from reader.plain.types import Proposal
from reader.plain.verbs import has_participle_form
from reader.plain.view import REPORTING, View, sentence_case

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "joined clauses"
SOURCE = "plainlanguage.gov: one idea a sentence; Siddharthan 2006"
REASON = "Two clauses in one sentence were made two sentences."
_LINKS = {"and": "", "but": "But ", "so": "So ", "yet": "But ", ";": "", "nor": None, "or": None}


def propose(view: View) -> Iterator[Proposal]:
    """A proposal for each clause with a subject of its own that is joined to another."""
    if view.is_question or has_source_behind(view) or view.sentence[0].lower_ == "according":
        # ", according to Kim" goes in front first, and then into both sentences
        return
    if is_by_degrees(view):
        return
    chain = _chain(view)
    if chain is not None:
        yield chain
        return
    parted = _plain_semicolon(view)
    if parted is not None:
        yield parted
        return
    for edit in cut_hidden(view):
        yield Proposal(NAME, REASON, (edit,))
    for verb in view.sentence:
        subject = view.own_subject(verb)
        if verb.dep_ not in ("conj", "ccomp", "parataxis") or subject is None or not view.is_finite(verb):
            continue
        if subject.dep_ != "expl" and subject.i > verb.i:
            continue
        proposal = _semicolon(view, verb) if verb.dep_ != "conj" else _joined(view, verb)
        if proposal:
            yield proposal


def _chain(view: View) -> Proposal | None:
    """"A, B and C": three clauses or more, each with a subject of its own."""
    clauses = [view.root]
    # The parser may take the first clause of a row for what the second one says.
    front = next((child for child in view.root.children if child.dep_ == "ccomp" and child.i < view.root.i), None)
    while True:
        following = [child for child in clauses[-1].children if child.dep_ == "conj" and child.i > clauses[-1].i]
        if len(following) != 1:
            break
        clauses.append(following[0])
    if front is not None and view.root.lemma_ not in REPORTING and view.doc[front.right_edge.i + 1].text == ",":
        clauses.insert(0, front)
    if len(clauses) < 3 or not all(_is_clause(view, verb) for verb in clauses):
        return None
    if any(_holds_together(verb) for verb in clauses):
        return None
    edits = [_cut_before(view, verb) for verb in clauses[1:]]
    made = [edit for edit in edits if edit is not None]
    return Proposal(NAME, REASON, tuple(made)) if len(made) == len(edits) else None


def _is_clause(view: View, verb: Token) -> bool:
    subject = view.own_subject(verb)
    return subject is not None and not subject.tag_.startswith("VB") and subject.i < verb.i and verb.pos_ in ("VERB", "AUX") and view.is_finite(verb)


def _cut_before(view: View, verb: Token) -> Edit | None:
    """A full stop in place of the comma and the link before a clause."""
    subject = view.own_subject(verb)
    if verb == view.root and subject is not None:
        first = view.doc[subject.left_edge.i]
    else:
        first = view.doc[verb.left_edge.i]
    opener, low = "", first.i
    before = view.doc[low - 1]
    if before.dep_ == "cc":
        if before.lower_ not in ("and", "but", "so", "yet"):
            return None
        opener, low = _LINKS[before.lower_] or "", low - 1
    if view.doc[low - 1].text in (",", ";"):
        low -= 1
    if low == first.i or view.is_protected(Span(view.doc[low].idx, first.idx + 1)):
        return None
    before = view.doc[low - 1]
    shown = first.text if opener else sentence_case(first.text)
    return Edit(Span(before.idx + len(before), first.idx + len(first)), f". {opener}{shown}")


def _joined(view: View, verb: Token) -> Proposal | None:
    head = verb.head
    bounds = view.subtree(verb)
    if bounds is None or head.pos_ not in ("VERB", "AUX") or not view.is_finite(head):
        return None
    link = _link_before(view, head, verb, bounds[0])
    first = view.doc[bounds[0]]
    # "and, in May, the …": the comma behind the link goes with it
    gap = 2 if link is not None and view.doc[bounds[0] - 1].text == "," and link.text != ";" else 1
    if link is None or link.i != bounds[0] - gap or link.lower_ not in _LINKS or not _can_part(view, head, verb):
        return None
    if first.text == ",":
        first = first.nbor(1)
    opener = _LINKS[link.lower_]
    claim = None if opener is None else _speaker(view, head, verb, opener)
    if claim is None or _stays(view, head, verb, link, first, claim=claim):
        return None
    before = view.doc[link.i - 1]
    if link.text == ";":
        start = link.idx
    elif view.opens_aside(before) or before.text == ";":
        start = view.mark_start(before)
    else:
        start = before.idx + len(before)
    if view.is_protected(Span(start, first.idx + 1)):
        return None
    lead = claim or opener or ""
    shown = first.text if lead and not first.text[:1].isupper() else sentence_case(first.text)
    if claim and ((first.lower_ == "that" and first.dep_ != "mark") or first.nbor(1).text == "," or first.lower_ in ("then", "therefore", "so", "hence", "thus")):
        # "and that brings us to …", "and, then, …"
        return None
    if claim and first.lower_ != "that" and any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.children):
        # "and above all, that …"
        return None
    if first.lower_ == "that" and claim:
        lead, shown = lead.rstrip(), ""
    return Proposal(NAME, REASON, (Edit(Span(start, first.idx + len(first)), f". {lead}{shown}"),))


def _link_before(view: View, head: Token, verb: Token, start: int) -> Token | None:
    """The "and" or the mark before a clause; the parser may hang an "and" on the noun before it."""
    links = [child for child in head.children if child.dep_ == "cc" and head.i < child.i < start + 1]
    before = view.doc[start - 1]
    if before.text == "," and view.doc[start - 2].dep_ == "cc":
        before = view.doc[start - 2]
    if links:
        return links[-1]
    if before.text == ";":
        return before
    if before.dep_ != "cc" or before.lower_ not in ("and", "but", "yet") or before.head.i < head.i or is_no_clause(view, verb, before):
        return None
    return before


def _stays(view: View, head: Token, verb: Token, link: Token, first: Token, *, claim: str) -> bool:
    """Whether the second clause can't open a sentence: it is no statement, or whose it is is not sure."""
    if verb.lemma_ in REPORTING and verb.i + 1 < view.sentence.end and view.doc[verb.i + 1].text == "," and view.doc[first.i - 1].text == ",":
        # "is bad for the town and, Kim said, hard for the farmers"
        return True
    if any(child.dep_ == "auxpass" for child in head.children) and not any(child.dep_ in ("aux", "auxpass", "dobj") for child in verb.children) and has_participle_form(verb):
        # "four were killed and eight others hurt": "were" is left out
        return True
    if first.tag_ in ("WP", "WRB", "WDT", "WP$") or first.lower_ in ("whether", "if") or (first.lower_ == "that" and not claim and not _points_back(first, verb)):
        return True
    if first.lower_ in ("when", "where", "while", "because", "as") and first.head == verb and not claim:
        return True
    if is_no_sentence(view, head, verb, link) or (not claim and is_speech(view, head, first)):
        return True
    if first.lower_ in ("some", "others", "many") and sum(token.lower_ == first.lower_ for token in view.doc[view.sentence.start : link.i]) > 1:
        # "Some eat grass, some eat seeds, and some …"
        return True
    if claim and _LINKS[link.lower_] and first.lower_ != "that":
        # "they say that it works but doctors deny this": who says the second is not sure
        return True
    if any(child.dep_ == "advcl" and head.i < child.i < link.i and child.tag_ in ("VBD", "VBZ") and not _is_linked(child) for child in head.children):
        # "one was red, a third went to a shop, and two had doors": a row that the parser did not see
        return True
    if any(token.lemma_ in REPORTING and token.dep_ in ("parataxis", "ROOT") and token != head for token in view.doc[max(link.i - 5, view.sentence.start) : link.i]):
        # "there were nine, he said, and there is no way …": both are what he said
        return True
    if head == view.root and head.lemma_ in REPORTING and first.pos_ != "PRON" and any(child.dep_ == "ccomp" and child.i > head.i for child in head.children):
        # "Ofcom said that two thirds read, and a third say they don't": that, too, may be what it said
        return True
    if any(token.lemma_ in REPORTING and token.dep_ == "parataxis" and token.head == head for token in view.doc[view.sentence.start : link.i]):
        # "numbers are up, Kim says, and the shops have more to do"
        return True
    subject, comma = view.own_subject(head), view.doc[link.i - 1]
    if first.lower_ in ("it", "they", "he", "she") and comma.text == "," and subject is not None and subject.lower_ == first.lower_:
        # "It pleased the guests, who were young, and it pleased the cook"
        return False
    if first.lower_ in ("it", "they", "he", "she") and link.lower_ == "but" and comma.text == "," and not any(token.dep_ in ("advcl", "relcl") and reaches_over(token) for token in view.doc[head.i : link.i]):
        return False
    # "when the land was poor and it signed": "it" may hang on "when", too
    return first.lower_ in ("it", "they", "he", "she") and any(token.dep_ in ("advcl", "relcl") for token in view.doc[head.i : link.i])


def _points_back(first: Token, verb: Token) -> bool:
    """"… and that was in May": "that" is the subject, not the link of a claim."""
    return first.dep_ in ("nsubj", "nsubjpass") and first.tag_ == "DT" and first.head == verb


def _is_linked(clause: Token) -> bool:
    """Whether the clause begins with "when", "because" and the like."""
    return any(child.dep_ == "mark" or child.tag_ in ("WRB", "IN") for child in clause.children if child.i < clause.i)


def _can_part(view: View, head: Token, verb: Token) -> bool:
    """Whether the clauses can stand alone: nothing spans both, and each is long enough."""
    row_before = next((child for child in head.children if child.dep_ == "ccomp" and child.i < head.i), None)
    if _holds_together(head) or (row_before is not None and head.lemma_ not in REPORTING):
        return False
    if any(child.dep_ == "conj" and child.i < verb.i and not _is_closed_pair(view, head, child, verb) for child in head.children):
        return False
    if head.dep_ == "conj" and view.doc[head.left_edge.i - 1].text == ",":
        return False
    size = verb.right_edge.i - verb.left_edge.i + 1
    return size >= view.level.least_piece and verb.left_edge.i - view.sentence.start > view.level.least_piece


def _is_closed_pair(view: View, head: Token, second: Token, verb: Token) -> bool:
    """Whether an earlier second act has an "and" of its own: "it was cut or burned, but by May the …"."""
    links = [child.i for child in head.children if child.dep_ == "cc" and child.i < verb.left_edge.i + 1]
    return view.own_subject(second) is None and len(links) > 1 and head.i < links[0] < second.i < links[-1]


def _holds_together(head: Token) -> bool:
    """Whether a condition in front or a paired link ("either … or") spans this clause and the next."""
    for child in head.children:
        if child.dep_ == "preconj" or child.lower_ in ("either", "neither", "both"):
            return True
        if child.dep_ == "advcl" and child.i < head.i and any(
            one.dep_ == "mark" and one.lower_ in ("if", "unless", "whether") for one in child.children
        ):
            return True
    return False


def _speaker(view: View, head: Token, verb: Token, opener: str) -> str | None:
    """What must open the second clause so that it stays whose it was; ``None``: can't be parted."""
    if head == view.root:
        return ""
    above = head.head
    if head.dep_ == "conj" and above == view.root:
        return ""
    if head.dep_ != "ccomp" or above != view.root or above.i > head.i or view.subtree(above) is None:
        return None
    between = view.doc[above.i + 1 : head.left_edge.i]
    speaker = find_speaker(view, above)
    if speaker is None or len(between) > 6 or any(token.is_punct for token in between):
        return None
    subject = view.own_subject(verb)
    if subject is not None and speaker.is_mixed_up(view.own_subject(head), subject.text):
        return None
    if view.doc[head.left_edge.i].tag_ in ("WP", "WP$", "WRB", "WDT") or (speaker.thinks and subject is not None and subject.text == speaker.name.lower() and verb.left_edge.lower_ != "that"):
        # "knows whose it is and …", "he thinks it is so and he wants …"
        return None
    if speaker.helpers and view.doc[head.left_edge.i].lower_ != "that":
        # "has said half of them read, and a third fear it": that may be a fact
        return None
    return speaker.again(opener)


def _semicolon(view: View, verb: Token) -> Proposal | None:
    """"A; B" as the parser sees it when B is the root."""
    if verb.head != view.root or verb.right_edge.i >= view.root.i or verb.right_edge.i + 1 >= view.sentence.end:
        return None
    mark = view.doc[verb.right_edge.i + 1]
    if mark.text == "," and mark.i + 2 < view.sentence.end and view.doc[mark.i + 1].lower_ == "so" and view.doc[mark.i + 2].lower_ != "that":
        return _so(view, mark)
    if mark.text != ";" or view.is_protected(Span(mark.idx, mark.idx + 1)) or mark.i + 1 >= view.sentence.end:
        return None
    if any(token.text == ";" for token in view.doc[mark.i + 1 : view.root.i]):
        # a list: what follows the mark is one of its things
        return None
    following = view.doc[mark.i + 1]
    if following.lower_ in ("that", "and", "or", "for", "whence", "although", "though", "while", "whereas") or following.tag_ in ("WRB", "WP", "WP$", "WDT") or not view.is_finite(view.root):
        return None
    if following.lower_ == "so" and following.nbor(1).lower_ == "that":
        return None
    edit = Edit(Span(mark.idx, following.idx + len(following)), ". " + sentence_case(following.text))
    return Proposal(NAME, REASON, (edit,))


def _plain_semicolon(view: View) -> Proposal | None:
    """"A; B" where B begins with its subject, whatever the parser hangs it on."""
    marks = [token for token in view.sentence if token.text == ";"]
    if len(marks) != 1 or marks[0].i + 2 >= view.sentence.end or marks[0].i - view.sentence.start < view.level.least_piece:
        return None
    first = view.doc[marks[0].i + 1]
    if view.is_protected(view.span_of(marks[0], first)) or view.root.i > marks[0].i or any(token.text in "()" for token in view.sentence):
        return None
    subjects = [token for token in view.doc[first.i : view.sentence.end] if token.dep_ in ("nsubj", "nsubjpass", "expl") and token.left_edge == first]
    if not subjects or not view.is_finite(subjects[0].head) or subjects[0].head.i < subjects[0].i or first.lower_ in ("and", "or", "as", "that", "which", "who") or subjects[0].tag_ in ("VBZ", "VBP", "VBD"):
        return None
    if view.own_subject(view.root) is None or not view.is_finite(view.root):
        return None
    edit = Edit(Span(marks[0].idx, first.idx + len(first)), ". " + sentence_case(first.text))
    return Proposal(NAME, REASON, (edit,))


def _so(view: View, comma: Token) -> Proposal | None:
    """"A, so B" as the parser sees it when B is the root."""
    so, following = view.doc[comma.i + 1], view.doc[comma.i + 2]
    if view.is_protected(view.span_of(comma, following)) or comma.i - view.sentence.start < view.level.least_piece:
        return None
    if view.own_subject(view.root) is None or view.own_subject(view.root).left_edge.i != following.i:  # type: ignore[union-attr]
        return None
    return Proposal(NAME, REASON, (Edit(Span(comma.idx, so.idx + len(so)), ". So"),))
