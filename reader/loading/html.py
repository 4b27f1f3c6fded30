"""A web page to an ``Article``: trafilatura finds the body, the page's own data the headline, writer and day.

Captions are found by the page's marks (``figcaption``, a class with "caption" in its name, a table with
a picture in it) and kept where they stood. A name that a page gives as its writer is taken only where
it looks like a name.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from reader.article import Article, BlockKind
from reader.errors import MissingPartError, ReadingError
from reader.loading.cleaning import clean_line
from reader.loading.dates import find_date, is_plausible
from reader.loading.decoding import decode
from reader.loading.pieces import Piece, article_from_pieces
from reader.loading.signs.people import looks_like_names, read_byline

#: A page with fewer words of running text than this holds no article.
LEAST_WORDS = 25
#: An error page with a headline like "Not found" says no more than this, in words.
MOST_ERROR_WORDS = 150
#: No caption is longer, in characters.
LONGEST_CAPTION = 600

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_CAPTIONS = (
    "//figcaption | //*[contains(translate(@class, 'CAPTION', 'caption'), 'caption') and not(.//p[3]) and not(self::body)]"
    " | //*[contains(@itemprop, 'caption')] | //table[.//img or .//picture]//td"
)
#: The blocks of trafilatura's vocabulary, and what they are.
_KINDS: dict[str, BlockKind | None] = {
    "p": None,
    "div": None,
    "quote": None,
    "list": None,
    "item": "list_item",
    "head": "heading",
    "code": None,
}
_ASIDE = frozenset(("nav", "aside", "footer", "noscript", "template", "script", "style"))
_BLOCKS = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "div", "td"))
_ERROR_PAGE = re.compile(
    r"(?:error\b.{0,20}|\W*[45]\d\d\b.{0,40}|(?:page )?not found|page (?:unavailable|missing)|access denied|forbidden|just a moment\W*|"
    r"attention required\b.*|are you a (?:robot|human)\W*|log ?in|sign in|subscribe\b.{0,40})\Z",
    re.IGNORECASE,
)
_HOLDERS = ("div", "section", "article", "main", "td", "span", "body", "center", "font")
_INLINE = frozenset(
    ("a", "abbr", "b", "br", "cite", "em", "font", "i", "mark", "q", "small", "span", "strong", "sub", "sup", "u")
)
#: No byline on a page has more elements in it.
_MOST_IN_BYLINE = 6
#: Old pages part paragraphs with two line breaks.
_TWO_BREAKS = re.compile(r"(?:<br\s*/?>\s*){2,}", re.IGNORECASE)
#: Where a page says when the story was put out, the surest first.
_DATES = (
    "//meta[@property='article:published_time' or @itemprop='datePublished' or @name='article:published_time']/@content",
    "//script[@type='application/ld+json']/text()",
    "//*[@itemprop='datePublished']/@datetime",
    "//meta[@name='pubdate' or @name='publishdate' or @name='publish-date' or @name='date' or @name='DC.date.issued' or @name='dcterms.created' or @name='parsely-pub-date' or @name='sailthru.date' or @property='og:published_time']/@content",
    "(//article//time | //header//time | //main//time)[@datetime][1]/@datetime",
)
_JSON_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_SITE = re.compile(r"\s+[|–—·•-]\s+[^|–—·•]{2,40}\Z")
_NO_ARTICLE = "open the page of a single story, or paste its text into a file"


def article_from_html(content: bytes | str, *, source: str = "", charset: str = "") -> Article:
    """The article on a web page. ``charset`` is what the server said; the page's own word is honoured.

    Raises ``MissingPartError`` without trafilatura, ``ReadingError`` where the page holds no article.
    """
    page = (
        content
        if isinstance(content, str)
        else decode(content, charset=charset or _own_charset(content), source=source)
    )
    if not page.strip():
        raise ReadingError(source or "the page", "is empty", _NO_ARTICLE)
    tree = _parse(page, source)
    order = _Order.of(tree)
    captions, published = _take_captions(tree, order), _find_published(tree)
    found = _extract(tree)
    if found is None:
        raise ReadingError(source or "the page", "holds no article", _NO_ARTICLE)
    title = _find_title(tree, clean_line(found.title or ""))
    pieces = _body_pieces(found.body, title)
    words = sum(len(piece.text.split()) for piece in pieces if _is_running_text(piece))
    if words < LEAST_WORDS or (words < MOST_ERROR_WORDS and _ERROR_PAGE.match(title)):
        raise ReadingError(source or "the page", "holds no article", _NO_ARTICLE)
    pieces = _place_captions(pieces, captions, order)
    line, byline = _find_byline(tree)
    if line and all(piece.text != line for piece in pieces):
        pieces.insert(0, Piece(line, "byline"))
    if title:
        pieces.insert(0, Piece(title, "headline"))
    byline = byline or _find_author(found.author or "")
    return article_from_pieces(pieces, title=title, byline=byline, published=published, source=source)


def _own_charset(content: bytes) -> str:
    found = _CHARSET.search(content[:4096])
    return found[1].decode("ascii") if found else ""


def _parse(page: str, source: str) -> Any:
    """The tree of the page's elements (lxml's)."""
    try:
        from trafilatura import load_html
    except ImportError as error:
        raise _missing() from error
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    tree = load_html(_TWO_BREAKS.sub("</p><p>", page.replace("\0", "")))
    if tree is None:
        raise ReadingError(source or "the page", "holds no article", _NO_ARTICLE)
    for parent in [one for one in tree.iter(*_HOLDERS) if any(child.tag == "p" for child in one)]:
        _wrap_loose_text(parent)
    return tree


def _wrap_loose_text(parent: Any) -> None:
    """Put text that stands loose between paragraphs into paragraphs: trafilatura would drop some of it."""
    loose = None
    if (parent.text or "").strip():
        loose = parent.makeelement("p")
        loose.text, parent.text = parent.text, None
        parent.insert(0, loose)
    for child in [one for one in parent if one is not loose]:
        if child.tag in _INLINE and next(child.iter("p"), None) is None:
            if loose is None:
                loose = parent.makeelement("p")
                child.addprevious(loose)
            loose.append(child)
            continue
        loose = None
        if (child.tail or "").strip():
            loose = parent.makeelement("p")
            loose.text, child.tail = child.tail, None
            child.addnext(loose)


def _missing() -> MissingPartError:
    return MissingPartError("trafilatura", "is needed to read web pages", 'pip install "hornbook[web]"')


def _extract(tree: Any) -> Any:
    """What trafilatura finds: ``body`` (its own small vocabulary of elements), title, author and date."""
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        raise _missing() from error
    options: dict[str, Any] = {"include_comments": False, "include_tables": False, "with_metadata": True}
    # The day is found below: trafilatura would guess one from the text.
    for favor_precision in (True, False):
        found: Any = bare_extraction(deepcopy(tree), favor_precision=favor_precision, **options)
        if found is not None and found.body is not None and len(found.body):
            return found
    return None


def _text(element: Any) -> str:
    """The text of an element on one line; a line break is a space."""
    for gap in element.iter("br"):
        gap.tail = " " + (gap.tail or "")
    return clean_line("".join(element.itertext()))


@dataclass(frozen=True, slots=True)
class _Order:
    """Where on the page a piece of text stands, by its words."""

    places: dict[str, int]

    @classmethod
    def of(cls, tree: Any) -> _Order:
        places: dict[str, int] = {}
        for place, element in enumerate(tree.iter()):
            if element.tag in _BLOCKS:
                text = clean_line("".join(element.itertext()))
                if text and len(text) < 5000:
                    places.setdefault(text, place)
        return cls(places)


def _take_captions(tree: Any, order: _Order) -> list[tuple[int, str]]:
    """The captions of the page with their places, taken out of the tree."""
    places = {element: place for place, element in enumerate(tree.iter())}
    captions: list[tuple[int, str]] = []
    seen: set[str] = set()
    for element in tree.xpath(_CAPTIONS):
        if any(above.tag in _ASIDE for above in element.iterancestors()) or element.getparent() is None:
            continue
        text = _text(element)
        if len(text) > LONGEST_CAPTION:
            continue
        if text and text not in seen and not any(text in other or other in text for other in seen):
            captions.append((places[element], text))
            seen.add(text)
        element.drop_tree()
    return captions


def _place_captions(pieces: list[Piece], captions: list[tuple[int, str]], order: _Order) -> list[Piece]:
    """The pieces with the captions between them, each where it stood; what stands below the story is left out."""
    placed: list[tuple[int, Piece]] = []
    last = -1
    for piece in pieces:
        last = max(last, order.places.get(piece.text, last))
        placed.append((last, piece))
    placed += [(place, Piece(text, "caption")) for place, text in captions if place < last]
    return [piece for _, piece in sorted(placed, key=lambda pair: pair[0])]


def _body_pieces(body: Any, title: str) -> list[Piece]:
    """The pieces of trafilatura's body, without the headline."""
    pieces = [piece for piece in _walk(body, None) if piece.text]
    return [piece for piece in pieces if piece.text.casefold() != title.casefold()]


def _walk(element: Any, kind: BlockKind | None) -> Iterator[Piece]:
    """The pieces of an element: each block in it, and the text that stands loose between the blocks."""
    loose = [element.text or ""]
    for child in element:
        if child.tag in _KINDS:
            yield from _split(loose, kind)
            loose.clear()
            yield from _walk(child, _KINDS[child.tag] or kind)
        elif child.tag == "lb":
            loose.append("\n")
        elif child.tag not in ("graphic", "table", "formula"):
            loose.append("".join(child.itertext()))
        loose.append(child.tail or "")
    yield from _split(loose, kind)


def _split(loose: list[str], kind: BlockKind | None) -> Iterator[Piece]:
    """Two line breaks in a row part paragraphs; one is a space."""
    for part in re.split(r"\s*\n\s*\n\s*", "".join(loose)):
        if text := clean_line(part):
            yield Piece(text, kind)


def _is_running_text(piece: Piece) -> bool:
    """Whether it is a sentence or more, and no link or button."""
    return (
        piece.kind in (None, "list_item")
        and piece.text.rstrip("\"”’')]")[-1:] in tuple(".!?…")
        and len(piece.text.split()) > 4
    )


def _find_title(tree: Any, title: str) -> str:
    """The headline: the page's top heading where the page's title begins with it, else the title without the site."""
    headings = [text for element in tree.iter("h1") if (text := _text(element))]
    for heading in headings:
        if title.casefold().startswith(heading.casefold()) or heading.casefold().startswith(title.casefold()[:40]):
            return heading
    return _SITE.sub("", title) or title or (headings[0] if headings else "")


def _find_published(tree: Any) -> str:
    """The day in the page's own data; a day that only stands in the text may be any day."""
    for path in _DATES:
        for value in tree.xpath(path):
            stated = _JSON_DATE.search(value) if path.endswith("text()") else None
            day = find_date(stated[1] if stated else "" if path.endswith("text()") else value)
            if day and is_plausible(day):
                return day
    return ""


def _find_byline(tree: Any) -> tuple[str, str]:
    """The line of the page that says who wrote the story, and the names in it."""
    for element in tree.iter("p", "div", "span", "address", "a", "li", "h4", "h5", "h6"):
        if len(element) > _MOST_IN_BYLINE or any(above.tag in _ASIDE for above in element.iterancestors()):
            continue
        text = _text(element)
        if 5 < len(text) <= 160 and (names := read_byline(text)):
            return text, names
    return "", ""


def _find_author(author: str) -> str:
    names: list[str] = []
    for part in author.split(";"):
        name = read_byline(f"By {clean_line(part).removeprefix('By ').removeprefix('by ')}") or ""
        if name and looks_like_names(name) and len(name.split()) > 1 and name not in names:
            names.append(name)
    return ", ".join(names)
