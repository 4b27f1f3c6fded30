"""Hard words and phrases of an article, each with its sense from the dictionary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from glossary.candidates import Candidate
from glossary.hardness import may_be_hard
from glossary.matching import PREFIXES
from glossary.tokens import Facts, facts_of, parsed_blocks
from reader.article import Article, Span
from reader.lexicon.entries import Entry
from reader.lexicon.linting import zipf
from reader.lexicon.senses import choose_sense, entries_for, sense_of_phrase
from reader.lexicon.store import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
_NAMED = frozenset({"PERSON", "GPE", "ORG", "FAC", "NORP", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "DATE", "LAW"})


def find_phrases(article: Article, docs: Sequence[Doc | None]) -> Iterator[Candidate]:
    """The dictionary's phrases, the longest at each place."""
    lexicon, index, beginnings = load_lexicon(), _phrases_by_two(), _beginnings()
    for offset, doc in parsed_blocks(article, docs):
        facts = facts_of(doc)
        place = 0
        while place < len(doc):
            if facts.lower[place] not in beginnings and facts.lemma[place] not in beginnings:
                place += 1
                continue
            parts = _phrase_at(place, facts, index)
            if parts:
                head = " ".join(parts)
                entries = lexicon.entries(head)
                sense = sense_of_phrase(entries)
                stretch = doc[place : place + len(parts)]
                span = Span(stretch.start_char + offset, stretch.end_char + offset)
                yield Candidate(head, head, "phrase", (span,), sense=sense, lemma=head, pos=entries[0].pos)
            place += max(1, len(parts))


def _phrase_at(place: int, facts: Facts, index: Mapping[tuple[str, str], list[tuple[str, ...]]]) -> tuple[str, ...]:
    """The longest phrase of the dictionary that begins at a token, in any form of its words."""
    if place + 1 >= len(facts.lower):
        return ()
    for first in dict.fromkeys((facts.lower[place], facts.lemma[place])):
        for second in dict.fromkeys((facts.lower[place + 1], facts.lemma[place + 1])):
            for parts in index.get((first, second), ()):
                here = range(place, place + len(parts))
                if here.stop <= len(facts.lower) and all(
                    part in (facts.lower[number], facts.lemma[number]) for part, number in zip(parts, here, strict=True)
                ):
                    return parts
    return ()


@lru_cache(maxsize=1)
def _beginnings() -> frozenset[str]:
    """The first words of all phrases of the dictionary."""
    return frozenset(first for first, _ in _phrases_by_two())


@lru_cache(maxsize=1)
def _phrases_by_two() -> dict[tuple[str, str], list[tuple[str, ...]]]:
    """The dictionary's phrases by their first two words, the longest first."""
    lexicon = load_lexicon()
    found: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for headword in lexicon.headwords:
        parts = tuple(headword.split())
        if len(parts) > 1:
            found.setdefault((parts[0], parts[1]), []).append(parts)
    for phrases in found.values():
        phrases.sort(key=lambda parts: (-len(parts), parts))
    return found


def find_words(article: Article, docs: Sequence[Doc | None]) -> Iterator[Candidate]:
    """Rare words that stand alone and are no names."""
    for offset, doc in parsed_blocks(article, docs):
        facts = facts_of(doc)
        for number, word in enumerate(facts.lower):
            if facts.pos[number] not in _CONTENT or len(word) < 4 or not may_be_hard(word, facts.lemma[number]):
                continue
            token = doc[number]
            if token.ent_type_ in _NAMED or not _is_common(token):
                continue
            entries = _as_adjective(token) or entries_for(token)
            sense = choose_sense(token, entries) if entries else None
            head = sense.entry.headword if sense else token.lemma_.lower()
            span = Span(token.idx + offset, token.idx + offset + len(token))
            lemma = token.lemma_.lower()
            text = _with_both_letters(lemma if lemma != head and _in_american(lemma) == _in_american(head) else head, word)
            yield Candidate(head.lower(), text, "word", (span,), sense=sense, lemma=lemma, pos=token.pos_)


@lru_cache(maxsize=20_000)
def _with_both_letters(head: str, word: str) -> str:
    """"install" for "installing" where the parser cut off one letter too many."""
    longer = head + head[-1]
    return longer if word.startswith(longer) and zipf(longer) > zipf(head) + 0.5 else head


def _as_adjective(token: Token) -> tuple[Entry, ...]:
    """In "an imposing tower" nobody imposes anything: the entries for the participle in -ing as an adjective."""
    if token.dep_ != "amod" or token.tag_ != "VBG":
        return ()
    return tuple(entry for entry in load_lexicon().entries(token.lower_) if entry.pos == "adj")


@lru_cache(maxsize=20_000)
def _in_american(word: str) -> str:
    """A word with the endings of American spelling: "lacklustre" and "lackluster" are one."""
    word = re.sub(r"tre$", "ter", re.sub(r"is(?=e$|ation$|ing$|ed$)", "iz", re.sub(r"ys(?=e$)", "yz", word)))
    return re.sub(r"our(?=$|[a-z]{2,4}$)", "or", word).replace("ae", "e").replace("ence", "ense")


def _is_common(token: Token) -> bool:
    """Whether a word stands alone, in small letters unless it begins the sentence."""
    return not _in_compound(token) and token.is_alpha and (token.i == token.sent.start or token.is_lower)


def _in_compound(token: Token) -> bool:
    """Whether a hyphen joins the word to another: "spruce-clad", "trickle-down" mean more than their parts."""
    doc = token.doc
    before = token.i > 1 and doc[token.i - 1].text == "-" and not doc[token.i - 2].whitespace_ and not doc[token.i - 1].whitespace_
    behind = token.i + 1 < len(doc) and doc[token.i + 1].text == "-" and not token.whitespace_
    return (before and doc[token.i - 2].lower_ not in PREFIXES) or (behind and doc[token.i + 1].whitespace_ == "")
