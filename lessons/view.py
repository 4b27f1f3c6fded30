"""A kit as plain data for templates and for ``kit.json``: strings, numbers, lists and dictionaries only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from glossary.terms import Glossary, Term
from lessons.exercises import workbook_data
from lessons.kit import Kit
from lessons.teaching import make_notes, notes_data
from reader.article import Article, Span
from reader.plain.assistant import Advice
from reader.plain.types import Change, PlainArticle, PlainSentence
from reader.readability.scoring import Scores

SCHEMA = "hornbook-kit/1"
#: The scores that a handout shows, by attribute and by the name that teachers know.
SCORE_NAMES: dict[str, str] = {
    "flesch_kincaid_grade": "Flesch-Kincaid grade",
    "flesch_reading_ease": "Flesch reading ease",
    "gunning_fog": "Gunning fog",
    "smog_index": "SMOG",
    "automated_readability_index": "Automated readability index",
    "coleman_liau_index": "Coleman-Liau",
    "dale_chall_readability_score": "Dale-Chall",
    "spache_readability": "Spache",
    "lix": "LIX",
    "rix": "RIX",
    "linsear_write_formula": "Linsear Write",
}


def kit_data(kit: Kit) -> dict[str, Any]:
    """Everything in the kit; spans are pairs of code points in ``article.text``."""
    return {
        "schema": SCHEMA,
        "title": kit.title,
        "article": article_data(kit.article),
        "level": kit.plain.level,
        "profile": kit.profile.name,
        "seed": kit.seed,
        "scores": {"original": scores_data(kit.scores), "plain": scores_data(kit.plain_scores)},
        "plain": plain_data(kit.plain),
        "glossary": glossary_data(kit.full_glossary, chosen=len(kit.glossary)),
        **workbook_data(kit.workbook, kit.article),
        "teaching": notes_data(make_notes(kit)),
    }


def span_data(span: Span) -> list[int]:
    """A span as ``[start, end]``."""
    return [span.start, span.end]


def article_data(article: Article) -> dict[str, Any]:
    """The article, its parts and their places."""
    return {
        "text": article.text,
        "title": article.title,
        "byline": article.byline,
        "published": article.published,
        "source": shown_source(article.source),
        "language": article.language,
        "warnings": list(article.warnings),
        "blocks": [{"kind": block.kind, "span": span_data(block.span)} for block in article.blocks],
    }


def shown_source(source: str) -> str:
    """An address as it is; of a file only the name, since where it lay is nobody's business."""
    return source if "://" in source else source.replace("\\", "/").rpartition("/")[2]


def scores_data(scores: Scores) -> dict[str, Any]:
    """The eleven formulas, rounded to tenths as every page shows them."""
    found: dict[str, Any] = {}
    for name in SCORE_NAMES:
        value = getattr(scores, name)
        found[name] = None if value is None else round(float(value), 1)
    return found


def change_data(change: Change) -> dict[str, Any]:
    """One change with its reason."""
    return {
        "id": change.id,
        "span": span_data(change.span),
        "before": change.before,
        "after": change.after,
        "rule": change.rule,
        "reason": change.reason,
        "refused": change.refused,
    }


def plain_data(plain: PlainArticle) -> dict[str, Any]:
    """The plain version: its sentences, where each comes from, and what was changed or refused."""
    return {
        "text": plain.text,
        "sentences": [
            {
                "text": sentence.text,
                "lead": sentence.lead,
                "items": [item.of(sentence.text) for item in sentence.items],
                "explanation": sentence.explanation,
                "block": sentence.block,
                "sources": [span_data(span) for span in sentence.sources],
                "changes": [change.id for change in sentence.edits],
            }
            for sentence in plain.sentences
        ],
        "changes": [change_data(change) for change in plain.changes],
        "refused": [change_data(change) for change in plain.refused],
    }


def paragraph_parts(paragraph: Iterable[PlainSentence]) -> list[dict[str, Any]]:
    """What a paragraph is shown as, in order: stretches of ``sentences``, lists of ``bullets``, a ``note`` of ours."""
    parts: list[dict[str, Any]] = []
    for sentence in paragraph:
        if not parts or not parts[-1]["sentences"]:
            parts.append({"sentences": [], "bullets": [], "note": ""})
        parts[-1]["sentences"].append(sentence.lead)
        if sentence.items:
            parts.append({"sentences": [], "bullets": [item.of(sentence.text) for item in sentence.items], "note": ""})
        if sentence.explanation:
            parts.append({"sentences": [], "bullets": [], "note": sentence.explanation})
    return parts


def advice_data(one: Advice) -> dict[str, Any]:
    """What a language model was asked about a sentence, what it answered, and the verdict."""
    return {"span": span_data(one.span), "prompt": one.prompt, "answer": one.answer, "verdict": one.verdict}


def term_data(term: Term, article: Article) -> dict[str, Any]:
    """One term with its meaning, its source and its first sentence."""
    sentence = term.first_sentence(article)
    return {
        "id": term.id,
        "text": term.text,
        "kind": term.kind,
        "meaning": term.definition,
        "source": term.source,
        "more": term.more,
        "example": term.example,
        "say": term.say,
        "notes": term.notes,
        "also": list(term.also),
        "reference": term.reference,
        "field": term.field,
        "score": term.score,
        "spans": [span_data(span) for span in term.spans],
        "evidence": span_data(term.evidence) if term.evidence else None,
        "sentence": sentence.of(article.text) if sentence else "",
    }


def glossary_data(glossary: Glossary, *, chosen: int) -> dict[str, Any]:
    """All terms; the first ``chosen`` are the class's."""
    return {
        "terms": [
            {**term_data(term, glossary.article), "for_class": number < chosen}
            for number, term in enumerate(glossary.terms)
        ],
        "undefined": [term.text for term in glossary.undefined],
        "people": [term_data(term, glossary.article) for term in glossary.people],
        "places": [term_data(term, glossary.article) for term in glossary.places],
    }


def side_by_side(article: Article, version: PlainArticle) -> list[dict[str, Any]]:
    """Row by row what the article says and what the plain version makes of it, with the reasons."""
    rows: list[dict[str, Any]] = []
    for sentence in article.sentences:
        plain = [one for one in version.sentences if any(sentence.span.overlaps(span) for span in one.sources)]
        changes = list(dict.fromkeys(change for one in plain for change in one.edits))
        rows.append(
            {
                "original": sentence.span.of(article.text),
                "plain": [one.shown for one in plain],
                "changes": [change_data(change) for change in changes],
                "changed": bool(changes),
            }
        )
    return rows
