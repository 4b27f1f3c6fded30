"""Simpler words for a word where it stands: the sense chosen, the form fitted, the fit judged.

    >>> simpler_words("The envoy will convene a meeting.", "convene")[:1]
    ['call']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.article import Span
from reader.fluency import Judge, load_judge, tokens
from reader.language import text_of
from reader.lexicon.entries import Choice, Entry
from reader.lexicon.inflecting import article_before, inflect_wording, is_short_adjective, match_case
from reader.lexicon.linting import familiar_words, zipf
from reader.lexicon.patterns import match_pattern
from reader.lexicon.senses import POS_OF_TAG, SURE, Sense, choose_sense
from reader.lexicon.store import Lexicon, load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

#: How many natural-log units less likely than the headword a wording may be, in its window of words.
WORST_FIT = -4.0
#: The same for somebody who asks and will choose.
WORST_ASKED = -8.0
#: An adjective before its noun, a word before its preposition: these must fit together.
LEANING_FIT = -2.0
#: A later wording goes before an earlier one only when it is this much likelier.
CLEARLY_BETTER = 4.0
#: How sure a sense must be for somebody who asks about the word.
LIKELY = 0.6
#: Words on the familiar list that are at least this common (Zipf scale) are never replaced.
EVERYDAY = 4.8
#: Words on each side that the judge sees.
WINDOW = 4
_NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "WORK_OF_ART", "LAW", "EVENT", "PRODUCT", "NORP"})
_BE_LIKE = frozenset({"be", "become", "seem", "appear", "remain", "feel", "look", "stay", "get"})
#: What may follow the verb of a wording that is put into the passive: "was set up", not "was taken part in".
_PARTICLES = frozenset(["about", "across", "apart", "aside", "at", "away", "back", "by", "down", "for", "from", "in", "into", "of", "off", "on", "out", "over", "through", "to", "together", "up", "with"])
_READY_MODIFIERS = frozenset({"very", "more", "most", "well", "too", "less", "least", "badly"})


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
    if token.pos_ == "VERB" and token.dep_ == "prep":
        # "according", "including": prepositions that look like verbs
        return True
    if asked:
        return False
    # "lab techniques", "jury service": set names of two nouns
    is_part_of_name = token.pos_ == "NOUN" and token.dep_ in ("compound", "nmod")
    return is_part_of_name or _is_everyday(token.lemma_.lower())


def _sure_sense(target: DocSpan, token: Token, entries: tuple[Entry, ...], *, asked: bool) -> Sense | None:
    sense = _phrase_sense(entries) if len(target) > 1 else choose_sense(token)
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
    if len(target) == 1 and entry.pos not in POS_OF_TAG.get(token.pos_, ()):
        return None
    for pattern in entry.patterns if not asked or len(target) > 1 or not entry.choices else ():
        match = match_pattern(pattern, target)
        if match:
            span, text = match
            return Replacement(span, entry, (text,), (text,), sense.confidence)
    fits: list[tuple[str, str, Span]] = []
    for choice in entry.choices:
        fitted = _fit(choice, entry, token, target, asked=asked) if asked or not choice.is_near else None
        if fitted and (asked or not _is_said_twice(choice, token)):
            fits.append(fitted)
    ordered = _judge_fits(fits, target, judge, WORST_ASKED if asked else None)
    if not ordered:
        return None
    span = ordered[0][2]
    same = [one for one in ordered if one[2] == span]
    return Replacement(span, entry, tuple(one[1] for one in same), tuple(one[0] for one in ordered), sense.confidence)


def _is_said_twice(choice: Choice, token: Token) -> bool:
    """Whether a word of the wording stands in the sentence already: "the square is a large square"."""
    parts = [part for part in choice.text.lower().split() if len(part) > 3]
    return any(
        other.i != token.i and (other.lemma_.lower() in parts or other.lower_ in parts) and not other.is_stop
        for other in token.sent
    )


@lru_cache(maxsize=20_000)
def _is_everyday(lemma: str) -> bool:
    """Whether a word is too common to be hard in any sense: nothing is won, and a sense may be missed."""
    return lemma in familiar_words() and zipf(lemma) >= EVERYDAY


def _main_token(target: DocSpan, entries: tuple[Entry, ...]) -> Token:
    """The token that carries the inflection: of a verb phrase the first, of a noun phrase the last."""
    if len(target) > 1 and entries and entries[0].pos == "noun":
        return target[-1] if target[-1].pos_ == "NOUN" else target.root
    return target[0]


def _phrase_sense(entries: tuple[Entry, ...]) -> Sense | None:
    if not entries:
        return None
    return Sense(entries[0], 0.9 if len(entries) == 1 else 0.5, entries[1:])


def _agreeing(sense: Sense | None) -> Sense | None:
    """A sense that is not sure, but whose rivals offer the same first wording, will do."""
    if sense is None or sense.confidence < 0.3 or not sense.entry.simpler:
        return None
    first = sense.entry.simpler[0]
    if sense.others and all(first in other.simpler for other in sense.others):
        return Sense(sense.entry, SURE)
    return None


def _fit(
    choice: Choice, entry: Entry, token: Token, target: DocSpan, *, asked: bool = False
) -> tuple[str, str, Span] | None:
    """A wording as (words alone, full text, span), fitted to its place; ``None`` where it can't stand."""
    if not _stands(choice, entry, token, target, asked=asked):
        return None
    words = inflect_wording(choice.text, token)
    if words is None:
        return None
    start, end = target.start_char, target.end_char
    before = token.doc[target.start - 1] if target.start > target.sent.start else None
    prefix = ""
    if before is not None and before.lower_ in ("more", "most") and entry.pos == "adj":
        if is_short_adjective(choice.text):
            tag = "JJR" if before.lower_ == "more" else "JJS"
            from reader.lexicon.inflecting import inflect

            words, start = inflect(choice.text, tag), before.idx
        elif " " in choice.text:
            return None
    elif before is not None and before.lower_ in ("a", "an"):
        right = article_before(words)
        if before.lower_ != right:
            start, prefix = before.idx, match_case(right, before.text) + " "
    shown = words if prefix else match_case(words, text_of(token.doc)[start:end])
    return words, prefix + shown, Span(start, end)


def _stands(choice: Choice, entry: Entry, token: Token, target: DocSpan, *, asked: bool) -> bool:
    """Whether the wording may stand here by its tags and by what its shape implies."""
    tags, text = choice.tags, choice.text
    several = " " in text
    if entry.pos in ("adj", "det"):
        attributive = token.dep_ == "amod" or token.dep_ == "compound"
        predicate = token.dep_ in ("acomp", "attr", "oprd") or token.head.lemma_ in _BE_LIKE
        needs_predicate = "predicate" in tags or (several and text.split()[0] not in _READY_MODIFIERS)
        if needs_predicate and not (predicate and not attributive):
            return False
        if "attributive" in tags and not attributive:
            return False
        if several and any(child.dep_ == "advmod" for child in token.children):
            return False
    if entry.pos == "verb" and not _verb_stands(tags, text, token, target):
        return False
    if entry.pos == "noun":
        plural = token.tag_ in ("NNS", "NNPS")
        if ("singular" in tags and plural) or ("plural" in tags and not plural):
            return False
        if several and (token.dep_ in ("compound", "amod", "nmod") or (_has_complement(token) and not asked)):
            return False
    if entry.pos == "adv" and several and len(target) == 1:
        return _adverb_phrase_stands(text, token)
    return True


def _verb_stands(tags: tuple[str, ...], text: str, token: Token, target: DocSpan) -> bool:
    has_object = any(child.dep_ in ("dobj", "nsubjpass", "ccomp") for child in token.children)
    passive_or_relative = token.tag_ == "VBN" or token.dep_ in ("relcl", "acl")
    if "object" in tags and not (has_object or passive_or_relative):
        return False
    if "no-object" in tags and has_object:
        return False
    if has_object and any(child.dep_ == "prep" and child.lower_ == "of" for child in token.children) and "of" not in text.split():
        # "assured them of its help": the "of" belongs to the verb
        return False
    if " " in text and _is_passive(token) and text.split()[1] not in _PARTICLES:
        return False
    if " " in text and len(target) == 1:
        following = token.nbor(1) if token.i + 1 < len(token.doc) else None
        if following is not None and following.pos_ == "PRON" and following.dep_ == "dobj":
            return False
        if token.dep_ in ("amod", "compound"):
            return False
        last = text.split()[-1]
        if following is not None and following.lower_ == last:
            return False
    if token.dep_ == "amod" and token.i + 1 < len(token.doc) and " " in text:
        return False
    return not any(child.dep_ == "prt" for child in token.children) or len(target) > 1


def _is_passive(token: Token) -> bool:
    return any(child.dep_ == "auxpass" for child in token.children) or (token.tag_ == "VBN" and token.dep_ in ("acl", "amod"))


def _has_complement(token: Token) -> bool:
    return any(child.dep_ in ("acl", "relcl", "prep") and child.i == token.i + 1 for child in token.children)


def _adverb_phrase_stands(text: str, token: Token) -> bool:
    """An adverb of several words stands at the end of a clause, or before a comma at its start."""
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if text.split()[0] in _READY_MODIFIERS:
        return True
    at_end = following is None or following.is_punct
    return at_end and token.head.pos_ in ("VERB", "AUX")


def _likelihoods(fits: list[tuple[str, str, Span]], target: DocSpan, judge: Judge) -> list[float]:
    """For each wording how much likelier (natural log) the words around read with it than with the headword."""
    doc = target.doc
    low = max(target.sent.start, target.start - WINDOW)
    high = min(target.sent.end, target.end + WINDOW)
    left, right = doc[low].idx, doc[high - 1].idx + len(doc[high - 1])

    whole = text_of(doc)

    def likelihood(span: Span, text: str) -> float:
        return judge.log_probability(tokens(whole[left : span.start] + text + whole[span.end : right])[1:-1])

    base = likelihood(Span(target.start_char, target.end_char), target.text)
    return [likelihood(span, text) - base for _, text, span in fits]


def _worst_fit(target: DocSpan) -> float:
    """How much less likely a wording may be here: less for words that lean on their neighbour."""
    if len(target) > 1:
        return WORST_FIT
    token = target[0]
    leans = token.dep_ == "amod" or any(child.dep_ in ("prep", "prt") and child.i == token.i + 1 for child in token.children)
    return LEANING_FIT if leans else WORST_FIT


def _judge_fits(
    fits: list[tuple[str, str, Span]], target: DocSpan, judge: Judge, worst: float | None = None
) -> list[tuple[str, str, Span]]:
    """Drop wordings that read badly here; put a later one first only when it is clearly likelier."""
    scored = [(value, -number, fits[number]) for number, value in enumerate(_likelihoods(fits, target, judge))]
    worst = _worst_fit(target) if worst is None else worst
    kept = [one for one in scored if one[0] >= worst]
    ordered: list[tuple[float, int, tuple[str, str, Span]]] = []
    for one in kept:
        place = len(ordered)
        while place and one[0] > ordered[place - 1][0] + CLEARLY_BETTER:
            place -= 1
        ordered.insert(place, one)
    return [one[2] for one in ordered]


def _from_wordnet(token: Token, judge: Judge, lexicon: Lexicon) -> Iterable[Replacement]:
    from reader.lexicon.wordnet import wordnet_replacement

    if _is_name(token) or lexicon.entries(token.lower_) or lexicon.entries(token.lemma_.lower()):
        return ()
    found = wordnet_replacement(token, judge)
    return (found,) if found else ()


__all__ = ["Replacement", "replacements", "simpler_words"]


