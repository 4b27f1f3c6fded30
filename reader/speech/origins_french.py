"""French names, by the rules of French spelling, as American newsreaders say them.

A word is taken for French where its letters leave no doubt (``Thévenoux``, ``Boisseau``), or where it follows a
French given name (``Guillaume Ternay``), and only where the rules say which of its last letters are silent: a final
``s`` or ``er`` may be heard or not, so those names are left to the voice.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from reader.article import Span
from reader.speech.title_case import is_title_case

#: After these a name is French. Names that others give, too (Jean, Simone, Monique), are not among them.
_GIVEN = frozenset(
    "Adèle Agnès Alain Amélie Anaïs Arnaud Aurélie Aurélien Aurore Bastien Benoît Bérénice Cécile Céline Chloé Clémence "
    "Clément Cyrille Delphine Didier Édouard Élisabeth Élise Émile Émilie Étienne Eugénie François Françoise Frédéric Frédérique "
    "Gaël Gaëlle Gaétan Geneviève Gérald Gérard Ghislaine Guillaume Hélène Hervé Jacques Jérémie Jérôme Laëtitia Laurent Loïc "
    "Ludovic Maëlle Mathieu Mathilde Matthieu Michèle Mireille Noémie Olivier Pascale Philippe Raphaël Régine Rémi Rémy "
    "Renaud Sébastien Ségolène Stéphane Sylvain Thérèse Thibaut Thibault Thierry Valérie Véronique Yves Zoé".split()
)
#: Given names of two, the first of which is French.
_DOUBLE = re.compile(r"(?:Jean|Marie|Pierre)-[A-ZÉ][a-zéèêëïîôç]+")
#: English words and names that end as French ones do.
_ENGLISH = frozenset(
    "assault beau bureau bureaux château chateau default fault gateau gault juneau lambeau nouveau plateau plateaux portmanteau "
    "somersault tableau tableaux trousseau vault".split()
)
_LETTERS = "a-zàâçéèêëîïôœûùü"
_WORD = rf"[A-ZÀÂÇÉÈÊÎÔŒ][{_LETTERS}]+"
_ALONE = re.compile(rf"(?<![\w’'-]){_WORD}(?![\w-])")
_NAME = re.compile(rf"(?<![\w’'-])(?:{_DOUBLE.pattern}|{_WORD})(?: (?:de |du |des |la )*{_WORD})+(?![\w-])")
#: What no other language has in its names: -eau in two syllables (longer ones, Thibodeaux, have an American stress),
#: an accent on e before a French ending.
_SURE = re.compile(
    r"[^aeiouyéèêëàâôîïûœ]*[aeiouyàâôîïûœéèê]{1,2}[^aeiouyéèêëàâôîïûœ]+eaux?$"
    r"|.*(?:[^aeiou]é(?!a).+(?:oux|ier|ard|eux|ille|elle|in|on|ot|et)|é[^aeiou]+eaux?|ière|[èê].*e)$"
)

_V = "aâàeéèêëiîïoôuûùüœy"
#: Spelling and sound, in this order; a sign at the front asks for what stands before, at the end for what follows.
_RULES: tuple[tuple[str, str], ...] = (
    (rf"eaux?(?![{_V}])|aul[td]$|au[dtx]$|au(?![{_V}])|ots?$|ôts?$|ô", "oʊ"),
    (rf"oin(?![{_V}nm])", "wæn"),
    (r"oi[stx]?$|oî|oi|oy$", "wɑː"), (r"oy", "wɑːj"),
    (r"oux$|out$|oud$|oup$|oû|ou|où", "uː"),
    (r"œu|eux?$|eu", "ɜː"),
    (rf"(?:ain|ein|aim|yn|ym|in|im)[st]?(?![{_V}nmh])", "æn"),
    (rf"(?<=[ié])en(?![{_V}nm])", "ɛn"),
    (rf"(?:an|am|en|em)(?:ts?|ds?|cs?|ps?|g)$|(?:an|am|en|em)(?![{_V}nm])", "ɑːn"),
    (rf"(?:on|om)(?:t|ds?|g)?$|(?:on|om)(?![{_V}nm])", "ɔːn"),
    (rf"un(?![{_V}nm])", "ʌn"),
    (r"(?<=v)ille?", "iːl"), (r"aill(?=[aeiouéo])|aille$|ail", "aɪ"),
    (r"eill(?=[aeiouéo])|eille$|eil", "eɪ"),
    (r"illier$", "iːjeɪ"),
    (r"(?<=[^aeouv])illes?$|ill(?=[aeiouéo])", "iːj"),
    (r"aî|ai[st]?$|ai|ei|ay|ey$|ets?$|é", "eɪ"),
    (r"(?<=i)er$", "eɪ"),
    (r"è|ê|ë", "ɛ"),
    (r"(?<=[^aeiouéy])e(?=([bcdfgklmnpqrstv])\1)|(?<=[^aeiou])e(?=[rlcsx][bcdfgklmnpqtv]|[rlcx]$)|^e(?=[sr][ptc])", "ɛ"),
    (r"(?<=i)e(?=l$)", "ɛ"),
    (r"(?<=.)es?$|(?<=g)e(?=[ao])", ""),
    (r"e", "ə"),
    (r"at$|as(?=$)", "ɑː"),
    (r"a|â|à", "ɑː"),
    (rf"i(?=[{_V}])", "i"),
    (r"it$|is$|i|î|ï|y", "iː"),
    (r"ots?$|o", "oʊ"),
    (r"û|ut$|u", "uː"),
)
_CONSONANTS: tuple[tuple[str, str], ...] = (
    (r"tch|tsch", "tʃ"), (r"ch", "ʃ"), (r"gn(?=[aeiouéè])", "nj"), (r"ph", "f"), (r"th", "t"), (r"qu", "k"), (r"gu(?=[eéèêiîy])", "ɡ"),
    (r"ç", "s"), (r"cc(?=[eéi])", "ks"), (r"c+(?=[eéèêiîy])", "s"), (r"g(?=[eéèêiîy])", "ʒ"), (r"(?<=r)[cdtgs]$|(?<=r)ts$|(?<=n)[cgdt]$", ""),
    (r"ll(?=.)|l", "l"), (r"mm?", "m"), (r"nn?", "n"), (r"rr?h?", "ɹ"), (r"ss", "s"), (rf"(?<=[{_V}])s(?=[{_V}])", "z"), (r"s(?=.)", "s"),
    (r"bb?", "b"), (r"c+|k", "k"), (r"dd?(?=.)", "d"), (r"ff?", "f"), (r"gg?(?=.)", "ɡ"), (r"h", ""), (r"j", "ʒ"), (r"pp?(?=.)", "p"),
    (r"tt?(?=.)", "t"), (r"v", "v"), (r"z(?=.)", "z"), (r"b", "b"),
)  # fmt: skip
_TABLE = tuple((re.compile(spelled), sound) for spelled, sound in (*_RULES, *_CONSONANTS))
#: Before an R that ends its syllable English has vowels of its own.
_BEFORE_R = tuple(
    (re.compile(rf"{vowel}ɹ(?![ieaɑɔouɜɛæəʌ])"), said) for vowel, said in (("oʊ", "ɔːɹ"), ("uː", "ʊɹ"), ("iː", "ɪɹ"), ("eɪ", "ɛɹ"))
)
_SYLLABLE_END = re.compile(
    r"(?P<onset>(?:[pbtdkɡfvs][ɹl]|[pbtdkɡfvsʃʒmnlɹ][wj]|nj|tʃ|[pbtdkɡfvszʃʒmnlɹwjh])?)(?P<vowel>eɪ|aɪ|oʊ|[iɑɔuɜ]ː|[iɛæəʌɪʊ])"
    r"(?P<coda>[^ieaɑɔouɜɛæəʌɪʊː]*)$"
)
#: Letters that are not French, and endings of which the rules do not say whether they are heard.
_DOUBT = re.compile(
    r"[wk]|q(?!u)|[aeou]s$|(?<![ao])is$|(?<!i)er$|[eioa]z$|(?<![aeo])ux$|x(?!$)|[^u]x$|[uaie]m$|(?<![iyé])en$|ct$|[bpg]$|sch|aa|oo|uu|ij|[csd]z"
    r"|^[bcdfghjkmnpqtvz][bdfgkmnpt]|yi|ae|uo|[aoiu]$(?<!ou)(?<!eu)(?<!oi)(?<!ai)(?<!au)|gne$|([bdfglmnprtz])\1$"
)


def french(word: str) -> str | None:
    """The sounds of a word in French spelling, the last syllable stressed; ``None`` where the rules leave a doubt.

    >>> french("Boisseau"), french("Ternay"), french("Dumas"), french("Kowalski")
    ('bwɑːˈsoʊ', 'tɛɹˈneɪ', None, None)
    """
    letters = unicodedata.normalize("NFC", word).lower()
    if _DOUBT.search(letters) or letters in _ENGLISH:
        return None
    said, place = "", 0
    while place < len(letters):
        for pattern, sound in _TABLE:
            match = pattern.match(letters, place)
            if match:
                said += sound
                place = match.end()
                break
        else:
            return None
    return _stressed(said)


def _stressed(said: str) -> str | None:
    """The word with its stress, which is on the last syllable."""
    for pattern, sound in _BEFORE_R:
        said = pattern.sub(sound, said)
    match = _SYLLABLE_END.search(said)
    if match is None:
        return None
    # Lefèvre: what English cannot end a word with gets a vowel of its own.
    end = "ə" if re.search(r"[pbtdkɡfv][ɹl]$", match["coda"]) else ""
    return said[: match.start()] + "ˈ" + match.group() + end


def names(text: str) -> Iterator[tuple[Span, str]]:
    """The French names in a text, and their sounds.

    >>> text = "Guillaume Ternay met Ms. Boisseau and Ann Taylor."
    >>> [(span.of(text), said) for span, said in names(text)]
    [('Boisseau', 'bwɑːˈsoʊ'), ('Ternay', 'tɛɹˈneɪ')]
    """
    for word in _ALONE.finditer(text):
        if _SURE.match(word.group().lower()):
            yield from _one(word)
    for match in () if is_title_case(text) else _NAME.finditer(text):
        after = bool(_DOUBLE.match(match.group()))
        for word in _ALONE.finditer(text, *match.span()):
            if after and word.group() not in _GIVEN and len(word.group()) > 3 and not _SURE.match(word.group().lower()):
                yield from _one(word)
            after = after or word.group() in _GIVEN


def _one(word: re.Match[str]) -> Iterator[tuple[Span, str]]:
    said = french(word.group())
    if said:
        yield Span(*word.span()), said
