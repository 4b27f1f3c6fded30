"""What a text says that must not change: names, numbers, negations, doubts, speakers, quotations.

Found by words and shapes, not by the parser, so that an error of the parser can't hide a loss.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from reader.plain.negations import POSITIVE
from reader.plain.quotations import find_quotations

_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]+(?:[.'’-][A-Za-zÀ-ÖØ-öø-ÿ]+)*\.?|\d[\d.,:]*")
_ENDS = re.compile(r"[.!?][\"”’)]*(?=\s|$)")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
NUMBER_WORDS = frozenset(
    ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "hundreds", "thousand", "thousands", "million", "millions", "billion", "billions", "trillion", "dozen", "dozens", "half", "third", "quarter", "twice", "double", "triple", "second", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "once", "zero"]
)
NEGATIONS = frozenset(
    ["not", "no", "never", "none", "nobody", "nothing", "nowhere", "neither", "nor", "cannot", "without", "hardly", "scarcely", "barely", "rarely", "seldom"]
)
#: Two negatives that cancel each other out; the second one is caught.
_DOUBLED = re.compile(
    rf"\bnot ({'|'.join(POSITIVE)})\b|\bnever (fail)(?:s|ed)? to\b|\bno (fewer|less) than\b"
    r"|(?:\bnot|n['’]t) (without)\b|(?:\bnot|\bcannot|n['’]t)\b(?=[^.!?;“”\"]* (unless)\b)",
    re.IGNORECASE,
)
_SECOND = re.compile(rf"\b({'|'.join(POSITIVE)}|fewer|less|without|unless)\b|\b(fail)(?:s|ed)?\b", re.IGNORECASE)
#: Words that say how sure or how binding something is, by what they mean.
MODALITY = {
    **dict.fromkeys(["may", "might", "maybe", "perhaps", "possibly", "possible", "potentially", "potential", "could"], "may"),
    **dict.fromkeys(["probably", "likely", "probable"], "likely"),
    **dict.fromkeys(["must"], "must"),
    **dict.fromkeys(["should"], "should"),
    **dict.fromkeys(["would"], "would"),
    **dict.fromkeys(["allegedly", "alleged", "reportedly", "supposedly", "apparently"], "said to be"),
    **dict.fromkeys(["unlikely"], "unlikely"),
    **dict.fromkeys(["if", "unless", "whether"], "if"),
}
#: Written with capitals, but nobody's name.
_NO_NAMES = frozenset({"I", "TV"})
_SPEECH = frozenset(
    ["said", "says", "say", "tell", "tells", "told", "according", "claimed", "claims", "claim", "claiming", "alleged", "alleges", "reported", "argued", "argues", "denied", "denies", "admitted", "admits", "warned", "warns", "suggested", "suggests"]
)


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of a text that can be seen in its words; two texts are compared with ``differences``.

    ``doubled`` are the second words of two negatives that cancel each other out ("not uncommon"), ``seconds`` how
    often such a word stands in the text at all; ``sentences`` is how many sentences it has.
    """

    names: frozenset[str]
    numbers: Counter[str]
    negations: int
    doubled: Counter[str]
    seconds: Counter[str]
    modality: Counter[str]
    speech: int
    quotations: tuple[str, ...]
    words: frozenset[str]
    sentences: int


def find_facts(text: str) -> Facts:
    """The facts of a text.

    >>> find_facts("Kim may not go to Seoul in 2024.").negations
    1
    """
    names: set[str] = set()
    numbers: Counter[str] = Counter()
    modality: Counter[str] = Counter()
    negations = speech = 0
    words: set[str] = set()
    for match in _WORD.finditer(text):
        word = match.group().rstrip(".,:")
        if not word:
            continue
        lowered = word.lower().replace("’", "'")
        base = re.sub(r"'s$|'$", "", lowered)
        words.add(base)
        if word[0].isdigit():
            numbers.update(part.rstrip(".,:") for part in _NUMBER.findall(word))
        elif lowered in NUMBER_WORDS:
            numbers[lowered] += 1
        elif "-" in lowered:
            numbers.update(part for part in lowered.split("-") if part in NUMBER_WORDS)
        if lowered in NEGATIONS or lowered.endswith("n't"):
            negations += 1
        if lowered in MODALITY:
            modality[MODALITY[lowered]] += 1
        if lowered in _SPEECH:
            speech += 1
        if word[0].isupper() and not _begins_sentence(text, match.start()):
            names.add(re.sub(r"['’]s$|['’]$", "", word).replace("’", "'"))
    doubled, seconds = _caught(_DOUBLED, text), _caught(_SECOND, text)
    quotations = tuple(span.of(text) for span in find_quotations(text))
    return Facts(frozenset(names), numbers, negations, doubled, seconds, modality, speech, quotations, frozenset(words), len(_ENDS.findall(text)))


def _caught(pattern: re.Pattern[str], text: str) -> Counter[str]:
    """How often the pattern catches each word."""
    return Counter(next(filter(None, match.groups())).lower() for match in pattern.finditer(text))


def _turned_round(old: Facts, new: Facts) -> int:
    """How many words of "no" went because two cancelled each other out; a "not" alone that is gone does not count."""
    turned = ((word, count) for word, count in (old.doubled - new.doubled).items() if old.seconds[word] - new.seconds[word] >= count)
    # "without" is itself one of the words that are counted
    return sum(count * (2 if word == "without" else 1) for word, count in turned)


def _said_again(old: Facts, new: Facts) -> bool:
    """Whether a helping verb that two verbs shared stands before each, now that they are two sentences: "will"."""
    more = new.modality - old.modality
    return not (old.modality - new.modality) and set(more) <= set(old.modality) and more.total() <= new.sentences - old.sentences


def _begins_sentence(text: str, place: int) -> bool:
    before = text[:place].rstrip()
    opened = before.rstrip("\"“”‘’'([—–-")
    return not opened or opened[-1] in ".!?:;\n" or (before != opened and (not opened.rstrip() or opened.rstrip()[-1] in ".!?:,"))


def differences(old: Facts, new: Facts, new_text: str, allowed: frozenset[str] = frozenset()) -> list[str]:
    """What was lost or invented, in plain words; empty when nothing was.

    ``new_text`` is looked at for the words themselves: a name may begin a sentence now. ``allowed`` are the words, in
    small letters, of a name from a sentence before that a pronoun stands for.
    """
    found: list[str] = []
    shown = {word.lower() for word in old.names}
    lost = sorted(name for name in old.names if name.lower() not in new.words)
    if lost:
        found.append("the name " + ", ".join(lost) + " was lost")
    added = sorted(name for name in new.names if name.lower() not in old.words and name.lower() not in shown | allowed and name not in _NO_NAMES)
    if added:
        found.append("the name " + ", ".join(added) + " was added")
    if set(old.numbers) != set(new.numbers) or any(new.numbers[n] < old.numbers[n] for n in old.numbers):
        changed = sorted((old.numbers - new.numbers) + (new.numbers - old.numbers))
        found.append("the number " + ", ".join(changed) + " was changed")
    if old.negations - _turned_round(old, new) != new.negations:
        found.append("a “not” was lost or added")
    if old.modality != new.modality and not _said_again(old, new):
        changed = sorted((old.modality - new.modality) + (new.modality - old.modality))
        found.append("how sure it is (“" + ", ".join(changed) + "”) was changed")
    if new.speech < old.speech:
        found.append("who said it was lost")
    if any(quotation not in new_text for quotation in old.quotations):
        found.append("a quotation was changed")
    return found
