"""Spanish names, by the rules of Spanish spelling, as American newsreaders say them.

A word is taken for Spanish where its letters leave no doubt (``Núñez``, ``García``), or where it follows a Spanish
given name (``Alejandro Quiroga``) and all of it is Spanish syllables. Whatever else is left to the voice.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from reader.article import Span
from reader.speech.title_case import is_title_case

#: After these a name is Spanish. Names of places, and names that others spell alike (Daniel, José), are not among them.
_GIVEN = frozenset(
    "Alejandra Alejandro Álvaro Andrés Ángel Arturo Beatriz Camilo Carlos Cecilia Consuelo Cristóbal Diego Eduardo Emiliano "
    "Enrique Ernesto Esteban Eugenio Evo Facundo Felipe Fernanda Fernando Francisco Gerardo Germán Gonzalo Guillermo Gustavo "
    "Héctor Hernán Horacio Ignacio Inés Iván Jaime Javier Jesús Joaquín Jorge Juan Juana Julián Leopoldo Lucía Luis Luisa "
    "Manuel Manuela Marcela María Mariana Mariano Mauricio Miguel Mónica Nicolás Octavio Óscar Pablo Patricio Pedro Rafael "
    "Ramón Raúl Ricardo Roberto Rodolfo Rodrigo Rogelio Sebastián Sofía Tomás Ulises Verónica Vicente Xiomara Ximena".split()
)
#: Places begin so: San Francisco.
_SAINTS = ("San", "Santa", "Santo")
#: Names that newspapers print without the accent that tells the stress.
_ACCENTS = {
    one.translate(str.maketrans("áéíóú", "aeiou")): one
    for one in "álvarez aristóbulo ávila avilés bárcena cárdenas céspedes córdoba córdova cortés góngora málaga solórzano valdés zúñiga".split()
}
#: Endings without an accent that may be short for ones with it (Calderon), or English (Gordon, Florence).
_DOUBT = re.compile(r"[^áéíóú]*(?:[aeo]n|[aeo]is|[lnm]h.*|cch.*|[crsltnmvg]e(?<!rre)(?<!lle)(?<!nte)(?<!rte))")
_WORD = r"[A-ZÁÉÍÓÚÑ][a-záéíóúüñ]+"
_ALONE = re.compile(rf"(?<![\w-]){_WORD}(?![\w-])")
_NAME = re.compile(rf"(?<![\w-]){_WORD}(?: (?:de |del |la |los |y )*{_WORD})+(?![\w-])")
#: Letters and endings that no other language has in its names.
_SURE = re.compile(r"ñ|^[^áéíóú]+(?:[áéíóú][^áéíóú]*ez|[^aeiouáéíóú]ón|[^aeiouáéíóú]ía|[^aeiouáéíóú]és)$")

#: Consonants as they are written: two letters first, and those that only stand before certain vowels.
_CONSONANT = re.compile(
    r"ch|ll|rr|qu(?=[eéií])|gu(?=[eéií])|gü|hu(?=[aeoáéó])|c(?=[eéií])|g(?=[eéií])|[bcdfghjlmnñprstvz]|y(?=[aeiouáéíóú])"
)
_SOUNDS = {
    "b": "b", "c": "k", "ch": "tʃ", "d": "d", "f": "f", "g": "ɡ", "gu": "ɡ", "gü": "ɡw", "h": "", "hu": "w", "j": "h",
    "l": "l", "ll": "j", "m": "m", "n": "n", "ñ": "nj", "p": "p", "qu": "k", "r": "ɹ", "rr": "ɹ", "s": "s", "t": "t",
    "v": "v", "y": "j", "z": "s",
}  # fmt: skip
_SOFTENED = {"c": "s", "g": "h"}
#: A vowel with what glides into it and out of it. After most consonants "ui" is two vowels: Luis.
_NUCLEUS = re.compile(r"(?:(?P<glide>[iu])(?=[aeoáéó]))?(?P<vowel>[aeiouáéíóú])(?P<off>(?<=[aeoáéó])[iu](?![aeoáéóíú])|(?<=[aeouáéóú])y(?![aeiouáéíóú]))?")
_CLUSTERS = frozenset(f"{first}{second}" for first in "bcfgp" for second in "lr") | {"dr", "tr"}
_CODAS = frozenset(["", "l", "r", "s", "m", "n", "d", "z", "c", "ns", "rs"])
_OPEN = {"a": "ɑː", "e": "eɪ", "i": "iː", "o": "oʊ", "u": "uː"}
_BEFORE_R = {"a": "ɑːɹ", "e": "ɛɹ", "i": "ɪɹ", "o": "ɔːɹ", "u": "ʊɹ"}
_DIPHTHONGS = {"ai": "aɪ", "au": "aʊ", "ei": "eɪ", "eu": "eɪuː", "oi": "ɔɪ", "ou": "oʊ", "ui": "uːi"}


@dataclass(slots=True)
class _Syllable:
    onset: list[str]
    glide: str
    vowel: str
    off: str
    coda: list[str] = field(default_factory=list)

    @property
    def plain(self) -> str:
        """The vowel without its accent."""
        return unicodedata.normalize("NFD", self.vowel)[0]


def spanish(word: str) -> str | None:
    """The sounds of a word in Spanish spelling; ``None`` where a part of it is none.

    >>> spanish("Quiroga"), spanish("Núñez"), spanish("Smith")
    ('kiːˈɹoʊɡə', 'ˈnuːnjɛz', None)
    """
    letters = unicodedata.normalize("NFC", word).lower()
    letters = _ACCENTS.get(letters, letters)
    found = None if _DOUBT.fullmatch(letters) else _syllables(letters)
    if not found:
        return None
    stressed = _stress(found)
    if found[0].onset == ["h"]:
        # Americans sound the H of Hernández.
        found[0].onset = ["j"]
    following = [*found[1:], None]
    return "".join(_said(one, after, number == stressed) for number, (one, after) in enumerate(zip(found, following, strict=True)))


def _syllables(letters: str) -> list[_Syllable] | None:
    found: list[_Syllable] = []
    waiting: list[str] = []
    place = 0
    while place < len(letters):
        match = _CONSONANT.match(letters, place)
        if match:
            waiting.append(match.group())
        else:
            match = _NUCLEUS.match(letters, place)
            if match is None:
                return None
            kept = 2 if len(waiting) > 1 and "".join(waiting[-2:]) in _CLUSTERS else 1
            if found:
                found[-1].coda, waiting = waiting[:-kept], waiting[-kept:]
            elif len(waiting) > kept:
                return None
            found.append(_Syllable(waiting, match["glide"] or "", match["vowel"], match["off"] or ""))
            waiting = []
        place = match.end()
    if found:
        found[-1].coda = waiting
    return found if all("".join(one.coda) in _CODAS for one in found) else None


def _stress(found: list[_Syllable]) -> int:
    for number, one in enumerate(found):
        if one.vowel in "áéíóú":
            return number
    last = found[-1]
    end = "".join(last.coda) or (last.off and "y") or last.vowel
    # Family names in -ez are written without their accent abroad.
    early = end in ("a", "e", "i", "o", "u", "n", "s") or (end == "z" and last.vowel == "e")
    return max(0, len(found) - 2) if early else len(found) - 1


def _said(one: _Syllable, after: _Syllable | None, stressed: bool) -> str:
    soft = (one.glide or one.vowel) in "eéií"
    said = "".join(_SOFTENED[sign] if sign in _SOFTENED and soft and len(one.onset) == 1 else _SOUNDS[sign] for sign in one.onset)
    said += {"i": "j", "u": "w", "": ""}[one.glide]
    coda = "".join("z" if sign == "z" and after is None else _SOUNDS[sign] for sign in one.coda)
    if one.off:
        vowel = _DIPHTHONGS[one.plain + one.off.replace("y", "i")]
    elif one.coda and one.coda[0] == "r":
        vowel, coda = _BEFORE_R[one.plain], coda[1:]
    elif one.plain == "a" and not stressed and not one.coda and (one.onset or after is None):
        vowel = "ə"
    elif one.plain == "e" and (one.coda or (not stressed and after) or (after and after.onset[:1] in (["r"], ["rr"]))):
        vowel = "ɛ"
    else:
        vowel = _OPEN[one.plain]
    if one.plain == "a" and after is None and coda in ("s", "z") and not stressed:
        vowel = "ə"
    return ("ˈ" if stressed else "") + said + vowel + coda


def names(text: str) -> Iterator[tuple[Span, str]]:
    """The Spanish names in a text, and their sounds.

    >>> text = "Alejandro Quiroga met Ana Peña and Ann Smith."
    >>> [(span.of(text), said) for span, said in names(text)]
    [('Peña', 'ˈpeɪnjə'), ('Quiroga', 'kiːˈɹoʊɡə')]
    """
    for match in _ALONE.finditer(text):
        if len(match.group()) > 3 and _SURE.search(match.group().lower()):
            yield from _one(match)
    for match in () if is_title_case(text) else _NAME.finditer(text):
        after, before = False, ""
        for word in _ALONE.finditer(text, *match.span()):
            if after and word.group() not in _GIVEN and len(word.group()) > 3 and not _SURE.search(word.group().lower()):
                yield from _one(word)
            after = after or (word.group() in _GIVEN and before not in _SAINTS)
            before = word.group()


def _one(word: re.Match[str]) -> Iterator[tuple[Span, str]]:
    said = spanish(word.group())
    if said:
        yield Span(*word.span()), said
