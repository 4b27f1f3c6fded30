"""The pages beside the handouts: lesson plan, quiz, large pages for the wall, letter to parents, word cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lessons.formats.html_pages import sound_address
from lessons.templating import render

if TYPE_CHECKING:
    from lessons.formats import Job

PLAN = "plan.html"
#: The page and its template.
PAGES: dict[str, str] = {
    "quiz.html": "quiz.html.j2",
    "large.html": "large.html.j2",
    "letter.html": "letter.html.j2",
    "words.html": "cards.html.j2",
}


def plan_files(job: Job) -> dict[str, bytes]:
    """``plan.html``: for 20, 45 and 90 minutes, and what to know before printing."""
    return {PLAN: render("plan.html.j2", job.data, job.templates).encode("utf-8")}


def page_files(job: Job) -> dict[str, bytes]:
    """``quiz.html``, ``large.html``, ``letter.html`` and ``words.html``."""
    data = {**job.data, "sound": bool(sound_address(job))}
    return {name: render(template, data, job.templates).encode("utf-8") for name, template in PAGES.items()}
