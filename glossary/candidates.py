"""What the finders find: one thing that may need explaining."""

from __future__ import annotations

from dataclasses import dataclass, field

from glossary.abbreviations import Abbreviation
from glossary.packs import PackTerm
from glossary.sayings import Saying
from glossary.terms import TermKind
from reader.article import Span
from reader.lexicon.senses import Sense


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that may need explaining, with all that was found out about it.

    ``key`` is the same for all places of one term; ``sense`` is the dictionary's, ``pack`` the pack's record,
    ``saying`` and ``abbreviation`` the article's own words, ``general`` a meaning by kind of name.
    """

    key: str
    text: str
    kind: TermKind
    spans: tuple[Span, ...]
    pack: PackTerm | None = None
    abbreviation: Abbreviation | None = None
    saying: Saying | None = None
    sense: Sense | None = None
    general: str = ""
    lemma: str = ""
    pos: str = ""
    also: tuple[str, ...] = field(default=())
