"""What was simplified, by kind of change: how often, why that helps, and one example."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from reader.plain.types import PlainArticle

#: What a kind of change does and why it helps a reader; other kinds are told by their own reason.
_WHY: dict[str, str] = {
    "word": "A hard or rare word was replaced by a common one that says the same: fewer words to look up.",
    "apposition": "What was said between commas became a sentence: one thing at a time.",
    "relative clause": "A clause with “who” or “which” became a sentence: subject and verb stand together again.",
    "adverbial clause": "A clause with “although”, “while” or the like became a sentence: the link is named at its start.",
    "participle at the end": "A part that hung on at the end became a sentence of its own.",
    "participle in front": "A part before the comma became a sentence of its own: the sentence begins with who acts.",
    "source first": "Who says so now comes first: the reader knows whose words follow.",
    "joined actions": "Two actions in one sentence became two sentences.",
    "joined clauses": "Two clauses in one sentence became two sentences.",
    "passive": "The sentence now says first who did it.",
    "brackets": "What stood in brackets was moved into a sentence.",
    "aside": "What was added behind a dash or comma became a sentence: one thing at a time.",
    "circumstance": "A reason or circumstance became a sentence: the link is named at its start.",
    "purpose": "What it was done for became a sentence: the link is named at its start.",
    "participle between commas": "What was done to somebody or something, between commas, became a sentence of its own.",
    "with clause": "A part with “with” became a sentence of its own.",
    "colon": "What stood behind a colon or dash became a sentence.",
    "dash": "What stood behind a dash became a sentence: one thing at a time.",
    "role": "Who somebody is became a sentence of its own, beside what they did.",
    "reported clause": "Two things that somebody said became two sentences: each of them says whose words they are.",
    "second report": "Two things that somebody said became two sentences: each of them says whose words they are.",
    "before and after": "What came before or after became a sentence of its own: the link is named at its start.",
    "how it was done": "How it was done became a sentence: the link is named at its start.",
    "joined things": "Two things in one sentence got a sentence each.",
    "phrase at the end": "A part at the end became a sentence of its own: the link is named at its start.",
    "long phrase": "A long phrase became a short one that says the same.",
    "when clause": "A part with “when” or the like became a sentence: the link is named at its start.",
    "short wording": "Several words became fewer that say the same.",
    "phrase in front": "A long part in front became a sentence of its own: the link is named at its start.",
    "examples": "Examples got a sentence of their own.",
    "description": "What somebody is and what they did became two sentences.",
    "new thing": "A thing that is new in the text got a sentence of its own.",
    "linking word": "A long linking word became a short one.",
    "needless words": "Words that say nothing went.",
    "hidden verb": "An act that was hidden in a noun is a verb again: one sees who does what.",
    "double negative": "Two words of “no” became what is so: nothing to turn round in the head.",
    "noun string": "Nouns in a row were opened: one sees how they belong together.",
    "stacked phrases": "Phrases that hung on each other became fewer.",
    "list": "A long list was put on lines of its own: each item can be seen. The words are the same.",
    "name for a pronoun": "A pronoun gave way to the name or noun that it stands for: nobody has to look back.",
    "there is": "The sentence now begins with who or what it is about.",
}


@dataclass(frozen=True, slots=True)
class Simplified:
    """A kind of change: how often it was made, why, and one place before and after."""

    rule: str
    count: int
    why: str
    before: str
    after: str


def what_was_simplified(plain: PlainArticle) -> tuple[Simplified, ...]:
    """The kinds of changes in a plain version, the most frequent first."""
    counts = Counter(change.rule for change in plain.changes)
    return tuple(Simplified(rule, count, *_told(plain, rule)) for rule, count in counts.most_common())


def _told(plain: PlainArticle, rule: str) -> tuple[str, str, str]:
    """Why, and the shortest sentence to which it happened: as it was, and what became of it."""
    changes = [change for change in plain.changes if change.rule == rule]
    why = _WHY.get(rule, changes[0].reason)
    sources = [one.sources[0] for one in plain.sentences if one.sources and any(edit.rule == rule for edit in one.edits)]
    if rule == "word" or not sources:
        longest = max(changes, key=lambda change: len(change.before))
        return why, longest.before.strip(), longest.after.strip()
    source = min(sources, key=len)
    after = " ".join(one.shown for one in plain.sentences if one.sources and one.sources[0] == source)
    return why, source.of(plain.article.text), after
