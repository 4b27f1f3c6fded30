"""What something was done for, at the end of a long sentence, becomes a sentence.

"Thousands of farmers drove to the capital to protest against the new tax on diesel." →
"Thousands of farmers drove to the capital. They did this to protest against the new tax on diesel."
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.article import Span
from reader.edits import Edit
from reader.plain.deeds import DOERS, did_this, goes_on, is_one_deed, seam
from reader.plain.types import Proposal
from reader.plain.view import View

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "purpose"
SOURCE = "plainlanguage.gov: one idea a sentence; Siddharthan 2006: a connective keeps the logic"
REASON = "What it was done for was made a sentence of its own; “{words}” keeps the link."

#: Deeds that are done for something. After other verbs "to …" says what, not what for.
_DEEDS = frozenset(
    ["abandon", "abolish", "adapt", "add", "adjust", "adopt", "alter", "analyse", "analyze", "assemble", "attack", "attend", "ban", "block", "board", "boil", "bomb", "borrow", "boycott", "break", "breed", "bring", "build", "burn", "bury", "buy", "cancel", "carry", "catch", "change", "check", "clean", "clear", "climb", "close", "collect", "combine", "come", "compare", "copy", "count", "cover", "create", "cross", "cull", "cut", "cycle", "dam", "decorate", "delay", "deploy", "desert", "destroy", "develop", "dig", "dismantle", "dissolve", "divert", "divide", "donate", "double", "dress", "drill", "drink", "drive", "drop", "dump", "eat", "edit", "eliminate", "employ", "enlarge", "enter", "erect", "establish", "evacuate", "examine", "expand", "extend", "extract", "feed", "fence", "fill", "film", "flock", "follow", "flood", "fly", "form", "found", "freeze", "gather", "go", "grind", "grow", "halve", "head", "heat", "hide", "hike", "hold", "hunt", "import", "impose", "increase", "inject", "insert", "inspect", "install", "interrupt", "interview", "introduce", "invade", "invent", "invest", "isolate", "join", "kill", "land", "launch", "lay", "leave", "light", "limit", "line", "link", "lower", "map", "march", "mark", "match", "measure", "meet", "melt", "merge", "mix", "modernise", "modernize", "modify", "monitor", "move", "observe", "occupy", "open", "organise", "organize", "pack", "paint", "pass", "paste", "photograph", "place", "plant", "play", "plough", "pool", "post", "postpone", "pour", "press", "print", "protect", "publish", "pull", "pump", "push", "put", "prescribe", "quit", "raid", "raise", "ration", "rebuild", "record", "redesign", "reduce", "release", "refit", "remortgage", "remove", "rename", "renovate", "rent", "repair", "replace", "resign", "restore", "restrict", "return", "ride", "row", "run", "rush", "sail", "sample", "scan", "scatter", "search", "seize", "sell", "send", "separate", "set", "share", "shine", "shoot", "shut", "sign", "ski", "slash", "smuggle", "spend", "split", "spray", "spread", "start", "stay", "steal", "stop", "store", "storm", "strap", "study", "sue", "surround", "survey", "suspend", "sweep", "swim", "switch", "take", "team", "test", "tie", "tighten", "tour", "track", "transfer", "translate", "transport", "travel", "trek", "turn", "undergo", "undertake", "unite", "use", "visit", "walk", "wash", "watch", "wear", "withdraw", "work", "wrap", "write"]
)
#: "… managed to": what follows these is the deed itself, or what came of it.
_NOT_FOR = frozenset(["win", "become", "find", "be", "have", "discover", "reach", "score", "finish", "lose", "beat", "do", "say", "claim", "learn", "realize", "realise", "see", "die", "live", "join", "form", "make", "date", "begin", "start", "defeat", "clinch", "equal", "overtake", "snatch", "remain", "last", "seem", "cost", "total", "exceed", "hit", "fall", "let"])
#: After these, "to see" and "to find" are what for, too.
_LOOKING = frozenset(["see", "find", "learn", "discover", "make", "form", "start", "begin", "have", "join"])
#: Objects that take a "to …" of their own: "a plan to build".
_OPEN_NOUNS = frozenset(
    ["plan", "decision", "attempt", "effort", "right", "chance", "ability", "way", "time", "step", "steps", "measure", "move", "need", "power", "permission", "offer", "law", "bid", "campaign", "programme", "program", "role", "duty", "order", "deal", "agreement", "pledge", "promise", "opportunity", "reason", "scheme", "project", "place", "thing", "something", "nothing", "anything", "everything", "money", "course", "action", "proposal", "resolution", "bill", "motion", "call", "pressure", "responsibility", "tendency", "willingness", "desire", "wish", "technology", "technique", "tool", "machine", "device", "system", "method", "one", "someone", "people", "option", "challenge", "figure", "lawyer", "mission", "race", "quest", "struggle", "fight", "battle", "drive", "push", "rush", "capacity", "freedom", "incentive", "invitation", "request", "demand", "command", "authority", "commitment", "mandate", "determination", "failure", "refusal", "reluctance", "urge", "vote", "threat", "requirement", "contract", "space", "room", "person", "man", "woman", "treaty", "pact", "petition", "licence", "license", "permit", "warrant", "letter", "rule", "regulation", "directive", "strategy", "initiative", "idea", "tendency", "job", "work", "task", "app", "software", "length", "trouble", "pain", "care", "extreme", "polls", "courage", "strength", "energy", "skill", "knowledge", "evidence", "ambition", "dream", "goal", "aim", "intention", "point", "turn", "side", "risk", "lot", "amount", "patience", "confidence", "experience", "habit", "oath", "vow", "guidance", "leave", "helping", "support", "help", "advice", "potential", "operation", "patrol", "sensitivity", "resistance", "response", "reaction", "exposure"]
)
_GIVING = frozenset(["give", "hand", "supply", "distribute", "award", "issue", "lend", "pay", "deliver", "reserve"])
#: What is made for a purpose, and the making.
_MADE = frozenset(["campaign", "programme", "program", "project", "scheme", "system", "machine", "device", "tool", "technology", "method", "initiative", "app", "software", "body", "law", "rule", "place"])
_MAKING = frozenset(["launch", "run", "create", "introduce", "develop", "set", "establish", "build", "invent", "start", "open", "form", "found", "install", "organise", "organize"])
#: They belong to "to …" only where they are what was taken or spent.
_TIMES = frozenset(["second", "hour", "hours", "minute", "day", "days", "week", "month", "year", "years", "decade", "century", "life", "age", "moment"])
#: Those who are sent, brought or taken do what "to …" tells.
_WITH_ORDERS = frozenset(["send", "take", "bring", "drive", "raise", "leave", "push", "employ", "join", "get", "move", "post", "put", "set", "spend", "grow", "invest", "play"])
#: Such a verb needs to say where to: "moved on Monday to ban" is what, not what for.
_GOING = frozenset(["go", "move", "come", "head", "return", "rush", "turn", "run", "stop", "climb", "leave", "meet", "unite", "play", "push", "press", "switch", "start", "join", "match", "grow", "spread", "change", "split", "open", "close", "break", "draw", "set", "take", "carry", "put", "bring", "hold", "run", "cut"])
_TO_A_THING = frozenset(["adjust", "adapt", "add", "compare", "link", "limit", "restrict", "tie", "match"])
_DEGREES = frozenset(["enough", "too", "so", "such", "first", "last", "next", "only", "able", "likely"])


def propose(view: View) -> Iterator[Proposal]:
    """A proposal where "to …" at the end says what the main deed was done for."""
    root = view.root
    if root.pos_ != "VERB" or not is_one_deed(view):
        return
    if view.sentence[0].lower_ == "to" or (root.lemma_ == "use" and not _is_new(view, root)):
        return
    hung_low = [verb for noun in root.children if noun.dep_ == "dobj" and root.lemma_ in _MAKING for verb in noun.children if verb.dep_ == "acl"]
    for verb in [*root.children, *hung_low]:
        if verb.i > root.i and verb.tag_ == "VB" and verb.dep_ in ("advcl", "xcomp", "acl") and _is_deed(view, root, verb):
            proposal = _make(view, root, verb)
            if proposal:
                yield proposal
            return


def _is_deed(view: View, root: Token, verb: Token) -> bool:
    """Whether the main verb tells what is done for something; behind a comma this is so of what was given, too."""
    if root.lemma_ in _DEEDS and not any(child.dep_ == "dative" for child in root.children):
        return True
    return _is_apart(view, verb) and any(child.dep_ == "auxpass" for child in root.children) and root.lemma_ in _GIVING


def _is_apart(view: View, verb: Token) -> bool:
    """Whether a comma stands before "to"."""
    return verb.dep_ == "advcl" and view.doc[verb.left_edge.i - 1].text == ","


def _make(view: View, root: Token, verb: Token) -> Proposal | None:
    doc = view.doc
    bounds = view.subtree(verb)
    to = next((child for child in verb.children if child.dep_ == "aux" and child.lower_ == "to"), None)
    if bounds is None or to is None or not view.ends_at(bounds[1]) or not _is_for(root, verb):
        return None
    first, stop = bounds
    if root.lemma_ in _TO_A_THING and any(child.dep_ == "dobj" and child.tag_ == "NNS" and child.i == verb.i + 1 for child in verb.children):
        # "can adjust the clock to slow changes": no verb
        return None
    if first != to.i or verb.i != to.i + 1 or stop - first < view.level.least_piece + 2 or first - view.sentence.start < view.level.least_piece + 1:
        return None
    cut = seam(view, first)
    if cut is None or cut[1].pos_ in ("ADV", "ADJ", "VERB", "AUX") or cut[1].tag_.startswith("W") or _is_open(view, root, first):
        return None
    subject = view.own_subject(root)
    if subject is not None and any(child.dep_ == "dobj" and child.lower_ in ("him", "her", "them") for child in verb.children) and subject.lower_ in ("he", "she", "they"):
        # "He wore a suit to protect him"
        return None
    if _runs_on(view, verb, stop):
        return None
    opening = _opening(view, root, apart=_is_apart(view, verb))
    if opening is None:
        return None
    edit = Edit(Span(cut[0], doc[first].idx), f". {opening} ")
    return Proposal(NAME, REASON.format(words=f"{opening} to"), (edit,))


def _is_new(view: View, use: Token) -> bool:
    """Whether what is used is told here for the first time, so that the main clause says something without "to …"."""
    subject, thing = view.own_subject(use), next((child for child in use.children if child.dep_ == "dobj"), None)
    if subject is None or thing is None or thing.right_edge.i - thing.left_edge.i < 1 or (subject.pos_ == "NOUN" and not view.is_person(subject) and subject.lemma_.lower() not in DOERS):
        return False
    if any(child.dep_ == "poss" or child.lower_ in ("this", "that", "these", "those") for child in thing.children):
        return False
    return not any(child.lower_ == "the" for child in thing.children) or any(child.dep_ == "prep" for child in thing.children)


def _is_for(root: Token, verb: Token) -> bool:
    """Whether "to …" says what for, by the two verbs."""
    if verb.lemma_ in _NOT_FOR and not (verb.lemma_ in _LOOKING and root.lemma_ in ("travel", "fly", "visit", "gather", "queue", "march", "sail", "use", "sell", "study", "test", "drill")):
        return False
    objects = any(child.dep_ in ("dobj", "nsubjpass") for child in root.children)
    places = any(child.dep_ == "prep" and child.lower_ in ("to", "into", "through", "from", "around", "across", "with") and child.i < verb.i for child in root.children)
    return root.lemma_ not in _GOING or objects or places or any(child.dep_ == "prt" for child in root.children)


def _is_open(view: View, root: Token, first: int) -> bool:
    """Whether "to …" may belong to a noun before it, or to a word of degree."""
    for noun in _objects(view, root, first):
        if (noun.lower_ in _OPEN_NOUNS or noun.lemma_.lower() in _OPEN_NOUNS) and not _is_made(root, noun):
            return True
        if noun.lemma_.lower() in _TIMES and (noun.dep_ in ("dobj", "npadvmod") or root.lemma_ in ("take", "spend")):
            return True
        if root.lemma_ in _WITH_ORDERS and noun.dep_ in ("dobj", "nsubjpass") and (view.is_person(noun) or noun.pos_ in ("PRON", "PROPN")):
            return True
    return any(token.lower_ in _DEGREES or token.tag_ in ("JJS", "RBS") for token in view.doc[root.i : first])


def _is_made(root: Token, noun: Token) -> bool:
    """Whether the noun is a thing with a purpose that is made here: whether it or the making is for something is the same."""
    modified = any(child.dep_ in ("amod", "compound", "prep", "nummod") for child in noun.children)
    return root.lemma_ in _MAKING and noun.lemma_.lower() in _MADE and modified


def _objects(view: View, root: Token, first: int) -> list[Token]:
    """The nouns that "to …" could belong to: the verb's own object, and the last word before it."""
    own = [child for child in root.children if child.dep_ in ("dobj", "attr", "oprd", "nsubjpass", "npadvmod") and child.i < first]
    held = [child for one in root.children if one.dep_ == "prep" and root.i < one.i < first for child in one.children if child.dep_ == "pobj"]
    return [*own, *held, view.doc[first - 2 if view.doc[first - 1].text == "," else first - 1]]


def _runs_on(view: View, verb: Token, stop: int) -> bool:
    """Whether what follows may say more than what it was done for."""
    if goes_on(view, verb.i):
        return True
    return any(token.text == "," for token in view.doc[verb.i : stop]) and any(one.dep_ == "mark" for one in verb.children)


def _opening(view: View, root: Token, *, apart: bool) -> str | None:
    """ "They did this", or "This was done" where the sentence doesn't say who."""
    subject = view.own_subject(root)
    if subject is None or (root.lemma_ in ("take", "use") and subject.lower_ == "it"):
        return None
    if subject.dep_ == "nsubjpass" and not apart and (root.lemma_ in ("use", "send", "take", "bring", "invite", "employ", "design") or view.is_person(subject) or subject.lower_ in ("he", "she", "we", "i", "you", "who")):
        return None
    return did_this(view, root, acts=True)
