"""An article's candidates for the glossary: what a reader may not know, and where it stands.

The parse is used once; each finder is a small function in ``FINDERS``, in the order in which they may claim a place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from glossary.abbreviations import find_abbreviations
from glossary.candidates import Candidate
from glossary.elsewhere import short_forms_in
from glossary.matching import PackMatch, find_pack_terms, forms_of
from glossary.metonyms import stands_for_government
from glossary.names import find_names
from glossary.places import is_place_line
from glossary.sayings import find_sayings
from glossary.terms import TermKind
from glossary.wording import find_phrases, find_words
from reader.article import Article, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as DocSpan

#: Compounds whose first noun is also the last word of a term: "international law firm", "human rights lawyer" is none.
_COMPOUNDS = frozenset(["law firm", "law school", "court case", "court room", "party leader", "health food", "power plant", "market place", "trade fair", "war hero", "state school"])



def find_candidates(article: Article, docs: Sequence[Doc | None]) -> tuple[Candidate, ...]:
    """Everything that may need explaining, in order of place; each place belongs to one candidate."""
    found: dict[str, Candidate] = {}
    reach = [0] * (len(article.text) + 1)
    for finder in FINDERS:
        claimed: list[Span] = []
        for candidate in finder(article, docs):
            free = tuple(span for span in candidate.spans if reach[span.start] < span.end)
            if not free:
                if candidate.saying is not None:
                    _give_saying(candidate, found)
                continue
            claimed += free
            known = found.get(candidate.key)
            found[candidate.key] = _join(known, candidate, free) if known else replace(candidate, spans=free)
        for span in claimed:
            # how far a place reaches that covers this letter: what ends there or before is taken
            for letter in range(span.start, span.end):
                reach[letter] = max(reach[letter], span.end)
    return tuple(sorted(_under_their_short_form(found), key=lambda candidate: (candidate.spans[0], candidate.key)))


def _give_saying(candidate: Candidate, found: dict[str, Candidate]) -> None:
    """What the article says of a term goes to the candidate that has its place already."""
    for key, known in found.items():
        if known.saying is None and any(span.overlaps(candidate.spans[0]) for span in known.spans):
            found[key] = replace(known, saying=candidate.saying)
            return


def _under_their_short_form(found: dict[str, Candidate]) -> list[Candidate]:
    """A name and the abbreviation that stands for it are one term: "COI" and "Commission of Inquiry"."""
    shorts = {_plain(name): key for key, one in found.items() if one.abbreviation for name in one.also}
    kept = dict(found)
    for key, candidate in found.items():
        short = shorts.get(_plain(candidate.text)) or shorts.get(_plain(candidate.key))
        if short and short != key and candidate.kind in ("name", "term"):
            kept[short] = _join(kept[short], candidate, candidate.spans)
            del kept[key]
    return list(kept.values())


def _plain(name: str) -> str:
    return name.lower().replace(".", "").removeprefix("the ")


def _join(known: Candidate, new: Candidate, free: tuple[Span, ...]) -> Candidate:
    return replace(
        known,
        spans=tuple(sorted({*known.spans, *free})),
        pack=known.pack or new.pack,
        saying=known.saying or new.saying,
        sense=known.sense or new.sense,
        abbreviation=known.abbreviation or new.abbreviation,
        also=tuple(dict.fromkeys((*known.also, *new.also))),
    )


def _abbreviations(article: Article, docs: Sequence[Doc | None]) -> Iterator[Candidate]:
    for one in find_abbreviations(article, docs):
        spans = tuple(_places(article, one.short))
        also = tuple(name for name in (one.expansion, one.known_as) if name)
        yield Candidate(one.short.lower(), one.short, "abbreviation", spans or (one.evidence,), abbreviation=one, also=also)


def _places(article: Article, text: str) -> Iterator[Span]:
    pattern = re.compile(rf"(?<!\w){re.escape(text)}(?!\w)")
    for block in article.body:
        for match in pattern.finditer(article.text, block.span.start, block.span.end):
            yield Span(*match.span())


def _sayings(article: Article, docs: Sequence[Doc | None]) -> Iterator[Candidate]:
    for one in find_sayings(article, docs):
        if one.term[:1].isupper() and is_place_line(one.says):
            # a place has its line elsewhere
            continue
        spans = tuple(_places(article, one.term)) or (one.span,)
        kind: TermKind = "name" if one.term[:1].isupper() else "term"
        yield Candidate(one.term.lower(), one.term, kind, spans, saying=one)


def _pack_terms(article: Article, docs: Sequence[Doc | None]) -> Iterator[Candidate]:
    for match in find_pack_terms(article):
        kind: TermKind = "metonym" if match.term.kind == "metonym" else "term"
        if kind == "metonym" and not _stands_for_government(match, article, docs):
            continue
        if _is_cut_from_compound(match, article, docs):
            continue
        text = _as_heading(match.span.of(article.text), match.name)
        if match.term.kind == "place" and match.name.islower() and not text.isupper():
            # "Virunga National Park" is one national park of many
            text = text.lower()
        if match.name in match.term.short and text.removesuffix("s") in match.term.short:
            text = text.removesuffix("s")
        yield Candidate(match.term.term.lower(), text, kind, (match.span,), pack=match.term, also=_other_names(match))


def _as_heading(text: str, name: str) -> str:
    """The term as it stands in the article, but in the singular where the pack's name is: "asylum seeker"."""
    if name.islower() and text[1:].islower() and len(text) != len(name) and text[-1] == name[-1]:
        # "costs of living"
        return name
    before, last = text.rpartition(" ")[::2]
    singular = name.rpartition(" ")[2]
    wanted, here = singular.lower(), last.lower()
    if here != wanted and here.startswith(wanted[:-1]) and wanted in forms_of(last) and not last.isupper():
        last = last[0] + singular[1:]
    text = f"{before} {last}".strip()
    # a capital that only begins the sentence is no part of the term
    named = name[:1].isupper() or not text[1:2].islower() or any(word[:1].isupper() for word in text.split()[1:])
    return text if named else text[0].lower() + text[1:]


def _other_names(match: PackMatch) -> tuple[str, ...]:
    return (match.term.term,) if match.term.term.lower() != match.name.lower() else ()


def _stretch(match: PackMatch, article: Article, docs: Sequence[Doc | None]) -> DocSpan | None:
    """The tokens of a match."""
    for block, doc in zip(article.blocks, docs, strict=True):
        if doc is not None and block.span.contains(match.span):
            low, high = match.span.start - block.span.start, match.span.end - block.span.start
            return doc.char_span(low, high, alignment_mode="expand")
    return None


def _is_cut_from_compound(match: PackMatch, article: Article, docs: Sequence[Doc | None]) -> bool:
    """In "international law firm" both words belong to "firm": there is no international law in it."""
    stretch = _stretch(match, article, docs)
    if stretch is None or len(stretch) != 2 or stretch.end >= len(stretch.doc):
        return False
    behind = stretch.doc[stretch.end]
    first, last = stretch[0], stretch[1]
    apart = first.head == behind and first.dep_ == "amod" and last.head == behind and last.dep_ == "compound"
    return apart and f"{last.lower_} {behind.lemma_.lower()}" in _COMPOUNDS


def _stands_for_government(match: PackMatch, article: Article, docs: Sequence[Doc | None]) -> bool:
    """Whether a capital does something, or is asked to, as only its government can."""
    stretch = _stretch(match, article, docs)
    return stretch is not None and stands_for_government(stretch.root)


def _names(article: Article, docs: Sequence[Doc | None]) -> Iterator[Candidate]:
    for name in find_names(article):
        yield Candidate(name.text.lower(), name.text, "name", (name.span,), general=name.meaning)


def _unexplained(article: Article, docs: Sequence[Doc | None]) -> Iterator[Candidate]:
    """Abbreviations that nothing explains, where they are no part of a longer name: the teacher will know."""
    for short, spans in short_forms_in(article).items():
        alone = tuple(span for span in spans if not re.match(r" [A-Z]", article.text[span.end : span.end + 2]))
        if alone:
            yield Candidate(short.lower(), short, "abbreviation", alone)


Finder = Callable[[Article, "Sequence[Doc | None]"], Iterator[Candidate]]
#: Who may claim a place, first to last.
FINDERS: tuple[Finder, ...] = (_abbreviations, _pack_terms, _sayings, _names, find_phrases, find_words, _unexplained)
