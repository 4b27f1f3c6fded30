"""A pronoun that begins a sentence gives way to the name or noun that it surely stands for (level easy).

"Anna Holt leads the fund." [new paragraph] "She grew up in Selm." → "Anna Holt grew up in Selm."

Only where there is one candidate: the subject of the sentence before, and nobody (or nothing) else of the kind in the
two sentences before. Nothing is guessed from a first name. In doubt the pronoun stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.edits import Edit
from reader.plain.quotations import find_quotations
from reader.plain.types import Proposal
from reader.plain.verbs import first_of
from reader.plain.view import PERSON_NOUNS, SUBJECTS, View, lower_first, sentence_case

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan
    from spacy.tokens import Token

NAME = "name for a pronoun"
SOURCE = "Inclusion Europe, Information for all: use the same word for the same thing; be careful with pronouns"
REASON = "“{pronoun}” stands for “{name}” in the sentence “{sentence}”."
#: So many words of that sentence are shown.
_SHOWN = 8
#: Inside a paragraph the name is put in only where it was said so many words before.
FAR = 8
_PERSON, _GROUP, _MANY = frozenset({"he", "she"}), frozenset({"it"}), frozenset({"they"})
_OTHER = {"he": frozenset({"she", "her", "hers", "herself"}), "she": frozenset({"he", "him", "his", "himself"})}
#: What is done by persons or groups of them alone.
_SPEAKING = frozenset(
    ["say", "warn", "add", "argue", "think", "believe", "hope", "want", "claim", "announce", "admit", "deny", "insist", "promise", "plan", "decide", "agree", "complain", "ask", "urge", "accuse", "call", "fear", "conclude", "estimate", "recommend", "suggest"]
)
_ROLE = ("man", "woman", "ist", "ian", "eer", "ess", "er", "or", "ant", "ee", "boy", "girl")
_NO_ROLE = frozenset(
    ["number", "water", "computer", "power", "paper", "summer", "winter", "letter", "order", "matter", "border", "offer", "river", "tower", "corner", "danger", "factor", "error", "sector", "weather", "newspaper", "chapter", "quarter", "centre", "center", "october", "november", "december", "september", "disorder", "behavior", "color", "humor", "labor", "floor", "door", "war", "restaurant", "plant", "grant", "want", "committee", "fee", "coffee", "tree", "degree", "guarantee", "success", "process", "access", "business", "illness", "awareness", "happiness", "press", "address", "progress", "stress", "dress", "mess", "loss", "cover", "career", "beer", "list", "mist", "dinner", "answer", "manner", "layer", "cancer", "anger", "hunger", "laughter", "slaughter", "disaster", "semester", "register", "chamber", "timber", "fiber", "rubber", "silver", "fever", "shower", "flower", "finger", "shoulder", "tenor", "mirror", "horror", "terror", "motor", "tractor", "reactor", "interior", "exterior", "humour", "hour", "tour", "colour", "labour", "harbour", "favour", "rumour", "honour", "poster", "printer", "trailer", "container", "helicopter", "theater", "meter", "filter", "cluster", "master", "encounter", "transfer", "tender", "gender", "folder", "ladder", "reminder", "cylinder", "calendar", "metre", "litre", "kilometer", "trigger", "remainder", "crater", "transport", "smartphone", "spider", "tiger", "monster"]
)
#: Before a noun they say that not all are meant.
_SOME = frozenset(["many", "most", "few", "more", "other", "several", "some", "no", "all", "such"])
#: Words for groups that act and speak as one.
_GROUPS = frozenset(
    ["company", "firm", "group", "charity", "government", "ministry", "court", "agency", "bank", "council", "committee", "union", "party", "commission", "university", "institute", "foundation", "organisation", "organization", "association", "newspaper", "department", "authority", "club", "team", "panel", "report", "study", "watchdog", "regulator"]
)


#: The last word of a person's name, and which of "he" and "she" the article says of the person.
Persons = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Antecedent:
    """What a pronoun stands for: the words to put in its place, and the sentence that they come from."""

    name: str
    sentence: str

    @property
    def words(self) -> frozenset[str]:
        """The words that come from another sentence, in small letters, for the guards."""
        return frozenset(self.name.lower().replace("’", "'").replace("'", " ").split())


def propose(view: View) -> Iterator[Proposal]:
    """A proposal where the sentence begins with a pronoun whose meaning was found in the sentences before."""
    first = view.sentence[0]
    if view.antecedent is None or view.is_question or not _is_only_subject(view.sentence):
        return
    span = view.span_of(first, first)
    if view.is_protected(span):
        return
    words = view.antecedent.sentence.split()
    sentence = " ".join(words[:_SHOWN]).strip("“”\".") + (" …" if len(words) > _SHOWN else "")
    reason = REASON.format(pronoun=first.text, name=view.antecedent.name, sentence=sentence)
    yield Proposal(NAME, reason, (Edit(span, view.antecedent.name),))


def find_antecedent(
    before: Sequence[DocSpan], sentence: DocSpan, persons: Persons, *, opens_paragraph: bool
) -> Antecedent | None:
    """What the pronoun at the start of a sentence stands for; ``None`` where that isn't sure.

    ``before`` are the two sentences before, in order; ``persons`` what ``find_persons`` says of the article.
    """
    if not before or not _is_only_subject(sentence):
        return None
    pronoun = str(sentence[0].lower_)
    subject = _subject(before[-1])
    place = len(before) - 1
    if subject is not None and subject.lower_ == pronoun and len(before) > 1:
        subject = _subject(before[-2])
        place -= 1
    if subject is None or _is_quoted(subject, before[place]):
        return None
    far = sum(token.is_alpha for one in before[place:] for token in one if token.i > subject.i or one is not before[place])
    if not opens_paragraph and far < FAR:
        return None
    name = _person(before, subject, pronoun, persons) if pronoun in _PERSON else _group(before, subject, sentence) if pronoun in _GROUP else _many(before, subject, sentence)
    if name is None or any(token.text in name.split() and token.pos_ in ("PROPN", "NOUN") for token in sentence):
        return None
    return Antecedent(name, str(before[place].text))


def _is_only_subject(sentence: DocSpan) -> bool:
    """Whether the sentence begins with a pronoun that is the subject of its main verb, and goes on with that verb."""
    first = sentence[0]
    if first.lower_ not in _PERSON | _GROUP | _MANY or len(sentence) < 4 or first.dep_ not in ("nsubj", "nsubjpass"):
        return False
    verb = first.head
    if verb.dep_ != "ROOT" or any(child.dep_ in ("conj", "cc", "appos", "relcl", "acl") for child in first.children):
        return False
    if sentence[1].text.startswith(("'", "’", ",")) or sentence[1].lower_ in ("himself", "herself", "itself", "themselves", "all", "both", "who"):
        return False
    return not any(child.dep_ in SUBJECTS and child.i > verb.i for child in verb.children)


def _subject(sentence: DocSpan) -> Token | None:
    """The one subject of a sentence's main verb; ``None`` where it is joined to another."""
    root = sentence.root
    found = [child for child in root.children if child.dep_ in ("nsubj", "nsubjpass")]
    if len(found) != 1 or any(child.dep_ == "conj" for child in found[0].children):
        return None
    return found[0]


def _is_quoted(token: Token, sentence: DocSpan) -> bool:
    place = token.idx - sentence.start_char
    return any(span.start <= place < span.end for span in find_quotations(sentence.text))


# -- he, she ------------------------------------------------------------------------------------------


def find_persons(sentences: Iterable[DocSpan]) -> Persons:
    """The last words of names that the parser takes for persons', and the pronouns that stand beside them.

    Only where a sentence names one person are its "he" and "she" taken for that person's.
    """
    found: dict[str, set[str]] = {}
    for sentence in sentences:
        names = {entity[-1].text for entity in sentence.ents if entity.label_ == "PERSON"}
        said = {one for one, other in (("he", "she"), ("she", "he")) if any(token.lower_ in _OTHER[other] for token in sentence)}
        for name in names:
            found.setdefault(name, set()).update(said if len(names) == 1 else ())
    return {name: frozenset(said) for name, said in found.items()}


def _person(before: Sequence[DocSpan], subject: Token, pronoun: str, persons: Persons) -> str | None:
    """The name of the only person in the sentences before."""
    named = subject
    if subject.pos_ == "NOUN" and _is_person_noun(subject):
        # "the director, Anna Holt, said"
        named = next((child for child in subject.children if child.dep_ == "appos" and child.i > subject.i), subject)
    if named.pos_ != "PROPN" or not (named.text in persons or _is_described(named)):
        return None
    name = _full_name(named)
    if name is None or persons.get(named.text, frozenset()) not in (frozenset(), frozenset({pronoun})):
        return None
    own = set(name.split())
    mine = set(subject.subtree)
    for sentence in before:
        is_further = sentence.doc is not subject.doc or sentence.end <= subject.sent.start
        for token in sentence:
            if token.lower_ in _OTHER[pronoun] or (token.lower_ in ("i", "my", "me") and not _is_quoted(token, sentence)):
                return None
            if token in mine:
                if token.dep_ in ("pobj", "dobj", "poss") and (_is_person_noun(token) or token.ent_type_ == "PERSON"):
                    return None
            elif _is_rival(token, own, persons):
                return None
            elif _is_person_noun(token) and token.dep_ != "attr" and (not is_further or token.dep_ in ("nsubj", "nsubjpass")):
                # further back, a person who does nothing is nobody's "he"
                return None
    return name


def _is_described(name: Token) -> bool:
    """Whether an age or a role says that the name is a person's: "Costa, 36, …", "Lars Holt, deputy director of …"."""
    after = [child for child in name.children if child.i > name.i and child.dep_ in ("appos", "nummod")]
    return any(child.like_num or (child.lemma_.lower() in PERSON_NOUNS and child.left_edge.lower_ != "the") for child in after)


def _is_rival(token: Token, own: set[str], persons: Persons) -> bool:
    """Whether a name may be that of somebody else."""
    if token.lower_ == "who":
        return True
    return token.pos_ == "PROPN" and token.is_alpha and token.text not in own and (token.ent_type_ in ("PERSON", "") or token.text in persons)


def _full_name(noun: Token) -> str | None:
    """The name as it stands there, with a "Mr" or "Dr"; no role, no possessive."""
    doc, low = noun.doc, noun.i
    while low > noun.sent.start and doc[low - 1].pos_ == "PROPN" and doc[low - 1].head == noun:
        low -= 1
    words = [token.text for token in doc[low : noun.i + 1]]
    plain = all(word[:1].isupper() and (word.replace("-", "").replace("’", "").isalpha() or word in ("Mr.", "Mrs.", "Ms.", "Dr.")) for word in words)
    return " ".join(words) if plain and len(words) <= 4 and doc[low : noun.i + 1].text == " ".join(words) else None


def _is_person_noun(token: Token) -> bool:
    if token.pos_ != "NOUN" or token.tag_ != "NN":
        return False
    lemma = token.lemma_.lower()
    return lemma in PERSON_NOUNS or (lemma.endswith(_ROLE) and lemma not in _NO_ROLE and len(lemma) > 4)


# -- it, they ------------------------------------------------------------------------------------------


def _group(before: Sequence[DocSpan], subject: Token, sentence: DocSpan) -> str | None:
    """The group that said or did something, where it is the only one in the sentences before."""
    if sentence.root.lemma_ not in _SPEAKING or subject.tag_ not in ("NN", "NNP"):
        return None
    if subject.pos_ == "PROPN":
        if subject.ent_type_ != "ORG":
            return None
        name = _full_name(subject)
        article = subject.left_edge
        name = f"The {name}" if name and article.lower_ == "the" and article.head == subject else name
    else:
        name = _the(subject) if subject.lemma_.lower() in _GROUPS else None
    mine = set(subject.subtree)
    rivals = any(
        token not in mine and (token.ent_type_ == "ORG" or (token.tag_ == "NN" and token.lemma_.lower() in _GROUPS) or (token.pos_ == "PROPN" and not token.ent_type_))
        for one in before
        for token in one
    )
    inner = any(token != subject and token.ent_type_ == "ORG" and token.dep_ in ("pobj", "poss") for token in mine)
    return None if rivals or inner else name


def _many(before: Sequence[DocSpan], subject: Token, sentence: DocSpan) -> str | None:
    """The persons who said or thought something, where they are the only ones in the sentences before.

    Of whatever else is done, only where no other noun before stands in the plural.
    """
    is_said = sentence.root.lemma_ in _SPEAKING
    if subject.tag_ != "NNS" or (is_said and not _is_many(subject)):
        return None
    rivals = any(
        token != subject and (_is_many(token) or (not is_said and token.tag_ in ("NNS", "NNPS")) or (token.pos_ == "PROPN" and token.ent_type_ in ("NORP", "ORG", "PERSON", "")) or token.lower_ in ("we", "us", "who"))
        for one in before
        for token in one
    )
    return None if rivals else _the(subject)


def _is_many(token: Token) -> bool:
    if token.tag_ != "NNS":
        return False
    lemma = token.lemma_.lower()
    return lemma in PERSON_NOUNS or lemma in _GROUPS or (lemma.endswith(_ROLE) and lemma not in _NO_ROLE) or token.lower_ in ("people", "men", "women", "children")


def _the(noun: Token) -> str | None:
    """The noun with the nouns that belong to it, and "the" before it unless all of the kind are meant."""
    low = noun.i
    while low > noun.sent.start and noun.doc[low - 1].dep_ == "compound" and noun.doc[low - 1].head.i in range(low, noun.i + 1):
        low -= 1
    for child in noun.children:
        is_counted = child.dep_ in ("det", "nummod", "poss", "predet") and child.lower_ not in ("the", "a", "an")
        if child.i < low and (is_counted or child.lower_ in _SOME):
            return None
    core = lower_first(noun.doc[low]) + noun.doc[low].whitespace_ + noun.doc[low + 1 : noun.i + 1].text
    told = first_of(noun.head)
    if noun.tag_ == "NNS" and told.tag_ in ("VBP", "MD") and not any(child.dep_ == "det" for child in noun.children):
        # "Birds eat more in winter": all of the kind are meant, and again
        return sentence_case(core)
    return f"The {core.strip()}"
