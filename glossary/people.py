"""Who somebody is, in the article's own words: "Sung Kim, the U.S. special representative for North Korea".

A name stands beside what its bearer is in a handful of ways: the role behind it, in commas or after "is"; the role
before it, with a comma or without; the body to which the person belongs ("of Greenpeace"). They are read from the
words, with their parts of speech: the tree of a parser often breaks at exactly these places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary.roles import FIRMS, PLAIN_TITLES, ROLES, head_of, is_role
from glossary.terms import Term
from glossary.tokens import parsed_blocks
from reader.article import Article, Span
from reader.language import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST = 25
_NO_BEGINNING = ("DET", "PRON", "PUNCT", "CCONJ", "SPACE", "ADP", "ADV", "PART")
_PART = r"(?:(?:al|el|ul|ad|an|d|l)[-’'])?[A-ZÀ-ÖØ-Þ](?:[\w’'-]*\w)?(?<![’']s)(?:(?<=\b[A-Z])\.)?"
_LINK = r"(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|el|al|bin|bint|ibn|ben|ter|ten|zu|y)"
_NAME = re.compile(rf"(?<![\w’'-]){_PART}(?: (?:{_LINK} ){{0,3}}{_PART}){{1,6}}")
_BEHIND = re.compile(r"(?:’s|'s)?(?:, (?:aged )?\d{1,3})?(?:, | ?[–—] ?| \()(?P<says>[^,;:()–—\"“”]+)")
_IS = re.compile(r"(?:, who)?,? (?:is|was|became|serves as|served as|works as|worked as) (?P<says>(?:an?|the|one of|his|her|its|their|chief|head|director) ?[^,;:()–—\"“”]+)")
#: What somebody does for a living, or has done for long: "who studies whales at the institute".
_DOES = re.compile(
    r"(?:, (?:aged )?\d{1,3})?, who (?P<says>(?:now |also |has |had |once |currently |first )?(?:been )?(?:is |was )?"
    r"(?:studies|studied|studying|teaches|taught|teaching|runs|ran|run|running|leads|led|leading|heads|headed|heading|owns|owned|founded|manages|managed|managing"
    r"|directs|directed|edits|edited|chairs|chaired|coaches|coached|trains|trained|researches|researched|researching|works|worked|working|represents|represented|spent \w+ years"
    r"|invented|discovered|composed|designed|organises|organizes|organised|organized|oversees|oversaw|specialises|specializes|campaigns|campaigned|farms|farmed) [^,.;:()–—\"“”]{4,90})"
)
_BELONGS = re.compile(rf",? (?P<says>(?:of|from|at) (?:the )?{_PART}(?:[’']s)?(?: (?:(?:of|for|the|in) )*{_PART}(?:[’']s(?= [A-Z]))?)*)(?![’']s)")
#: "Secretary of State Carla Diaz": the capitals behind such an office begin with what it is for.
_OFFICE = re.compile(r"(?:Secretary|Minister|President|Chancellor|Commissioner|Bishop|Archbishop|Chief|Director|Mayor|Governor) (?:of|for) $")
_CUT = re.compile(r"(?<=\w)(?: (?:who|which|said|says|told|tells|warned|added|argued|explained|insisted|believes|believed|thinks|agreed|agrees|claimed|claims|wrote|writes|is|was|are|were|has|had|have|will|would|can|could|may|might|and is|and was)\b.*$|(?:(?<=[a-z0-9]{2})|(?<=[A-Z]{3}))[.?!](?: .*)?$)", re.DOTALL)
#: A stretch behind a name that goes on with one of them tells what happened.
_FINITE = frozenset("would will had has have is was are were can could may might must should did does do".split())
_NO_NAME = frozenset(
    "regiment battalion brigade airport police federation university college school institute council committee commission house party group inc ltd plc company "
    "corporation lab labs laboratory laboratories observatory trust library gallery centre center project programme bank association foundation agency ministry department court hospital museum press news times "
    "guardian street road park river island islands city county state states republic kingdom union nations office "
    "award prize cup league festival church act league bbc january february march april june july august september "
    "october november december monday tuesday wednesday thursday friday saturday sunday".split()
)
#: At the end of a firm's name: "Weber Marine LTS", but not "Benedict XVI".
_SHORT_FORM = re.compile(r"(?![IVXLC]+$)[A-Z]{3,}")
#: "his mother": the article's words say no more, and "mother" alone would say less.
_WHOSE = re.compile(r"(?:his|her|their|my|our) \w+", re.IGNORECASE)
_NEVER_FIRST = frozenset(
    "the a an in on at by for from to of and but or as if when while after before with this that these those his her "
    "its their our my your he she it they we i not no yes so then there here what who where why how according also "
    "since until during despite although because like even both either former new old mr mrs".split()
)


@dataclass(frozen=True, slots=True)
class _Named:
    """A name in a block: its letters and its tokens, first and after the last."""

    text: str
    span: Span
    first: int
    after: int
    person: bool


@dataclass(frozen=True, slots=True)
class _Line:
    """What is said of a name: the words, the stretch, and how good the line is (higher is better)."""

    name: str
    role: str
    name_span: Span
    evidence: Span
    worth: int


def find_people(article: Article, docs: Sequence[Doc | None]) -> tuple[Term, ...]:
    """The people whom the article introduces, in order: name, who they are, and the stretch that says so."""
    found: dict[str, _Line] = {}
    for offset, doc in parsed_blocks(article, docs):
        for line in _lines(doc, offset):
            key = _key(line.name)
            if key not in found or line.worth > found[key].worth:
                found[key] = line
    terms = [
        Term(line.name, (line.name_span,), "person", line.role, "the article", evidence=line.evidence)
        for line in found.values()
    ]
    return tuple(sorted(terms, key=lambda term: term.spans))


def _key(name: str) -> str:
    return name.split()[-1].lower()


def _lines(doc: Doc, offset: int) -> Iterator[_Line]:
    text = text_of(doc)
    for named in _names(doc):
        behind = _role_behind(named, text)
        belongs = _BELONGS.match(text, named.span.end)
        for says, worth in ((behind, 3), (_role_before(named, doc), 2)):
            if says is None:
                continue
            evidence = Span(min(says.start, named.span.start), max(says.end, named.span.end))
            role = says.of(text)
            if belongs and worth == 2 and says.end <= named.span.start and len(role.split()) == 1:
                role = f"{role} {belongs['says']}"
                evidence = Span(evidence.start, belongs.end())
            short = len(role.split()) == 1 or _WHOSE.fullmatch(role)
            yield _line(named, role, evidence, offset, 1 if short else worth)
        is_said = _IS.match(text, named.span.end)
        says = _role_in(text, is_said.span("says")) if is_said and named.person else None
        if says is not None:
            yield _line(named, says.of(text), Span(named.span.start, says.end), offset, 2)
        shared = _role_of_several(named, doc) if named.person else None
        if shared:
            yield _line(named, shared.of(text), Span(shared.start, named.span.end), offset, 2)
        does = _DOES.match(text, named.span.end) if named.person else None
        if does:
            says_so = re.split(r" (?:and|but) (?:who|whose|has|had|is|was|will|said|says)\b", does["says"])[0].rstrip()
            yield _line(named, says_so, Span(named.span.start, does.start("says") + len(says_so)), offset, 1)
        if belongs and named.person and not belongs["says"].endswith(("’s", "'s")):
            yield _line(named, belongs["says"], Span(named.span.start, belongs.end()), offset, 0)


def _line(named: _Named, role: str, evidence: Span, offset: int, worth: int) -> _Line:
    role = role[0].lower() + role[1:] if role.startswith(("The ", "A ", "An ", "His ", "Her ", "Their ")) else role
    return _Line(named.text, role, named.span.shift(offset), evidence.shift(offset), worth)


def _names(doc: Doc) -> Iterator[_Named]:
    """Names of two to five words; titles and roles in front of them are no part of them."""
    text = text_of(doc)
    people = {token.i for entity in doc.ents if entity.label_ == "PERSON" for token in entity}
    for match in _NAME.finditer(text):
        words = list(re.finditer(r"\S+", match.group()))
        roles = [number for number, word in enumerate(words[:-1]) if _opens(word.group())]
        words = words[roles[-1] + 1 :] if roles else words
        if _OFFICE.search(text[: match.start()]) and len(words) > 2:
            words = words[-2:]
        while words and _is_common(doc, match.start() + words[0].start()):
            words = words[1:]
        if not 2 <= len(words) <= 5 or any(word.group().lower() in _NO_NAME for word in words) or words[-1].group().lower() in ROLES:
            continue
        if _SHORT_FORM.fullmatch(words[-1].group()) and not words[0].group().isupper():
            continue
        low, high = match.start() + words[0].start(), match.start() + words[-1].end()
        stretch = doc.char_span(low, high, alignment_mode="expand")
        if stretch is None:
            continue
        person = any(token.i in people for token in stretch)
        if not person and any(token.ent_type_ in ("GPE", "LOC", "FAC", "NORP") for token in stretch):
            continue
        yield _Named(text[low:high], Span(low, high), stretch.start, stretch.end, person)


def _is_common(doc: Doc, place: int) -> bool:
    """Whether a capital only begins a sentence: "Later Anna Weber moved"."""
    stretch = doc.char_span(place, place + 1, alignment_mode="expand")
    return stretch is not None and bool(stretch[0].is_sent_start) and stretch[0].pos_ in ("ADV", "ADP", "SCONJ", "VERB", "PRON")


def _opens(word: str) -> bool:
    plain = word.lower().strip(".")
    return plain in _NEVER_FIRST or plain in PLAIN_TITLES or plain in ROLES or plain.endswith("-general")


def _role_behind(named: _Named, text: str) -> Span | None:
    """"NAME, 34, the U.N. special rapporteur on …,": the words behind the name up to the next comma."""
    match = _BEHIND.match(text, named.span.end)
    if match is None:
        return None
    says = _role_in(text, match.span("says"))
    if says is None:
        return None
    head = head_of(says.of(text))
    plain = head.lower()
    sure = plain in ROLES and plain not in FIRMS
    return says if named.person or sure else None


def _role_in(text: str, place: tuple[int, int]) -> Span | None:
    """The part of a stretch that says what somebody is, if its first noun is a role."""
    low, high = place
    cut = _CUT.search(text[low:high])
    says = text[low : low + cut.start() if cut else high].rstrip(" .?!")
    words = says.split()
    if not 0 < len(words) <= _LONGEST or words[0].lower() in _FINITE or not is_role(head_of(says)):
        return None
    head = head_of(says)
    if head[0].isupper() and head.lower() not in ROLES and not says.startswith(("a ", "an ", "the ")):
        # "Belo Horizonte, Salvador and elsewhere" is a list
        return None
    return Span(low, low + len(says))


def _role_before(named: _Named, doc: Doc) -> Span | None:
    """"The company's medical director, NAME," and "the psychologist NAME"."""
    last = named.first - 1
    while last >= 0 and (doc[last].lower_ in PLAIN_TITLES or (doc[last].lower_ in ("called", "named") and last)):
        last -= 1
    if last > 0 and doc[last].text == "Professor" and doc[last - 1].text.islower() and _is_role_noun(doc[last - 1]):
        last -= 1
    if last < 0:
        return None
    if doc[last].text == ",":
        follows = doc[named.after].text if named.after < len(doc) else "."
        if follows not in (",", ".", ";", ":", ")", "–", "—", "”", '"', "?", "!") or last == 0:
            return None
        return _phrase_before(last - 1, doc, links=True)
    return _phrase_before(last, doc, links=False)


def _phrase_before(last: int, doc: Doc, *, links: bool) -> Span | None:
    """The noun phrase that ends at a token and whose noun is a role; ``links`` allows "… of the Senate" behind it."""
    token = doc[last]
    head = token if _is_role_noun(token) else _role_above(token, doc, links)
    if head is None or (head.text[0].isupper() and head.lower_ not in ROLES and not head.is_sent_start):
        # in "with Mark Foster, Ana Ruiz and others" a name only looks like a role
        return None
    first = head.i
    while first > doc[last].sent.start and _goes_on(doc[first - 1], doc[first]):
        first -= 1
    while first < head.i and doc[first].pos_ in _NO_BEGINNING and doc[first + 1].text != "-":
        first += 1
    if any(token.tag_ == "POS" for token in doc[first : head.i]) and first > doc[last].sent.start and doc[first - 1].pos_ == "DET":
        first -= 1
    if first == last and first > doc[last].sent.start and doc[first - 1].tag_ == "PRP$" and doc[first - 1].lower_ != "its":
        first -= 1
    text = doc[first : last + 1].text.strip()
    if text.lower() in PLAIN_TITLES or len(text.split()) > _LONGEST or doc[last].lower_ in ("the", "of", "for"):
        return None
    return Span(doc[first].idx, doc[last].idx + len(doc[last]))


def _role_of_several(named: _Named, doc: Doc) -> Span | None:
    """"Russian cosmonauts NAME and NAME": what each of them is, without the s of the plural."""
    last = named.first - 1
    if last > 1 and doc[last].lower_ == "and":
        names = last
        while last > 0 and (doc[last].ent_type_ == "PERSON" or doc[last].lower_ in ("and", ",")):
            last -= 1
        if last == names:
            return None
    elif named.after >= len(doc) or doc[named.after].lower_ not in ("and", ","):
        return None
    token = doc[last]
    if token.tag_ not in ("NNS", "NNPS") or not token.text.endswith("s") or not is_role(token.text[:-1]):
        return None
    first = last
    while first > token.sent.start and doc[first - 1].pos_ in ("ADJ", "NOUN", "PROPN") and doc[first - 1].tag_ not in ("JJR", "JJS"):
        first -= 1
    return Span(doc[first].idx, token.idx + len(token) - 1)


def _is_role_noun(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN", "ADJ") and is_role(token.text) and not token.text.endswith("s")


def _role_above(token: Token, doc: Doc, links: bool) -> Token | None:
    """In "Secretary of State" or "the leader in the Senate" the role that the last words belong to."""
    start = token.sent.start
    for place in range(token.i - 1, max(start, token.i - 8) - 1, -1):
        one = doc[place]
        if one.pos_ in ("VERB", "AUX", "PUNCT", "SCONJ"):
            return None
        if one.lower_ in ("of", "for", "in", "at", "on", "to") and place > start and _is_role_noun(doc[place - 1]):
            between = doc[place + 1 : token.i + 1]
            if links or (doc[place - 1].text[0].isupper() and all(word.text[0].isupper() or word.lower_ in ("and", "the") for word in between)):
                return doc[place - 1]
    return None


def _goes_on(before: Token, here: Token) -> bool:
    """Whether a noun phrase goes on to the left."""
    if before.lower_ in ("and", "&"):
        return before.i > before.sent.start and _is_role_noun(before.nbor(-1))
    if before.text in ("-", "/") or before.tag_ == "POS":
        return True
    if before.pos_ == "PRON" and before.tag_ == "PRP$":
        return False
    if before.tag_ in ("VBG", "VBN") and here.text != "-":
        return before.dep_ == "amod"
    return before.pos_ in ("ADJ", "NOUN", "PROPN", "NUM") and before.ent_type_ not in ("DATE", "TIME")
