"""A teacher's own list: these words always become those.

"utilise = use" and "Lok Sabha = the lower house" in a file, one a line; a line that begins with # is a remark.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reader.edits import Edit
from reader.errors import DataError
from reader.lexicon.inflecting import article_before, inflect_wording, match_case
from reader.plain.types import Proposal
from reader.plain.view import View


@dataclass(frozen=True)
class OwnWords:
    """The list as a rule; a word is found in every form, and its replacement takes the same form."""

    words: Mapping[str, str]
    NAME: str = "own word"
    SOURCE: str = "the teacher’s own list"

    def propose(self, view: View) -> Iterator[Proposal]:
        """A proposal wherever a word or phrase of the list stands."""
        for token in view.sentence:
            for word, simpler in self.words.items():
                parts = word.lower().split()
                stop = token.i + len(parts)
                if stop > view.sentence.end or not all(part in (one.lower_, one.lemma_.lower()) for part, one in zip(parts, view.doc[token.i : stop], strict=True)):
                    continue
                span = view.span_of(token, view.doc[stop - 1])
                shown = inflect_wording(simpler, token) if len(parts) == 1 else simpler
                if shown is None or not view.may_change(span):
                    continue
                text = match_case(shown, token.text)
                edits = [Edit(span, text)]
                before = view.doc[token.i - 1] if token.i > view.sentence.start else None
                if before is not None and before.lower_ in ("a", "an") and before.lower_ != article_before(shown):
                    edits.insert(0, Edit(view.span_of(before, before), match_case(article_before(shown), before.text)))
                if span.of(view.text) != text:
                    yield Proposal(self.NAME, f"Your own list says “{simpler}” for “{word}”.", tuple(edits))


def read_own_words(path: str | Path) -> dict[str, str]:
    """The list in a file; ``DataError`` names the line that has no "=".

    The words on the left are found in any form. Raises ``DataError`` also where the file can't be read.
    """
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(path, "it cannot be read", "check the name; save it as UTF-8 text") from error
    found: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        word, equals, simpler = (part.strip() for part in line.partition("="))
        if not (word and equals and simpler):
            raise DataError(f"{path}:{number}", f"{line.strip()[:40]!r} is no pair of words", "write: hard word = simpler word")
        found[word] = simpler
    return found
