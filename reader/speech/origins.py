"""Names read by the spelling rules of the language they come from, where the spelling is plain.

Spanish, French and Arabic names have modules of their own; Korean and Chinese stand here.

Korean given names with a hyphen after a Korean family name (``Kim Hyun-kyung``) are read by the Revised Romanization
and its looser forms; Chinese words by Hanyu Pinyin (ISO 7098), where their letters leave no doubt (``Zh``, ``X``,
``Qi``) or a Chinese family name stands before them. Each syllable is one of a closed list; a word with any other part
is left to the voice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from reader.article import Span
from reader.speech import origins_arabic, origins_french, origins_spanish

_KOREAN_FAMILY = frozenset(
    "Ahn An Bae Ban Baek Bang Byun Cha Chae Chang Cho Choe Choi Chun Chung Chong Do Eom Gong Ha Hahm Ham Han Heo Ho Hong Huh "
    "Hwang Hyun Im Jang Jeon Jeong Ji Jin Jo Joo Ju Jun Jung Kang Kee Ki Kim Ko Koh Koo Kwak Kwon Lee Lim Ma Maeng Min "
    "Moon Na Nah Nam No Noh Oh Paik Pak Park Pyo Rhee Ri Roh Ryu Seo Seol Seong Shim Shin Sim So Son Song Suh Sung Tae U "
    "Um Wang Woo Yang Yeo Yim Yoo Yoon Yu Yun".split()
)
_KOREAN_ONSETS = {
    "": "", "kk": "k", "tt": "t", "pp": "p", "ss": "s", "jj": "dʒ", "ch": "tʃ", "sh": "ʃ", "g": "ɡ", "k": "k", "n": "n",
    "d": "d", "t": "t", "r": "ɹ", "l": "l", "m": "m", "b": "b", "p": "p", "s": "s", "j": "dʒ", "h": "h",
}  # fmt: skip
_KOREAN_VOWELS = {
    "yeo": "jʌ", "yae": "jɛ", "you": "jʌ", "yoo": "juː", "yu": "juː", "ya": "jɑː", "ye": "jɛ", "yo": "joʊ", "eo": "ʌ",
    "eu": "ʊ", "ae": "ɛ", "oe": "wɛ", "wae": "wɛ", "we": "wɛ", "wi": "wiː", "wo": "wʌ", "woo": "uː", "wu": "uː",
    "wa": "wɑː", "wha": "wɑː", "ui": "iː", "eui": "iː", "oo": "uː", "ou": "uː", "ee": "iː", "a": "ɑː", "e": "ɛ", "i": "iː", "o": "oʊ",
    "u": "uː", "ai": "ɛ", "ah": "ɑː", "yi": "iː", "uh": "ʌ",
}  # fmt: skip
_KOREAN_CODAS = {"": "", "ng": "ŋ", "k": "k", "g": "k", "n": "n", "l": "l", "m": "m", "b": "p", "p": "p", "t": "t", "r": "ɹ", "h": ""}
#: Forms that the looser spellings use for other sounds than their letters.
_KOREAN_WHOLE = {
    "hyun": "hjʌn", "hyung": "hjʌŋ", "kyung": "kjʌŋ", "kyun": "kjʌn", "kyu": "kjuː", "young": "jʌŋ", "yun": "jʌn",
    "myung": "mjʌŋ", "byung": "bjʌŋ", "jung": "dʒʌŋ", "sung": "sʌŋ", "chung": "tʃʌŋ", "jun": "dʒuːn", "chun": "tʃʌn",
    "hun": "huːn", "sun": "sʌn", "suk": "sʌk", "duk": "dʌk", "un": "ʊn", "hye": "heɪ", "hyeon": "hjʌn", "jae": "dʒeɪ",
    "dae": "deɪ", "tae": "teɪ", "hae": "heɪ", "rae": "ɹeɪ", "mae": "meɪ", "sae": "seɪ", "bae": "beɪ", "jin": "dʒɪn",
    "min": "mɪn", "in": "ɪn", "bin": "bɪn", "il": "ɪl", "gil": "ɡɪl", "pil": "pɪl", "sik": "ʃɪk", "shik": "ʃɪk",
    "si": "ʃiː", "joon": "dʒuːn", "hoon": "huːn", "soon": "suːn", "woon": "uːn", "yong": "jɔːŋ", "dong": "dɔːŋ",
    "hong": "hɔːŋ", "jong": "dʒɔːŋ", "chong": "tʃɔːŋ", "kyo": "kjoʊ", "yul": "jʌl", "yon": "jʌn", "duck": "dʌk", "gyeong": "ɡjʌŋ", "mi": "miː",
}  # fmt: skip

_CHINESE_FAMILY = frozenset(
    "Cai Cao Chen Cui Deng Ding Dong Du Fan Fang Feng Fu Gao Ge Gong Gu Guo Hao He Hou Hu Hua Huang Hui Jia Jiang Jin Kong "
    "Lei Li Liang Liao Lin Liu Lu Luo Lü Ma Mao Meng Mo Pan Peng Qian Qin Qiu Ren Shao Shen Shi Song Su Sun Tan Tang Tao "
    "Tian Wan Wang Wei Wu Xi Xia Xiao Xie Xiong Xu Xue Yan Yang Yao Ye Yin Yu Yuan Zeng Zhang Zhao Zheng Zhong Zhou Zhu "
    "Zou".split()
)
_PINYIN_ONSETS = {
    "": "", "zh": "dʒ", "ch": "tʃ", "sh": "ʃ", "b": "b", "p": "p", "m": "m", "f": "f", "d": "d", "t": "t", "n": "n", "l": "l",
    "g": "ɡ", "k": "k", "h": "h", "j": "dʒ", "q": "tʃ", "x": "ʃ", "r": "ɹ", "z": "dz", "c": "ts", "s": "s", "y": "j", "w": "w",
}  # fmt: skip
_PINYIN_FINALS = {
    "iang": "jɑːŋ", "iong": "jʊŋ", "uang": "wɑːŋ", "ueng": "wʌŋ", "ang": "ɑːŋ", "eng": "ʌŋ", "ong": "ʊŋ", "ian": "jɛn",
    "iao": "jaʊ", "ing": "ɪŋ", "uai": "waɪ", "uan": "wɑːn", "üan": "wɛn", "ai": "aɪ", "ei": "eɪ", "ao": "aʊ", "ou": "oʊ",
    "an": "ɑːn", "en": "ʌn", "er": "ɑːɹ", "ia": "jɑː", "ie": "jɛ", "iu": "joʊ", "in": "ɪn", "ua": "wɑː", "uo": "wɔː",
    "ui": "weɪ", "un": "wʊn", "üe": "wɛ", "ue": "wɛ", "ün": "ʊn", "a": "ɑː", "o": "ɔː", "e": "ʌ", "i": "iː", "u": "uː", "ü": "uː",
}  # fmt: skip
#: After these the i is no "ee".
_BUZZING = frozenset(["zh", "ch", "sh", "r", "z", "c", "s"])
_ONSET_AND_FINAL = re.compile(
    rf"({'|'.join(sorted((one for one in _PINYIN_ONSETS if one), key=len, reverse=True))})?"
    rf"({'|'.join(sorted(_PINYIN_FINALS, key=len, reverse=True))})"
)
_AFTER_PALATALS = {"uan": "wɛn", "un": "ʊn", "u": "uː"}

_CAPITALIZED = r"[A-Z][a-zü]+"
_KOREAN_NAME = re.compile(rf"(?<!\w)({_CAPITALIZED}) ([A-Z][a-z]+-[a-z]+)(?![\w-])")
_NO_DOUBT = re.compile(r"(?<![\w-])(?:Zh|X|Qi)[a-zü]*(?![\w-])")
_CHINESE_NAME = re.compile(rf"(?<![\w-])({_CAPITALIZED}) ([A-Z][a-zü]+)(?![\w-])")


def korean(syllable: str) -> str | None:
    """The sounds of a Korean syllable in Latin letters; ``None`` for anything else.

    >>> korean("hyun"), korean("taek"), korean("smith")
    ('hjʌn', 'teɪk', None)
    """
    syllable = syllable.lower()
    if syllable in _KOREAN_WHOLE:
        return _KOREAN_WHOLE[syllable]
    for onset in sorted(_KOREAN_ONSETS, key=len, reverse=True):
        for vowel in sorted(_KOREAN_VOWELS, key=len, reverse=True):
            coda = syllable.removeprefix(onset + vowel)
            if syllable.startswith(onset + vowel) and coda in _KOREAN_CODAS:
                said = "eɪ" if vowel in ("ae", "ai") else _KOREAN_VOWELS[vowel]
                return _KOREAN_ONSETS[onset] + said + _KOREAN_CODAS[coda]
    return None


@lru_cache(maxsize=4096)
def chinese(word: str) -> str | None:
    """The sounds of a word in Pinyin, the last syllable stressed; ``None`` where a part of it is no Pinyin.

    >>> chinese("Lijian"), chinese("Zhou"), chinese("Xerox")
    ('liːˈdʒjɛn', 'ˈdʒoʊ', None)
    """
    found = _split(word.lower())
    if not found:
        return None
    return "".join(found[:-1]) + "ˈ" + found[-1]


def _split(letters: str) -> list[str] | None:
    """The fewest syllables that make up the letters; a consonant between two vowels begins a syllable."""
    if not letters:
        return []
    best: list[str] | None = None
    for end in range(min(6, len(letters)), 0, -1):
        match = _ONSET_AND_FINAL.fullmatch(letters, 0, end)
        if match is None or not _is_syllable(match[1] or "", match[2]) or (end < len(letters) and letters[end] in "aeiouü"):
            continue
        rest = _split(letters[end:])
        if rest is not None and (best is None or len(rest) + 1 < len(best)):
            best = [_syllable(match[1] or "", match[2]), *rest]
    return best


def _is_syllable(onset: str, final: str) -> bool:
    """Whether Pinyin has both together: no ``qa``, no ``zhi`` with more after it."""
    if onset in ("j", "q", "x"):
        return final[0] in "iuü" and final not in ("uang", "ueng", "uai", "ua", "uo", "ui")
    if onset in _BUZZING or onset in ("g", "k", "h"):
        return not final.startswith(("i", "ü")) or (final == "i" and onset in _BUZZING)
    return True


def _syllable(onset: str, final: str) -> str:
    said = _PINYIN_FINALS[final]
    if final == "i" and onset in _BUZZING:
        said = "ɜː"
    if onset in ("j", "q", "x", "y"):
        said = _AFTER_PALATALS.get(final, said)
        if onset == "y" and final in ("i", "in", "ing"):
            return said
        if onset == "y" and final == "an":
            said = "ɛn"
    if onset == "w" and final == "u":
        return "uː"
    return _PINYIN_ONSETS[onset] + said


def names(text: str) -> Iterator[tuple[Span, str]]:
    """The names in a text whose language shows, and their sounds; none touches another.

    >>> text = "Zhao Lijian met Kim Yo-jong."
    >>> [(span.of(text), said) for span, said in names(text)]
    [('Yo-jong', 'joʊˈdʒɔːŋ'), ('Lijian', 'liːˈdʒjɛn'), ('Zhao', 'ˈdʒaʊ')]
    """
    taken: set[Span] = set()
    for span, said in chain(_names(text), origins_spanish.names(text), origins_french.names(text), origins_arabic.names(text)):
        if not any(span.overlaps(other) for other in taken):
            taken.add(span)
            yield span, said


def _names(text: str) -> Iterator[tuple[Span, str]]:
    for match in _KOREAN_NAME.finditer(text):
        parts = [korean(part) for part in match[2].split("-")]
        if match[1] in _KOREAN_FAMILY and all(parts):
            yield Span(*match.span(2)), f"{parts[0]}ˈ{parts[1]}"
    for match in _CHINESE_NAME.finditer(text):
        said = chinese(match[2])
        if match[1] in _CHINESE_FAMILY and said and _has_chinese_look(match[1], match[2]):
            yield Span(*match.span(2)), said
    for match in _NO_DOUBT.finditer(text):
        said = chinese(match.group())
        if said:
            yield Span(*match.span()), said


def _has_chinese_look(family: str, given: str) -> bool:
    """Whether one of the two could not be an English or other name."""
    return any(re.match(r"(?:Zh|X|Q)", one) or re.search(r"(?:ua|ia)ng|[aeiou]ng[a-z]", one) for one in (family, given))


TABLES = (_KOREAN_VOWELS, _KOREAN_WHOLE, _KOREAN_ONSETS, _PINYIN_ONSETS, _PINYIN_FINALS)
