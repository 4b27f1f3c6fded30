"""Moodle's glossary XML, as the glossary module of Moodle 2 to 5 imports and exports it.

Moodle itself links the terms in the course's texts (``USEDYNALINK``), with their aliases.
"""

from __future__ import annotations

import html
from collections.abc import Iterator

from glossary.exports.faces import Card, cards_of, title_of, xml
from glossary.terms import Glossary

_INFO = (
    ("INTROFORMAT", "1"), ("ALLOWDUPLICATEDENTRIES", "0"), ("DISPLAYFORMAT", "dictionary"), ("SHOWSPECIAL", "1"),
    ("SHOWALPHABET", "1"), ("SHOWALL", "1"), ("ALLOWCOMMENTS", "0"), ("USEDYNALINK", "1"), ("DEFAULTAPPROVAL", "1"),
    ("GLOBALGLOSSARY", "0"), ("ENTBYPAGE", "10"),
)  # fmt: skip


def to_moodle(glossary: Glossary) -> str:
    """The glossary for Moodle: *Import entries* in its settings takes the file."""
    title = title_of(glossary)
    info = [_tag("NAME", title), _tag("INTRO", f"<p>{html.escape('Words in “' + title + '”')}</p>")]
    info += [_tag(name, value) for name, value in _INFO]
    entries = "\n".join(_entry(card) for card in cards_of(glossary))
    body = "\n".join(info)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f"<GLOSSARY>\n<INFO>\n{body}\n<ENTRIES>\n{entries}\n</ENTRIES>\n</INFO>\n</GLOSSARY>\n"
    )


def _entry(card: Card) -> str:
    # letters in capitals must match as they stand: "WHO" is no "who"
    exact = "1" if card.term.kind == "abbreviation" or card.word.isupper() else "0"
    aliases = "".join(f"<ALIAS>{_tag('NAME', name)}</ALIAS>" for name in card.term.also)
    field = card.term.field
    parts = [
        _tag("CONCEPT", card.word),
        _tag("DEFINITION", "".join(_paragraphs(card))),
        _tag("FORMAT", "1"),
        _tag("USEDYNALINK", "1"),
        _tag("CASESENSITIVE", exact),
        _tag("FULLMATCH", "1"),
        _tag("TEACHERENTRY", "1"),
    ]
    if aliases:
        parts.append(f"<ALIASES>{aliases}</ALIASES>")
    if field:
        parts.append(f"<CATEGORIES><CATEGORY>{_tag('NAME', field)}{_tag('USEDYNALINK', '0')}</CATEGORY></CATEGORIES>")
        parts.append(f"<TAGS>{_tag('TAG', field)}</TAGS>")
    return "<ENTRY>\n" + "\n".join(parts) + "\n</ENTRY>"


def _paragraphs(card: Card) -> Iterator[str]:
    said = f" [{html.escape(card.say)}]" if card.say else ""
    yield f"<p>{html.escape(card.meaning)}{said}</p>"
    for text in (card.more, card.example):
        if text:
            yield f"<p>{html.escape(text)}</p>"
    if card.sentence:
        yield f"<blockquote><p>{html.escape(card.sentence)}</p></blockquote>"
    yield f"<p><small>{html.escape(card.source)}</small></p>"


def _tag(name: str, text: str) -> str:
    return f"<{name}>{xml(text)}</{name}>"
