"""Which nouns come new into a sentence as real things, so that a sentence of their own may follow.

"The team built a robot" tells of one robot; "they want a robot", "no robot" and "as a robot" do not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.plain.view import View

if TYPE_CHECKING:
    from spacy.tokens import Token

#: With these the thing need not exist: "they want a car that flies" says nothing of a car.
_NOT_REAL = frozenset(
    ["want", "need", "seek", "look", "lack", "require", "hope", "avoid", "like", "love", "hate", "prefer", "imagine", "search", "demand", "deny", "fear", "expect", "plan", "propose", "oppose", "wish", "dream", "promise", "allow", "suggest", "consider", "call", "ask", "wait", "resemble", "differ", "depend", "refer", "apply", "mean", "become", "remain", "prevent", "stop", "ban", "rule", "warn", "favor", "favour", "recommend", "discourage", "encourage", "support", "welcome", "reward", "punish", "exclude", "consist", "comprise", "constitute", "represent", "act", "serve", "define", "distinguish", "separate", "protect", "choose", "prohibit", "forbid", "permit", "enable", "limit", "tend", "seem", "appear", "vary", "range", "confer", "impose", "admire", "respect", "care", "target", "aim", "replace"]
)
#: What somebody is told to do may hang, in the parse, on what is said of them; "says a man who …": the man is the subject of what is said.
_TELLING = frozenset(
    ["tell", "ask", "order", "advise", "urge", "force", "invite", "encourage", "persuade", "teach", "warn", "remind", "help", "let", "say", "claim", "believe", "think", "insist", "argue", "add", "fear", "hope", "deny", "allege", "estimate", "expect"]
)
_INDEFINITE = frozenset(["a", "an", "some", "several", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "many"])
#: After these a noun phrase tells which one is meant, or what something is like.
_NOT_AFTER = frozenset(["of", "like", "as", "than", "without", "besides", "unlike", "except", "for", "per", "between", "among", "amongst", "despite", "against", "over", "due", "because", "via", "toward", "towards", "beyond", "within", "under"])
#: A bare plural behind these is a certain group; behind "to" or "on" the clause says which ones are meant.
_WITH_GROUPS = frozenset(["with", "by", "from"])
#: Verbs that one does for somebody who is there.
_FOR = frozenset(["work", "play", "write", "run", "sing", "star", "drive", "model", "report", "cook"])
#: "the head of a firm that …", "part of a plan that …": there is one, and one only.
_PART_OF = frozenset(["part", "edge", "end", "top", "bottom", "site", "home", "author", "face", "subject", "back", "side", "middle", "center", "centre", "ruins", "remains", "founder", "heart", "roof", "wall", "floor", "cover"])
#: "a group of women who meet": they are the women.
_GROUPS = frozenset(["group", "team", "couple", "pair", "handful", "crowd", "dozen", "hundred", "thousand", "dozens", "hundreds", "thousands", "band", "gang", "series", "collection", "generation", "network", "army", "string", "row", "line", "pile", "stack", "bunch", "set"])
#: Nouns that say little without what follows them.
_EMPTY = frozenset(
    ["way", "thing", "one", "place", "time", "kind", "sort", "type", "lot", "number", "person", "people", "someone", "something", "those", "day", "case", "reason", "moment", "area", "point", "part", "form", "level", "bit", "fact", "idea", "claim", "report", "sign", "period", "situation", "manner", "word", "name", "degree", "extent", "variety", "range", "amount", "series", "set", "group", "process", "role", "position", "term", "rate", "effort", "attempt", "ability", "chance", "right", "need", "hint", "factor", "feeling", "sense", "value", "speed", "distance", "height", "temperature", "figure", "decision", "order", "instance", "year", "month", "week", "hour", "minute", "second", "century", "decade", "item", "object", "element", "aspect", "state", "condition", "combination", "mixture", "quantity", "evidence", "news"]
)
#: Nouns that need a word more to stand alone: "He developed a style." says nothing.
_THIN = frozenset(["phenomenon", "instrument", "sight", "language", "atmosphere", "will", "look", "result", "fact", "truth", "power", "force", "strength", "freedom", "belief", "view", "opinion", "thought", "taste", "country", "team", "style", "role", "event", "spacing", "charge", "design", "system", "structure", "substance", "matter", "environment", "effect", "impact", "movement", "action", "category", "method", "product", "material", "technique", "feature", "quality", "pattern", "standard", "measure", "issue", "concept", "version", "shape", "size", "color", "colour", "look", "life", "world", "sound", "noise", "smell", "voice", "tone", "size", "mass", "attitude", "mood", "spirit", "spot", "body", "piece", "section", "phase", "stage", "step", "career", "reputation", "look", "air"])
#: Endings of nouns for what can't be seen, which need a word more, too: "a tension".
_ABSTRACT = ("tion", "sion", "ity", "ness", "ance", "ence", "ship", "ism", "dom")
_NOT_ABSTRACT = frozenset(["ship", "charity", "university", "city", "community", "facility", "station", "institution", "organization", "organisation", "corporation", "federation", "association", "delegation", "exhibition", "petition", "plantation", "ambulance", "audience", "fence", "residence", "conference", "appliance", "mansion", "television", "collection", "competition", "expedition", "mission", "commission", "demonstration", "celebration", "invitation", "edition", "kingdom", "witness", "business", "wilderness", "nation", "entrance", "dance", "warship", "spaceship", "battleship", "airship", "lotion", "potion"])
#: "a former guard": without this word it would be another.
KEPT_ADJECTIVES = frozenset(["former", "ex", "future", "alleged", "suspected", "potential", "possible", "false", "fake", "supposed", "would-be", "so-called", "proposed", "planned", "virtual", "artificial", "toy", "mock", "imaginary", "fictional"])
LONGEST_NAME = 30
_UNSURE_OPENERS = frozenset(["if", "unless", "when", "whenever", "whether"])
_HABITS = frozenset(["often", "usually", "always", "sometimes", "generally", "rarely", "hardly", "once", "only", "typically", "normally", "commonly", "ideally", "seldom", "probably", "perhaps", "maybe", "possibly", "even"])
_SURE_MARKS = frozenset(["after", "because", "since", "as"])


def find_host(view: View, noun: Token) -> Token | None:
    """The verb whose object the noun is, or in whose phrases it stands, if the verb tells a fact; else ``None``."""
    one = noun
    while one.pos_ not in ("VERB", "AUX"):
        above = one.head
        if above == one or not _is_step(one, above, noun):
            return None
        one = above
    return one if _is_told(view, one) else None


def _is_step(one: Token, above: Token, noun: Token) -> bool:
    """Whether the way from the noun up to the verb goes on safely over this word."""
    if one.dep_ == "dobj":
        return above.pos_ == "VERB"
    if one.dep_ == "attr":
        return one != noun
    if one.dep_ == "pobj":
        return above.dep_ in ("prep", "agent")
    if one.dep_ == "conj":
        return one == noun and above.dep_ in ("dobj", "pobj") and (above.pos_ in ("PRON", "PROPN") or _are_one_group(above, one))
    if one.dep_ not in ("prep", "agent"):
        return False
    if one.lower_ == "of":
        return above.pos_ == "NOUN" and above.dep_ in ("dobj", "pobj", "attr") and _is_whole_of(above)
    if one.lower_ == "for":
        return above.lemma_ in _FOR
    if one.lower_ in _NOT_AFTER or (one.lower_ in ("about", "on") and above.pos_ == "NOUN"):
        # "a report on two drugs that fail": what the report is about
        return False
    return above.pos_ in ("VERB", "AUX") or (above.dep_ in ("dobj", "pobj") and above.pos_ == "NOUN")


def _are_one_group(first: Token, second: Token) -> bool:
    """"8,550 boys and girls": both stand in the plural, and one number counts both."""
    counted = any(child.dep_ == "nummod" for child in first.children)
    return counted and first.tag_ == second.tag_ == "NNS" and not any(child.i < second.i for child in second.children)


def _is_whole_of(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    if lemma in _GROUPS:
        return True
    return lemma in _PART_OF or is_role(noun)


def is_role(noun: Token) -> bool:
    """Whether the noun says what somebody is in a group or firm: "the head of a firm"."""
    return noun.lemma_.lower() in ("head", "boss", "director", "member", "manager", "president", "chairman", "leader", "owner", "editor", "captain", "chief", "chair", "founder", "co-founder", "founding", "executive", "officer", "coach")


def group_above(noun: Token) -> Token | None:
    """"team" for "astronomers" in "a team of astronomers", if that is a word for a group."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in _GROUPS:
        return noun.head.head
    return None


def _is_told(view: View, verb: Token) -> bool:
    """Whether the verb tells what is or was so: the main verb, one joined to it, or one behind a sure "after"."""
    if verb.lemma_ in _NOT_REAL | _TELLING or view.is_negated(verb) or not view.is_finite(verb) or any(map(weakens, verb.children)):
        return False
    if verb == view.root:
        return verb.pos_ == "VERB" or verb.lemma_ == "be"
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        shared = not any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)
        return not (shared and view.is_negated(verb.head)) and _is_main(view, verb.head)
    if verb.dep_ == "advcl" and verb.head == view.root and verb.i > verb.head.i:
        marks = [child for child in verb.children if child.dep_ == "mark"]
        return bool(marks) and marks[0].lower_ in _SURE_MARKS and view.is_past(verb) and not view.is_negated(view.root)
    return False


def _is_main(view: View, verb: Token) -> bool:
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    return verb == view.root and not any(map(weakens, verb.children))


def weakens(child: Token) -> bool:
    """A modal verb, a condition or a "to" before the verb: what it says may not be so."""
    if child.dep_ in ("aux", "auxpass"):
        return child.tag_ == "MD" or child.lower_ == "to"
    if child.dep_ in ("nsubj", "nsubjpass"):
        return any(one.dep_ in ("det", "neg") and one.lower_ in ("no", "any", "every", "each", "few") for one in child.children)
    if child.dep_ in ("advmod", "npadvmod"):
        return child.lower_ in _HABITS
    return child.dep_ == "advcl" and any(one.dep_ in ("mark", "advmod") and one.lower_ in _UNSURE_OPENERS for one in child.children)


def name_of(view: View, noun: Token) -> str | None:
    """The noun named again: "The robot", "The former guard", "They" for "boys and girls"."""
    if noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        return "They"
    if group_above(noun) is not None and noun.tag_ != "NNS":
        return None
    kept = [child.text for child in noun.children if child.i < noun.i and child.lower_ in KEPT_ADJECTIVES]
    is_placed = noun.i > 0 and noun.nbor(-1).dep_ == "compound" and noun.nbor(-1).ent_type_ in ("GPE", "NORP") and noun.nbor(-1).left_edge == noun.nbor(-1)
    name = " ".join(["The", *kept, noun.text if is_placed else view.core(noun)])
    return name if len(name) <= LONGEST_NAME else None


def is_new(noun: Token) -> bool:
    """Whether the noun stands with "a" or a number, or in the plural without an article."""
    if noun.dep_ == "conj" and _are_one_group(noun.head, noun):
        return True
    openers = [child.lower_ for child in noun.children if child.dep_ in ("det", "nummod", "poss", "predet") and child.i < noun.i]
    if any(child.lower_ in ("few", "no", "such", "other", "only", "single", "more", "enough", "certain", "less", "fewer", "any", "own", "same", "like") for child in noun.children):
        return False
    if not openers:
        return noun.tag_ == "NNS"
    return len(openers) == 1 and (openers[0] in _INDEFINITE or (noun.tag_ == "NNS" and _is_number(noun)))


def _is_number(noun: Token) -> bool:
    return any(child.dep_ == "nummod" and child.like_num for child in noun.children)


def stands_alone(view: View, noun: Token, host: Token) -> bool:
    """Whether the noun says enough without its clause, and no other thing of the kind is named."""
    lemma = noun.lemma_.lower()
    described = any(child.dep_ in ("amod", "compound", "nmod", "poss") for child in noun.children if child.i < noun.i)
    described = described or any(child.dep_ == "prep" for child in noun.children)
    if lemma in _EMPTY or (not described and (lemma in _THIN or (noun.tag_ == "NN" and lemma.endswith(_ABSTRACT) and lemma not in _NOT_ABSTRACT))):
        return False
    if any(token.lemma_.lower() == lemma and token != noun for token in view.sentence):
        return False
    if any(token.lower_ == "and" for token in view.doc[noun.left_edge.i : noun.i]):
        # "a left and right speaker": they are two
        return False
    if any(token.lower_ in ("only", "just", "merely") for token in view.doc[host.i : noun.i]):
        # "only to towns that take part": the clause says which
        return False
    counted = any(child.dep_ == "nummod" or child.lower_ in _INDEFINITE for child in noun.children)
    if noun.tag_ != "NNS" or counted or noun.dep_ == "conj" or group_above(noun) is not None:
        return True
    return (noun.dep_ == "dobj" and described) or (noun.dep_ == "pobj" and noun.head.lower_ in _WITH_GROUPS)
