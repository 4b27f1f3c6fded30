"""The silences between sentences and paragraphs, by profile: a table of numbers.

The profiles are those of the handouts (a test in tests/lessons keeps them so). Whoever reads along slowly needs the end of a sentence to be longer; the numbers
are the project's own choice and can be given one by one instead.
"""

from __future__ import annotations

from dataclasses import dataclass

from reader.errors import SpeechError


@dataclass(frozen=True, slots=True)
class Gaps:
    """Silences in seconds: between sentences, between paragraphs, and for a learner after each sentence."""

    sentence: float
    paragraph: float
    learner: float = 0.0

    def after(self, *, ends_sentence: bool, ends_block: bool) -> float:
        """How long the silence is after something that ends a sentence or a block, or neither.

        >>> GAPS["default"].after(ends_sentence=True, ends_block=False)
        0.5
        """
        if not ends_sentence:
            return 0.0
        return (self.paragraph if ends_block else self.sentence) + self.learner


GAPS: dict[str, Gaps] = {
    "default": Gaps(0.5, 0.9),
    "dyslexia": Gaps(0.8, 1.4),
    "large-print": Gaps(0.6, 1.1),
    "large-print-bold": Gaps(0.6, 1.1),
    "screen-reader": Gaps(0.5, 0.9),
    "paper-saving": Gaps(0.5, 0.9),
}
LONGEST_SECONDS = 60.0


def find_gaps(
    profile: str, *, sentence: float | None = None, paragraph: float | None = None, learner: float = 0.0
) -> Gaps:
    """The gaps of a profile, with those that are given in place of its own.

    Raises ``SpeechError`` for an unknown profile, and for a gap that is no time from 0 to 60 seconds.

    >>> find_gaps("dyslexia", sentence=1.0)
    Gaps(sentence=1.0, paragraph=1.4, learner=0.0)
    """
    if profile not in GAPS:
        raise SpeechError(f"profile {profile!r}", "is unknown", f"choose one of {', '.join(GAPS)}")
    usual = GAPS[profile]
    chosen = Gaps(
        usual.sentence if sentence is None else sentence, usual.paragraph if paragraph is None else paragraph, learner
    )
    for seconds in (chosen.sentence, chosen.paragraph, chosen.learner):
        if not 0.0 <= seconds <= LONGEST_SECONDS:
            raise SpeechError(f"a silence of {seconds} s", "is out of range", f"give seconds from 0 to {LONGEST_SECONDS:.0f}")
    return chosen
