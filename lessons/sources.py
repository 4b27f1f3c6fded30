"""Who says what: every quotation and every reported claim of an article, with its speaker.

A teacher's table for media literacy: who is quoted, who is named, and which claims stand without a name. Found
by the marks and the words around a quotation first and by the parse second, since parsers stumble over quotations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from reader.article import Article, Sentence, Span, as_article
from reader.language import parse_article
from reader.plain.view import find_quotations

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as SpacySpan

Form = Literal["direct", "indirect", "partly quoted"]
SAYING: frozenset[str] = frozenset(
    ["say", "tell", "add", "explain", "warn", "claim", "argue", "announce", "report", "state", "insist", "admit", "deny", "note", "stress", "emphasize", "emphasise", "reply", "answer", "write", "declare", "confirm", "suggest", "predict", "complain", "promise", "conclude", "estimate", "maintain", "acknowledge", "concede", "remark", "reveal", "testify", "allege", "assert", "recall", "boast", "joke"]
)
#: Verbs that bring in a quotation and, without one, mean other things.
_WITH_QUOTATION = SAYING | {"ask", "continue", "observe", "comment", "cry", "shout", "think", "agree", "point", "put", "tweet", "sigh", "laugh", "respond", "believe", "wonder", "describe", "shriek", "scream", "yell", "grin", "smile", "confess", "whisper", "mutter", "murmur", "recount", "urge", "cite", "vow", "pledge", "demand", "quip", "exclaim", "enthuse", "reflect", "counter", "reason", "cheer", "chant", "chuckle", "giggle", "gasp", "groan", "moan", "sob", "snap", "retort", "marvel", "gush", "post", "blog", "reckon", "caution", "remember", "begin", "conclude", "protest", "plead", "tease", "muse", "contend", "affirm", "quote"}
_PRONOUNS = frozenset(["he", "she", "they", "it", "who", "i", "we", "you", "that", "which", "one", "this", "these", "those", "some", "many", "others"])
_DOUBTFUL = frozenset(["would", "could", "might", "may", "should", "can", "to", "must", "not", "n't", "n’t", "never"])
#: Speakers that are no persons, so that "he" isn't one of them.
_THINGS = frozenset("study report survey analysis research paper poll statement review article document letter newspaper company website firm charity group government ministry".split())
#: Words in names that are no person's, whatever the parser says.
_PLACES = frozenset("Basilica Square Street Road Park Castle House Hall Church Cathedral Palace Bridge Station Airport Museum Gallery Hotel Stadium Island River Lake Bay Beach Village City Town University College School Hospital Institute Centre Center Council Award Prize Festival Observatory Foundation".split())
#: Nouns for what somebody says.
_WORDS = frozenset(["conclusion", "message", "advice", "answer", "view", "verdict", "reaction", "response", "reply", "word", "comment", "statement", "motto", "explanation"])
_IF = frozenset(["if", "unless", "until", "that", "whether"])
_DOUBLE = "\"“«"


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that is said: by whom, with which verb, word for word or not.

    ``content`` is what is said (a quotation with its marks), ``sentences`` are where it stands, ``speaker_span``
    is the wording at that place; ``speaker`` is the fullest name that the article gives, and empty where nobody
    is named as the source. ``named`` tells a name from "an official". ``role`` is what the article says the
    speaker is, at that place. ``verb`` is a lemma or "according to"; ``pronoun`` is "he" or "she" where that stands
    for the speaker.
    """

    speaker: str
    speaker_span: Span | None
    verb: str
    content: Span
    form: Form
    named: bool
    sentences: tuple[Span, ...]
    role: str = ""
    pronoun: str = ""


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph at work: its parse, where it begins, its quotations and sentences (in the article)."""

    doc: Doc
    start: int
    quotations: tuple[Span, ...]
    sentences: tuple[Sentence, ...]
    earlier: tuple[tuple[int, Doc], ...] = ()
    names: frozenset[str] = frozenset()

    def is_person(self, token: Token) -> bool:
        """Whether a word is a person's name, by the parser here or in another place of the article."""
        return (token.ent_type_ == "PERSON" and token.text not in _PLACES) or (token.pos_ == "PROPN" and token.text in self.names)

    def is_quoted(self, token: Token) -> bool:
        return any(span.start <= token.idx < span.end for span in self.quotations)

    def sentences_of(self, span: Span) -> tuple[Span, ...]:
        return tuple(one.span for one in self.sentences if one.span.overlaps(span))


def find_statements(article: Article | str) -> tuple[Statement, ...]:
    """Every quotation and reported claim, in order.

    >>> one, = find_statements("Rain is good, said Ann Lee. Roads closed.")
    >>> one.speaker, one.verb, one.form
    ('Ann Lee', 'say', 'indirect')
    """
    article = as_article(article)
    found: list[Statement] = []
    docs = parse_article(article)
    names = _name_words(docs)
    before: list[tuple[int, Doc]] = []
    for number, doc in enumerate(docs):
        if doc is None:
            continue
        start = article.blocks[number].span.start
        quotations = tuple(span for span in find_quotations(doc.text) if doc.text[span.start] in _DOUBLE or len(span) > 30)
        block = _Block(doc, start, quotations, tuple(one for one in article.sentences if one.block == number), tuple(before), names)
        here = sorted([*_direct(block), *_indirect(block), *_according(block)], key=lambda one: (one.content.start, one.content.end))
        goes_on = bool(found) and not article.text[found[-1].sentences[-1].end : start].strip()
        found += _with_speakers(_apart(here), block, found, goes_on)
        before.append((start, doc))
    return tuple(_named_in_full(_continued(found, article), article))


def _continued(statements: Sequence[Statement], article: Article) -> list[Statement]:
    """A quotation that goes on in the next paragraph has the speaker who is named there."""
    done = list(statements)
    for place in range(len(done) - 2, -1, -1):
        one, following = done[place], done[place + 1]
        is_open = one.form == "direct" and not one.verb and one.content.of(article.text)[-1:] not in "”\"»"
        if is_open and following.verb and not article.text[one.content.end : following.content.start].strip():
            done[place] = replace(one, speaker=following.speaker, named=following.named, speaker_span=following.speaker_span)
    return done


def _name_words(docs: Sequence[Doc | None]) -> frozenset[str]:
    """The last words of full names of persons: "Lee" of "Ann Lee".

    Where the parser doesn't see a person in two words with capital letters, it is one all the same if the second
    word alone says or thinks something elsewhere.
    """
    found: dict[str, set[str]] = {}
    pairs: set[str] = set()
    speaking: dict[str, int] = {}
    for doc in (doc for doc in docs if doc is not None):
        for ent in doc.ents:
            parts = re.sub(r"['’]s$", "", ent.text).split()
            if len(parts) > 1:
                found.setdefault(parts[-1], set()).add(ent.label_)
        for token in doc[:-1]:
            following = token.nbor(1)
            if token.pos_ == following.pos_ == "PROPN" and following.dep_ != "compound" and token.ent_type_ not in ("ORG", "GPE", "FAC"):
                pairs.add(following.text)
            is_alone = token.pos_ == "PROPN" and token.dep_ == "nsubj" and not list(token.lefts)
            if is_alone and token.head.lemma_ in SAYING | {"believe", "think", "remain"}:
                speaking[token.text] = speaking.get(token.text, 0) + 1
    names = {name for name, labels in found.items() if labels == {"PERSON"} and name[:1].isupper()}
    return frozenset(names | {name for name in pairs if speaking.get(name, 0) > 1 and name not in _PLACES})


def _apart(statements: Sequence[Statement]) -> list[Statement]:
    """Statements that don't overlap: of two, the first found by marks stays."""
    kept: list[Statement] = []
    for one in sorted(statements, key=lambda one: (one.form != "direct", not one.speaker, -len(one.content))):
        if not any(one.content.overlaps(other.content) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.content.start)


def _direct(block: _Block) -> Iterator[Statement]:
    for quotation in block.quotations:
        inner = quotation.of(block.doc.text).strip("\"“”«»‘’' ")
        ends = inner[-1:] in ",.!?…" or block.doc.text[quotation.end : quotation.end + 1] in (".", ",")
        verb, subject = _beside(block, quotation)
        short = len(inner.split()) < 4 and not (verb and ends and verb.idx > quotation.start)
        if short or (len(inner.split()) < 6 and not ends) or _is_title(inner):
            continue
        if verb is None and block.doc.text[: quotation.start].rstrip().endswith(":"):
            speaker = _person_of_sentence(block, quotation)
            if speaker:
                yield _statement(block, speaker, "", quotation, "direct")
            continue
        if verb is None and not _fills_sentence(block, quotation):
            continue
        form: Form = "partly quoted" if verb and verb.idx < quotation.start and inner[:1].islower() else "direct"
        yield _statement(block, subject, verb.lemma_.lower() if verb else "", quotation, form)


def _is_title(text: str) -> bool:
    """Whether it is the name of a song or book: “Signed, Sealed, Delivered”."""
    long = [word for word in re.findall(r"[A-Za-z]+", text) if len(word) > 3]
    return len(long) > 1 and all(word[0].isupper() for word in long)


def _person_of_sentence(block: _Block, quotation: Span) -> list[Token]:
    """Who does something in the words before a colon: "Lee is proud of it: “…”"."""
    low = min((one.start - block.start for one in block.sentences_of(quotation.shift(block.start))), default=0)
    tokens = [token for token in block.doc if low <= token.idx < quotation.start]
    owner = next((token for token in tokens if token.dep_ == "poss" and token.head.lemma_.lower() in _WORDS), None)
    if owner is not None and owner.pos_ == "PROPN":  # "Lee’s conclusion: “…”"
        return [token for token in owner.subtree if token.tag_ != "POS"]
    return _acting_person(block, tokens)


def _acting_person(block: _Block, tokens: Sequence[Token]) -> list[Token]:
    """The subject of the main verb, where it is a person."""
    for token in tokens:
        if token.dep_ not in ("nsubj", "nsubjpass"):
            continue
        if token.lower_ in ("he", "she"):
            return [token]
        kernel = _kernel(token)
        if block.is_person(token):
            return kernel
        _, name = _name_alone(kernel) if any(block.is_person(one) for one in kernel) else _name_beside(block, kernel)
        return name if name and block.is_person(name[-1]) else []
    return []


def _fills_sentence(block: _Block, quotation: Span) -> bool:
    """Whether a quotation is a sentence of its own, said by whoever spoke before."""
    outside = block.doc.text
    inner = quotation.of(outside).rstrip("\"”»’' ")
    follows = outside[quotation.end :].lstrip()[:1]
    if outside[: quotation.start].rstrip()[-1:] in (".", "!", "?", "”", "") and inner[-1:] in ".!?…" and (not follows or follows in "“\"" or follows.isupper()):
        return True
    low = min((one.start - block.start for one in block.sentences_of(quotation.shift(block.start))), default=quotation.start)
    high = max((one.end - block.start for one in block.sentences_of(quotation.shift(block.start))), default=quotation.end)
    return not re.search(r"\w", outside[low : quotation.start] + outside[quotation.end : high])


def _beside(block: _Block, quotation: Span) -> tuple[Token | None, list[Token]]:
    """The verb of saying next to a quotation and the words of its speaker: behind it, else before it."""
    doc = block.doc
    sentences = block.sentences_of(quotation.shift(block.start))
    low = min((one.start - block.start for one in sentences), default=0)
    high = max((one.end - block.start for one in sentences), default=len(doc.text))
    after = _until_quotation(block, [token for token in doc if quotation.end <= token.idx < high])
    before = [token for token in doc if low <= token.idx < quotation.start and not block.is_quoted(token)]
    while after and after[0].is_punct:
        after = after[1:]
    if doc.text[: quotation.start].rstrip()[-1:] == ":" and (found := _before(before))[0] is not None:
        return found
    if doc.text[quotation.start : quotation.end].rstrip("\"”»")[-1:] in ",.!?…" or quotation.end >= high - 2 or after:
        verb, subject = _behind(after)
        if verb is not None:
            return verb, subject
    return _before(before)


def _until_quotation(block: _Block, tokens: Sequence[Token]) -> list[Token]:
    found = []
    for token in tokens:
        if block.is_quoted(token):
            break
        found.append(token)
    return found


def _behind(tokens: Sequence[Token]) -> tuple[Token | None, list[Token]]:
    """ "…," says Ann Lee, a doctor   or   "…," Ann Lee, a doctor, says """
    is_saying = bool(tokens) and tokens[0].lemma_.lower() in _WITH_QUOTATION and tokens[0].pos_ in ("VERB", "AUX", "NOUN")
    if is_saying and (subject := _phrase(tokens[1:])):
        return tokens[0], subject
    if len(tokens) > 1 and tokens[0].tag_ in ("VBD", "VBZ") and tokens[0].pos_ == "VERB":  # "…," beams Ann Lee
        subject = _phrase(tokens[1:])
        if subject and (subject[0].ent_type_ == "PERSON" or (tokens[0] in (subject[0].head, subject[-1].head) and subject[-1].dep_ == "nsubj")):
            return tokens[0], subject
    for place, token in enumerate(tokens[:34]):
        if token.lemma_.lower() in _WITH_QUOTATION and token.pos_ == "VERB" and token.tag_ in ("VBD", "VBZ", "VBP", "VBN"):
            subject = _phrase(tokens[:place])
            if subject and subject[0].i == tokens[0].i:
                return token, subject
        if token.pos_ in ("SCONJ", "CCONJ") and token.lower_ != "and":
            break
    return None, []


def _before(tokens: Sequence[Token]) -> tuple[Token | None, list[Token]]:
    """Ann Lee said: "…" """
    if not tokens:
        return None, []
    for token in reversed(tokens):
        if token.lemma_.lower() in _WITH_QUOTATION and token.pos_ == "VERB":
            gap = tokens[-1].i - token.i
            if gap > (14 if token.lemma_.lower() in SAYING or tokens[-1].text == ":" else 4):
                return None, []
            subject = _subject(token) or _phrase(tokens[: token.i - tokens[0].i])
            return (token, subject) if subject else (None, [])
        if token.text in ".;":
            return None, []
    return None, []


def _phrase(tokens: Sequence[Token]) -> list[Token]:
    """The noun phrase that begins a row of words, with what is said of it between commas left out."""
    found: list[Token] = []
    inside = False
    for token in tokens:
        if token.text in "()":  # "a European Union (EU) source"
            inside = token.text == "("
        elif inside:
            continue
        elif token.tag_ in ("WP", "WDT"):
            break
        elif token.pos_ in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON") or token.text in ("’s", "'s", "-", "’", "of", "for", "and", "at") or token.tag_ in ("POS", "HYPH") or token.dep_ == "amod":
            found.append(token)
        else:
            break
    while found and found[-1].text in ("of", "for", "and", "at"):
        found.pop()
    if found and found[0].lower_ in ("he", "she", "they", "i", "we"):
        return found[:1]
    if len(found) == 1 and found[0].lower_ in ("the", "a", "an"):
        return []
    return found if any(token.pos_ in ("NOUN", "PROPN", "PRON", "DET") for token in found) else []


def _subject(verb: Token) -> list[Token]:
    """The words of a verb's subject; of "and said" the subject of the verb before."""
    for _ in range(3):
        for child in verb.children:
            if child.dep_ == "nsubj":
                return _kernel(child)
        is_participle = verb.tag_ == "VBG" and verb.dep_ == "advcl"  # "Lee was glad, adding: …"
        if (verb.dep_ not in ("conj", "xcomp") and not is_participle) or verb.head.pos_ not in ("VERB", "AUX"):
            return []
        verb = verb.head
    return []


def _kernel(noun: Token) -> list[Token]:
    """A noun with its words up to the first comma or relative clause; "who" gives the noun it stands for."""
    if noun.tag_ in ("WP", "WDT") and noun.head.dep_ == "relcl":
        noun = noun.head.head
        if noun.dep_ == "appos":
            noun = noun.head
    low, high = noun.left_edge.i, noun.right_edge.i
    for token in reversed(noun.doc[low : noun.i]):
        if token.text in ".,;:!?" or token.pos_ in ("VERB", "AUX"):
            low = token.i + 1
            break
    for token in noun.doc[noun.i + 1 : high + 1]:
        if token.text in ",(–—:" or token.pos_ in ("VERB", "AUX") or token.dep_ in ("relcl", "acl") or token.tag_ in ("WP", "WDT", "VBN", "VBG"):
            high = token.i - 1
            break
    return [token for token in noun.doc[low : high + 1] if token.pos_ != "PUNCT" or token.text == "-"]


def _indirect(block: _Block) -> Iterator[Statement]:
    for verb in block.doc:
        if verb.lemma_.lower() not in SAYING or verb.pos_ != "VERB" or block.is_quoted(verb):
            continue
        clause = next((child for child in verb.children if child.dep_ == "ccomp"), None)
        if any(child.lower_ in _DOUBTFUL for child in verb.children):
            continue
        if any(child.dep_ == "mark" and child.lower_ in _IF for child in verb.children):
            continue
        subject = _subject(verb)
        if not subject or any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
            continue
        content = _content(clause, verb, subject) if clause is not None else _content_before(block, verb, subject)
        if content is None or not any(token.pos_ in ("NOUN", "PROPN", "PRON") for token in subject):
            continue
        quoted = [one for one in block.quotations if one.overlaps(content)]
        if quoted:  # the marks belong to what they hold
            content = Span(min(content.start, quoted[0].start), max(content.end, quoted[-1].end))
        if any(one.contains(content) for one in quoted):
            continue
        yield _statement(block, subject, verb.lemma_.lower(), content, "partly quoted" if quoted else "indirect")


def _content(clause: Token, verb: Token, subject: Sequence[Token]) -> Span | None:
    """Where the clause stands, without "that" and without the words that name the speaker."""
    tokens = sorted(clause.subtree, key=lambda token: token.i)
    if clause.i < verb.i:
        tokens = [token for token in tokens if token.i < min(verb.i, subject[0].i)]
    else:
        tokens = [token for token in tokens if token.i > verb.i]
    while tokens and (tokens[0].lower_ in ("that", ",", ":") or tokens[0].is_punct):
        tokens = tokens[1:]
    while tokens and tokens[-1].is_punct and tokens[-1].text not in "\"”":
        tokens = tokens[:-1]
    if len(tokens) < 3 or tokens[0].tag_ in ("WRB", "WP", "WDT"):  # "revealed how": no claim
        return None
    return Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))


def _content_before(block: _Block, verb: Token, subject: Sequence[Token]) -> Span | None:
    """What stands before ", the mayor has warned", where the parser doesn't see that it is what is said."""
    if subject[-1].i > verb.i or subject[0].i < 5 or subject[0].nbor(-1).text != ",":
        return None
    if verb.i + 1 < len(verb.doc) and not verb.nbor(1).is_punct:
        return None
    sentence = next(iter(block.sentences_of(Span(verb.idx, verb.idx + 1).shift(block.start))), None)
    end = subject[0].nbor(-1).idx
    start = sentence.start - block.start if sentence else end
    if start >= end or len(block.doc.text[start:end].split()) < 4:
        return None
    return Span(start, end)


def _according(block: _Block) -> Iterator[Statement]:
    for token in block.doc[:-2]:
        if token.lower_ != "according" or token.nbor(1).lower_ != "to" or block.is_quoted(token):
            continue
        noun = next((child for child in token.nbor(1).children if child.dep_ == "pobj"), None)
        sentences = block.sentences_of(Span(token.idx, token.idx + 1).shift(block.start))
        if noun is None or not sentences:
            continue
        source = _kernel(noun)
        sentence = sentences[0].shift(-block.start) if sentences[0].start >= block.start else sentences[0]
        end = _end_of_source(noun)
        if token.idx - sentence.start < 3:
            content = Span(min(end + 2, sentence.end), sentence.end)
        else:
            content = Span(sentence.start, block.doc[token.i - 1].idx if block.doc[token.i - 1].text == "," else token.idx)
        if len(content.of(block.doc.text).split()) > 2:
            quoted = any(one.overlaps(content) for one in block.quotations)
            one = _statement(block, source, "according to", content, "partly quoted" if quoted else "indirect")
            yield replace(one, role="")  # behind its comma the statement goes on


def _end_of_source(noun: Token) -> int:
    edge = noun.right_edge
    return edge.idx + len(edge)


def _statement(block: _Block, speaker: Sequence[Token], verb: str, content: Span, form: Form) -> Statement:
    words = [token for token in speaker if token.text not in ("“", "”", '"')]
    before, words = _name_alone(words)
    if not before and words and not block.is_person(words[-1]):
        before, words = _name_beside(block, words)
    span = Span(words[0].idx, words[-1].idx + len(words[-1])) if words else None
    text = span.of(block.doc.text) if span else ""
    place = content.shift(block.start)
    beside = span.shift(block.start) if span else place
    sentences = tuple(dict.fromkeys([*block.sentences_of(place), *block.sentences_of(beside)]))
    named = bool(words) and _is_name(words)
    role = before or _role(block, span)
    is_person = bool(words) and block.is_person(words[-1])
    if span and not is_person and not before and re.fullmatch(r"[A-Z][\w’'-]+(?: (?:van|der|den|de|la|von|bin|al|el|[A-Z][\w’'-]+)){0,3} (?:[ae]l-)?[A-Z][\w’'-]+", role):  # "the editor, Ann Lee, says"
        text, role, named = role, text, True
    return Statement(text, beside if span else None, verb, place, form, named, tuple(sorted(sentences)), role)


def _name_beside(block: _Block, words: list[Token]) -> tuple[str, list[Token]]:
    """The name that stands beside an office: "the editor, Ann Lee, says", "Ann Lee, the editor, says"."""
    inside = {token.i for token in words}
    head = next((token for token in words if token.head.i not in inside or token.head == token), words[-1])
    beside = [child for child in head.children if child.dep_ == "appos"] + ([head.head] if head.dep_ == "appos" else [])
    left = words[0].i - 2
    if left >= 0 and block.doc[left + 1].text == "," and block.doc[left].ent_type_ == "PERSON":  # "Ann Lee, head of the club, said"
        beside = [block.doc[left], *beside]
    for name in beside:
        ent = next((ent for ent in block.doc.ents if ent.label_ == "PERSON" and ent.start <= name.i < ent.end), None)
        near = block.doc[words[-1].i + 1 : name.i + 1] if name.i > words[-1].i else block.doc[name.i : words[0].i]
        if ent is not None and (len(ent.text.split()) > 1 or ent.text in block.names) and len(near) < 12 and not any(token.pos_ == "VERB" for token in near):
            return " ".join(token.text for token in words), list(ent)
    return "", words


def _name_alone(words: list[Token]) -> tuple[str, list[Token]]:
    """A person's name without what stands before and behind: "the writer Ann Lee of Leeds" is Ann Lee, "the writer"."""
    first = next((place for place, token in enumerate(words) if token.ent_type_ == "PERSON" and token.pos_ == "PROPN"), None)
    if first is None or words[first].dep_ == "poss":
        return "", words
    before = words[:first]
    is_list = any(token.lower_ == "and" for token in before) and any(token.pos_ in ("PROPN", "DET") for token in before[1:])
    if is_list or any(token.pos_ == "ADP" or token.text in ("’s", "'s") for token in before) or (before and before[-1].text == "-"):
        return "", words
    last = first + 1
    while last < len(words) and (words[last].ent_iob_ == "I" or words[last].pos_ == "PROPN") and words[last].text not in ("’s", "'s"):
        last += 1
    if last < len(words) and (words[last].text in ("’s", "'s", "and") or words[last].pos_ == "NOUN"):
        return "", words
    return " ".join(token.text for token in words[:first]), words[first:last]


def _is_name(words: Sequence[Token]) -> bool:
    """Whether the head of the phrase is a name: "the minister Ann Lee", not "a Guardian reader"."""
    inside = {token.i for token in words}
    head = next((token for token in words if token.head.i not in inside or token.head == token), words[-1])
    return head.pos_ == "PROPN"


def _role(block: _Block, span: Span | None) -> str:
    """What stands behind the speaker between commas, as in "Ann Lee, a doctor in Leeds"."""
    if span is None:
        return ""
    match = re.match(r", ((?:an?|the|who|[a-z]|[A-Z]\w+ )[^,.“”\"]{3,70})(?=[,.])", block.doc.text[span.end :])
    if not match or re.match(r"(?:and|but|who|which|adding|[a-z]+ing|in|on|as|when|while|he|she)\b", match.group(1)):
        return ""
    return match.group(1)


def _with_speakers(
    statements: Sequence[Statement], block: _Block, earlier: Sequence[Statement], goes_on: bool
) -> list[Statement]:
    """Speakers for pronouns and for quotations that follow another one.

    ``goes_on`` says that the paragraph before ended with the last of ``earlier``.
    """
    done: list[Statement] = []
    for one in statements:
        known = [*earlier[-3:], *done]
        if not one.speaker:
            same = done[-1] if done and _follows(block, done[-1], one) else None
            after = next((other for other in statements if other.content.start > one.content.start and other.speaker), None)
            if not done and goes_on and one.content.start == block.start and one.form == "direct":
                same = earlier[-1]
            if same and same.speaker:
                one = replace(one, speaker=same.speaker, named=same.named, speaker_span=same.speaker_span)
            elif person := _person_of_sentence_before(block, one):
                place = Span(person[0].idx, person[-1].idx + len(person[-1])).shift(block.start)
                text = " ".join(token.text for token in person)
                one = replace(one, speaker=text, named=text.lower() not in _PRONOUNS, speaker_span=place)
            elif after and not done and after.form == "direct":
                one = replace(one, speaker=after.speaker, named=after.named, speaker_span=after.speaker_span)
            elif one.form == "direct" and (last := next((other for other in reversed(known) if other.speaker), None)):
                one = replace(one, speaker=last.speaker, named=last.named, speaker_span=last.speaker_span)
        if one.speaker.lower() in ("he", "she"):
            one = replace(one, pronoun=one.speaker.lower())
        if one.speaker.lower() in ("he", "she") and (nameless := _nameless_before(block, one, done)):
            one = replace(one, speaker=nameless.speaker, named=False)
        elif one.speaker.lower() in ("he", "she"):
            name = _person_before(block, one, known, _other_kind(one.speaker.lower(), [*earlier, *done], block))
            one = replace(one, speaker=name, named=bool(name))
        elif one.speaker.lower() in ("it", "they") and done and done[-1].speaker and _follows(block, done[-1], one):
            one = replace(one, speaker=done[-1].speaker, named=done[-1].named)
        elif one.speaker.lower() == "they" and (group := _group_before(block, one)):
            one = replace(one, speaker=group, named=False)
        elif one.speaker.lower() in _PRONOUNS:
            one = replace(one, speaker="", named=False)
        done.append(one)
    return done


def _other_kind(pronoun: str, earlier: Sequence[Statement], block: _Block) -> frozenset[str]:
    """The speakers who were called by the other pronoun: whoever was "she" is not "he"."""
    other = "she" if pronoun == "he" else "he"
    return frozenset(one.speaker.split()[-1] for one in earlier if one.pronoun == other and one.speaker)


def _group_before(block: _Block, one: Statement) -> str:
    """The plural subject of the sentence right before: "The authors believe it. “…,” they say."."""
    before = [other.span for other in block.sentences if other.span.end <= (one.speaker_span or one.content).start]
    before = [span for span in before if not span.overlaps(one.sentences[0])]
    for token in block.doc if before else ():
        if before[-1].start - block.start <= token.idx < before[-1].end - block.start and token.dep_ == "nsubj" and token.head.dep_ == "ROOT":
            return " ".join(word.text for word in _kernel(token)) if token.tag_ in ("NNS", "NNPS") else ""
    return ""


def _person_of_sentence_before(block: _Block, one: Statement) -> list[Token]:
    """Who acts in the sentence right before a quotation that stands alone."""
    before = [other.span for other in block.sentences if other.span.end <= one.content.start]
    if not before or one.form != "direct":
        return []
    low, high = before[-1].start - block.start, before[-1].end - block.start
    return _acting_person(block, [token for token in block.doc if low <= token.idx < high and not block.is_quoted(token)])


def _follows(block: _Block, before: Statement, one: Statement) -> bool:
    """Whether no sentence stands between two statements."""
    end, start = before.sentences[-1].end, one.sentences[0].start
    return start <= end or not any(end <= other.span.start and other.span.end <= start for other in block.sentences)


def _nameless_before(block: _Block, one: Statement, done: Sequence[Statement]) -> Statement | None:
    """The statement before, where "a teenager" said it and nobody has been named since."""
    last = next((other for other in reversed(done) if other.speaker), None)
    if last is None or last.named or last.speaker_span is None or last.speaker.split()[0].lower() not in ("a", "an", "one", "another"):
        return None
    if _THINGS & set(last.speaker.lower().split()):
        return None
    place = (one.speaker_span or one.content).start
    since = [token for token in block.doc if last.speaker_span.end <= token.idx + block.start < place and block.is_person(token)]
    return None if since else last


def _person_before(block: _Block, one: Statement, known: Sequence[Statement], not_these: frozenset[str]) -> str:
    """The person whom "he" or "she" means: the last one named in the paragraph, else the last speaker.

    ``not_these`` are surnames that another pronoun stands for. Nobody, where the paragraph names two persons
    between whom the words don't decide.
    """
    place = (one.speaker_span or one.content).start - block.start
    told = [other.content.shift(-block.start) for other in known if other.content.start >= block.start]
    people = [
        ent
        for ent in block.doc.ents
        if ent.label_ == "PERSON"
        and ent.root.dep_ not in ("compound", "amod", "nmod")
        and _is_person(block, ent.text)
        and ent.end_char <= place
        and not block.is_quoted(ent[0])
        and not any(span.start <= ent.start_char < span.end for span in told)
        and _plain_name(ent.text).split()[-1] not in not_these
        and _plain_name(ent.text).split()[-1] not in _PLACES
    ]
    people = sorted([*people, *_known_names(block, place, told, not_these)], key=lambda ent: ent.start_char)
    subjects = [ent for ent in people if _acts(ent.root) or ent.root.head.lemma_ in _WITH_QUOTATION]
    speaker = next((other for other in reversed(known) if other.named and other.speaker.split()[-1] not in not_these), None)
    if speaker and speaker.speaker_span and speaker.speaker_span.start >= block.start:
        later = [ent for ent in subjects if ent.start_char + block.start > speaker.speaker_span.start]
        if not later:
            return speaker.speaker
    if subjects:
        return _plain_name(subjects[-1].text)
    if len({ent.text.split()[-1] for ent in people}) == 1 and (not speaker or " " in people[-1].text or people[-1].text in block.names):
        return _plain_name(people[-1].text)
    return _person_of_blocks_before(block, not_these, speaker.content.end if speaker else 0) or (speaker.speaker if speaker else "")


def _known_names(block: _Block, place: int, told: Sequence[Span], not_these: frozenset[str]) -> list[SpacySpan]:
    """Surnames of persons that the parser takes for something else here, where they are the subject."""
    return [
        block.doc[token.i : token.i + 1]
        for token in block.doc
        if token.text in block.names
        and token.ent_type_ != "PERSON"
        and token.idx < place
        and token.dep_ == "nsubj"
        and not block.is_quoted(token)
        and not any(span.start <= token.idx < span.end for span in told)
        and token.text not in not_these
    ]


def _plain_name(text: str) -> str:
    return re.sub(r"['’]s$", "", text)


def _person_of_blocks_before(block: _Block, not_these: frozenset[str], since: int) -> str:
    """Who acts last in the nearest of the two paragraphs before that has a person who acts, behind place ``since``."""
    for start, doc in block.earlier[:-3:-1]:
        acting = [
            _plain_name(ent.text)
            for ent in doc.ents
            if ent.label_ == "PERSON" and _acts(ent.root) and ent.start_char + start >= since and _is_main(ent.root)
        ]
        acting = [name for name in acting if name.split()[-1] not in not_these | _PLACES]
        if acting:
            return acting[-1]
    return ""


def _acts(noun: Token) -> bool:
    """Whether it is the subject of a finite verb, not of "putting"; "by Ann Lee" and "the editor, Ann Lee," count, too."""
    if noun.dep_ == "appos":
        noun = noun.head
    if noun.dep_ == "pobj" and noun.head.dep_ == "agent":
        return True
    verb = noun.head
    helped = any(child.dep_ in ("aux", "auxpass") for child in verb.children)
    return noun.dep_ in ("nsubj", "nsubjpass") and noun.tag_ != "NNPS" and (verb.tag_ in ("VBD", "VBZ", "VBP", "MD") or helped)


def _is_main(noun: Token) -> bool:
    """Whether it belongs to the main clause."""
    return (noun.head if noun.dep_ in ("appos", "pobj") else noun).head.dep_ == "ROOT"


def _is_person(block: _Block, name: str) -> bool:
    """Whether the parser takes the name for a person wherever the paragraph has it."""
    return all(ent.label_ == "PERSON" for ent in block.doc.ents if ent.text == name) and not any(
        token.text == name and block.is_quoted(token) for token in block.doc
    )


def _named_in_full(statements: Sequence[Statement], article: Article) -> Iterator[Statement]:
    """Each speaker by the fullest name that the article gives: "Moore" is "Jean Moore"."""
    surnames: dict[str, set[str]] = {}
    first_names: dict[str, set[str]] = {}
    for doc in parse_article(article):
        for ent in doc.ents if doc is not None else ():
            name = re.sub(r"['’]s$", "", ent.text)
            if ent.label_ == "PERSON" and " " in name and all(part[:1].isupper() for part in name.split()):
                surnames.setdefault(name.split()[-1], set()).add(name)
                first_names.setdefault(name.split()[0], set()).add(name)
    for one in statements:
        if one.named and re.fullmatch(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+", one.speaker):
            surnames.setdefault(one.speaker.split()[-1], {one.speaker})
    for one in statements:
        short = re.sub(r"^(?:Mr|Mrs|Ms|Dr|Prof|Professor|Sir)\.? ", "", one.speaker)
        names = surnames.get(short) or first_names.get(short) or set()
        yield replace(one, speaker=next(iter(names)), named=True) if len(names) == 1 else one
