"""What is said for figures: years, money, dates, ranges, times, fractions and units.

Each rule gives edits on one sentence, as small as can be: ``$3.5 million`` loses its sign and gains ``dollars``
after ``million``, so that each written word keeps its own time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.article import Span
from reader.edits import Edit

_ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
MONTHS = {
    "Jan": "January", "Feb": "February", "Mar": "March", "Apr": "April", "Jun": "June", "Jul": "July",
    "Aug": "August", "Sept": "September", "Sep": "September", "Oct": "October", "Nov": "November", "Dec": "December",
}  # fmt: skip
_MONTH_NAMES = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
WEEKDAYS = {"Mon": "Monday", "Tue": "Tuesday", "Tues": "Tuesday", "Wed": "Wednesday", "Thu": "Thursday", "Thurs": "Thursday", "Fri": "Friday", "Sat": "Saturday", "Sun": "Sunday"}  # fmt: skip
#: Sign: one of it, many of it.
CURRENCIES = {
    "US$": ("U.S dollar", "U.S dollars"), "A$": ("Australian dollar", "Australian dollars"),
    "C$": ("Canadian dollar", "Canadian dollars"), "HK$": ("Hong Kong dollar", "Hong Kong dollars"),
    "NZ$": ("New Zealand dollar", "New Zealand dollars"), "S$": ("Singapore dollar", "Singapore dollars"),
    "R$": ("real", "reals"), "$": ("dollar", "dollars"), "£": ("pound", "pounds"), "€": ("euro", "euros"),
    "¥": ("yen", "yen"), "₩": ("won", "won"), "₹": ("rupee", "rupees"), "₽": ("rouble", "roubles"),
    "₴": ("hryvnia", "hryvnias"), "₺": ("lira", "liras"), "₪": ("shekel", "shekels"),
}  # fmt: skip
_CENTS = {"$": "cents", "£": "pence", "€": "cents"}
_SCALES = {"k": "thousand", "m": "million", "mn": "million", "bn": "billion", "b": "billion", "tn": "trillion", "trn": "trillion"}
UNITS = {
    "km": ("kilometer", "kilometers"), "kg": ("kilogram", "kilograms"), "cm": ("centimeter", "centimeters"),
    "mm": ("millimeter", "millimeters"), "km/h": ("kilometer an hour", "kilometers an hour"),
    "kph": ("kilometer an hour", "kilometers an hour"), "mph": ("mile an hour", "miles an hour"),
    "sq km": ("square kilometer", "square kilometers"), "km²": ("square kilometer", "square kilometers"),
    "km2": ("square kilometer", "square kilometers"), "m²": ("square meter", "square meters"),
    "sq ft": ("square foot", "square feet"), "ft": ("foot", "feet"), "lb": ("pound", "pounds"),
    "lbs": ("pound", "pounds"), "oz": ("ounce", "ounces"), "mg": ("milligram", "milligrams"),
    "MW": ("megawatt", "megawatts"), "GW": ("gigawatt", "gigawatts"), "kW": ("kilowatt", "kilowatts"),
    "kWh": ("kilowatt hour", "kilowatt hours"), "GB": ("gigabyte", "gigabytes"), "MB": ("megabyte", "megabytes"),
    "°C": ("degree Celsius", "degrees Celsius"), "°F": ("degree Fahrenheit", "degrees Fahrenheit"),
    "ºC": ("degree Celsius", "degrees Celsius"), "ºF": ("degree Fahrenheit", "degrees Fahrenheit"),
}  # fmt: skip
_FRACTIONS = {"1/2": "one half", "1/3": "one third", "2/3": "two thirds", "1/4": "one quarter", "3/4": "three quarters", "1/5": "one fifth", "9/11": "nine eleven"}

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_MONEY = re.compile(
    rf"(?P<sign>{'|'.join(map(re.escape, CURRENCIES))})\s?(?P<number>{_NUMBER})"
    r"(?P<scale>\s?(?:trn|tn|bn|mn|k|m|b)\b)?(?P<word>[\s-](?:thousand|million|billion|trillion)\b)?"
)
_SCALED = re.compile(rf"(?<![\w.,])(?P<number>{_NUMBER})(?P<scale>bn|tn|trn|mn)\b|(?<![\w.,])\d+(?:\.\d+)?(?P<m>m)(?= (?:people|children|homes|jobs|users|voters|euros|pounds|dollars)\b)")
_UNIT = re.compile(rf"(?P<number>{_NUMBER})(?P<gap>\s|-)?(?P<unit>{'|'.join(map(re.escape, sorted(UNITS, key=len, reverse=True)))})(?![\w/²])")
_SHORT_MONTH = re.compile(rf"(?<!\w)(?P<month>{'|'.join(MONTHS)})\.?(?=\s+\d)")
_DAY = re.compile(rf"(?<!\w)(?:{'|'.join((*_MONTH_NAMES, *(f'{one}[.]?' for one in MONTHS)))})\s+(?P<day>[12]\d|3[01]|0?[1-9])(?![\w,.–-]?\d|th|st|nd|rd|\w|%)")
_ISO_DATE = re.compile(r"(?<![\w-])(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\w-])")
_WEEKDAY = re.compile(rf"(?<!\w)(?P<day>{'|'.join(WEEKDAYS)})\.(?=,?\s)")
_DECADE = re.compile(r"(?<![\w,.$£€])(?P<century>1[1-9]|20)(?P<tens>\d0)[’']?s(?!\w)")
_SHORT_DECADE = re.compile(r"(?<!\w)[’'‘](?P<tens>[2-9]0)s(?!\w)")
_YEAR = re.compile(r"(?<![\w,.$£€¥₩#/:-])(?P<year>1[1-9]\d\d|20[1-9]\d)(?![\w%°/:]|[,.]\d|-\d{3})")
_YEAR_AFTER_DASH = re.compile(r"(?<=\d{4}[-–])(?P<year>1[1-9]\d\d|20[1-9]\d)(?!\w|[,.]\d)")
_RANGE = re.compile(r"(?<![\w-])(?:[$£€])?\d[\d,.]*(?P<dash>-|\s?–)(?=[$£€]?\d[\d,.]*(?![\w-]|\d))")
_PHONE = re.compile(r"(?<!\d)\d{3}[-–]\d{4}(?!\d)|\d+[-–]\d+[-–]\d+")
_CLOCK = re.compile(r"(?<![\w:.,])(?P<hour>[01]?\d|2[0-4])(?P<rest>:00|:0(?=[1-9]\b)|:(?=[1-5]\d\b))(?!:)")
_FRACTION = re.compile(rf"(?<![\w/])(?:{'|'.join(_FRACTIONS)})(?![\w/])")
_NUMBER_SIGN = re.compile(r"(?<!\w)#(?=\d)")
_HASHTAG = re.compile(r"(?<!\w)(?<!hashtag )#(?=[^\W\d])")
_MARKS = re.compile(r"[*_•|<>\\^~]+|(?<=[^\W\d])/(?=[^\W\d])")
_MINUS = re.compile(r"(?<![\w.,])[−–](?=\d)")
_ABOUT = re.compile(r"~(?=\s?[$£€]?\d)")


def cardinal(number: int) -> str:
    """The words for a number below a hundred."""
    if number < 20:
        return _ONES[number]
    tens, ones = divmod(number, 10)
    return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")


def ordinal(number: int) -> str:
    """The words for the number's place: ``twenty-first``."""
    first, dash, last = cardinal(number).rpartition("-")
    said = _ORDINALS.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return first + dash + said


def year(number: int) -> str:
    """How a year is said.

    >>> [year(number) for number in (1967, 1905, 1900, 2005, 2013)]
    ['nineteen sixty-seven', 'nineteen oh five', 'nineteen hundred', 'two thousand five', 'twenty thirteen']
    """
    century, rest = divmod(number, 100)
    if century == 20 and rest < 10:
        return "two thousand" + (f" {cardinal(rest)}" if rest else "")
    if rest < 10:
        return cardinal(century) + (f" oh {cardinal(rest)}" if rest else " hundred")
    return f"{cardinal(century)} {cardinal(rest)}"


def money(text: str) -> Iterator[Edit]:
    """``$3.5 million``: three point five million dollars; ``a $5 bill``: five dollar; ``£2.50``: two pounds fifty."""
    for match in _MONEY.finditer(text):
        sign, number = match["sign"], match["number"]
        before = text[max(0, match.start() - 1) : match.start()]
        if before.isalnum():
            continue
        one, many = CURRENCIES[sign]
        yield Edit(Span(match.start("sign"), match.start("number")), "", "money")
        end = match.end()
        if match["scale"]:
            yield Edit(Span(*match.span("scale")), f" {_SCALES[match['scale'].strip()]}", "scale")
        coins = re.fullmatch(r"([\d,]+)\.(\d\d)", number)
        single = number == "1" and not match["scale"] and not match["word"]
        unit = one if single or _describes(text, match.start(), end) else many
        if coins and sign in _CENTS and not match["scale"] and not match["word"]:
            point = match.start("number") + len(coins[1])
            whole = one if coins[1] == "1" else many
            yield Edit(Span(point, point + 1), f" {whole} ", "money")
            if coins[2].startswith("0"):
                yield Edit(Span(point + 1, end), _cents(coins[2], _CENTS[sign]), "money")
        else:
            yield Edit(Span(end, end), f" {unit}", "money")


def _cents(figures: str, name: str) -> str:
    value = int(figures)
    return f"{cardinal(value)} {name}" if value else ""


def _describes(text: str, start: int, end: int) -> bool:
    """``a $5 million plan``: the sum stands before a noun, and is said in the singular."""
    article = re.search(r"\b(?:a|an|another|this|that|each|every)\s+(?:\w+\s)?$", text[:start], re.IGNORECASE)
    return bool(text[end : end + 1] == "-" or (article and re.match(r"[\s-][a-z]", text[end:])))


def scales(text: str) -> Iterator[Edit]:
    """``20bn``: twenty billion."""
    for match in _SCALED.finditer(text):
        group = "scale" if match["scale"] else "m"
        yield Edit(Span(*match.span(group)), f" {_SCALES[match[group]]}", "scale")


def units(text: str) -> Iterator[Edit]:
    """``10 km``: kilometers; ``a 10-km race``: kilometer; ``1 kg``: kilogram."""
    for match in _UNIT.finditer(text):
        one, many = UNITS[match["unit"]]
        single = match["number"] == "1" or match["gap"] == "-"
        gap = "" if match["gap"] else " "
        yield Edit(Span(*match.span("unit")), gap + (one if single else many), "unit")


def dates(text: str) -> Iterator[Edit]:
    """``Oct. 24``: October 24th; ``2023-10-24``: October 24th, twenty twenty-three."""
    for match in _ISO_DATE.finditer(text):
        said = f"{_MONTH_NAMES[int(match['month']) - 1]} {ordinal(int(match['day']))}, {year(int(match['year']))}"
        yield Edit(Span(*match.span()), said, "date")
    for match in _SHORT_MONTH.finditer(text):
        yield Edit(Span(*match.span()), MONTHS[match["month"]], "month")
    for match in _DAY.finditer(text):
        yield Edit(Span(*match.span("day")), ordinal(int(match["day"])), "day")
    for match in _WEEKDAY.finditer(text):
        yield Edit(Span(*match.span()), WEEKDAYS[match["day"]], "weekday")


def years(text: str) -> Iterator[Edit]:
    """``1967``, ``the 1990s``, ``the '90s``. A bare number of four figures from 1100 to 2099 counts as a year."""
    for match in _DECADE.finditer(text):
        century, tens = int(match["century"]), int(match["tens"])
        if tens:
            said = f"{cardinal(century)} {_plural(cardinal(tens))}"
        else:
            said = "two thousands" if century == 20 else f"{cardinal(century)} hundreds"
        yield Edit(Span(*match.span()), said, "decade")
    for match in _SHORT_DECADE.finditer(text):
        yield Edit(Span(*match.span()), _plural(cardinal(int(match["tens"]))), "decade")
    for pattern in (_YEAR, _YEAR_AFTER_DASH):
        for match in pattern.finditer(text):
            yield Edit(Span(*match.span("year")), year(int(match["year"])), "year")


def _plural(tens: str) -> str:
    return f"{tens[:-1]}ies" if tens.endswith("y") else f"{tens}s"


def ranges(text: str) -> Iterator[Edit]:
    """``2010-15``, ``a 5-4 vote``, ``10–20%``: to."""
    phones = [Span(*match.span()) for match in _PHONE.finditer(text)]
    for match in _RANGE.finditer(text):
        dash = Span(*match.span("dash"))
        if not any(span.contains(dash) for span in phones):
            yield Edit(dash, " to ", "range")


def clock_times(text: str) -> Iterator[Edit]:
    """``7:00 p.m.``: seven; ``7:05``: seven oh five; ``15:00``: fifteen hundred."""
    for match in _CLOCK.finditer(text):
        rest = Span(*match.span("rest"))
        half_day = re.match(r"\s?[ap]\.?m\b", text[match.end() :], re.IGNORECASE)
        if match["rest"] == ":00":
            late = int(match["hour"]) > 12
            yield Edit(rest, "" if half_day else " hundred" if late else " o'clock", "clock")
        else:
            yield Edit(rest, " oh " if match["rest"] == ":0" else " ", "clock")


def signs(text: str) -> Iterator[Edit]:
    """``1/2``, ``9/11``, ``#1``, ``−5``, ``~5``; marks such as ``*`` are not named."""
    for match in _FRACTION.finditer(text):
        yield Edit(Span(*match.span()), _FRACTIONS[match.group()], "fraction")
    spoken = ((_NUMBER_SIGN, "number "), (_HASHTAG, "hashtag "), (_MINUS, "minus "), (_ABOUT, "about "), (_MARKS, " "))
    for pattern, said in spoken:
        for match in pattern.finditer(text):
            yield Edit(Span(*match.span()), said, "sign")
