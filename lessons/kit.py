"""The kit: a lesson on one article, put together from every part. Each format is a function of it."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from glossary.building import build_glossary
from glossary.choosing import choose_terms
from glossary.terms import Glossary
from lessons.exercises import Exercise, Material, Workbook, make_workbook
from lessons.plain_article import plain_article_of
from lessons.profiles import Profile, find_profile
from lessons.templating import stands_in
from reader.article import Article, as_article
from reader.plain.simplifier import simplify
from reader.plain.types import PlainArticle
from reader.readability.scoring import Scores, score

#: What is told while a kit is made: a step's name and how far it is, from 0 to 1.
Progress = Callable[[str, float], None]
#: Terms of these kinds are explained and never replaced.
KEPT_KINDS: frozenset[str] = frozenset({"abbreviation", "term", "name", "metonym"})
DEFAULT_FORMATS: tuple[str, ...] = ("html", "reader", "pdf", "audio")


@dataclass(frozen=True)
class Kit:
    """A lesson on one article: everything that the handouts show.

    ``scores`` are the article's and ``plain_scores`` the plain version's; ``full_glossary`` has every term
    for the teacher, ``glossary`` the chosen ones for the class. ``workbook`` has the exercises, drafts of questions,
    open questions, and who says what.
    """

    article: Article
    scores: Scores
    plain: PlainArticle
    plain_scores: Scores
    glossary: Glossary
    full_glossary: Glossary
    workbook: Workbook
    profile: Profile
    seed: int = 1

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """The exercises that are ready to print."""
        return self.workbook.exercises

    @property
    def title(self) -> str:
        """The article's title, or its first words."""
        return self.article.title or " ".join(self.article.body_text.split()[:8]) + " …"

    @cached_property
    def plain_as_article(self) -> Article:
        """The plain version as an article of its own: to be scored and read aloud."""
        return plain_article_of(self.plain)

    def save(
        self,
        folder: str | Path,
        formats: Iterable[str] = DEFAULT_FORMATS,
        *,
        voice: str = "espeak",
        rate: int = 150,
        templates: str | Path | None = None,
        made_from: str = "",
        progress: Progress | None = None,
    ) -> tuple[Path, ...]:
        """Write the kit into ``folder`` and give the files' paths back; what hasn't changed is not made again.

        ``formats`` are names of ``lessons.formats.FORMATS``, or ``all``; the start page ``index.html``, ``kit.json``
        and the credits are always written. ``rate`` is in words a minute, ``templates`` a folder with templates of
        your own, ``made_from`` a name for the source and the options, which ``lessons.formats.saving.is_current``
        compares. Raises ``HornbookError`` for an unknown format, a missing part, a mistake in a template or a folder
        that can't be written.
        """
        from lessons.formats.saving import save_kit

        return save_kit(
            self, Path(folder), tuple(formats), voice=voice, rate=rate, made_from=made_from, progress=progress,
            templates=Path(templates) if templates else None,
        )  # fmt: skip

    def __str__(self) -> str:
        return (
            f"{self.title}\n"
            f"{len(self.article.sentences)} sentences in, {len(self.plain.sentences)} out; "
            f"Flesch-Kincaid grade {self.scores.flesch_kincaid_grade:.1f} → {self.plain_scores.flesch_kincaid_grade:.1f}; "
            f"{len(self.glossary)} terms; {len(self.exercises)} exercises"
        )

    def _repr_html_(self) -> str:
        from lessons.notebook import exercise_html

        exercises = "".join(
            f"<details><summary>{html.escape(one.title)}</summary>{exercise_html(number, one)}</details>"
            for number, one in enumerate(self.exercises, start=1)
        )
        return (
            f"<section><h2>{html.escape(self.title)}</h2><p>Flesch-Kincaid grade "
            f"{self.scores.flesch_kincaid_grade:.1f} → {self.plain_scores.flesch_kincaid_grade:.1f}</p>"
            f"<details open><summary>In plain language</summary>{self.plain._repr_html_()}</details>"
            f"<details><summary>Words</summary>{self.glossary._repr_html_()}</details>{exercises}</section>"
        )


def make_kit(
    article: Article | str,
    *,
    level: str = "plain",
    profile: str | Profile = "default",
    limit: int = 10,
    seed: int = 1,
    never: Iterable[str] = (),
    explain_quotations: bool = False,
    progress: Progress | None = None,
) -> Kit:
    """The lesson on an article.

    ``level`` is ``plain`` or ``easy``, ``profile`` the look of the handouts, ``limit`` the number of terms for
    the class, ``seed`` what the exercises are mixed by, ``never`` words that must stay as they are,
    ``explain_quotations`` puts what a hard quotation means beside it.
    The same input gives the same kit. Raises ``HornbookError`` where that can't be done.
    """
    tell = progress or (lambda step, share: None)
    article, chosen = as_article(article), find_profile(profile)
    tell("score", 0.0)
    scores = score(article)
    tell("glossary", 0.1)
    full = build_glossary(article, limit=None, level="easy" if level == "easy" else "plain")
    tell("plain language", 0.4)
    # What the word list explains stays as it is in the text.
    explained = [article.text[span.start : span.end] for term in full.terms if term.kind in KEPT_KINDS for span in term.spans]
    plain = simplify(article, level=level, never=dict.fromkeys([*never, *explained]), explain_quotations=explain_quotations)
    here = [term for term in full.terms if stands_in(term, article, plain.text)]
    chosen_terms = replace(full, terms=choose_terms(here, limit))
    # The class reads the plain version: words that it no longer has come last, for the teacher.
    full = replace(full, terms=tuple(dict.fromkeys([*chosen_terms.terms, *here, *full.terms])))
    tell("exercises", 0.8)
    workbook = make_workbook(Material(article, plain, chosen_terms, full.terms[len(chosen_terms) :]), seed)
    plain_scores = score(plain_article_of(plain))
    tell("done", 1.0)
    return Kit(article, scores, plain, plain_scores, chosen_terms, full, workbook, chosen, seed)
