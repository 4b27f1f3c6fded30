"""How something was done, at the end of a long sentence, becomes a sentence.

"The two firms cut their costs by closing a plant in the north." →
"The two firms cut their costs. They did this by closing a plant in the north."
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.article import Span
from reader.edits import Edit
from reader.plain.deeds import did_this, goes_on, is_one_deed, seam
from reader.plain.types import Proposal
from reader.plain.view import View

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "how it was done"
SOURCE = "plainlanguage.gov: one idea a sentence; Siddharthan 2006: a connective keeps the logic"
REASON = "How it was done was made a sentence of its own; “{words}” keeps the link."
#: Words before a verb in -ing that say how something was done.
_LINKS: tuple[tuple[str, ...], ...] = (("by",), ("without",), ("instead", "of"))
#: "with help from the state": what it was done with.
_HELP = frozenset(["help", "support", "funding", "backing", "aid", "assistance", "money", "permission", "advice", "sponsorship", "encouragement", "approval", "funds", "donation", "grant", "loan"])
#: With these, "by …" is not how, but what, when or how far: "began by thanking all".
_WHAT = frozenset(
    ["begin", "start", "open", "end", "close", "finish", "conclude", "continue", "work", "function", "operate", "respond", "react", "reply", "answer", "follow", "mark", "celebrate", "be", "have", "go", "come", "do", "become", "seem", "remain", "stay", "live", "mean", "know", "want", "like", "need", "profit", "benefit", "suffer", "lose", "spend", "behave", "compensate", "differ", "think", "feel", "believe", "hope", "get", "happen", "occur", "act", "play", "stand", "sit", "characterize", "characterise", "define", "cause", "impress", "surprise", "shock", "disappoint", "amaze", "delight", "annoy", "upset", "fascinate", "trouble", "break", "frighten", "haunt", "threaten", "try", "support", "represent", "contribute"]
)
#: "aims to cut costs by …" tells how it is to be done.
_INTENDING = frozenset(["aim", "plan", "hope", "want", "intend", "try", "attempt", "seek", "pledge", "promise", "vow", "propose"])
#: After these, "by …" is not how, but "with help from …" is.
_DONE = frozenset(["do", "open", "start", "finish", "close", "begin", "celebrate"])


def propose(view: View) -> Iterator[Proposal]:
    """A proposal where "by", "without" or "instead of" and a verb in -ing end the sentence."""
    root = view.root
    if root.lemma_ in _INTENDING and root.pos_ == "VERB" and is_one_deed(view):
        intended = _intended(view)
        if intended:
            yield intended
            return
    if root.pos_ != "VERB" or root.lemma_ in _WHAT - _DONE or not is_one_deed(view) or view.sentence[0].lower_ in ("by", "to"):
        return
    for place in range(root.i + 1, view.words_end - view.level.least_piece):
        if view.doc[place].lower_ == "with":
            proposal = _with_help(view, place)
            if proposal:
                yield proposal
                return
        for words in _LINKS if root.lemma_ not in _WHAT else ():
            if tuple(token.lower_ for token in view.doc[place : place + len(words)]) == words:
                proposal = _make(view, place, words)
                if proposal:
                    yield proposal
                    return


def _make(view: View, place: int, words: tuple[str, ...]) -> Proposal | None:
    doc, root, stop = view.doc, view.root, view.words_end
    verb = next((token for token in doc[place + len(words) : place + len(words) + 2] if token.tag_ == "VBG"), None)
    if verb is None or verb.dep_ not in ("pcomp", "advcl", "pobj") or not _says_how(doc[place], verb, root) or verb.right_edge.i + 1 < stop:
        return None
    if verb.i > place + len(words) and doc[verb.i - 1].dep_ != "advmod":
        return None
    if stop - place < view.level.least_piece + 2 or place - view.sentence.start < view.level.least_piece + 1:
        return None
    if any(token.pos_ in ("VERB", "AUX") and token.tag_ not in ("VBG", "VBN") for token in doc[root.i + 1 : place]) or _is_tied(view, place):
        return None
    if any(token.tag_ == "VBG" and token.dep_ in ("pcomp", "xcomp", "advcl", "acl") for token in doc[root.i + 1 : place]):
        # "blamed the army for making it worse by closing the road": the army did
        return None
    cut = seam(view, place)
    if cut is None or (cut[1] != root and cut[1].pos_ in ("ADJ", "VERB", "AUX")) or cut[1].lower_ in ("not", "also", "even", "mainly", "mostly", "partly", "largely", "especially", "only", "just", "either", "both", "simply", "usually", "often"):
        return None
    opening = did_this(view, root, acts=words != ("by",))
    if opening is None or (opening.startswith("This") and (words != ("by",) or _may_be_doer(view, root, verb))):
        return None
    if cut[1] == root and not opening.startswith("This"):
        return None
    edit = Edit(Span(cut[0], doc[place].idx), f". {opening} ")
    return Proposal(NAME, REASON.format(words=f"{opening} {' '.join(words)}"), (edit,))


def _with_help(view: View, place: int) -> Proposal | None:
    """ "…, with the help of volunteers" → "They did this with the help of volunteers." """
    start, root, stop = view.doc[place], view.root, view.words_end
    noun = next((child for child in start.children if child.dep_ == "pobj"), None)
    if noun is None or (start.head != root and (start.head.dep_ != "dobj" or start.head.head != root or noun.lower_ == "money")) or start.right_edge.i + 1 < stop or noun.lemma_.lower() not in _HELP:
        return None
    following = view.doc[noun.i + 1]
    if following.lower_ not in ("of", "from") or noun.i - place > 3 or stop - noun.i < 3 or place - view.sentence.start < view.level.least_piece + 2:
        return None
    cut, opening = seam(view, place), did_this(view, root, acts=True)
    if cut is None or opening is None or cut[1] == root or cut[1].pos_ in ("ADJ", "VERB", "AUX", "ADV") or _is_tied(view, place):
        return None
    edit = Edit(Span(cut[0], start.idx), f". {opening} ")
    return Proposal(NAME, REASON.format(words=f"{opening} with"), (edit,))


def _intended(view: View) -> Proposal | None:
    """ "The firm aims to cut costs by …" → "The firm aims to do this by …" """
    doc, root, stop = view.doc, view.root, view.words_end
    subject, verb = view.own_subject(root), next((child for child in root.children if child.dep_ == "xcomp" and child.tag_ == "VB"), None)
    if verb is None or verb.lemma_ == "do" or subject is None or subject.dep_ != "nsubj" or subject.i > root.i or [token.lower_ for token in doc[root.i + 1 : verb.i]] != ["to"]:
        return None
    by = next((child for child in verb.children if child.lower_ == "by" and child.i > verb.i + 1), None)
    name, helpers = view.name_again(subject), [child for child in root.children if child.dep_ == "aux"]
    if by is None or name is None or doc[by.i + 1].tag_ != "VBG" or any(child.dep_ == "conj" for child in verb.children) or any(one.tag_ == "MD" and one.lower_ != "will" for one in helpers):
        return None
    rest = [token.lower_ for token in doc[by.right_edge.i + 1 : stop]]
    if (rest and rest[:3] != [",", "along", "with"]) or stop - by.i < view.level.least_piece + 2 or by.i - view.sentence.start < view.level.least_piece + 2:
        return None
    cut = seam(view, by.i)
    if cut is None or cut[1].pos_ in ("ADJ", "VERB", "AUX", "ADV") or goes_on(view, by.i) or any(token.dep_ in ("acl", "relcl", "advcl") for token in doc[verb.i : by.i]):
        return None
    opening = f"{name} {' '.join(token.text for token in (*helpers, root))} to do this"
    return Proposal(NAME, REASON.format(words=f"{opening} by"), (Edit(Span(cut[0], by.idx), f". {opening} "),))


def _may_be_doer(view: View, root: Token, verb: Token) -> bool:
    """Whether "by moving electrons" may say who or what did it; also after "this", where "This was done" adds nothing."""
    subject, after = view.own_subject(root), view.doc[verb.i + 1]
    if subject is None or subject.lower_ in ("this", "that", "it", "these", "everything"):
        return True
    return after.pos_ in ("NOUN", "ADJ", "PROPN") or after.tag_ in ("VBG", "VBN")


def _says_how(link: Token, verb: Token, root: Token) -> bool:
    """Whether the phrase hangs on the main verb, by one or two steps, and has something of its own."""
    if verb.dep_ == "pobj" and any(child.dep_ in ("det", "poss", "amod", "compound", "nummod") for child in verb.children):
        return False
    if not any(child.dep_ in ("dobj", "prep", "prt", "xcomp", "ccomp", "advmod") for child in verb.children):
        return False
    one = verb
    for _ in range(3):
        one = one.head
        if one == root:
            return True
        if one.i < link.i:
            return False
    return False


def _is_tied(view: View, place: int) -> bool:
    """Whether the phrase, or what stands before it, goes on in a way that can't be cut."""
    if goes_on(view, place):
        return True
    if any(token.dep_ in ("advcl", "relcl") and token.i < place for token in view.doc[view.root.i : place]):
        return True
    return any(token.lower_ in ("more", "less", "most", "best", "better", "than", "much", "enough", "too", "far") for token in view.doc[view.root.i + 1 : place])
