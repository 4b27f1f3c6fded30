"""When, why or beside what something happened, at the end of a long sentence, becomes a sentence.

"The mayor gave up her post in May after a row over the budget." →
"The mayor gave up her post in May. This came after a row over the budget."
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.article import Span
from reader.edits import Edit
from reader.plain.deeds import goes_on, is_one_deed, seam
from reader.plain.facts import NUMBER_WORDS
from reader.plain.rules.adverbial_clauses import STATES
from reader.plain.types import Proposal
from reader.plain.verbs import helpers_of
from reader.plain.view import REPORTING, View

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "phrase at the end"
SOURCE = "plainlanguage.gov: one idea a sentence; Siddharthan 2006: a connective keeps the logic"
REASON = "The part with “{word}” was made a sentence of its own; “{link}” keeps the link."
#: Single words with a noun behind them that takes place: what opens the new sentence; {come} goes with the tense.
_WITH_EVENTS = {
    "after": "This {come} after",
    "following": "This {come} after",
    "during": "This happened during",
    "amid": "This {come} amid",
    "at": "This happened at",
    "in": "This happened in",
    "since": "This has happened since",
}
#: Phrases that belong to the whole of the main clause; {be} goes with its tense.
PHRASES = {
    "in response to": "This {be} in response to",
    "in reaction to": "This {be} in reaction to",
    "in return for": "This {be} in return for",
    "in exchange for": "This {be} in exchange for",
    "in anticipation of": "This {be} in anticipation of",
    "in preparation for": "This {be} in preparation for",
    "in recognition of": "This {be} in recognition of",
    "in defiance of": "This {be} in defiance of",
    "in memory of": "This {be} in memory of",
    "in honour of": "This {be} in honour of",
    "in honor of": "This {be} in honor of",
    "in protest at": "This {be} in protest at",
    "in protest against": "This {be} in protest against",
    "in line with": "This {be} in line with",
    "in keeping with": "This {be} in keeping with",
    "in the wake of": "This {come} after",
    "in the aftermath of": "This {come} after",
    "in the run-up to": "This {come} in the run-up to",
    "ahead of": "This {come} ahead of",
    "as part of": "This {be} part of",
    "as a part of": "This {be} part of",
    "as a way of": "This {be} a way of",
    "as a means of": "This {be} a means of",
    "as a tribute to": "This {be} a tribute to",
    "as a sign of": "This {be} a sign of",
    "as a mark of": "This {be} a mark of",
    "as a symbol of": "This {be} a symbol of",
    "as a protest against": "This {be} a protest against",
    "as a reward for": "This {be} a reward for",
    "as a punishment for": "This {be} a punishment for",
    "as punishment for": "This {be} a punishment for",
    "for the first time since": "This {be} the first time since",
    "at the request of": "This {be} at the request of",
    "at the invitation of": "This {be} at the invitation of",
    "on the orders of": "This {be} on the orders of",
    "under pressure from": "This {be} under pressure from",
    "compared with": "This compares with",
    "compared to": "This compares with",
    "based on": "This {be} based on",
    "followed by": "This {be} followed by",
    "depending on": "This depends on",
    "depending upon": "This depends on",
}
_LONGEST = max(len(words.split()) for words in PHRASES)
#: What takes place and has a place: "at a meeting in Oslo", "in a crash".
_EVENTS = frozenset(
    ["meeting", "conference", "ceremony", "event", "festival", "concert", "match", "game", "party", "wedding", "funeral", "summit", "hearing", "trial", "rally", "protest", "demonstration", "auction", "exhibition", "tournament", "championship", "dinner", "reception", "workshop", "seminar", "session", "congress", "convention", "gathering", "parade", "march", "performance", "screening", "premiere", "celebration", "vote", "election", "referendum", "clash", "row", "dispute", "fight", "battle", "war", "attack", "bombing", "explosion", "fire", "flood", "earthquake", "storm", "hurricane", "crash", "accident", "collapse", "raid", "strike", "coup", "revolution", "uprising", "riot", "invasion", "experiment", "poll", "survey", "ballot", "operation", "expedition", "outbreak", "blaze", "burglary", "robbery", "shooting", "stabbing", "incident", "ambush", "avalanche", "landslide", "eruption"]
)
#: Verbs that need what stands behind them, or that such a phrase belongs to closely.
_NEED_IT = frozenset(["name", "call", "look", "come", "go", "seek", "chase", "run", "ask", "long", "last", "rank", "place", "follow", "arrive", "attend", "begin", "start", "end", "continue", "aim", "point", "laugh", "shout", "stare", "work", "teach", "serve", "spend", "wait", "sit", "stand", "increase", "rise", "grow", "fall", "drop", "double", "peak", "act", "play", "see", "view", "regard", "treat", "describe", "count", "class", "consider", "do", "become", "pattern", "model", "title", "christen", "choose", "adopt", "base", "involve", "result", "occur", "happen", "perform", "star", "appear", "participate", "engage", "smell", "hold", "take", "focus", "compete", "rise", "vary", "speak", "use", "perish"])
_ONLY = frozenset(["not", "only", "just", "even", "also", "especially", "particularly", "mainly", "mostly", "partly", "largely", "soon", "shortly", "immediately", "long", "right", "well", "once", "and", "or", "but", "either", "both", "over", "simply", "directly", "except", "than", "as", "usually", "often", "when", "ever"])
_TIMES = frozenset(["second", "moment", "minute", "hour", "day", "night", "morning", "evening", "week", "month", "year", "decade", "time", "period", "century", "while", "age", "date"])
_CHOICES = frozenset(["vary", "change", "differ", "range", "cost", "take"])


def propose(view: View) -> Iterator[Proposal]:
    """A proposal where such a phrase ends a long sentence that tells of one thing."""
    root = view.root
    if not is_one_deed(view) or root.lemma_ in REPORTING or view.own_subject(root) is None:
        return
    if any(token.lower_ == "according" for token in view.sentence):
        # both parts are what the source says
        return
    for place in range(root.i + 1, view.words_end - view.level.least_piece):
        words = _phrase(view, place)
        proposal = _make(view, place, words) if words else None
        if proposal:
            yield proposal
            return


def _phrase(view: View, place: int) -> str:
    """The longest linking phrase that begins at the token; empty where none does."""
    for length in range(_LONGEST, 0, -1):
        words = " ".join(token.lower_ for token in view.doc[place : place + length])
        if words in PHRASES or (length == 1 and words in _WITH_EVENTS):
            return words
    return ""


def _make(view: View, place: int, words: str) -> Proposal | None:
    doc, root, stop = view.doc, view.root, view.words_end
    first = doc[place + len(words.split())]
    if stop - place < view.level.least_piece + 2 or place - view.sentence.start < view.level.least_piece + 1 or first.i >= stop or first.lower_ in ("which", "whom", "whose"):
        return None
    cut, has_comma = seam(view, place), doc[place - 1].text == ","
    if cut is None or cut[1] == root or cut[1].pos_ == "AUX" or cut[1].lower_ in _ONLY or not _stands_alone(view, place):
        return None
    if words == "followed by" and root.lemma_ == "be":
        # "Lund was in third place, followed by Selm": the town is
        return None
    tense = tense_of(view)
    if words in _WITH_EVENTS and any(token.lower_ == "which" and token.nbor(-1).pos_ in ("NOUN", "PROPN") for token in doc[first.i : stop]):
        # "saw a boat at the fair which was blue": the boat or the fair
        return None
    if words in _WITH_EVENTS:
        held = cut[1].lemma_.lower() in _TIMES and not has_comma and words in ("after", "during", "following")
        link = _WITH_EVENTS[words] if not held and _tells_an_event(view, doc[place], tense) else None
    else:
        link = PHRASES[words] if _fits(view, doc[place], words, tense, has_comma=has_comma) else None
    if link is None or tense is None:
        return None
    opening = opening_of(link, tense)
    edit = Edit(Span(cut[0], first.idx), f". {opening} ")
    return Proposal(NAME, REASON.format(word=words, link=opening), (edit,))


def _stands_alone(view: View, place: int) -> bool:
    """Whether nothing between the verb and the phrase could own it, and nothing in the phrase goes on with the main clause."""
    doc, root, stop = view.doc, view.root, view.words_end
    start = doc[place]
    if start.right_edge.i + 1 < stop and start.head.right_edge.i + 1 < stop:
        return False
    if any(token.text in ("–", "—", "-", ";", ":") and (token.whitespace_ or token.text in ";:") for token in doc[root.i + 1 : place]):
        return False
    if any(token.dep_ in ("relcl", "acl", "ccomp", "advcl", "pcomp", "conj") and token.pos_ in ("VERB", "AUX") for token in doc[root.i + 1 : place]):
        return False
    return not goes_on(view, place)


def _tells_an_event(view: View, link: Token, tense: str | None) -> bool:
    """Whether main verb and noun both tell of something that takes place, and the verb can do without the phrase."""
    root, word = view.root, link.lower_
    noun = next((child for child in link.children if child.dep_ == "pobj"), None)
    if noun is None or link.head != root or root.pos_ != "VERB" or root.lemma_ in STATES or root.lemma_ in _NEED_IT:
        return False
    if any(child.dep_ in ("xcomp", "oprd", "acomp") for child in root.children) or tense in (None, "will be") or any(child.tag_ == "MD" for child in root.children):
        return False
    if (word == "since") != (tense == "has") and not (word in ("after", "following", "amid", "in") and tense == "has"):
        return False
    if word == "in" and tense not in ("was", "has"):
        return False
    if word in ("during", "at") and tense != "was":
        return False
    if not any(child.dep_ in ("det", "poss", "nummod") for child in noun.children) and not view.is_plural(noun):
        return False
    if word in ("at", "in"):
        articles = ("a", "an", "the") if word == "at" or noun.lower_ == "battle" else ("a", "an")
        return noun.lemma_.lower() in _EVENTS and any(child.lower_ in articles for child in noun.children)
    if view.is_person(noun) or noun.ent_type_ == "PERSON" or (word != "during" and noun.lemma_.lower() in _TIMES):
        return False
    return noun.pos_ == "NOUN" or word == "during"


def _fits(view: View, start: Token, words: str, tense: str | None, *, has_comma: bool) -> bool:
    """Whether the phrase says something of the whole main clause."""
    root = view.root
    if not _leads_to(start, root):
        return False
    if words in ("based on", "followed by"):
        return has_comma and tense in ("was", "is", "has") and _follows(view, start, words, tense)
    helpers = [child.lower_ for child in root.children if child.dep_ == "aux"]
    if words.startswith("depending"):
        return (tense == "is" and (root.lemma_ in _CHOICES or has_comma)) or any(word in ("can", "may", "could", "might") for word in helpers)
    if words.startswith("compared"):
        main, tail = view.doc[view.sentence.start : start.i], view.doc[start.i : view.words_end]
        return all(any(token.like_num or token.lower_ in NUMBER_WORDS or token.lower_ in ("tens", "none", "%") for token in part) for part in (main, tail)) and not any(token.tag_ in ("JJR", "RBR") and token.lower_ not in ("more", "less") for token in main)
    if (root.lemma_ in STATES and not (root.lemma_ == "be" and any(child.dep_ == "xcomp" for child in root.children))) or any(token.lower_ in ("whether", "if") for token in view.sentence):
        return False
    if words.startswith("for the first time"):
        return tense in ("was", "has")
    following = view.doc[start.i + len(words.split())]
    if words == "ahead of" and (root.lemma_ in _NEED_IT or root.lemma_ in ("finish", "get", "keep", "put", "race", "move", "push", "drum") or any(token.like_num for token in following.subtree)):
        return False
    return start.head.lemma_ not in ("occur", "happen", "act", "serve", "work")


def _follows(view: View, start: Token, words: str, tense: str) -> bool:
    """Whether what is based or followed is the whole of the main clause, not somebody or something in it."""
    root, subject = view.root, view.own_subject(view.root)
    if any(token.text == "," and token.i > start.i for token in view.doc[start.i : view.words_end]):
        return False
    if words == "based on":
        return start.head == root and root.lemma_ != "be" and (root.dep_ != "advcl")
    return tense != "has" and subject is not None and not view.is_person(subject) and subject.lower_ not in ("he", "she", "who", "i", "they")


def _leads_to(start: Token, root: Token) -> bool:
    """Whether the phrase hangs on the main verb, or on what belongs to it, with no other clause between."""
    one = start
    for _ in range(6):
        if one.head == root:
            return True
        one = one.head
        if one.i < root.i or one.dep_ in ("relcl", "acl", "advcl", "ccomp", "pcomp"):
            return False
    return False


def opening_of(link: str, tense: str) -> str:
    """The link in its tense: "This came after", "This is despite"."""
    return link.format(be="is" if tense == "has" else tense, come="came" if tense in ("was", "has") else "comes")


def tense_of(view: View) -> str | None:
    """ "was", "is", "has" or "will be", after the tense of the main verb; ``None`` where a doubt stands in it."""
    root = view.root
    helpers = helpers_of(root)
    words = [child.lower_.replace("’", "'") for child in helpers]
    if "had" in words:
        return None
    modal = next((word for word, child in zip(words, helpers, strict=True) if child.tag_ == "MD"), None)
    if modal in ("can", "may", "could", "might"):
        return "is" if modal in ("can", "may") else None
    if modal:
        return "will be" if modal in ("will", "'ll") and "have" not in words else None
    if any(word in ("has", "have", "'ve") for word in words):
        return "has" if root.tag_ == "VBN" else "is"
    return "was" if view.is_past(root) else "is"
