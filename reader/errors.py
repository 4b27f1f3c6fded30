"""The errors of Hornbook: one base, few kinds, each message names the value and the remedy.

    >>> raise ReadingError("story.pdf", "holds no text", "export it again with text, or paste the text")
    Traceback (most recent call last):
    ...
    reader.errors.ReadingError: story.pdf: holds no text; export it again with text, or paste the text
"""

from __future__ import annotations


class HornbookError(Exception):
    """Something that could not be done: what it was about, what is wrong, what helps."""

    def __init__(self, subject: object, problem: str, remedy: str = "") -> None:
        self.subject, self.problem, self.remedy = str(subject), problem, remedy
        message = f"{self.subject}: {problem}" if self.subject else problem
        super().__init__(f"{message}; {remedy}" if remedy else message)


class ReadingError(HornbookError):
    """A source that could not be read as an article."""


class MissingPartError(HornbookError):
    """An optional part (a package, a voice, a model) that is not installed."""


class DataError(HornbookError):
    """A word list, pack, rule or template with a mistake in it: names file and line."""


class SpeechError(HornbookError):
    """Sound that could not be made or played."""


class WritingError(HornbookError):
    """A file that could not be written; what stood there before still stands."""
