"""Does a plain version keep the names, numbers, negations and doubts of its source?

Written apart from the guards in reader/plain: plain patterns on the two texts, no parser. A repeated name is fine,
a lost or a new one is not.
"""

import re

NUMBER = re.compile(r"\d[\d.,:]*\d|\d")
NAME = re.compile(r"(?<![.!?:;\"“”'‘(\[–—-] )(?<!^)\b[A-Z][a-zà-öø-ÿ]{2,}\b")
NEGATIONS = re.compile(r"\b(?:not|no|never|nobody|nothing|none|neither|nor|without|cannot|\w+n['’]t)\b", re.IGNORECASE)
#: Two negatives that say "yes" may go together: the first, and what must go with it.
DOUBLED = (
    (r"\bnot (?=(?:un|dis|il|in)(?!til|less|der|to\b|clud|terest)\w{3,})", r"\b(?:un|dis|il|in)(?!til|less|der|to\b|clud|terest)\w{3,}"),
    (r"\bnever (?=fail\w* to\b)", r"\bfail\w* to\b"),
    (r"\bno (?=(?:fewer|less) than\b)", r"\b(?:fewer|less) than\b"),
    (r"\bnot (?=without\b)", r"\bwithout\b"),
    (r"\b(?:not|cannot|\w+n['’]t)\b(?=[^.!?]* unless\b)", r"\bunless\b"),
)
DOUBTS = re.compile(r"\b(?:may|might|could|would|should|must|can|perhaps|maybe|possibly|probably|allegedly|reportedly|likely)\b", re.IGNORECASE)
#: Pairs that say the same: a wording may bring one in for the other.
SAME_DOUBT = {"possibly": "perhaps", "maybe": "perhaps", "likely": "probably"}


def _numbers(text):
    return {number.rstrip(".,:") for number in NUMBER.findall(text)}


def _doubts(text):
    return {SAME_DOUBT.get(word.lower(), word.lower()) for word in DOUBTS.findall(text.replace("cannot", "can not"))}


def _count(pattern, text):
    return len(re.findall(pattern, text, re.IGNORECASE))


def _gone_together(source, plain):
    """How many negations went because both halves of a pair did."""
    gone = 0
    for first, second in DOUBLED:
        pairs = _count(first, source) - _count(first, plain)
        if pairs > 0 and _count(second, source) - _count(second, plain) >= pairs:
            gone += pairs * (2 if "without" in second else 1)
    return gone


def problems(source, plain):
    """What was lost or added, as short sentences; empty when the check passes."""
    found = []
    if _numbers(source) != _numbers(plain):
        found.append(f"numbers {_numbers(source) ^ _numbers(plain)}")
    everywhere = set(re.findall(r"[A-Z][a-zà-öø-ÿ]{2,}", plain))
    lost = set(NAME.findall(source)) - everywhere
    if lost:
        found.append(f"names lost {lost}")
    added = set(NAME.findall(plain)) - set(re.findall(r"[A-Z][a-zà-öø-ÿ]{2,}", source))
    if added:
        found.append(f"names added {added}")
    before, after = len(NEGATIONS.findall(source)), len(NEGATIONS.findall(plain))
    if before - _gone_together(source, plain) != after:
        found.append(f"negations {before} to {after}")
    if _doubts(source) != _doubts(plain):
        found.append(f"doubts {_doubts(source) ^ _doubts(plain)}")
    return found
