"""What somebody is reported to have said becomes two sentences, and each says who said it.

"Kim said the plan could save water and help the farmers in the north." →
"Kim said the plan could save water. Kim also said that the plan could help the farmers in the north."
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.article import Span
from reader.edits import Edit
from reader.lexicon.inflecting import inflect
from reader.plain.content import Content
from reader.plain.rules import (
    adverbial_clauses,
    appositions,
    circumstances,
    coordination,
    described_as,
    participles_end,
    predicates,
    purposes,
    relative_clauses,
    with_clauses,
)
from reader.plain.rules.claims import is_contrast
from reader.plain.speakers import GROUPS, WRITINGS, Speaker, find_source, find_speaker
from reader.plain.types import Proposal
from reader.plain.verbs import first_of
from reader.plain.view import PERSON_NOUNS, REPORTING, View

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "reported clause"
SOURCE = "OneStopEnglish: professionals make more reporting verbs, 134 for 100; Siddharthan 2006"
REASON = "What {who} said was made sentences of its own; each of them says whose words they are."
#: Openings that lose their capital behind "said that".
_OPENINGS = frozenset(["He", "She", "It", "They", "We", "You", "The", "This", "These", "His", "Her", "Its", "Their", "My", "Our", "Some", "Many", "Most", "All", "Both", "None", "A", "An"])
#: Clauses that may be the writer's own remark on what was said.
_SPOKEN = frozenset(["add", "say", "urge", "call", "warn", "cite", "describe", "accuse", "insist", "point", "note", "blame", "argue", "claim", "suggest", "ask", "quote", "refer", "echo", "speak", "tell", "write", "criticise", "criticize", "praise", "thank", "hail"])
_DOUBTFUL = frozenset(["claimed", "claims", "claim", "alleged", "alleges", "allege", "joked", "hinted", "implied", "implies"])
#: What a speaker may have done besides speaking.
_OF_PERSONS = frozenset(["leave", "go", "walk", "turn", "come", "sit", "stand", "open", "take", "give", "hand", "smile", "laugh", "sign", "vote", "meet", "visit", "send", "put", "make", "use", "publish", "try", "begin", "start", "offer", "refuse", "resign", "apologize", "apologise", "support", "reject", "back", "welcome", "call", "have", "get", "set", "look", "pay", "bring", "hold", "ban", "order", "see", "hear", "ask", "launch", "analyse", "analyze", "test", "measure", "compare"])
#: "We know it works because …" may say how we know.
_KNOWING = frozenset(["know", "mean", "understand", "learn", "realise", "realize", "remember", "recall", "suspect"])
_FINDING = frozenset(["show", "suggest", "find", "indicate", "discover", "conclude"])
_ANNOUNCING = frozenset(["announce", "declare", "reveal", "confirm", "report", "rule", "state", "tell", "admit"])


def propose(view: View) -> Iterator[Proposal]:
    """Proposals for what is said, thought or found in a long sentence."""
    if view.is_question or not view.is_long:
        return
    for content, speaker, verb in _reports(view):
        alone = _row(content, speaker) or _conceded(content, speaker)
        if alone is not None:
            yield alone
            continue
        for proposal in _inside(content, speaker, verb):
            told = _told(content, proposal, speaker)
            if told is not None:
                yield told
        if speaker.verb not in _DOUBTFUL and not speaker.thinks:
            # who somebody is is not what was said
            yield from (one for one in appositions.propose(content) if all(map(_is_role, content.sentence)))


def _reports(view: View) -> Iterator[tuple[Content, Speaker, Token | None]]:
    """What is reported in the sentence, by whom, and the verb; "According to …" has none."""
    source = find_source(view)
    if source is not None:
        speaker, comma = source
        content = Content(view.doc[comma.i + 1 : view.sentence.end], view.level, view.protected, view.names, view.kept)
        if content.root == view.root:
            yield content, speaker, None
        return
    for verb in (view.root, *(child for child in view.root.children if child.dep_ == "conj")):
        found = _content(view, verb)
        who = find_speaker(view, verb) if found is not None else None
        if found is not None and who is not None:
            yield found, who, verb


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
    if view.in_quotation(view.span_of(verb, verb)) or any(token.text in ".!?;:" for token in view.doc[verb.i : view.sentence.end - 1]):
        return None
    content = Content(view.doc[first.i : view.sentence.end], view.level, view.protected, view.names, view.kept)
    return content if content.root == clause else None


def _inside(content: Content, speaker: Speaker, verb: Token | None) -> Iterator[Proposal]:
    """What other rules would do if the clause stood alone, where it stays what was said."""
    if verb is None and not any(token.dep_ == "nsubj" and token.lower_ in ("i", "we", "you") for token in content.sentence):
        # "according to Kim it rained, and I think it will again"
        yield from coordination.propose(content)
    if verb is None or _is_surely_joined(content, verb):
        yield from predicates.propose(content)
    if (verb is None or verb.lemma_ not in _KNOWING) and speaker.name not in ("I", "We") and not any(child.tag_ == "MD" for child in content.root.children):
        # "it would fail because …": neither "this is" nor "this was because" says the same
        yield from adverbial_clauses.propose(content)
        yield from circumstances.propose(content)
    if content.root.tag_ != "VBG":
        yield from purposes.propose(content)
    if speaker.thinks:
        return
    if all(map(_is_clear, content.sentence)):
        yield from relative_clauses.propose(content)
    if not any(token.lower_ == "since" for token in content.sentence):
        yield from with_clauses.propose(content)
    yield from described_as.propose(content)
    if not any(_may_be_of_another(one, verb) for one in content.sentence):
        yield from participles_end.propose(content)


def _may_be_of_another(participle: Token, verb: Token | None) -> bool:
    """Whether a participle may say what another did, or what came of the words: "said he would go, urging …"."""
    if participle.tag_ == "VBN" and participle.dep_ in ("advcl", "acl") and participle.nbor(-1).text == ",":
        # "its new law, passed in 2009": the parser may hang it on another noun
        return True
    if participle.tag_ == "VBG" and participle.dep_ in ("advcl", "acl") and (participle.nbor(-1).lower_.endswith("ly") or participle.lemma_ == "mean"):
        return True
    if verb is None or participle.tag_ != "VBG":
        return False
    if participle.lemma_ in participles_end.RESULTS:
        # "said the talks were over, sparking protests": what was said sparked them
        return verb.lemma_ not in _FINDING and (verb.lemma_ in _ANNOUNCING or verb.tag_ == "VBD")
    return participle.lemma_ in _SPOKEN


def _is_clear(token: Token) -> bool:
    """Whether it is no relative clause, or one that surely belongs to its noun: "on tap, which" may be about the water."""
    noun = token.head
    if token.dep_ != "relcl":
        return True
    if noun.dep_ == "pobj" and noun.head.head.pos_ in ("NOUN", "PROPN") and noun.ent_type_ != "PERSON":
        # "the culture of the north, which": the culture or the north
        return False
    if token.lemma_ in REPORTING or token.lemma_ in ("call", "name", "compare"):
        # "a festival, which he called dull": that is what he said already
        return False
    return noun.pos_ == "PROPN" or noun.tag_ == "NNS" or any(child.dep_ in ("det", "poss") for child in noun.children)


def _is_role(token: Token) -> bool:
    """Whether it is no apposition, or one that tells the office of somebody with a name."""
    return token.dep_ != "appos" or (token.head.ent_type_ == "PERSON" and token.lemma_.lower() in PERSON_NOUNS)


def _is_surely_joined(content: Content, verb: Token) -> bool:
    """Whether the further verbs belong to what was said, and are no acts of the speaker."""
    subject = content.own_subject(content.root)
    joined = [one for one in content.sentence if one.dep_ == "conj" and content.root in one.ancestors and one.head.pos_ in ("VERB", "AUX") and content.own_subject(one) is None]
    return subject is not None and len(joined) == 1 and _belongs(content, verb, subject, joined[0])


def _belongs(content: Content, verb: Token, subject: Token, joined: Token) -> bool:
    first = first_of(joined)
    if joined.lemma_ in REPORTING and subject.pos_ != "PRON":
        return False
    if first.tag_ == "MD":
        # "we believe these goods are safe and will say so": who will is not sure
        return content.is_past(verb) or verb.lemma_ in _FINDING or any(child.tag_ == "MD" for child in content.root.children)
    if first.tag_ == "VB" and verb.tag_ == "VBP":
        # "the data suggest that they can help, and support our view"
        return False
    if first.tag_ in ("VB", "VBG"):
        return True
    if first.tag_ == "VBN":
        return inflect(joined.lemma_, "VBD") != joined.lower_
    speaker = content.subject(verb)
    if _is_of_thing(subject, joined):
        return True
    if speaker is not None and content.is_plural(speaker) != content.is_plural(subject) and (first.tag_ in ("VBZ", "VBP") or first.lower_ in ("was", "were")):
        return True
    return first.lemma_ != "have" and content.is_past(verb) != (first.tag_ == "VBD")


def _is_of_thing(subject: Token, joined: Token) -> bool:
    """Whether the verb is what a thing does ("the fire began here and spread"), and no act of a speaker."""
    if subject.pos_ != "NOUN" or subject.ent_type_ or subject.lemma_.lower() in PERSON_NOUNS or subject.lemma_.lower() in GROUPS or subject.lemma_.lower() in WRITINGS:
        return False
    if joined.lemma_ in REPORTING or joined.lemma_ in _SPOKEN or joined.lemma_ in _OF_PERSONS:
        return False
    if joined.dep_ == "conj" and any(token.text == "," for token in joined.doc[joined.head.i : joined.i]):
        return False
    return not any(child.dep_ in ("dobj", "dative") and child.lower_ in ("it", "them", "this", "him", "her") for child in joined.children)


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
    if rest.startswith("This happened"):
        # "such a day as this": the parser takes much for a clause of time
        return None
    if first in ("So", "At", "There,", "After", "In", "But") or first.endswith(",") or speaker.is_mixed_up(content.own_subject(content.root), first):
        return None
    lead = speaker.again(link, also=first != "This" and not re.search(r"\b(?:did|does|do) this", rest))
    if first in _OPENINGS or re.search(rf"\b{re.escape(first.lower())}\b", content.sentence.text):
        rest = rest[:1].lower() + rest[1:]
    return Edit(edit.span, f"{mark}{lead}{rest}")


def _row(content: Content, speaker: Speaker) -> Proposal | None:
    """"…said that A, that B and that C": three sentences or more, whatever the parser hangs them on."""
    marks = [token for token in content.sentence if token.lower_ == "that" and token.nbor(-1).lower_ in (",", "and")]
    if len(marks) < 2 or marks[0].nbor(-1).text != "," or marks[-1].nbor(-1).lower_ != "and" or not all(_opens_clause(content, mark) for mark in marks):
        return None
    edits: list[Edit] = []
    start = content.sentence.start
    for mark in marks:
        low = mark.i
        while content.doc[low - 1].lower_ in (",", "and"):
            low -= 1
        before = content.doc[low - 1]
        if content.is_protected(content.span_of(before, mark)) or low - start < content.level.least_piece:
            return None
        edits.append(Edit(Span(before.idx + len(before), mark.idx + len(mark)), ". " + speaker.again().rstrip()))
        start = mark.i + 1
    return Proposal(NAME, REASON.format(who=f"“{speaker.name}”"), tuple(edits))


def _opens_clause(content: Content, mark: Token) -> bool:
    """Whether a subject with its verb follows right behind "that"."""
    subjects = (token for token in content.doc[mark.i + 1 : content.sentence.end] if token.dep_ in ("nsubj", "nsubjpass", "expl") and token.left_edge.i <= mark.i + 1)
    return any(content.is_finite(token.head) and token.i < token.head.i for token in subjects)


def _conceded(content: Content, speaker: Speaker) -> Proposal | None:
    """"…said that, although A, B" → "…said that A. But … also said that B"."""
    root, doc = content.root, content.doc
    first, subject = content.sentence[0], content.own_subject(root)
    first = first.nbor(1) if first.text == "," else first
    clause = next((child for child in root.children if child.dep_ == "advcl" and child.left_edge == first), None)
    bounds = content.subtree(clause) if clause is not None else None
    if clause is None or bounds is None or subject is None or content.own_subject(clause) is None or not content.is_finite(clause):
        return None
    if first.lower_ not in ("although", "though", "while", "whereas") or (first.lower_ == "while" and not is_contrast(clause)):
        return None
    comma, start = doc[bounds[1]], content.sentence[0]
    if speaker.is_mixed_up(content.own_subject(clause), doc[comma.i + 1].text):
        return None
    if start.sent[0].lower_ == "but":
        return None
    if comma.text != "," or bounds[1] - first.i < content.level.least_piece + 1 or content.words_end - comma.i < content.level.least_piece + 1:
        return None
    if content.is_protected(content.span_of(start, doc[first.i + 1])) or content.is_protected(content.span_of(comma, doc[comma.i + 1])):
        return None
    following, opened, before = doc[comma.i + 1], doc[first.i + 1], doc[start.i - 1]
    return Proposal(
        NAME,
        REASON.format(who=f"“{speaker.name}”"),
        (
            Edit(Span(before.idx + len(before), opened.idx), " "),
            Edit(Span(comma.idx, following.idx), f". {speaker.again('But ', also=False)}"),
        ),
    )
