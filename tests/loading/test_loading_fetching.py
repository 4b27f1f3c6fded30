"""Addresses: a server on this computer plays every part; nothing leaves it."""

import gzip
import http.server
import threading
import time
from contextlib import contextmanager

import pytest

from reader.errors import ReadingError
from reader.loading import fetching
from reader.loading.fetching import fetch, is_public
from reader.loading.reading import read_article

STORY = "Lock Opens in Halden\n\nBy Mina Okafor\n\nThe lock opened on Thursday, “at last”. Ten boats waited.\n\nIt had been shut for years."


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers by the path; ``seen`` keeps what was asked."""

    def do_GET(self):
        self.server.seen.append((self.path, dict(self.headers)))
        getattr(self, "answer_" + self.path.strip("/").split("/")[0].split("?")[0].split(".")[0])()

    def log_message(self, *_):
        pass

    def put(self, content, media_type="text/plain; charset=utf-8", status=200, **headers):
        self.send_response(status)
        if media_type:
            self.send_header("Content-Type", media_type)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers:
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def answer_story(self):
        self.put(STORY.encode())

    def answer_latin(self):
        self.put(STORY.encode("cp1252"), "text/plain; charset=ISO-8859-1")

    def answer_bare(self):
        self.put(STORY.encode(), "")

    def answer_markdown(self):
        self.put(b"# Lock\n\nThe *lock* opened.", "text/markdown")

    def answer_picture(self):
        self.put(b"GIF89a", "image/gif")

    def answer_packed(self):
        self.put(gzip.compress(STORY.encode()), Content_Encoding="gzip")

    def answer_bomb(self):
        self.put(gzip.compress(bytes(5_000_000)), Content_Encoding="gzip")

    def answer_odd(self):
        self.put(b"x", Content_Encoding="br")

    def answer_broken(self):
        self.put(b"\x1f\x8bnothing", Content_Encoding="gzip")

    def answer_said(self):
        self.put(b"x", Content_Length="99000000")

    def answer_long(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        try:
            for _ in range(200):
                self.wfile.write(b"The lock opened. " * 1000)
        except OSError:
            pass

    def answer_short(self):
        self.put(b"The lock", Content_Length="500")

    def answer_slow(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        try:
            for _ in range(60):
                self.wfile.write(b"T")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass

    def answer_silent(self):
        time.sleep(1.5)

    def answer_moved(self):
        self.put(b"", status=302, Location="/story")

    def answer_round(self):
        self.put(b"", status=301, Location="/round")

    def answer_private(self):
        self.put(b"", status=302, Location="http://10.0.0.1/")

    def answer_file(self):
        self.put(b"", status=302, Location="file:///etc/hostname")

    def answer_gone(self):
        self.put(b"", status=404)

    def answer_closed(self):
        self.put(b"", status=403)

    def answer_wrong(self):
        self.put(b"", status=500)

    def answer_empty(self):
        self.put(b"")

    def answer_noise(self):
        self.wfile.write(b"\x00\x01 nothing like HTTP\r\n\r\n")


@pytest.fixture(scope="module")
def server():
    made = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.daemon_threads = True
    made.seen = []
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield made
    made.shutdown()
    made.server_close()


@pytest.fixture
def at(server):
    server.seen.clear()
    return lambda path: f"http://127.0.0.1:{server.server_address[1]}/{path}"


def read(url, **options):
    return read_article(url, allow_private=True, **options)


def fails(url, match, **options):
    with pytest.raises(ReadingError, match=match) as caught:
        read_article(url, **{"allow_private": True, **options})
    message = str(caught.value)
    assert "\n" not in message and "; " in message


@contextmanager
def within(seconds):
    start = time.monotonic()
    yield
    assert time.monotonic() - start < seconds


# --- what can be read


def test_story(at, server):
    article = read(at("story"))
    assert (article.text, article.byline, article.source) == (STORY, "Mina Okafor", at("story"))
    _, headers = server.seen[0]
    assert "Cookie" not in headers and headers["Connection"] == "close" and headers["User-Agent"].startswith("Hornbook")


def test_charset_and_media_type(at):
    assert read(at("latin")).text == STORY
    assert read(at("bare.txt")).text == STORY
    assert read(at("markdown")).body_text == "The lock opened."
    assert read(at("story.md")).text.startswith("Lock Opens")


def test_packed_answers(at):
    assert read(at("packed")).text == STORY


def test_letters_in_the_address(at, server):
    read(at("story/Lärm zu?q=ä b"))
    assert server.seen[0][0] == "/story/L%C3%A4rm%20zu?q=%C3%A4%20b"


def test_redirect(at):
    article = read(at("moved"))
    assert (article.text, article.source) == (STORY, at("story"))


def test_address_in_capitals(at):
    assert read(at("story").replace("http", "HTTP")).text == STORY


# --- what cannot


def test_unknown_media_type(at):
    fails(at("picture"), "is image/gif, which can't be read; text")


def test_empty_answer(at):
    fails(at("empty"), "is empty")


@pytest.mark.parametrize(
    ("path", "match"),
    [
        ("gone", r"there is no such page \(404\); check the address"),
        ("closed", r"the site refuses programs \(403\)"),
        ("wrong", r"the site answered with an error \(500"),
        ("round", "leads from page to page more than 5 times"),
        ("file", "leads to file:///etc/hostname, which is no http or https address"),
        ("odd", r"is packed in a way that can't be read \(br\)"),
        ("broken", "the answer broke off or is damaged"),
        ("short", "the answer broke off or is damaged"),
        ("noise", "the answer broke off or is damaged"),
    ],
)
def test_bad_answers(at, path, match):
    fails(at(path), match)


@pytest.mark.parametrize("path", ["long", "said", "bomb"])
def test_too_big_an_answer(at, path):
    fails(at(path), "the answer is longer than 100,000 bytes; save the story alone", max_bytes=100_000)


@pytest.mark.parametrize("path", ["slow", "silent"])
def test_slow_answers(at, path):
    with within(1.4):
        fails(at(path), r"did not answer within 0.4 seconds; try again later", timeout=0.4)


def test_nobody_answers():
    fails("http://127.0.0.1:9/", "could not be reached")


def test_private_addresses_are_refused(at, server):
    fails(at("story"), "stands in a private network, and such addresses are not read", allow_private=False)
    fails("http://[::1]/", "stands in a private network", allow_private=False)
    fails("http://169.254.169.254/latest", "stands in a private network", allow_private=False)
    assert server.seen == []


def test_redirect_to_a_private_address(at, monkeypatch):
    here = lambda address: address == "127.0.0.1" or is_public(address)  # noqa: E731
    monkeypatch.setattr(fetching, "is_public", here)
    assert read_article(at("moved")).text == STORY
    fails(at("private"), "10.0.0.1 stands in a private network", allow_private=False)


def test_the_checked_address_is_the_one_that_is_asked(at, server, monkeypatch):
    port, asked = server.server_address[1], []

    def resolve(host, *_, **__):
        asked.append(host)
        return [(2, 1, 6, "", ("127.0.0.1" if len(asked) == 1 else "10.0.0.1", port))]

    monkeypatch.setattr(fetching.socket, "getaddrinfo", resolve)
    monkeypatch.setattr(fetching, "is_public", lambda address: address == "127.0.0.1")
    connect = fetching.socket.create_connection
    monkeypatch.setattr(fetching.socket, "create_connection", lambda place, **options: asked.append(place) or connect_to(connect, place, **options))
    assert read_article(f"http://ferry.example:{port}/story").text == STORY
    assert asked[:2] == ["ferry.example", ("127.0.0.1", port)]
    assert server.seen[0][1]["Host"] == f"ferry.example:{port}"


def connect_to(connect, place, **options):
    """Connect without asking for the name again (the resolver is replaced)."""
    import socket

    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    made.settimeout(options["timeout"])
    made.connect(place)
    return made


def test_one_private_address_among_several_is_enough(monkeypatch):
    monkeypatch.setattr(fetching.socket, "getaddrinfo", lambda *_, **__: [(2, 1, 6, "", ("93.184.215.14", 80)), (2, 1, 6, "", ("192.168.0.1", 80))])
    fails("http://ferry.example/", "stands in a private network", allow_private=False)


def test_name_that_nobody_has(monkeypatch):
    def resolve(*_, **__):
        raise OSError(-2, "Name or service not known")

    monkeypatch.setattr(fetching.socket, "getaddrinfo", resolve)
    fails("http://ferry.example/", "no site is called ferry.example; check the address")


def test_slow_resolver(monkeypatch):
    monkeypatch.setattr(fetching.socket, "getaddrinfo", lambda *_, **__: time.sleep(1) or [])
    with within(0.9):
        fails("http://ferry.example/", "did not answer within 0.2 seconds", timeout=0.2)


def test_certificates_are_checked(at):
    fails(at("story").replace("http:", "https:"), "the site could not prove that it is what it says")


@pytest.mark.parametrize(
    ("url", "match"),
    [
        ("http://", "names no site"),
        ("http:///story", "names no site"),
        ("http://[x/", "is no address"),
        ("http://ferry.example:99999/", "is no address"),
        ("http://mina:secret@ferry.example/", "holds a password"),
        (f"http://{'a' * 70}.example/", "is no address"),
    ],
)
def test_odd_addresses(url, match):
    fails(url, match)


def test_passwords_are_not_repeated():
    with pytest.raises(ReadingError) as caught:
        fetch("http://mina:secret@ferry.example/", max_bytes=10, timeout=1)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1", "255.255.255.255", "240.0.0.1",
        "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b::a00:1", "x",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_addresses_that_are_public(address):
    assert is_public(address)
