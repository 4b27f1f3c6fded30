"""What the same one did before, after or at the same time, at the end of a long sentence, becomes a sentence.

"They drifted for a month before being picked up by a ferry." → "They drifted for a month. Then they were picked up by a ferry."
"She closed the school after finding cracks in the roof." → "She closed the school. This happened after she found cracks in the roof."
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.article import Span
from reader.edits import Edit
from reader.lexicon.inflecting import inflect
from reader.plain.deeds import goes_on, is_one_deed, seam
from reader.plain.rules.adverbial_clauses import STATES
from reader.plain.types import Proposal
from reader.plain.view import REPORTING, View, name_inside, verb_lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "before and after"
SOURCE = "OneStopEnglish: professionals keep 39 of 100 participial clauses; Siddharthan 2006: a connective keeps the logic"
REASON = "The part with “{word}” was made a sentence of its own; “{link}” keeps the link."
#: "…, having flown there": what came before needs no link but its tense.
_HAVING = "having"
_LINKS = {"before": "Then", "after": "This happened after", "while": "This happened while", "when": "This happened when"}
#: Whoever does this may not come to what stands behind "before": "died before finishing the book".
_ENDS = frozenset(
    ["die", "stop", "sink", "crash", "kill", "catch", "arrest", "fall", "leave", "quit", "resign", "drop", "retire", "fail", "collapse", "break", "lose", "cancel", "halt", "withdraw", "end", "abandon", "delay", "block", "prevent", "wait", "hesitate", "need", "have", "disappear", "vanish", "give", "escape", "intercept", "expire", "close", "destroy", "flee", "shoot", "think", "plan"]
)
#: What surely followed when it stands behind "before".
_FOLLOWS = frozenset(
    ["be", "move", "return", "go", "head", "travel", "join", "become", "turn", "set", "take", "fly", "sail", "drive", "walk", "start", "begin", "switch", "marry", "settle", "come", "fall", "rise", "drop", "climb", "sink", "crash", "disappear", "escape", "run", "leave", "die", "end", "jump", "launch", "enter", "found", "open", "drift", "flee", "slip", "give", "transfer", "add", "continue", "drag", "throw", "push", "pull", "shoot", "kill", "steal", "spend", "sell", "buy", "declare", "appear", "star", "study", "work", "teach", "address", "meet", "lose", "win", "retire", "resign", "emigrate", "hand", "put", "pass", "land", "plunge", "lay", "place", "hide", "serve", "sign", "graduate", "collapse", "dump", "feed", "tell", "explain", "ask", "publish", "release"]
)
#: "shortly before": how long before would be lost.
_HOW_LONG = frozenset(["second", "moment", "minute", "hour", "day", "night", "week", "month", "year", "decade", "time", "long", "shortly", "just", "soon", "immediately", "right", "even", "only", "not", "ever", "well", "once", "directly", "and", "or", "but", "usually", "often", "always"])


def propose(view: View) -> Iterator[Proposal]:
    """A proposal where "before", "after" or "while" and a verb in -ing end the sentence."""
    root = view.root
    if root.pos_ not in ("VERB", "AUX") or not is_one_deed(view) or any(child.tag_ == "MD" for child in root.children):
        return
    for place in range(root.i + 1, view.words_end - view.level.least_piece):
        word = view.doc[place].lower_
        if word in _LINKS or word == _HAVING:
            proposal = _make(view, place) if word in _LINKS else _having(view, place)
            if proposal:
                yield proposal
                return


def _make(view: View, place: int) -> Proposal | None:
    doc, root, word, stop = view.doc, view.root, view.doc[place].lower_, view.words_end
    first = next((token for token in doc[place + 1 : place + 3] if token.tag_ == "VBG"), None)
    subject = view.own_subject(root)
    if root.pos_ != "VERB" or not view.is_past(root):
        return None
    if root.lemma_ in ("see", "watch", "find", "hear", "show") and any(child.dep_ in ("ccomp", "xcomp") and child.i < place for child in root.children):
        # "saw the sales peak in May before falling": the sales fell
        return None
    if first is None or subject is None or not _is_last(view, place, first) or not _fits(view, root, first, word):
        return None
    if stop - place < view.level.least_piece + 1 or place - view.sentence.start < view.level.least_piece + 1:
        return None
    cut, adverb = seam(view, place), doc[first.i - 1] if first.i > place + 1 else None
    if cut is None or _is_held(cut[1], root, word) or (adverb is not None and adverb.dep_ != "advmod"):
        return None
    name, tense = view.name_again(subject), _tense(view, root, first, subject, word)
    if name is None or tense is None or name in ("This", "These", "Those"):
        return None
    link = "After that," if word == "before" and any(token.lower_ == "then" for token in view.sentence) else _LINKS[word]
    shown = f"{name_inside(name, subject)} {adverb.text + ' ' if adverb is not None else ''}{tense[0]}"
    edits = [Edit(Span(cut[0], tense[1].idx + len(tense[1])), f". {link} {shown}")]
    for joined in first.conjuncts:
        if joined.i > first.i and joined.tag_ in ("VBG", "VBN"):
            if joined.tag_ == "VBN" or first.lower_ == "being" or word in ("while", "when") or tense[1] != first:
                return None
            edits.append(Edit(Span(joined.idx, joined.idx + len(joined)), inflect(verb_lemma(joined), "VBD")))
    return Proposal(NAME, REASON.format(word=word, link=link.rstrip(",")), tuple(edits))


def _having(view: View, place: int) -> Proposal | None:
    """ "…, having flown there that morning" → "He had flown there that morning." """
    doc, root, having = view.doc, view.root, view.doc[place]
    verb, subject = having.head, view.own_subject(root)
    if verb.tag_ != "VBN" or verb.head != root or having.dep_ != "aux" or doc[place - 1].text != "," or subject is None or subject.i > root.i:
        return None
    if not _is_last(view, place, verb) or verb.left_edge != having or view.words_end - place < view.level.least_piece + 1 or place - view.sentence.start < view.level.least_piece + 2:
        return None
    name, cut = view.name_again(subject), seam(view, place)
    if cut is None or name is None or name in ("This", "These", "Those") or any(child.dep_ == "conj" for child in verb.children):
        return None
    plural = view.is_plural(subject) or name in ("They", "We", "I", "You")
    has = "had" if view.is_past(root) else "have" if plural else "has"
    if has != "had" and any(token.ent_type_ in ("DATE", "TIME") for token in doc[place : view.words_end]):
        has = "had"
    edit = Edit(Span(cut[0], having.idx + len(having)), f". {name} {has}")
    return Proposal(NAME, REASON.format(word=_HAVING, link=has), (edit,))


def _is_held(before: Token, root: Token, word: str) -> bool:
    """Whether the word before says how long before or after it was, or whether the verb stands there alone."""
    if word in ("before", "after") and before.dep_ == "pobj" and before.head.head == root and before.head.lower_ in ("for", "in", "on", "at", "until"):
        # "for a month before …": the time belongs to the main verb
        return False
    return before == root or before.lemma_.lower() in _HOW_LONG or before.lower_ in _HOW_LONG or before.pos_ == "AUX" or before.tag_ in ("VBG", "TO")


def _is_last(view: View, place: int, verb: Token) -> bool:
    """Whether the clause hangs on the main verb and ends the sentence, with no other verb before it."""
    doc, root = view.doc, view.root
    link = doc[place]
    real = verb.head if verb.dep_ in ("auxpass", "aux") else verb
    if real.right_edge.i + 1 < view.words_end:
        return False
    chain, one = False, real
    for _ in range(3):
        one = one.head
        if one == root:
            chain = True
            break
        if one.i < place:
            return False
    tail = doc[place : view.words_end]
    if not chain or goes_on(view, place) or link.dep_ == "cc" or any(token.dep_ in ("nsubj", "nsubjpass") and token.head == real for token in tail):
        return False
    return not any(token.dep_ in ("advcl", "relcl", "ccomp", "acl", "xcomp", "parataxis") for token in doc[root.i + 1 : place])


def _fits(view: View, root: Token, verb: Token, word: str) -> bool:
    """Whether what the two verbs say can be told as two sentences."""
    real = verb.head if verb.dep_ in ("auxpass", "aux") else verb
    if word == "before":
        return root.lemma_ not in _ENDS and verb_lemma(verb) in _FOLLOWS and not view.is_negated(real)
    subject = view.own_subject(root)
    if root.lemma_ in STATES or root.lemma_ in REPORTING or subject is None:
        return False
    # "the cup was found after digging for weeks": who dug is not said
    return subject.dep_ != "nsubjpass" or verb.lower_ == "being" or view.is_person(subject) or subject.pos_ == "PROPN" or subject.lower_ in ("he", "she", "we", "i")


def _tense(view: View, root: Token, verb: Token, subject: Token, word: str) -> tuple[str, Token] | None:
    """The verb in the past, and the last token that it stands for; "being found" becomes "was found"."""
    if any(child.lower_ == "had" for child in root.children if child.dep_ == "aux"):
        if word == "before" or verb.lower_ == "having":
            return None
        return (f"had {'been' if verb.lower_ == 'being' else inflect(verb_lemma(verb), 'VBN')}", verb) if word == "after" else None
    if any(child.dep_ == "aux" and child.lower_ in ("has", "have") for child in root.children):
        return None
    was = view.be(subject, past=True)
    if verb.lower_ == "having":
        following = view.doc[verb.i + 1]
        return (f"had {following.text}", following) if following.tag_ == "VBN" and word == "after" else None
    if verb.lower_ == "being":
        return (was if word in ("before", "after") else f"{was} being", verb)
    return (f"{was} {verb.text}" if word in ("while", "when") else inflect(verb_lemma(verb), "VBD"), verb)
