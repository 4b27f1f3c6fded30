"""Whether a wording may stand in a place, by its tags and by what its shape implies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.lexicon.belonging import belonging
from reader.lexicon.entries import Choice, Entry
from reader.lexicon.inflecting import inflect

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan
    from spacy.tokens import Token

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
#: An adjective in these places stands for a noun: "an atmosphere of melancholy".
_NOUN_PLACES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss"})
DEFINITE = frozenset({"the", "these", "those", "this", "that", "its", "their", "his", "her", "our", "my", "your", "them", "us", "it"})
_SINGULAR = frozenset({"a", "an", "this", "that", "each", "every", "much", "little", "another", "one"})
#: Wordings for a number of things.
_COUNTING = ("several", "many", "few", "a few", "two")
_READY_MODIFIERS = frozenset({"very", "more", "most", "well", "too", "less", "least", "badly"})


def stands(choice: Choice, entry: Entry, token: Token, target: DocSpan, *, asked: bool) -> bool:
    """Whether the wording may stand here by its tags and by what its shape implies; ``asked``: somebody will choose."""
    tags, text = choice.tags, choice.text
    if not asked and (choice.partners or choice.strangers):
        around = belonging(token if len(target) == 1 else target.root)
        if (choice.partners and not around.intersection(choice.partners)) or around.intersection(choice.strangers):
            return False
    if entry.pos == "adj" and token.dep_ in _NOUN_PLACES:
        return False
    if entry.pos == "det" and len(target) > 1 and not _quantity_stands(text, target):
        return False
    if (entry.pos == "adj" or (entry.pos == "det" and len(target) == 1)) and not _adjective_stands(tags, text, token, target):
        return False
    if entry.pos == "verb" and not _verb_stands(tags, text, token, target):
        return False
    if entry.pos == "prep" and text == "like" and not _names_something(target):
        return False
    if entry.pos == "noun" and not _noun_stands(tags, text, token, asked=asked):
        return False
    if text == "more and more" and token.dep_ == "advmod":
        # "increasingly popular", but no "they more and more use it"
        return token.i + 1 == token.head.i and (token.head.tag_ == "JJ" or (token.head.dep_ == "amod" and token.head.tag_ in ("VBN", "VBG")))
    return entry.pos != "adv" or _adverb_stands(text, token, target)


def _adjective_stands(tags: tuple[str, ...], text: str, token: Token, target: DocSpan) -> bool:
    several = " " in text
    attributive = token.dep_ == "amod" or token.dep_ == "compound"
    predicate = (token.dep_ in ("acomp", "attr", "oprd") or token.head.lemma_ in _BE_LIKE) and target.start > token.sent.start
    needs_predicate = "predicate" in tags or (several and text.split()[0] not in _READY_MODIFIERS)
    if needs_predicate and not (predicate and not attributive):
        return False
    if "attributive" in tags and not attributive:
        return False
    return not (several and any(child.dep_ == "advmod" for child in token.children))


def _noun_stands(tags: tuple[str, ...], text: str, token: Token, *, asked: bool) -> bool:
    several, plural = " " in text, token.tag_ in ("NNS", "NNPS")
    if ("singular" in tags and plural) or ("plural" in tags and not plural) or (not plural and _disagrees(text, token)):
        return False
    if "attributive" in tags and token.dep_ not in ("compound", "amod", "nmod"):
        return False
    if several and (token.dep_ in ("compound", "amod", "nmod") or (_has_complement(token) and not asked)):
        return False
    if " of " in text and any(child.dep_ == "compound" for child in token.children):
        return False  # "customer questionnaires"
    # "the Shang dynasty"
    return not (several and any(child.dep_ == "compound" and child.pos_ == "PROPN" for child in token.children))


def _adverb_stands(text: str, token: Token, target: DocSpan) -> bool:
    if " " in text and len(target) == 1:
        return _adverb_phrase_stands(text, token)
    if text in _DEGREES:
        return token.i < token.head.i and token.head.pos_ in ("ADJ", "ADV")
    if text == "about" and token.head.pos_ in ("VERB", "AUX") and token.i + 1 < len(token.doc):
        return bool(token.nbor(1).like_num)
    if text in _AFTER_VERB:
        return token.i > token.head.i
    if text in _LASTLY and token.head.pos_ == "ADJ":
        return False  # "a small and eventually large firm"
    if text == "so":
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
        if text.endswith(" different") and (target.doc[target.end].lower_ in DEFINITE | {"other"} or any(child.dep_ == "nummod" for child in noun.children)):
            return False
    return " " not in text or not (many and _is_subject_of_one(target[-1].head))


def _disagrees(text: str, token: Token) -> bool:
    """Whether a wording in the plural ("bags" for "luggage") would stand beside words in the singular."""
    last = text.split()[-1]
    if not (last in ("people", "police") or (last.endswith("s") and inflect(last[:-1], "NNS") == last)):
        return False
    if any(child.lower_ in _SINGULAR for child in token.children):
        return True
    return _is_subject_of_one(token)


def _is_subject_of_one(noun: Token) -> bool:
    """Whether the verb of this subject stands in the singular: "is", "has", "was"."""
    finite = [noun.head, *(child for child in noun.head.children if child.dep_ in ("aux", "auxpass"))]
    return noun.dep_ in ("nsubj", "nsubjpass") and any(one.tag_ == "VBZ" or one.lower_ == "was" for one in finite)


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
