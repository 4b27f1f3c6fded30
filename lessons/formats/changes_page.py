"""One page with the article beside its plain version: every change marked, with its reason and its number."""

from __future__ import annotations

import itertools
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from lessons.formats.fonts import FAMILY, font_faces
from lessons.profiles import find_profile
from lessons.templating import render
from lessons.view import advice_data, article_data, change_data, side_by_side
from reader.article import Span

if TYPE_CHECKING:
    from reader.plain.types import PlainArticle

TEMPLATE = "changes.html.j2"


def changes_page(plain: PlainArticle, profile: str = "default") -> str:
    """A self-contained page. Each row is a sentence; the words that were changed are marked in the original."""
    article = plain.article
    rows = side_by_side(article, plain)
    for row, sentence in zip(rows, article.sentences, strict=True):
        spans = [Span(*change["span"]) for change in row["changes"]]
        row["parts"] = _parts(article.text, sentence.span, spans)
    return render(
        TEMPLATE,
        {
            "title": article.title or "Plain language",
            "article": article_data(article),
            "level": plain.level,
            "rows": rows,
            "refused": [change_data(change) for change in plain.refused],
            "advice": [advice_data(one) for one in plain.advice],
            "profile": asdict(find_profile(profile)),
            "font": {"family": FAMILY, "faces": font_faces()},
        },
    )


def _parts(text: str, sentence: Span, changed: list[Span]) -> list[dict[str, Any]]:
    """The sentence cut into stretches, each with whether a change touches it."""
    edges = {sentence.start, sentence.end}
    for span in changed:
        edges.update(min(max(edge, sentence.start), sentence.end) for edge in (span.start, span.end))
    places = sorted(edges)
    return [
        {"text": text[low:high], "changed": any(span.start <= low and high <= span.end for span in changed)}
        for low, high in itertools.pairwise(places)
    ]
