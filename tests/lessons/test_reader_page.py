"""The reader page as it stands in its file: what it holds, that it is whole, and that it is the same each time."""

import base64
import hashlib
import itertools
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from lessons import make_kit
from lessons.formats import FORMATS, Job
from lessons.formats.reader.sound import mp3
from lessons.formats.reader.text import versions_of
from lessons.formats.reader_page import page_parts, reader_page_files
from lessons.profiles import PROFILES
from lessons.view import glossary_data
from reader import read_article
from reader.article import Article, Block, Span
from reader.speech.timing import Speech

SAMPLE = Path(__file__).parents[2] / "examples" / "border-reopening.txt"


@pytest.fixture(scope="module")
def kit():
    return make_kit(read_article(SAMPLE))


@pytest.fixture(scope="module")
def html(kit):
    return page_of(kit)


def page_of(kit, voice="silent"):
    return FORMATS["reader"](Job(kit, Path(), voice, 400))["reader.html"].decode("utf-8")


def data_of(html):
    return json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL).group(1))


def article_of(*parts):
    """An article of (kind, text) parts."""
    blocks, start = [], 0
    for kind, text in parts:
        blocks.append(Block(kind, Span(start, start + len(text))))
        start += len(text) + 2
    text = "\n\n".join(text for _, text in parts)
    return Article(text, tuple(blocks), title=next((text for kind, text in parts if kind == "headline"), ""))


class Words(HTMLParser):
    """The words and the text of each line."""

    def __init__(self, html):
        super().__init__()
        self.lines, self.open, self.tags = {}, None, []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        known = dict(attributes)
        if tag not in ("meta", "input", "br"):
            self.tags.append((tag, known))
        if known.get("class") == "line":
            self.open = known["id"]
            self.lines[self.open] = ["", []]
        if known.get("class") == "w" and self.open:
            self.lines[self.open][1].append("")

    def handle_endtag(self, tag):
        if tag in ("meta", "input", "br"):
            return
        opened, known = self.tags.pop()
        assert opened == tag
        if known.get("class") == "line":
            self.open = None

    def handle_data(self, data):
        if self.open:
            self.lines[self.open][0] += data
            if self.tags[-1][1].get("class") == "w":
                self.lines[self.open][1][-1] += data


def test_both_versions_stand_in_the_page_word_for_word(html, kit):
    lines = Words(html).lines
    plain = " ".join(text for name, (text, _) in lines.items() if name.startswith("p") and name != "p0")
    assert plain.split() == kit.plain.text.split()
    original = " ".join(text for name, (text, _) in lines.items() if name.startswith("o"))
    assert original.split() == kit.article.body_text.split()


def test_each_word_has_its_time_part_and_syllables(html):
    data, lines = data_of(html), Words(html).lines
    for version in data["versions"].values():
        last = 0
        for name, row in version.items():
            words = lines["p0" if name == "o0" else name][1]
            times = [int(value) for value in row["t"].split()]
            assert len(times) == 2 * len(words) and len(row["p"]) == len(words)
            assert last <= times[0] and all(a <= b for a, b in itertools.pairwise(times))
            last = times[-1]
            for word, places in zip(words, row.get("y", "").split(), strict=False):
                assert places == "-" or all(0 < int(place) < len(word) for place in places.split("."))


def test_parts_of_speech(html):
    data, lines = data_of(html), Words(html).lines
    found = dict(zip(lines["p1"][1], data["versions"]["plain"]["p1"]["p"], strict=True))
    assert (found["diplomat"], found["warned"], found["American"], found["that"]) == ("n", "v", "a", "-")


def test_every_passage_is_in_both_versions(kit):
    versions, reasons = versions_of(kit, [])
    passages = {name: [line.passage for line in version.lines] for name, version in versions.items()}
    assert all(sorted(found) == found for found in passages.values())
    assert set(passages["plain"]) == set(passages["original"])
    assert len(reasons) > 10 and all(reasons.values())
    for passage in set(passages["plain"]) - set(reasons):
        told = ["".join(line.span.of(one.article.text) for line in one.lines if line.passage == passage) for one in versions.values()]
        assert told[0] == told[1]


def test_terms_lead_to_their_meaning_and_back(html, kit):
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    links = re.findall(r'href="#([^"]+)"', html)
    assert set(links) <= set(ids)
    assert sum(link.startswith("term-") for link in links) >= 5
    for label in re.findall(r'(?:for|aria-labelledby|aria-controls)="([^"]+)"', html):
        assert set(label.split()) <= set(ids)


def test_nothing_is_fetched(html):
    assert not re.search(r'(?:src|href)="(?!data:|#)', html)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html).group(1).replace("&#39;", "'")
    assert policy.startswith("default-src 'none'")
    for tag, name in (("script", "script-src"), ("style", "style-src")):
        text = re.search(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL).group(1)
        digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
        assert f"{name} 'sha256-{digest}'" in policy
    assert " style=" not in html and " onclick=" not in html


def test_without_script_text_sound_and_words_are_there(html):
    shown = re.sub(r"<script.*?</script>|<style.*?</style>", "", html, flags=re.DOTALL)
    assert shown.count("<audio") == 2 and shown.count("controls") >= 2
    hidden = re.findall(r"<(\w+)[^>]* hidden>", shown)
    assert "audio" not in hidden and "main" not in hidden
    for part in ('id="bar"', 'id="settings"', 'id="meaning"'):
        assert re.search(rf"<\w+[^>]*{part}[^>]* hidden>", shown)


def test_the_same_kit_gives_the_same_bytes(html, kit):
    assert page_of(make_kit(read_article(SAMPLE))) == html


def test_size_a_minute(kit):
    job = Job(kit, Path(), "silent", 200)
    page_parts(job)
    for told in job.told.values():
        assert len(told.mp3) / told.duration * 60 == pytest.approx(240_000, rel=0.01)


def test_a_page_without_sound_says_so_by_having_no_player(kit):
    job = Job(kit, Path())
    job.told.update(plain=None, original=None)
    html = reader_page_files(job)["reader.html"].decode("utf-8")
    assert "<audio" not in html and "data:audio" not in html
    assert all("t" not in row for version in data_of(html)["versions"].values() for row in version.values())
    assert len(html) < 500_000


def test_the_sound_of_a_long_article_stands_beside_the_page(kit, monkeypatch):
    monkeypatch.setattr("lessons.formats.reader_page.LONGEST_SOUND", 60.0)
    job = Job(kit, Path(), "silent", 200)
    files = reader_page_files(job)
    html = files["reader.html"].decode("utf-8")
    assert sorted(files) == ["reader-original.mp3", "reader-plain.mp3", "reader.html"]
    assert "data:audio" not in html
    for name in ("plain", "original"):
        assert f'src="reader-{name}.mp3" data-beside' in html
        assert files[f"reader-{name}.mp3"] == job.told[name].mp3
    # From the same folder or the same site, and from nowhere else.
    assert "media-src 'self' file:;" in html.replace("&#39;", "'")
    assert any("t" in row for row in data_of(html)["versions"]["plain"].values())


def test_the_sound_of_a_short_article_stands_in_the_page(html):
    assert "media-src data:;" in html and "data-beside" not in html


def test_markup_in_an_article_stays_text():
    kit = make_kit(article_of(("headline", "A </script> day"), ("paragraph", "He wrote <script>alert(1)</script> & {{ 7 * 7 }} on it. <!-- Nobody --> saw it.")))
    html = page_of(kit)
    assert html.count("<script") == 2 and html.count("</script>") == 2
    text = Words(html).lines
    assert "<script>alert(1)</script>" in "".join(line for line, _ in text.values())
    assert "{{ 7 * 7 }}" in "".join(line for line, _ in text.values())


def test_headings_and_lists_keep_their_places():
    kit = make_kit(article_of(
        ("headline", "Rain in the north"), ("paragraph", "Rain fell for days."), ("heading", "What was closed"),
        ("list_item", "The road was closed."), ("list_item", "The school was closed."), ("paragraph", "Nobody was hurt."),
    ))  # fmt: skip
    html = page_of(kit)
    for part in ("plain", "original"):
        body = re.search(rf'<div id="{part}" class="text">(.*?)</div>', html, re.DOTALL).group(1)
        assert re.findall(r"<(p|h3|ul|li)>", body) == ["p", "h3", "ul", "li", "li", "p"]
    assert re.findall(r"<h([1-6])", re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL))[0] == "1"


def test_an_article_without_a_headline_has_one_all_the_same():
    html = page_of(make_kit("Rain fell for days. The road to the school was closed."))
    assert re.search(r"<h1[^>]*>Rain fell", html)


@pytest.mark.parametrize("profile", ["default", "dyslexia", "large-print"])
def test_profiles_are_the_first_settings(profile):
    defaults = data_of(page_of(make_kit("Rain fell for days.", profile=profile)))["defaults"]
    if profile == "default":
        assert defaults == {}
        return
    known = PROFILES[profile]
    assert defaults["size"] == pytest.approx(known.size / PROFILES["default"].size * 100, abs=3)
    assert defaults["spacing"] == pytest.approx(known.letter * 100, abs=0.6)
    assert (defaults["theme"] == "sepia") is (profile == "dyslexia")


def test_the_mp3_has_the_length_of_the_speech():
    import struct

    rate = 22050
    samples = b"".join(struct.pack("<h", (n % 100 - 50) * 200) for n in range(rate * 3))
    made = mp3(Speech(samples, rate, ()))
    # Frames of 576 samples at MPEG-2; 32 kbit/s is 4,000 bytes a second.
    assert len(made) / 4000 == pytest.approx(3, abs=0.2)
    assert made[0] == 0xFF and made[1] & 0xE0 == 0xE0


def test_the_class_terms_are_those_of_the_handout(html, kit):
    terms = [term for term in glossary_data(kit.full_glossary, chosen=len(kit.glossary))["terms"] if term["for_class"]]
    for term in terms:
        assert f'id="{term["id"]}"' in html
