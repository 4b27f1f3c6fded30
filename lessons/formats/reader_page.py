"""The reader page: the article and its plain version to read and to hear, one file that opens from disk.

The page asks nothing of a network, and its own policy forbids it to: scripts, styles, fonts and sound stand inside.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from lessons.formats.reader.markup import Dress, line_markup, part_markup, split_headline, with_lists
from lessons.formats.reader.sound import Told, tell
from lessons.formats.reader.text import Line, Version, VersionName, Word, versions_of, with_times
from lessons.profiles import PROFILES, Profile
from lessons.templating import render
from lessons.view import article_data, glossary_data

if TYPE_CHECKING:
    from lessons.formats import Job

PAGE = "reader.html"
#: key, family, and (weight, file) of each face. All under the SIL Open Font License; see fonts/LICENSE-FONTS.
FONTS: tuple[tuple[str, str, tuple[tuple[int, str], ...]], ...] = (
    (
        "atkinson",
        "Atkinson Hyperlegible",
        ((400, "atkinson-hyperlegible-latin-400-normal"), (700, "atkinson-hyperlegible-latin-700-normal")),
    ),
    ("lexend", "Lexend", ((400, "lexend-latin-400-normal"), (700, "lexend-latin-700-normal"))),
    ("opendyslexic", "OpenDyslexic", ((400, "opendyslexic-latin-400-normal"),)),
)
#: A page carries the sound of both versions up to this many seconds in all, which is 19 MB; more stands beside it.
LONGEST_SOUND = 3600.0
BESIDE: dict[VersionName, str] = {"plain": "reader-plain.mp3", "original": "reader-original.mp3"}
_STYLES = ("page.css", "text.css", "controls.css", "print.css")


def reader_page_files(job: Job) -> dict[str, bytes]:
    """``reader.html``, with the sound of both versions where a voice is installed.

    The sound of a long article would make the page too large to open: it is in two files beside the page.
    """
    files = {PAGE: render("reader.html.j2", page_parts(job), job.templates).encode("utf-8")}
    if not _is_inside(job.told.values()):
        files |= {place: told.mp3 for name, place in BESIDE.items() if (told := job.told[name])}
    return files


def page_parts(job: Job) -> dict[str, Any]:
    """What the page's template can use."""
    from markupsafe import Markup

    kit = job.kit
    about = article_data(kit.article)
    every = glossary_data(kit.full_glossary, chosen=len(kit.glossary))["terms"]
    terms = [term for term in every if term["for_class"] and term["meaning"]]
    versions, reasons = versions_of(kit, terms)
    told = _sound(job, versions)
    is_inside = _is_inside(told.values())
    versions = {name: with_times(one, sound.timings if (sound := told[name]) else ()) for name, one in versions.items()}
    linked: dict[str, set[str]] = {"plain": set(), "original": set()}
    bodies = {name: _body(one, sorted(reasons), linked[name]) for name, one in versions.items()}
    style, script = _style(), _script()
    level = "plain" if kit.plain.level == "plain" else "easy"
    return {
        "title": kit.title,
        "heading": Markup(_heading(versions["plain"], versions["original"], kit.title)),
        "language": about["language"],
        "kicker": f"The news in {level} language",
        "plain_title": f"In {level} language",
        "about": " · ".join(filter(None, (f"By {about['byline']}" if about["byline"] else "", about["published"]))),
        "source": about["source"],
        "policy": _policy(style, script, "data:" if is_inside else "'self' file:"),
        "style": Markup(style),
        "script": Markup(script),
        "fonts": [{"key": key, "family": family} for key, family, _ in FONTS],
        "plain": Markup(bodies["plain"]),
        "original": Markup(bodies["original"]),
        "plain_sound": _address("plain", told["plain"], is_inside),
        "original_sound": _address("original", told["original"], is_inside),
        "sound_is_beside": not is_inside,
        "terms": terms,
        "linked": linked["plain"],
        "data": Markup(_data(versions, about["language"], kit.profile)),
    }


def _sound(job: Job, versions: dict[VersionName, Version]) -> dict[VersionName, Told | None]:
    """The sound of both versions, or of neither where no voice is installed."""
    told = {name: tell(job, version) for name, version in versions.items()}
    return told if all(told.values()) else dict.fromkeys(versions)


def _is_inside(told: Iterable[Told | None]) -> bool:
    """Whether the sound, if there is any, is short enough to stand in the page."""
    return sum(one.duration for one in told if one) <= LONGEST_SOUND


def _address(name: VersionName, told: Told | None, is_inside: bool) -> str:
    if told is None:
        return ""
    return "data:audio/mpeg;base64," + base64.b64encode(told.mp3).decode("ascii") if is_inside else BESIDE[name]


def _dress(version: Version) -> Dress:
    def term(name: str, is_first: bool) -> str:
        # A name stands once in a page: the first place in the plain version has it.
        own = f' id="in-{name}"' if is_first and version.name == "plain" else ""
        return f'class="term" href="#{name}"{own}'

    return Dress(word=lambda line, number: 'class="w"', term=term)


def _body(version: Version, changed: list[int], linked: set[str]) -> str:
    dress = _dress(version)
    text = version.article.text

    def line(one: Line) -> str:
        return f'<span class="line" id="{one.id}" data-passage="{one.passage}">{line_markup(text, one, dress, linked)}</span>'

    _, parts = split_headline(version)
    return "\n".join(with_lists(parts, lambda part: part_markup(version, part, line, changed, dress.heading)))


def _heading(plain: Version, original: Version, title: str) -> str:
    """The headline: the same words in both versions, so it stands once, with the names of both its lines."""
    import html

    mine, theirs = split_headline(plain)[0], split_headline(original)[0]
    if mine is None or theirs is None:
        return html.escape(title)
    parts = []
    for one, other in zip(mine.lines, theirs.lines, strict=True):
        inner = line_markup(plain.article.text, one, _dress(plain), set())
        parts.append(f'<span class="line" id="{one.id}" data-other="{other.id}">{inner}</span>')
    return " ".join(parts)


def _data(versions: dict[Any, Version], language: str, profile: Profile) -> str:
    """What the script needs to know, as JSON that cannot end the element it stands in."""
    data = {
        "language": language,
        "defaults": _defaults(profile),
        "fonts": {key: family for key, family, _ in FONTS},
        "versions": {
            name: {line.id: _line_data(version.article.text, line) for line in version.lines}
            for name, version in versions.items()
        },
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _line_data(text: str, line: Line) -> dict[str, str]:
    """Of each word: when it is heard (thousandths of a second), its part of speech, and its syllables."""
    row = {"p": "".join(word.part or "-" for word in line.words)}
    if line.start is not None:
        row["t"] = " ".join(f"{_thousandths(word.start)} {_thousandths(word.end)}" for word in line.words)
    if any(word.syllables for word in line.words):
        row["y"] = " ".join(_syllables(text, word) for word in line.words)
    return row


def _thousandths(seconds: float | None) -> str:
    return "-" if seconds is None else str(round(seconds * 1000))


def _syllables(text: str, word: Word) -> str:
    return ".".join(str(place) for place in word.syllables) or "-"


def _defaults(profile: Profile) -> dict[str, Any]:
    """The settings that a profile of the handouts asks for; those of the default profile are the script's own."""
    if profile.name == "default":
        return {}
    return {
        "size": min(300, round(profile.size / PROFILES["default"].size * 20) * 5),
        "spacing": min(20, round(profile.letter * 100)),
        "theme": "sepia" if profile.name == "dyslexia" else "system",
        "width": min(100, round(profile.measure / 5) * 5),
    }


def _policy(style: str, script: str, media: str) -> str:
    """The page may use what stands in it, and the sound from where ``media`` says, and nothing from elsewhere."""

    def digest(text: str) -> str:
        return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii") + "'"

    return (
        f"default-src 'none'; script-src {digest(script)}; style-src {digest(style)}; "
        f"font-src data:; media-src {media}; base-uri 'none'; form-action 'none'"
    )


@lru_cache(maxsize=1)
def _style() -> str:
    folder = files("lessons") / "formats" / "reader"
    faces = []
    for _, family, weights in FONTS:
        for weight, name in weights:
            data = base64.b64encode((folder / "fonts" / f"{name}.woff2").read_bytes()).decode("ascii")
            faces.append(
                f'@font-face{{font-family:"{family}";font-weight:{weight};font-display:swap;'
                f'src:url("data:font/woff2;base64,{data}") format("woff2")}}'
            )
    return "\n".join([*faces, *((folder / "style" / name).read_text(encoding="utf-8") for name in _STYLES)])


@lru_cache(maxsize=1)
def _script() -> str:
    folder = files("lessons") / "formats" / "reader" / "script"
    names = sorted(path.name for path in folder.iterdir() if path.name.endswith(".js"))
    parts = [(folder / name).read_text(encoding="utf-8") for name in names]
    return '(() => {\n"use strict";\n' + "\n".join(parts) + "})();\n"
