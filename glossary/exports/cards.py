"""Word cards on paper: cut along the lines, fold in the middle, glue. Any printer will do, one side is enough."""

from __future__ import annotations

import html

from glossary.exports.faces import Card, cards_of, title_of
from glossary.terms import Glossary

_STYLE = """
@page { size: A4; margin: 12mm; }
* { box-sizing: border-box; }
body { font-family: "Atkinson Hyperlegible", Verdana, Arial, sans-serif; font-size: 13pt; line-height: 1.35;
  color: #111; background: #fff; margin: 0 auto; max-width: 186mm; }
h1 { font-size: 16pt; }
ul { list-style: none; margin: 0; padding: 0; }
.card { display: grid; grid-template-columns: 1fr 1fr; border: 1px solid #555; margin-top: -1px;
  min-height: 50mm; break-inside: avoid; }
.side { padding: 5mm; display: flex; flex-direction: column; justify-content: center; overflow-wrap: anywhere; }
.side p { margin: 0 0 2mm; }
.word { border-right: 1px dashed #555; text-align: center; }
.word dfn { font-size: 20pt; font-weight: bold; font-style: normal; }
.small { font-size: 10.5pt; color: #333; }
@media print { .screen { display: none; } }
"""


def to_cards(glossary: Glossary) -> str:
    """A page with one card a term: the word on the left, its meaning on the right of the fold."""
    title = html.escape(title_of(glossary))
    cards = "\n".join(_card(card) for card in cards_of(glossary))
    return (
        f'<!DOCTYPE html>\n<html lang="{html.escape(glossary.article.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Word cards: {title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>Word cards: {title}</h1>\n"
        '<p class="screen">Print this page. Cut along the lines, fold each card in the middle, glue it.</p>\n'
        f"<ul>\n{cards}\n</ul>\n</main>\n</body>\n</html>\n"
    )


def _card(card: Card) -> str:
    said = f'<p class="small">[{html.escape(card.say)}]</p>' if card.say else ""
    # what a short form stands for says little without what that is
    beneath = card.more if card.term.kind == "abbreviation" and card.more else card.example or card.sentence
    example = f'<p class="small">{html.escape(beneath)}</p>' if beneath else ""
    return (
        f'<li class="card"><div class="side word"><p><dfn>{html.escape(card.word)}</dfn></p>{said}</div>'
        f'<div class="side"><p>{html.escape(card.meaning)}</p>{example}</div></li>'
    )
