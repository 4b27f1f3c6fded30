"""A string of three nouns and more is opened: what it is about comes behind the main noun.

"The climate change talks failed." → "The talks about climate change failed."
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.edits import Edit
from reader.lexicon.inflecting import article_before, match_case
from reader.plain.types import Proposal
from reader.plain.view import View

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "noun string"
SOURCE = "plainlanguage.gov: avoid noun strings; Wydick 2005, p. 71"
REASON = "Several nouns stood in a row; “{link}” shows how they belong together."

#: The main noun, and the small word that joins what it is about.
_JOINED = {
    "about": "talks debate discussion row dispute negotiations advice fear worry concern warning campaign summit conference",
    "on": "ban limit law rule study expert",
    "for": "budget plan scheme prize award machine equipment charity fund",
    "in": "increase rise fall cut drop reduction decline growth crisis",
    "of": "risk level rate cost price production shortage loss lack supply emission",
    "against": "vaccine",
    "into": "inquiry investigation",
}
LINKS = {noun: link for link, nouns in _JOINED.items() for noun in nouns.split()}
#: Nouns that may stand without an article behind the small word.
_BARE = frozenset(
    ["change", "gas", "dioxide", "monoxide", "oxide", "waste", "food", "water", "oil", "coal", "air", "rights", "aid", "relief", "crime", "health", "care", "research", "energy", "power", "fuel", "noise", "money", "work", "labour", "labor", "drug", "drugs", "trade", "disease", "flu", "cancer", "safety", "violence", "abuse", "use", "paper", "rain", "snow", "ice", "bread", "meat", "fish", "milk", "sugar", "salt", "metal", "plastic", "steel", "gold", "silver", "speech", "sleep", "sport", "music", "art", "tobacco", "alcohol", "sales", "animals", "trafficking"]
)
_BARE_ENDINGS = ("tion", "sion", "ment", "ity", "ance", "ence", "ism", "ship", "cy", "ing", "ics", "ure", "logy", "ness", "wear", "ware")


def propose(view: View) -> Iterator[Proposal]:
    """A proposal for each noun of the table with two or more nouns in front of it."""
    for noun in view.sentence:
        link = LINKS.get(noun.lemma_.lower()) or LINKS.get(noun.lower_)
        if not link or noun.tag_ not in ("NN", "NNS") or noun.dep_ in ("compound", "nmod", "amod"):
            continue
        proposal = _open(view, noun, link)
        if proposal:
            yield proposal


def _open(view: View, noun: Token, link: str) -> Proposal | None:
    low = _first(view, noun)
    words = view.doc[low : noun.i]
    last = words[-1] if len(words) else noun
    if len(words) < 2 or not _is_bare(last) or any(token.ent_type_ and token.pos_ == "PROPN" for token in words):
        return None
    before = view.doc[low - 1] if low > view.sentence.start else None
    if before is not None and (before.text in "-–%" or before.tag_ in ("CD", "CC", "POS", "NNP", "VBG", "VBN") or before.text == ","):
        return None
    after = view.doc[noun.i + 1] if noun.i + 1 < len(view.doc) else None
    if after is not None and (after.lower_ in ("of", link, "'s", "’s", "'", "’", "and", "or") or after.text in "-–" or after.tag_.startswith("NN")):
        return None
    if after is not None and after.tag_ in ("DT", "PRP$", "PRP"):
        # "will the sea ice increase the supply": the main noun is a verb
        return None
    region = view.span_of(words[0], noun)
    article = article_before(noun.text) if before is not None and before.lower_ in ("a", "an") else ""
    if before is not None and article and before.lower_ != article:
        region = view.span_of(before, noun)
        article = match_case(article, before.text) + " "
    else:
        article = ""
    if not view.may_change(region):
        return None
    text = f"{article}{noun.text} {link} {view.slice(low, noun.i)}"
    if words[0].is_sent_start:
        text = f"{noun.text.capitalize()} {link} {words[0].text.lower()}{view.slice(low, noun.i)[len(words[0]) :]}"
    reason = REASON.format(link=link)
    return Proposal(NAME, reason, (Edit(region, text, NAME, reason),))


def _first(view: View, noun: Token) -> int:
    """Where the nouns begin that stand in one row before the main noun; its own adjectives stay outside."""
    low = int(noun.i)
    while low > view.sentence.start:
        one = view.doc[low - 1]
        inside = one.head.i in range(low, noun.i + 1)
        if (one.dep_ in ("compound", "nmod") and one.tag_ in ("NN", "NNS") and inside) or (one.dep_ == "amod" and one.head.i in range(low, noun.i) and one.tag_ == "JJ"):
            low -= 1
        else:
            break
    return low


def _is_bare(noun: Token) -> bool:
    """Whether the noun says something without an article: a mass, or a plural."""
    return noun.tag_ == "NNS" or noun.lower_ in _BARE or noun.lower_.endswith(_BARE_ENDINGS)
