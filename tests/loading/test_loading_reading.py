"""``read_article``: every kind of source, every way it can fail, each on one line with a remedy."""

import io
import os
import sys
from pathlib import Path

import pytest

from reader import read_article
from reader.article import Article
from reader.errors import HornbookError, ReadingError
from reader.loading.reading import MAX_BYTES, SUFFIXES

TEXT = "Lock Opens in Halden\n\nBy Mina Okafor\n\nThe lock opened on Thursday. Ten boats waited.\n\nIt had been shut for ten years."


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(TEXT, "utf-8")
    return path


def fails(source, match, **options):
    """The source can't be read; the error is one line, with a remedy."""
    with pytest.raises(ReadingError, match=match) as caught:
        read_article(source, **options)
    message = str(caught.value)
    assert "\n" not in message and "; " in message and len(message) < 400
    assert isinstance(caught.value, HornbookError)


# --- sources


def test_paths(story):
    assert read_article(story) == read_article(str(story)) == Article.from_text(TEXT, source=str(story))


def test_open_files(story):
    with story.open("rb") as binary, story.open(encoding="utf-8") as text:
        assert read_article(binary) == read_article(text) == read_article(story)
    assert read_article(io.StringIO(TEXT)).source == ""
    assert read_article(io.BytesIO(TEXT.encode("utf-16"))).text == TEXT


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert read_article("-") == Article.from_text(TEXT)
    monkeypatch.setattr(sys, "stdin", io.StringIO(TEXT))
    assert read_article("-") == Article.from_text(TEXT)
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    fails("-", "standard input: is empty")
    monkeypatch.setattr(sys, "stdin", None)
    fails("-", "standard input: is closed")


def test_a_file_called_dash_is_reached_by_its_path(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("-").write_text(TEXT, "utf-8")
    assert read_article("./-").title == "Lock Opens in Halden"


def test_encodings_of_files(tmp_path):
    path = tmp_path / "story.txt"
    text = TEXT.replace("Ten boats waited.", "“Ten – boats” waited.")
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        path.write_bytes(text.encode(encoding))
        assert read_article(path).text == text


def test_the_end_of_the_name_tells_the_format(tmp_path):
    for name in ("story.md", "story.MARKDOWN"):
        path = tmp_path / name
        path.write_text("# Lock\n\nThe *lock* opened.", "utf-8")
        assert read_article(path).body_text == "The lock opened."
    bare = tmp_path / "story"
    bare.write_text(TEXT, "utf-8")
    assert read_article(bare).title == "Lock Opens in Halden"


def test_the_format_can_be_said(tmp_path):
    path = tmp_path / "story.story"
    path.write_text("The *lock* opened.", "utf-8")
    assert read_article(path, format="text").text == "The *lock* opened."
    assert read_article(path, format="markdown").text == "The lock opened."
    fails(path, "rtf: is no format", format="rtf")


def test_bytes_beyond_doubt_go_before_the_name(tmp_path):
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph("The lock opened.")
    path = tmp_path / "story.txt"
    document.save(str(path))
    assert read_article(path).text == "The lock opened."


# --- what cannot be read


def test_missing_file(tmp_path):
    fails(tmp_path / "none.txt", "none.txt: there is no such file; check the path")


def test_a_str_is_never_the_text():
    fails(TEXT, r"is no file; to read a text itself, call Article.from_text\(text\)")
    fails("The lock opened. " * 400, r"call Article.from_text\(text\)")
    fails("The lock\0opened", r"call Article.from_text\(text\)")


def test_folder(tmp_path):
    fails(tmp_path, "is a folder; name one file in it")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_no_permission(story):
    story.chmod(0)
    fails(story, "may not be read by you; change its permissions")


def test_refused_permission(story, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    fails(story, "may not be read by you; change its permissions")


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n "], ids=["empty", "white space"])
def test_empty_files(tmp_path, content):
    for suffix in SUFFIXES:
        path = tmp_path / f"story{suffix}"
        path.write_bytes(content)
        fails(path, f"story{suffix}: is empty; give it the text of a story")
    fails(io.StringIO(content.decode()), "the open file: is empty")


def test_binary_files(tmp_path):
    path = tmp_path / "story.txt"
    path.write_bytes(bytes(range(256)) * 20)
    fails(path, "story.txt: is no text: it holds bytes")
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(400))
    fails(path, "story.txt: is no text")


def test_nul_characters(tmp_path):
    path = tmp_path / "story.txt"
    path.write_bytes(b"The lock \0 opened.")
    fails(path, "is no text")
    fails(io.StringIO("The lock \0 opened."), "holds NUL characters")
    path.write_bytes(b"The lock opened. " * 600 + b"\0")
    fails(path, "holds NUL characters")


def test_lone_surrogate():
    fails(io.StringIO("The lock \udc80 opened."), "holds half of a broken character")


def test_too_big_a_file_is_not_read(tmp_path, monkeypatch):
    path = tmp_path / "story.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("it was read"))
    fails(path, "is too big: 50,000,000 bytes, and the most is 20,000,000; save the story alone")
    assert MAX_BYTES == 20_000_000


def test_limit_can_be_set(story):
    fails(story, "is too big", max_bytes=10)
    with story.open("rb") as file:
        fails(file, "is too big", max_bytes=10)


@pytest.mark.parametrize("name", ["story.odt", "story.doc", "story.jpg", "story.2024"])
def test_unknown_format(tmp_path, name):
    path = tmp_path / name
    path.write_text(TEXT, "utf-8")
    fails(path, rf"{name}: is of a kind that is not known \({path.suffix}\); text \(.txt\), Markdown")


@pytest.mark.parametrize("address", ["ftp://ferry.example/story.txt", "file:///etc/hostname", "file:/etc/hostname", "data:text/plain,boats", "javascript:alert(1)"])
def test_other_addresses(address):
    fails(address, "is no http or https address; give an address that starts with https://")


@pytest.mark.parametrize("source", [None, 5, b"story.txt", ["story.txt"]])
def test_other_things(source):
    fails(source, "is no path, address or open file")


def test_files_that_are_shut_or_written(tmp_path):
    file = io.StringIO(TEXT)
    file.close()
    fails(file, "could not be read")
    with (tmp_path / "out.txt").open("w") as written:
        fails(written, "could not be read")


def test_wrong_encoding_of_an_open_file(tmp_path):
    path = tmp_path / "story.txt"
    path.write_bytes("“Ten boats.”".encode("cp1252"))
    with path.open(encoding="utf-8") as file:
        fails(file, "is not in the encoding that it was opened with")


def test_other_languages_go_on_with_a_warning(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text("Le conseil a voté jeudi soir la réparation des portes de l’écluse, qui ne passeront pas un autre hiver. " * 4, "utf-8")
    article = read_article(path)
    assert article.body and len(article.warnings) == 1 and "English" in article.warnings[0]


def test_reading_imports_nothing_heavy():
    import subprocess

    code = (
        "import io, sys; from reader import read_article; read_article(io.StringIO('The lock opened.'));"
        "print([name for name in ('spacy', 'trafilatura', 'pypdf', 'docx', 'lxml', 'wordfreq', 'ssl', 'http.client', 'markdown_it') if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
