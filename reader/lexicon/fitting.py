"""What may stand where: a wording put into the form that its place asks for, and judged among its neighbours.

Three questions are asked of each wording. May it stand there, by its tags and its shape? What form does it
take there, and does "a" become "an"? Does it read well there, by the trigram model?
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.article import Span
from reader.fluency import Judge, tokens
from reader.language import text_of
from reader.lexicon.belonging import belonging
from reader.lexicon.entries import Choice, Entry
from reader.lexicon.inflecting import article_before, inflect, inflect_wording, is_short_adjective, match_case

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan
    from spacy.tokens import Token

#: How many natural-log units less likely than the headword a wording may be, in its window of words.
WORST_FIT = -4.0
#: The same for somebody who asks and will choose.
WORST_ASKED = -8.0
#: An adjective before its noun, a word before its preposition: these must fit together.
LEANING_FIT = -2.0
#: A later wording goes before an earlier one only when it is this much likelier.
CLEARLY_BETTER = 4.0
#: Words on each side that the judge sees.
WINDOW = 4
_BE_LIKE = frozenset({"be", "become", "seem", "appear", "remain", "feel", "look", "stay", "get"})
#: What may follow the verb of a wording that is put into the passive: "was set up", not "was taken part in".
PARTICLES = frozenset(["about", "across", "apart", "aside", "at", "away", "back", "by", "down", "for", "from", "in", "into", "of", "off", "on", "out", "over", "through", "to", "together", "up", "with"])
#: "make the row worse", "get the answer wrong".
_RESULTS = {
    "make": frozenset({"worse", "better", "popular", "clear", "public", "bigger", "smaller", "stronger", "weaker", "easier", "harder"}),
    "get": frozenset({"wrong", "right"}),
    "find": frozenset({"guilty"}),
}
#: These adverbs follow the verb ("work together", not "together work"); "so" begins its clause.
_AFTER_VERB = frozenset({"together", "well", "fast", "alone", "hard", "badly", "worldwide", "abroad"})
#: Adverbs of two words that stand before a verb, too: "it was at first named after him".
_ANYWHERE = frozenset({"at first", "more and more"})
#: These say when something is done, not how something is.
_LASTLY = frozenset({"finally", "at last"})
_DEGREES = frozenset({"very", "quite", "fairly", "extremely", "much"})
#: These are not compared: no "hugest", "maniest", "lander".
_NO_DEGREES = frozenset({"many", "huge", "able", "whole", "extra", "only", "main", "land", "sea", "city", "country", "farm", "heart"})
#: An adjective in these places stands for a noun: "an atmosphere of melancholy".
_NOUN_PLACES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss"})
_DEFINITE = frozenset({"the", "these", "those", "this", "that", "its", "their", "his", "her", "our", "my", "your", "them", "us", "it"})
_SINGULAR = frozenset({"a", "an", "this", "that", "each", "every", "much", "little", "another", "one"})
#: Wordings for a number of things.
_COUNTING = ("several", "many", "few", "a few", "two")
_READY_MODIFIERS = frozenset({"very", "more", "most", "well", "too", "less", "least", "badly"})


@dataclass(frozen=True, slots=True)
class Fitted:
    """A wording in its place: the ``words`` alone, and the ``text`` for the ``span`` of the Doc's text (with
    the article before it, where that changes)."""

    words: str
    text: str
    span: Span


def fit(
    choice: Choice, entry: Entry, token: Token, target: DocSpan, *, asked: bool = False
) -> Fitted | None:
    """A wording fitted to its place; ``None`` where it can't stand. ``asked``: for somebody who will choose."""
    if not _stands(choice, entry, token, target, asked=asked):
        return None
    words = _in_form(choice.text, entry, token, target)
    if words is None:
        return None
    start, end = target.start_char, target.end_char
    before = token.doc[target.start - 1] if target.start > target.sent.start else None
    prefix = ""
    if before is not None and before.lower_ in ("more", "most") and entry.pos == "adj":
        if choice.text in _NO_DEGREES:
            return None
        if is_short_adjective(choice.text):
            tag = "JJR" if before.lower_ == "more" else "JJS"
            words, start = inflect(choice.text, tag), before.idx
        elif " " in choice.text:
            return None
    elif before is not None and before.lower_ in ("a", "an"):
        right = article_before(words)
        if before.lower_ != right:
            start, prefix = before.idx, match_case(right, before.text) + " "
    shown = words if prefix else match_case(words, text_of(token.doc)[start:end])
    return Fitted(words, prefix + shown, Span(start, end))


def _in_form(text: str, entry: Entry, token: Token, target: DocSpan) -> str | None:
    """The wording in the form of the word that it replaces."""
    if len(target) > 1 and entry.pos not in ("verb", "noun"):
        after = token.doc[target.end].lower_ if target.end < len(token.doc) else ""
        misses_of = entry.pos == "det" and target[-1].lower_ == "of" and not text.endswith(" of")
        # "a majority of the votes" is "most of the votes"
        return text + " of" if misses_of and after in _DEFINITE else text
    if token.tag_ == "VBG" and token.dep_ in ("acl", "advcl") and text.startswith("be "):
        # "a head consisting of blades" is "made up of" them; a house undergoing repairs is "being repaired"
        return "being" + text[2:] if token.lemma_ == "undergo" else text[3:]
    if token.tag_ == "VBN" and token.dep_ in ("acl", "advcl") and text.split()[0] == "come":
        # "words derived from Latin" are words "coming from" it
        return "coming" + text[4:]
    return inflect_wording(text, token)


def _stands(choice: Choice, entry: Entry, token: Token, target: DocSpan, *, asked: bool) -> bool:
    """Whether the wording may stand here by its tags and by what its shape implies."""
    tags, text = choice.tags, choice.text
    if not asked and (choice.partners or choice.strangers):
        around = belonging(token if len(target) == 1 else target.root)
        if (choice.partners and not around.intersection(choice.partners)) or around.intersection(choice.strangers):
            return False
    several = " " in text
    if entry.pos == "adj" and token.dep_ in _NOUN_PLACES:
        return False
    if entry.pos == "det" and len(target) > 1 and not _quantity_stands(text, target):
        return False
    if entry.pos == "adj" or (entry.pos == "det" and len(target) == 1):
        attributive = token.dep_ == "amod" or token.dep_ == "compound"
        predicate = (token.dep_ in ("acomp", "attr", "oprd") or token.head.lemma_ in _BE_LIKE) and target.start > token.sent.start
        needs_predicate = "predicate" in tags or (several and text.split()[0] not in _READY_MODIFIERS)
        if needs_predicate and not (predicate and not attributive):
            return False
        if "attributive" in tags and not attributive:
            return False
        if several and any(child.dep_ == "advmod" for child in token.children):
            return False
    if entry.pos == "verb" and not _verb_stands(tags, text, token, target):
        return False
    if entry.pos == "prep" and text == "like" and not _names_something(target):
        return False
    if entry.pos == "noun":
        plural = token.tag_ in ("NNS", "NNPS")
        if ("singular" in tags and plural) or ("plural" in tags and not plural) or (not plural and _disagrees(text, token)):
            return False
        if "attributive" in tags and token.dep_ not in ("compound", "amod", "nmod"):
            return False
        if several and (token.dep_ in ("compound", "amod", "nmod") or (_has_complement(token) and not asked)):
            return False
        if " of " in text and any(child.dep_ == "compound" for child in token.children):
            return False  # "customer questionnaires"
        if several and any(child.dep_ == "compound" and child.pos_ == "PROPN" for child in token.children):
            return False  # "the Shang dynasty"
    if text == "more and more" and token.dep_ == "advmod":
        # "increasingly popular", but no "they more and more use it"
        return token.i + 1 == token.head.i and (token.head.tag_ == "JJ" or (token.head.dep_ == "amod" and token.head.tag_ in ("VBN", "VBG")))
    if entry.pos == "adv" and several and len(target) == 1:
        return _adverb_phrase_stands(text, token)
    if text in _DEGREES and entry.pos == "adv":
        return token.i < token.head.i and token.head.pos_ in ("ADJ", "ADV")
    if entry.pos == "adv" and text == "about" and token.head.pos_ in ("VERB", "AUX") and token.i + 1 < len(token.doc):
        return bool(token.nbor(1).like_num)
    if entry.pos == "adv" and text in _AFTER_VERB:
        return token.i > token.head.i
    if text in _LASTLY and token.head.pos_ == "ADJ":
        return False  # "a small and eventually large firm"
    if entry.pos == "adv" and text == "so":
        return target.start == token.sent.start or token.doc[target.start - 1].lower_ in ("and", ";")
    return True


def _names_something(target: DocSpan) -> bool:
    """Whether "such as" has a noun behind it: not "such as by post", "such as when it rains", "such as was found"."""
    if target.end >= len(target.doc):
        return False
    following = target.doc[target.end]
    return following.pos_ not in ("ADP", "SCONJ", "AUX") and following.tag_ not in ("VBD", "VBZ", "VBP", "MD", "WRB", "IN") and following.text not in (":", ",")


def _quantity_stands(text: str, target: DocSpan) -> bool:
    """Whether a wording of quantity ("many", "several different") may stand for a phrase like "a variety of"."""
    noun = next((child for child in target[-1].children if child.dep_ == "pobj"), None)
    if noun is None:
        return " " not in text  # the noun is not known: only "many", as ever
    many = noun.tag_ in ("NNS", "NNPS") or noun.lower_ in ("people", "police")
    if text.removeprefix("only ").startswith(_COUNTING):
        if not many and " " in text:
            return False
        if text.endswith(" different") and (target.doc[target.end].lower_ in _DEFINITE | {"other"} or any(child.dep_ == "nummod" for child in noun.children)):
            return False
    head = target[-1].head
    verb = head.head
    finite = [verb, *(child for child in verb.children if child.dep_ in ("aux", "auxpass"))]
    alone = head.dep_ in ("nsubj", "nsubjpass") and any(one.tag_ == "VBZ" or one.lower_ == "was" for one in finite)
    return " " not in text or not (many and alone)


def _disagrees(text: str, token: Token) -> bool:
    """Whether a wording in the plural ("bags" for "luggage") would stand beside words in the singular."""
    last = text.split()[-1]
    if not (last in ("people", "police") or (last.endswith("s") and inflect(last[:-1], "NNS") == last)):
        return False
    if any(child.lower_ in _SINGULAR for child in token.children):
        return True
    verb = token.head
    finite = [verb, *(child for child in verb.children if child.dep_ in ("aux", "auxpass"))]
    is_subject = token.dep_ in ("nsubj", "nsubjpass")
    return is_subject and any(one.tag_ == "VBZ" or one.lower_ == "was" for one in finite)


def _verb_stands(tags: tuple[str, ...], text: str, token: Token, target: DocSpan) -> bool:
    has_object = any(child.dep_ in ("dobj", "nsubjpass", "ccomp") for child in token.children)
    has_done = any(child.dep_ == "aux" and child.lemma_ == "have" for child in token.children)
    passive_or_relative = (token.tag_ == "VBN" and token.dep_ != "amod" and not has_done) or token.dep_ in ("relcl", "acl")
    if "object" in tags and not (has_object or passive_or_relative):
        return False
    if "no-object" in tags and (has_object or is_passive(token) or _shares_object(token)):
        return False
    has_clause = any(child.dep_ in ("ccomp", "xcomp") for child in token.children)
    if "clause" in tags and is_passive(token) and not any(child.dep_ == "ccomp" for child in token.children):
        return False  # "three men were discovered drifting"
    if ("clause" in tags and not has_clause) or ("no-clause" in tags and has_clause):
        return False
    if has_noun_object(token) and takes_object_inside(text):
        return False
    if text == "stay" and any(child.dep_ in ("attr", "dobj") and child.pos_ != "ADJ" for child in token.children):
        return False  # "it remains the capital"
    if len(target) > 1 and _has_doing(target[-1]) and text.split()[-1] not in PARTICLES:
        return False
    if text == "go to" and token.tag_ == "VBG":
        return False  # a crowd going to a match is not there yet
    if text == "get" and token.dep_ == "amod":
        return False  # "the receiving party"
    if text in ("be", "have", "need") and (token.tag_ == "VBG" or (text == "have" and is_passive(token))):
        return False
    if has_object and any(child.dep_ == "prep" and child.lower_ == "of" for child in token.children) and "of" not in text.split():
        # "assured them of its help": the "of" belongs to the verb
        return False
    if is_passive(token) and (text == "get" or (" " in text and text.split()[1] not in PARTICLES)):
        return False
    if " " in text and len(target) == 1:
        following = token.nbor(1) if token.i + 1 < len(token.doc) else None
        if following is not None and following.pos_ == "PRON" and following.dep_ == "dobj":
            return False
        if token.dep_ in ("amod", "compound"):
            return False
        last = text.split()[-1]
        if following is not None and following.lower_ == last:
            return False
    if token.dep_ == "amod" and token.i + 1 < len(token.doc) and " " in text:
        return False
    return not any(child.dep_ == "prt" for child in token.children) or len(target) > 1


def _has_doing(preposition: Token) -> bool:
    """Whether a deed with its own subject hangs on the preposition: "result in people losing work"."""
    deeds = [child for child in preposition.children if child.dep_ in ("pcomp", "pobj") and child.tag_ in ("VBG", "VBN")]
    return any(one.dep_ in ("nsubj", "nsubjpass") for deed in deeds for one in deed.children)


def _shares_object(token: Token) -> bool:
    """Whether a verb without an object may have that of the verb joined to it: "has expanded and cooled the gas"."""
    if token.tag_ == "VBD" or not any(child.dep_ == "aux" for child in token.children):
        return False
    for child in token.children:
        if child.dep_ == "conj" and has_noun_object(child) and not any(one.dep_ in ("nsubj", "nsubjpass", "mark", "aux") for one in child.children):
            return not any(token.i < one.i < child.i and one.dep_ not in ("cc", "advmod") for one in token.children)
    return False


def has_noun_object(token: Token) -> bool:
    """Whether a verb in the active has an object that is no clause."""
    return any(child.dep_ == "dobj" and child.i > token.i for child in token.children)


def takes_object_inside(wording: str) -> bool:
    """Whether an object stands inside a verb of several words: "put to death", "put the man to death".

    >>> takes_object_inside("put to death"), takes_object_inside("get rid of"), takes_object_inside("make up for")
    (True, False, False)
    """
    parts = wording.split()
    if len(parts) == 2:
        return parts[1] in _RESULTS.get(parts[0], ())
    return len(parts) > 2 and parts[1] in PARTICLES and parts[-1] not in PARTICLES | {"as", "than", "like"}


def is_passive(token: Token) -> bool:
    """Whether a verb stands in the passive: "was seen", "a man seen there"."""
    return any(child.dep_ == "auxpass" for child in token.children) or (token.tag_ == "VBN" and token.dep_ in ("acl", "amod"))


def _has_complement(token: Token) -> bool:
    return any(child.dep_ in ("acl", "relcl", "prep") and child.i == token.i + 1 for child in token.children)


def _adverb_phrase_stands(text: str, token: Token) -> bool:
    """An adverb of several words stands at the end of a clause, or before a comma at its start; how often also behind its verb."""
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if text.split()[0] in _READY_MODIFIERS or text in _ANYWHERE:
        return True
    if text.startswith("every ") and token.i == token.head.i + 1 and token.head.pos_ == "VERB" and following is not None:
        return following.is_punct or following.pos_ in ("ADP", "SCONJ", "CCONJ")
    at_end = following is None or following.is_punct
    return at_end and token.head.pos_ in ("VERB", "AUX")


def _likelihoods(fits: list[Fitted], target: DocSpan, judge: Judge) -> list[float]:
    """For each wording how much likelier (natural log) the words around read with it than with the headword."""
    doc = target.doc
    low = max(target.sent.start, target.start - WINDOW)
    high = min(target.sent.end, target.end + WINDOW)
    left, right = doc[low].idx, doc[high - 1].idx + len(doc[high - 1])

    whole = text_of(doc)

    def likelihood(span: Span, text: str) -> float:
        return judge.log_probability(tokens(whole[left : span.start] + text + whole[span.end : right])[1:-1])

    base = likelihood(Span(target.start_char, target.end_char), target.text)
    return [likelihood(one.span, one.text) - base for one in fits]


def _worst_fit(target: DocSpan) -> float:
    """How much less likely a wording may be here: less for words that lean on their neighbour."""
    if len(target) > 1:
        # "a variety of" is so set that any other wording looks rare beside it
        return WORST_ASKED if target[-1].lower_ == "of" and target[0].dep_ == "det" else WORST_FIT
    token = target[0]
    leans = token.dep_ == "amod" or any(child.dep_ in ("prep", "prt") and child.i == token.i + 1 for child in token.children)
    return LEANING_FIT if leans else WORST_FIT


def judge_fits(
    fits: list[Fitted], target: DocSpan, judge: Judge, worst: float | None = None
) -> list[Fitted]:
    """Drop wordings that read badly here; put a later one first only when it is clearly likelier."""
    scored = [(value, -number, fits[number]) for number, value in enumerate(_likelihoods(fits, target, judge))]
    worst = _worst_fit(target) if worst is None else worst
    kept = [one for one in scored if one[0] >= worst]
    ordered: list[tuple[float, int, Fitted]] = []
    for one in kept:
        place = len(ordered)
        while place and one[0] > ordered[place - 1][0] + CLEARLY_BETTER:
            place -= 1
        ordered.insert(place, one)
    return [one[2] for one in ordered]


def is_said_twice(choice: Choice, token: Token, target: DocSpan | None = None) -> bool:
    """Whether a word of the wording stands in the sentence already, outside of the ``target`` phrase: "the square is a large square"."""
    first, end = (target.start, target.end) if target is not None else (token.i, token.i + 1)
    parts = [part for part in choice.text.lower().split() if len(part) > 3]
    stems = tuple(part[:4] for part in parts if part[-2:] == "ed")
    parts += [part[:-1] for part in parts if part.endswith("s")]
    return any(
        not first <= other.i < end
        and (other.lemma_.lower() in parts or other.lower_ in parts or (bool(stems) and other.lower_.startswith(stems)))
        and (not other.is_stop or other.lower_ == "also")
        for other in token.sent
    )
