"""A page for a browser: how hard a text is, sentence by sentence, along the text, and why."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

from reader.article import Article, as_article
from reader.readability.findings import Finding, Kind, find_all
from reader.readability.heat import curve, heat_map
from reader.readability.quotations import find_quotations, score_without_quotations
from reader.readability.scoring import score

#: Kind of finding → its heading on the page, in the order of the page.
HEADINGS: dict[Kind, str] = {
    "hard word": "Hard words",
    "long sentence": "Long sentences",
    "stacked clauses": "Sentences with many clauses",
    "passive": "Verbs in the passive",
    "undefined abbreviation": "Abbreviations that are never spelled out",
}
_STYLE = """<style>
body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
table{border-collapse:collapse;width:100%}caption{text-align:left;padding-bottom:.5rem;font-weight:bold}
caption::first-letter{text-transform:uppercase}th,td{text-align:left;padding:.15rem 1rem .15rem 0;border-bottom:1px solid #ccc}
td:nth-child(2){font-variant-numeric:tabular-nums}svg{max-width:100%;height:auto}li{margin:.2rem 0}
</style>"""


def page(article: Article | str, *, quotations: bool = True) -> str:
    """A whole HTML page: the scores, the heat map, the curve along the text, and the findings by kind.

    With ``quotations=False`` what stands in quotation marks is left out of the numbers and the findings. Raises
    ``ReadingError`` for a text without words.
    """
    article = as_article(article)
    scores = score(article) if quotations else score_without_quotations(article)
    title = html.escape(article.title or "How hard this text is")
    left_out = "" if quotations else "<p>Quotations are left out.</p>"
    parts = [
        f"<h1>{title}</h1>{left_out}",
        scores._repr_html_(),
        "<h2>Sentence by sentence</h2>",
        heat_map(article, quotations=quotations).html(),
        f"<h2>Along the text</h2>{curve(article).svg()}" if quotations else "",
        _findings(article, quotations),
    ]
    return (
        f'<!DOCTYPE html>\n<html lang="{html.escape(article.language, quote=True)}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>{_STYLE}</head>'
        f"<body><main>{''.join(parts)}</main></body></html>\n"
    )


def _findings(article: Article, quotations: bool) -> str:
    left_out = () if quotations else find_quotations(article)
    found = [one for one in find_all(article) if not any(span.contains(one.span) for span in left_out)]
    parts = []
    for kind, heading in HEADINGS.items():
        if these := [one for one in found if one.kind == kind]:
            show = _words if kind == "hard word" else _list
            parts.append(f"<h2>{heading} ({len(these)})</h2>{show(article.text, these)}")
    return "".join(parts)


def _words(text: str, findings: Sequence[Finding]) -> str:
    """A table of words, each once, what comes most often first."""
    places: dict[str, list[Finding]] = {}
    for one in findings:
        places.setdefault(one.span.of(text).lower(), []).append(one)
    rows = "".join(
        f'<tr><th scope="row">{html.escape(these[0].span.of(text))}</th><td>{len(these)}</td>'
        f"<td>{html.escape(these[0].reason)}</td></tr>"
        for _, these in sorted(places.items(), key=lambda pair: -len(pair[1]))
    )
    head = '<tr><th scope="col">Word</th><th scope="col">Times</th><th scope="col">Why it is hard</th></tr>'
    return f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>"


def _list(text: str, findings: Iterable[Finding]) -> str:
    rows = "".join(
        f"<li>{html.escape(' '.join(one.span.of(text).split()))} <em>({html.escape(one.reason)})</em></li>"
        for one in findings
    )
    return f"<ol>{rows}</ol>"
