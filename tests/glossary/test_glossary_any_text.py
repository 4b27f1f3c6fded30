"""Whatever the text: spans stay inside it, forms stay well formed, and the same text gives the same glossary."""

import json
import xml.etree.ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from glossary import build_glossary
from glossary.exports import to_anki, to_html, to_jupytercards, to_moodle, to_tbx
from reader.article import Article

_PIECES = (
    "The World Food Programme (WFP)", "an envoy", "Ana Ruiz, the mayor of Leeds,", "the WFP", "sanctions", "“refugees”",
    "said", "Beijing refused", "(UN)", "teff, a grain that needs little water,", ".", "\n\n", "<b>&", "’s", " – ", "Ω𝄞é",
    "CO2", "asylum seekers", "\u00ad", "…", "D.C.", "12%", "the North", "Korea",
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=14).map(lambda pieces: "Rain fell. " + " ".join(pieces)))
def test_spans_and_forms_hold_for_any_text(text):
    article = Article.from_text(text)
    glossary = build_glossary(article, None)
    for term in (*glossary.terms, *glossary.undefined, *glossary.people):
        assert term.spans
        for span in (*term.spans, *((term.evidence,) if term.evidence else ())):
            assert 0 <= span.start < span.end <= len(article.text)
            assert any(block.span.contains(span) for block in article.body)
    assert build_glossary(article, None).terms == glossary.terms
    for write in (to_moodle, to_tbx):
        ET.fromstring(write(glossary))
    assert len(json.loads(to_jupytercards(glossary))) == len(glossary)
    assert to_anki(glossary) == to_anki(glossary)
    assert to_html(glossary).count("<dfn>") == len(glossary)
