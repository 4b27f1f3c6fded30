"""The dictionary's entries: one line of a plain file is one sense of one word.

A line has seven columns, parted by ``|``::

    headword | pos | meaning | simpler | cues | example | notes

``docs/writing-entries.md`` explains each column. A file that breaks the form raises
``DataError`` with its name and the line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

from reader.errors import DataError

PartOfSpeech = Literal["noun", "verb", "adj", "adv", "prep", "conj", "det", "pron", "num", "intj"]
PARTS_OF_SPEECH: tuple[str, ...] = ("noun", "verb", "adj", "adv", "prep", "conj", "det", "pron", "num", "intj")
#: Where a simpler word may stand, written behind it in square brackets.
TAGS: tuple[str, ...] = (
    "attributive", "predicate", "object", "no-object", "clause", "no-clause", "singular", "plural", "compound",
    "everyday", "near",
)
#: Grammar that a cue may name before the colon; a cue without a colon is a word nearby.
CUE_KINDS: tuple[str, ...] = ("obj", "subj", "prep", "mod", "of", "field")
NOTE_KEYS: tuple[str, ...] = ("family", "say", "uk", "us", "pattern", "plural", "rare")


@dataclass(frozen=True, slots=True)
class Choice:
    """A simpler wording and where it fits: ``tags`` are from ``TAGS``, all must hold.

    ``partners`` are lemmas of which one must belong to the word in the parse (its object, subject, modifier,
    preposition, the noun that it modifies …); with one of ``strangers`` there the wording does not fit.

    A wording that is ``near`` is close in meaning: it is offered to a reader who asks, and never put
    into a text unasked.
    """

    text: str
    tags: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()

    @property
    def is_near(self) -> bool:
        """Whether it is only close in meaning."""
        return "near" in self.tags


@dataclass(frozen=True, slots=True)
class Cue:
    """What tells a sense: ``kind`` is one of ``CUE_KINDS`` or ``near``; ``word`` is a lemma."""

    kind: str
    word: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """A change of construction: ``assist X in doing -> help X do``."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One sense of a word.

    ``simpler`` are the wordings that can stand in its place, best first; ``near`` are easier words that
    are only close in meaning; ``choices`` both, with the places where they fit. ``source`` is ``"Hornbook"``, a school's own file, or
    ``"WordNet"``. ``sense`` counts from 1 within the headword. A sense that ``is_rare`` is meant only where a cue says so.
    """

    headword: str
    pos: PartOfSpeech
    sense: int
    meaning: str
    choices: tuple[Choice, ...] = ()
    cues: tuple[Cue, ...] = ()
    example: str = ""
    family: tuple[str, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    say: str = ""
    uk: str = ""
    us: str = ""
    source: str = "Hornbook"
    is_rare: bool = False

    @property
    def simpler(self) -> tuple[str, ...]:
        """The wordings that can stand in its place, best first."""
        return tuple(choice.text for choice in self.choices if not choice.is_near)

    @property
    def near(self) -> tuple[str, ...]:
        """Easier words that are close in meaning, best first."""
        return tuple(choice.text for choice in self.choices if choice.is_near)


def _items(column: str) -> list[str]:
    return [item for part in column.split(",") if (item := part.strip())]


def _choice(item: str, where: str) -> Choice:
    text, _, rest = item.partition("[")
    tags: list[str] = []
    lemmas: dict[str, tuple[str, ...]] = {"with": (), "without": ()}
    for tag in (part.strip("[] ") for part in rest.split("[")):
        kind, space, listed = tag.partition(" ")
        if kind in lemmas and space:
            lemmas[kind] += tuple(listed.lower().split())
        elif tag in TAGS:
            tags.append(tag)
        elif tag:
            remedy = "use one of " + ", ".join(TAGS) + ", or 'with' or 'without' and words"
            raise DataError(where, f"unknown place [{tag}]", remedy)
    return Choice(text.strip(), tuple(tags), lemmas["with"], lemmas["without"])


def _cue(item: str, where: str) -> Cue:
    kind, colon, word = item.partition(":")
    if not colon:
        return Cue("near", item)
    if kind not in CUE_KINDS:
        raise DataError(where, f"unknown cue {item!r}", "use a word, or one of " + ", ".join(CUE_KINDS))
    return Cue(kind, word.strip())


def _notes(column: str, where: str) -> dict[str, list[str]]:
    notes: dict[str, list[str]] = {}
    for part in filter(None, (piece.strip() for piece in column.split(";"))):
        key, equals, value = part.partition("=")
        if not equals or key.strip() not in NOTE_KEYS:
            raise DataError(where, f"unknown note {part!r}", "write key=value with " + ", ".join(NOTE_KEYS))
        notes.setdefault(key.strip(), []).append(value.strip())
    return notes


def _pattern(text: str, where: str) -> Pattern:
    before, arrow, after = text.partition("->")
    if not arrow:
        raise DataError(where, f"pattern {text!r} has no '->'", "write 'assist X in doing -> help X do'")
    return Pattern(before.strip(), after.strip())


def parse_line(line: str, *, sense: int = 1, where: str = "line", source: str = "Hornbook") -> Entry:
    """The entry that one line holds.

    >>> parse_line("detain | verb | to keep someone in a place by law or by force | hold, keep "
    ...            "| police | Police detained two men. | family=detention").simpler
    ('hold', 'keep')
    """
    columns = [column.strip() for column in line.split("|")]
    if len(columns) == 6:
        columns.append("")
    if len(columns) != 7:
        raise DataError(
            where,
            f"{len(columns)} columns instead of 7",
            "write headword | pos | meaning | simpler | cues | example | notes",
        )
    headword, pos, meaning, simpler, cues, example, notes_column = columns
    if pos not in PARTS_OF_SPEECH:
        raise DataError(where, f"unknown part of speech {pos!r}", "use one of " + ", ".join(PARTS_OF_SPEECH))
    notes = _notes(notes_column, where)
    return Entry(
        headword=headword,
        pos=cast(PartOfSpeech, pos),
        sense=sense,
        meaning=meaning,
        choices=tuple(_choice(item, where) for item in _items(simpler)),
        cues=tuple(_cue(item, where) for item in _items(cues)),
        example=example,
        family=tuple(word for value in notes.get("family", []) for word in _items(value)),
        patterns=tuple(_pattern(value, where) for value in notes.get("pattern", [])),
        say="".join(notes.get("say", [])),
        uk="".join(notes.get("uk", [])),
        us="".join(notes.get("us", [])),
        source=source,
        is_rare="rare" in notes,
    )


def headword_of(line: str) -> str:
    """The headword of a line, without reading the rest."""
    return line.partition("|")[0].strip()
