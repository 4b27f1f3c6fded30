"""Whether a text is English: the share of the small words that every English text is full of.

In English news a third to a half of all words are among these; in other languages few are.

    >>> looks_english("The dam is full and the lake behind it is rising. " * 6)
    True
"""

from __future__ import annotations

import re

#: What a reader should know of a text that seems to be in another language.
NOT_ENGLISH = "This text may not be in English; the results would not be right."
#: Fewer words than this prove nothing.
LEAST_WORDS = 50
#: The least share of function words in an English text: half of what is usual.
LEAST_SHARE = 0.16
_SAMPLE = 1600  # characters

_SMALL_WORDS = (
    "the of and to in is that for it was on with as be he at by his are this have from not but had they were which "
    "you she their has been one all or when who would will more her about if him what out up there its into than them "
    "could can other time some these two may then first any my now such like our over even most after also did many "
    "before must through where much your should well people down because how those make between being under never same "
    "another while us last might against both still said says"
)
_FUNCTION_WORDS = frozenset(_SMALL_WORDS.split())
_WORD = re.compile(r"[^\W\d_]+")
_OTHER_LETTERS = re.compile("[\u0370-\u1dff\u2c00-\ud7ff\uf900-\ufaff]")


def looks_english(text: str) -> bool | None:
    """Whether the text is English; ``None`` where it is too short to tell. Only its start is looked at.

    >>> looks_english("Hello there") is None
    True
    """
    if len(text) < LEAST_WORDS:
        return None
    sample = text[:_SAMPLE]
    if not sample.isascii() and len(_OTHER_LETTERS.findall(sample)) > len(sample) / 3:
        return False
    if len(sample) < 2 * LEAST_WORDS:
        return None
    words = _WORD.findall(sample.lower())
    if len(words) < LEAST_WORDS:
        return None
    return sum(word in _FUNCTION_WORDS for word in words) >= LEAST_SHARE * len(words)
