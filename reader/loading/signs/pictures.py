"""The signs of the words under a picture, and of who made it.

>>> split_credit("Ada Lund opens the lock in Halden, May 1. Yonhap")
42
>>> is_credit("Photo: Ada Lund / Reuters"), is_credit("Reuters reported a flood")
(True, False)
"""

from __future__ import annotations

import re
from importlib.resources import files

from reader.loading.signs.days import MONTH
from reader.loading.signs.sign import LONGEST_SHORT_LINE, Sign, Signs

#: No caption is longer, in characters.
LONGEST_CAPTION = 600


def _read_agencies() -> str:
    lines = files(__package__).joinpath("agencies.txt").read_text("utf-8").splitlines()
    names = sorted((line for line in lines if line and not line.startswith("#")), key=len, reverse=True)
    return "(?:" + "|".join(re.escape(name) for name in names) + r")(?![\w’'])"


AGENCY = _read_agencies()
_NAME_WORD = r"[^\W\d_a-z][\w'’.-]*"
_PERSON = rf"{_NAME_WORD}(?: (?:(?:de|van|von|bin|al|la|del|da) )?{_NAME_WORD}){{0,3}}"
_KIND = (
    r"(?:photo|photograph|image|picture|video|graphic|illustration|screenshot|screen ?(?:grab|capture)|infographic)s?"
)
_MADE_BY = (
    rf"(?i:(?:file )?{_KIND}(?: (?:credit|courtesy|provided|taken|captured|released))?(?: of| by| from|:| / )|(?:photo )?credits?:|"
    rf"file: |captured from|courtesy of|courtesy:|(?:provided|released) by|{_KIND} (?:credit|courtesy)(?= [A-Z]))"
)
_HOUSE = rf"(?:{AGENCY}(?: (?:[Pp]hoto|[Ff]ile|FILE|[Gg]raphics?|[Pp]ool|via))*)"
_AND = r"(?: ?[-–/,+&=|·] ?| via | and | [―—] )"
#: "Reuters", "AP-Yonhap", "AP Photo/Ada Lund", "Ada Lund/Pool via Reuters", "Photo: Ada Lund / AFP".
_SOURCE = (
    rf"(?:{_MADE_BY} ?)?(?:{_PERSON}(?:{_AND}|, ))?(?:(?:Pool|POOL|Handout|HANDOUT|Stringer){_AND})?{_HOUSE}"
    rf"(?:{_AND}(?:{_HOUSE}|{_PERSON})){{0,3}}(?:,? (?:[Ff]ile|FILE))?"
)
_MADE = rf"{_MADE_BY} ?(?:[^.!?\s]|\.(?:(?=\w)|(?<=[A-Z]\.)(?!\w))|\s(?=\S)){{2,70}}"
_HOUSE_PHOTO = rf"(?:{_NAME_WORD} ){{1,4}}(?:file )?(?:photo|graphic|illustration)s?(?: by {_PERSON})?"
_BUTTON = r"(?: ?(?:Purchase|Acquire) Licensing Rights\b.*| ?(?:Read|See) more)?"
_CREDIT = rf"(?:{_SOURCE}|{_MADE}|{_HOUSE_PHOTO}|(?i:handout|pool photo|pool|file photo|courtesy photo|provided photo|screenshot|screengrab)(?: via {_PERSON})?){_BUTTON}"
_NO_STOPS = (
    "Gen",
    "Gov",
    "Sen",
    "Rep",
    "Prof",
    "Mrs",
    "Rev",
    "Capt",
    "Sgt",
    "Col",
    "Maj",
    "Hon",
    "Pres",
    "Inc",
    "Corp",
    "Ltd",
)
# The space after a sentence, and not that after "U.N." or "Gen."; the space comes first, for speed.
_NEXT = r"\s(?:(?<=[^\W\d_A-Z]{2}[.!?]\s)|(?<=\d[.!?]\s)|(?<=[.!?][\"”’)\]]\s))" + "".join(
    rf"(?<!\b{title}\.\s)" for title in _NO_STOPS
)

CREDITS = Signs(
    "whole",
    [
        Sign(
            "house",
            rf"[(\[]?{_SOURCE}[)\]]?\.?",
            (
                "Yonhap",
                "(Yonhap)",
                "AFP-Yonhap",
                "AP Photo/Ada Lund",
                "Ada Lund/Pool via Reuters",
                "Getty Images/iStock",
            ),
            ("Yonhap reported a flood.", "Reuters staff walk out", "AP-led inquiry begins", "Ada Lund"),
        ),
        Sign(
            "made by",
            rf"[(\[]?{_MADE}[)\]]?",
            (
                "Photo by Ada Lund",
                "Photograph: Ada Lund for the Ferry Post",
                "Courtesy of Halden Water Works",
                "Credit: H. Lund",
            ),
            ("Photos of the flood were shown.", "Courtesy costs nothing.", "The photo by the door is hers."),
        ),
        Sign(
            "paper's photo",
            rf"[(\[]?{_HOUSE_PHOTO}[)\]]?",
            ("Ferry Post photo by Ada Lund", "Ferry Post file photo"),
            ("She took a photo", "The photo by Ada Lund won a prize."),
        ),
        Sign(
            "source of a picture",
            r"(?i:image|photo|graphic|video|data) source,? ?:? ?.{2,60}|Source: ?[^.!?]{2,60}",
            ("Image source, Getty Images", "Source: Halden Water Works"),
            ("The image source is unknown.", "Source of the river found."),
        ),
        Sign(
            "who helped",
            r"[(\[]?(?:(?:(?:Additional |With )?[Rr]eporting|Editing|Edited|Writing|Written|Compiled|Translated|Translation|"
            r"Graphics?|Research|Production|Photography|Video|Fact-check(?:ed|ing))(?: and [a-z-]+)? (?:by|from) [A-Z].*|Compiled (?:by|from) .*|"
            r"With (?:files|inputs?|reports?|agencies|additional reporting)(?: (?:from|by) .*)?|"
            r"Some (?:of the )?information (?:for|in) this (?:report|story|article) .*|This (?:report|story|article) (?:uses|includes|contains) (?:information|material|reporting) from .*|"
            r".{3,90} (?:also )?contributed (?:reporting|to this (?:report|story|article))\b.*)",
            (
                "Reporting by Ada Lund and Luis Ortega; editing by Mina Okafor",
                "Luis Ortega contributed to this report.",
                "(With inputs from agencies)",
                "Compiled from wire reports by Ada Lund",
                "Some information for this report came from Reuters.",
            ),
            ("Writing by hand is slow.", "Reporting from the valley is hard.", "Her work contributed to the repair."),
        ),
    ],
)

TAIL_CREDITS = Signs(
    "end",
    [
        Sign(
            "after the last sentence",
            rf"{_NEXT}(?P<a>[(\[]?{_CREDIT}[)\]]?\.?)",
            (
                "Ada Lund opens the lock in Halden, May 1. Yonhap",
                "The lock at dawn. AP-Yonhap",
                "A boat waits. Courtesy of Halden Water Works",
                "A boat waits. Ferry Post photo by Luis Ortega",
                "A boat waits. (AP Photo/Ada Lund)",
                "The chair of the U.N. panel speaks. Reuters-Yonhap",
            ),
            ("She read it aloud. Reuters was there.", "Envoy meets U.N. Reuters staff", "He wrote to AP."),
        ),
        Sign(
            "after a bar or a dash",
            rf"(?:[/|]|\s[–—―-])\s*(?P<b>{_CREDIT})\.?",
            (
                "The lock in Halden on May 1 / Yonhap",
                "The lock in Halden — AFP",
                "The lock in Halden | Photo: Ada Lund",
            ),
            ("The lock in Halden / Tista", "The fight over AFP — and the AP, too"),
        ),
        Sign(
            "in brackets",
            rf"\s(?P<c>(?:\(PHOTO NOT FOR SALE\) ?)?[(\[]{_CREDIT}[)\]]\.?)",
            (
                "The lock in Halden on May 1 (Yonhap)",
                "The lock [Photo: Ada Lund]",
                "The lock (File photo)",
                "The lock [File: Ada Lund/Reuters]",
            ),
            ("The Associated Press (AP) was there", "The Agency (AFP) said so."),
        ),
        Sign(
            "run together",
            r"(?<=[^\s\W])[.”’)]?(?P<f>(?:Photo )?Credit(?:\.\.\.|…|:) ?\S.{2,80})",
            (
                "The lock in Halden on May 1.Credit...Ada Lund/Agence France-Presse — Getty Images",
                "The lockCredit: Ada Lund",
            ),
            ("The bank gave her Credit...", "She took the credit: it was hers"),
        ),
        Sign(
            "after a day",
            rf"\s(?<=\d\s)(?P<d>{_SOURCE})",
            ("Ada Lund opens the lock in Halden, May 1, 2023 Yonhap", "The lock, April 7 AFP-Yonhap"),
            ("She won 3 Reuters prizes", "Yonhap was founded in 1980"),
        ),
        Sign(
            "an unknown name after the last sentence",
            rf"{_NEXT}(?:(?<=[^\W\d_A-Z]{{3}}\.\s)|(?<=\d\.\s)|(?<=\.\)\s))(?P<e>{_NAME_WORD}(?:[ /-]{_NAME_WORD}){{0,3}})(?<![.!?])",
            ("Ada Lund opens the lock in Halden, May 1. Ferry Post", "A boat waits at the lock. Ferrypix/Ortega"),
            ("Envoy meets Gen. Lund", "He left. She stayed.", "Envoy writes to the U.N. Panel"),
        ),
    ],
    within=110,
)

CAPTION_STARTS = Signs(
    "start",
    [
        Sign(
            "file picture",
            rf"\(?(?:FILE|File)(?: (?:{_KIND}|PHOTO))?(?:\s?[-–—―:]|,| of\b| taken\b| shows?\b)|(?:FILE|File) PHOTO",
            (
                "FILE - The lock in Halden is shown on May 1.",
                "File photo: the lock",
                "FILE PHOTO: The lock",
                "File photo of the lock",
            ),
            ("File the form by May.", "Filed on Monday"),
        ),
        Sign(
            "in this picture",
            rf"(?:In|in) (?:this|these|an?) (?:(?:undated|file|handout|combination|[\w-]+) ){{0,3}}(?:{_KIND}|frame)\b.{{0,90}}?(?:,|\bprovided\b|\breleased\b|\btaken\b|\bfrom\b)",
            (
                "In this photo provided by the water works, a boat waits.",
                "In this undated file image, the lock is open.",
            ),
            ("In this light the image is dim.", "In this picture of decline he saw hope."),
        ),
        Sign(
            "this picture shows",
            rf"(?:This|These|The|An?) (?:(?:undated|combination|combined|file|handout|composite|satellite|aerial|captured) )*(?:{_KIND}|combo)"
            r"(?:,? (?:shows?|taken|provided|released|captured|from|made|dated|created|distributed|on|carried|via|by)\b|, )",
            ("This photo taken on May 1 shows the lock.", "This undated image, released by the works, shows a boat."),
            ("The photograph was stolen.", "This image of the city must change."),
        ),
        Sign(
            "label",
            r"(?:Image|Photo|Picture|Video|Media) caption\b,?:?|(?:Caption|CAPTION):|Pictured(?:[,:]| (?:above|left|right|below|here)\b)",
            ("Image caption, The lock was built in 1902", "Pictured: Ada Lund", "Photo caption: A boat"),
            ("Pictured by many as cruel, he was not.",),
        ),
        Sign(
            "from left",
            r"(?:From|from) (?:the )?(?:left|right|top)[,: ]|(?:Left to right|Clockwise from|(?:Above|Below|Left|Right|Top|Bottom|Center|Centre)(?: (?:left|right))?:)",
            ("From left: Ada Lund, Luis Ortega", "Clockwise from top left, a boat, a lock", "Left: the lock in 1902"),
            ("From leftover wood they built a boat.", "Left alone, the lock will rust."),
        ),
    ],
)

_SIDES = (
    r"(?:(?:second|third|fourth|fifth|2nd|3rd|4th)(?: from)?(?: the)? |far |front(?: row)?,? |back(?: row)?,? |top |bottom |upper |lower |at |in |on |seated |standing )*"
    r"(?:left|right|cent(?:er|re)|middle|foreground|background)"
)
POSITIONS = Signs(
    "inside",
    [
        Sign(
            "where a person stands",
            rf"(?<=[^\W_])(?:, {_SIDES}(?=,|\.\Z)| \((?:{_SIDES}|[LRC])\))",
            (
                "Ada Lund, right, shows a map.",
                "Ada Lund (second from left) waves.",
                "Ada Lund, center, and Luis Ortega, left, at the lock",
            ),
            (
                "The map is right.",
                "The party (far-right) won.",
                "Walk on, right or wrong, to the end.",
                "They write in BASIC, C, or Java.",
            ),
        ),
    ],
    within=260,
)
# "He looked right, left and behind": a side is said of someone with a name.
# A quick look before the close one.
_BEFORE_CREDITS = (". ", "? ", "! ", "” ", "’ ", '" ', ") ", "] ", "/", "|", " –", " —", " ―", " -", "Credit")
_SIDE_WORDS = tuple(
    f"{side}{mark}" for side in ("left", "right", "center", "centre", "middle", "ground") for mark in ",)."
)
_SIDE_WORDS += ("(L)", "(R)", "(C)")
_SIDE_OF_NAME = re.compile(rf"[^\W\d_a-z][\w'’.-]+(?:, {_SIDES}(?=,|\.\Z)| \((?:{_SIDES}|[LRC])\))")

_ACTS = re.compile(
    r"\b(?:poses?|speaks?|attends?|waves?|shakes? hands|looks? (?:on|at)|arrives?|walks?|stands?|sits?|listens?|talks?|holds?|"
    r"greets?|gestures?|smiles?|delivers?|works?|carr(?:y|ies)|pass(?:es)?|rides?|plays?|pours?|rises?|watch(?:es)?|"
    r"inspects?|reacts?|leaves?|enters?|shouts?|chants?|protests?|rall(?:y|ies)|marche?s?|bows?|salutes?|checks?|prepares?|"
    r"answers?|meets?|visits?|tours?|addresses|presides?|take(?:s)? part|takes?|wait(?:s)?|lines?|"
    r"(?:is|are) (?:seen|pictured|shown|displayed|parked|escorted|\w+ing)|seen)\b"
)
_DATED_END = re.compile(
    rf"(?:,| on| in| of) (?:\w+day,? )?{MONTH}(?: \d{{1,2}})?(?:,? \d{{4}})?\.?$|(?:,| on) \w+day\.?$", re.IGNORECASE
)
_REPORTS = re.compile(r"\b(?:said|says|told|added|asked|according to|announced|reported|warned|argued)\b")
_INNER_STOP = re.compile(r"[^\W\d_A-Z]{2}[.!?][\"”’)]? ")


def is_credit(line: str) -> bool:
    """Whether the line only says who made a picture, or who helped with the report."""
    return len(line) <= LONGEST_SHORT_LINE and CREDITS.match(line) is not None


def split_credit(line: str) -> int:
    """Where the credit at the end of a caption begins; -1 where there is none."""
    found = TAIL_CREDITS.match(line) if _may_end_in_credit(line) else None
    return found.start(found.lastgroup or 0) if found else -1


def _may_end_in_credit(line: str) -> bool:
    """A quick look: most paragraphs end in a small word and a stop, and need no closer one."""
    bare = line.rstrip(".")
    if bare == line or bare[-1:] in ")]":
        return line[-1:] not in '!?"”’'
    return bare[bare.rfind(" ") + 1 :][:1].isupper() and _holds(line[-110:-1], _BEFORE_CREDITS)


def _holds(line: str, marks: tuple[str, ...]) -> bool:
    for mark in marks:  # noqa: SIM110 - any() takes three times as long, and this runs for every paragraph
        if mark in line:
            return True
    return False


def is_caption(line: str) -> bool:
    """Whether the line reads like the words under a picture, whatever stands around it.

    >>> is_caption("Ada Lund, right, shows a map to her pupils in Halden, May 1."), is_caption("The map is right.")
    (True, False)
    """
    if len(line) > LONGEST_CAPTION:
        return False
    if split_credit(line) >= 0 or CAPTION_STARTS.match(line):
        return True
    if line[:1] in '"“' or not _holds(line, _SIDE_WORDS):
        return False
    return _SIDE_OF_NAME.search(line, 0, 260) is not None and not _REPORTS.search(line)


def may_be_caption(line: str) -> bool:
    """Whether a line beside a picture or a credit can be its caption: short, and it reports no words.

    >>> may_be_caption("A boat waits at the lock in Halden."), may_be_caption("The works are late, Lund said on Monday.")
    (True, False)
    """
    if len(line) > LONGEST_CAPTION or line[:1] in "\"“'‘" or _REPORTS.search(line):
        return False
    if _ACTS.search(line, 0, 160) or _DATED_END.search(line):
        return len(_INNER_STOP.findall(line)) <= 2
    return len(line) <= 130 and len(_INNER_STOP.findall(line)) <= 1


def acts_on_a_day(line: str) -> bool:
    """Whether the line says in the present tense what someone does on a day that is over: a caption's way.

    >>> acts_on_a_day("A boat waits at the lock in Halden, May 1.")
    True
    """
    return may_be_caption(line) and bool(_ACTS.search(line, 0, 160) and _DATED_END.search(line))
