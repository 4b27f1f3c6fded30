"""A deck for Anki (``.apkg``): written as SQLite in the form that every Anki since 2.0 imports.

Deck, note type and notes have identifiers made from their names, so that a second import updates the notes
and does not double them. Anki takes the newer of two notes: ``changed`` says when the deck was made.
"""

from __future__ import annotations

import html
import io
import json
import sqlite3
import zipfile
from typing import Any

from glossary.exports.faces import Card, cards_of, number_of, title_of, uuid_of
from glossary.terms import Glossary

FIELDS: tuple[str, ...] = ("Term", "Say", "Meaning", "More", "Example", "Sentence", "Also", "Source")
#: When a deck was made, if nobody says: seconds since 1970 (1 January 2025).
CHANGED = 1_735_689_600
_MODEL = number_of("hornbook word card")
#: The two ways to ask: what does it mean, and which word is it.
_TEMPLATES = (
    ("Meaning?", "<b>{{Term}}</b>{{#Say}}<br><small>[{{Say}}]</small>{{/Say}}"),
    ("Word?", "{{Meaning}}"),
)
_ANSWER = (
    "{{FrontSide}}<hr id=answer><b>{{Term}}</b>: {{Meaning}}{{#More}}<p>{{More}}</p>{{/More}}"
    "{{#Example}}<p><i>{{Example}}</i></p>{{/Example}}{{#Sentence}}<blockquote>{{Sentence}}</blockquote>{{/Sentence}}"
    "<p><small>{{Source}}</small></p>"
)
_CSS = ".card { font-family: Verdana, Arial, sans-serif; font-size: 20px; text-align: left; line-height: 1.4; }"
_SCHEMA = """
CREATE TABLE col (id integer primary key, crt integer not null, mod integer not null, scm integer not null,
  ver integer not null, dty integer not null, usn integer not null, ls integer not null, conf text not null,
  models text not null, decks text not null, dconf text not null, tags text not null);
CREATE TABLE notes (id integer primary key, guid text not null, mid integer not null, mod integer not null,
  usn integer not null, tags text not null, flds text not null, sfld integer not null, csum integer not null,
  flags integer not null, data text not null);
CREATE TABLE cards (id integer primary key, nid integer not null, did integer not null, ord integer not null,
  mod integer not null, usn integer not null, type integer not null, queue integer not null, due integer not null,
  ivl integer not null, factor integer not null, reps integer not null, lapses integer not null,
  left integer not null, odue integer not null, odid integer not null, flags integer not null, data text not null);
CREATE TABLE revlog (id integer primary key, cid integer not null, usn integer not null, ease integer not null,
  ivl integer not null, lastIvl integer not null, factor integer not null, time integer not null,
  type integer not null);
CREATE TABLE graves (usn integer not null, oid integer not null, type integer not null);
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_cid ON revlog (cid);
CREATE INDEX ix_notes_csum ON notes (csum);
"""


def to_anki(glossary: Glossary, *, changed: int = CHANGED) -> bytes:
    """The glossary as an Anki package; ``changed`` is when, in seconds since 1970."""
    deck = f"Hornbook::{title_of(glossary).replace('::', ': ')}"
    base = sqlite3.connect(":memory:")
    try:
        base.executescript(_SCHEMA)
        _write_collection(base, deck, changed)
        for number, card in enumerate(cards_of(glossary)):
            _write_note(base, card, deck, number, changed)
        base.commit()
        content = base.serialize()
    finally:
        base.close()
    return _zipped({"collection.anki2": content, "media": b"{}"})


def _zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _write_collection(base: sqlite3.Connection, deck: str, changed: int) -> None:
    number = number_of(deck)
    decks = {"1": _deck(1, "Default", changed), str(number): _deck(number, deck, changed)}
    conf = {"nextPos": 1, "curDeck": number, "activeDecks": [number], "curModel": _MODEL, "schedVer": 2}
    options = {
        "id": 1, "mod": 0, "name": "Default", "usn": 0, "maxTaken": 60, "autoplay": True, "timer": 0, "replayq": True,
        "new": {"bury": True, "delays": [1, 10], "initialFactor": 2500, "ints": [1, 4, 7], "order": 1, "perDay": 20},
        "rev": {"bury": True, "ease4": 1.3, "fuzz": 0.05, "ivlFct": 1, "maxIvl": 36500, "perDay": 200},
        "lapse": {"delays": [10], "leechAction": 0, "leechFails": 8, "minInt": 1, "mult": 0},
    }  # fmt: skip
    base.execute(
        "INSERT INTO col VALUES (1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, ?, '{}')",
        (CHANGED, changed * 1000, CHANGED * 1000, _json(conf), _json({str(_MODEL): _model(number)}), _json(decks), _json({"1": options})),
    )


def _deck(number: int, name: str, changed: int) -> dict[str, Any]:
    return {
        "id": number, "name": name, "desc": "", "mod": changed, "usn": -1, "dyn": 0, "conf": 1, "collapsed": False,
        "browserCollapsed": False, "extendNew": 0, "extendRev": 0,
        "newToday": [0, 0], "revToday": [0, 0], "lrnToday": [0, 0], "timeToday": [0, 0],
    }  # fmt: skip


def _model(deck: int) -> dict[str, Any]:
    fields = [
        {"name": name, "ord": number, "font": "Verdana", "size": 20, "rtl": False, "sticky": False, "media": []}
        for number, name in enumerate(FIELDS)
    ]
    templates = [
        {"name": name, "ord": number, "qfmt": front, "afmt": _ANSWER, "did": None, "bqfmt": "", "bafmt": ""}
        for number, (name, front) in enumerate(_TEMPLATES)
    ]
    return {
        "id": _MODEL, "name": "Hornbook word", "type": 0, "mod": CHANGED, "usn": -1, "sortf": 0, "did": deck,
        "tmpls": templates, "flds": fields, "css": _CSS, "latexPre": "", "latexPost": "", "tags": [], "vers": [],
        "req": [[0, "any", [FIELDS.index("Term")]], [1, "any", [FIELDS.index("Meaning")]]],
    }  # fmt: skip


def _write_note(base: sqlite3.Connection, card: Card, deck: str, number: int, changed: int) -> None:
    # the numbers only need to be apart within the file; the guid is what Anki goes by
    note = CHANGED * 1000 + number
    values = (card.word, card.say, card.meaning, card.more, card.example, card.sentence, card.also, card.source)
    fields = [html.escape(value).replace("\x1f", " ") for value in values]
    tags = f" {card.term.field.replace(' ', '-')} " if card.term.field else ""
    base.execute(
        "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, ?, 0, '')",
        (note, uuid_of(deck, card.word), _MODEL, changed, tags, "\x1f".join(fields), fields[0], _checksum(fields[0])),
    )
    for order in range(len(_TEMPLATES)):
        base.execute(
            "INSERT INTO cards VALUES (?, ?, ?, ?, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')",
            (note * len(_TEMPLATES) + order, note, number_of(deck), order, changed, number + 1),
        )


def _checksum(text: str) -> int:
    """Anki's check sum of the first field: eight hexadecimal digits of its SHA-1."""
    import hashlib

    return int(hashlib.sha1(html.unescape(text).encode("utf-8"), usedforsecurity=False).hexdigest()[:8], 16)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
