"""A page from the web: http and https only, every hop checked, never longer or slower than allowed.

A name is resolved once, its addresses are checked, and the connection goes to a checked address, so
that a name that answers differently the second time leads nowhere. Private, loopback, link-local and
other addresses that are not on the public internet are refused unless they are allowed. No proxy is
used, no cookie is kept, nothing is sent but the request.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from reader.errors import ReadingError

MOST_REDIRECTS = 5
#: What the request says of itself.
USER_AGENT = "Hornbook (reads one article for teaching)"
_CHUNK = 65536
#: IPv6 addresses that stand for IPv4 ones (NAT64, RFC 6052).
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_SAVE = "save the page from the browser and read the file"
_REASONS = {
    401: "the page is only for people who log in (401)",
    402: "the page must be paid for (402)",
    403: "the site refuses programs (403)",
    404: "there is no such page (404)",
    410: "the page is gone (410)",
    429: "the site says it was asked too often (429)",
    451: "the page may not be shown here (451)",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came back: where from in the end, its bytes, its media type and charset (small letters, or empty)."""

    url: str
    content: bytes
    media_type: str
    charset: str


class _Deadline:
    """The moment by which all must be done; it ends what still waits for the network then."""

    def __init__(self, seconds: float, url: str) -> None:
        self._end = time.monotonic() + seconds
        self._seconds, self._url = seconds, url
        self.passed = False

    def left(self) -> float:
        """The seconds that are left; raises ``ReadingError`` where there are none."""
        left = self._end - time.monotonic()
        if left <= 0 or self.passed:
            raise self.error()
        return left

    def error(self) -> ReadingError:
        return ReadingError(
            self._url, f"did not answer within {self._seconds:g} seconds", f"try again later, or {_SAVE}"
        )

    @contextmanager
    def watch(self, connection: socket.socket) -> Iterator[None]:
        """Shut the connection when time is up: a server that sends a byte now and then gets no more of it."""

        def shut() -> None:
            self.passed = True
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

        timer = threading.Timer(self.left(), shut)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()


def fetch(url: str, *, allow_private: bool = False, max_bytes: int, timeout: float) -> Fetched:
    """The page at an address; ``timeout`` is for all of it, in seconds.

    Raises ``ReadingError`` where the address is no http or https, leads to a private network, does not
    answer in time, answers with an error, or answers with more than ``max_bytes``.
    """
    deadline = _Deadline(timeout, url)
    place = url
    for _ in range(MOST_REDIRECTS + 1):
        parts = _check_url(place, url)
        try:
            found = _get(parts, url, allow_private, max_bytes, deadline)
        except ReadingError:
            raise
        except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
            raise _explain(error, url, deadline) from error
        if isinstance(found, Fetched):
            return found
        place = urljoin(place, found)
    raise ReadingError(url, f"leads from page to page more than {MOST_REDIRECTS} times", _SAVE)


def _check_url(place: str, url: str) -> SplitResult:
    """The parts of an address that may be asked."""
    by_way_of = "" if place == url else f"leads to {place}, which "
    try:
        parts = urlsplit(place)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise ReadingError(url, f"{by_way_of}is no address: {error}", "copy the address from the browser") from error
    if parts.scheme.lower() not in ("http", "https"):
        raise ReadingError(
            url, f"{by_way_of}is no http or https address", "give an address that starts with https://, or a file"
        )
    if not host:
        raise ReadingError(url, f"{by_way_of}names no site", "copy the address from the browser")
    if parts.username is not None or parts.password is not None:
        raise ReadingError(
            url.replace(parts.netloc, host), f"{by_way_of}holds a password", f"never send one this way: {_SAVE}"
        )
    return parts


def _get(parts: SplitResult, url: str, allow_private: bool, max_bytes: int, deadline: _Deadline) -> Fetched | str:
    """The page, or the address that the server points to."""
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    name = host if ":" in host else host.encode("idna").decode("ascii")
    plain = _connect(_resolve(name, port, url, allow_private, deadline), port, deadline)
    # Shaken hands with only under watch: a server may be slow in that, too.
    wire = _secure(plain, name) if parts.scheme == "https" else plain
    with wire, deadline.watch(wire):
        if isinstance(wire, ssl.SSLSocket):
            wire.do_handshake()
        connection = http.client.HTTPConnection(name, port)
        connection.sock = wire
        try:
            connection.request("GET", _target(parts), headers=_headers(parts, name))
            return _read(connection.getresponse(), parts, url, max_bytes, deadline)
        finally:
            connection.close()


def _headers(parts: SplitResult, name: str) -> dict[str, str]:
    host = f"[{name}]" if ":" in name else name
    return {
        "Host": f"{host}:{parts.port}" if parts.port else host,
        "User-Agent": USER_AGENT,
        "Accept": "text/html,application/xhtml+xml,text/plain,application/pdf;q=0.9,*/*;q=0.5",
        "Accept-Language": "en",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }


def _target(parts: SplitResult) -> str:
    safe = "/%:@!$&'()*+,;=-._~"
    target = quote(parts.path or "/", safe=safe)
    return f"{target}?{quote(parts.query, safe=safe + '?[]')}" if parts.query else target


def _secure(plain: socket.socket, name: str) -> ssl.SSLSocket:
    return ssl.create_default_context().wrap_socket(plain, server_hostname=name, do_handshake_on_connect=False)


def _resolve(name: str, port: int, url: str, allow_private: bool, deadline: _Deadline) -> list[str]:
    """The addresses of a name, all of them allowed."""
    answers: list[str] = []
    errors: list[BaseException] = []

    def ask() -> None:
        try:
            found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
            answers.extend(dict.fromkeys(str(entry[4][0]) for entry in found))
        except (OSError, UnicodeError) as error:
            errors.append(error)

    # The system's resolver knows no time limit of ours.
    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(deadline.left())
    if thread.is_alive():
        raise deadline.error()
    if errors or not answers:
        cause = errors[0] if errors else None
        raise ReadingError(
            url, f"no site is called {name}", "check the address, and whether this computer is online"
        ) from cause
    if not allow_private and any(not is_public(answer) for answer in answers):
        problem = f"{name} stands in a private network, and such addresses are not read"
        raise ReadingError(url, problem, "save the page as a file, or allow it with allow_private=True")
    return answers


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet; one that wraps another is judged by that, too.

    >>> is_public("93.184.215.14"), is_public("127.0.0.1"), is_public("::ffff:10.0.0.1"), is_public("fe80::1%eth0")
    (True, False, False, False)
    """
    try:
        value = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = [value]
    if isinstance(value, ipaddress.IPv6Address):
        inner += [one for one in (value.ipv4_mapped, value.sixtofour, *(value.teredo or ())) if one is not None]
        if value in _TRANSLATED:
            inner.append(ipaddress.IPv4Address(int(value) & 0xFFFFFFFF))
        if value.ipv4_mapped is not None:
            inner.remove(value)
    return all(one in _TRANSLATED or (one.is_global and not one.is_multicast and not one.is_reserved) for one in inner)


def _connect(addresses: list[str], port: int, deadline: _Deadline) -> socket.socket:
    last: OSError | None = None
    for address in addresses:
        try:
            return socket.create_connection((address, port), timeout=deadline.left())
        except OSError as error:
            last = error
    raise last or OSError("no address")


def _read(
    response: http.client.HTTPResponse, parts: SplitResult, url: str, max_bytes: int, deadline: _Deadline
) -> Fetched | str:
    place = response.getheader("Location")
    if response.status in _REDIRECTS and place:
        return place
    if response.status != 200:
        reason = _REASONS.get(
            response.status, f"the site answered with an error ({response.status} {response.reason})".replace(" )", ")")
        )
        raise ReadingError(url, reason, f"check the address, or {_SAVE}")
    length = response.getheader("Content-Length") or ""
    if length.isdigit() and int(length) > max_bytes:
        raise _too_big(url, max_bytes)
    content = _unpack(
        _chunks(response, deadline), (response.getheader("Content-Encoding") or "").lower().strip(), url, max_bytes
    )
    media_type = response.headers.get_content_type() if response.getheader("Content-Type") else ""
    return Fetched(parts.geturl(), content, media_type, response.headers.get_content_charset() or "")


def _chunks(response: http.client.HTTPResponse, deadline: _Deadline) -> Iterator[bytes]:
    while True:
        deadline.left()
        chunk = response.read1(_CHUNK)
        if not chunk:
            break
        yield chunk
    # A connection that was shut because time was up ends like a whole answer.
    deadline.left()
    if response.length:
        raise http.client.IncompleteRead(b"", response.length)


def _unpack(chunks: Iterator[bytes], coding: str, url: str, max_bytes: int) -> bytes:
    """The bytes of the answer, counted while they come; packed ones unpacked as they come."""
    if coding not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise ReadingError(url, f"the answer is packed in a way that can't be read ({coding})", _SAVE)
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32) if coding in ("gzip", "x-gzip", "deflate") else None
    content = bytearray()
    for chunk in chunks:
        content += unpacker.decompress(chunk, max_bytes - len(content) + 1) if unpacker else chunk
        if len(content) > max_bytes:
            raise _too_big(url, max_bytes)
    return bytes(content)


def _too_big(url: str, max_bytes: int) -> ReadingError:
    return ReadingError(
        url, f"the answer is longer than {max_bytes:,} bytes", "save the story alone as a file, or raise max_bytes"
    )


def _explain(error: Exception, url: str, deadline: _Deadline) -> ReadingError:
    if deadline.passed or isinstance(error, TimeoutError):
        return deadline.error()
    if isinstance(error, ssl.SSLError):
        return ReadingError(url, "the site could not prove that it is what it says (its certificate failed)", _SAVE)
    if isinstance(error, zlib.error | http.client.HTTPException):
        return ReadingError(url, "the answer broke off or is damaged", f"try again, or {_SAVE}")
    if isinstance(error, UnicodeError | ValueError):
        return ReadingError(url, "is no address", "copy the address from the browser")
    return ReadingError(
        url,
        f"could not be reached ({getattr(error, 'strerror', None) or error})",
        "check the address, and whether this computer is online",
    )
