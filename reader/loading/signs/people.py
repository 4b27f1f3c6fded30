"""The signs of a line that names who wrote the story.

>>> read_byline("By Mina Okafor, Ferry staff writer"), read_byline("Luis Ortega, Water Correspondent")
('Mina Okafor', 'Luis Ortega')
>>> read_byline("By noon the square was dry.") is None
True
"""

from __future__ import annotations

import re

from reader.loading.signs.pictures import AGENCY
from reader.loading.signs.sign import LONGEST_SHORT_LINE, Sign, Signs

_EMAIL = r"[(<\[]?\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+[)>\]]?"
_BY = re.compile(
    r"(?:(?:written|reported|story|words|text|posted|analysis|opinion|commentary|column|published|review|interview) +)?by:? +",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:author|writer|reporter|byline|journalist|correspondent)s?\s?: *", re.IGNORECASE)
_SMALL_WORDS = "and & de da do dos del della der den di du el la le van von bin ibn al af av zu y ten ter und dan"
_PARTICLES = frozenset(_SMALL_WORDS.split())
_OTHER_WORDS = (
    "The This That These Those An Our Your His Her Their It Its Numbers Popular Now Then When What Why How Land Sea Air "
    "Law Next Last Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July "
    "August September October November December Early Late Mid Posted Updated Published Modified Share Follow Unknown "
    "Admin Administrator Editor Guest User Anonymous None Null Undefined Webmaster In On At For From With To Of As Is Are "
    "Was Were Will Not No Yes All And But Or More Most New"
)
_NO_NAMES = frozenset(_OTHER_WORDS.split())
_STAFF = r"(?:staff|newsroom|editors?|(?:editorial )?(?:team|board)|(?:web|news|digital|foreign|city|online|politics) desk|(?:staff )?(?:correspondents?|reporters?|writers?))"
_NOBODY = re.compile(rf"(?:our |a |an |the )?(?:own |special |guest )*{_STAFF}", re.IGNORECASE)
_HOUSE_STAFF = re.compile(rf"(?:[Tt]he )?(?:[^\W\d_a-z][\w'’&.-]* ){{1,4}}(?i:{_STAFF})")
_AFTER_NAMES = re.compile(
    rf"\s*(?:[|;•·(/<\[]|\s[–—―-]+\s|,?\s(?:in|for|at|with|on)\s|\d|{_EMAIL}|@\w+|https?:|\b(?:Updated|Published|Posted|Reporting|Photos?)\b).*$"
)
_ROLE = re.compile(
    r"\b(?i:correspondent|reporter|editor|writer|columnist|journalist|chief|staff|contributor|producer|analyst|"
    r"intern|commentator|critic|desk|bureau|agency|freelancer)s?\b"
)
_PERSON = r"[^\W\d_a-z][\w'’.-]+(?: (?:(?:de|van|von|bin|al|la|del|da) )?[^\W\d_a-z][\w'’.-]*){1,3}"
_HOUSE = re.compile(
    rf"(?:{AGENCY}|The [A-Z].*|.*\b(?:News|Times|Post|Herald|Press|Journal|Tribune|Agency|CNN|BBC|NPR|ABC|NBC|CBS|Daily|Guardian|Today)\b.*)\Z"
)

#: Lines that say "by"; what stands after it must still be names.
BYLINES = Signs(
    "whole",
    [
        Sign(
            "name and role",
            rf"(?P<name>{_PERSON})(?:,| [-–—|/]) ?[^.!?]*{_ROLE.pattern}[^.!?]*",
            ("Luis Ortega, Water Correspondent", "Mina Okafor | Staff Reporter"),
            ("Luis Ortega, a reporter, was hurt.", "Talks, the editor wrote, are over."),
        ),
        Sign(
            "name and e-mail",
            rf"(?P<name_>{_PERSON})(?: [Rr]eporter)?[,/|]? {_EMAIL}(?: More (?:articles|stories) by this (?:reporter|author))?",
            (
                "Mina Okafor mina@ferry.example",
                "Luis Ortega (lo@ferry.example)",
                "Mina Okafor mo@ferry.example More articles by this reporter",
            ),
            ("Write to mina@ferry.example", "Mina Okafor", "Ask Mina Okafor mina@ferry.example for more"),
        ),
        Sign(
            "e-mail and name",
            rf"{_EMAIL},? (?P<name__>{_PERSON})",
            ("mina@ferry.example Mina Okafor",),
            ("mina@ferry.example is her address",),
        ),
    ],
)
_NAME_IN_PLACE = re.compile(
    r"(?P<name>[^\W\d_][\w'’.-]+(?: [^\W\d_][\w'’.-]*){1,3}(?: and [^\W\d_][\w'’.-]+(?: [^\W\d_][\w'’.-]*){1,3})?) in [A-Z][\w.-]+(?: [A-Z][\w.-]+)*"
    r"(?:(?:,? and | and [^\W\d_][\w'’.-]+(?: [^\W\d_][\w'’.-]*){1,2} in )[A-Z][\w.-]+(?: [A-Z][\w.-]+)*)?\Z"
)


_HOUSE_LINE = re.compile(
    rf"(?:(?:{AGENCY}|(?:[^\W\d_a-z][\w'’&.-]* ){{0,3}}(?:News|Times|Post|Herald|Press|Journal|Tribune|Agency|CNN|BBC|Daily|Guardian))"
    rf"(?:,? (?:in )?[^\W\d_a-z].*)?|(?:[^\W\d_][\w'’&.-]* ){{0,4}}{_ROLE.pattern}(?:,? (?:in |at |for )?[^\W\d_a-z].*)?)\Z"
)
_WORKS = re.compile(r",? (?:is|was|works|covers|teaches|reports|writes|has (?:been|covered|written)|joined|serves)\b")
_ABOUT_WRITER = re.compile(
    r"(?:The (?:writer|author|columnist)s?(?: of this (?:article|column|piece))? (?:is|are|works?|teach(?:es)?|serves?) |"
    r"(?:The )?(?:views|opinions) expressed (?:here|in this|above|are|by)\b)"
)


def looks_like_names(text: str) -> bool:
    """Whether the text is one or more people's names (or an agency's) and nothing else.

    >>> looks_like_names("Mina Okafor and Luis de la Vega"), looks_like_names("Posted ; Updated")
    (True, False)
    """
    words = text.replace(",", " , ").split()
    if not 0 < len(words) <= 20 or len(text) > 120:
        return False
    capital = False
    for word in words:
        if word in _PARTICLES or word == ",":
            continue
        letters = word.replace("'", "").replace("’", "").replace("‘", "").replace(".", "").replace("-", "")
        if word in _NO_NAMES or not letters.isalpha() or word[0].islower():
            return False
        capital = True
    return capital and words[0] not in ("and", "&", ",") and words[-1] not in _PARTICLES


def read_byline(line: str) -> str | None:
    """The names in a byline; empty where it names nobody; ``None`` where the line is no byline."""
    if len(line) > LONGEST_SHORT_LINE:
        return None
    if by := _BY.match(line) or _LABEL.match(line):
        if re.search(r"[.!?…][\"”’')\]]*$", line) and not re.search(r"\b(?:Jr|Sr|[A-Z])\.$", line):
            return None
        return _names_after_by(line[by.end() :])
    if found := BYLINES.match(line):
        name = str(found[found.lastgroup or 0])
        return name if looks_like_names(name) else None
    return None


def _names_after_by(rest: str) -> str | None:
    first, *others = rest.split(";")
    if others:  # "A, staff reporter; B, town correspondent"
        found = [name for part in (first, *others) if (name := _names_after_by(part.strip()))]
        return ", ".join(found) if found else None
    rest = re.sub(rf"^{_EMAIL}\s*|\bby\s+", "", rest)
    names = _AFTER_NAMES.sub("", rest).strip(" ,:")
    if _NOBODY.fullmatch(names):
        return ""
    if _HOUSE_STAFF.fullmatch(names):
        return names
    parts = [part.strip() for part in names.split(",")]
    # "A, B and C" are people; in "A, Associated Press" and "A, Water Correspondent" the rest is not.
    kept = parts[:1]
    for part in parts[1:]:
        if (
            _HOUSE.match(part)
            or _ROLE.search(part)
            or len(part.removeprefix("and ").split()) < 2
            or not looks_like_names(part.removeprefix("and "))
        ):
            break
        kept.append(part)
    names = ", ".join(kept)
    return names if looks_like_names(names) else None


def read_bare_name(line: str) -> str:
    """The name in a line such as "Mina Okafor" or "Mina Okafor in Halden", or nothing.

    Only what stands around such a line can tell whether it is a byline.

    >>> read_bare_name("Mina Okafor in Halden"), read_bare_name("Lock opens in Halden")
    ('Mina Okafor', '')
    """
    if len(line) > 70:
        return ""
    found = _NAME_IN_PLACE.match(line)
    name = found["name"] if found else line
    words = name.split()
    if not 2 <= len(words) <= 7 or not looks_like_names(name) or "," in name:
        return ""
    return name if found or len(words) <= 3 else ""


def is_house(line: str) -> bool:
    """Whether a line right under a byline says whom the writer works for, or as what.

    >>> is_house("Ferry News, Halden"), is_house("Staff reporter"), is_house("Boats wait in Halden")
    (True, True, False)
    """
    return len(line) <= 60 and not line.endswith(".") and bool(_HOUSE_LINE.match(line))


def is_about_writer(line: str, byline: str) -> bool:
    """Whether the last lines of a page tell of the writer and not of the news.

    >>> is_about_writer("Mina Okafor teaches law in Halden.", "Mina Okafor")
    True
    >>> is_about_writer("The writer is a fellow at the Water Institute.", ""), is_about_writer("The writer was jailed.", "")
    (True, False)
    """
    if len(line) > 500:
        return False
    if byline and line.startswith(byline) and _WORKS.match(line, len(byline)):
        return True
    return _ABOUT_WRITER.match(line) is not None
