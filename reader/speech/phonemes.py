"""Sounds in three notations: the phonetic alphabet (IPA, American English), espeak's letters, and respelling.

    >>> respelling_to_ipa("ruh-FOOL-mahnt")
    'ɹəˈfuːlmɑːnt'
    >>> ipa_to_espeak("ɹəˈfuːlmɑːnt")
    "r@f'u:lmA:nt"
    >>> ipa_to_respelling("ɹəˈfuːlmɑːnt")
    'ruh-FOOL-mahnt'
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from reader.errors import DataError

#: A sound in IPA: espeak's letters, and how it is respelled.
_VOWELS: dict[str, tuple[str, str]] = {
    "iː": ("i:", "ee"), "i": ("i", "ee"), "ɪ": ("I", "i"), "eɪ": ("eI", "ay"), "ɛ": ("E", "e"), "æ": ("a", "a"),
    "ɑː": ("A:", "ah"), "ɔː": ("O:", "aw"), "oʊ": ("oU", "oh"), "ʊ": ("U", "uu"), "uː": ("u:", "oo"), "ʌ": ("V", "uh"),
    "ə": ("@", "uh"), "ɚ": ("3", "er"), "ɜː": ("3:", "ur"), "aɪ": ("aI", "y"), "aʊ": ("aU", "ow"), "ɔɪ": ("OI", "oy"),
    "ɑːɹ": ("A@", "ar"), "ɔːɹ": ("O@", "or"), "ɛɹ": ("e@", "air"), "ɪɹ": ("i@3", "eer"), "ʊɹ": ("U@", "oor"),
}  # fmt: skip
_CONSONANTS: dict[str, tuple[str, str]] = {
    "p": ("p", "p"), "b": ("b", "b"), "t": ("t", "t"), "d": ("d", "d"), "tʃ": ("tS", "ch"), "dʒ": ("dZ", "j"),
    "k": ("k", "k"), "ɡ": ("g", "g"), "f": ("f", "f"), "v": ("v", "v"), "θ": ("T", "th"), "ð": ("D", "dh"),
    "s": ("s", "s"), "z": ("z", "z"), "ʃ": ("S", "sh"), "ʒ": ("Z", "zh"), "h": ("h", "h"), "m": ("m", "m"),
    "n": ("n", "n"), "ŋ": ("N", "ng"), "l": ("l", "l"), "ɹ": ("r", "r"), "j": ("j", "y"), "w": ("w", "w"),
}  # fmt: skip
#: Other ways to write the same sound, as in dictionaries and other accents.
_ALIASES = {
    "r": "ɹ", "g": "ɡ", "ɝ": "ɜː", "ɜ": "ɜː", "ɒ": "ɑː", "ɐ": "ə", "ᵻ": "ɪ", "e": "ɛ", "o": "oʊ", "a": "ɑː", "ɑ": "ɑː",
    "ɔ": "ɔː", "u": "uː", "x": "k", "χ": "k", "ɾ": "t", "ʔ": "", "ɫ": "l", "əʊ": "oʊ", "ʍ": "w", "oː": "oʊ", "ɛː": "ɛ",
    "eː": "eɪ", "aː": "ɑː", "y": "uː", "ɲ": "nj", "ʧ": "tʃ", "ʤ": "dʒ", "ɜːɹ": "ɜː", "əɹ": "ɚ", "ɚː": "ɜː", "n̩": "ən", "l̩": "əl",
}  # fmt: skip
_PLAIN = {**{one: one for one in (*_VOWELS, *_CONSONANTS)}, **_ALIASES}
_SOUND = re.compile("|".join(map(re.escape, sorted(_PLAIN, key=len, reverse=True))))
#: Clusters that begin a syllable in English.
_ONSETS = frozenset(
    ["pl", "pɹ", "bl", "bɹ", "tɹ", "dɹ", "kl", "kɹ", "ɡl", "ɡɹ", "fl", "fɹ", "θɹ", "ʃɹ", "sp", "st", "sk", "sm", "sn", "sl", "sw", "tw", "dw", "kw", "ɡw", "pj", "bj", "kj", "fj", "mj", "vj", "hj", "spl", "spɹ", "stɹ", "skɹ", "skw"]
)
_LAX = frozenset(["ɪ", "ɛ", "æ", "ʌ", "ʊ"])

#: Spellings of vowels, longest first where one begins another.
_SPELLED_VOWELS = {
    "eigh": "eɪ", "igh": "aɪ", "eye": "aɪ", "air": "ɛɹ", "are": "ɛɹ", "eer": "ɪɹ", "ear": "ɪɹ", "ihr": "ɪɹ", "ire": "aɪɚ",
    "oor": "ʊɹ", "our": "aʊɚ", "owr": "aʊɚ", "ahr": "ɑːɹ", "awr": "ɔːɹ", "ohr": "ɔːɹ", "ore": "ɔːɹ", "ehr": "ɛɹ",
    "uhr": "ɚ", "ar": "ɑːɹ", "or": "ɔːɹ", "er": "ɚ", "ur": "ɚ", "ir": "ɚ", "ay": "eɪ", "ai": "eɪ", "ey": "eɪ",
    "ee": "iː", "ea": "iː", "oh": "oʊ", "oa": "oʊ", "oe": "oʊ", "oo": "uː", "ew": "uː", "ue": "uː", "uu": "ʊ", "ow": "aʊ",
    "ou": "aʊ", "oy": "ɔɪ", "oi": "ɔɪ", "aw": "ɔː", "au": "ɔː", "ah": "ɑː", "aa": "ɑː", "uh": "ʌ", "ih": "ɪ",
    "eh": "ɛ", "ie": "aɪ", "y": "aɪ", "a": "æ", "e": "ɛ", "i": "ɪ", "o": "ɑː", "u": "ʌ",
}  # fmt: skip
_SPELLED_CONSONANTS = {
    "tch": "tʃ", "ch": "tʃ", "sh": "ʃ", "zh": "ʒ", "th": "θ", "dh": "ð", "ng": "ŋ", "nk": "ŋk", "ck": "k", "ph": "f",
    "kh": "k", "wh": "w", "qu": "kw", "x": "ks", "j": "dʒ", "g": "ɡ", "c": "k", "q": "k", "r": "ɹ", "y": "j",
    **{letter: letter for letter in "pbtdkfvszhmnlw"},
}  # fmt: skip
_LONG = {"a": "eɪ", "i": "aɪ", "o": "oʊ", "u": "uː", "e": "iː", "y": "aɪ"}
_SYLLABLE = re.compile(
    rf"(?P<onset>(?:{'|'.join(_SPELLED_CONSONANTS)})*?)(?:(?P<long>[aiouey])(?P<closed>s|sh|[^aeiouyrwxh])e"
    rf"|(?P<vowel>{'|'.join(_SPELLED_VOWELS)})(?P<coda>(?:{'|'.join(_SPELLED_CONSONANTS)})*))"
)


def sounds(ipa: str) -> Iterator[str]:
    """The sounds of a word in IPA, stress marks among them; ``DataError`` for a letter that is no sound of English."""
    text = unicodedata.normalize("NFC", ipa).replace("ː ", "ː").strip("/[] ")
    place = 0
    while place < len(text):
        letter = text[place]
        match = _SOUND.match(text, place)
        if letter in "ˈˌ":
            yield letter
        elif match:
            yield from _sound(match.group())
            place = match.end()
            continue
        elif letter not in " .-‿'ː" and not unicodedata.combining(letter):
            raise DataError(ipa, f"{letter!r} is no sound of English", "write it in IPA, or as a respelling: ON-voy")
        place += 1


def _sound(written: str) -> Iterator[str]:
    plain = _PLAIN[written]
    if plain in _VOWELS or plain in _CONSONANTS:
        yield plain
    else:
        for match in _SOUND.finditer(plain):
            yield match.group()


def ipa_to_espeak(ipa: str) -> str:
    """espeak's letters, to stand in ``[[ ]]``: its stress marks stand before the vowel.

    A bar keeps two sounds apart that espeak would take for one.
    """
    said, stress, before = "", "", ""
    for sound in sounds(ipa):
        if sound in "ˈˌ":
            stress = "'" if sound == "ˈ" else ","
            continue
        if (before in _VOWELS and sound in _VOWELS and not stress) or (before, sound) in (("t", "ʃ"), ("d", "ʒ")):
            said += "|"
        if sound in _VOWELS:
            said += stress + _VOWELS[sound][0]
            stress = ""
        else:
            said += _CONSONANTS[sound][0]
        before = sound
    return said


_FROM_ESPEAK = {said[0]: ipa for ipa, said in {**_CONSONANTS, **_VOWELS}.items()} | {"'": "ˈ", ",": "ˌ", "|": ""}
_ESPEAK_SOUND = re.compile("|".join(map(re.escape, sorted(_FROM_ESPEAK, key=len, reverse=True))))


def espeak_to_ipa(letters: str) -> str:
    """The way back from ``ipa_to_espeak``."""
    return "".join(_FROM_ESPEAK[match.group()] for match in _ESPEAK_SOUND.finditer(letters))


def syllables(ipa: str) -> list[tuple[str, list[str]]]:
    """The syllables of a word as ``(stress mark or "", sounds)``, each beginning as late as English allows."""
    found: list[tuple[str, list[str]]] = []
    waiting: list[str] = []
    stress = ""
    for sound in sounds(ipa):
        if sound in "ˈˌ":
            if found:
                found[-1][1].extend(waiting)
                waiting = []
            stress = sound
        elif sound in _VOWELS:
            if found and waiting and not stress:
                kept = _kept(waiting, found[-1][1][-1] in _LAX)
                found[-1][1].extend(waiting[:kept])
                waiting = waiting[kept:]
            found.append((stress, [*waiting, sound]))
            waiting, stress = [], ""
        else:
            waiting.append(sound)
    if found:
        found[-1][1].extend(waiting)
    elif waiting:
        found.append((stress, waiting))
    return found


def with_marks_before_syllables(ipa: str) -> str:
    """The same word with its stress marks where IPA has them: some sources put them before the vowel.

    >>> with_marks_before_syllables("ɹæpɔːɹtˈɜː")
    'ɹæpɔːɹˈtɜː'
    """
    marks, plain, mark = [], "", ""
    for sound in sounds(ipa):
        if sound in "ˈˌ":
            mark = sound
            continue
        if sound in _VOWELS:
            marks.append(mark)
            mark = ""
        plain += sound
    groups = syllables(plain)
    return "".join(mark + "".join(group) for mark, (_, group) in zip(marks or [""], groups, strict=False))


def _kept(between: list[str], after_lax: bool) -> int:
    """How many of the consonants between two vowels belong to the first of them."""
    for number in range(len(between)):
        rest = "".join(between[number:])
        if rest != "ŋ" and (len(between) - number == 1 or rest in _ONSETS):
            # A short vowel is not left open: RAT-i-fy.
            return min(number + 1, len(between)) if after_lax and number == 0 else number
    return len(between)


def ipa_to_respelling(ipa: str) -> str:
    """Syllables in plain letters, the stressed one in capitals; a space between words."""
    return " ".join(_respell_word(word) for word in ipa.split())


def _respell_word(ipa: str) -> str:
    found = syllables(ipa)
    parts = [(stress, _respell(group)) for stress, group in found]
    return "-".join(text.upper() if stress == "ˈ" and len(found) > 1 else text for stress, text in parts)


def _respell(group: list[str]) -> str:
    letters = [(_VOWELS.get(one) or _CONSONANTS[one])[1] for one in group]
    if group[-1] in ("ɛ", "ɪ"):
        return "".join(letters) + "h"
    if "aɪ" in group:
        place = group.index("aɪ")
        coda = letters[place + 1 :]
        if len(coda) == 1 and coda[0] in "ptkbdmnlvzs":
            # DITE, ice
            return "".join(letters[:place]) + "i" + ("c" if coda == ["s"] else coda[0]) + "e"
        if place == 0:
            letters[0] = "eye"
    return "".join(letters)


def respelling_to_ipa(respelling: str) -> str:
    """The sounds of a respelling; ``DataError`` where a syllable cannot be read."""
    said = ""
    parts = [part for part in re.split(r"[\s-]+", respelling.strip()) if part]
    stressed = [part.isupper() and len(part) > 0 for part in parts]
    for number, part in enumerate(parts):
        mark = stressed[number] or (len(parts) == 1)
        said += ("ˈ" if mark else "") + _syllable(part.lower(), mark, respelling)
    return said


def _syllable(text: str, stressed: bool, whole: str) -> str:
    text = re.sub(r"([bcdfgklmnprstz])\1(?=$|[^e])", r"\1", text)
    match = _SYLLABLE.fullmatch(text)
    if match is None:
        raise DataError(whole, f"the syllable {text!r} cannot be read", "write syllables such as ON-voy, or /IPA/")
    onset = _consonants(match["onset"])
    if match["long"]:
        return onset + _LONG[match["long"]] + ("s" if match["closed"] == "c" else _consonants(match["closed"]))
    vowel, coda = _SPELLED_VOWELS[match["vowel"]], _consonants(match["coda"])
    if vowel == "ʌ" and match["vowel"] == "uh" and not stressed:
        vowel = "ə"
    if vowel == "ɚ" and stressed:
        vowel = "ɜː"
    if match["vowel"] in ("o", "e") and not coda:
        vowel = _LONG[match["vowel"]]
    return onset + vowel + coda


def _consonants(spelled: str) -> str:
    pattern = "|".join(_SPELLED_CONSONANTS)
    return "".join(_SPELLED_CONSONANTS[match.group()] for match in re.finditer(pattern, spelled))


def with_suffix(ipa: str) -> str:
    """The word with the ending of its plural or possessive: s, z or ɪz."""
    last = [sound for sound in sounds(ipa) if sound not in "ˈˌ"][-1]
    if last in ("s", "z", "ʃ", "ʒ", "tʃ", "dʒ"):
        return ipa + "ɪz"
    return ipa + ("s" if last in ("p", "t", "k", "f", "θ") else "z")
