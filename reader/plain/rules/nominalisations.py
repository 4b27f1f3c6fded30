"""An act hidden in a noun comes back as a verb.

"Police carried out a thorough investigation of the fire." → "Police thoroughly investigated the fire."
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.article import Span
from reader.edits import Edit
from reader.lexicon.inflecting import inflect
from reader.plain.types import Proposal
from reader.plain.view import View

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "hidden verb"
SOURCE = "plainlanguage.gov: avoid hidden verbs; Garner 2001, Legal Writing in Plain English, no. 14"
REASON = "The act was hidden in the noun “{noun}”; the verb “{verb}” says it."


@dataclass(frozen=True, slots=True)
class Act:
    """A noun, its verb, the verbs that carry it, and what its prepositions become ("" for none)."""

    verb: str
    carriers: frozenset[str]
    links: dict[str, str]
    alone: bool = False


_DO = "conduct carry do perform undertake make hold"


def _act(verb: str, carriers: str, links: str = "", *, alone: bool = False) -> Act:
    pairs = (pair.partition("=") for pair in links.split())
    return Act(verb, frozenset(carriers.split()), {old: new for old, _, new in pairs}, alone)


#: "into=" loses its preposition, "on=about" changes it; ``alone``: the verb needs nothing after it.
ACTS: dict[str, Act] = {
    "investigation": _act("investigate", _DO, "into= of="),
    "inspection": _act("inspect", _DO, "of="),
    "examination": _act("examine", _DO, "of="),
    "analysis": _act("study", _DO, "of="),
    "assessment": _act("assess", _DO, "of="),
    "evaluation": _act("evaluate", _DO, "of="),
    "review": _act("review", "conduct carry perform undertake", "of="),
    "search": _act("search", "conduct carry perform undertake make", "of= for=for"),
    "study": _act("study", "conduct carry undertake make", "of="),
    "survey": _act("survey", "conduct carry undertake", "of="),
    "test": _act("test", "conduct carry perform undertake", "on= of="),
    "attack": _act("attack", "carry make mount perpetrate", "on= against="),
    "raid": _act("raid", "conduct carry mount", "on="),
    "assault": _act("attack", "carry make mount", "on="),
    "repair": _act("repair", "carry perform undertake", "to= of="),
    "calculation": _act("calculate", _DO, "of="),
    "comparison": _act("compare", "make do carry conduct draw", "of= between="),
    "measurement": _act("measure", "make take carry perform", "of="),
    "observation": _act("observe", "make carry", "of="),
    "decision": _act("decide", "make take reach", "about=about to=to", alone=True),
    "choice": _act("choose", "make", "between=between", alone=True),
    "attempt": _act("try", "make", "to=to"),
    "promise": _act("promise", "make", "to=to"),
    "pledge": _act("promise", "make", "to=to"),
    "vow": _act("promise", "make", "to=to"),
    "agreement": _act("agree", "reach make", "on=on to=to", alone=True),
    "recommendation": _act("recommend", "make", "of="),
    "suggestion": _act("suggest", "make", "of="),
    "announcement": _act("announce", "make", "of="),
    "complaint": _act("complain", "make file lodge", "about=about to=to", alone=True),
    "application": _act("apply", "make file submit", "for=for to=to", alone=True),
    "request": _act("ask", "make", "for=for to=to"),
    "appeal": _act("appeal", "make launch issue", "for=for to=to against=against", alone=True),
    "payment": _act("pay", "make", "of= to=to for=for", alone=True),
    "contribution": _act("contribute", "make", "to=to", alone=True),
    "donation": _act("donate", "make", "to=to of=", alone=True),
    "visit": _act("visit", "pay make", "to="),
    "trip": _act("travel", "make", "to=to", alone=True),
    "journey": _act("travel", "make", "to=to from=from", alone=True),
    "return": _act("return", "make", "to=to from=from", alone=True),
    "mention": _act("mention", "make", "of="),
    "reference": _act("refer", "make", "to=to"),
    "use": _act("use", "make", "of="),
    "description": _act("describe", "give provide offer", "of="),
    "explanation": _act("explain", "give provide offer", "of="),
    "summary": _act("summarize", "give provide", "of="),
    "consideration": _act("consider", "give", "to="),
    "assistance": _act("help", "give provide offer lend", "to="),
    "support": _act("support", "give provide lend", "to="),
    "help": _act("help", "give provide", "to="),
    "protection": _act("protect", "give provide offer", "to="),
    "approval": _act("approve", "give grant", "to= of="),
    "encouragement": _act("encourage", "give provide", "to="),
    "advice": _act("advise", "give provide offer", "to="),
    "warning": _act("warn", "give issue", "to= of=of about=about"),
    "reply": _act("reply", "give make", "to=to", alone=True),
    "answer": _act("answer", "give", "to=", alone=True),
    "speech": _act("speak", "give make deliver", "to=to about=about", alone=True),
    "testimony": _act("testify", "give", "against=against", alone=True),
    "discussion": _act("discuss", "have hold", "of= about= on="),
    "conversation": _act("talk", "have hold", "with=with about=about", alone=True),
    "argument": _act("argue", "have", "with=with about=about over=about", alone=True),
    "preference": _act("prefer", "have", "for="),
    "belief": _act("believe", "have", "in=in"),
    "effect": _act("affect", "have", "on="),
    "influence": _act("influence", "have exert", "on= over="),
    "need": _act("need", "have", "of= for="),
    "understanding": _act("understand", "gain", "of="),
    "control": _act("control", "exercise exert", "over= of="),
    "reduction": _act("reduce", "make", "in="),
    "improvement": _act("improve", "make", "to= in="),
    "change": _act("change", "make", "to= in="),
    "adjustment": _act("adjust", "make", "to="),
    "preparation": _act("prepare", "make", "for=for", alone=True),
    "arrangement": _act("arrange", "make", "for= to=to"),
    "plan": _act("plan", "make", "for= to=to"),
    "apology": _act("apologize", "make offer issue", "to=to for=for", alone=True),
    "confession": _act("confess", "make", "to=to", alone=True),
    "recovery": _act("recover", "make", "from=from", alone=True),
    "escape": _act("escape", "make", "from=from", alone=True),
    "intervention": _act("intervene", "make", "in=in", alone=True),
    "action": _act("act", "take", "against=against on=on to=to", alone=True),
    "look": _act("look", "take have", "at=at"),
    "walk": _act("walk", "take", "to=to along=along through=through in=in", alone=True),
    "experiment": _act("experiment", "conduct carry do perform", "with=with on=on", alone=True),
    "execution": _act("execute", "carry", "of="),
    "demolition": _act("demolish", "carry", "of="),
    "evacuation": _act("evacuate", "carry", "of="),
    "bombing": _act("bomb", "carry", "of="),
}
#: What may follow a verb that stands alone.
_FREE = frozenset(["and", "but", "in", "at", "last", "this", "yesterday", "today", "after", "before", "when", "because", "while"])
#: Words before the noun that the verb can take as an adverb.
ADVERBS = {"thorough": "thoroughly", "careful": "carefully", "full": "fully", "proper": "properly", "quick": "quickly", "brief": "briefly", "frequent": "often", "regular": "regularly", "secret": "secretly", "public": "publicly", "repeated": "repeatedly", "formal": "formally"}


def propose(view: View) -> Iterator[Proposal]:
    """A proposal for each verb that only carries a noun of action."""
    for verb in view.sentence:
        proposal = _make(view, verb) if verb.pos_ == "VERB" else None
        if proposal:
            yield proposal


def _make(view: View, verb: Token) -> Proposal | None:
    noun = next((child for child in verb.children if child.dep_ == "dobj" and child.i > verb.i), None)
    act = ACTS.get(noun.lemma_.lower()) if noun is not None else None
    if noun is None or act is None or verb.lemma_ not in act.carriers:
        return None
    particle = [child for child in verb.children if child.dep_ == "prt"]
    if (verb.lemma_ == "carry") != any(child.lower_ == "out" for child in particle):
        return None
    adverb = _adverb(view, verb, noun, bool(particle))
    stop = _behind(view, noun, act)
    if adverb is None or stop is None:
        return None
    end, link = stop
    form = inflect(act.verb, verb.tag_)
    words = f"{adverb} {form}" if adverb else form
    if verb.is_sent_start:
        words = words[:1].upper() + words[1:]
    region = Span(verb.idx, end)
    if not view.may_change(region):
        return None
    reason = REASON.format(noun=noun.lower_, verb=act.verb)
    return Proposal(NAME, reason, (Edit(region, f"{words} {link}".rstrip(), NAME, reason),))


def _adverb(view: View, verb: Token, noun: Token, has_particle: bool) -> str | None:
    """The adverb for what stands before the noun ("" for nothing); ``None`` where something would be lost."""
    if any(child.dep_ in ("conj", "cc", "relcl", "appos", "poss", "nummod") for child in noun.children):
        return None
    if any(child.dep_ == "conj" and child.i < noun.right_edge.i for child in verb.children):
        return None
    found = ""
    for token in view.doc[verb.i + 1 + has_particle : noun.i]:
        if token.lower_ in ("a", "an"):
            continue
        if token.lower_ not in ADVERBS or found:
            return None
        found = ADVERBS[token.lower_]
    return found


def _behind(view: View, noun: Token, act: Act) -> tuple[int, str] | None:
    """Where the edit ends and which preposition stays; ``None`` where the verb can't take what follows."""
    after = view.doc[noun.i + 1] if noun.i + 1 < len(view.doc) else None
    end = int(noun.idx + len(noun))
    hangs_on = after is not None and after.head == noun and after.lower_ in act.links
    if after is None or not (hangs_on or after.tag_ == "TO"):
        is_free = after is None or after.is_punct or after.lower_ in _FREE
        return (end, "") if act.alone and noun.tag_ == "NN" and is_free else None
    if after.dep_ == "aux":
        return (end, "") if act.links.get("to") == "to" and after.head.tag_ == "VB" else None
    objects = [child for child in after.children if child.dep_ == "pobj"]
    if after.dep_ not in ("prep", "dative") or not objects or after.lower_ not in act.links:
        return None
    return int(after.idx + len(after)), act.links[after.lower_]
