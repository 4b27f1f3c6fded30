"""How many sentences a block has: as many as ``Article.sentences``, many times faster.

``find_sentences`` decides at each stop by the piece of text before the space and the piece after it, and by nothing
else, but for a few cases (answers of one word, spaced dots, a speaker after a marked quotation). The pairs come again
and again, so each is decided once and kept. A block with one of the few cases is given to ``find_sentences`` whole.

Most pieces need not even be looked at in pairs: ``stop_kind`` says of a piece alone whether a sentence is sure to end
with it. Of the others ``ends_between`` decides by their neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntFlag
from functools import lru_cache, partial

from reader.article import Span
from reader.language import ATTRIBUTION, find_sentences
from reader.readability.kept import Kept
from reader.splitter import load_splitter, split

_STOP = re.compile("[.!?…]")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
#: A piece with one stop at most that can end a sentence, at its end, and nothing but closing marks after it.
_SIMPLE = re.compile(r"(?:[^.!?…]|\.(?=[^\W_]))*(?:(?:\.{3}|[.!?…])[\"”’')\]]*|\.,[\"”’')\]]*)?")
#: A piece whose stops stand between letters or figures, or before a comma, where no sentence ends.
_INNER_STOPS = re.compile(r"(?:[^.!?…]|\.(?=[^\W_])|\.(?=,))*")
_MARKED_QUOTE = re.compile(r"[?!…][\"”’']$")
#: Dots between words; what goes on in small letters is the same sentence.
_DOTS = frozenset({"...", "…"})
_ANSWERS = frozenset({"No.", "Yes.", "Yeah.", "Never.", "So.", "OK."})
#: ``_LOOK_ON``: a sentence ends there, unless the speaker of the quotation follows.
_NO, _YES, _LOOK_ON, _UNSURE = range(4)
#: In so many pieces a speaker is named, if at all, and so many characters hold them.
_REACH, _REACH_IN_TEXT = 32, 400


def _decide(before: str, pair: str) -> int:
    """Whether a sentence ends between two neighbouring pieces, with so much text before them."""
    piece, _, following = pair.partition(" ")
    if not following:
        return _UNSURE
    certain = _decide_quickly(piece, following) if before else None
    if certain is not None:
        return certain
    if piece in _DOTS and before and following[0].islower():
        return _NO
    if not _is_simple(piece) or not _LETTER_OR_DIGIT.search(piece) or not _LETTER_OR_DIGIT.search(following):
        return _UNSURE
    if following[0] in "”»)]!?." or "--" in following:
        return _UNSURE
    is_marked = _MARKED_QUOTE.search(piece) is not None
    if is_marked and following[0].islower():
        return _NO
    if not _breaks_at(before + pair, len(before) + len(piece) + 1):
        return _NO
    return _LOOK_ON if is_marked else _YES


def _breaks_at(pair: str, place: int) -> bool:
    """What the splitter says of two pieces, in which ``find_sentences`` finds nothing to mend."""
    return any(start == place for start, _ in split(pair))


def _starts_sentence(text: str, place: int) -> bool:
    return any(span.start == place for span in find_sentences(text))


def _is_end(following: str) -> bool | None:
    """Whether a sentence ends at a marked quotation, by what follows it; ``None`` where the whole must be looked at."""
    speaker = ATTRIBUTION.match(following)
    if speaker is None:
        return True
    return None if _STOP.search(following, 0, speaker.end() - 1) else False


def _decide_quickly(piece: str, following: str) -> int | None:
    """What ``stop_kind`` says of the piece, where the one that follows does not matter."""
    flags, first = stop_flags(piece), following[0]
    if not flags:
        return _NO
    if flags not in (_END, _QUOTED_END) or not first.isalnum() or "--" in following:
        return None
    return _NO if flags == _QUOTED_END and first.islower() else _YES


@lru_cache(maxsize=1)
def _doubtful_words() -> frozenset[str]:
    """The abbreviations that the splitter knows, and the words that it looks at together with the next one."""
    splitter = load_splitter()
    return frozenset(splitter.abbreviations | {first for first, _ in splitter.parameters.collocations})


class Stop(IntFlag):
    """What a piece of text between two spaces means for the ends of sentences."""

    NONE = 0
    #: A sentence ends with it, whatever comes next.
    END = 1
    #: A sentence ends with it, unless the piece after it goes on.
    QUOTED_END = 2
    #: After a stop it may belong to the sentence before.
    ODD_START = 4
    #: The piece after it decides.
    UNSURE = 8


_SURE_END = re.compile(r"[\"“‘(]*([A-Za-z]+(?:[-’'][A-Za-z]+)*)(?:[!?]|[\"”’')\]]*\.([\"”’')\]]*))")
_ENUMERATOR = re.compile("[ivxlcIVXLC]{1,6}")
_STOP_AT_END = re.compile(r"[.!?…][\"”’')\]]*$")
#: After a quotation: it may be the same sentence.
_GOES_ON = re.compile(r"[^\W\d_A-Z]")


def stop_kind(piece: str) -> Stop:
    """What one piece means for the ends of sentences.

    >>> [stop_kind(piece).name for piece in ("boats", "boats.", "boats.”", "U.S.", "3.5", "—")]
    ['NONE', 'END', 'QUOTED_END', 'UNSURE', 'NONE', 'ODD_START']
    """
    return Stop(stop_flags(piece))


_END, _QUOTED_END, _ODD_START, _UNSURE_STOP = map(int, (Stop.END, Stop.QUOTED_END, Stop.ODD_START, Stop.UNSURE))


def stop_flags(piece: str) -> int:
    """The same as a plain number, which is made many times faster."""
    worded = _LETTER_OR_DIGIT.search(piece) is not None
    flags = 0 if worded and piece[0] not in "”»)]!?." and "--" not in piece else _ODD_START
    if _STOP.search(piece) is None:
        return flags
    if (found := _SURE_END.fullmatch(piece)) and piece not in _ANSWERS and _is_plain(found[1]):
        return flags | (_QUOTED_END if found[2] else _END)
    return flags if worded and _INNER_STOPS.fullmatch(piece) else flags | _UNSURE_STOP


def _is_plain(word: str) -> bool:
    """Whether the splitter sees no abbreviation, initial, number of a list or known pair in a word before a stop."""
    lower = word.lower()
    doubtful = _doubtful_words()
    last = lower.rpartition("-")[2]
    return len(word) > 1 and lower not in doubtful and last not in doubtful and not _ENUMERATOR.fullmatch(word)


def _is_simple(piece: str) -> bool:
    return piece not in _ANSWERS and _SIMPLE.fullmatch(piece) is not None


#: Two neighbouring pieces → whether a sentence ends between them, inside a block and at its start.
_INSIDE, _AT_START = Kept(partial(_decide, "They ")), Kept(partial(_decide, ""))


def count_sentences(block: str) -> int:
    """The sentences of one block of text that have at least one letter or digit.

    >>> count_sentences("Mr. Kim left the U.S. on May 3. It was late.")
    2
    """
    if not block.isprintable() or block[:1] == " " or "  " in block:
        return _count_all(block)
    find, inside = block.find, _INSIDE
    count, end = 1, -1
    for match in _STOP.finditer(block):
        place = match.start()
        if place < end:
            continue
        start = block.rfind(" ", 0, place) + 1
        end = find(" ", place)
        if end < 0:
            if not _is_simple(block[start:]):
                return _count_all(block)
            break
        after = find(" ", end + 1)
        pair = block[start:after] if after > 0 else block[start:]
        decision = inside[pair] if start else _AT_START[pair]
        if decision >= _LOOK_ON:
            if decision == _UNSURE:
                return _count_all(block)
            is_end = _is_end(block[end + 1 : end + _REACH_IN_TEXT])
            decision = (
                _starts_sentence(f"They {block[start : end + _REACH_IN_TEXT]}", 6 + end - start)
                if is_end is None
                else is_end
            )
        count += decision
    return count if count > 1 or _LETTER_OR_DIGIT.search(block) else 0


def ends_between(pieces: Sequence[str], place: int, flags: int) -> int | None:
    """Whether a sentence ends at one piece of a block that is cut at its spaces, before its last piece: 0 or 1.

    ``flags`` are the piece's ``Stop``. ``None`` where only ``count_sentences`` knows.
    """
    piece = pieces[place]
    if flags & _ODD_START and place and _STOP_AT_END.search(pieces[place - 1]):
        return None
    if place == len(pieces) - 1:
        return None if flags & _UNSURE_STOP and not _is_simple(piece) else 0
    following = pieces[place + 1]
    if flags & _UNSURE_STOP:
        decision = (_INSIDE if place else _AT_START)[f"{piece} {following}"]
        if decision == _LOOK_ON:
            return _is_end(" ".join(pieces[place + 1 : place + _REACH]))
        return None if decision == _UNSURE else decision
    if flags & _QUOTED_END and _GOES_ON.match(following):
        return None
    return 1 if flags & (_END | _QUOTED_END) else 0


def _count_all(block: str) -> int:
    return sum(1 for span in find_sentences(block) if _has_word(block, span))


def _has_word(text: str, span: Span) -> bool:
    return _LETTER_OR_DIGIT.search(text, span.start, span.end) is not None
