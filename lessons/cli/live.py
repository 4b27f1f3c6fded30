"""Reading aloud at the terminal: the first sentence is heard at once, and keys pause, skip and change the speed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TextIO

from lessons.cli.common import note
from reader.speech.gaps import find_gaps

if TYPE_CHECKING:
    from reader.article import Article
    from reader.speech.player import Player
    from reader.speech.pronunciations import Own

HELP = "Space pauses, ← → skip a sentence, R says it again, − + change the speed, Q ends"
_POLL_SECONDS = 0.1
_STEP = 20
#: What a terminal sends for the arrow keys.
_ARROWS = {"\x1b[C": "n", "\x1bOC": "n", "\x1b[D": "p", "\x1bOD": "p"}


def read_aloud(
    article: Article, *, voice: str, rate: int, profile: str, learner_pause: float, pronunciations: Own
) -> None:
    """Read to the end, or until the listener has had enough. Raises ``SpeechError`` where nothing can be played."""
    from reader.speech.player import Player

    gaps = find_gaps(profile, learner=learner_pause)
    silences: dict[str, Any] = {
        "gap_sentence": gaps.after(ends_sentence=True, ends_block=False),
        "gap_paragraph": gaps.after(ends_sentence=True, ends_block=True),
    }
    with Player(voice=voice, rate=rate, pronunciations=pronunciations, **silences) as player, keyboard(sys.stdin) as pressed:
        player.say(article)
        while not player.wait(_POLL_SECONDS):
            act(player, pressed())


def act(player: Player, key: str) -> None:
    """What a key does; a speed that the voice does not have changes nothing."""
    from reader.errors import SpeechError

    if key == " ":
        (player.resume if player.state == "paused" else player.pause)()
    elif key in ("n", "p", "r"):
        player.skip({"n": 1, "p": -1, "r": 0}[key])
    elif key in ("+", "=", "-", "−"):
        try:
            player.rate += _STEP if key in ("+", "=") else -_STEP
        except SpeechError:
            return
    elif key == "q":
        player.stop()


@contextmanager
def keyboard(stream: TextIO) -> Iterator[Callable[[], str]]:
    """A function that gives the key pressed since the last call, or nothing; always nothing without a terminal."""
    try:
        import termios
        import tty

        number = stream.fileno()
        before: list[Any] = termios.tcgetattr(number)
    except (ImportError, OSError, ValueError, termios.error):
        yield lambda: ""
        return
    note(HELP)
    tty.setcbreak(number)
    try:
        yield lambda: _pressed(number)
    finally:
        termios.tcsetattr(number, termios.TCSADRAIN, before)


def _pressed(number: int) -> str:
    import os
    import select

    if not select.select([number], [], [], 0)[0]:
        return ""
    sent = os.read(number, 16).decode("utf-8", "replace")
    return _ARROWS.get(sent[:3]) or sent[:1].lower()
