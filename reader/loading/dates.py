"""The day on which a story was put out, as ISO 8601.

>>> find_date("Posted : May 2, 2024 16:30")
'2024-05-02'
"""

from __future__ import annotations

import re
from datetime import date, timedelta

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
#: The forms of a date in which day and month cannot be taken for each other.
_FORMS = (
    re.compile(r"(?<!\d)(?P<year>\d{4})\s?[-./]\s?(?P<number>\d{1,2})\s?[-./]\s?(?P<day>\d{1,2})(?!\d)"),
    re.compile(rf"\b{_NAME}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b", re.IGNORECASE),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_NAME},?\s+(?P<year>\d{{4}})\b", re.IGNORECASE),
)
#: News older than this was not put out as a page or a file with a date of its own.
_EARLIEST = date(1800, 1, 1)


def find_date(text: str) -> str:
    """The first date in the text that is written out in full, or nothing.

    A date of figures alone counts only with the year first: 04/05/2024 is April in one country and
    May in another.

    >>> find_date("2 May 2024"), find_date("04/05/2024"), find_date("31 February 2024")
    ('2024-05-02', '', '')
    """
    found = [(match.start(), match) for form in _FORMS if (match := form.search(text))]
    for _, match in sorted(found, key=lambda pair: pair[0]):
        parts = match.groupdict()
        month = int(parts["number"]) if "number" in parts else _MONTHS.index(parts["month"].lower()) + 1
        if day := _make_date(int(parts["year"]), month, int(parts["day"])):
            return day.isoformat()
    return ""


def is_plausible(day: str) -> bool:
    """Whether an ISO date can be the day a story was put out: not in the future, not before the press.

    >>> is_plausible("2024-05-02"), is_plausible("2924-05-02"), is_plausible("soon")
    (True, False, False)
    """
    try:
        value = date.fromisoformat(day)
    except ValueError:
        return False
    # East of here it may be tomorrow already.
    return _EARLIEST <= value <= date.today() + timedelta(days=1)


def _make_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
