"""Fact or claim: does the writer tell it as a fact, or does the writer only say that somebody said it?

Claims are reported words without their speaker; what the writer tells as a fact has no word of doubt, quotes
nobody, and doesn't follow on somebody's words. It is about who answers for a sentence, not about what is true.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lessons.exercises.shared import ALONE, MOST, fitting_sentences
from lessons.exercises.told import told_in
from lessons.exercises.types import Exercise, Item, Material
from lessons.sources import SAYING, Statement, find_statements
from reader.article import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

KIND = "fact-or-claim"
FEWEST = 4
REST = "somebody said it, or it stands in a paragraph with somebody’s words, or a claim tells the same"
_LENGTHS = (6, 28)
CHOICES = ("fact", "claim")
_DOUBT = re.compile(
    r"\b(?:may|might|could|would|should|must|can|perhaps|maybe|probably|possibly|likely|unlikely|seem\w*|appear\w*|apparently|reported\w*|allege\w*|suppose\w*|expect\w*|hope\w*|fear\w*|belie\w+|th(?:ink|inks|ought)|feel\w*|felt|claim\w*|accus\w+|suggest\w*|consider\w*|estimate\w*|call\w*|describ\w+|known|according|if|best|worst|great|beautiful|wonderful|terrible|amazing|of course|clearly|surely|obviously|will|promis\w+|warn\w*)\b",
    re.I,
)
_NEEDS_MORE = frozenset(["he", "she", "it", "they", "him", "her", "them", "his", "its", "their", "this", "these", "those", "that", "which", "who", "both", "such", "i", "we", "my", "our", "you", "your", "there", "all", "some", "another", "others", "how", "why", "what", "whether", "so", "but", "and"])

#: Verbs that leave open whether it is true; who "reveals" or "admits" something is taken at their word.
_CLAIMING = frozenset(["say", "tell", "claim", "argue", "warn", "add", "insist", "explain", "suggest", "predict", "complain", "according to", "think", "believe", "state", "declare", "allege", "assert", "maintain", "estimate", "continue"])
_SELF = re.compile(r"\b(?:I|me|my|we|us|our|you|your)\b|n[’']t\b.*,$")


@dataclass(frozen=True, slots=True)
class _Candidate:
    text: str
    answer: str
    evidence: tuple[Span, ...]
    says: str
    note: str = ""


def make(material: Material, rng: random.Random) -> Exercise | None:
    """Up to five sentences in the order of the text, about as many facts as claims."""
    statements = find_statements(material.article)
    claims, facts = list(_claims(material)), list(_facts(material, statements))
    facts = [fact for fact in facts if not any(_shares(fact.text, one.content.of(material.article.text)) for one in statements)]
    rng.shuffle(claims)
    rng.shuffle(facts)
    facts.sort(key=lambda one: not re.search(r"\d", one.text))
    half = MOST // 2
    chosen = [*claims[: max(half, MOST - len(facts))], *facts[: max(half, MOST - len(claims))]]
    claimed = sum(one.answer == "claim" for one in chosen)
    if not 2 <= claimed <= len(chosen) - 2:
        few = "claims" if claimed < 2 else "facts"
        material.leave_out(KIND, "", f"it needs two facts and two claims, and there are fewer {few}")
        return None
    chosen.sort(key=lambda one: (one.evidence[0], one.text))
    items = tuple(
        Item(f"{KIND}-{one.evidence[0].start}", one.text, one.answer, one.evidence, one.says, CHOICES, one.note) for one in chosen[:MOST]
    )
    instruction = "Look in the text. Does the writer tell it as a fact? Or is it a claim: the writer only says that somebody said it?"
    return Exercise(KIND, "Fact or claim?", instruction, items)


def _claims(material: Material) -> Iterator[_Candidate]:
    for told in told_in(material, KIND):
        one = told.said
        content = re.sub(r"\s+", " ", told.content).strip(" ,")
        if one.form == "direct":
            content = content.strip("“”\"").rstrip(" ,")
        if reason := _why_no_claim(one, content):
            material.leave_out(KIND, content, reason, told.evidence)
            continue
        shown = content[0].upper() + content[1:].rstrip(".") + "."
        yield _Candidate(shown, "claim", told.evidence, told.says, f"said by {one.speaker or 'somebody without a name'}")


def _why_no_claim(one: Statement, content: str) -> str:
    """Why somebody's words are no item, or nothing."""
    words = content.split()
    if one.form == "partly quoted":
        return "only a part of it is quoted"
    if not one.speaker_span:
        return "the text doesn’t say there who said it"
    if one.verb not in _CLAIMING:
        return f"its verb takes the speaker at their word: “{one.verb}”" if one.verb else "it has no verb of saying beside it"
    if not _LENGTHS[0] <= len(words) <= _LENGTHS[1]:
        return "it is too short or too long"
    needs = _NEEDS_MORE & set(re.findall(r"[a-z]+", " ".join(words[:7]).lower()))
    is_part = one.form == "direct" and not content[:1].isupper()
    if is_part or needs or _SELF.search(content) or set(content) & set("“”\"():;–—?!") or re.search(r"\.\s", content):
        return "it quotes, or needs the words around it"
    return ""


def _facts(material: Material, statements: tuple[Statement, ...]) -> Iterator[_Candidate]:
    said = [span for one in statements for span in (*one.sentences, one.content)]
    blocks = {number for number, block in enumerate(material.article.blocks) if any(span.overlaps(block.span) for span in said)}
    for sentence, doc in fitting_sentences(material, KIND, _LENGTHS, ALONE):
        if any(source.overlaps(span) for source in sentence.sources for span in said):
            continue
        if _needs_more(doc) or _follows_claim(sentence.block, sentence.sources[0], blocks, said):
            continue
        if _DOUBT.search(sentence.text) or any(token.lemma_.lower() in SAYING and token.pos_ == "VERB" for token in doc):
            material.leave_out(KIND, sentence.text, "a word of doubt or of praise: no plain fact", sentence.sources)
            continue
        yield _Candidate(sentence.text, "fact", sentence.sources, sentence.text, "the writer’s own words")


def _needs_more(doc: Doc) -> bool:
    return any(token.lower_ in _NEEDS_MORE for token in doc[:4]) or doc[0].lower_ in ("many", "most", "several", "both")


def _follows_claim(block: int, source: Span, blocks: set[int], said: list[Span]) -> bool:
    """Whether somebody's words stand earlier in the paragraph: it may still be their story."""
    return block in blocks and any(span.start < source.start for span in said)


def _shares(one: str, other: str) -> bool:
    """Whether two texts may tell the same thing: most of the long words are in both."""
    first, second = (set(re.findall(r"\w{5,}", text.lower())) for text in (one, other))
    return len(first & second) * 2 > min(len(first), len(second)) > 0
