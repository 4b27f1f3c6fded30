"""What a candidate means: the article's own words first, then the packs, the dictionary, WordNet.

Each source is a ``Definer``; ``DEFINERS`` is the order in which they are asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from glossary.candidates import Candidate
from glossary.elsewhere import long_form_of
from reader.article import Span
from reader.lexicon.entries import Entry
from reader.lexicon.wordnet import wordnet_entries

_WORDNET_POS = {"NOUN": "noun", "VERB": "verb", "ADJ": "adj", "ADV": "adv"}
_EMPTY = frozenset("from that with without someone something into than what which very where when".split())


@dataclass(frozen=True, slots=True)
class Definition:
    """A meaning and who gives it; ``evidence`` is the stretch of the article that says so, if it does."""

    meaning: str
    source: str
    example: str = ""
    more: str = ""
    say: str = ""
    reference: str = ""
    notes: str = ""
    field: str = ""
    evidence: Span | None = None


class Definer(Protocol):
    """Something that may know what a candidate means."""

    def define(self, candidate: Candidate) -> Definition | None:
        """The definition, or ``None``."""
        ...


@dataclass(frozen=True)
class ArticleDefiner:
    """The article itself: what an abbreviation stands for, what a word is said to mean."""

    def define(self, candidate: Candidate) -> Definition | None:
        """The article's own words, with what a pack adds."""
        pack = candidate.pack
        more = f"{candidate.pack.meaning[:1].upper()}{candidate.pack.meaning[1:]}." if candidate.pack else ""
        extra = {"say": pack.say, "reference": pack.reference, "field": pack.field} if pack else {}
        if candidate.abbreviation is not None:
            one = candidate.abbreviation
            meaning = f"short for {one.expansion}" + (f", better known as {one.known_as}" if one.known_as else "")
            return Definition(meaning, "the article", more=more, evidence=one.evidence, **extra)
        if candidate.saying is not None and pack is None:
            return Definition(candidate.saying.says, "the article", evidence=candidate.saying.evidence)
        return None


@dataclass(frozen=True)
class PackDefiner:
    """The packs: terms by field, with their reference."""

    def define(self, candidate: Candidate) -> Definition | None:
        """The pack's record; what the article says about the term stands in ``notes``."""
        pack = candidate.pack
        if pack is None:
            return None
        said = candidate.saying
        full = long_form_of(candidate.text, pack)
        return Definition(
            f"short for {full}: {pack.meaning}" if full else pack.meaning,
            f"Hornbook pack: {pack.field}",
            example=pack.example,
            more=pack.more,
            say=pack.say,
            reference=pack.reference,
            notes=f"The article says: {said.says}" if said else "",
            field=pack.field,
            evidence=said.evidence if said else None,
        )


@dataclass(frozen=True)
class DictionaryDefiner:
    """The dictionary of the news, by sense; when the sense is not sure, two are given."""

    def define(self, candidate: Candidate) -> Definition | None:
        """The meaning of the chosen sense."""
        sense = candidate.sense
        if sense is None:
            return None
        entry = sense.entry
        meaning = entry.meaning
        if not sense.is_sure and sense.others and not _say_the_same(meaning, sense.others[0].meaning):
            meaning = f"{meaning}; or: {sense.others[0].meaning}"
        return Definition(meaning, "Hornbook dictionary", entry.example, say=entry.say, notes=_family(candidate, entry))


def _say_the_same(one: str, other: str) -> bool:
    """Whether two meanings share most of their words: a second one then only takes up room."""
    first, second = (set(re.findall(r"[^\W\d_]{4,}", text.lower())) - _EMPTY for text in (one, other))
    return len(first & second) >= max(2.0, 0.6 * min(len(first), len(second)))


def _family(candidate: Candidate, entry: Entry) -> str:
    if candidate.lemma and candidate.lemma in (word.lower() for word in entry.family):
        return f"{candidate.lemma}: see {entry.headword}"
    return ""


@dataclass(frozen=True)
class NameDefiner:
    """What a body or document of this name is, by its kind."""

    def define(self, candidate: Candidate) -> Definition | None:
        """A general meaning: "an agreement between many states"."""
        return Definition(candidate.general, "Hornbook, by its name") if candidate.general else None


@dataclass(frozen=True)
class WordNetDefiner:
    """WordNet, where a copy is installed: adult English, marked as "dictionary"."""

    def define(self, candidate: Candidate) -> Definition | None:
        """The first sense of the right part of speech."""
        if candidate.kind != "word":
            return None
        entries = wordnet_entries(candidate.lemma or candidate.key, _WORDNET_POS.get(candidate.pos))
        return Definition(entries[0].meaning, "WordNet (dictionary)") if entries else None


DEFINERS: tuple[Definer, ...] = (
    ArticleDefiner(),
    PackDefiner(),
    DictionaryDefiner(),
    NameDefiner(),
    WordNetDefiner(),
)


def define(candidate: Candidate, definers: tuple[Definer, ...] = DEFINERS) -> Definition | None:
    """The first definition that one of the definers gives."""
    for definer in definers:
        definition = definer.define(candidate)
        if definition is not None:
            return definition
    return None
