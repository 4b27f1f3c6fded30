"""Open questions: to warm up, to talk about, to write about. They have no right answer, and say so.

They come from templates by topic, and a few take up what the article brings: its hard words, its speakers. Where the
topic is not clear, they are questions that fit every text.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from typing import Literal

from lessons.exercises.shared import FULL_NAME
from lessons.exercises.topics import Topic, find_topics, general
from lessons.exercises.types import Material, Prompt
from lessons.sources import find_statements

#: What stands beside open questions on every page.
OPEN = "Open questions: there is no one right answer."
MOST = {"warm-up": 3, "discussion": 4, "writing": 3}


def make_prompts(material: Material, rng: random.Random) -> tuple[Prompt, ...]:
    """Up to three warm-ups, four questions to talk about and three tasks to write, some on the topic, some on the text."""
    topics = find_topics(material.plain.text)
    found = [*_warm_ups(material, topics, rng), *_discussion(material, topics, rng), *_writing(topics, rng)]
    return tuple(found)


def _warm_ups(material: Material, topics: Sequence[Topic], rng: random.Random) -> list[Prompt]:
    own = []
    words = [term.text for term in material.glossary.terms if term.kind in ("word", "term", "phrase")][:4]
    if len(words) > 2:
        own.append(f"Which of these words do you know: {', '.join(words)}? Explain one to your neighbour.")
    return _pick("warm-up", own, topics, rng)


def _discussion(material: Material, topics: Sequence[Topic], rng: random.Random) -> list[Prompt]:
    own = []
    said = Counter(one.speaker for one in find_statements(material.article) if one.named and one.form == "direct" and _is_person(one.speaker))
    names = [name for name, _ in said.most_common(2)]
    if len(names) > 1:
        own.append(f"Compare what {names[0]} and {names[1]} say. Where do you agree, and with whom?")
    elif names:
        own.append(f"Do you agree with what {names[0]} says? Give a reason from the text.")
    return _pick("discussion", own, topics, rng)


def _is_person(name: str) -> bool:
    return FULL_NAME.fullmatch(name) is not None and not name.startswith("The ")


def _writing(topics: Sequence[Topic], rng: random.Random) -> list[Prompt]:
    return _pick("writing", [], topics, rng)


def _pick(
    use: Literal["warm-up", "discussion", "writing"],
    own: Sequence[str],
    topics: Sequence[Topic],
    rng: random.Random,
) -> list[Prompt]:
    """The text's own question, then topics by turns, then general ones, up to the number for this use."""
    chosen = [("the text", text) for text in own]
    rows = [(topic.name, rng.sample(topic.asked(use), len(topic.asked(use)))) for topic in topics]
    while any(texts for _, texts in rows) and len(chosen) < MOST[use] - 1:
        for name, texts in rows:
            if texts and len(chosen) < MOST[use] - 1:
                chosen.append((name, texts.pop()))
    rest = rng.sample(general().asked(use), MOST[use] - len(chosen))
    chosen += [(general().name, text) for text in rest]
    return [Prompt(f"{use}-{number}", use, text, topic) for number, (topic, text) in enumerate(chosen, 1)]
