"""Each entry's own example, with the simpler wording in its place: does it still parse as the same kind of sentence?

    python -m reader.lexicon.examples

A wording that is put in unasked must be able to stand in the sentence that shows what the headword means. What is
looked for: the wording can be of the headword's part of speech, the sentence keeps its main verb, a finite verb
agrees with its subject, an object does not stand behind a longer wording that has no place for it, and no word is
said twice in a row. Where the parser alone is in doubt ("The oil harmed fish"), a word that can be a verb counts as one.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.article import Span
from reader.language import parse_texts
from reader.lexicon.entries import Choice, Entry
from reader.lexicon.fitting import Fitted, fit, is_said_twice
from reader.lexicon.inflecting import inflect
from reader.lexicon.linting import report
from reader.lexicon.standing import takes_object_inside
from reader.lexicon.store import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

#: What spaCy may call a word of the dictionary's part of speech.
_TAGS: dict[str, frozenset[str]] = {
    "noun": frozenset({"NOUN", "PROPN", "NUM", "PRON"}),
    "verb": frozenset({"VERB", "AUX"}),
}
_BATCH = 500


@dataclass(frozen=True, slots=True)
class ExampleFinding:
    """A wording that does not stand in its own example: ``sentence`` is the example with it put in."""

    entry: Entry
    wording: str
    sentence: str
    problem: str

    def __str__(self) -> str:
        return f"{self.entry.headword} ({self.entry.pos} {self.entry.sense}): {self.wording}: {self.problem}: {self.sentence}"


def check_examples(entries: Iterable[Entry]) -> Iterator[ExampleFinding]:
    """The wordings that do not stand in the examples of their entries, in order."""
    batch: list[Entry] = []
    for entry in entries:
        if entry.example and entry.simpler and entry.pos in _TAGS:
            batch.append(entry)
        if len(batch) == _BATCH:
            yield from _check(batch)
            batch = []
    yield from _check(batch)


def _check(entries: list[Entry]) -> Iterator[ExampleFinding]:
    docs = parse_texts([entry.example for entry in entries])
    jobs: list[tuple[Entry, Choice, Doc, Fitted, str]] = []
    for entry, doc in zip(entries, docs, strict=True):
        target = _headword_in(entry, doc)
        if target is None:
            continue
        main = _main_token(target, entry)
        for choice in entry.choices:
            fitted = None if choice.is_near else fit(choice, entry, main, target)
            if fitted is not None and not is_said_twice(choice, main, target):
                text = doc.text[: fitted.span.start] + fitted.text + doc.text[fitted.span.end :]
                jobs.append((entry, choice, doc, fitted, text))
    changed = parse_texts([job[4] for job in jobs])
    for (entry, choice, doc, fitted, text), new in zip(jobs, changed, strict=True):
        problem = problem_of(entry, doc, new, Span(fitted.span.start, fitted.span.start + len(fitted.text)))
        if problem:
            yield ExampleFinding(entry, choice.text, text, problem)


def _headword_in(entry: Entry, doc: Doc) -> DocSpan | None:
    """The headword where it stands in one piece and as its part of speech."""
    parts = entry.headword.lower().split()
    for start in range(len(doc) - len(parts) + 1):
        run = doc[start : start + len(parts)]
        if all(part in (token.lower_, token.lemma_.lower()) for part, token in zip(parts, run, strict=True)):
            return run if _main_token(run, entry).pos_ in _TAGS[entry.pos] else None
    return None


def _main_token(target: DocSpan, entry: Entry) -> Token:
    """The word that carries the inflection."""
    return target[-1] if entry.pos == "noun" else target[0]


def problem_of(entry: Entry, old: Doc, new: Doc, place: Span) -> str:
    """What is wrong with the changed sentence; empty when nothing is. ``place`` is the wording's in the new text."""
    words = [token for token in new if place.start <= token.idx < place.end]
    if not words:
        return ""
    if not any(token.pos_ in _TAGS[entry.pos] or _can_be(token, entry.pos) for token in words):
        return f"it no longer reads as a {entry.pos}"
    if entry.pos == "verb" and _has_main_verb(old) and not _has_main_verb(new) and not _can_be(words[0], "verb"):
        return "the sentence has lost its verb"
    if entry.pos == "verb" and words[-1].i + 1 < len(new) and _leaves_no_place(words, new[words[-1].i + 1]):
        return "its object has no place"
    for token in words:
        wrong = _disagreement(token)
        if wrong:
            return wrong
    for first, second in ((words[0].i - 1, words[0].i), (words[-1].i, words[-1].i + 1)):
        if first >= 0 and second < len(new) and new[first].is_alpha and new[first].lower_ == new[second].lower_:
            return f"{new[first].text!r} stands twice"
    return ""


def _can_be(token: Token, pos: str) -> bool:
    """Whether the form can be of the part of speech at all; what somebody does ("lying") may be a noun."""
    from lemminflect import getAllLemmas

    kinds = getAllLemmas(token.text)
    return {"noun": "NOUN", "verb": "VERB"}[pos] in kinds or token.tag_ == "VBG" or (pos == "noun" and "ADJ" in kinds)


def _leaves_no_place(words: list[Token], following: Token) -> bool:
    """Whether an object follows a wording that it should stand inside of: "attack by surprise the convoy"."""
    text = " ".join(token.lower_ for token in words)
    return takes_object_inside(text) and following.pos_ in ("DET", "NOUN", "PROPN", "PRON")


def _has_main_verb(doc: Doc) -> bool:
    return any(token.dep_ == "ROOT" and token.pos_ in ("VERB", "AUX") for token in doc)


def _disagreement(token: Token) -> str:
    """A verb in the wrong number for its subject, seen from either of them."""
    from lemminflect import getAllLemmas

    if token.dep_ in ("nsubj", "nsubjpass"):
        subject, verb = token, token.head
    else:
        subject = next((child for child in token.children if child.dep_ in ("nsubj", "nsubjpass")), token)
        verb = token
    if subject is verb:
        return ""
    finite = next((one for one in (*verb.children, verb) if one.tag_ in ("VBZ", "VBP") and one.dep_ in ("aux", "auxpass", verb.dep_)), None)
    together = any(child.dep_ == "cc" for child in subject.children)
    if finite is None or together:
        return ""
    if finite.tag_ == "VBZ" and subject.tag_ == "NNS":
        return f"{subject.text!r} and {finite.text!r} do not agree"
    is_base = finite.lower_ in getAllLemmas(finite.lower_).get("VERB", ()) and inflect(finite.lower_, "VBD") != finite.lower_
    if finite.tag_ == "VBP" and subject.tag_ == "NN" and is_base:
        return f"{subject.text!r} and {finite.text!r} do not agree"
    return ""


def main() -> int:
    """Print what was found in the dictionary; 1 if there is anything."""
    lexicon = load_lexicon()
    return report(list(check_examples(entry for head in sorted(lexicon.headwords) for entry in lexicon.entries(head))))


if __name__ == "__main__":
    sys.exit(main())
