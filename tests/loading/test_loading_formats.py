"""Markdown, web pages, PDF and Word: each gives the same story, its parts told apart."""

import sys
import zipfile
from io import BytesIO

import pytest

from reader.article import Article
from reader.errors import MissingPartError, ReadingError
from reader.loading.docx import article_from_docx
from reader.loading.html import article_from_html
from reader.loading.markdown import article_from_markdown
from reader.loading.pdf import article_from_pdf
from reader.loading.pieces import TABLE_LEFT_OUT, Piece, article_from_pieces

TITLE = "Lock opens in Halden after ten years"
FIRST = (
    "The lock in Halden opened on Thursday after ten years of repairs, and ten boats passed through it before noon, "
    "the water works said in a long-term report."
)
SECOND = "“It is about time,” said Ada Lund, who runs the harbor office. “We have waited since I was at school.”"
THIRD = (
    "The repair cost 12 million dollars, twice as much as was planned, and was stopped three times because of floods "
    "in the valley above the town, where the U.N. has a small office."
)


def parts(article):
    return [(block.kind, block.span.of(article.text)) for block in article.blocks]


def body(article):
    return [block.span.of(article.text) for block in article.body]


# --- pieces


def test_captions_and_lists_are_known_when_read_again():
    article = article_from_pieces([Piece("Two things:"), Piece("a boat", "list_item"), Piece("a lock", "list_item"), Piece("A boat waits", "caption"), Piece(FIRST)])
    assert parts(article)[1:4] == [("list_item", "a boat"), ("list_item", "a lock"), ("caption", "A boat waits")]
    again = Article.from_text(article.text)
    assert again.text == article.text and again.blocks == article.blocks


def test_no_words_is_an_error():
    with pytest.raises(ReadingError, match="holds no words"):
        article_from_pieces([Piece("12"), Piece("")], source="x.txt")


# --- Markdown

MARKDOWN = f"""---
title: {TITLE}
author: Mina Okafor
date: 2024-05-02
---

# {TITLE}

The **lock** is [open](https://ferry.example/x "a link") at
last.

![The lock at dawn](dawn.jpg)

*A boat waits at the lock*

## The repair

{FIRST}

- The first flood came in 2015.
- The second came in *2018*.

> {SECOND}

| Year | Cost |
|------|------|
| 2014 | 6 |

```
code
```
<!-- a note -->
{THIRD}
"""


def test_markdown():
    article = article_from_markdown(MARKDOWN, source="story.md")
    assert (article.title, article.byline, article.published, article.source) == (TITLE, "Mina Okafor", "2024-05-02", "story.md")
    assert parts(article) == [
        ("headline", TITLE),
        ("paragraph", "The lock is open at last."),
        ("caption", "A boat waits at the lock"),
        ("heading", "The repair"),
        ("paragraph", FIRST),
        ("list_item", "The first flood came in 2015."),
        ("list_item", "The second came in 2018."),
        ("paragraph", SECOND),
        ("paragraph", THIRD),
    ]
    assert article.warnings == (TABLE_LEFT_OUT,)


def test_markdown_with_a_paragraph_a_line():
    text = f"![]() |\nA boat waits in Halden, May 2. Yonhap |\n{TITLE}\nBy Mina Okafor\n{FIRST}\n{SECOND}\n{THIRD}"
    article = article_from_markdown(text)
    assert [kind for kind, _ in parts(article)] == ["caption", "credit", "headline", "byline", "paragraph", "paragraph", "paragraph"]


def test_markdown_figure_in_html():
    article = article_from_markdown(f"<figure><img src=x><figcaption>A boat &amp; a lock</figcaption></figure>\n\n{FIRST}")
    assert parts(article) == [("caption", "A boat & a lock"), ("paragraph", FIRST)]


def test_markdown_without_words():
    with pytest.raises(ReadingError, match="holds no words"):
        article_from_markdown("![](x.jpg)\n\n---\n")


# --- web pages

PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} - Ferry Post</title>
<meta name="author" content="Posted ; Updated"><meta property="og:title" content="{TITLE}">
<meta property="article:published_time" content="2024-05-02T16:30:00+09:00">
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","author":{{"@type":"Person","name":"Mina Okafor"}},"datePublished":"2024-05-02"}}</script>
</head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav><main><article>
<h1>{TITLE}</h1>
<figure><img src="a.jpg" alt="A boat"><figcaption>A boat waits at the lock in Halden on Thursday. <span>Photograph: Luis Ortega/Reuters</span></figcaption></figure>
<p>{FIRST}</p><p>{SECOND.replace("harbor office", "harbor&nbsp;office")}</p>
<h2>A long repair</h2><p>{THIRD}</p>
<ul><li>The first flood came in 2015.</li><li>The second came in 2018 and broke the new gates.</li></ul>
<table><tr><td><img src="x.jpg"></td></tr><tr><td>Engineers check the gates in Halden, April 30. Yonhap</td></tr></table>
<p>Officials said that the lock would be free to use until the end of the year, when a new price list is due.</p>
</article><aside><figure><figcaption>Ten boats sink</figcaption></figure></aside></main><footer>© 2024 Ferry Post. All rights reserved.</footer></body></html>"""


@pytest.fixture
def trafilatura():
    return pytest.importorskip("trafilatura", reason="the extra 'web' is not installed", exc_type=ImportError)


def test_web_page(trafilatura):
    article = article_from_html(PAGE.encode(), source="https://ferry.example/lock")
    assert (article.title, article.byline, article.published) == (TITLE, "Mina Okafor", "2024-05-02")
    assert parts(article) == [
        ("headline", TITLE),
        ("caption", "A boat waits at the lock in Halden on Thursday."),
        ("credit", "Photograph: Luis Ortega/Reuters"),
        ("paragraph", FIRST),
        ("paragraph", SECOND),
        ("heading", "A long repair"),
        ("paragraph", THIRD),
        ("list_item", "The first flood came in 2015."),
        ("list_item", "The second came in 2018 and broke the new gates."),
        ("caption", "Engineers check the gates in Halden, April 30."),
        ("credit", "Yonhap"),
        ("paragraph", "Officials said that the lock would be free to use until the end of the year, when a new price list is due."),
    ]


def test_web_page_again_as_text(trafilatura):
    article = article_from_html(PAGE)
    again = Article.from_text(article.text)
    assert again.text == article.text and again.blocks == article.blocks


def test_web_page_with_line_breaks_for_paragraphs(trafilatura):
    page = f"<html><head><title>{TITLE} | Ferry Post</title></head><body><div><h2>{TITLE}</h2><div>By Mina Okafor</div><span>{FIRST}<br><br>{SECOND}<br/> <br/>{THIRD}</span></div></body></html>"
    article = article_from_html(page)
    assert (article.title, article.byline, article.published) == (TITLE, "Mina Okafor", "")
    assert body(article) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("charset", ["cp1252", "iso-8859-1"])
def test_charset_of_the_page_and_of_the_server(trafilatura, charset):
    page = f"<html><head><meta http-equiv='Content-Type' content='text/html; charset={charset}'><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p></body></html>"
    assert body(article_from_html(page.encode("cp1252"))) == [FIRST, SECOND]
    plain = page.replace(f"charset={charset}", "")
    assert body(article_from_html(plain.encode("utf-16-le"), charset="utf-16-le")) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "page",
    [
        "<html><body></body></html>",
        "<html><head><title>Home</title></head><body><h1>Ferry Post</h1><ul><li><a href=1>Lock opens in Halden after ten years</a></li><li><a href=2>Ten boats wait at dawn</a></li></ul></body></html>",
        "<html><body><form><p>Please log in to read this page.</p><input></form></body></html>",
        "<html><body><div id=app></div><noscript>Please enable JavaScript to run this app.</noscript></body></html>",
        "<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1><p>The page that you asked for was not found. It may have moved, or it may never have been here at all. Check the address and try once more.</p></body></html>",
    ],
    ids=["nothing", "a list of links", "log in", "a program", "not found"],
)
def test_page_without_an_article(trafilatura, page):
    with pytest.raises(ReadingError, match="holds no article; open the page of a single story"):
        article_from_html(page, source="page.html")


def test_web_pages_need_a_part(monkeypatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(MissingPartError, match=r'pip install "hornbook\[web\]"'):
        article_from_html(PAGE)


# --- PDF


def make_pdf(pages):
    """A PDF file of lines ``(x, y, size, text)``, with the letters of Windows-1252."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    kids = []
    for page in pages:
        drawn = []
        for x, y, size, text in page:
            escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
            drawn.append(f"BT /F1 {size} Tf {x} {y} Td ({escaped}) Tj ET")
        stream = "\n".join(drawn)
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R /Resources << /Font << /F1 3 0 R >> >> >>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    made, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(made)}\n%%EOF"
    return made + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode()


def set_lines(paragraphs, width=70, *, indent=0, gap=0, top=760):
    """Paragraphs broken to a width, as lines of a page."""
    import textwrap

    lines, y = [], top
    for paragraph in paragraphs:
        for number, line in enumerate(textwrap.wrap(paragraph, width)):
            lines.append((72 + (indent if number == 0 else 0), y, 11, line))
            y -= 14
        y -= gap
    return lines


@pytest.mark.parametrize(("indent", "gap"), [(0, 8), (14, 0)], ids=["gaps", "indents"])
def test_pdf_paragraphs(indent, gap):
    pytest.importorskip("pypdf")
    lines = [(72, 800, 20, TITLE), *set_lines(["By Mina Okafor", FIRST, SECOND, THIRD], indent=indent, gap=gap)]
    article = article_from_pdf(make_pdf([lines]))
    assert (article.title, article.byline) == (TITLE, "Mina Okafor")
    assert body(article) == [FIRST, SECOND, THIRD]


def test_pdf_running_heads_and_a_paragraph_over_two_pages():
    pytest.importorskip("pypdf")
    lines = set_lines([FIRST, SECOND, THIRD], width=50, gap=8, top=740)
    cut = 7
    first = [(72, 810, 9, "The Ferry Post, May 2"), *lines[:cut], (290, 30, 9, "1")]
    second = [(72, 810, 9, "The Ferry Post, May 2"), *((x, 740 - 14 * n, size, text) for n, (x, _, size, text) in enumerate(lines[cut:])), (290, 30, 9, "2")]
    article = article_from_pdf(make_pdf([first, second]))
    assert " ".join(body(article)) == f"{FIRST} {SECOND} {THIRD}"
    assert SECOND in body(article) or len(body(article)) == 3


def test_pdf_hyphens_at_line_ends():
    pytest.importorskip("pypdf")
    lines = ["The council of Halden voted on Thursday for the repatri-", "ation of ten boats, after a debate that was long and hard and", "in the end without a vote against it."]
    article = article_from_pdf(make_pdf([[(72, 700 - 14 * n, 11, line) for n, line in enumerate(lines)]]))
    assert body(article) == ["The council of Halden voted on Thursday for the repatriation of ten boats, after a debate that was long and hard and in the end without a vote against it."]


def test_scanned_pdf():
    pytest.importorskip("pypdf")
    with pytest.raises(ReadingError, match=r"scan.pdf: holds no text, only pictures of it; run text recognition"):
        article_from_pdf(make_pdf([[]]), source="scan.pdf")


@pytest.mark.parametrize("content", [b"%PDF-1.4\nnothing", b"", b"\x00" * 500, make_pdf([[(72, 700, 11, FIRST)]])[:300]], ids=["no table", "empty", "zeros", "cut off"])
def test_broken_pdf(content):
    pytest.importorskip("pypdf")
    with pytest.raises(ReadingError, match=r"story.pdf: (?:is no PDF file, or a broken one|holds no text)") as caught:
        article_from_pdf(content, source="story.pdf")
    assert "\n" not in str(caught.value)


def test_encrypted_pdf():
    pypdf = pytest.importorskip("pypdf")

    def encrypted(password):
        writer = pypdf.PdfWriter(clone_from=BytesIO(make_pdf([[(72, 700, 11, FIRST[:69])]])))
        writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
        out = BytesIO()
        writer.write(out)
        return out.getvalue()

    with pytest.raises(ReadingError, match="is protected by a password; save it without a password"):
        article_from_pdf(encrypted("secret"))
    assert body(article_from_pdf(encrypted(""))) == [FIRST[:69]]


def test_pdf_needs_a_part(monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(MissingPartError, match=r'pip install "hornbook\[documents\]"'):
        article_from_pdf(b"%PDF-1.4")


# --- Word


def make_docx(fill):
    docx = pytest.importorskip("docx")
    document = docx.Document()
    fill(document)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def test_word_document():
    def fill(document):
        document.add_heading(TITLE, 0)
        document.add_paragraph("By Mina Okafor")
        document.add_paragraph(FIRST)
        document.add_heading("A long repair", 2)
        document.add_paragraph("The first flood came in 2015.", style="List Bullet")
        document.add_paragraph("The second came in 2018.", style="List Bullet")
        document.add_paragraph("A boat waits at the lock", style="Caption")
        document.add_table(2, 2).cell(0, 0).text = "Year"
        document.add_paragraph().add_run(SECOND[:20])
        document.paragraphs[-1].add_run(SECOND[20:]).bold = True

    article = article_from_docx(make_docx(fill), source="story.docx")
    assert (article.title, article.byline, article.source, article.warnings) == (TITLE, "Mina Okafor", "story.docx", (TABLE_LEFT_OUT,))
    assert parts(article) == [
        ("headline", TITLE),
        ("byline", "By Mina Okafor"),
        ("paragraph", FIRST),
        ("heading", "A long repair"),
        ("list_item", "The first flood came in 2015."),
        ("list_item", "The second came in 2018."),
        ("caption", "A boat waits at the lock"),
        ("paragraph", SECOND),
    ]


def test_tracked_changes_are_read_as_accepted():
    from xml.sax.saxutils import escape

    def fill(document):
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls

        paragraph = document.add_paragraph("The lock ")
        for xml in ("<w:del {} w:id='1' w:author='a'><w:r><w:delText>shut</w:delText></w:r></w:del>", f"<w:ins {{}} w:id='2' w:author='a'><w:r><w:t>{escape('opened.')}</w:t></w:r></w:ins>"):
            paragraph._p.append(parse_xml(xml.format(nsdecls("w"))))

    assert body(article_from_docx(make_docx(fill))) == ["The lock opened."]


def test_line_breaks_in_word():
    def fill(document):
        document.add_paragraph(f"{FIRST}\n{SECOND}")
        document.add_paragraph("The lock in\nHalden opened.")

    assert body(article_from_docx(make_docx(fill))) == [FIRST, SECOND, "The lock in Halden opened."]


def test_broken_and_protected_word_documents():
    whole = make_docx(lambda document: document.add_paragraph(FIRST))
    other = BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("a.txt", "a")
    for content in (b"", b"no archive", whole[: len(whole) // 2], other.getvalue()):
        with pytest.raises(ReadingError, match="is no Word document, or a broken one; open it in Word or LibreOffice"):
            article_from_docx(content, source="story.docx")
    with pytest.raises(ReadingError, match=r"is protected by a password, or an old .doc file"):
        article_from_docx(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with pytest.raises(ReadingError, match="holds no words"):
        article_from_docx(make_docx(lambda document: None))


def test_word_bomb_is_not_opened(monkeypatch):
    monkeypatch.setattr("reader.loading.docx.MOST_UNPACKED", 1000)
    with pytest.raises(ReadingError, match="would unpack to"):
        article_from_docx(make_docx(lambda document: document.add_paragraph(FIRST)))


def test_word_needs_a_part(monkeypatch):
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(MissingPartError, match=r'pip install "hornbook\[documents\]"'):
        article_from_docx(b"PK")
