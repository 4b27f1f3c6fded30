"""Questions on the text: who, when, where, how many; only those whose grammar and answer are safe are printed.

A question is made from a sentence of the plain version with one main verb, no quotation and no pronoun for a
subject. The answer is the phrase that the question word stands for, so it stands in the text as it is. The other
questions (more of these, and what and why) are drafts: the teacher reads them and takes what is good.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from glossary.roles import is_role
from lessons.exercises.asking import Question, joined
from lessons.exercises.asking_who import people_of, who, who_is_question, who_said
from lessons.exercises.shared import ALONE, MOST, Check, fitting_sentences
from lessons.exercises.types import Exercise, Item, Material
from lessons.exercises.who_is import who_is
from reader.lexicon.linting import is_familiar
from reader.plain.types import PlainSentence
from reader.plain.view import lower_first
from reader.readability.lists import dictionary_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

KIND = "comprehension"
FEWEST = 2
REST = "no question with a sure answer can be made of it; it may be among the drafts"
MOST_DRAFTS = 12
DRAFT = "Read each draft with its sentence before you use it. Change what sounds wrong, leave out what is not clear."
#: Kinds whose answer is surest come first.
_RANKS = ("When", "How many", "Who", "Where", "Who is")
_LENGTHS = (6, 28)
_MOST_ALIKE = 3
#: How many questions may have the same answer.
_MOST_SAME = 2
_OF_TIME = {"in", "on"}
#: A date proper: "in 15 years" is none.
_DATED = re.compile(r"\b(?:1[0-9]\d\d|20\d\d)\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b")
_OF_PLACE = {"in", "at", "near"}
#: Words that mean something only beside another sentence of the text.
_TIED_WORDS = frozenset(["this", "these", "those", "similar", "such", "same", "another", "other", "therefore", "apparently", "also", "too", "however", "again", "instead", "then", "it", "they", "them"])
_CLEAR: Check = (
    lambda doc: not any(token.lower_ in _TIED_WORDS or (token.lower_ == "that" and token.tag_ == "DT") for token in doc) and not _is_bare(doc[0]),
    "it needs the sentence before it",
)
_TIED = {"that", "which", "who", "where", "when"}


@dataclass(frozen=True, slots=True)
class _Clause:
    """A simple sentence: its verb, its first helping verb where it has one, the words of its subject."""

    verb: Token
    helper: Token | None
    subject: tuple[Token, ...]

    @property
    def rest(self) -> list[Token]:
        """The words behind the subject and the first helping verb, without the full stop."""
        skip = {token.i for token in self.subject} | ({self.helper.i} if self.helper else set())
        return [token for token in self.verb.doc[self.subject[-1].i + 1 : -1] if token.i not in skip]


def make(material: Material, rng: random.Random) -> Exercise | None:
    """Up to five questions in the order of the text, of several kinds."""
    return Exercise(KIND, "Questions on the text", "Answer in a few words.", _items(_printed(material), KIND))


def make_drafts(material: Material) -> Exercise | None:
    """Up to twelve more questions for the teacher, the likeliest first; about one in three needs mending."""
    taken = material.asked_by(KIND)
    material = replace(material, made=())  # a teacher may ask about any sentence
    found = [one for one in _ranked(material) if one.sentence.text not in taken]
    found += [one for sentence, doc in _sentences(material) if sentence.text not in taken for one in _loose(sentence, doc)]
    drafts = list({one.sentence.text: one for one in reversed(found)}.values())[::-1]
    items = _items(drafts[:MOST_DRAFTS], "draft")
    return Exercise("comprehension-drafts", "Drafts of questions", DRAFT, items) if items else None


def _is_bare(token: Token) -> bool:
    """Whether a common noun in the singular stands without its article, as in "House will be formed"."""
    is_alone = token.dep_ in ("nsubj", "nsubjpass") and not list(token.children)
    return is_alone and token.pos_ == "PROPN" and token.ent_type_ != "PERSON" and token.lower_ in dictionary_words() and is_familiar(token.lower_)


def _sentences(material: Material) -> Iterator[tuple[PlainSentence, Doc]]:
    return fitting_sentences(material, KIND, _LENGTHS, ALONE, _CLEAR)


def _ranked(material: Material) -> list[Question]:
    """The safe questions: kinds whose answer is sure first, and of each kind the shortest first."""
    people, text = people_of(material), material.article.text
    found = [_with_capital(one, text) for sentence, doc in _sentences(material) for one in _questions(sentence, doc, people)]
    found += [who_is_question(one) for one in who_is(material)]
    return sorted(found, key=lambda one: (_RANKS.index(one.word), len(one.text), one.sentence.sources[0]))


def _with_capital(one: Question, text: str) -> Question:
    """The question with the capital letter back in the sentence's first word, where it has one inside sentences, too."""
    first = one.sentence.text.split()[0]
    if first in one.text or not re.search(rf"[a-z,] {re.escape(first)}\b", text) or re.search(rf"[a-z,] {re.escape(first.lower())}\b", text):
        return one
    return replace(one, text=one.text.replace(first.lower(), first, 1))


def _printed(material: Material) -> list[Question]:
    chosen: list[Question] = []
    found = _ranked(material)
    for one in found:
        alike = sum(one.word == other.word for other in chosen)
        same = sum(_last(one) == _last(other) for other in chosen)
        if alike < _MOST_ALIKE and same < _MOST_SAME and all(_is_apart(one, other) for other in chosen):
            chosen.append(one)
        if len(chosen) == MOST:
            break
    return sorted(chosen, key=lambda one: (one.sentence.sources[0], one.text))


def _is_apart(one: Question, other: Question) -> bool:
    """Whether both may be asked: of other sentences, and neither names the other's answer."""
    is_other = one.sentence.text != other.sentence.text and (one.sentence.sources[0], one.word) != (other.sentence.sources[0], other.word)
    return is_other and one.answer not in other.text and other.answer not in one.text


def _last(question: Question) -> str:
    """The last word of the answer: Kim is Sung Kim."""
    return question.answer.split()[-1]


def _items(questions: Sequence[Question], name: str) -> tuple[Item, ...]:
    return tuple(
        Item(
            id=f"{name}-{one.sentence.sources[0].start}-{one.word.lower().replace(' ', '-')}",
            prompt=one.text,
            answer=one.answer,
            evidence=one.sentence.sources,
            says=one.sentence.text,
        )
        for one in questions
    )


def _loose(sentence: PlainSentence, doc: Doc) -> Iterator[Question]:
    """Why and what: questions that often need a teacher's hand."""
    because = next((token for token in doc if token.lower_ == "because" and token.dep_ == "mark" and token.i > 3), None)
    if because is not None:
        clause = list(because.head.subtree)
        is_last = clause[0] == because and clause[-1].i == len(doc) - 2 and because.head.head.dep_ == "ROOT"
        if is_last and (main := _clause(doc, but=because.head)):
            yield Question("Why", _asked(main, "Why", clause), joined(clause), sentence)
    if (main := _clause(doc)) and main.subject[0].i == 0 and not any(token.ent_type_ == "PERSON" for token in main.subject):
        rest = list(doc[main.subject[-1].i + 1 : -1])
        is_named = main.subject[0].lower_ not in ("no", "neither", "nobody")
        if is_named and rest and rest[0].tag_ in ("VBD", "VBZ", "MD") and main.subject[-1].tag_ in ("NN", "NNP"):
            word = "Who" if _is_person(main) else "What"
            yield Question(word, f"{word} {joined(rest)}?", joined(main.subject), sentence)


def _is_person(clause: _Clause) -> bool:
    """Whether the subject is somebody: by its noun, or by what it is said to be ("is a diplomat")."""
    nouns = [clause.subject[-1], *(child for child in clause.verb.children if child.dep_ == "attr")]
    return any(noun.pos_ == "NOUN" and is_role(noun.lower_) for noun in nouns)


def _questions(sentence: PlainSentence, doc: Doc, people: frozenset[str]) -> Iterator[Question]:
    yield from who(sentence, doc, people)
    yield from who_said(sentence, doc)
    clause = _clause(doc)
    if clause is not None:
        yield from _when_and_where(sentence, clause)
        yield from _how_many(sentence, clause)


def _clause(doc: Doc, but: Token | None = None) -> _Clause | None:
    """The sentence as one clause, or nothing; ``but`` is a clause of it that doesn't count."""
    root = next((token for token in doc if token.dep_ == "ROOT"), None)
    if root is None or root.pos_ not in ("VERB", "AUX") or any(token.dep_ == "conj" and token.head == root for token in doc):
        return None
    if any(child.dep_ in ("advcl", "ccomp", "csubj", "expl", "parataxis", "dep", "mark", "neg") for child in root.children if child != but):
        return None
    head = next((child for child in root.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    if head is None or head.i > root.i or head.pos_ not in ("NOUN", "PROPN"):
        return None
    subject = tuple(head.subtree)
    if any(token.text in ",;:–—()" for token in subject) or subject[-1].i - subject[0].i + 1 != len(subject):
        return None
    helpers = [child for child in root.children if child.dep_ in ("aux", "auxpass") and subject[-1].i < child.i < root.i]
    helper = helpers[0] if helpers else (root if root.lemma_ == "be" else None)
    if helper is not None and helper.lower_ == "had":
        return None
    if helper is None and root.tag_ != "VBD":
        return None
    return _Clause(root, helper, subject)


def _asked(clause: _Clause, question: str, left_out: Sequence[Token]) -> str:
    """The question with the words in the order of one: "When was the school built?"."""
    gone = {token.i for token in left_out}
    verb = clause.verb
    subject = _small(clause.subject[0]) + clause.subject[0].whitespace_ + "".join(token.text_with_ws for token in clause.subject[1:])
    rest = [token for token in clause.rest if token.i not in gone]
    parts: tuple[str, ...]
    if clause.helper is not None:
        parts = (question, clause.helper.text, subject.strip(), joined(rest))
    else:
        before = [token for token in rest if token.i < verb.i]
        after = [token for token in rest if token.i > verb.i]
        parts = (question, "did", subject.strip(), joined(before), verb.lemma_, joined(after))
    return " ".join(part for part in parts if part) + "?"


def _small(token: Token) -> str:
    """The first word of a sentence as it stands inside one."""
    is_name = token.pos_ == "PROPN" and (token.tag_ != "NNPS" or bool(token.ent_type_))
    is_small = token.pos_ in ("DET", "PRON", "ADP", "NUM", "NOUN") or (not is_name and is_familiar(token.lower_))
    return lower_first(token) if is_small else token.text


def _when_and_where(sentence: PlainSentence, clause: _Clause) -> Iterator[Question]:
    doc = clause.verb.doc
    for child in clause.verb.children:
        if child.dep_ != "prep" or child.i in {token.i for token in clause.subject}:
            continue
        noun = next((one for one in child.children if one.dep_ == "pobj"), None)
        phrase = list(child.subtree)
        if noun is None or any(token.lower_ in _TIED or token.text in ",–—()" for token in phrase):
            continue
        if phrase[-1].i - phrase[0].i + 1 != len(phrase) or not _is_free(phrase):
            continue
        if any(token.text in ",–—()" for token in doc if token.i != phrase[-1].i + 1 or phrase[0].i > 0):
            continue  # what stands between commas may explain the phrase, or go on with another thing
        text = joined(phrase)
        if child.lower_ in _OF_TIME and noun.ent_type_ == "DATE" and _DATED.search(text) and clause.verb.lemma_ != "be":
            if not any(token.ent_type_ in ("DATE", "TIME") and token not in phrase for token in doc):
                yield Question("When", _asked(clause, "When", phrase), text[0].lower() + text[1:], sentence)
        elif child.lower_ in _OF_PLACE and noun.ent_type_ in ("GPE", "LOC") and noun.pos_ == "PROPN" and _is_of_place(clause):
            yield Question("Where", _asked(clause, "Where", phrase), text[0].lower() + text[1:], sentence)


def _is_free(phrase: Sequence[Token]) -> bool:
    """Whether the phrase says when the whole thing happened, not when a number was so: "from 19% in 2012"."""
    if phrase[0].i == 0:
        return True
    before = phrase[0].nbor(-1)
    return not (before.like_num or before.text in "%£$€" or before.ent_type_ in ("PERCENT", "MONEY", "CARDINAL", "QUANTITY"))


def _is_of_place(clause: _Clause) -> bool:
    """Whether the verb takes a place: something happens there, or somebody lives or works there."""
    says_more = any(child.dep_ in ("attr", "acomp", "oprd", "xcomp", "advmod", "npadvmod", "dep") or (child.dep_ == "dobj" and clause.verb.lemma_ == "bear") for child in clause.verb.children)
    return clause.verb.lemma_ in _PLACED and not says_more


def _how_many(sentence: PlainSentence, clause: _Clause) -> Iterator[Question]:
    for noun in clause.verb.children:
        if noun.dep_ not in ("nsubj", "nsubjpass", "dobj") or noun.tag_ != "NNS":
            continue
        number = next((child for child in noun.children if child.dep_ == "nummod"), None)
        if number is None or number.ent_type_ != "CARDINAL" or list(number.children) or noun.left_edge != number:
            continue
        phrase = [token for token in noun.subtree if token != number]
        if any(token.text in ",–—()" or token.like_num for token in phrase):
            continue
        if any(token.text in ",–—()" for token in clause.verb.doc):
            continue
        name = joined(phrase)
        if noun.dep_ == "dobj":
            whole = list(noun.subtree)
            yield Question("How many", _asked(clause, f"How many {name}", whole), number.text, sentence)
        elif clause.subject[0].i == 0:
            rest = joined(list(clause.verb.doc[clause.subject[-1].i + 1 : -1]))
            yield Question("How many", f"How many {name} {rest}?", number.text, sentence)


_PLACED = frozenset(
    ["live", "work", "bear", "die", "happen", "begin", "start", "open", "build", "hold", "meet", "find", "kill", "arrest", "stay", "grow", "study", "teach", "play", "take", "stand", "lie", "arrive", "settle", "move", "speak", "gather", "shoot", "injure", "launch", "found", "establish", "create", "discover", "sell", "make", "occur", "end", "perform", "show", "be"]
)
