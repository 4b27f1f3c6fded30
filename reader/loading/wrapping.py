"""Lines that were broken to fit a page are joined; lines that are paragraphs stay apart.

A text counts as hard-wrapped when enough of its lines go on in the middle of a sentence. The width is
that of its longest such line, and a line that leaves room for the next word ends a paragraph.

    >>> join_wrapped("The dam is full, and the lake\\nbehind it is rising by a meter\\na day.")
    'The dam is full, and the lake behind it is rising by a meter a day.'
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reader.loading.signs.people import read_byline

#: Lines longer than this were not broken to fit a page, in characters.
WIDEST = 120
#: A text with all its broken lines shorter than this is a poem or a list.
NARROWEST = 30
#: The least share of line breaks that must fall inside a sentence.
LEAST_BROKEN = 0.25

#: How an item of a list starts.
LIST_MARK = re.compile(r"\s*(?:[-*•‣▪◦·–—]\s|\(?\d{1,3}[.)]\s)")
_OTHER_STARTS = re.compile(r"\s*(?:#{1,6}\s|[|!]?\s*!\[|\||>|©|https?://)")
_BY = re.compile(r"\s*by\b", re.IGNORECASE)
_IMAGE = re.compile(r"[|\s]*!\[[^\]]*\]\([^)]*\)[|\s]*$")
_ENDS_SENTENCE = re.compile(r"[.!?…:][\"”’')\]]*$")
_HYPHEN_END = re.compile(r"([^\W\d_]+)[-\u2010]$")
_WORD_START = re.compile(r"[^\W\d_]+")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class _Break:
    """The end of one line and the start of the next, with no empty line between."""

    before: str
    after: str

    @property
    def inside_sentence(self) -> bool:
        return self.after.lstrip()[:1].islower() and not _ENDS_SENTENCE.search(self.before)

    def joins(self, width: int) -> bool:
        """Whether the two lines are one paragraph, broken to ``width``."""
        before, after = self.before.strip(), self.after.strip()
        indented = len(self.after) - len(self.after.lstrip()) > len(self.before) - len(self.before.lstrip())
        if starts_anew(self.after, self.before) or _IMAGE.match(before) or before.endswith("|"):
            return False
        if self.inside_sentence:
            return len(before) >= width * 0.3
        if indented and not LIST_MARK.match(before):
            return False
        reach = len(self.before.rstrip()) + 1 + len(after.split(maxsplit=1)[0])
        # Where the next word would have stood in the line, the line ends a paragraph.
        return reach > width * (1.0 if _ENDS_SENTENCE.search(before) else 0.8)


def starts_anew(line: str, before: str) -> bool:
    """Whether a line starts in a way that never belongs to the line before: a list mark, a picture, a byline.

    >>> starts_anew("- a boat", "Two things:"), starts_anew("– ten boats –", "What was left"), starts_anew("By Ada Lund", "A boat")
    (True, False, True)
    """
    if LIST_MARK.match(line):
        # A dash inside a sentence may come first in a line, too.
        return (
            _ENDS_SENTENCE.search(before.rstrip()) is not None
            or LIST_MARK.match(before) is not None
            or not before.strip()
        )
    if _BY.match(line):
        return read_byline(line.strip()) is not None
    return _OTHER_STARTS.match(line) is not None


def join_wrapped(text: str) -> str:
    """The text with each paragraph on one line; unchanged where it was not hard-wrapped.

    Where lines were joined, the paragraphs are parted by empty lines, so that joining again changes nothing.
    """
    if "\n" not in text:
        return text
    lines = text.split("\n")
    width = _find_width(lines)
    if width is None:
        return text
    mend = _hyphen_mender(text)
    out: list[str] = []
    last = ""
    for line in lines:
        if not line.strip():
            last = ""
            continue
        if last and _Break(last, line).joins(width) and len(last) <= WIDEST * 1.1:
            out[-1] = _join(out[-1], line.strip(), mend)
        else:
            # A caption must stay next to the mark of its picture.
            beside_image = bool(last) and _IMAGE.match(last) is not None
            out += [line.strip()] if beside_image or not out else ["", line.strip()]
        last = line
    return "\n".join(out)


def join_lines(lines: Sequence[str], text: str = "") -> str:
    """The lines of one paragraph on one line; words that were parted at a line's end are put together.

    ``text`` is the whole text they come from: how a word is written there decides about its hyphen.

    >>> join_lines(["The repat-", "riation of ten", "boats"])
    'The repatriation of ten boats'
    """
    mend = _hyphen_mender(text or " ".join(lines))
    joined = lines[0].strip() if lines else ""
    for line in lines[1:]:
        joined = joined[:-1] + line.strip() if joined.endswith("\u00ad") else _join(joined, line.strip(), mend)
    return joined


def _find_width(lines: list[str]) -> int | None:
    """The width that the text was wrapped to, in characters; ``None`` where it was not."""
    breaks = [
        _Break(before, after)
        for before, after in pairwise(lines)
        if before.strip() and after.strip() and not starts_anew(after, before)
    ]
    broken = [len(one.before.rstrip()) for one in breaks if len(one.before) <= WIDEST and one.inside_sentence]
    if not broken or len(broken) < LEAST_BROKEN * len(breaks) or max(broken) < NARROWEST:
        return None
    return max(broken)


def _join(before: str, after: str, mend: Callable[[str, str], str]) -> str:
    left, right = _HYPHEN_END.search(before), _WORD_START.match(after)
    if left and right and right[0].islower():
        return before[: left.start()] + mend(left[1], right[0]) + after[right.end() :]
    if before.endswith(("-", "\u2010")) and not before.endswith((" -", "--")):
        return before + after
    return f"{before} {after}"


def _hyphen_mender(text: str) -> Callable[[str, str], str]:
    """A function that puts a word together that was parted at a line's end; it looks in ``text`` first."""
    known: set[str] = set()

    def mend(left: str, right: str) -> str:
        if not known:
            known.update(word.lower() for word in _WORDS.findall(text))
            known.add("")
        return mend_hyphen(left, right, known)

    return mend


_NEVER_PARTED = frozenset(("un", "dis", "mis", "im", "in", "ir", "il", "en", "em"))


def mend_hyphen(left: str, right: str, known: set[str] | frozenset[str] = frozenset()) -> str:
    """The word whose two parts stood at the end of a line and the start of the next.

    ``known`` are words of the same text in small letters: the form that is used there wins. Else the
    hyphen stays between two words that are never written as one, and between two common ones that seldom are.

    >>> mend_hyphen("repat", "riation"), mend_hyphen("long", "term"), mend_hyphen("non", "refoulement")
    ('repatriation', 'long-term', 'non-refoulement')
    """
    whole, parted = f"{left}{right}", f"{left}-{right}"
    if whole.lower() in known:
        return whole
    if parted.lower() in known:
        return parted
    from wordfreq import zipf_frequency

    def commonness(word: str) -> float:
        return float(zipf_frequency(word, "en"))

    rarer, joined = min(commonness(left), commonness(right)), commonness(whole)
    if len(left) == 1:  # e-mail, X-ray
        return parted
    if joined > 0 and (left[0].isupper() or left.lower() in _NEVER_PARTED):
        return whole
    return parted if (joined == 0 and rarer > 0) or (joined < 3.0 and rarer >= 3.5) else whole
