"""The checks that every edit must pass. A check that fails says why, and the edit is undone."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.fluency import Judge, tokens
from reader.plain.facts import differences, find_facts
from reader.plain.levels import Level
from reader.plain.view import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

#: What stands for every name when the judge reads.
_NAME = "John"
#: Log units a word by which a changed unit may be less likely than it was.
WORST_FLUENCY = -0.9
#: Words that open a part of a sentence or a question, but no statement.
_RELATIVE = frozenset({"who", "which", "whose", "whom", "whether"})
#: A text that became shorter may be less likely word by word; as a whole it must lose no more than this.
WORST_TOTAL = -2.0
_SINGULAR_BE, _PLURAL_BE = frozenset({"is", "was", "has", "does"}), frozenset({"are", "were", "have", "do"})


@dataclass(frozen=True, slots=True)
class Trial:
    """A unit before and after some edits: what a guard sees. ``source`` is the article's own sentence.

    ``allowed`` are words of a name that may come in from a sentence before.
    """

    source: str
    old: Doc
    new: Doc
    level: Level
    judge: Judge
    allowed: frozenset[str] = frozenset()


def check_facts(trial: Trial) -> str:
    """Names, numbers, negation, modality, speaker and quotations are those of the source."""
    found = differences(find_facts(trial.source), find_facts(trial.new.text), trial.new.text, trial.allowed)
    return found[0] if found else ""


def check_sentences(trial: Trial) -> str:
    """Each new sentence has a subject and a finite verb, unless the old text had one as short of it."""
    broken_before = sum(not is_whole(sentence) for sentence in trial.old.sents)
    broken = [sentence for sentence in trial.new.sents if not is_whole(sentence)]
    if len(broken) > broken_before:
        return f"“{broken[-1].text[:60]}” is no whole sentence"
    return ""


def check_agreement(trial: Trial) -> str:
    """No verb disagrees with its subject that agreed before."""
    before = {wrong for sentence in trial.old.sents for wrong in disagreements(sentence)}
    for sentence in trial.new.sents:
        for wrong in disagreements(sentence):
            if wrong not in before:
                return f"“{wrong}” do not agree"
    return ""


def check_marks(trial: Trial) -> str:
    """No doubled or stray marks, no doubled words, brackets in pairs."""
    new = trial.new.text
    old = trial.old.text
    for pattern, what in (
        (r",\s*[,.;:](?!\.)", "two marks stand together"),
        (r"\s[,.;:!?](?=\s|$)", "a mark stands alone"),
        (r"(?:[–—]\s?|\s-\s?)[.!?]", "a mark stands alone"),
        (r"(?<![.])\.\.(?!\.)", "two full stops stand together"),
        (r"[;:,]\.(?!\.)", "two marks stand together"),
        (r"(?i)\b(\w+) \1\b(?! \1)", "a word is doubled"),
        (r"(?:^|(?<![A-Z])[.!?] )[a-z]", "a sentence begins small"),
        (r"\b(?:and|or|but|the|an?|of|with|because|whose|which|it['’]s|he['’]s|she['’]s|that['’]s)\.(?=\s|$)", "a sentence breaks off"),
        (r"(?:^|[.!?] )The \w+\.(?=\s|$)", "a sentence breaks off"),
    ):
        if len(re.findall(pattern, new)) > len(re.findall(pattern, old)):
            return what
    for left, right in ("()", "[]", "“”"):
        if (new.count(left) - new.count(right)) != (old.count(left) - old.count(right)):
            return "a bracket or a quotation mark is alone"
    return ""


def check_fluency(trial: Trial) -> str:
    """The trigram judge finds the new unit not much less likely, word by word, than the old."""
    old, new = _with_one_name(trial.old), _with_one_name(trial.new)
    if not old or not new:
        return ""
    if trial.allowed and old[1:2] != new[1:2]:
        # a name for the first word, a pronoun: the name itself is no worse wording
        old[1] = _NAME.lower()
    before, after = trial.judge.log_probability(old), trial.judge.log_probability(new)
    worse_word_by_word = after / len(new) < before / len(old) + WORST_FLUENCY
    return "it reads less well than before" if worse_word_by_word and after < before + WORST_TOTAL else ""


def _with_one_name(doc: Doc) -> list[str]:
    """The words for the judge, with one well-known name for all names: a name said twice is no worse wording."""
    text = "".join(
        (_NAME if token.pos_ == "PROPN" and token.text[:1].isupper() else token.text) + token.whitespace_ for token in doc
    )
    return tokens(re.sub(rf"{_NAME}(?:[ -]{_NAME})+", _NAME, text))


def check_easier(trial: Trial) -> str:
    """It did get easier: shorter sentences, or the same with shorter or other words; and not much longer in all."""
    old, new = _words(trial.old.text), _words(trial.new.text)
    if len(new) > 1.6 * len(old) + 4:
        return "it became too long"
    longest_old = max((len(_words(sentence.text)) for sentence in trial.old.sents), default=0)
    longest_new = max((len(_words(sentence.text)) for sentence in trial.new.sents), default=0)
    if longest_new > longest_old + 4:
        return "the sentence became longer"
    return ""


#: The guards, in the order in which they are asked; the cheap ones first.
GUARDS: tuple[tuple[str, Callable[[Trial], str]], ...] = (
    ("marks", check_marks),
    ("facts", check_facts),
    ("easier", check_easier),
    ("whole sentences", check_sentences),
    ("agreement", check_agreement),
    ("fluency", check_fluency),
)


def first_objection(trial: Trial, guards: Sequence[tuple[str, Callable[[Trial], str]]] = GUARDS) -> str:
    """Why the trial fails, as ``guard: reason``; empty when all guards are content."""
    for name, guard in guards:
        reason = guard(trial)
        if reason:
            return f"{name}: {reason}"
    return ""


def _words(text: str) -> list[str]:
    return [token for token in tokens(text) if token not in ("<s>", "</s>")]


def is_whole(sentence: DocSpan) -> bool:
    """Whether a parsed sentence has a finite main verb with a subject, or is a command or an answer."""
    root = sentence.root
    opener = sentence[1] if len(sentence) > 1 and sentence[0].lower_ in ("but", "and", "so") else sentence[0]
    following = opener.nbor(1).lower_ if opener.i + 1 < len(sentence.doc) else ""
    is_relative = opener.lower_ in _RELATIVE or (opener.pos_ == "ADP" and following in ("which", "whom", "whose"))
    if is_relative and not sentence.text.rstrip().endswith("?"):
        return False
    if root.pos_ not in ("VERB", "AUX"):
        return any(child.dep_ == "cop" for child in root.children)
    if not any(child.dep_ in SUBJECTS for child in root.children):
        return root.tag_ == "VB" and root.i <= sentence.start + 1
    if root.tag_ in ("VBD", "VBZ", "VBP", "MD"):
        return True
    return any(child.dep_ in ("aux", "auxpass") and child.tag_ in ("VBD", "VBZ", "VBP", "MD") for child in root.children)


def disagreements(sentence: DocSpan) -> list[str]:
    """Subjects and verbs of a parsed sentence that don't agree, as "subject verb"."""
    found = []
    for token in sentence:
        if token.dep_ not in ("nsubj", "nsubjpass"):
            continue
        verb = _finite_of(token.head)
        if verb is not None and _disagree(token, verb):
            found.append(f"{token.text} {verb.text}")
    return found


def _finite_of(head: Token) -> Token | None:
    helpers = [child for child in head.children if child.dep_ in ("aux", "auxpass") and child.i < head.i]
    verb = helpers[0] if helpers else head
    return verb if verb.tag_ in ("VBZ", "VBP", "VBD") else None


def _disagree(subject: Token, verb: Token) -> bool:
    joined = any(child.dep_ == "conj" for child in subject.children)
    form = verb.lower_
    singular_verb = form in _SINGULAR_BE or (verb.tag_ == "VBZ")
    plural_verb = form in _PLURAL_BE or (verb.tag_ == "VBP" and form not in ("am", "'m", "’m"))
    if verb.tag_ == "VBD" and form not in ("was", "were"):
        return False
    if subject.lower_ in ("they", "we", "these", "those"):
        return singular_verb
    if subject.lower_ in ("he", "she", "it", "this", "that"):
        return plural_verb and not joined
    if subject.lower_ == "i":
        return form in ("is", "are", "has", "does", "were") or verb.tag_ == "VBZ"
    if subject.tag_ == "NNS" and not joined and subject.lower_ not in _EITHER:
        return singular_verb
    if subject.tag_ == "NN" and not joined and subject.lemma_ not in _COLLECTIVE:
        return plural_verb and not any(child.dep_ == "prep" and child.lower_ == "of" for child in subject.children)
    return False


#: "The data is", "the data are".
_EITHER = frozenset(["data", "media", "headquarters", "politics", "statistics"])
_COLLECTIVE = frozenset(
    ["police", "team", "group", "family", "government", "staff", "public", "crew", "majority", "number", "people", "cattle", "audience", "couple", "pair", "band", "company"]
)
