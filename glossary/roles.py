"""Nouns that say what somebody is: "envoy", "chief executive", "psychologist"."""

from __future__ import annotations

import re

#: Nouns for people that no ending gives away.
ROLES: frozenset[str] = frozenset(
    """academic accomplice admiral agent colonel corporal detective speaker author founder owner activist adviser aide ally analyst ancestor anchor apprentice archbishop architect artist
    associate astronaut athlete attorney attendant aunt ambassador authority bishop boss boy boyfriend brains bride
    brother campaigner candidate captain cardinal carer celebrity ceo cfo chair chairman chairwoman chairperson
    champion chancellor chef chief clerk coach colleague columnist comedian commentator commissioner companion comrade
    conservative constable consul cook cop cosmonaut correspondent counsel cousin coordinator co-ordinator co-author
    co-founder critic dad daughter dean defendant delegate democrat deputy diplomat director dissident doctor
    dictator duchess duke economist editor emperor entrepreneur envoy exile executive expert fan fellow fiancé fiancée
    foe friend genius general geek girl girlfriend governor graduate grandfather grandmother grandson granddaughter
    guard guardian guest guide guru head hero heroine host hostage husband icon inmate inspector intern judge
    justice kid king lad lady landlord lawmaker lawyer lead leader lecturer legend legislator liberal lieutenant
    literate major marshal mastermind mayor mentor midwife minister mogul monarch monk mother mp mum mom musician
    neighbour neighbor nephew newcomer niece nomad novice nun nurse officer official opponent orphan owner
    parent partner pastor patient patriarch patron peer percussionist physicist pilot pioneer poet pope president
    premier priest prince princess principal prisoner prodigy prof professor prosecutor publicist pundit pupil
    queen rabbi rapporteur recruit referee refugee representative republican rebel resident rival sailor saint
    scholar scribe secretary senator sergeant servant sheriff sibling sister skipper socialist soldier solicitor son
    sophomore specialist spokesman spokesperson spokeswoman spy star statesman student sultan superintendent superstar surgeon
    survivor suspect teen teenager titan treasurer tsar tycoon uncle vet veteran vicar vice-president
    vice-chancellor victim virtuoso volunteer ward warlord whistleblower widow widower wife winner witness woman man
    youth youngster""".split()
)
_ENDINGS = re.compile(r"(?:er|or|ist|ian|ant|eur|man|woman|person|ee|mate|crat|logist|grapher|-in-law)$")
#: Nouns with such an ending that are no people.
_NO_ROLES: frozenset[str] = frozenset(
    """yorker senior junior superior inferior prior exterior after answer anger banner barrier beer better border brother-in-arms buffer cancer center chapter character
    charter cluster coffee color committee computer consumer-price container corner counter cover danger data-centre
    december degree dinner disaster disorder door dollar eager easter elixir encounter error ever factor fee fever
    fiber filter finger fire floor former greater guarantee gender hammer harbor higher honor horror hour humor hunger
    inner interior labor larger latter layer letter liquor lower major-general manner manor matter meter minor mirror
    mist monitor motor murder never newer newsletter newspaper november number october offer older or order other outer over
    paper parameter pattern pepper per plant poor power prayer quarter rather relevant remainder restaurant
    river rumor scooter sector semester september server shelter shoulder shower silver slaughter smaller soccer
    software-maker sooner sponsorship stronger suffer summer super surrender taller temper terror theater
    theatre together tower trailer transfer tree trigger tumor tutor-led under upper used vapor warfare water weather
    whether wider winter wonder younger giant grant distant instant important significant elegant brilliant constant
    tenement dominant abundant list exist mist twist checklist playlist shortlist climate ultimate estimate intimate
    legitimate approximate brexit human german italian russian indian canadian australian asian christian
    european american african norwegian belgian brazilian iranian ukrainian egyptian syrian palestinian korean
    vegetarian egalitarian humanitarian totalitarian authoritarian roman woman-owned asylum internet printer smaller
    laser laptop-maker rover helicopter chopper carrier freezer filter timer""".split()
)
#: Makers and sellers: a firm more often than a person.
FIRMS: frozenset[str] = frozenset(
    "provider maker manufacturer retailer publisher supplier producer distributor operator carrier contractor "
    "insurer lender broker developer giant startup start-up competitor rival leader owner sponsor".split()
)
#: Words in front of a name that say nothing about the person.
PLAIN_TITLES: frozenset[str] = frozenset(
    "mr mr. mrs mrs. ms ms. miss mx sir dame lord lady dr dr. st st. saint".split()
)
#: Where the first noun of a role ends: "special rapporteur | on the situation".
_PHRASE_ENDS = frozenset(
    "of at in for on from with to who whom whose that which and or by behind as into against under over about but "
    "best better known now also once then "
    "when where while during before after because since said says told tells than".split()
)


def is_role(word: str) -> bool:
    """Whether a noun, in the singular or the plural, says what a person is.

    >>> [is_role(word) for word in ("envoy", "psychologist", "winter", "co-founder")]
    [True, True, False, True]
    """
    plain = word.lower().strip(".,’'\"“”")
    for form in (plain, plain.rpartition("-")[2], plain.removesuffix("s")):
        if form in ROLES:
            return True
    return len(plain) > 4 and plain not in _NO_ROLES and bool(_ENDINGS.search(plain))


def head_of(phrase: str) -> str:
    """The noun that carries a phrase: the last word before a preposition, a participle or "who"."""
    words = re.findall(r"[^\W_][\w’'.-]*", phrase)
    head = ""
    for number, word in enumerate(words):
        plain = word.lower()
        if plain in _PHRASE_ENDS or (number and head and plain.endswith(("ing", "ed")) and is_role(head)):
            if plain == "of" and head.lower() in ("one", "part", "some", "member"):
                continue
            break
        head = word
    return re.sub(r"['’]s$", "", head)
