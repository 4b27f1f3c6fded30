"""Who says, thinks or finds what a clause reports, and how a new sentence names them again: "Kim also said that …"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.plain.verbs import helpers_of
from reader.plain.view import View

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Verbs for words that were said, or for what was found: all that stands in their clause was said, or found.
SAYING = frozenset(
    ["say", "tell", "add", "report", "announce", "explain", "note", "state", "declare", "argue", "claim", "warn", "admit", "insist", "stress", "write", "acknowledge", "assert", "allege", "maintain", "contend", "remark", "observe", "mention", "reply", "respond", "point", "concede", "boast", "confirm", "reveal", "complain", "testify", "find", "show", "conclude", "discover", "suggest", "indicate", "accept", "recall", "imply", "hint", "joke"]
)
#: Verbs for what is only thought, wished or reckoned: an aside in their clause may be known.
THINKING = frozenset(
    ["believe", "think", "hope", "fear", "expect", "feel", "assume", "suspect", "predict", "estimate", "promise", "vow", "pledge", "agree", "mean", "speculate", "calculate", "know", "remember", "understand", "realise", "realize", "learn"]
)
#: "added", "told us" and "replied" say that something was said before, or to whom; the new sentence just says "said".
_SAID = frozenset({"add", "tell", "reply", "respond", "mention"})
#: Nouns for groups and for writings: both can be said to speak.
GROUPS = frozenset(["government", "administration", "authority", "industry", "army", "bank", "state", "country", "nation", "city", "town", "department", "school", "hospital", "community", "staff", "family", "public", "crew", "business", "ministry", "party", "company", "firm", "committee", "council", "court", "union", "charity", "police", "group", "team", "agency", "commission", "organization", "organisation", "board", "club", "university", "association"])
WRITINGS = frozenset(["report", "study", "paper", "letter", "book", "article", "statement", "document", "survey", "research", "strategy", "plan", "bill", "law", "convention", "constitution", "sign", "website", "magazine", "newspaper", "finding", "figure", "result"])
#: These show, and do not speak.
_FIGURES = frozenset(["figure", "datum", "data", "statistic", "estimate", "poll", "survey", "index", "research", "analysis"])
#: Adverbs that say nothing of how sure or true it is.
_PLAIN_ADVERBS = frozenset(["also", "later", "recently", "then", "often", "now", "still", "previously", "further", "once", "yesterday", "earlier", "today", "however", "meanwhile", "separately", "privately", "publicly", "repeatedly", "already", "first", "consistently", "finally", "again", "afterwards", "therefore"])
_NOT_ALL = frozenset(["no", "not", "few", "little", "hardly", "only", "neither", "either", "nor", "any", "every", "each", "less", "fewer"])


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is behind a reported clause.

    ``name`` opens a new sentence ("The minister"), ``helpers`` are the helping verbs ("has"), ``verb`` the verb
    ("said"); ``thinks`` tells whether it is only thought or reckoned, ``has_capital`` whether the name keeps its
    capital inside a sentence.
    """

    name: str
    helpers: tuple[str, ...]
    verb: str
    thinks: bool = False
    has_capital: bool = False

    def again(self, link: str = "", *, also: bool = True) -> str:
        """The opening of a sentence that this speaker says, too; ``link`` ("But ") stands before it.

        >>> Speaker("The minister", ("has",), "said").again("But ")
        'But the minister has also said that '
        """
        name = self.name if self.has_capital or not link else self.name[:1].lower() + self.name[1:]
        words = [name, *self.helpers[:1], *(["also"] if also else []), *self.helpers[1:], self.verb, "that"]
        return link + " ".join(words) + " "

    def is_mixed_up(self, first: Token | None, word: str) -> bool:
        """Whether "they" in "They also said that they" may mean others than those who speak.

        ``first`` is the subject of what was said before, ``word`` opens what is said now.
        """
        if self.name == "This" and word.lower() == "this":
            return True
        return self.name == "They" and word.lower() == "they" and (first is None or first.lower_ not in ("they", "we"))


def find_speaker(view: View, verb: Token) -> Speaker | None:
    """Who is behind what the verb reports; ``None`` where a new sentence can't say so with the same sense."""
    subject = view.subject(verb)
    if verb.lemma_ not in SAYING | THINKING or subject is None or subject.i > verb.i or not view.is_finite(verb):
        return None
    if any(token.lower_ in _NOT_ALL for token in subject.subtree if token.i <= subject.i) or not _is_plain(verb):
        return None
    helpers = helpers_of(verb)
    if any(helper.lemma_ not in ("have", "be") or "’" in helper.text or "'" in helper.text for helper in helpers):
        return None
    if verb.tag_ == "VBN" and not helpers:
        return None
    name = speaker_name(view, subject)
    if name is None or (name == "They" and (helpers[0] if helpers else verb).lower_ in ("is", "was", "has", "says", "finds", "shows")):
        return None
    again = _verb_again(verb, helpers)
    return Speaker(name, tuple(helper.text for helper in helpers), again, verb.lemma_ in THINKING, _has_capital(subject, name))


def find_source(view: View) -> tuple[Speaker, Token] | None:
    """Who is behind a sentence that begins with "According to …", and the comma that ends this opening."""
    first = view.sentence[0]
    if first.lower_ != "according":
        return None
    noun = next((token for token in first.subtree if token.dep_ == "pobj" and token.head.lower_ == "to"), None)
    if noun is None or first.right_edge.i + 1 >= view.sentence.end or noun.head.i != first.i + 1:
        return None
    comma, name = view.doc[first.right_edge.i + 1], speaker_name(view, noun)
    if comma.text != "," or name is None or (noun.pos_ == "NOUN" and view.is_mass(noun) and not view.is_plural(noun)):
        return None
    singular, plural = ("shows", "show") if noun.lemma_.lower() in _FIGURES else ("says", "say")
    verb = plural if view.is_plural(noun) or name == "I" else singular
    return Speaker(name, (), verb, has_capital=_has_capital(noun, name)), comma


def has_source_behind(view: View) -> bool:
    """Whether the sentence ends with ", according to …"."""
    return any(
        token.lower_ == "according" and token.i > view.sentence.start + 3 and token.nbor(-1).text == "," and token.nbor(1).lower_ == "to"
        for token in view.sentence[:-2]
    )


def speaker_name(view: View, noun: Token) -> str | None:
    """The name by which a new sentence can call them, more careful than ``View.name_again``."""
    if noun.i + 1 < view.sentence.end and not noun.whitespace_ and (noun.nbor(1).text in "-–‑" or noun.nbor(1).tag_ == "POS"):
        # "the sub-set", "McDonald’s"
        return None
    name = view.name_again(noun)
    if name is not None and name.endswith("."):
        # "Inc."
        return None
    if noun.pos_ == "PROPN" and any(child.dep_ == "poss" for child in noun.children):
        # "our Committee"
        return None
    if noun.pos_ == "PROPN" and any(child.dep_ == "amod" and child.text[:1].isupper() for child in noun.children):
        # "British Tobacco": the parser takes its first word for an adjective
        whole = view.doc[noun.left_edge.i : noun.i + 1]
        return str(whole.text) if len(whole) < 6 and all(token.text[:1].isupper() for token in whole) else None
    return None if name == "They" and _may_be_family_name(view, noun) else name


def _may_be_family_name(view: View, noun: Token) -> bool:
    """Whether what the parser takes for a plural is one person: "Hayles said"."""
    if noun.pos_ == "PRON" or not noun.text[:1].isupper() or any(child.dep_ in ("det", "conj", "amod", "poss") for child in noun.children):
        return False
    from reader.lexicon.linting import zipf

    return noun.tag_ == "NNPS" or view.is_name(noun) or zipf(str(noun.lower_)) < 3.0


def _has_capital(noun: Token, name: str) -> bool:
    return name == "I" or (noun.pos_ == "PROPN" and name.split(" ")[0] not in ("The", "They"))


def _is_plain(verb: Token) -> bool:
    """Whether nothing at the verb denies it, doubts it or makes it hang on a condition."""
    for child in verb.children:
        if child.dep_ == "neg" or (child.dep_ == "advmod" and child.lower_ not in _PLAIN_ADVERBS and child.i < verb.i + 2):
            return False
        if child.dep_ == "advcl" and any(one.lower_ in ("if", "unless", "whether") for one in child.children):
            return False
    return True


def _verb_again(verb: Token, helpers: list[Token]) -> str:
    is_passive = any(helper.dep_ == "auxpass" for helper in helpers)
    if verb.lemma_ in _SAID and not is_passive:
        return {"VBZ": "says", "VBP": "say", "VBG": "saying"}.get(verb.tag_, "said")
    particle = next((child.text for child in verb.children if child.dep_ == "prt" and child.i == verb.i + 1), "")
    return f"{verb.text} {particle}".strip()
