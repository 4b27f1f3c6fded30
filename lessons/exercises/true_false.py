"""True, false or not said: sentences of the plain version, some with one fact turned into its opposite.

Only changes that contradict the text are made: another number, another date, an opposite, a "not" put in or
taken out, another person for a post that one person holds. A number or date with a word before it that leaves
it open ("at least 40", "before 2013") stays as it is, and so does a "not" where only some are meant. The plain
level has a third answer, "not said", for statements that the text leaves open; the easy level has two.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lessons.exercises.false_facts import Falsehood, falsehoods
from lessons.exercises.not_said import Unsaid, unsaid
from lessons.exercises.shared import ALONE, ENOUGH, MOST, fitting_sentences
from lessons.exercises.types import NOT_SAID, Exercise, Item, Material
from lessons.sources import find_statements
from reader.article import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

KIND = "true-false"
FEWEST = 4
REST = ENOUGH
CHOICES = ("true", "false", NOT_SAID)
INSTRUCTION = "Is it true or false, or does the text not say it? Then correct what is false."
_LENGTHS = (5, 26)
#: How many items may be false by the same kind of change.
_MOST_ALIKE = 2


@dataclass(frozen=True, slots=True)
class _Statement:
    text: str
    says: str
    sources: tuple[Span, ...]
    wrong: Falsehood | None = None


def make(material: Material, rng: random.Random) -> Exercise | None:
    """Up to five statements in the order of the text; about half of them are false."""
    sentences = list(_sentences(material))
    false = _choose_false(material, sentences, rng)
    used = {statement.says for statement in false}
    true = [statement for statement, _ in sentences if statement.says not in used]
    rng.shuffle(true)
    true.sort(key=lambda statement: not any(sign.isdigit() for sign in statement.text) and " not " not in statement.text)
    true = true[: min(MOST - len(false), len(false) + 2)]  # who guesses “true” each time gets about half
    if not false or not true:
        material.leave_out(KIND, "", "no fact of the text can be turned into its opposite" if not false else "every sentence is needed for a false one")
        return None
    items = [_item(statement) for statement in sorted([*false, *true], key=lambda one: (one.sources[0], one.text))]
    text = material.article.text + "\n" + material.plain.text
    open_ones = [] if material.is_easy else unsaid(find_statements(material.article), text, rng)
    if not open_ones:
        return Exercise(KIND, "True or false?", "Write “true” or “false”. Then correct what is false.", tuple(items))
    items += [_open_item(one, material) for one in open_ones]
    items = [replace(item, choices=CHOICES) for item in sorted(items, key=lambda item: (item.evidence[0], item.prompt))]
    return Exercise(KIND, "True, false or not said?", INSTRUCTION, tuple(items))


def _open_item(one: Unsaid, material: Material) -> Item:
    says = material.plain_of(one.evidence)
    note = f"the text has no word about {one.about}"
    return Item(f"{KIND}-{one.evidence[0].start}-not-said", one.text, NOT_SAID, one.evidence, says, note=note)


def _item(statement: _Statement) -> Item:
    wrong = statement.wrong
    return Item(
        id=f"{KIND}-{statement.sources[0].start}-{'false' if wrong else 'true'}",
        prompt=statement.text,
        answer="false" if wrong else "true",
        evidence=statement.sources,
        says=statement.says,
        note=f"“{wrong.right}”, not “{wrong.put}”" if wrong else "",
    )


def _sentences(material: Material) -> Iterator[tuple[_Statement, Doc]]:
    seen: set[Span] = set()
    for sentence, doc in fitting_sentences(material, KIND, _LENGTHS, ALONE):
        if sentence.sources[0] in seen:
            material.leave_out(KIND, sentence.text, "it comes from the same sentence as another one", sentence.sources)
        else:
            seen.add(sentence.sources[0])
            yield _Statement(sentence.text, sentence.text, sentence.sources), doc


def _choose_false(material: Material, sentences: list[tuple[_Statement, Doc]], rng: random.Random) -> list[_Statement]:
    """Up to half of the statements, of as many kinds as there are."""
    text = material.article.text + "\n" + material.plain.text
    people = list(dict.fromkeys(one.speaker for one in find_statements(material.article) if one.named and " " in one.speaker))
    found = [(statement, wrong) for statement, doc in sentences for wrong in falsehoods(doc, text, rng, people)]
    rng.shuffle(found)
    found.sort(key=lambda pair: pair[1].rank)
    most = min((MOST + 1) // 2, max(1, len(sentences) // 2))
    chosen: list[_Statement] = []
    for statement, wrong in found:
        alike = sum(other.wrong is not None and other.wrong.kind == wrong.kind for other in chosen)
        if alike < _MOST_ALIKE and all(other.says != statement.says for other in chosen):
            chosen.append(_Statement(wrong.text, statement.says, statement.sources, wrong))
        if len(chosen) == most:
            break
    return chosen
