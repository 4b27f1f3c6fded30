"""Heat maps and curves: where a text is hard, for a page, a terminal and a notebook; never by colour alone.

On a page each sentence has its level in words (for a screen reader and on hover), a mark that differs in shape, and a
line below it that differs in width and style; the colours meet WCAG 2.2 AA on white. In a terminal each sentence has
the same mark and its grade before it, and colour only where it is asked for.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

from reader.article import Article, as_article
from reader.readability.difficulty import Window, windows
from reader.readability.places import LEVELS, Level, Place, sentence_places

#: Level → mark: each has one more bar than the one before.
MARKS: dict[Level, str] = {1: "▁", 2: "▂▃", 3: "▂▄▆", 4: "▂▄▆█"}
_TERMINAL: dict[Level, str] = {1: "\x1b[32m", 2: "\x1b[39m", 3: "\x1b[33m", 4: "\x1b[1;31m"}
_STYLE = """<style>
.hb-heat{line-height:2;max-width:70ch;color:#1a1a1a;background:#fff}
.hb-heat ul{display:flex;flex-wrap:wrap;gap:.3rem 1.5rem;list-style:none;padding:0}
.hb-heat span[data-level]{text-decoration-line:underline;text-decoration-skip-ink:none;text-underline-offset:.3em}
.hb-heat [data-level="1"]{background:#fff;text-decoration-color:transparent}
.hb-heat [data-level="2"]{background:#f3f6fb;text-decoration:underline 1px dotted #44546a}
.hb-heat [data-level="3"]{background:#fff1d6;text-decoration:underline 2px dashed #8a4b00}
.hb-heat [data-level="4"]{background:#fde3df;text-decoration:underline 4px double #a01414}
.hb-heat .hb-mark{font-size:.75em;letter-spacing:-.1em;color:#444}
.hb-heat .hb-word{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media print{.hb-heat [data-level]{background:none}}
</style>"""


@dataclass(frozen=True, slots=True)
class HeatMap:
    """The sentences of an article with their levels; a notebook shows it, ``str()`` is for a terminal."""

    article: Article
    places: tuple[Place, ...]

    def html(self) -> str:
        """A fragment of a page: its style, a key, and a paragraph for each block.

        A sentence that was not counted (it is all quotation, or has no word) stands there without a level.
        """
        text, places = self.article.text, {place.span: place for place in self.places}
        blocks: dict[int, list[str]] = {}
        for sentence in self.article.sentences:
            place = places.get(sentence.span)
            shown = _marked(text, place) if place else html.escape(sentence.span.of(text))
            blocks.setdefault(sentence.block, []).append(shown)
        parts = [f"<p>{' '.join(sentences)}</p>" for sentences in blocks.values()]
        lang = html.escape(self.article.language, quote=True)
        return f'{_STYLE}<section class="hb-heat" lang="{lang}" aria-label="How hard each sentence is">{_key()}{"".join(parts)}</section>'

    def _repr_html_(self) -> str:
        return self.html()

    def text(self, *, colour: bool = False, only: Level = 1) -> str:
        """Lines for a terminal: mark, grade, sentence; ``only`` leaves out the levels below it."""
        key = " ".join(f"{MARKS[level]} {title}" for level, title in LEVELS.items())
        lines = [f"{key} | the number is the sentence's Flesch-Kincaid grade, 0 or above"]
        for place in self.places:
            if place.level >= only:
                sentence = " ".join(place.span.of(self.article.text).split())
                line = f"{MARKS[place.level]:<4} {max(0.0, place.grade):5.1f}  {sentence}"
                lines.append(f"{_TERMINAL[place.level]}{line}\x1b[0m" if colour else line)
        return "\n".join(lines)

    def __str__(self) -> str:
        return self.text()


def heat_map(article: Article | str, *, quotations: bool = True) -> HeatMap:
    """How hard each sentence of an article is; with ``quotations=False``, how hard what is not quoted.

    >>> print(heat_map("The dog ran home. It was wet."))
    ▁ easy ▂▃ middling ▂▄▆ hard ▂▄▆█ very hard | the number is the sentence's Flesch-Kincaid grade, 0 or above
    ▁      0.0  The dog ran home.
    ▁      0.0  It was wet.
    """
    article = as_article(article)
    return HeatMap(article, sentence_places(article, quotations=quotations))


def _marked(text: str, place: Place) -> str:
    title = f"{place.title}, grade {max(0.0, place.grade):.0f}, difficulty {place.difficulty.value:.0f}"
    return (
        f'<span data-level="{place.level}" title="{title}">{html.escape(place.span.of(text))}'
        f'<span class="hb-mark" aria-hidden="true"> {MARKS[place.level]}</span>'
        f'<span class="hb-word"> ({place.title})</span></span>'
    )


def _key() -> str:
    entries = "".join(
        f'<li><span data-level="{level}">{title} <span class="hb-mark" aria-hidden="true">{MARKS[level]}</span></span></li>'
        for level, title in LEVELS.items()
    )
    return f"<p>How hard each sentence is:</p><ul>{entries}</ul>"


# --- the curve along the text

_WIDTH, _HEIGHT, _LEFT, _BOTTOM, _TOP = 640, 250, 44, 36, 26
_FROM, _TO = 20.0, 80.0


@dataclass(frozen=True, slots=True)
class Curve:
    """The difficulty along a text, a window of about 150 words at a time; a notebook shows it as a picture."""

    windows: tuple[Window, ...]

    def svg(self) -> str:
        """The picture, with its numbers as text for those who do not see it."""
        points = [(_x(number, len(self.windows)), _y(one.difficulty.value)) for number, one in enumerate(self.windows)]
        values = ", ".join(f"{one.difficulty.value:.0f}" for one in self.windows)
        bars = "".join(
            f'<line x1="{x:.0f}" x2="{x:.0f}" y1="{_y(one.difficulty.low):.0f}" y2="{_y(one.difficulty.high):.0f}" stroke="#767676"/>'
            for (x, _), one in zip(points, self.windows, strict=True)
        )
        dots = "".join(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="4" fill="#0b4f8a"/>' for x, y in points)
        line = " ".join(f"{x:.0f},{y:.0f}" for x, y in points)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" role="img" '
            f'font-family="sans-serif" font-size="12"><title>Difficulty along the text</title>'
            f"<desc>From start to end: {values}. 50 is the middle text of school years 3 to 12; higher is harder.</desc>"
            f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>{_axes(len(self.windows))}{bars}'
            f'<polyline points="{line}" fill="none" stroke="#0b4f8a" stroke-width="2"/>{dots}</svg>'
        )

    def _repr_html_(self) -> str:
        return self.svg()

    def __str__(self) -> str:
        return "\n".join(f"{one.difficulty.value:5.0f}  {_bar(one.difficulty.value)}" for one in self.windows)


def curve(article: Article | str) -> Curve:
    """The difficulty along the body of an article."""
    return Curve(windows(as_article(article)))


def _bar(value: float) -> str:
    return "█" * round(max(0.0, min(100.0, value)) / 2.5)


def _x(number: int, count: int) -> float:
    return _LEFT + (_WIDTH - _LEFT - 16) * (number + 0.5) / max(1, count)


def _y(value: float) -> float:
    share = (max(_FROM, min(_TO, value)) - _FROM) / (_TO - _FROM)
    return _HEIGHT - _BOTTOM - share * (_HEIGHT - _BOTTOM - _TOP)


def _axes(count: int) -> str:
    lines = ['<text x="4" y="12">difficulty (50 is the middle text of school years 3 to 12)</text>']
    marks: Sequence[int] = (20, 35, 50, 65, 80)
    for value in marks:
        y = _y(value)
        dash = "" if value == 50 else ' stroke-dasharray="3 3"'
        lines.append(f'<line x1="{_LEFT}" x2="{_WIDTH - 8}" y1="{y:.0f}" y2="{y:.0f}" stroke="#8a8a8a"{dash}/>')
        lines.append(f'<text x="{_LEFT - 6}" y="{y + 4:.0f}" text-anchor="end">{value}</text>')
    for number in range(count):
        lines.append(f'<text x="{_x(number, count):.0f}" y="{_HEIGHT - 18}" text-anchor="middle">{number + 1}</text>')
    lines.append(f'<text x="{(_LEFT + _WIDTH) / 2:.0f}" y="{_HEIGHT - 3}" text-anchor="middle">part of the text</text>')
    return "".join(lines)
