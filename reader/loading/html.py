"""A web page to an ``Article``: trafilatura finds the body, the page's own data the headline, writer and day.

Captions are found by the page's marks (``figcaption``, a class with "caption" in its name, a table with
a picture in it) and kept where they stood. A name that a page gives as its writer is taken only where
it looks like a name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.article import Article
from reader.errors import MissingPartError, ReadingError
from reader.loading.cleaning import clean_line
from reader.loading.dates import is_plausible
from reader.loading.decoding import decode
from reader.loading.pieces import Piece, article_from_pieces
from reader.loading.signs.people import looks_like_names, read_byline

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: A page with fewer words of running text than this holds no article.
LEAST_WORDS = 25
#: No caption is longer, in characters.
LONGEST_CAPTION = 600

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_CAPTIONS = (
    "//figcaption | //*[contains(translate(@class, 'CAPTION', 'caption'), 'caption') and not(.//p[3]) and not(self::body)]"
    " | //*[contains(@itemprop, 'caption')] | //table[.//img or .//picture]//td"
)
_ASIDE = frozenset(("nav", "aside", "footer", "noscript", "template", "script", "style"))
_BLOCKS = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "div", "td"))
_SITE = re.compile(r"\s+[|–—·•-]\s+[^|–—·•]{2,40}\Z")
_NO_ARTICLE = "open the page of a single story, or paste its text into a file"


def article_from_html(content: bytes | str, *, source: str = "", charset: str = "") -> Article:
    """The article on a web page. ``charset`` is what the server said; the page's own word is honoured.

    Raises ``MissingPartError`` without trafilatura, ``ReadingError`` where the page holds no article.
    """
    page = content if isinstance(content, str) else decode(content, charset=charset or _own_charset(content), source=source)
    if not page.strip():
        raise ReadingError(source or "the page", "is empty", _NO_ARTICLE)
    tree = _parse(page, source)
    order = _Order.of(tree)
    captions = _take_captions(tree, order)
    found = _extract(tree)
    if found is None:
        raise ReadingError(source or "the page", "holds no article", _NO_ARTICLE)
    title = _find_title(tree, clean_line(found.title or ""))
    pieces = _body_pieces(found.body, title)
    if sum(len(piece.text.split()) for piece in pieces if _is_running_text(piece)) < LEAST_WORDS:
        raise ReadingError(source or "the page", "holds no article", _NO_ARTICLE)
    pieces = _place_captions(pieces, captions, order)
    if title:
        pieces.insert(0, Piece(title, "headline"))
    published = found.date if found.date and is_plausible(found.date) else ""
    return article_from_pieces(pieces, title=title, byline=_find_author(found.author or ""), published=published, source=source)


def _own_charset(content: bytes) -> str:
    found = _CHARSET.search(content[:4096])
    return found[1].decode("ascii") if found else ""


def _parse(page: str, source: str) -> HtmlElement:
    try:
        from lxml import etree
        from lxml.html import HTMLParser, document_fromstring
    except ImportError as error:
        raise _missing() from error
    try:
        # As bytes, since lxml takes no str with an XML declaration; NUL ends a document for it.
        parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        return document_fromstring(page.replace("\0", "").encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise ReadingError(source or "the page", "could not be read as a web page", _NO_ARTICLE) from error


def _missing() -> MissingPartError:
    return MissingPartError("trafilatura", "is needed to read web pages", 'pip install "hornbook[web]"')


def _extract(tree: HtmlElement) -> Any:
    """What trafilatura finds: ``body`` (its own small vocabulary of elements), title, author and date."""
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        raise _missing() from error
    options = {"include_comments": False, "include_tables": False, "with_metadata": True}
    for favor_precision in (True, False):
        found = bare_extraction(_copy(tree), favor_precision=favor_precision, **options)
        if found is not None and found.body is not None and len(found.body):
            return found
    return None


def _copy(tree: HtmlElement) -> HtmlElement:
    from copy import deepcopy

    return deepcopy(tree)


def _text(element: Any) -> str:
    """The text of an element on one line; a line break is a space."""
    for gap in element.iter("br", "lb"):
        gap.tail = " " + (gap.tail or "")
    return clean_line("".join(element.itertext()))


@dataclass(frozen=True, slots=True)
class _Order:
    """Where on the page a piece of text stands, by its words."""

    places: dict[str, int]

    @classmethod
    def of(cls, tree: HtmlElement) -> _Order:
        places: dict[str, int] = {}
        for place, element in enumerate(tree.iter()):
            if element.tag in _BLOCKS:
                text = clean_line("".join(element.itertext()))
                if text and len(text) < 5000:
                    places.setdefault(text, place)
        return cls(places)


def _take_captions(tree: HtmlElement, order: _Order) -> list[tuple[int, str]]:
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
    pieces: list[Piece] = []
    for element in body:
        if element.tag == "list":
            pieces += [Piece(text, "list_item") for item in element.iter("item") if (text := _text(item))]
        elif element.tag == "quote" and len(element):
            pieces += [Piece(text) for part in element if (text := _text(part))]
        elif element.tag in ("p", "quote"):
            pieces.append(Piece(_text(element)))
        elif element.tag == "head":
            pieces.append(Piece(_text(element), "heading"))
    return [piece for piece in pieces if piece.text and piece.text.casefold() != title.casefold()]


def _is_running_text(piece: Piece) -> bool:
    """Whether it is a sentence or more, and no link or button."""
    return piece.kind in (None, "list_item") and piece.text.rstrip("\"”’')]")[-1:] in tuple(".!?…") and len(piece.text.split()) > 4


def _find_title(tree: HtmlElement, title: str) -> str:
    """The headline: the page's top heading where the page's title begins with it, else the title without the site."""
    headings = [text for element in tree.iter("h1") if (text := _text(element))]
    for heading in headings:
        if title.casefold().startswith(heading.casefold()) or heading.casefold().startswith(title.casefold()[:40]):
            return heading
    return _SITE.sub("", title) or title or (headings[0] if headings else "")


def _find_author(author: str) -> str:
    names: list[str] = []
    for part in author.split(";"):
        name = read_byline(f"By {clean_line(part).removeprefix('By ').removeprefix('by ')}") or ""
        if name and looks_like_names(name) and len(name.split()) > 1 and name not in names:
            names.append(name)
    return ", ".join(names)
