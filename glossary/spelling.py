"""Whether the letters of a short form come from the words of a long one.

First by initials, small words passed over; then, where a bracket leaves no doubt what belongs together, by letters in
their order (Schwartz and Hearst 2003, doi:10.1142/9789812776303_0042), with the left edge trimmed to the word that
gives the first letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

SMALL: frozenset[str] = frozenset(
    "a an and as at by de del des di du for from in la le les of on or the to und van von with y e der".split()
)
#: A run of words in capitals, small words between them.
CAPITALS = re.compile(r"(?<![\w.])[A-ZÀ-Þ][\w’'-]+(?:[ -](?:(?:of|for|and|on|in|the|to|de|la|des|du) ){0,2}[A-ZÀ-Þ][\w’'-]+){1,7}")
#: A long form ends straight before its bracket, and so many characters hold it.
NEAR = 120
#: Nouns of bodies: a name with one of them before a bracket of capitals is its expansion, in whatever language.
BODIES = frozenset(
    """agency alliance army association authority bank board centre center club coalition college commission committee
    company department confederation congress corporation council court department federation force forces foundation front fund
    group institute institution league ministry movement network office organisation organization party police
    programme program railway railways service society state states syndicate trust union university""".split()
)
_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ0-9][\w'’.&-]*")
_STOPS = re.compile(r"[;:!?()\[\]\"“”]|(?<=[a-z0-9]{2})\.\s")


def letters_of(short: str) -> list[str]:
    """The letters that must be found, in small letters; a plural s is none of them.

    >>> letters_of("NGOs")
    ['n', 'g', 'o']
    """
    return [letter.lower() for letter in re.sub(r"(?<=[A-Z0-9.])['’]?s$", "", short) if letter.isalnum()]


def match_initials(short: str, before: str, *, strict: bool = False) -> str:
    """The words at the end of ``before`` that ``short`` is made of; empty where there are none.

    ``strict`` takes initials only: no word may give two letters.

    >>> match_initials("UNSC", "a meeting of U.N. Security Council")
    'U.N. Security Council'
    """
    if not strict and (found := match_initials(short, before, strict=True)):
        return found
    letters = letters_of(short)
    words = list(_WORD.finditer(before))[-(len(letters) * 2 + 3) :]
    for first in range(len(words) - 1, -1, -1):
        if _STOPS.search(before[words[first].end() :]):
            return ""
        if words[first].group().lower() in SMALL and words[first].group().lower()[0] != letters[0]:
            continue
        if words[first].group()[0].lower() != letters[0] or words[first].group() in ("the", "a", "an"):
            continue
        if spells([word.group() for word in words[first:]], letters, strict=strict):
            return before[words[first].start() : words[-1].end()]
    return ""


def match_but_one(short: str, before: str) -> str:
    """The name in capitals at the end of ``before`` whose initials are the letters, one word passed over.

    The first word is never passed over, the last one only where it says what kind of body it is.

    >>> match_but_one("KBE", "a Knight of the Order of the British Empire")
    'Knight of the Order of the British Empire'
    """
    letters = letters_of(short)
    run = capitals_at_end(before[-NEAR:])
    if len(letters) < 2 or not short.isupper() or run is None:
        return ""
    for start, words in tails(run):
        names = [word.lower() for word in words if word.lower() not in SMALL]
        if len(names) != len(letters) + 1 or names[0][0] != letters[0]:
            continue
        for place in range(1, len(names)):
            last = place == len(names) - 1
            if (names[place] in BODIES if last else len(letters) > 2) and [name[0] for name in names[:place] + names[place + 1 :]] == letters:
                return run.group()[start:]
    return ""


def match_start(short: str, text: str, *, strict: bool = False) -> str:
    """The words at the start of ``text`` that spell ``short``, after an article; empty where there are none."""
    if not strict and (found := match_start(short, text, strict=True)):
        return found
    letters = letters_of(short)
    text = re.sub(r"^(?:the|an?) ", "", text.lstrip(" \"“‘"))
    stop = _STOPS.search(text)
    words = list(_WORD.finditer(text[: stop.start()] if stop else text))[: len(letters) * 2 + 3]
    for last in range(len(words), 0, -1):
        if words[last - 1].group().lower() in SMALL or words[0].group()[0].lower() != letters[0]:
            continue
        if spells([word.group() for word in words[:last]], letters, strict=strict):
            return text[words[0].start() : words[last - 1].end()]
    return ""


def match_letters(short: str, before: str) -> str:
    """The fewest words at the end of ``before`` that hold the letters in order, the first one at their beginning.

    >>> match_letters("DNA", "they compared deoxyribonucleic acid")
    'deoxyribonucleic acid'
    """
    letters = [letter for letter in letters_of(short) if letter.isalpha()]
    if len(letters) < 2:
        return ""
    stop = list(_STOPS.finditer(before))
    words = list(_WORD.finditer(before, stop[-1].end() if stop else 0))[-len(letters) :]
    for first in range(len(words) - 1, -1, -1):
        stretch = before[words[first].start() : words[-1].end()].lower()
        if words[first].group().lower() in SMALL or stretch[0] != letters[0]:
            continue
        if len(stretch) > len(letters) + 2 and _in_order(stretch, letters):
            return before[words[first].start() : words[-1].end()]
    return ""


def match_blend(short: str, text: str) -> str:
    """The whole of ``text`` where a name like "Ofcom" or "Nato" is made of the beginnings of its words.

    >>> match_blend("Ofcom", "Office of Communications")
    'Office of Communications'
    """
    words = [word.lower() for word in re.findall(r"[^\W_]+", text)]
    if len(words) < 2 or words[0][0] != short[0].lower() or not text.strip()[0].isupper():
        return ""
    initials = len(short) > 3 and spells(words, letters_of(short), strict=True)
    return text.strip() if initials or _blends(short.lower(), words, 0) else ""


def _blends(short: str, words: list[str], used: int) -> bool:
    """Whether the rest of the name is made of beginnings of two letters or more, of two words at least."""
    if not short:
        return used > 1 and all(word in SMALL for word in words)
    if not words:
        return False
    for length in range(2, len(short) + 1):
        if not words[0].startswith(short[:length]):
            break
        if length < len(words[0]) and _blends(short[length:], words[1:], used + 1):
            return True
    return words[0] in SMALL and used > 0 and _blends(short, words[1:], used)


def _in_order(text: str, letters: list[str]) -> bool:
    place = 0
    for letter in letters:
        place = text.find(letter, place) + 1
        if not place:
            return False
    return True


def capitals_at_end(text: str) -> re.Match[str] | None:
    """The run of words in capitals with which a text ends."""
    return next((run for run in CAPITALS.finditer(text) if run.end() == len(text)), None)


def tails(run: re.Match[str]) -> Iterator[tuple[int, list[str]]]:
    """The run and what is left of it without its first words: "The European Space Agency"."""
    words = list(re.finditer(r"\S+", run.group()))
    for first in range(len(words)):
        if words[first].group()[0].isupper() and words[first].group().lower() not in SMALL:
            yield words[first].start(), [word.group() for word in words[first:]]


def spells(words: list[str], letters: list[str], *, strict: bool = False) -> bool:
    """Whether the initials of the words are the letters.

    Small words may be passed over; unless ``strict``, a long word may give two letters ("television": TV).
    """
    return _spell(tuple(part for word in words for part in _parts(word)), tuple(letters), strict)


def _parts(word: str) -> list[tuple[str, bool]]:
    """The parts of a word that may give a letter, and whether each may be passed over."""
    if re.fullmatch(r"(?:[A-Z]\.)+[A-Z]?", word) or (word.isupper() and 1 < len(word) <= 4):
        return [(letter.lower(), False) for letter in word if letter.isalpha()]
    parts = [part.lower() for part in re.split(r"[-/&]", word) if part]
    # "Dark-Sky" may give one letter or two
    return [(part, number > 0 or part in SMALL) for number, part in enumerate(parts)]


def _spell(words: tuple[tuple[str, bool], ...], letters: tuple[str, ...], strict: bool) -> bool:
    if not letters:
        return all(may_pass for _, may_pass in words)
    if not words:
        return False
    word, may_pass = words[0]
    if word[0] == letters[0]:
        if _spell(words[1:], letters[1:], strict):
            return True
        # "television (TV)", "gigabyte (GB)": a long word may give a second letter
        if not strict and len(letters) > 1 and len(word) > 6 and letters[1] in word[2:] and _spell(words[1:], letters[2:], strict):
            return True
    return may_pass and _spell(words[1:], letters, strict)
