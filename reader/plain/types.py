"""What a simplification hands back: sentences with their sources and edits, and what was refused."""

from __future__ import annotations

import hashlib
import html
from dataclasses import dataclass
from functools import cached_property

from reader.article import Article, Span
from reader.edits import Edit
from reader.plain.assistant import Advice


@dataclass(frozen=True, slots=True)
class Proposal:
    """Edits that belong together: all are made, or none. Spans are in the text of the unit at hand."""

    rule: str
    reason: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One change that was made, or refused, in the article.

    ``span`` is the stretch of ``article.text`` that it touches; ``before`` what stood there,
    ``after`` what came in its place; ``reason`` says in plain words why. ``refused`` names the guard
    that turned it down, and is empty for a change that was made.
    """

    span: Span
    before: str
    after: str
    rule: str
    reason: str
    refused: str = ""

    @property
    def replacement(self) -> str:
        """What came in its place, by the name that ``Edit`` uses."""
        return self.after

    @property
    def id(self) -> str:
        """A short name that stays the same from run to run: undo a change by it."""
        key = f"{self.span.start}:{self.span.end}:{self.rule}:{self.after}"
        return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:10]


@dataclass(frozen=True, slots=True)
class PlainSentence:
    """A sentence of the plain version: where it came from, and what was changed in it.

    ``sources`` are spans of the original sentences; ``block`` is the number of the block in
    ``article.blocks``; ``items`` are the places in ``text`` of what is shown as a list, empty where nothing is;
    ``explanation`` is what the quotation in it means, in our words, empty unless asked for.
    """

    text: str
    sources: tuple[Span, ...]
    edits: tuple[Change, ...]
    block: int = 0
    items: tuple[Span, ...] = ()
    explanation: str = ""

    @property
    def is_changed(self) -> bool:
        """Whether anything was changed."""
        return bool(self.edits)

    @property
    def lead(self) -> str:
        """The sentence, or what stands before its list, with a colon."""
        return self.text[: self.items[0].start].rstrip(" :") + ":" if self.items else self.text

    @property
    def shown(self) -> str:
        """The sentence as it is shown: the items of a list on lines of their own, and an explanation of ours."""
        bullets = (f"- {item.of(self.text)}" for item in self.items)
        return "\n".join([self.lead, *bullets, *filter(None, [self.explanation])])

    @property
    def has_lines(self) -> bool:
        """Whether it is shown on more than one line."""
        return bool(self.items or self.explanation)


@dataclass(frozen=True)
class PlainArticle:
    """An article in plain language, with its ledger.

    ``refused`` lists the changes that a guard turned down, and why; ``advice`` what a user's own language
    model was asked and answered, and what became of it.
    """

    article: Article
    level: str
    sentences: tuple[PlainSentence, ...]
    refused: tuple[Change, ...] = ()
    advice: tuple[Advice, ...] = ()

    @cached_property
    def paragraphs(self) -> tuple[tuple[PlainSentence, ...], ...]:
        """The sentences, block by block."""
        found: dict[int, list[PlainSentence]] = {}
        for sentence in self.sentences:
            found.setdefault(sentence.block, []).append(sentence)
        return tuple(tuple(found[number]) for number in sorted(found))

    @cached_property
    def text(self) -> str:
        """The plain version, an empty line between paragraphs; the items of a list on lines of their own."""
        return "\n\n".join(_shown(paragraph) for paragraph in self.paragraphs)

    @property
    def changes(self) -> tuple[Change, ...]:
        """Every change that was made, in order, each once."""
        return tuple(dict.fromkeys(change for sentence in self.sentences for change in sentence.edits))

    def __str__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        paragraphs = []
        for paragraph in self.paragraphs:
            parts = []
            for sentence in paragraph:
                text = html.escape(sentence.shown).replace("\n- ", "<br>• ").replace("\n", "<br>")
                if sentence.is_changed:
                    reasons = "; ".join(dict.fromkeys(change.reason for change in sentence.edits))
                    text = f'<span title="{html.escape(reasons)}">{text}</span>'
                parts.append(text)
            paragraphs.append(f"<p>{' '.join(parts)}</p>")
        title = f"<h3>{html.escape(self.article.title)}</h3>" if self.article.title else ""
        return f'<article lang="{html.escape(self.article.language)}">{title}{"".join(paragraphs)}</article>'


def _shown(paragraph: tuple[PlainSentence, ...]) -> str:
    """The sentences in a row, a new line before and behind a list."""
    parts: list[str] = []
    for number, sentence in enumerate(paragraph):
        if number:
            parts.append("\n" if sentence.has_lines or paragraph[number - 1].has_lines else " ")
        parts.append(sentence.shown)
    return "".join(parts)
