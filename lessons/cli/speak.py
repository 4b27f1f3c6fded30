"""``hornbook speak``: a text read aloud, or into a file; how a word is said."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lessons.cli.common import OutputOption, check_choice, note, progress, put, read
from reader.errors import HornbookError

if TYPE_CHECKING:
    from reader.article import Article
    from reader.speech.pronunciations import Pronunciations
    from reader.speech.timing import Speech

_LEVELS = ("original", "plain", "easy", "both")
#: What the name of the plain version's files gains where both are written.
_PLAIN = "-plain"


def speak(
    source: Annotated[str, typer.Argument(help="A file, an address (https://…), or - for standard input.", metavar="SOURCE")] = "",
    output: OutputOption = None,
    timings: Annotated[
        list[Path] | None, typer.Option(help="A file for when each word is said: .vtt, .srt, .lrc or .json; may be given several times.")
    ] = None,
    voice: Annotated[str, typer.Option(help="The voice that reads: espeak, espeak:en-gb, piper, system or silent.")] = "espeak",
    voice_file: Annotated[Path | None, typer.Option(help="The file of a Piper voice (.onnx) to read with.")] = None,
    rate: Annotated[int, typer.Option(help="Words a minute.", min=40, max=500)] = 150,
    level: Annotated[str, typer.Option(help="original, plain, easy, or both (original and plain, a file each).")] = "original",
    profile: Annotated[str, typer.Option(help="For whom: sets the silences between sentences and paragraphs.")] = "default",
    learner_pause: Annotated[float, typer.Option(help="Seconds of silence after each sentence, to say it again.", min=0, max=60)] = 0.0,
    pronunciations: Annotated[Path | None, typer.Option(help="Your own list: word = RE-spelling or /IPA/, one a line.")] = None,
    licence: Annotated[str, typer.Option(help="The licence that the sound file shall name.")] = "",
    words: Annotated[bool, typer.Option("--words", help="In .vtt, the time of each word within its caption.")] = False,
    say: Annotated[str, typer.Option(help="Say one word or name, and show how it is said.")] = "",
    lexicon: Annotated[Path | None, typer.Option(help="A file (.pls) for the pronunciations, for other programs.")] = None,
) -> int:
    """Read a text aloud, or into a file: .mp3, .wav, .ogg, .m4b.

    With --say, say one word. With --lexicon, write the list of pronunciations.
    """
    from lessons.said import lesson_pronunciations

    check_choice(level, _LEVELS, "level")
    known = lesson_pronunciations(pronunciations)
    if voice_file is not None:
        voice = f"piper:{voice_file}"
    if lexicon is not None:
        put(str(_write_lexicon(lexicon, known)))
    if say:
        return _say(say, output, voice, rate, known)
    if not source:
        if lexicon is not None:
            return 0
        raise typer.BadParameter("name a SOURCE to read, or a word with --say")
    _check_before(output, timings or [], level)
    options: dict[str, Any] = {
        "voice": voice, "rate": rate, "profile": profile, "learner_pause": learner_pause,
        "pronunciations": known, "licence": licence,
    }  # fmt: skip
    article = read(source)
    if output is None and not timings:
        from lessons.cli.live import read_aloud

        del options["licence"]
        read_aloud(_versions(article, level)[0][1], **options)
        return 0
    for name, version in _versions(article, level):
        spoken = _speak(version, _named(output, name), options)
        if output is not None:
            put(str(spoken.path))
        for path in timings or []:
            put(str(_write_timings(_renamed(path, name), version, spoken, words)))
    return 0


def _check_before(output: Path | None, timings: list[Path], level: str) -> None:
    """What would fail after the long work, said before it."""
    from reader.speech.captions import check_form
    from reader.speech.files import check_path

    if output is not None:
        check_path(output)
    elif level == "both":
        raise typer.BadParameter("--level both writes two files: name one with -o")
    for path in timings:
        check_form(path.suffix)


def _versions(article: Article, level: str) -> list[tuple[str, Article]]:
    """The versions to read, each with what the names of its files gain."""
    if level == "original":
        return [("", article)]
    from lessons.plain_article import plain_article_of
    from reader.plain.simplifier import simplify

    plain = plain_article_of(simplify(article, level="plain" if level == "both" else level))
    return [("", article), (_PLAIN, plain)] if level == "both" else [("", plain)]


def _named(path: Path | None, addition: str) -> Path | None:
    return None if path is None else _renamed(path, addition)


def _renamed(path: Path, addition: str) -> Path:
    return path.with_name(f"{path.stem}{addition}{path.suffix}") if addition else path


def _speak(article: Article, path: Path | None, options: dict[str, Any]) -> Speech:
    from reader.speech.speaking import speak as speak_aloud

    with progress("Speech") as tell:
        return speak_aloud(
            article, path, **options, progress=lambda done, total: tell(f"sentence {done} of {total}", done / total)
        )


def _write_timings(path: Path, article: Article, spoken: Speech, words: bool) -> Path:
    from lessons.writing import write_file
    from reader.speech.captions import captions_for, webvtt

    if words and path.suffix.lower() == ".vtt":
        return write_file(path, webvtt(article, spoken.timings, words=True))
    return write_file(path, captions_for(path.suffix, article, spoken.timings))


def _say(word: str, output: Path | None, voice: str, rate: int, own: Pronunciations) -> int:
    """Show how a word is said and say it: into a file, or aloud where there is something to play it with."""
    from reader.article import Article, Block, Span
    from reader.errors import SpeechError
    from reader.speech.pronunciations import how_to_say
    from reader.speech.sinks import play_samples
    from reader.speech.speaking import render

    word = " ".join(word.split())
    if not any(letter.isalnum() for letter in word):
        raise HornbookError(repr(word), "is no word", "give a word or a name")
    known = how_to_say(word, own)
    put(str(known))
    article = Article(word, (Block("paragraph", Span(0, len(word))),), title=word)
    spoken = render(article, output, voice=voice, rate=rate, pronunciations={word: f"/{known.ipa}/"})
    if output is not None:
        put(str(spoken.path))
        return 0
    try:
        play_samples(spoken.samples, spoken.rate)
    except SpeechError as error:
        note(f"not played: {error.subject} {error.problem}; -o FILE writes it to a file")
    return 0


def _write_lexicon(path: Path, own: Pronunciations) -> Path:
    from lessons.writing import write_file
    from reader.speech.pronunciations import all_pronunciations, as_pls

    return write_file(path, as_pls(all_pronunciations(own)))
