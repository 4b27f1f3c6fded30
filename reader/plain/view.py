"""What a rule sees: one parsed sentence, its clauses, and what must not be touched."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from reader.article import Span
from reader.edits import Edit
from reader.language import text_of
from reader.lexicon.inflecting import inflect
from reader.plain.levels import Level
from reader.plain.quotations import find_quotations, find_titles
from reader.plain.verbs import helpers_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

    from reader.plain.rules.pronouns import Antecedent

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
#: Verbs that hand on what somebody says, thinks or wants: what hangs below them is a claim.
REPORTING = frozenset(
    ["say", "tell", "ask", "add", "claim", "report", "believe", "think", "warn", "argue", "suggest", "announce", "explain", "note", "admit", "deny", "insist", "estimate", "predict", "expect", "hope", "fear", "state", "declare", "reveal", "show", "find", "conclude", "agree", "promise", "confirm", "stress", "write", "know", "feel", "acknowledge", "assert", "allege", "maintain", "contend", "speculate", "recall", "remark", "observe", "mention", "reply", "respond", "hint", "imply", "demand", "propose", "recommend", "order", "request", "urge", "want", "understand", "consider", "assume", "suspect", "doubt", "complain", "point", "indicate", "describe", "concede", "boast", "vow", "pledge", "propose", "joke", "testify", "accuse", "learn", "remember", "decide", "mean", "ensure"]
)
#: Nouns for persons, who are neither "it" nor surely "he" or "she".
PERSON_NOUNS = frozenset(
    ["accountant", "acrobat", "activist", "actor", "actress", "admiral", "adult", "adviser", "advisor", "ally", "ambassador", "analyst", "ancestor", "announcer", "anthropologist", "apprentice", "archaeologist", "architect", "archivist", "artist", "assistant", "astronaut", "astronomer", "astrophysicist", "asylum-seeker", "athlete", "attorney", "aunt", "author", "aviator", "baby", "bachelor", "baker", "banker", "baron", "barrister", "batsman", "believer", "beneficiary", "biker", "billionaire", "biographer", "biologist", "bishop", "blogger", "bomber", "boss", "botanist", "bowler", "boxer", "boy", "boyfriend", "bride", "broadcaster", "brother", "builder", "bureaucrat", "businessman", "businesswoman", "butcher", "buyer", "bystander", "cameraman", "campaigner", "candidate", "captain", "caregiver", "carer", "carpenter", "celebrity", "chair", "chairman", "chairwoman", "champion", "chancellor", "chef", "chemist", "chief", "child", "citizen", "cleaner", "cleric", "clerk", "client", "climber", "clown", "coach", "coder", "colonel", "columnist", "comedian", "commander", "commentator", "commuter", "competitor", "composer", "conductor", "congressman", "congresswoman", "constable", "consultant", "consumer", "contestant", "convict", "cook", "cosmonaut", "councillor", "councilor", "counsellor", "counselor", "cousin", "crewman", "criminal", "critic", "curator", "customer", "cyclist", "dancer", "daughter", "dealer", "dean", "defendant", "defender", "delegate", "demonstrator", "dentist", "descendant", "designer", "detective", "developer", "dictator", "diplomat", "director", "disciple", "doctor", "donor", "dramatist", "driver", "drummer", "duke", "ecologist", "economist", "editor", "elector", "electrician", "emigrant", "emperor", "employee", "employer", "empress", "enemy", "engineer", "entrepreneur", "envoy", "essayist", "executive", "exile", "expert", "explorer", "fan", "farmer", "father", "fighter", "filmmaker", "finalist", "firefighter", "fisherman", "follower", "footballer", "foreigner", "founder", "friend", "gangster", "gardener", "general", "geologist", "girl", "girlfriend", "goalkeeper", "god", "goddess", "godfather", "golfer", "governor", "graduate", "granddaughter", "grandfather", "grandmother", "grandparent", "grandson", "groom", "guard", "guitarist", "gunman", "hacker", "head", "headteacher", "heir", "helmsman", "hero", "historian", "hostage", "hunter", "husband", "illustrator", "imam", "immigrant", "infant", "influencer", "informer", "inmate", "inspector", "instructor", "insurgent", "intern", "interpreter", "inventor", "investor", "journalist", "judge", "juror", "keeper", "kidnapper", "killer", "king", "laborer", "labourer", "lady", "landlord", "lawmaker", "lawyer", "leader", "lecturer", "legislator", "librarian", "lieutenant", "linguist", "lodger", "lord", "lover", "magician", "magnate", "major", "maker", "man", "manager", "mathematician", "mayor", "mechanic", "medalist", "medallist", "mediator", "member", "mentor", "meteorologist", "midfielder", "midwife", "migrant", "millionaire", "miner", "minister", "missionary", "monarch", "monk", "mother", "motorist", "mp", "murderer", "musician", "native", "negotiator", "neighbor", "neighbour", "nephew", "newborn", "newcomer", "niece", "nomad", "novelist", "nun", "nurse", "officer", "official", "olympian", "onlooker", "opponent", "organiser", "organizer", "orphan", "owner", "paediatrician", "painter", "paralympian", "parent", "partner", "passenger", "passer-by", "pastor", "patient", "peacekeeper", "peasant", "pedestrian", "pensioner", "person", "philosopher", "photographer", "physicist", "pianist", "pilgrim", "pilot", "plaintiff", "player", "playwright", "plumber", "poet", "police", "politician", "pope", "preacher", "predecessor", "premier", "presenter", "president", "priest", "priestess", "prince", "princess", "principal", "prisoner", "producer", "professor", "programmer", "prophet", "prosecutor", "protester", "psychiatrist", "psychologist", "publisher", "pupil", "queen", "rabbi", "ranger", "rapper", "rapporteur", "rebel", "recipient", "recruit", "referee", "refugee", "reporter", "representative", "researcher", "resident", "retiree", "rider", "rival", "ruler", "runner", "runner-up", "sailor", "saint", "schoolboy", "schoolchild", "schoolgirl", "scientist", "screenwriter", "sculptor", "secretary", "seller", "senator", "sergeant", "servant", "settler", "shareholder", "shepherd", "sheriff", "sibling", "singer", "sister", "skier", "smuggler", "sniper", "sociologist", "soldier", "solicitor", "son", "songwriter", "speaker", "specialist", "spokesman", "spokesperson", "spokeswoman", "spouse", "spy", "stakeholder", "statistician", "stepfather", "stepmother", "stranger", "striker", "student", "successor", "supporter", "surgeon", "survivor", "suspect", "swimmer", "tailor", "taxpayer", "teacher", "teammate", "teenager", "tenant", "terrorist", "therapist", "thief", "toddler", "tourist", "trader", "trainee", "trainer", "translator", "traveler", "traveller", "treasurer", "trucker", "tutor", "twin", "tycoon", "tyrant", "umpire", "uncle", "undergraduate", "veteran", "victim", "violinist", "visitor", "volunteer", "voter", "waiter", "waitress", "whistleblower", "widow", "wife", "winner", "witness", "woman", "worker", "wrestler", "writer", "youngster", "youth", "youtuber", "zoologist"]
)
_TITLES = frozenset(["Mr.", "Mrs.", "Ms.", "Mr", "Mrs", "Ms", "Dr.", "Dr", "Sir", "Dame", "Lord", "Lady", "Judge", "Prof.", "Professor"])
#: Endings that only nouns for persons have.
_ROLE_ENDINGS = ("ologist", "woman", "person", "keeper", "maker", "owner", "worker", "player", "holder")
#: In an article with so many names, a name stands with its capital inside a sentence, too.
_MANY_NAMES = 5
#: The form as a subject of pronouns that stand as an object.
PRONOUN_OF_OBJECT = {"me": "I", "him": "he", "her": "she", "us": "we", "them": "they", "whom": "who"}


@dataclass(frozen=True)
class View:
    """One sentence as the rules see it.

    ``sentence`` is the parsed sentence (a spaCy Span of a Doc over the unit's text); ``level`` what the
    reader needs; ``protected`` stretches of the unit's text that no rule may change; ``names`` words that
    stand with a capital inside a sentence of this article: at the start of one they are names, too; ``kept`` stretches whose words
    may move but not change; ``antecedent`` what a pronoun at the start surely stands for.
    """

    sentence: DocSpan
    level: Level
    protected: tuple[Span, ...] = ()
    names: frozenset[str] = frozenset()
    kept: tuple[Span, ...] = ()
    antecedent: Antecedent | None = None

    @property
    def doc(self) -> Doc:
        """The Doc of the whole unit."""
        return self.sentence.doc

    @property
    def text(self) -> str:
        """The text of the whole unit; edits are spans in it."""
        return text_of(self.doc)

    @property
    def root(self) -> Token:
        """The sentence's main word."""
        return self.sentence.root

    @cached_property
    def words(self) -> int:
        """How many words the sentence has."""
        return sum(1 for token in self.sentence if token.is_alpha or token.like_num)

    @property
    def is_long(self) -> bool:
        """Whether the level wants a sentence of this length split."""
        return self.words > self.level.split_over

    @cached_property
    def is_question(self) -> bool:
        """Whether it asks."""
        return "?" in "".join(token.text for token in self.sentence[-3:])[-3:]

    @cached_property
    def end(self) -> int:
        """Where a new sentence can be added: behind the last mark of this one."""
        return int(self.sentence[-1].idx + len(self.sentence[-1])) if len(self.sentence) else 0

    @cached_property
    def words_end(self) -> int:
        """The token behind the last word: the closing full stops are left out."""
        stop = int(self.sentence.end)
        while self.doc[stop - 1].text in ".!":
            stop -= 1
        return stop

    def ends_at(self, stop: int) -> bool:
        """Whether nothing but full stops follows from this token on."""
        return all(token.text in ".!" for token in self.doc[stop : self.sentence.end])

    # -- what must stay -----------------------------------------------------------------------------

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """The quoted stretches of the unit, marks included."""
        return find_quotations(self.text)

    @cached_property
    def titles(self) -> tuple[Span, ...]:
        """Stretches that look like the title of a book or a film."""
        return find_titles(self.text)

    def in_quotation(self, span: Span) -> bool:
        """Whether the stretch touches a quotation."""
        return any(span.overlaps(quoted) for quoted in self.quotations)

    def is_protected(self, span: Span) -> bool:
        """Whether a rule must leave the stretch alone."""
        return self.in_quotation(span) or any(span.overlaps(kept) for kept in (*self.titles, *self.protected))

    def cuts_protected(self, span: Span) -> bool:
        """Whether a stretch that must stay reaches over an edge of this one; what lies inside can move along with it."""
        kept = (*self.quotations, *self.titles, *self.protected)
        return any(span.overlaps(one) and not (span.start <= one.start and one.end <= span.end) for one in kept)

    def closed(self, first: int, stop: int) -> int:
        """Where a clause stops when the mark that closes its own quotation belongs to it."""
        if stop >= self.sentence.end:
            return stop
        mark, start = self.doc[stop], self.doc[first].idx
        return stop + 1 if any(one.end == mark.idx + len(mark) and one.start >= start for one in self.quotations) else stop

    def may_change(self, span: Span) -> bool:
        """Whether other words may come in there: nothing is protected, and nobody said that they must stay."""
        return not self.is_protected(span) and not any(span.overlaps(kept) for kept in self.kept)

    # -- stretches ----------------------------------------------------------------------------------

    def span_of(self, first: Token, last: Token) -> Span:
        """The stretch of text from one token to another, both inside."""
        return Span(first.idx, last.idx + len(last))

    def slice(self, first: int, stop: int) -> str:
        """The text of the tokens ``first`` to ``stop - 1``."""
        if stop <= first:
            return ""
        last = self.doc[stop - 1]
        return self.text[self.doc[first].idx : last.idx + len(last)]

    def subtree(self, token: Token) -> tuple[int, int] | None:
        """The tokens (first, stop) below and with ``token``, or ``None`` where they don't stand in one row."""
        left, right = token.left_edge.i, token.right_edge.i + 1
        if all(token == one or token.is_ancestor(one) for one in self.doc[left:right]):
            return left, right
        return None

    def opens_aside(self, mark: Token) -> bool:
        """Whether a mark can open an aside: a comma, or a dash with spaces around it."""
        if mark.text in (",", "—"):
            return True
        return mark.text in ("–", "-", "--") and bool(mark.whitespace_) and mark.i > 0 and bool(self.doc[mark.i - 1].whitespace_)

    def add_sentence(self, text: str) -> Edit:
        """The edit that puts a new sentence behind this one."""
        return Edit(Span(self.end, self.end), f" {text}.")

    def move_to_end(self, mark: Token, closing: Token, text: str, kept: str = "") -> tuple[Edit, Edit]:
        """The edits that take an aside out, from its mark to the closing one, and say it in a sentence at the end.

        ``kept`` stands in its place.
        """
        taken = Span(self.mark_start(mark), closing.idx + len(closing))
        # "the way—an old track—is steep": no space stands behind the dash
        gap = " " if self.text[taken.end : taken.end + 1].isalnum() else ""
        return Edit(taken, kept + gap), self.add_sentence(text)

    def mark_start(self, mark: Token) -> int:
        """Where an edit begins that takes a mark out: the space before a dash goes with it."""
        before = self.doc[mark.i - 1]
        return int(before.idx + len(before))

    # -- clauses ------------------------------------------------------------------------------------

    def subject(self, verb: Token) -> Token | None:
        """The subject of a verb, also when it shares that of the verb it is joined to."""
        for child in verb.children:
            if child.dep_ in SUBJECTS:
                return child
        if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
            return self.subject(verb.head)
        return None

    def own_subject(self, verb: Token) -> Token | None:
        """The subject that hangs on this very verb."""
        return next((child for child in verb.children if child.dep_ in SUBJECTS), None)

    def is_claim(self, token: Token) -> bool:
        """Whether the token hangs below a word that makes it somebody's claim, a condition, a wish or a question."""
        for one in (token, *token.ancestors):
            if one.sent != token.sent:
                break
            if one.dep_ in ("ccomp", "pcomp", "csubj", "csubjpass") or (
                one.dep_ in ("xcomp",) and one.pos_ == "VERB" and one != token
            ):
                return True
            if one.dep_ in ("advcl", "relcl", "acl") and one != token:
                return True
        return False

    def is_finite(self, verb: Token) -> bool:
        """Whether the verb, or a helping verb of it, is in a tense."""
        if "Fin" in verb.morph.get("VerbForm", []) or verb.tag_ in ("VBD", "VBZ", "VBP", "MD"):
            return True
        return any(child.dep_ in ("aux", "auxpass") and child.tag_ in ("VBD", "VBZ", "VBP", "MD") for child in verb.children)

    def is_past(self, verb: Token) -> bool:
        """Whether the clause of the verb is told in the past."""
        helpers = helpers_of(verb)
        first = helpers[0] if helpers else verb
        if first.tag_ == "VBD":
            return True
        if first.tag_ == "MD" and first.lower_ in ("would", "could", "might"):
            return True
        if not helpers and verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.pos_ in ("VERB", "AUX"):
            return self.is_past(verb.head)
        return False

    def is_negated(self, verb: Token) -> bool:
        """Whether a "not", a "never" or a "no longer" hangs on the verb."""
        return any(
            child.dep_ == "neg" or child.lower_ == "never" or (child.lower_ == "longer" and any(one.lower_ == "no" for one in child.children))
            for child in verb.children
        )

    def governing_verb(self, token: Token) -> Token:
        """The nearest verb above a token, or the sentence's root."""
        for one in token.ancestors:
            if one.pos_ in ("VERB", "AUX"):
                return one
        return self.root

    def is_name(self, token: Token) -> bool:
        """Whether the word is written with a capital in the middle of a sentence of this article."""
        return token.text in self.names

    def small(self, token: Token) -> str:
        """The word that began the sentence, as it stands inside one; a common noun that the article never has as a name is small."""
        following = self.doc[token.i + 1 : token.i + 2].text
        is_common = token.tag_ == "NNP" and token.text.istitle() and following.islower() and _is_plain_word(token)
        if is_common and len(self.names) >= _MANY_NAMES and not self.is_name(token):
            return str(token.lower_)
        return lower_first(token)

    # -- naming again -------------------------------------------------------------------------------

    def is_plural(self, noun: Token) -> bool:
        """Whether a verb after this noun phrase stands in the plural."""
        if any(child.dep_ == "conj" for child in noun.children) and any(
            child.dep_ == "cc" and child.lower_ in ("and", "&") for child in noun.children
        ):
            return True
        if noun.lower_ in ("we", "they", "you", "these", "those", "i", "people", "police", "both", "many", "several", "some", "others", "few", "most"):
            return True
        return noun.tag_ in ("NNS", "NNPS")

    def is_person(self, noun: Token) -> bool:
        """Whether the noun names a person, so far as can be told."""
        return (
            noun.ent_type_ == "PERSON"
            or noun.lemma_.lower() in PERSON_NOUNS
            or (noun.pos_ == "NOUN" and noun.lemma_.lower().endswith(_ROLE_ENDINGS) and noun.tag_ == "NN")
        )

    def name_again(self, noun: Token) -> str | None:
        """How a new sentence names this noun phrase as its subject, or ``None`` where that isn't sure.

        A pronoun stays, a name and its noun are repeated, "the" stands before a noun named again.
        """
        if noun.pos_ == "PRON" or noun.tag_ in ("PRP", "DT", "EX"):
            shown = {"her": "she", **PRONOUN_OF_OBJECT}.get(noun.lower_, noun.lower_)
            if shown in ("i", "he", "she", "it", "we", "they", "you"):
                return "I" if shown == "i" else shown.capitalize()
            return {"this": "This", "these": "These", "that": "This", "those": "These"}.get(shown)
        if any(child.dep_ == "conj" for child in noun.children):
            return "They" if self.is_plural(noun) else None
        if noun.pos_ == "PROPN" or noun.ent_type_ in ("PERSON", "ORG", "GPE"):
            return self._name(noun)
        if noun.pos_ != "NOUN":
            return None
        if self.is_plural(noun):
            return "They"
        return self._noun(noun)

    def _name(self, noun: Token) -> str | None:
        low = noun.i
        while low > self.sentence.start and (
            self.doc[low - 1].pos_ == "PROPN" or (self.doc[low - 1].text in "-–" and self.doc[low - 2].pos_ == "PROPN")
        ) and (self.doc[low - 1].head == noun or self.doc[low - 1].head.head == noun or self.doc[low - 1].dep_ == "punct"):
            low -= 1
        if noun.ent_type_ == "PERSON":
            while low < noun.i and self.doc[low].ent_type_ != "PERSON":
                low += 1
        if low > self.sentence.start and self.doc[low - 1].text in _TITLES:
            low -= 1
        text = self.slice(low, noun.i + 1)
        article = self.doc[low - 1] if low > self.sentence.start else None
        numbered = article is not None and article.pos_ == "NUM" and low - 2 >= self.sentence.start and self.doc[low - 2].lower_ == "the"
        if article is not None and (article.lower_ == "the" or numbered):
            return "The " + text
        is_person = noun.ent_type_ == "PERSON" and not _is_plain_word(noun)
        if not is_person and article is not None and any(child.lower_ == "the" for child in noun.children) and article.lower_ != "the":
            # "the new House": without "new" it would be another
            return None
        if noun.tag_ == "NNPS" and noun.ent_type_ not in ("GPE", "ORG", "PERSON"):
            return "They"
        if not text[:1].isupper() or (article is not None and (article.tag_ == "POS" or article.text == ")")):
            return None
        return text if len(text.split()) <= 5 else None

    def _noun(self, noun: Token) -> str | None:
        for child in noun.children:
            if child.dep_ in ("det", "poss", "predet") and child.lower_ in ("no", "every", "each", "any", "either", "neither"):
                return None
        owner = next((child for child in noun.children if child.dep_ == "poss"), None)
        low = self._core_start(noun)
        core = self.slice(low, noun.i + 1)
        if owner is not None and owner.pos_ == "PRON":
            return f"{owner.text.capitalize()} {core}"
        if noun.lemma_.lower() in ("one", "number", "lot", "most", "some", "majority", "group", "couple", "series", "percent", "%"):
            return None
        if self.is_mass(noun):
            first = noun.left_edge.i
            kept = all(child.dep_ in ("amod", "compound") for child in noun.children if child.i < noun.i)
            return sentence_case(self.slice(first, noun.i + 1)) if kept and noun.i - first < 4 else None
        return f"The {core}"

    def core(self, noun: Token) -> str:
        """The noun with the nouns that belong to it: "Arria-formula meeting"."""
        return self.slice(self._core_start(noun), noun.i + 1)

    def _core_start(self, noun: Token) -> int:
        """Where the noun begins with the nouns that belong to it: "Arria-formula meeting"."""
        low = noun.i
        while low - 1 >= self.sentence.start:
            before = self.doc[low - 1]
            if before.dep_ == "compound" and before.head.i in range(low, noun.i + 1):
                low -= 1
            elif before.dep_ == "nummod" and before.head.i in range(low, noun.i):
                # "the 50 metres race"
                low -= 1
            elif before.text in "-–‑" and low - 2 >= self.sentence.start and not before.whitespace_ and not self.doc[low - 2].whitespace_:
                low -= 2
            else:
                break
        return low

    def is_mass(self, noun: Token) -> bool:
        """Whether the noun stands without any article, as a mass ("water", "unemployment")."""
        return not any(child.dep_ in ("det", "poss", "nummod") for child in noun.children)

    def is_taken_up(self, noun: Token) -> bool:
        """Whether the next sentence goes on from this one, so that a sentence about the noun can't come between."""
        after = [token.lower_ for token in self.doc[self.sentence.end : self.sentence.end + 2]]
        if after[:1] in (["but"], ["so"]):
            # what is put between would be what it answers
            return True
        begins = after[1:] if after[:1] == ["and"] else after[:1]
        return noun != self.own_subject(self.root) and any(word in ("he", "she", "it", "they") for word in begins)

    def be(self, noun: Token, *, past: bool) -> str:
        """The form of "be" that goes with a noun phrase."""
        if noun.lower_ == "i":
            return "was" if past else "am"
        if self.is_plural(noun):
            return "were" if past else "are"
        return "was" if past else "is"

    def conjugate(self, verb: Token, noun: Token, *, past: bool) -> str:
        """A verb in the tense asked for, to go with a noun phrase."""
        lemma = verb_lemma(verb)
        if lemma == "be":
            return self.be(noun, past=past)
        if past:
            return inflect(lemma, "VBD")
        return lemma if self.is_plural(noun) or noun.lower_ in ("i", "you") else inflect(lemma, "VBZ")


def cut(span: Span) -> Edit:
    """The edit that takes a stretch out."""
    return Edit(span, "")


def sentence_case(text: str) -> str:
    """The text with a capital at its start."""
    text = text.strip()
    return text[:1].upper() + text[1:]


#: Openings of ``View.name_again`` that lose their capital inside a sentence.
SMALL_INSIDE = frozenset(["He", "She", "It", "They", "We", "You", "The", "This", "These", "His", "Her", "Its", "Their", "My", "Your", "Our"])


def name_inside(name: str, noun: Token) -> str:
    """What ``View.name_again`` gave for the noun, as it stands inside a sentence: "the club", "speed", "Ann Lee"."""
    first, opener = name.split(" ")[0], noun.left_edge
    if first == opener.text and first not in SMALL_INSIDE:
        is_small = lower_first(opener)[:1].islower()
    else:
        is_small = first in SMALL_INSIDE or (noun.pos_ != "PROPN" and name != "I")
    return name[:1].lower() + name[1:] if is_small else name


#: Kinds of entity that are written small: "Three ships".
_LOWERED = frozenset({"", "CARDINAL", "ORDINAL", "QUANTITY", "PERCENT", "DATE", "TIME", "MONEY"})


def verb_lemma(verb: Token) -> str:
    """The base form of a verb; the parser's own takes "hoping" for a form of "hop"."""
    from lemminflect import getLemma

    if verb.tag_ == "VBG":
        found = getLemma(verb.lower_, "VERB")
        return str(found[0]) if found else str(verb.lemma_)
    return str(verb.lemma_)


def lower_first(token: Token) -> str:
    """The token's text as it stands inside a sentence: small, unless it is a name or "I"."""
    if token.lower_ == "the":
        return "the"
    if token.is_sent_start and token.pos_ == "PROPN" and not token.ent_type_ and token.doc[token.i + 1 : token.i + 2].text.islower() and _is_frequent(token):
        # "Coal is …": at the start of a sentence the parser takes a noun for a name
        return str(token.text[:1].lower() + token.text[1:])
    if token.pos_ == "PROPN" or token.ent_type_ not in _LOWERED or not _is_common(token) or (len(token) == 1 and token.text != "A") or token.text in ("I", "I’m", "I'm") or token.text[1:2].isupper():
        return str(token.text)
    return str(token.text[:1].lower() + token.text[1:])


def _is_plain_word(token: Token) -> bool:
    from reader.lexicon.linting import is_familiar

    return is_familiar(str(token.lower_))


def _is_frequent(token: Token) -> bool:
    from reader.lexicon.linting import zipf

    return token.is_title and zipf(str(token.lower_)) >= 4.0


def _is_common(token: Token) -> bool:
    """Whether a word with a capital is a common word: a word that is rare in small letters may be a name."""
    if token.pos_ not in ("NOUN", "ADJ", "VERB"):
        return True
    from reader.lexicon.linting import is_familiar, zipf

    lower = str(token.lower_)
    return is_familiar(lower) or zipf(lower) >= 3.0


def joined(parts: Iterable[str]) -> str:
    """The parts with single spaces between them."""
    return " ".join(part for part in (one.strip() for one in parts) if part)
