"""Two things that one subject does become two sentences when the sentence is long.

"The court heard the case in May and sent the driver to prison for three years." →
"The court heard the case in May. The court sent the driver to prison for three years."
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.article import Span
from reader.edits import Edit
from reader.lexicon.inflecting import inflect
from reader.plain.rules.reattaching import (
    has_act_before,
    is_bare,
    is_broken,
    is_plain_plural,
    is_row,
    is_shared_negation,
    leading_phrase,
    says_not_only,
    stray_verb,
)
from reader.plain.speakers import has_source_behind
from reader.plain.types import Proposal
from reader.plain.verbs import first_of, has_participle_form, helpers_of
from reader.plain.view import REPORTING, View, name_inside

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "joined actions"
SOURCE = "plainlanguage.gov: one idea a sentence; Siddharthan 2006"
REASON = "Two actions in one sentence were made two sentences."


#: Without an object these are passives.
_NEED_OBJECT = frozenset(["tell", "ask", "order", "force", "allow", "invite", "send", "bring", "give", "put", "show", "make", "find", "place"])


#: "Each" and "no" can't be taken up by "it"; of "much of the land" it is not sure what "it" is.
_NOT_ONE = frozenset(["no", "each", "every", "any", "either", "neither", "few", "much", "little", "none", "nobody", "nothing", "everyone", "everything", "anything", "one", "who", "what", "which"])
#: "The type cannot hold much": without the words behind it, it says nothing.
_SAYS_LITTLE = frozenset(["group", "series", "number", "pair", "set", "type", "kind", "sort", "form", "part", "piece", "version", "example", "thing"])


def propose(view: View) -> Iterator[Proposal]:
    """A proposal where the main verb has further verbs joined to it."""
    root = view.root
    if not view.is_long or view.is_question or root.pos_ not in ("VERB", "AUX") or not view.is_finite(root):
        return
    subject = view.own_subject(root)
    if subject is None or subject.dep_ not in ("nsubj", "nsubjpass") or subject.i > root.i:
        return
    if view.in_quotation(view.span_of(subject, subject)) or is_broken(view, root, subject) or _is_more_than_one(root, subject):
        return
    if any(is_row(child) for child in root.children) or has_act_before(view, root) or says_not_only(view):
        return
    chain = _chain(view, root)
    name = _name(view, root, subject)
    if not chain or name is None or _has_condition(root, *chain) or (view.is_negated(root) and any(is_shared_negation(root, verb) for verb in chain)):
        return
    if has_source_behind(view) or any(child.lower_ == "according" or (child.dep_ == "mark" and child.i >= view.sentence.start) or (child.tag_ == "WRB" and child.i < subject.i) for child in root.children):
        # "As you get older and …": no main clause; "According to Kim": she may say both
        return
    if root.lemma_ in REPORTING and any(child.dep_ == "ccomp" for child in root.children) and any(verb.lemma_ not in REPORTING for verb in chain):
        # "said it paid well but needed workers": the second act may be part of what was said
        return
    edits: list[Edit] = []
    skipped = False
    for before, verb in zip([root, *chain], chain, strict=False):
        edit = _part(view, root, before, verb, name, subject, last=chain[-1].i)
        if skipped and first_of(verb) == verb:
            # it may go with the act that stays joined
            break
        skipped = edit is None
        if edit is not None:
            edits.append(edit)
        elif view.doc[verb.left_edge.i - 1].dep_ != "cc":
            # without this cut the row would have no "and" before its end
            return
    if root.lemma_ in REPORTING and any(token.text == ":" for token in view.doc[root.i : chain[0].i]):
        # "Kim said: it is cheap but works well"
        return
    if edits and not view.is_protected(Span(edits[0].span.start, edits[-1].span.end)):
        yield Proposal(NAME, REASON, tuple(edits))


def _is_more_than_one(root: Token, subject: Token) -> bool:
    """Whether the parser cut a row ("the sisters Ann, Eve, and Mia came"), or gave the verb two subjects ("the man, whose son is …, was")."""
    cut = any(child.dep_ == "appos" and any(one.dep_ == "conj" for one in child.children) for child in subject.children)
    return (cut and subject.pos_ == "PROPN") or sum(child.dep_ in ("nsubj", "nsubjpass") for child in root.children) > 1


def _name(view: View, root: Token, subject: Token) -> str | None:
    """The subject named again; "It" or "They" where its noun says little alone, and the verb shows which."""
    name = view.name_again(subject)
    if subject.tag_ == "NN" and subject.lemma_.lower() in _SAYS_LITTLE and (name is None or len(name.split()) < 3):
        return "It" if subject.left_edge.lower_ in ("the", "this", "another", "one", "such") else None
    if name == "They" and subject.text.istitle() and first_of(root).lower_ in ("is", "was", "has"):
        # "Fildes is …": a name that the parser takes for a plural
        whole = view.doc[subject.left_edge.i : subject.i + 1]
        if any(child.dep_ == "conj" for child in subject.children):
            return None
        return whole.text if len(whole) == 1 or all(token.pos_ == "PROPN" for token in whole) else None
    if name is not None:
        return name
    words = [subject.lower_, *(child.lower_ for child in subject.children if child.i < subject.i)]
    first = first_of(root)
    if any(word in _NOT_ONE for word in words) or subject.tag_ in ("VBG", "WP", "WDT", "EX"):
        return None
    if first.lower_ in ("are", "were", "have"):
        return "They"
    is_thing = not view.is_person(subject) and (subject.pos_ == "NOUN" or subject.ent_type_ in ("GPE", "LOC", "FAC", "ORG", "PRODUCT"))
    return "It" if is_thing and first.lower_ in ("is", "was", "has") and subject.tag_ in ("NN", "NNP") else None


def _chain(view: View, root: Token) -> list[Token]:
    """The verbs joined to the root, in order; empty where one of them is no verb or has its own subject."""
    chain: list[Token] = []
    waiting = [root]
    while waiting:
        one = waiting.pop()
        for child in one.children:
            if child.dep_ == "conj":
                if child.pos_ not in ("VERB", "AUX") or any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in child.children):
                    return []
                chain.append(child)
                waiting.append(child)
    if not chain:
        stray = stray_verb(view, root)
        return [stray] if stray is not None else []
    return sorted(chain, key=lambda token: token.i)


def _has_condition(*verbs: Token) -> bool:
    return any(
        child.dep_ == "advcl" and any(one.dep_ == "mark" and one.lower_ in ("if", "unless") for one in child.children)
        for verb in verbs
        for child in verb.children
    )


def _part(view: View, root: Token, before: Token, verb: Token, name: str, subject: Token, *, last: int) -> Edit | None:
    lead = leading_phrase(view, verb)
    start, opening = (verb.left_edge.i, verb.left_edge.i) if lead is None else lead
    link = view.doc[start - 1]
    if link.dep_ == "cc" and link.lower_ not in ("and", "but"):
        return None
    if link.dep_ != "cc" and (link.text != "," or verb.i == last or any(one.dep_ == "cc" and one.head == before for one in view.doc[before.i : start])):
        # "and, in so doing, saw" has its "and" farther up; "huge, sculpted heads": without an "and" at the end it is no row of actions
        return None
    low = link.i
    if link.dep_ == "cc" and view.doc[low - 1].text == ",":
        low -= 1
    if verb.right_edge.i - start + 1 < view.level.least_piece or low - before.left_edge.i < view.level.least_piece:
        return None
    if any(token.text == "," or token.pos_ in ("DET", "NOUN", "PROPN", "PRON", "ADJ") for token in view.doc[opening : verb.i]):
        return None
    if _share_more(view, before, verb, low) or _is_no_act(view, root, verb):
        return None
    helper = _helpers(view, root, subject, verb)
    if helper is None or any(_may_go_on(view, one, verb) for one in view.doc[before.i + 1 : low]):
        return None
    if is_bare(view, verb) or (name == "They" and (first_of(verb).tag_ == "VBZ" or first_of(verb).lower_ == "was")):
        return None
    opener, opening = _opened(view, verb, lead, link, opening)
    shown = name_inside(name, subject) if opener else name
    previous = view.doc[low - 1]
    stop = "" if previous.text.endswith(".") else "."
    return Edit(Span(previous.idx + len(previous), view.doc[opening].idx), f"{stop} {opener}{shown} {helper}")


def _share_more(view: View, before: Token, verb: Token, low: int) -> bool:
    """Whether the two verbs have more in common than their subject, or a third act stands between them."""
    cut = view.doc[low - 1]
    if cut.dep_ == "prt" and cut.head == before and any(child.dep_ == "dobj" for child in verb.children) and not any(child.dep_ == "dobj" for child in before.children):
        # "can break down and use the leaves": both verbs have one object
        return True
    if cut == before or (cut.dep_ == "prep" and not list(cut.children)):
        # "work with and for us", "he composed and arranged scores": both verbs have one object
        return True
    between = view.doc[before.i : low]
    if any(token.dep_ == "prep" and token.nbor(1).text == "," for token in between):
        # "work with, praise and help us"
        return True
    # "came out, pushed through the crowd and got on": the second act looks like a participle
    return any(token.dep_ in ("acl", "advcl") and token.tag_ in ("VBN", "VBD") and token.nbor(-1).text == "," and token.right_edge.i == low - 1 for token in between)


def _is_no_act(view: View, root: Token, verb: Token) -> bool:
    """Whether the second verb may be no act of the subject: a passive, or what another shall do."""
    if verb.lemma_ in _NEED_OBJECT and not any(child.dep_ in ("dobj", "ccomp", "dative") for child in verb.children):
        # "were sent into a room and told to think": a passive
        return True
    has_own = any(child.tag_ in ("VBD", "VBZ", "VBP", "MD") for child in helpers_of(verb))
    # "will pay for them to learn, fly and look for work": who looks is not sure
    return verb.tag_ in ("VB", "VBN") and not has_own and any(token.tag_ == "TO" and token.head.tag_ == verb.tag_ for token in view.doc[root.i : verb.i])


def _opened(view: View, verb: Token, lead: tuple[int, int] | None, link: Token, opening: int) -> tuple[str, int]:
    """What opens the new sentence, and the token at which the rest of it begins."""
    opener = "But " if link.lower_ == "but" else ""
    adverb = verb.left_edge
    if lead is None and (adverb.lower_ not in _IN_FRONT or any(token.lower_ == "that" for token in view.doc[verb.i : verb.right_edge.i])):
        return opener, opening
    phrase = view.slice(*lead).rstrip(" ,") if lead is not None else adverb.text
    opener = f"But {phrase}, " if opener else f"{phrase[:1].upper()}{phrase[1:]}, "
    return "So " if opener == "So, " else opener, adverb.i + 1 if lead is None else opening


def _may_go_on(view: View, clause: Token, verb: Token) -> bool:
    """Whether the verb may belong to a clause in between: "about a man who was caught and has confessed"."""
    if clause.dep_ not in ("relcl", "advcl", "acl") or not view.is_finite(clause):
        return False
    first, second = first_of(clause), first_of(verb)
    if second == verb and verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN"):
        return False
    past, is_past = first.tag_ == "VBD", second.tag_ == "VBD" or (second == verb and verb.tag_ == "VBN")
    if past != is_past and clause.dep_ == "advcl":
        return False
    subject = view.own_subject(clause)
    if subject is None or is_past or second.tag_ == "MD":
        return True
    host = clause.head if clause.dep_ == "relcl" else subject
    return view.is_plural(host) == (second.tag_ == "VBP")


#: Adverbs that stand before the subject of a new sentence.
_IN_FRONT = frozenset(["so", "hence", "thus", "therefore", "instead", "consequently", "nonetheless", "nevertheless", "meanwhile"])
_HABITS = frozenset(["usually", "often", "sometimes", "generally", "always", "mostly", "typically", "normally", "rarely", "now", "still", "already"])
#: Of these there is no passive, or hardly ever.
_NO_PASSIVE = frozenset(["graduate", "live", "grow", "die", "become", "remain", "go", "come", "work", "serve", "begin", "rise", "fall", "stay", "arrive", "appear", "last", "belong", "contribute", "depend", "happen", "occur", "retire", "return", "stand", "struggle", "travel", "compete", "continue", "end"])


def _helpers(view: View, root: Token, subject: Token, verb: Token) -> str | None:
    """The helping verbs that the second verb shares with the first; ``None`` where that isn't clear."""
    own = [child for child in root.children if child.dep_ in ("aux", "auxpass") and child.i < root.i]
    shared = " ".join(child.text for child in own) + " "
    if verb.tag_ == "VBD" and has_participle_form(verb):
        if any(child.dep_ == "auxpass" for child in root.children):
            # "is shared between streamed films and recorded shows": hardly a past
            return _after_passive(view, root, verb, shared)
        if root.tag_ == "VBN" and any(child.tag_ == "MD" or child.lemma_ == "have" for child in own):
            # "would have covered less and delayed it": the parser saw a past
            return shared
    if is_plain_plural(view, root, verb):
        return ""
    if verb.tag_ == "VBD" and root.lower_ in ("is", "are") and has_participle_form(verb) and verb.lemma_ not in _NO_PASSIVE and not any(child.dep_ in ("dobj", "xcomp", "ccomp", "aux") for child in verb.children):
        # "is the oldest one, and painted as it was": a passive
        return None
    if {first_of(verb).tag_, first_of(root).tag_} == {"VBZ", "VBP"} or (view.is_plural(subject) and first_of(verb).tag_ == "VBZ" and first_of(root).tag_ != "VBZ") or (verb.tag_ == "VBD" and _is_passive(verb)):
        # "We breaks", "iron … sold by merchants": the parser is wrong
        return None
    if verb.tag_ in ("VB", "VBP") and first_of(verb) == verb and any(child.tag_ == "MD" for child in own) and any(child.dep_ == "auxpass" for child in own):
        # "should be held in May and have a good end": only "should" is shared
        return None if _is_apart(view, own, verb) else own[0].text + " "
    if verb.tag_ == "VBP" and first_of(verb) == verb and any(child.tag_ == "MD" for child in own):
        # "can go to school, get a job": an infinitive
        return None if _is_apart(view, own, verb) or any(token.tag_ == "TO" for token in view.doc[root.i : verb.i]) else shared
    if verb.tag_ == "VBN" and root.tag_ == "VBD" and first_of(root) == root and root.lemma_ != "be" and _is_past_act(verb):
        return ""
    if verb.tag_ in ("VBD", "VBZ", "VBP") or any(child.dep_ in ("aux", "auxpass") for child in verb.children):
        first = first_of(verb)
        return "" if first.tag_ in ("VBD", "VBZ", "VBP", "MD") else None
    if not own or any(child.lower_ == "to" for child in own) or verb.tag_ != root.tag_ or _is_apart(view, own, verb):
        return None
    return shared


def _is_apart(view: View, own: list[Token], verb: Token) -> bool:
    """Whether "can" is not meant for the second verb: "can be of any size but usually grow to the knee"."""
    if not any(child.tag_ == "MD" for child in own):
        return False
    habits = any(child.dep_ == "advmod" and child.i < verb.i and child.lower_ in _HABITS for child in verb.children)
    return habits or (verb.tag_ == "VBP" and view.doc[verb.left_edge.i - 1].lower_ == "but")


def _is_passive(verb: Token) -> bool:
    """Whether a verb without helpers has a "by somebody", and nothing that it is done to: "and sold by merchants"."""
    links = {child.dep_ for child in verb.children}
    return "agent" in links and not links & {"dobj", "aux", "auxpass"}


def _is_past_act(verb: Token) -> bool:
    """"tried to build a town but differed" has a past that the parser takes for a participle."""
    if inflect(verb.lemma_, "VBD") != verb.lower_ or any(child.dep_ in ("agent", "aux", "auxpass") for child in verb.children):
        return False
    return any(child.dep_ in ("dobj", "xcomp", "ccomp") for child in verb.children) or verb.lemma_ in _NO_PASSIVE


def _after_passive(view: View, root: Token, verb: Token, shared: str) -> str | None:
    """"was born in Oslo and grew up": "was approved and signed by the king" has the same helping verb, "was made in May and won a prize" has none."""
    if not view.is_past(root) or any(child.tag_ == "MD" for child in root.children):
        return None
    following = view.doc[verb.i + 1] if verb.i + 1 < view.sentence.end else None
    if any(child.dep_ == "agent" for child in verb.children):
        return shared
    if verb.lemma_ in _NO_PASSIVE or (following is not None and any(child.dep_ == "dobj" and child.left_edge == following for child in verb.children)):
        return ""
    return None
