"""Exercises as questions for learning platforms: a few shapes that all of them know, with ids that stay.

A platform marks what has one right answer: a choice, pairs, a short answer, an order. What has several right
wordings is ``open``: the teacher marks it, and the model answer comes along. What has no answer (prompts for
talking) is not a question. Each format says which shapes it takes; ``left_out`` tells the teacher the rest.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from lessons.exercises import Exercise, Item
    from lessons.kit import Kit

Shape = Literal["choice", "true-false", "match", "short", "order", "open"]
#: So many choices fit a screen, and Kahoot has no more.
MOST_CHOICES = 4
#: Kinds whose answer the platform can't mark, since other words may be right, too.
_OPEN_KINDS = frozenset(["comprehension", "drafts", "dictation", "timeline"])
#: Grids that make sense without their grid: the clue asks for the word.
_CLUES = frozenset(["crossword"])
_GAP = re.compile(r"_{3,}")


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a platform.

    ``id`` is letters, digits and hyphens, and the same as long as the sentence that proves the answer and the
    answer are. ``answers`` are all accepted wordings, the best one first. ``choices`` are in the order to be
    shown (for ``order``: mixed, while ``answers`` has the right order). ``pairs`` are for ``match``.
    """

    id: str
    shape: Shape
    kind: str
    title: str
    instruction: str
    prompt: str
    answers: tuple[str, ...]
    choices: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    evidence: str = ""

    @property
    def whole_prompt(self) -> str:
        """The prompt with what to do, for platforms that show one question at a time."""
        return self.prompt if self.prompt == self.instruction else f"{self.instruction} {self.prompt}".strip()


def article_key(kit: Kit) -> str:
    """A short name for the article, from its title, address and the level: it stays when the text is edited."""
    source = kit.article.source if "://" in kit.article.source else ""
    return hashlib.sha256(f"{kit.title}|{source}|{kit.plain.level}".encode()).hexdigest()[:10]


def make_questions(kit: Kit) -> tuple[Question, ...]:
    """Every exercise of the kit that has answers, as questions, in the order of the handout."""
    found: list[Question] = []
    for exercise in kit.exercises:
        found += _questions_of(exercise, kit)
    return tuple(_with_different_ids(found))


def left_out(kit: Kit, shapes: Iterable[Shape]) -> tuple[str, ...]:
    """The titles of exercises that a format with these shapes can't take."""
    taken = {question.title for question in make_questions(kit) if question.shape in set(shapes)}
    return tuple(dict.fromkeys(exercise.title for exercise in kit.exercises if exercise.title not in taken))


def quiz_parts(questions: Iterable[Question]) -> list[dict[str, Any]]:
    """What a quiz on paper asks, exercise by exercise: choices, true or false, single words."""
    parts: dict[str, list[Question]] = {}
    for question in questions:
        if question.shape in ("choice", "true-false", "short"):
            parts.setdefault(question.title, []).append(question)
    return [{"title": title, "instruction": asked[0].instruction, "questions": [asdict(one) for one in asked]} for title, asked in parts.items()]


def as_pairs(questions: Iterable[Question]) -> Iterator[Question]:
    """An order as pairs of a number and a sentence, for platforms without ordering; other questions as they are."""
    for question in questions:
        if question.shape != "order":
            yield question
            continue
        pairs = tuple((f"Sentence {number}", text) for number, text in enumerate(question.answers, start=1))
        yield replace(question, shape="match", pairs=pairs, answers=(), choices=())


def as_choices(questions: Iterable[Question]) -> Iterator[Question]:
    """Pairs as one choice each, for platforms without matching; other questions as they are."""
    for question in questions:
        if question.shape != "match":
            yield question
            continue
        meanings = [right for _, right in question.pairs]
        for number, (left, right) in enumerate(question.pairs, start=1):
            name = f"{question.id}-{number}"
            yield Question(
                name, "choice", question.kind, question.title, "Which one belongs to this?", left, (right,),
                _some_choices(right, meanings, name), evidence=question.evidence,
            )  # fmt: skip


def _questions_of(exercise: Exercise, kit: Kit) -> list[Question]:
    items = [item for item in exercise.items if item.answer]
    if exercise.layout == "grid" and exercise.kind not in _CLUES:
        return []
    if exercise.layout == "match" and len({item.answer for item in items}) == len(items) > 1:
        pairs = tuple((item.prompt, item.answer) for item in items)
        name = f"{article_key(kit)}-{exercise.kind}"
        return [Question(name, "match", exercise.kind, exercise.title, exercise.title + ".", exercise.title + ".", (), pairs=pairs)]
    return [_question(exercise, item, kit) for item in items]


def _question(exercise: Exercise, item: Item, kit: Kit) -> Question:
    places = " ".join(span.of(kit.article.text) for span in item.evidence)
    name = f"{article_key(kit)}-{exercise.kind}-{_digest(places, item.answer)}"
    about = (exercise.kind, exercise.title)
    if (letters := _letters(item)) is not None:
        right = tuple(item.choices[place] for place in letters)
        task = f"Put the {'paragraphs' if exercise.kind == 'paragraph-order' else 'sentences'} in the right order."
        return Question(name, "order", *about, task, task, right, item.choices, evidence=item.says)
    if exercise.kind == "true-false" and any(one.answer.lower() not in ("true", "false") for one in exercise.items):
        values = ("True", "False", "Not said")
        return Question(name, "choice", *about, "True, false or not said?", item.prompt, (item.answer.capitalize(),), values, evidence=item.says)
    if item.answer.lower() in ("true", "false") and not item.choices:
        return Question(name, "true-false", *about, "True or false?", item.prompt, (item.answer.capitalize(),), ("True", "False"), evidence=item.says)
    choices = item.choices
    if not choices and exercise.bank and exercise.layout == "items":
        choices = _some_choices(item.answer, exercise.bank, name)
    if item.answer in choices and len(choices) > 1:
        return Question(name, "choice", *about, _instruction(exercise, item), item.prompt, (item.answer,), tuple(choices), evidence=item.says)
    one_word = "_" in item.prompt or exercise.kind in _CLUES
    if exercise.kind in _OPEN_KINDS or len(item.answer.split()) > 3 or not one_word:
        return Question(name, "open", *about, exercise.instruction, item.prompt, (item.answer,), evidence=item.says)
    return Question(name, "short", *about, exercise.instruction, item.prompt, (item.answer,), evidence=item.says)


def _instruction(exercise: Exercise, item: Item) -> str:
    """What to do at a single question: the handout's wording may speak of a box or of letters to circle."""
    if exercise.kind == "spelling":
        return "Which spelling is right?"
    if _GAP.search(item.prompt):
        return "Which word is missing?"
    return "Who said it?" if exercise.kind == "who-said-it" else exercise.title + ("" if exercise.title[-1:] in "?.!" else ":")


def _letters(item: Item) -> list[int] | None:
    """The places that an answer like "B, A, C" names among the choices."""
    if not re.fullmatch(r"[A-Z](?:, [A-Z])+", item.answer):
        return None
    places = [ord(letter) - ord("A") for letter in item.answer.split(", ")]
    return places if sorted(places) == list(range(len(item.choices))) else None


def _some_choices(answer: str, bank: Sequence[str], name: str) -> tuple[str, ...]:
    """The answer and up to three others of the bank, mixed the same way each time."""
    rng = random.Random(name)
    others = [one for one in dict.fromkeys(bank) if one != answer]
    chosen = [answer, *rng.sample(others, min(MOST_CHOICES - 1, len(others)))]
    rng.shuffle(chosen)
    return tuple(chosen)


def _digest(*parts: str) -> str:
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:8]


def _with_different_ids(questions: Sequence[Question]) -> Iterator[Question]:
    seen: dict[str, int] = {}
    for question in questions:
        seen[question.id] = seen.get(question.id, 0) + 1
        yield question if seen[question.id] == 1 else replace(question, id=f"{question.id}-{seen[question.id]}")
