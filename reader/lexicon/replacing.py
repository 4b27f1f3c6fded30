"""Simpler words for a word where it stands: the sense chosen, the form fitted, the fit judged.

    >>> simpler_words("They purchased a car.", "purchased")[:1]
    ['bought']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.article import Span
from reader.fluency import Judge, load_judge
from reader.lexicon.belonging import belonging
from reader.lexicon.entries import Entry, Pattern
from reader.lexicon.fitting import (
    WORST_ASKED,
    Fitted,
    fit,
    is_said_twice,
    judge_fits,
)
from reader.lexicon.inflecting import match_case
from reader.lexicon.linting import familiar_words, zipf
from reader.lexicon.naming import is_named
from reader.lexicon.patterns import match_pattern
from reader.lexicon.senses import POS_OF_TAG, SURE, Sense, choose_sense, sense_of_phrase
from reader.lexicon.standing import has_noun_object, takes_object_inside
from reader.lexicon.store import Lexicon, load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

#: How sure a sense must be for somebody who asks about the word.
LIKELY = 0.6
#: Words on the familiar list that are at least this common (Zipf scale) are never replaced.
EVERYDAY = 4.8
_NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "WORK_OF_ART", "LAW", "EVENT", "PRODUCT", "NORP"})

#: An adverb phrase goes on with these: it says more than the adverb that would replace it.
_GOING_ON = frozenset({"of", "where", "which", "that"})


@dataclass(frozen=True, slots=True)
class Replacement:
    """What can stand in place of a stretch of a sentence.

    ``span`` is in the text of the Doc; ``options`` are full texts for it, best first (an article
    before the word is inside the span where it changes); ``words`` are the wordings alone.
    """

    span: Span
    entry: Entry
    options: tuple[str, ...]
    words: tuple[str, ...]
    confidence: float


def simpler_words(sentence: str, word: str, *, judge: Judge | None = None) -> list[str]:
    """Simpler wordings for ``word`` in ``sentence``, best first and inflected to fit.

    ``word`` is a word or a phrase as it stands in the sentence. Words that are only close in meaning
    come last. The list is empty when the dictionary has none, or when the sense is not sure. Raises
    ``ValueError`` when the word is not in the sentence.
    """
    from reader.language import parse_texts

    doc = parse_texts([sentence])[0]
    place = _find(sentence, word)
    for replacement in replacements(doc[:], judge=judge, only=place, asked=True):
        return list(dict.fromkeys(match_case(text, place.of(sentence)) for text in replacement.words))
    return []


def _find(sentence: str, word: str) -> Span:
    lowered, wanted = sentence.lower(), word.lower().strip()
    start = lowered.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        if not (start and sentence[start - 1].isalnum()) and not sentence[end : end + 1].isalnum():
            return Span(start, end)
        start = lowered.find(wanted, start + 1)
    raise ValueError(f"{word!r} is not in the sentence")


def replacements(
    sentence: DocSpan,
    *,
    judge: Judge | None = None,
    lexicon: Lexicon | None = None,
    only: Span | None = None,
    asked: bool = False,
) -> Iterator[Replacement]:
    """The replacements that the dictionary offers in one parsed sentence, in order of place.

    ``only`` keeps to those for a stretch of the text. ``asked``: somebody asks about this word, who
    will choose; so words that are close in meaning are offered, too, common words are not passed
    over, and WordNet, where it is installed, is asked for words that the dictionary lacks.
    """
    judge, lexicon = judge or load_judge(), lexicon or load_lexicon()
    place = sentence.start
    while place < sentence.end:
        token = sentence.doc[place]
        length = 1
        if not token.is_space and not token.is_punct and (only is None or _touches(token, only, sentence)):
            for target, entries in _targets(token, sentence.end, lexicon):
                if only is not None and not Span(target.start_char, target.end_char).overlaps(only):
                    continue
                found = _replace(target, entries, judge, asked=asked)
                if found:
                    yield found
                    length = len(target)
                    break
            else:
                if asked and only is not None and only.start <= token.idx < only.end:
                    yield from _from_wordnet(token, judge, lexicon)
        place += length


def _touches(token: Token, only: Span, sentence: DocSpan) -> bool:
    """Whether a replacement that begins at the token could reach the asked stretch."""
    return token.idx < only.end and only.start - token.idx < 60 and token.i >= sentence.start


def _targets(token: Token, end: int, lexicon: Lexicon) -> Iterator[tuple[DocSpan, tuple[Entry, ...]]]:
    """The phrases (longest first) and the word that begin at a token, with their entries."""
    doc, forms = token.doc, _forms(token.doc)
    for first in dict.fromkeys(forms[token.i]):
        for parts in lexicon.phrases_from(first):
            stop = token.i + len(parts)
            if stop > end or not all(part in forms[token.i + n] for n, part in enumerate(parts)):
                continue
            entries = tuple(entry for entry in lexicon.entries(" ".join(parts)) if _plays(entry, parts, doc[token.i : stop]))
            if entries:
                yield doc[token.i : stop], entries
    yield doc[token.i : token.i + 1], ()


def _plays(entry: Entry, parts: tuple[str, ...], target: DocSpan) -> bool:
    """Whether a phrase stands here as the part of speech that the entry is for, and in a form that it may take.

    A verb's first word and a noun's last word may be inflected; all else stands as written ("in part", not "in parts").
    """
    if any(token.text[:1].isupper() and token.i > target.sent.start for token in target):
        return False
    following = target.doc[target.end] if target.end < len(target.doc) else None
    if following is not None and entry.pos not in ("verb", "noun") and following.tag_ == "POS":
        return False  # "to this day's winner"
    if following is not None and entry.pos == "adv" and following.lower_ in _GOING_ON:
        return False  # "in most cases of fraud"
    changing = {"verb": 0, "noun": len(parts) - 1}.get(entry.pos)
    if any(part != token.lower_ for n, (part, token) in enumerate(zip(parts, target, strict=True)) if n != changing):
        return False
    if entry.pos == "verb":
        return target[0].pos_ in ("VERB", "AUX")
    if entry.pos == "noun":
        return target[-1].pos_ in ("NOUN", "PROPN", "VERB", "ADJ", "NUM")
    return True


def _forms(doc: Doc) -> list[tuple[str, str]]:
    """Each token in small letters and its base form, read from spaCy once for a Doc."""
    forms: list[tuple[str, str]] | None = doc.user_data.get("hornbook_forms")
    if forms is None:
        forms = doc.user_data["hornbook_forms"] = [(token.lower_, token.lemma_.lower()) for token in doc]
    return forms


def _is_name(token: Token) -> bool:
    return token.pos_ == "PROPN" or token.ent_type_ in _NAMED or (token.i > token.sent.start and token.text[:1].isupper())


def _is_left(token: Token, *, asked: bool) -> bool:
    """Whether a single word stays as it is wherever it has this part in the sentence."""
    # "according", "including": prepositions that look like verbs
    return (token.pos_ == "VERB" and token.dep_ == "prep") or (not asked and (_is_joined(token) or is_named(token)))


def _needed_tags(target: DocSpan, token: Token, *, asked: bool) -> frozenset[str]:
    """The tags that a wording must carry to stand here unasked.

    Nothing is won by replacing an everyday word, and a sense may be missed, so this is done only where the entry
    says so; and so with the first of two nouns, which is often part of a set name: "lab techniques", "jury service".
    """
    if asked or len(target) > 1:
        return frozenset()
    needed = {"everyday"} if _is_everyday(token.lemma_.lower()) else set()
    if token.pos_ == "NOUN" and token.dep_ in ("compound", "nmod"):
        needed.add("compound")
    return frozenset(needed)


def _sure_sense(target: DocSpan, token: Token, entries: tuple[Entry, ...], *, asked: bool) -> Sense | None:
    sense = sense_of_phrase(entries) if len(target) > 1 else choose_sense(token)
    if sense is None or sense.is_sure or (asked and sense.confidence >= LIKELY):
        return sense
    return _agreeing(sense)


def _replace(target: DocSpan, entries: tuple[Entry, ...], judge: Judge, *, asked: bool) -> Replacement | None:
    token = _main_token(target, entries)
    if len(target) == 1 and (_is_name(token) or _is_left(token, asked=asked)):
        return None
    sense = _sure_sense(target, token, entries, asked=asked)
    if sense is None:
        return None
    entry = sense.entry
    if len(target) == 1 and (entry.pos not in POS_OF_TAG.get(token.pos_, ()) or _is_doing(token, entry)):
        return None
    needed = _needed_tags(target, token, asked=asked)
    patterns = entry.patterns if not needed and (not asked or len(target) > 1 or not entry.choices) else ()
    around = _around_object(entry, token) if not needed and not asked else ()
    return (
        _by_pattern(patterns, target, sense)
        or _by_wording(target, token, sense, needed, judge, asked=asked)
        or _by_pattern(around, target, sense)
    )


def _by_pattern(patterns: Iterable[Pattern], target: DocSpan, sense: Sense) -> Replacement | None:
    for pattern in patterns:
        match = match_pattern(pattern, target)
        if match and not _is_there_already(pattern, target):
            span, text = match
            return Replacement(span, sense.entry, (text,), (text,), sense.confidence)
    return None


def _is_there_already(pattern: Pattern, target: DocSpan) -> bool:
    """Whether a word that the pattern brings stands in the sentence already: "after studying studies"."""
    old = {token.i for token in target}
    new = {part for part in pattern.after.split() if len(part) > 3} - set(pattern.before.split())
    return any(token.lemma_.lower() in new and not token.is_stop and token.i not in old for token in target.sent)


def _by_wording(
    target: DocSpan, token: Token, sense: Sense, needed: frozenset[str], judge: Judge, *, asked: bool
) -> Replacement | None:
    entry = sense.entry
    fits: list[Fitted] = []
    for choice in entry.choices:
        may_stand = asked or (not choice.is_near and needed <= set(choice.tags))
        fitted = fit(choice, entry, token, target, asked=asked) if may_stand else None
        if fitted and (asked or not is_said_twice(choice, token, target)):
            fits.append(fitted)
    ordered = judge_fits(fits, target, judge, WORST_ASKED if asked else None)
    if not ordered:
        return None
    span = ordered[0].span
    same = [one for one in ordered if one.span == span]
    return Replacement(span, entry, tuple(one.text for one in same), tuple(one.words for one in ordered), sense.confidence)


def _is_joined(token: Token) -> bool:
    """Whether a hyphen joins the word to another: "city-dwellers", "long-distance"."""
    before = token.doc[token.i - 1] if token.i else None
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    joined_before = before is not None and before.text == "-" and not before.whitespace_
    return joined_before or (after is not None and after.text == "-" and not token.whitespace_)


def _is_doing(token: Token, entry: Entry) -> bool:
    """Whether the noun is what somebody does ("snorkelling"), and the entry is for a thing ("snorkel")."""
    return token.tag_ == "NN" and token.lower_.endswith("ing") and not entry.headword.endswith("ing")


def _around_object(entry: Entry, token: Token) -> Iterator[Pattern]:
    """The wordings that an object stands inside of, as patterns: "execute X -> put X to death"."""
    if entry.pos != "verb" or not has_noun_object(token):
        return
    for choice in entry.choices:
        is_kept_out = choice.is_near or choice.partners or belonging(token).intersection(choice.strangers)
        if takes_object_inside(choice.text) and not is_kept_out:
            first, _, rest = choice.text.partition(" ")
            yield Pattern(f"{entry.headword} X", f"{first} X {rest}")


@lru_cache(maxsize=20_000)
def _is_everyday(lemma: str) -> bool:
    """Whether a word is too common to be hard in any sense: nothing is won, and a sense may be missed."""
    return lemma in familiar_words() and zipf(lemma) >= EVERYDAY


def _main_token(target: DocSpan, entries: tuple[Entry, ...]) -> Token:
    """The token that carries the inflection: of a verb phrase the first, of a noun phrase the last."""
    if len(target) > 1 and entries and entries[0].pos == "noun":
        return target[-1] if target[-1].pos_ == "NOUN" else target.root
    return target[0]


def _agreeing(sense: Sense | None) -> Sense | None:
    """A sense that is not sure, but whose rivals offer the same first wording, will do."""
    if sense is None or sense.confidence < 0.3 or not sense.entry.simpler:
        return None
    first = sense.entry.simpler[0]
    if sense.others and all(first in other.simpler for other in sense.others):
        return Sense(sense.entry, SURE)
    return None


def _from_wordnet(token: Token, judge: Judge, lexicon: Lexicon) -> Iterable[Replacement]:
    from reader.lexicon.wordnet import wordnet_replacement

    if _is_name(token) or lexicon.entries(token.lower_) or lexicon.entries(token.lemma_.lower()):
        return ()
    found = wordnet_replacement(token, judge)
    return (found,) if found else ()


__all__ = ["Replacement", "replacements", "simpler_words"]


