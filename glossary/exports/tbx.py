"""TermBase eXchange: ISO 30042:2019, dialect TBX-Basic, style DCT (data categories as tags)."""

from __future__ import annotations

from collections.abc import Iterator

from glossary.exports.faces import Card, cards_of, title_of, xml
from glossary.terms import Glossary

NAMESPACES: dict[str, str] = {
    "tbx": "urn:iso:std:iso:30042:ed-2",
    "min": "http://www.tbxinfo.net/ns/min",
    "basic": "http://www.tbxinfo.net/ns/basic",
}


def to_tbx(glossary: Glossary) -> str:
    """The glossary for terminology tools: one ``conceptEntry`` a term, one ``termSec`` a name.

    An empty glossary has no form in TBX (its body needs an entry); it gives a body without one.
    """
    language = xml(glossary.article.language)
    entries = "\n".join(
        "\n".join(_entry(card, number, language)) for number, card in enumerate(cards_of(glossary), 1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<tbx type="TBX-Basic" style="dct" xml:lang="{language}" xmlns="{NAMESPACES["tbx"]}"'
        f' xmlns:min="{NAMESPACES["min"]}" xmlns:basic="{NAMESPACES["basic"]}">\n'
        f"<tbxHeader><fileDesc><titleStmt><title>{xml(title_of(glossary))}</title></titleStmt>"
        "<sourceDesc><p>Terms of one news article, found by Hornbook</p></sourceDesc></fileDesc></tbxHeader>\n"
        f"<text><body>\n{entries}\n</body></text>\n</tbx>\n"
    )


def _entry(card: Card, number: int, language: str) -> Iterator[str]:
    yield f'<conceptEntry id="c{number}">'
    if card.term.field:
        yield f"<min:subjectField>{xml(card.term.field)}</min:subjectField>"
    yield f'<langSec xml:lang="{language}">'
    yield (
        f"<descripGrp><basic:definition>{xml(card.meaning)}</basic:definition>"
        f"<basic:source>{xml(card.source)}</basic:source></descripGrp>"
    )
    for note in (card.more, card.say and f"Say: {card.say}", card.example and f"Example: {card.example}"):
        if note:
            yield f"<note>{xml(note)}</note>"
    yield from _term(card.word, "preferredTerm-admn-sts", _type_of(card.word, card), card.sentence)
    for name in card.term.also:
        yield from _term(name, "admittedTerm-admn-sts", _type_of(name, card), "")
    yield "</langSec>"
    yield "</conceptEntry>"


def _type_of(name: str, card: Card) -> str:
    if name.isupper() and " " not in name:
        return "acronym" if name.isalpha() else "abbreviation"
    return "fullForm" if card.term.kind == "abbreviation" and name != card.word else ""


def _term(name: str, status: str, kind: str, sentence: str) -> Iterator[str]:
    kind = f"<basic:termType>{kind}</basic:termType>" if kind else ""
    context = f"<basic:context>{xml(sentence)}</basic:context>" if sentence else ""
    yield (
        f"<termSec><term>{xml(name)}</term>"
        f"<min:administrativeStatus>{status}</min:administrativeStatus>{kind}{context}</termSec>"
    )
