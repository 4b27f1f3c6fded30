"""Which lines are the headline, the lines under it, and the headings inside the story."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.loading.dates import find_date
from reader.loading.line import Line, Role
from reader.loading.signs.people import is_about_writer, is_house, read_bare_name, read_byline

#: The longest headline, in characters: alone, and with a byline or a date right under it.
LONGEST_HEADLINE, LONGEST_SIGNED_HEADLINE = 140, 230
#: The longest question that can be a headline with nothing but a paragraph under it, in characters.
LONGEST_QUESTION = 80
#: The longest line between headline and byline that sums up the story, and how many there may be.
LONGEST_DECK, MOST_DECKS = 300, 3
#: The most lines of a page's top that can be a headline, its overline and the lines under it.
MOST_TOP_LINES = 5
#: In prose, at least this share of the lines end like sentences; in verse and bare lists fewer do.
LEAST_STOPS = 0.5

_NUMBERED = re.compile(r"\d{1,2}[.)]?\s+\S")
_BESIDE: frozenset[Role] = frozenset({"byline", "dateline", "caption", "credit", "image", "outside"})
_SIGNED: frozenset[Role] = frozenset({"byline", "dateline"})


def mark_headline(lines: Sequence[Line], title: str = "") -> None:
    """Mark the headline, the lines above and under it (as headings), and a byline without "By"."""
    top = _find_top(lines, title)
    if not top:
        return
    chosen = _choose(lines, top, title)
    for number in top:
        if lines[number].role is None:
            lines[number].role = "headline" if number == chosen else "heading"
    if chosen < 0:
        return
    _mark_bare_names(lines, top, chosen)
    _mark_beside_names(lines, top)
    _mark_decks(lines, chosen)


def _find_top(lines: Sequence[Line], title: str) -> list[int]:
    """The numbers of the lines of the top that could be a headline or stand beside one."""
    top: list[int] = []
    for number, line in enumerate(lines):
        if line.role in _BESIDE:
            continue
        is_free = line.role is None and (_is_headline_like(lines, number) or (title and _same(line.text, title)))
        if not is_free and line.role != "headline":
            break
        top.append(number)
    body = [line for line in lines[top[-1] + 1 :] if line.role is None] if top else []
    stops = sum(line.stops for line in body)
    if any(lines[number].given for number in top):
        return top
    if not body or stops < LEAST_STOPS * len(body) or len(top) > MOST_TOP_LINES or not body[0].stops:
        return [number for number in top if lines[number].rank == 1 or _same(lines[number].text, title)][:1]
    return top


def _is_headline_like(lines: Sequence[Line], number: int) -> bool:
    line = lines[number]
    signed = _is_signed(lines, number)
    if line.rank:
        return True
    if len(line.text) > (LONGEST_SIGNED_HEADLINE if signed else LONGEST_HEADLINE) or line.mark:
        return False
    if line.is_title_like:
        return True
    # A quotation or a whole sentence is a headline only where the byline follows at once; a question, also
    # where it stands alone above a paragraph.
    return line.ends_sentence and (signed or _is_question_alone(lines, number))


def _is_question_alone(lines: Sequence[Line], number: int) -> bool:
    text = lines[number].text
    if number or not text.endswith("?") or len(text) > LONGEST_QUESTION or len(lines) < 2 or lines[1].touches:
        return False
    return text.count("?") == 1 and ". " not in text and len(lines[1].text) > 2 * LONGEST_QUESTION


def _is_signed(lines: Sequence[Line], number: int) -> bool:
    """Whether a byline or a date is the next line, but for pictures."""
    for line in lines[number + 1 :]:
        if line.role in _SIGNED:
            return True
        if line.role not in ("image", "caption", "credit", "outside"):
            return False
    return False


def _choose(lines: Sequence[Line], top: Sequence[int], title: str) -> int:
    """The headline among the lines of the top: the one that is known, else the first that says something; -1 for none."""
    for number in top:
        if lines[number].role == "headline" or (title and _same(lines[number].text, title)):
            return number
    for number in top:
        if lines[number].rank == 1:
            return number
    numbered = [number for number in top if _NUMBERED.match(lines[number].text)]
    if numbered == list(top) and sum(line.role is None and bool(_NUMBERED.match(line.text)) for line in lines) > len(
        top
    ):
        return -1  # the first of several numbered headings
    # "Politics" or "EXCLUSIVE" above a headline is an overline.
    return next((number for number in top if len(lines[number].text.split()) >= 4), top[0])


def _same(line: str, title: str) -> bool:
    return " ".join(line.split()).casefold() == " ".join(title.split()).casefold()


def _mark_bare_names(lines: Sequence[Line], top: Sequence[int], chosen: int) -> None:
    """A name alone under the headline is a byline, where there is no other."""
    if any(line.role == "byline" for line in lines[: top[-1] + 2]):
        return
    for number in top:
        line = lines[number]
        if number > chosen and line.role == "heading" and not line.rank and read_bare_name(line.text):
            line.role = "byline"
            return


def _mark_beside_names(lines: Sequence[Line], top: Sequence[int]) -> None:
    """Under a byline may stand whom the writer works for; among the top lines, a day with a word beside it."""
    for number in top:
        line = lines[number]
        if line.role == "heading" and not line.rank:
            if number and lines[number - 1].role == "byline" and is_house(line.text):
                line.role = "byline"
            elif len(line.text) <= 70 and find_date(line.text):
                line.role = "dateline"


def _mark_decks(lines: Sequence[Line], chosen: int) -> None:
    """Sentences between headline and byline sum the story up: they are headings, not its first paragraph."""
    byline = next((number for number, line in enumerate(lines) if number > chosen and line.role == "byline"), 0)
    between = [line for line in lines[chosen + 1 : byline] if line.role is None]
    after = [line for line in lines[byline + 1 :] if line.role is None]
    if (
        byline
        and len(after) > 1
        and len(between) <= MOST_DECKS
        and all(len(line.text) <= LONGEST_DECK for line in between)
    ):
        for line in between:
            line.role = "heading"


def mark_headings(lines: Sequence[Line]) -> None:
    """Mark headings inside the story: lines with heading marks, and short lines that end like no sentence."""
    for line in lines:
        if line.rank and line.role is None:
            line.role = "heading"
    body = [line for line in lines if line.role is None]
    likely = [line for line in body if line.is_heading_like]
    if not likely or sum(line.stops for line in body) < LEAST_STOPS * len(body):
        return
    for line in likely:
        line.role = "heading"


def mark_end(lines: Sequence[Line]) -> None:
    """Mark what stands below the story: who the writer is, or the name alone."""
    byline = next(
        (
            name
            for line in lines
            if line.role == "byline" and (name := read_byline(line.text) or read_bare_name(line.text))
        ),
        "",
    )
    for line in reversed(lines):
        is_name = (
            line.role == "heading" and not line.given and not line.rank and not byline and read_bare_name(line.text)
        )
        if is_name or (line.role is None and is_about_writer(line.text, byline)):
            line.role = "byline"
        elif line.role not in _BESIDE and line.role != "heading":
            return
