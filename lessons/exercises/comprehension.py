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

from lessons.exercises.shared import ALONE, MOST, fitting_sentences
from lessons.exercises.types import Exercise, Item, Material
from lessons.sources import SAYING, find_statements
from reader.lexicon.linting import is_familiar
from reader.plain.types import PlainSentence
from reader.plain.view import lower_first

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

KIND = "comprehension"
FEWEST = 2
REST = "no question with a sure answer can be made of it; it may be among the drafts"
MOST_DRAFTS = 12
DRAFT = "Read each draft with its sentence before you use it. Change what sounds wrong, leave out what is not clear."
#: Kinds whose answer is surest come first.
_RANKS = ("When", "How many", "Who", "Where")
_LENGTHS = (6, 28)
_MOST_ALIKE = 3
_OF_TIME = {"in", "on"}
#: A date proper: "in 15 years" is none.
_DATED = re.compile(r"\b(?:1[0-9]\d\d|20\d\d)\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b")
_OF_PLACE = {"in", "at", "near"}
_TIED = {"that", "which", "who", "where", "when"}


@dataclass(frozen=True, slots=True)
class _Question:
    word: str
    text: str
    answer: str
    sentence: PlainSentence


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
    """Up to six questions in the order of the text, of several kinds."""
    return Exercise(KIND, "Questions on the text", "Answer in a few words.", _items(_printed(material), KIND))


def make_drafts(material: Material) -> Exercise | None:
    """Up to twelve more questions for the teacher, the likeliest first; about one in three needs mending."""
    taken = material.asked_by(KIND)
    found = [one for one in _ranked(material) if one.sentence.text not in taken]
    found += [one for sentence, doc in _sentences(material) if sentence.text not in taken for one in _loose(sentence, doc)]
    drafts = list({one.sentence.text: one for one in reversed(found)}.values())[::-1]
    items = _items(drafts[:MOST_DRAFTS], "draft")
    return Exercise("comprehension-drafts", "Drafts of questions", DRAFT, items) if items else None


def _sentences(material: Material) -> Iterator[tuple[PlainSentence, Doc]]:
    return fitting_sentences(material, KIND, _LENGTHS, ALONE)


def _ranked(material: Material) -> list[_Question]:
    """The safe questions: kinds whose answer is sure first, and of each kind the shortest first."""
    people, text = _people(material), material.article.text
    found = [_with_capital(one, text) for sentence, doc in _sentences(material) for one in _questions(sentence, doc, people)]
    return sorted(found, key=lambda one: (_RANKS.index(one.word), len(one.text), one.sentence.sources[0]))


def _with_capital(one: _Question, text: str) -> _Question:
    """The question with the capital letter back in the sentence's first word, where it has one inside sentences, too."""
    first = one.sentence.text.split()[0]
    if first in one.text or not re.search(rf"[a-z,] {re.escape(first)}\b", text) or re.search(rf"[a-z,] {re.escape(first.lower())}\b", text):
        return one
    return replace(one, text=one.text.replace(first.lower(), first, 1))


def _printed(material: Material) -> list[_Question]:
    chosen: list[_Question] = []
    found = _ranked(material)
    for one in found:
        alike = sum(one.word == other.word for other in chosen)
        if alike < _MOST_ALIKE and all(one.sentence.sources[0] != other.sentence.sources[0] for other in chosen):
            chosen.append(one)
        if len(chosen) == MOST:
            break
    return sorted(chosen, key=lambda one: (one.sentence.sources[0], one.text))


def _items(questions: Sequence[_Question], name: str) -> tuple[Item, ...]:
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


def _loose(sentence: PlainSentence, doc: Doc) -> Iterator[_Question]:
    """Why and what: questions that often need a teacher's hand."""
    because = next((token for token in doc if token.lower_ == "because" and token.dep_ == "mark" and token.i > 3), None)
    if because is not None:
        clause = list(because.head.subtree)
        is_last = clause[0] == because and clause[-1].i == len(doc) - 2 and because.head.head.dep_ == "ROOT"
        if is_last and (main := _clause(doc, but=because.head)):
            yield _Question("Why", _asked(main, "Why", clause), _joined(clause), sentence)
    if (main := _clause(doc)) and main.subject[0].i == 0 and not any(token.ent_type_ == "PERSON" for token in main.subject):
        rest = list(doc[main.subject[-1].i + 1 : -1])
        if rest and rest[0].tag_ in ("VBD", "VBZ", "MD") and main.subject[-1].tag_ in ("NN", "NNP"):
            yield _Question("What", f"What {_joined(rest)}?", _joined(main.subject), sentence)


def _people(material: Material) -> frozenset[str]:
    """The names that are surely a person's: of those who speak in the article, and of those whom it introduces."""
    spoken = {one.speaker for one in find_statements(material.article) if one.named}
    told = {person.text for person in material.glossary.people}
    full = {name for name in spoken | told if " " in name and name[:1].isupper() and not _NO_PERSON.search(name)}
    return frozenset(full | {name.split()[-1] for name in full})


def _questions(sentence: PlainSentence, doc: Doc, people: frozenset[str]) -> Iterator[_Question]:
    yield from _who(sentence, doc, people)
    yield from _who_said(sentence, doc)
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
    if helper is None and root.tag_ != "VBD":
        return None
    return _Clause(root, helper, subject)


def _joined(tokens: Sequence[Token]) -> str:
    text = "".join(token.text_with_ws for token in tokens).strip()
    return " ".join(text.replace(" ,", ",").split()).strip(",–— ")


def _asked(clause: _Clause, question: str, left_out: Sequence[Token]) -> str:
    """The question with the words in the order of one: "When was the school built?"."""
    gone = {token.i for token in left_out}
    verb = clause.verb
    subject = _small(clause.subject[0]) + clause.subject[0].whitespace_ + "".join(token.text_with_ws for token in clause.subject[1:])
    rest = [token for token in clause.rest if token.i not in gone]
    parts: tuple[str, ...]
    if clause.helper is not None:
        parts = (question, clause.helper.text, subject.strip(), _joined(rest))
    else:
        before = [token for token in rest if token.i < verb.i]
        after = [token for token in rest if token.i > verb.i]
        parts = (question, "did", subject.strip(), _joined(before), verb.lemma_, _joined(after))
    return " ".join(part for part in parts if part) + "?"


def _small(token: Token) -> str:
    """The first word of a sentence as it stands inside one."""
    is_name = token.pos_ == "PROPN" and (token.tag_ != "NNPS" or bool(token.ent_type_))
    is_small = token.pos_ in ("DET", "PRON", "ADP", "NUM", "NOUN") or (not is_name and is_familiar(token.lower_))
    return lower_first(token) if is_small else token.text


def _when_and_where(sentence: PlainSentence, clause: _Clause) -> Iterator[_Question]:
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
        text = _joined(phrase)
        if child.lower_ in _OF_TIME and noun.ent_type_ == "DATE" and _DATED.search(text) and clause.verb.lemma_ != "be":
            if not any(token.ent_type_ in ("DATE", "TIME") and token not in phrase for token in doc):
                yield _Question("When", _asked(clause, "When", phrase), text[0].lower() + text[1:], sentence)
        elif child.lower_ in _OF_PLACE and noun.ent_type_ in ("GPE", "LOC") and noun.pos_ == "PROPN" and _is_of_place(clause):
            yield _Question("Where", _asked(clause, "Where", phrase), text[0].lower() + text[1:], sentence)


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


def _who(sentence: PlainSentence, doc: Doc, people: frozenset[str]) -> Iterator[_Question]:
    """Everything behind a person who is the subject stays as it is: "Who built the school?"."""
    head = next((token for token in doc if token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ == "ROOT"), None)
    if head is None or head.ent_type_ != "PERSON" or head.pos_ != "PROPN" or head.i > head.head.i:
        return
    name = [token for token in head.lefts if token.pos_ == "PROPN" and token.dep_ in ("compound", "flat")] + [head]
    if name[0].i != 0 or name[-1].i - name[0].i + 1 != len(name) or any(one.dep_ == "conj" for one in head.children):
        return
    rest = list(doc[head.right_edge.i + 1 : -1])
    while rest and rest[0].is_punct:
        rest = rest[1:]
    first = next((token for token in rest if token.pos_ in ("VERB", "AUX")), None)
    if len(rest) < 5 or first is None or first.tag_ == "VBP" or first not in (head.head, *head.head.children):
        return
    text, answer = _joined(rest), _joined(name)
    if any(token.text in ",–—()" for token in rest) or (first.lemma_ == "be" and "the" not in text.split()[:3]):
        return  # "a doctor" may be somebody else, too
    if rest[0].pos_ not in ("VERB", "AUX", "ADV") or any(part in text for part in answer.split()):
        return
    is_report = head.head.lemma_ in SAYING and any(child.dep_ == "ccomp" for child in head.head.children)
    if answer not in people or is_report:
        return
    yield _Question("Who", f"Who {text}?", answer, sentence)


def _who_said(sentence: PlainSentence, doc: Doc) -> Iterator[_Question]:
    """Whose words a report gives: "Park officials said that seven people were killed"."""
    verb = next((token for token in doc if token.dep_ == "ROOT"), None)
    if verb is None or verb.lemma_ not in SAYING or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    clause = next((child for child in verb.children if child.dep_ == "ccomp" and child.i > verb.i), None)
    if subject is None or clause is None or subject.left_edge.i != 0 or subject.right_edge.i != verb.i - 1:
        return
    if subject.lemma_.lower() in _THINGS or subject.pos_ not in ("NOUN", "PROPN"):
        return
    said = list(doc[verb.i + 1 : -1])
    if len(said) < 5 or clause.left_edge.i != said[0].i or said[0].text == "," or any(token.lower_ in _UNCLEAR for token in said):
        return
    if any(token.text in ",–—()" or token.dep_ == "relcl" for token in doc[: verb.i]) or said[0].tag_ in ("WRB", "WP", "VBG", "TO"):
        return
    asked = {"VBD": verb.text, "VBZ": verb.text, "VBP": verb.lemma_ + ("es" if verb.lemma_[-1] in "sh" else "s")}[verb.tag_]
    yield _Question("Who", f"Who {asked} {'' if said[0].lower_ == 'that' else 'that '}{_joined(said)}?", _joined(list(doc[: verb.i])), sentence)


def _how_many(sentence: PlainSentence, clause: _Clause) -> Iterator[_Question]:
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
        name = _joined(phrase)
        if noun.dep_ == "dobj":
            whole = list(noun.subtree)
            yield _Question("How many", _asked(clause, f"How many {name}", whole), number.text, sentence)
        elif clause.subject[0].i == 0:
            rest = _joined(list(clause.verb.doc[clause.subject[-1].i + 1 : -1]))
            yield _Question("How many", f"How many {name} {rest}?", number.text, sentence)


#: Who says something is no study.
_THINGS = frozenset("study report finding figure datum data result survey research evidence analysis website statement article paper poll document letter book law rule test number calculation estimate".split())
#: Words that mean something only beside the one who speaks, or the sentence before.
_UNCLEAR = frozenset(["he", "she", "it", "they", "his", "her", "their", "its", "him", "them", "this", "these", "those", "here", "there", "i", "we", "my", "our", "me", "us", "you", "your"])
#: Words of names that are no person's.
_NO_PERSON = re.compile(
    r"\b(?:the|of|and|award|prize|observatory|centre|center|university|college|institute|park|museum|gallery|foundation|council|company|group|bank|street|road|city|town|island|river|lake|mount|report|act|book|festival|club|magazine|press|news|times|house|hall|school|hospital|association|society|party|project|programme|program|show|tower|bridge|station|airport|forest|valley|beach|bay|hotel|stores?|inc|ltd|plc|team|league|cup|olympics|war|day|week|union|agency|service|office|ministry|department|research|analytics|technologies|systems)\b",
    re.I,
)
_PLACED = frozenset(
    ["live", "work", "bear", "die", "happen", "begin", "start", "open", "build", "hold", "meet", "find", "kill", "arrest", "stay", "grow", "study", "teach", "play", "take", "stand", "lie", "arrive", "settle", "move", "speak", "gather", "shoot", "injure", "launch", "found", "establish", "create", "discover", "sell", "make", "occur", "end", "perform", "show", "be"]
)
