"""The article: its text kept to the letter, and what each part of it is.

Everything that Hornbook makes points back here: a sentence, a term, an edit, a question and a
spoken word each carry a ``Span`` into ``Article.text``.
"""

from __future__ import annotations

import html
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

BlockKind = Literal["headline", "byline", "dateline", "caption", "credit", "paragraph", "heading", "list_item"]
#: The kinds that are scored, simplified and read aloud; the others are kept beside them.
BODY_KINDS: frozenset[str] = frozenset({"paragraph", "list_item"})


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of text, in code points.

    >>> Span(4, 9).of("The envoy spoke.")
    'envoy'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"Span({self.start}, {self.end}): it must hold that 0 <= start <= end")

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return True

    def of(self, text: str) -> str:
        """What stands there in ``text``."""
        return text[self.start : self.end]

    def shift(self, by: int) -> Span:
        """The same stretch, ``by`` code points later."""
        return Span(self.start + by, self.end + by)

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Block:
    """One part of an article: what kind it is and where it stands."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: where it stands, and the number of its block in ``Article.blocks``."""

    span: Span
    block: int


@dataclass(frozen=True)
class Article:
    """A news article.

    ``text`` is the kept text; ``blocks`` are in order, do not overlap, and no span leaves the text.
    ``published`` is a date as ISO 8601, or empty. ``source`` is a path or an address, or empty.
    ``language`` is a BCP 47 tag. ``warnings`` says in plain words what a reader should know
    (for instance that the text may not be English).

    >>> article = Article.from_text("Rain fell. Roads closed.")
    >>> [sentence.span.of(article.text) for sentence in article.sentences]
    ['Rain fell.', 'Roads closed.']
    """

    text: str
    blocks: tuple[Block, ...]
    title: str = ""
    byline: str = ""
    published: str = ""
    source: str = ""
    language: str = "en"
    warnings: tuple[str, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        end = 0
        for block in self.blocks:
            if block.span.start < end or block.span.end > len(self.text):
                raise ValueError(f"{block}: blocks must be in order, apart, and inside the text")
            end = block.span.end

    @classmethod
    def from_text(cls, text: str, *, title: str = "", source: str = "") -> Article:
        """The article that a text holds: its blocks are found, soft hyphens and the like cleaned.

        Raises ``ReadingError`` where the text holds no word.
        """
        from reader.loading.text import article_from_text

        return article_from_text(text, title=title, source=source)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the body (paragraphs and list items), in order."""
        from reader.language import find_sentences

        return tuple(
            Sentence(span, number)
            for number, block in enumerate(self.blocks)
            if block.kind in BODY_KINDS
            for span in find_sentences(self.text, block.span)
        )

    @property
    def body(self) -> tuple[Block, ...]:
        """The blocks that are scored, simplified and read aloud."""
        return tuple(block for block in self.blocks if block.kind in BODY_KINDS)

    @property
    def body_text(self) -> str:
        """The text of the body, an empty line between blocks."""
        return "\n\n".join(block.span.of(self.text) for block in self.body)

    def with_source(self, source: str) -> Article:
        """The same article, said to come from ``source``."""
        return replace(self, source=source)

    def __str__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        heading = f"<h3>{html.escape(self.title)}</h3>" if self.title else ""
        about = " · ".join(html.escape(part) for part in (self.byline, self.published, self.source) if part)
        body = "".join(f"<p>{html.escape(block.span.of(self.text))}</p>" for block in self.body)
        return f'<article lang="{html.escape(self.language)}">{heading}<p><small>{about}</small></p>{body}</article>'


def as_article(article: Article | str) -> Article:
    """The article itself, or the article that a text holds: every public function takes both."""
    return Article.from_text(article) if isinstance(article, str) else article
