"""The sentence splitter: nupunkt, to which plain words are no abbreviations.

nupunkt learned its abbreviations from legal texts, and among them are some hundreds of words that end many sentences and
are hardly ever shortened forms ("life", "week", "park", "wall"). After these it goes on: "It hit a wall. From there …" is
one sentence to it. They are taken off its list here, in a splitter of our own; the one that nupunkt shares with other
programs stays as it is.
"""

from __future__ import annotations

from copy import copy
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nupunkt import PunktSentenceTokenizer

_NO_ABBREVIATIONS = frozenset(
    """
    abysmal acapulco accent acres add ago ails aims alike all aloud am amok amperes anarchy andes ant antioch
    append applause arcade arrows ashore asides asses asymmetrically at auto awry axe aye backs bail bank barb
    barbuda barn bat bays bed bee begonias bets bin biome biting black bleachers bleak bled blip bloomer bold
    bombardment bombed bond book bra brash brescia broad budges bull bump burr bus cagliari call camber can
    cancer cap car carpenter casey century chaos chase chases cheerful chest chicle chip chores civilization
    cliff climb closes coal code cold compendium computationally consume coo cooler coop cow crafts cranes
    crazy crumbs curt cytology day decks den depot deserved diffraction dig dill diodes disc divide doldrums
    dory doves drunk dubrovnik dud dull dumb dusk dyes effusion elasticities elect encyclopedia enter enters
    entombment equal excitation expo extant faded fairs farce faulting fed fiat fibroids fish fist fixers flag
    flak flake flattery flip flourish flywheels foes found fray free gages galaxies gall galleries gambier
    gamed garb gibson gild girt glaucoma glob gouged gracefully grenada gunboat gunpoint gusts hacked hall
    hand hard harp haw hay headlamps heave helper hemodialysis hemp hen hers highs hillier hilt hitchhikers
    hock hokkaido holidays horse how howitzer hughes hum human hunts idaho ill ills instabilities intestine
    invaders iowa jeff jerky john joke jubilation jugs juntas just kamchatka katharine kayaks keg kerry
    kidnaping kidnapper kina kindle knees lab lack lancet langkawi laughter lazy lea lead leaps leg lids life
    liftoff limp lock loot low luck magnetically magnetosphere manipulator mankind marsh martini mason
    maximized me memo mend mess met metro mills misplaced miss mistletoe mites moll monaco month mum nary
    naylor nonsense nope oceania offline oils okay onwards openers oranges ouch overt paine parade park payne
    pears pedagogies pelt pen penny pens peones pet phobia pick pimp pin pinhole poland port powwow prods
    prowls pushup putty quantified ragweed rash raw recurs reenacted refrigeration rehab renditions reporter
    reports reproach rest resurrection revisited rhinitis rich rife rime rites roll rounds rove row ruin
    ruined ruts rutting saigon sanchez sand sane saw scam scandal scatter scattering selves sent series shade
    shears shrubs shrug sick signups sinks sir skid sledgehammer sleep sneeze so soar sounder south spas
    splash spool spruce stake stars stats stein stew stock story sulawesi sum sun sunning super swallowed
    tables tacloban tailwind tale talent tasks tax taxis ten thanks thinner threads tics tiff tine toil tonga
    traumas tread trench trieste truncation tuck underachievers unforgiving untouched uptick utah vain
    variates vase vectoring vibe victories vise vodka walk wall wane waned ware wave weave webs week wend west
    wheat wheel whitehorse whites wig will win wings wintertime wisely woes woods wool works wrath yancey yap
    yard yea yep york yup
    """.split()
)


@lru_cache(maxsize=1)
def load_splitter() -> PunktSentenceTokenizer:
    """The splitter, made once."""
    from nupunkt import PunktSentenceTokenizer, load

    parameters = copy(load("default").parameters)
    parameters.abbrev_types = parameters.abbrev_types - _NO_ABBREVIATIONS
    return PunktSentenceTokenizer(parameters)


def split(text: str) -> list[tuple[int, int]]:
    """Where each sentence of a text starts and ends, by the splitter alone; together they hold the whole text.

    >>> split("It hit a wall. From there it went on.")
    [(0, 15), (15, 37)]
    """
    return [span for _, span in load_splitter().tokenize_with_spans(text)]
