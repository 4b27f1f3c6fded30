"""The Media Overlay of a book: which word or sentence is marked at which time (EPUB 3.3, section 9; SMIL 3.0)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lessons.formats.reader.text import Line, Version

By = Literal["word", "sentence"]


@dataclass(frozen=True, slots=True)
class Clip:
    """A stretch of the sound, in thousandths of a second, and the name of the element that it belongs to."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Overlay:
    """The overlay's markup, and how long all its clips take, in thousandths of a second."""

    text: str
    duration: int


def make_overlay(version: Version, by: By, text_file: str, sound_file: str, seconds: float) -> Overlay:
    """The overlay of a version with times; ``seconds`` is the length of its sound."""
    clips = list(clips_of(version, by, round(seconds * 1000)))
    rows: list[str] = []
    for line, inside in clips:
        pars = [
            f'<par id="m-{clip.name}"><text src="{text_file}#{clip.name}"/>'
            f'<audio src="{sound_file}" clipBegin="{clip.start / 1000:.3f}s" clipEnd="{clip.end / 1000:.3f}s"/></par>'
            for clip in inside
        ]
        if by == "word":
            rows.append(f'<seq id="m-{line.id}" epub:textref="{text_file}#{line.id}">\n' + "\n".join(pars) + "\n</seq>")
        else:
            rows += pars
    text = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<smil xmlns="http://www.w3.org/ns/SMIL" xmlns:epub="http://www.idpf.org/2007/ops" version="3.0">\n'
        f'<body epub:textref="{text_file}">\n' + "\n".join(rows) + "\n</body>\n</smil>\n"
    )
    return Overlay(text, sum(clip.end - clip.start for _, inside in clips for clip in inside))


def clips_of(version: Version, by: By, length: int) -> Iterator[tuple[Line, list[Clip]]]:
    """The clips of each line, without gaps: a clip lasts until the next begins, so that pauses are kept.

    A word that shares its moment with the next one (its sound has no length) has no clip of its own.
    """
    starts: list[tuple[Line, str, int]] = []
    for line in version.lines:
        if by == "sentence" and line.start is not None:
            starts.append((line, line.id, round(line.start * 1000)))
        elif by == "word":
            starts += [
                (line, f"{line.id}w{number}", round(word.start * 1000))
                for number, word in enumerate(line.words)
                if word.start is not None
            ]
    ends = [start for _, _, start in starts[1:]] + [length]
    made: list[tuple[Line, list[Clip]]] = []
    for (line, name, start), end in zip(starts, ends, strict=True):
        if end <= start:
            continue
        if not made or made[-1][0] is not line:
            made.append((line, []))
        made[-1][1].append(Clip(name, start, end))
    return iter(made)
