"""The checks that every entry of the dictionary must pass: each finding names file, line and rule.

Run by the tests and by ``nox -s lexicon``; a school runs it on its own file with
``python -m reader.lexicon.linting FILE ...``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from reader.errors import DataError
from reader.lexicon.entries import Entry, headword_of, parse_line

FOLDER = Path(__file__).parent
MEANING_WORDS = 15
EXAMPLE_WORDS = (4, 22)
#: Words that deny or weaken: a simpler wording may not bring one in or take one away.
DENIALS = frozenset(["not", "no", "never", "without", "nobody", "none", "nothing", "neither", "nor", "cannot", "unable", "lack", "fail", "refuse"])
DOUBTS = frozenset(["may", "might", "could", "possibly", "perhaps", "probably", "likely", "maybe", "should", "would", "must", "can"])
_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
_ARTICLES = frozenset(["a", "an", "the"])


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One mistake: ``str(finding)`` is ``file:line: rule: what``."""

    file: str
    line: int
    rule: str
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.rule}: {self.what}"


@lru_cache(maxsize=1)
def familiar_words() -> frozenset[str]:
    """The words that a meaning may use: ``familiar.txt``, about 2,800 lemmas."""
    return frozenset((FOLDER / "familiar.txt").read_text(encoding="utf-8").split())


@lru_cache(maxsize=100_000)
def lemmas(word: str) -> frozenset[str]:
    """Every form that ``word`` may be an inflection of, itself included."""
    from lemminflect import getAllLemmas

    found = {word}
    for forms in getAllLemmas(word).values():
        found.update(forms)
    for end, put in (("'s", ""), ("’s", ""), ("s'", "s")):
        if word.endswith(end):
            found.add(word[: -len(end)] + put)
    return frozenset(found)


@lru_cache(maxsize=100_000)
def zipf(word: str) -> float:
    """How often a word comes up: wordfreq's Zipf scale, 0 (never) to 8."""
    from wordfreq import zipf_frequency

    return float(zipf_frequency(word, "en"))


def is_familiar(word: str) -> bool:
    """Whether a word, in any of its forms, is on the familiar list."""
    word = word.lower().replace("’", "'")
    if word in familiar_words() or lemmas(word) & familiar_words():
        return True
    parts = word.split("-")
    return len(parts) > 1 and all(is_familiar(part) for part in parts if part)


def words(text: str) -> list[str]:
    """The words of a text in lower case."""
    return [match.group().lower() for match in _WORD.finditer(text)]


def _has_form(text: str, headword: str) -> bool:
    """Whether the text holds the headword in some form; inside a phrase other words may stand."""
    tokens = [lemmas(word) | {word} for word in words(text)]
    position = 0
    for wanted in words(headword):
        if wanted in {"someone", "something", "x", "y", "one's", "doing", "do"}:
            continue
        while position < len(tokens) and not (
            wanted in tokens[position] or lemmas(wanted) & tokens[position] - {"be"} or wanted == "be" in tokens[position]
        ):
            position += 1
        if position == len(tokens):
            return False
        position += 1
    return True


def _check_meaning(entry: Entry, headwords: frozenset[str]) -> Iterator[tuple[str, str]]:
    meaning = words(entry.meaning)
    if not meaning:
        yield "meaning", "it is empty"
        return
    if len(meaning) > MEANING_WORDS:
        yield "meaning", f"{len(meaning)} words, at most {MEANING_WORDS}"
    if entry.meaning.endswith("."):
        yield "meaning", "it ends with a full stop"
    family = {entry.headword.lower(), *(word.lower() for word in entry.family)}
    single = " " not in entry.headword
    rarest = min((zipf(part) for part in words(entry.headword)), default=0.0)
    borrowed = 0
    for word in meaning:
        if single and lemmas(word) & family:
            yield "circular", f"{word!r} is of the headword's own family"
        if is_familiar(word):
            continue
        if lemmas(word) & headwords:
            borrowed += 1
            if single and zipf(word) < rarest:
                yield "rarer", f"{word!r} is rarer than {entry.headword!r}"
        else:
            yield "familiar", f"{word!r} is not a familiar word"
    if borrowed > 1:
        yield "familiar", "more than one word that must itself be looked up"
    first = meaning[0]
    if entry.pos == "verb" and first != "to" and not entry.meaning.startswith(("(", "used ")):
        yield "phrasing", "a verb's meaning begins with 'to'"
    if entry.pos == "adj" and first in _ARTICLES | {"to"} and not entry.meaning.startswith("the most"):
        yield "phrasing", f"an adjective's meaning does not begin with {first!r}"
    if entry.pos == "noun" and first == "to":
        yield "phrasing", "a noun's meaning does not begin with 'to'"


def _check_simpler(entry: Entry) -> Iterator[tuple[str, str]]:
    if len(entry.simpler) > 4 or len(entry.near) > 4:
        yield "simpler", f"{len(entry.choices)} wordings, at most 4 that can stand in its place and 4 that are near"
    texts = [choice.text.lower() for choice in entry.choices]
    if len(set(texts)) != len(texts):
        yield "simpler", "the same wording twice"
    own = set(words(entry.headword))
    denied = bool(own & DENIALS)
    doubted = bool(own & DOUBTS)
    rarest = min((zipf(part) for part in own), default=0.0)
    for text in texts:
        parts = words(text)
        if text == entry.headword.lower():
            yield "simpler", f"{text!r} is the headword"
        denies = bool(set(parts) & DENIALS)
        may_deny = entry.headword.startswith(("un", "in", "im", "il", "ir", "dis", "non", "mis", "a"))
        if denies != denied and not may_deny and (denies or entry.pos != "noun"):
            yield "negation", f"{text!r}"
        if bool(set(parts) & DOUBTS) != doubted and set(parts) & DOUBTS:
            yield "modality", f"{text!r}"
        for part in parts:
            if not is_familiar(part) and zipf(part) < rarest + 0.05:
                yield "rarer", f"{part!r} in {text!r} is no easier than {entry.headword!r}"
    if entry.pos == "verb" and any(text.startswith("to ") for text in texts):
        yield "phrasing", "a simpler verb is written without 'to'"
    if entry.pos == "noun" and any(text.split()[0] in _ARTICLES for text in texts if text):
        yield "phrasing", "a simpler noun is written without an article"


def _check_example(entry: Entry) -> Iterator[tuple[str, str]]:
    count = len(words(entry.example))
    if not EXAMPLE_WORDS[0] <= count <= EXAMPLE_WORDS[1]:
        yield "example", f"{count} words, between {EXAMPLE_WORDS[0]} and {EXAMPLE_WORDS[1]}"
    if entry.example and entry.example[-1] not in ".!?”\"":
        yield "example", "it does not end like a sentence"
    if entry.example and not _has_form(entry.example, entry.headword):
        yield "example", f"{entry.headword!r} is not in it"


def check_entry(entry: Entry, headwords: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The mistakes of one entry as pairs (rule, what)."""
    yield from _check_meaning(entry, headwords)
    yield from _check_simpler(entry)
    yield from _check_example(entry)


def lint_files(paths: Iterable[Path], extra_headwords: frozenset[str] = frozenset()) -> list[Finding]:
    """All mistakes in the files, in order of file and line."""
    findings: list[Finding] = []
    entries: list[tuple[str, int, Entry]] = []
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            where = f"{path.name}:{number}"
            try:
                entry = parse_line(line, where=where)
            except DataError as error:
                findings.append(Finding(path.name, number, "form", f"{error.problem}; {error.remedy}"))
                continue
            entries.append((path.name, number, entry))
    headwords = frozenset(entry.headword for _, _, entry in entries) | extra_headwords
    seen: dict[tuple[str, str, str], str] = {}
    for name, number, entry in entries:
        findings += [Finding(name, number, rule, f"{entry.headword}: {what}") for rule, what in check_entry(entry, headwords)]
        key = (entry.headword.lower(), entry.pos, entry.meaning.lower())
        if key in seen:
            findings.append(Finding(name, number, "duplicate", f"{entry.headword}: stands at {seen[key]} too"))
        seen[key] = f"{name}:{number}"
    return sorted(findings)


def report(findings: Sequence[object]) -> int:
    """Print what was found, a line each, and how many; 1 if there is anything: for the exit of a program."""
    for finding in findings:
        print(finding)
    print(f"{len(findings)} findings")
    return 1 if findings else 0


def main(paths: list[str]) -> int:
    """Print the findings in the named files (default: the dictionary); 1 if there are any."""
    own = sorted((FOLDER / "words").glob("*.txt"))
    chosen = [Path(path) for path in paths] or own
    known: frozenset[str] = frozenset()
    if paths:
        known = frozenset(headword_of(line) for path in own for line in path.read_text(encoding="utf-8").splitlines())
    return report(lint_files(chosen, known))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
