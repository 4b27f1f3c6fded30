"""Who says what: every quotation and every reported claim of an article, with its speaker.

A teacher's table for media literacy: who is quoted, who is named, and which claims stand without a name. Found
by the marks and the words around a quotation first and by the parse second, since parsers stumble over quotations.
"""

from __future__ import annotations

from lessons.sources.finding import find_statements
from lessons.sources.types import SAYING, Form, Statement

__all__ = ["SAYING", "Form", "Statement", "find_statements"]
