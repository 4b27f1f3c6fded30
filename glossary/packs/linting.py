"""The checks that every record of a pack must pass: each finding names file, line and rule.

Run by the tests; a school runs it on its own packs with ``python -m glossary.packs.linting FILE ...``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from glossary.hardness import everyday_words, is_transparent
from glossary.matching import find_pack_terms, words_of
from glossary.packs import FOLDER, PackTerm, read_pack
from reader.article import Article
from reader.lexicon.linting import Finding, is_familiar, lemmas, report, words
from reader.lexicon.store import load_lexicon

MEANING_WORDS = 22
SENTENCE_WORDS = 25
_SAY = re.compile(r"[A-Za-z'’-]+(?: [A-Za-z'’-]+)*")
#: Words that a meaning may use all the same, because nothing easier says it.
_ALLOWED = frozenset(["gender", "frighten"])
_SENTENCE = re.compile(r"[^.!?]+[.!?]")


def lint_packs(paths: Iterable[Path]) -> list[Finding]:
    """All mistakes in the packs, in order of file and line."""
    packs = [(path, read_pack(path)) for path in paths]
    names = frozenset(form for _, terms in packs for term in terms for form in _forms(term))
    findings: list[Finding] = []
    seen: dict[str, str] = {}
    for path, terms in packs:
        lines = _lines(path)
        for term in terms:
            line = lines.get(term.term, 0)
            findings += [Finding(path.name, line, rule, f"{term.term}: {what}") for rule, what in check_term(term, names)]
            for name in {name if name in term.short else name.lower() for name in term.names}:
                if name in seen:
                    findings.append(Finding(path.name, line, "twice", f"{term.term}: {name!r} also stands at {seen[name]}"))
                seen[name] = f"{path.name}:{line}"
    return sorted(findings)


def check_term(term: PackTerm, known: frozenset[str] = frozenset()) -> Iterator[tuple[str, str]]:
    """The mistakes of one record as pairs (rule, what); ``known`` are words that other terms explain."""
    yield from _check_meaning(term, known)
    yield from _check_sentences(term)
    if term.example and not _is_in_example(term):
        yield "example", f"{term.term!r} is not found in it"
    if term.say and not _SAY.fullmatch(term.say):
        yield "say", f"{term.say!r} holds more than letters and hyphens"
    if not term.reference:
        yield "reference", "there is none"


def _check_meaning(term: PackTerm, known: frozenset[str]) -> Iterator[tuple[str, str]]:
    meaning = words(term.meaning.removeprefix("here: "))
    if len(meaning) > MEANING_WORDS:
        yield "meaning", f"{len(meaning)} words, at most {MEANING_WORDS}"
    if term.meaning.endswith("."):
        yield "meaning", "it ends with a full stop"
    if " " not in term.term:
        own = lemmas(term.term.lower()) | {term.term.lower()}
        for word in meaning:
            if lemmas(word) & own:
                yield "circular", f"{word!r} is the term itself"
    names = {word.lower() for word in re.findall(r"\b[A-Z][\w’'-]*", term.meaning)}
    meaning = words(re.sub(r"\b[^\W\d_]*[^\x00-\x7f’][^\W\d_]*", "", term.meaning))
    hard = [word for word in meaning if word not in names | _ALLOWED and not _is_plain(word, known)]
    if hard:
        yield "familiar", ", ".join(repr(word) for word in hard) + ": no familiar words, and nothing explains them"


def _is_plain(word: str, known: frozenset[str]) -> bool:
    forms = lemmas(word) | {word}
    if is_familiar(word) or forms & known or forms & everyday_words() or any(is_transparent(form) for form in forms):
        return True
    return any(load_lexicon().entries(form) for form in forms)


def _check_sentences(term: PackTerm) -> Iterator[tuple[str, str]]:
    for key, text in (("more", term.more), ("example", term.example)):
        if text and text.rstrip("”\"")[-1:] not in ".!?":
            yield key, "it does not end like a sentence"
        for sentence in _SENTENCE.findall(text):
            if len(words(sentence)) > SENTENCE_WORDS:
                yield key, f"a sentence of {len(words(sentence))} words, at most {SENTENCE_WORDS}"


def _is_in_example(term: PackTerm) -> bool:
    """Whether the term would be found in its own example, were its near words there."""
    text = f"{term.example} ({' '.join(term.near)})"
    return bool(find_pack_terms(Article.from_text(text), (term,)))


def _forms(term: PackTerm) -> Iterator[str]:
    for name in term.names:
        parts = words_of(name)
        if len(parts) == 1:
            yield from parts[0].forms


def _lines(path: Path) -> dict[str, int]:
    """On which line each term stands."""
    found: dict[str, int] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        name = line.removeprefix("term:").strip() if line.startswith("term:") else line.split(",")[0].strip('" ')
        found.setdefault(name, number)
    return found


def main(paths: list[str]) -> int:
    """Print the findings in the named packs (default: Hornbook's own); 1 if there are any."""
    return report(lint_packs([Path(path) for path in paths] or sorted(FOLDER.glob("*.txt"))))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
