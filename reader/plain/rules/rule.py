"""What a rule is: a name, a source, a reason for the reader, and a function that proposes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from reader.plain.types import Proposal
from reader.plain.view import View


class Rule(Protocol):
    """A module of this folder, seen as a rule.

    ``NAME`` is short; ``SOURCE`` names the study or guide that the rule comes from.
    """

    NAME: str
    SOURCE: str

    @staticmethod
    def propose(view: View) -> Iterator[Proposal]:
        """Proposals for one sentence, in order of place. Nothing is applied here."""
        ...
