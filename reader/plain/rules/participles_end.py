"""Participial clauses at the end become sentences.

"Prices rose, making life harder." → "Prices rose. This made life harder."
"He lives in Busan, known for its beaches." → "He lives in Busan. Busan is known for its beaches."
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.article import Span
from reader.edits import Edit
from reader.lexicon.inflecting import inflect
from reader.plain.rules.described_as import MADE
from reader.plain.rules.participles_front import STATES
from reader.plain.types import Proposal
from reader.plain.verbs import helpers_of
from reader.plain.view import REPORTING, View, verb_lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "participle at the end"
SOURCE = "OneStopEnglish: professionals keep 39 of 100 participial clauses; Siddharthan 2006"
REASON = "The part after the comma was made a sentence of its own."
#: What follows from the whole of the main clause, not from its subject alone.
RESULTS = frozenset(
    ["make", "cause", "lead", "leave", "force", "prompt", "mean", "result", "spark", "trigger", "ensure", "enable", "allow", "raise", "bring", "create", "give", "render", "fuel", "threaten", "pave", "deepen", "mark"]
)
#: A storm destroys houses itself; where somebody acts, it is the act that does.
_HARMS = frozenset(["kill", "injure", "wound", "destroy", "damage", "thwart", "prevent", "reduce", "increase", "disrupt", "delay", "displace", "trap"])
_NO_CLAUSE = frozenset(
    ["including", "according", "regarding", "concerning", "following", "depending", "considering", "excluding", "starting", "beginning", "using", "ranging", "compared", "given", "owing", "citing", "based", "barring", "counting", "assuming", "involving", "followed"]
)


#: What is cited here is where it stands, not why it was done.
_SOURCES = frozenset(["report", "study", "source", "document", "figure", "official", "example", "case", "law", "person", "people", "statistic", "data", "survey", "expert", "paper", "letter", "number", "article", "book", "evidence", "research"])
#: What a thing or a fact lets us see.
_SIGNS = frozenset(["suggest", "indicate", "show", "prove", "reveal", "confirm", "highlight", "signal", "demonstrate"])
_SEEING = frozenset(["find", "see", "hear", "watch", "catch", "keep", "leave", "discover", "spot", "show", "picture", "imagine", "feature", "depict", "photograph", "film"])
_MAYBE = frozenset(["likely", "unlikely", "set", "due", "ready", "able", "unable", "free", "certain", "sure", "bound"])
#: What is told of the subject, whatever stands before the comma.
_OF_SUBJECT = frozenset(["base", "design", "mean", "intend", "surround", "support", "back", "inspire", "aim"])
_WORKS = frozenset(["publish", "release", "write", "record", "film", "print", "perform", "produce", "sell", "make", "paint"])
_NOT_DONE = frozenset(["opposed", "hated", "followed", "called", "known", "born", "armed", "aged", "led", "bitten", "sung", "compared", "coupled", "combined"])
#: Somebody who recommends gives the reason, too.
_ARGUING = frozenset(["argue", "say", "add", "warn", "claim", "insist", "explain", "note", "point"])
#: Verbs of what is not done yet.
_AHEAD = frozenset("promise plan want hope expect agree decide intend vow need try ask tell urge wish prepare refuse".split())


def propose(view: View) -> Iterator[Proposal]:
    """A proposal for a participial clause behind a comma at the sentence's end."""
    if view.is_question:
        return
    for verb in view.sentence:
        if verb.lower_ == "citing" and verb.dep_ in ("advcl", "acl"):
            yield from _citing(view, verb)
        elif verb.tag_ == "VBG" and verb.dep_ in ("advcl", "acl"):
            yield from _active(view, verb)
        elif verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl"):
            yield from _of_subject(view, verb) or (_passive(view, verb) if verb.dep_ == "acl" else ())


def _bounds(view: View, verb: Token) -> tuple[Token, int] | None:
    """The comma before the clause and where the clause stops, if it runs to the sentence's end."""
    bounds = view.subtree(verb)
    if bounds is None or bounds[0] <= view.sentence.start or not view.opens_aside(view.doc[bounds[0] - 1]):
        return None
    first, stop = bounds[0], view.closed(*bounds)
    if not view.ends_at(stop) or stop - first < view.level.least_piece:
        return None
    comma = view.doc[first - 1]
    if view.cuts_protected(view.span_of(comma, view.doc[stop - 1])):
        return None
    return comma, stop


def _active(view: View, verb: Token) -> Iterator[Proposal]:
    found = _bounds(view, verb)
    head = verb.head
    if found is None or verb.lower_ in _NO_CLAUSE or head.pos_ not in ("VERB", "AUX"):
        head = view.root
        if found is None or verb.lower_ in _NO_CLAUSE or verb.dep_ != "acl" or head.pos_ not in ("VERB", "AUX"):
            return
    comma, _ = found
    opener = view.doc[comma.i + 1]
    if opener != verb and not (opener.dep_ == "advmod" and opener.i == verb.i - 1 and opener.lower_.endswith("ly")):
        return
    following = view.doc[verb.i + 1] if verb.i + 1 < view.sentence.end else None
    if following is None or following.dep_ == "cc" or any(c.dep_ == "conj" and c.pos_ != "VERB" for c in verb.children):
        return
    while head.dep_ == "xcomp" and head.head.pos_ in ("VERB", "AUX") and head.head.i < head.i:
        head = head.head
    subject = view.subject(head)
    if subject is None or _is_unsure(view, head, verb, subject, comma):
        return
    if subject.i > comma.i or view.is_claim(head) or view.is_negated(head) or verb.lemma_ == "be":
        return
    is_result = (verb.lemma_ in RESULTS or (verb.lemma_ in _HARMS and _acts(view, subject))) and _has_result(verb)
    is_result = is_result or (subject.dep_ == "nsubjpass" and not view.is_person(subject) and verb.lemma_ in ("make", "form", "produce"))
    is_sign = verb.lemma_ in _SIGNS and subject.pos_ == "NOUN" and not view.is_person(subject)
    is_sign = is_sign or (verb.lemma_ in _SIGNS and subject.lower_ in ("it", "they") and any(child.dep_ == "ccomp" for child in verb.children))
    name = "This" if is_result or is_sign else view.name_again(subject)
    tense = _tense(view, head, subject, verb, this=name == "This")
    if name is None or tense is None:
        return
    if is_sign and tense.startswith("has "):
        # "has fallen, suggesting …": what it shows, it shows now
        tense = inflect(verb_lemma(verb), "VBZ")
    adverb = f"{opener.text} " if opener != verb else ""
    end = verb.idx + len(verb)
    edits = [Edit(Span(view.mark_start(comma), end), f". {name} {adverb}{tense}")]
    for joined in verb.conjuncts:
        if joined.tag_ == "VBN" and joined.i > verb.i:
            return
        if joined.tag_ != "VBG" or joined.i < verb.i:
            continue
        if view.own_subject(joined) is not None:
            # "…, getting a glove to the ball, Lee catching it": somebody else's act
            return
        shown = _tense(view, head, subject, joined, this=name == "This")
        if shown is None or len(shown.split()) > 1:
            return
        edits.append(Edit(Span(joined.idx, joined.idx + len(joined)), shown))
    yield Proposal(NAME, REASON, tuple(edits))


def _is_unsure(view: View, head: Token, verb: Token, subject: Token, comma: Token) -> bool:
    """Whether somebody other than the subject may be the one who does it."""
    if head.lemma_ == "be" and any(child.dep_ == "xcomp" or (child.dep_ == "acomp" and child.lower_ in _MAYBE) for child in head.children):
        # "The town is to get a new bridge, opening up the valley"; "is unlikely to play Kim, bringing in Lee"
        return True
    if head.lemma_ in _AHEAD and any(child.dep_ in ("xcomp", "ccomp") for child in head.children):
        # "He has promised to go home, flying planes": what is still to come
        return True
    if view.in_quotation(view.span_of(subject, subject)) or subject.tag_ in ("WDT", "WP"):
        return True
    if _is_of_a_row(view, head, verb, comma):
        return True
    speaks = subject.pos_ in ("PRON", "PROPN") or view.is_person(subject)
    if not speaks and verb.lemma_ not in REPORTING and head.lemma_ in REPORTING and any(child.dep_ == "ccomp" and child.i < head.i for child in head.children):
        # "“It is no small thing,” the site notes, requiring …": what requires it
        return True
    if verb.lemma_ == "mean" and view.in_quotation(view.span_of(view.doc[verb.i + 1], view.doc[verb.i + 1])):
        # "the old word burgeis, meaning “a townsman”"
        return True
    if any(token.dep_ == "nsubj" and token.head.dep_ in ("advcl", "relcl") and token.head != head for token in view.doc[head.i : comma.i]):
        # "he sailed south while others took land, believing it …": who believed it is not sure
        return True
    claims = [child for child in head.children if child.dep_ == "ccomp" and head.i < child.i < comma.i]
    if head.lemma_ in REPORTING and claims and not (verb.lemma_ in _ARGUING and all(map(_has_no_speaker, claims))):
        # "Kim said the state raised the case, urging …": who urged is not sure
        return True
    if head.dep_ == "advcl" and head.lemma_ in REPORTING:
        # "…, as she says, regretting it"
        return True
    if head.lemma_ in _SEEING and verb.lemma_ not in RESULTS and any(child.dep_ in ("dobj", "ccomp") for child in head.children):
        # "found wolves, in some cases, living near towns": what the wolves do
        return True
    # ", with the rebels holding two, losing one": it is they who lose
    return any(token.lower_ == "with" and view.doc[token.i - 1].text == "," for token in view.doc[head.i : comma.i])


def _is_of_a_row(view: View, head: Token, verb: Token, comma: Token) -> bool:
    """Whether the participle is one of several things, or tells of what stands right before it."""
    between = view.doc[head.i : comma.i]
    if any(token.text == ":" for token in between) or verb.nbor(1).text == "," or view.doc[comma.i - 1].lemma_ == "be":
        # "there are three kinds: a small pump, having …"
        return True
    if any(token.dep_ in ("acl", "advcl") and token.tag_ == "VBN" and view.doc[token.left_edge.i - 1].text == "," and token.right_edge.i == comma.i - 1 for token in between):
        # "holds a letter, dated May 5, asking …"
        return True
    if sum(child.dep_ == "dobj" for child in verb.children) > 1:
        # "is good for trade, cleaning water, the care of trees, and feeding …"
        return True
    agent = next((child for child in head.children if child.dep_ == "agent"), None)
    if agent is not None and agent.right_edge.i == comma.i - 1 and any(child.dep_ == "nsubjpass" and child.pos_ == "PRON" for child in head.children):
        # "we are surrounded by waves, coming from the sea"
        return True
    if any(token.lower_ in ("like", "as") and token.dep_ == "prep" and any(one.text == "," for one in view.doc[token.i : comma.i]) for token in between):
        # "tools such as lamps, tape recorders, hearing aids, and …"
        return True
    if any(token.tag_ == "VBG" and view.doc[token.i - 1].dep_ == "cc" and token not in verb.conjuncts and token.dep_ != "amod" for token in view.doc[verb.i + 1 : verb.right_edge.i + 1]):
        # "sinking some and harming others": the parser hung the second on "some"
        return True
    joined = [one for one in verb.conjuncts if one.tag_ == "VBG" and one.i > verb.i]
    return bool(joined) and (not any(view.doc[one.left_edge.i - 1].dep_ == "cc" for one in joined) or any(token.tag_ == "VBG" and view.doc[token.i - 1].pos_ == "ADP" for token in between))


def _acts(view: View, subject: Token) -> bool:
    """Whether the subject is somebody, or has something done to it."""
    return subject.dep_ == "nsubjpass" or view.is_person(subject) or subject.ent_type_ in ("NORP", "ORG", "GPE") or subject.lower_ in ("he", "she", "they", "we", "i")


def _has_no_speaker(clause: Token) -> bool:
    """Whether nobody in the clause can speak: "that the road should be closed"."""
    return any(child.dep_ == "nsubjpass" and child.pos_ == "NOUN" for child in clause.children) and not any(child.dep_ == "conj" for child in clause.children)


def _has_result(verb: Token) -> bool:
    """Whether the clause says what came of it: "making life hard", not "making landfall"."""
    if any(child.lower_.endswith(("self", "selves")) for child in verb.children) or (verb.lemma_ == "bring" and any(child.lower_ in ("home", "back") for child in verb.children)):
        return False
    if verb.lemma_ == "lead":
        return any(child.dep_ in ("xcomp", "ccomp") or child.lower_ == "to" for child in verb.children)
    return verb.lemma_ != "make" or any(child.dep_ in ("xcomp", "ccomp", "acomp", "oprd") for child in verb.children)


def _citing(view: View, verb: Token) -> Iterator[Proposal]:
    """ ", citing high prices" → "The reason given was high prices." """
    found = _bounds(view, verb)
    reason = next((child for child in verb.children if child.dep_ == "dobj"), None)
    if found is None or reason is None or view.is_claim(verb.head) or view.doc[verb.i + 1] != reason.left_edge:
        return
    comma, stop = found
    if reason.pos_ != "NOUN" or any(token.text in ",;:" for token in view.doc[verb.i : stop]) or reason.lemma_.lower() in _SOURCES:
        return
    plural = view.is_plural(reason)
    be = ("were" if plural else "was") if view.is_past(view.governing_verb(verb)) else ("are" if plural else "is")
    text = f". The reason{'s' if plural else ''} given {be} "
    yield Proposal(NAME, REASON, (Edit(Span(view.mark_start(comma), reason.left_edge.idx), text),))


def _tense(view: View, head: Token, subject: Token, verb: Token, *, this: bool) -> str | None:
    """The participle as a verb in the tense of the main clause, its helping verbs carried over."""
    if not view.is_finite(head):
        return None
    helpers = helpers_of(head)
    lemma = verb_lemma(verb)
    singular = this or not view.is_plural(subject)
    if helpers and helpers[0].tag_ == "MD":
        return f"{helpers[0].lower_.replace('’ll', 'will')} {lemma}"
    if helpers and helpers[0].lower_ in ("has", "have"):
        if _is_dated(verb):
            return inflect(lemma, "VBD")
        if head.lemma_ in ("become", "be", "remain", "grow"):
            return inflect(lemma, "VBZ") if singular else lemma
        return f"{'has' if singular else 'have'} {inflect(lemma, 'VBN')}"
    if helpers and helpers[0].lower_ == "had":
        return f"had {inflect(lemma, 'VBN')}"
    past = view.is_past(head)
    if past and head.lower_ == head.lemma_ and any(token.tag_ in ("VBZ", "VBP") and token.i < head.i for token in view.sentence):
        # "when judges rule, they set a rule": no past
        past = False
    if helpers and helpers[0].lemma_ == "be" and head.tag_ == "VBG":
        be = ("was" if past else "is") if singular else ("were" if past else "are")
        return f"{be} {verb.lower_}"
    if past:
        return inflect(lemma, "VBD")
    return inflect(lemma, "VBZ") if (singular and subject.lower_ not in ("i", "you")) or this else lemma


def _is_dated(verb: Token) -> bool:
    """Whether the clause names a time that is over: "has reached 3% in 2014" is wrong."""
    return any((token.is_digit and len(token) == 4) or token.lower_ in ("ago", "yesterday", "last") for token in verb.subtree)


def _is_maker(view: View, verb: Token) -> bool:
    """"A novel by Ann Vale, published in May": the novel was published, not she."""
    return verb.lemma_ in _WORKS and verb.head.dep_ == "pobj" and verb.head.head.lower_ == "by" and view.is_person(verb.head)


def _of_subject(view: View, verb: Token) -> tuple[Proposal, ...]:
    """"It is a novel by Dorn, published in 1984" → "It was published in 1984": what was done to the main subject."""
    found, root, subject = _bounds(view, verb), view.root, view.own_subject(view.root)
    if found is None or subject is None or subject.dep_ not in ("nsubj", "nsubjpass") or subject.i > root.i or view.is_claim(root) or view.is_negated(root):
        return ()
    comma, _ = found
    is_thing = root.lemma_ == "be" and (verb.head == root or verb.head.dep_ in ("attr", "acomp") or _is_maker(view, verb))
    is_done = verb.lemma_ in _OF_SUBJECT and any(child.dep_ == "auxpass" for child in root.children) and verb.i > comma.i
    first = view.doc[comma.i + 1]
    if not (is_thing or is_done) or verb.lower_ in _NO_CLAUSE - {"based"} or verb.lower_ in _NOT_DONE or view.is_person(subject):
        return ()
    if (first != verb and not (first.i == verb.i - 1 and first.tag_ == "RB")) or any(child.tag_ == "MD" for child in root.children) or verb.nbor(1).tag_ in ("CC", ","):
        return ()
    if any(child.dep_ in ("aux", "auxpass") for child in verb.children) or (verb.lower_ == "based" and verb.nbor(1).lower_ not in ("on", "in", "around")):
        return ()
    if (not is_thing and verb.nbor(1).lower_ == "in") or (subject.lower_ == "it" and any(token.lower_ == "that" for token in view.doc[verb.i : view.sentence.end])):
        # "it was the town, led by a fool, that …"
        return ()
    if verb.head.dep_ == "attr" and view.is_plural(verb.head) != view.is_plural(subject):
        # "The last things were the computer, replaced by …"
        return ()
    name = view.name_again(subject)
    if name is None or subject.left_edge.lower_ in ("a", "an") or subject.tag_ in ("WDT", "WP", "EX"):
        return ()
    past = view.is_past(root) or (verb.lemma_ not in STATES and verb.lemma_ != "expect" and (verb.lemma_ in MADE or _is_dated(verb)))
    many = name == "They" or any(one.lower_ in ("are", "were") for one in (root, *root.children))
    be = ("were" if past else "are") if many else view.be(subject, past=past)
    return (Proposal(NAME, REASON, (Edit(Span(view.mark_start(comma), first.idx), f". {name} {be} "),)),)


def _passive(view: View, verb: Token) -> Iterator[Proposal]:
    found, noun = _bounds(view, verb), verb.head
    if found is None or noun.pos_ not in ("NOUN", "PROPN") or view.is_claim(noun) or verb.lower_ in _NO_CLAUSE:
        return
    comma, _ = found
    if noun.i != comma.i - 1 or view.doc[comma.i + 1] != verb:
        return
    if _is_maker(view, verb) or noun.ent_type_ in ("DATE", "TIME") or noun.lemma_ in ("time", "day", "year", "moment"):
        return
    if any(token.text == ":" for token in view.doc[view.sentence.start : noun.i]) or (view.root.lemma_ == "be" and noun.dep_ == "pobj" and noun.head.lower_ == "of"):
        # "There are two kinds: salt water, found in …, and …"; "It is the best of the boats, made by hand"
        return
    if view.is_mass(noun) and noun.dep_ in ("attr", "acomp"):
        # "they are misunderstood, hated and killed": a row of participles
        return
    name = view.name_again(noun)
    if name is None:
        return
    past = view.is_past(view.governing_verb(noun)) or (verb.lemma_ not in STATES and (verb.lemma_ in MADE or _is_dated(verb)))
    be = ("were" if past else "are") if name == "They" else view.be(noun, past=past)
    yield Proposal(NAME, REASON, (Edit(Span(view.mark_start(comma), verb.idx), f". {name} {be} "),))
