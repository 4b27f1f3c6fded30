"""The signs of a line that says when, and of the place before a report's first words.

>>> is_stamp("Posted : 2024-05-02 16:30 ; Updated : 2024-05-03 09:10"), is_stamp("Updated rules are due in May.")
(True, False)
>>> find_dateline("HALDEN, May 2 (AP) — The lock opened.")
20
"""

from __future__ import annotations

import re

from reader.loading.signs.sign import LONGEST_SHORT_LINE, Sign, Signs

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WORDS = re.compile(
    rf"\b(?:{MONTH}|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?|\d{{1,4}}(?:st|nd|rd|th)?\b|"
    r"\d{1,2}[h:.]\d{2}(?::\d{2})?|[ap]\.?m\b\.?|(?:utc|gmt|kst|jst|bst|cet|cest|ist|[ecmp][sd]?t|z|hkt|sgt)\b|t(?=\d)|at|on|of|the|"
    r"ago|hours?|hrs?|minutes?|mins?|days?|weeks?|months?|years?|yesterday|today|read|time|local|(?:first |last )?(?:posted|published|"
    r"updated|modified|created|issued|edited)|listen|date)(?![^\W\d_])",
    re.IGNORECASE,
)
_CORE = re.compile(
    rf"\b{MONTH}|\d{{4}}\s?[-./]\s?\d{{1,2}}\s?[-./]\s?\d|\b\d{{1,2}}[-./]\d{{1,2}}[-./]\d{{2,4}}|\d{{1,2}}[:.]\d{{2}}|"
    r"\d+[ -]\w+ (?:ago|read)\b",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"[(\[]?(?:date )?\b(?:first |originally )?(?:posted|published|updated|last (?:updated|modified|edited)|modified|created|issued|"
    r"entered|input|registered|date)\b(?: (?:on|at))?",
    re.IGNORECASE,
)
_RUN_TOGETHER = re.compile(r"(?<=\d{4})(?=\d{1,2}:\d{2})|(?<=[a-z\d])(?=[A-Z][a-z])")
_DIGIT = re.compile(r"\d")
_PUNCTUATION = " \t,;:|/•·()[]–—―-.+"

_DASH = r"(?:--?-?|[–—―])"
_CAPITALS = r"[^\W\d_a-z][^\W\d_a-z.'’-]+"
_PLACE = rf"(?!(?:NOTE|UPDATE|UPDATED|WATCH|BREAKING|EXCLUSIVE|OPINION|ANALYSIS|EXPLAINER|CORRECTION|EDITORIAL|REVIEW|LIVE|FACT|QUIZ|HOW|WHY|WHAT|WHO|YES|NO)\b){_CAPITALS}(?:[ /-]{_CAPITALS}){{0,3}}"
_REGION = r"(?:, [^\W\d_a-z][\w.'’ -]{0,24}?)?"
_DAY = rf"(?:,? (?i:{MONTH}) \d{{1,2}}(?:, \d{{4}})?|,? \d{{1,2}} (?i:{MONTH})(?:,? \d{{4}})?)"
_HOUSE = r"[(\[][A-Z][\w./&, -]{1,40}[)\]]"
_OPENS = r"(?=[\"“‘'(]?[^\W\d_a-z]|\d|[\"“‘'])"

DATELINES = Signs(
    "start",
    [
        Sign(
            "place in capitals",
            rf"{_PLACE}{_REGION}{_DAY}?(?: {_HOUSE})?\s?{_DASH}\s+{_OPENS}",
            (
                "HALDEN — The lock opened.",
                "HALDEN, Norway (AP) — The lock opened.",
                "HALDEN, May 2 (Yonhap) -- The lock opened.",
                "NORTH SHORE – “It is late,” she said.",
                "HALDEN ― Ten boats waited.",
            ),
            ("NATO — which met in May — agreed.", "UPDATE — The lock opened.", "The U.N. — The End", "A – The first"),
        ),
        Sign(
            "place in capitals with a colon",
            rf"{_PLACE}{_REGION}{_DAY}?(?: {_HOUSE})?: (?=[\"“‘']?[^\W\d_a-z])",
            ("HALDEN: The lock opened.", "NEW HALDEN, May 2: The lock opened."),
            ("NOTE: The lock opened.", "Halden: The lock opened.", "HALDEN: the lock"),
        ),
        Sign(
            "place with an agency",
            rf"[^\W\d_a-z][\w.'’-]+(?:,? [^\W\d_a-z][\w.'’-]*){{0,3}}{_DAY}?,? {_HOUSE}\s?(?:{_DASH}|:)\s+(?=\S)",
            (
                "Halden (Reuters) - The lock opened.",
                "New Halden, May 2 (AFP) – Ten boats waited.",
                "Halden, Norway (CNN): It is late.",
            ),
            ("The works (WW) opened the lock.", "Halden (Norway) is old."),
        ),
        Sign(
            "agency alone",
            rf"[(\[](?:AP|AFP|Reuters|REUTERS|UPI|Yonhap|Xinhua|CNN|dpa|Kyodo|Bloomberg|ANI|PTI|IANS)[)\]]\s?{_DASH}\s+(?=\S)",
            ("(Reuters) - The lock opened.", "(CNN) — Ten boats waited."),
            ("(Reuters) The lock opened.", "(The works) - a bad year"),
        ),
        Sign(
            "place and day",
            rf"[^\W\d_a-z][\w.'’-]+(?: [^\W\d_a-z][\w.'’-]*){{0,2}}{_REGION},{_DAY}\s?{_DASH}\s+{_OPENS}",
            ("Halden, May 2 — The lock opened.", "New Halden, Norway, 2 May 2023 – Ten boats waited."),
            ("Halden, May 2 was cold.", "Lund, May Britt – the first"),
        ),
    ],
)
_PLACE_OF_DATE = re.compile(r"[A-Z][A-Z'. -]+(?:, [A-Z][\w. ]+?)?(?=,|\s*[(–—]|\s+-)|\([A-Z]\w+\)")


def is_stamp(line: str) -> bool:
    """Whether the line only says when, and perhaps by whom, the page was put out."""
    from reader.loading.signs.people import read_byline

    if len(line) > LONGEST_SHORT_LINE or not _STAMP.match(line):
        return False
    start = _STAMP.sub("", line, count=1)
    rest = _WORDS.sub("", start).strip(_PUNCTUATION)
    if not rest:
        return bool(_DIGIT.search(line)) or start.strip(_PUNCTUATION) != ""
    return read_byline(rest) is not None


def is_date(line: str) -> bool:
    """Whether the line is a date or a time and nothing else, but for the place and agency before it.

    >>> is_date("Thursday, May 2, 2024 at 8:15 a.m. EDT"), is_date("May 2 was a bad day")
    (True, False)
    """
    if len(line) > 100 or not _DIGIT.search(line) or not _CORE.search(line):
        return False
    # "April 10, 20233:14 AM GMT+9Updated" is how parts of a page run together when they are copied.
    parted = _RUN_TOGETHER.sub(" ", line)
    return not _WORDS.sub("", _PLACE_OF_DATE.sub("", parted)).strip(_PUNCTUATION)


def find_dateline(line: str) -> int:
    """Where the place before a report ends, its dash with it; 0 where there is none.

    >>> find_dateline("The lock opened.")
    0
    """
    found = DATELINES.match(line)
    return len(line[: found.end()].rstrip()) if found else 0


def is_bare_dateline(line: str) -> bool:
    """Whether the line is the place before a report, and the report begins in the next line.

    >>> is_bare_dateline("HALDEN —"), is_bare_dateline("The lock —")
    (True, False)
    """
    return len(line) <= 60 and line[-1:] in "-–—―" and find_dateline(f"{line} A") == len(line)
