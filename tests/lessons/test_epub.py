"""The books: their package, their text, and the order of their overlays."""

import io
import itertools
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from lessons import make_kit
from lessons.formats import FORMATS, Job
from lessons.formats.epub import epub_files, epub_sentence_files, make_epub
from reader import read_article

SAMPLE = Path(__file__).parents[2] / "examples" / "border-reopening.txt"
SMIL, OPF, EPUB = "{http://www.w3.org/ns/SMIL}", "{http://www.idpf.org/2007/opf}", "{http://www.idpf.org/2007/ops}"
XHTML = "{http://www.w3.org/1999/xhtml}"
BOOKS = [("plain", "word"), ("plain", "sentence"), ("original", "word"), ("original", "sentence")]


@pytest.fixture(scope="module")
def job():
    return Job(make_kit(read_article(SAMPLE)), Path(), "silent", 400)


@pytest.fixture(scope="module")
def books(job):
    return {book: zipfile.ZipFile(io.BytesIO(make_epub(job, *book))) for book in BOOKS}


def parsed(book, name):
    return ElementTree.fromstring(book.read(f"EPUB/{name}"))


def milliseconds(clock):
    assert re.fullmatch(r"\d+\.\d{3}s", clock)
    return round(float(clock[:-1]) * 1000)


def clips(book):
    """(name of the element, begin, end), in the order of the overlay."""
    return [
        (
            par.find(f"{SMIL}text").get("src").partition("#")[2],
            milliseconds(par.find(f"{SMIL}audio").get("clipBegin")),
            milliseconds(par.find(f"{SMIL}audio").get("clipEnd")),
        )
        for par in parsed(book, "text.smil").iter(f"{SMIL}par")
    ]


@pytest.mark.parametrize("name", BOOKS)
def test_overlays_follow_the_text_and_the_sound(books, job, name):
    book = books[name]
    found = clips(book)
    order = {node.get("id"): number for number, node in enumerate(parsed(book, "text.xhtml").iter()) if node.get("id")}
    places = [order[one] for one, _, _ in found]
    assert places == sorted(set(places))
    assert all(begin < end for _, begin, end in found)
    assert all(before[2] == after[1] for before, after in itertools.pairwise(found))
    length = job.told[name[0]].duration * 1000
    assert 0 <= found[0][1] < 500 and found[-1][2] == pytest.approx(length, abs=1)


@pytest.mark.parametrize("name", BOOKS)
def test_everything_is_read(books, name):
    book = books[name]
    text = parsed(book, "text.xhtml")
    lines = [node for node in text.iter(f"{XHTML}span") if node.get("class") == "line"]
    read = [one for one, _, _ in clips(book)]
    if name[1] == "sentence":
        assert read == [line.get("id") for line in lines]
    else:
        words = [node.get("id") for line in lines for node in line.iter(f"{XHTML}span") if "w" in (node.get("id") or "")]
        assert read == words
        groups = [seq.get(f"{EPUB}textref") for seq in parsed(book, "text.smil").iter(f"{SMIL}seq")]
        assert groups == [f"text.xhtml#{line.get('id')}" for line in lines]


@pytest.mark.parametrize("name", BOOKS)
def test_the_package_says_what_the_book_is(books, name):
    package = parsed(books[name], "package.opf")
    meta = [(one.get("property"), one.get("refines"), one.text) for one in package.iter(f"{OPF}meta")]
    for about in (
        ("schema:accessMode", None, "textual"), ("schema:accessMode", None, "auditory"),
        ("schema:accessModeSufficient", None, "textual"), ("schema:accessibilityFeature", None, "synchronizedAudioText"),
        ("schema:accessibilityHazard", None, "none"), ("media:active-class", None, "-epub-media-overlay-active"),
    ):  # fmt: skip
        assert about in meta
    summary = next(text for kind, _, text in meta if kind == "schema:accessibilitySummary")
    assert f"the spoken {name[1]} is marked" in summary
    total = sum(end - begin for _, begin, end in clips(books[name]))
    told = [text for kind, _, text in meta if kind == "media:duration"]
    hours, minutes, seconds = told[0].split(":")
    assert told[0] == told[1]
    assert round((int(hours) * 3600 + int(minutes) * 60 + float(seconds)) * 1000) == total
    assert not any(kind == "dcterms:conformsTo" for kind, _, _ in meta)


def test_the_manifest_names_every_file(books):
    for book in books.values():
        named = {f"EPUB/{item.get('href')}" for item in parsed(book, "package.opf").iter(f"{OPF}item")}
        assert named == set(book.namelist()) - {"mimetype", "META-INF/container.xml", "EPUB/package.opf"}


def test_the_media_type_comes_first_and_is_not_packed(books):
    for book in books.values():
        first = book.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
        assert book.read("mimetype") == b"application/epub+zip"


def test_words_are_linked_notes(books):
    text = parsed(books["plain", "word"], "text.xhtml")
    ids = {node.get("id") for node in text.iter() if node.get("id")}
    notes = {node.get("id") for node in text.iter(f"{XHTML}aside")}
    links = [node for node in text.iter(f"{XHTML}a") if node.get(f"{EPUB}type") == "noteref"]
    assert len(links) >= 5 and len(notes) == 10
    assert all(link.get("href")[1:] in notes and link.get("role") == "doc-noteref" for link in links)
    backs = [node.get("href")[1:] for node in text.iter(f"{XHTML}a") if node.get("role") == "doc-backlink"]
    assert backs and set(backs) <= ids


def test_the_text_is_that_of_the_version(books, job):
    for (version, by), book in books.items():
        lines = [node for node in parsed(book, "text.xhtml").iter(f"{XHTML}span") if node.get("class") == "line"]
        shown = " ".join("".join(line.itertext()) for line in lines[1:]).split()
        wanted = job.kit.plain.text if version == "plain" else job.kit.article.body_text
        assert shown == wanted.split(), by


def test_books_without_sound_have_no_overlay(job):
    silent = Job(job.kit, Path())
    silent.told.update(plain=None, original=None)
    book = zipfile.ZipFile(io.BytesIO(make_epub(silent)))
    assert not any(name.endswith((".smil", ".mp3")) for name in book.namelist())
    package = book.read("EPUB/package.opf").decode("utf-8")
    assert "media:" not in package and "auditory" not in package and "media-overlay" not in package


def test_the_same_kit_gives_the_same_bytes(job):
    again = Job(make_kit(read_article(SAMPLE)), Path(), "silent", 400)
    assert {**epub_files(again), **epub_sentence_files(again)} == {**epub_files(job), **epub_sentence_files(job)}
    names = [name for format in ("epub", "epub-sentences") for name in FORMATS[format](job)]
    assert names == ["story.epub", "original.epub", "story-sentences.epub", "original-sentences.epub"]


def test_every_book_has_an_identifier_of_its_own(books):
    found = {re.search(r"urn:uuid:[0-9a-f-]{36}", book.read("EPUB/package.opf").decode("utf-8")).group() for book in books.values()}
    assert len(found) == len(BOOKS)
