"""The OpenDocument files, read back: the same as the Word files, in the profile's numbers."""

import io
import re
import zipfile
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from lessons.formats import Job
from lessons.formats.for_profile import with_gaps
from lessons.formats.odt_parts import OdtFile
from lessons.formats.office import BLACK, side_margin
from lessons.formats.word import odt_files
from lessons.profiles import PROFILES

NAMES = {one: f"urn:oasis:names:tc:opendocument:xmlns:{one}:1.0" for one in ("office", "style", "text", "table", "meta", "manifest")}
NAMES |= {"fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0", "dc": "http://purl.org/dc/elements/1.1/"}


def name(short):
    space, _, local = short.partition(":")
    return f"{{{NAMES[space]}}}{local}"


def part(content, file):
    return ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read(file))


@pytest.fixture(scope="module")
def made(sample_job):
    return odt_files(sample_job)


@pytest.mark.parametrize("file", ["student.odt", "teacher.odt"])
def test_the_package_is_as_the_standard_asks(made, file):
    archive = zipfile.ZipFile(io.BytesIO(made[file]))
    first = archive.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert made[file][38:77] == b"application/vnd.oasis.opendocument.text", "programs look for it at this place"
    manifest = ElementTree.fromstring(archive.read("META-INF/manifest.xml"))
    listed = {one.get(name("manifest:full-path")) for one in manifest}
    assert listed == {"/", *archive.namelist()} - {"mimetype", "META-INF/manifest.xml"}


@pytest.mark.parametrize("file", ["student.odt", "teacher.odt"])
def test_headings_tables_title_and_language(made, file, sample_kit):
    content, styles, meta = (part(made[file], one) for one in ("content.xml", "styles.xml", "meta.xml"))
    levels = [int(one.get(name("text:outline-level"))) for one in content.iter(name("text:h"))]
    assert levels[0] == 1 and levels.count(1) == 1 and len(levels) > 10 and all(after - before <= 1 for before, after in pairwise(levels))
    for table in content.iter(name("table:table")):
        assert table.find(name("table:desc")).text
        if len(table.findall(name("table:table-column"))) <= 5:
            assert table.find(name("table:table-header-rows")) is not None
    assert sample_kit.title in meta.find(f".//{name('dc:title')}").text
    language = styles.find(f".//{name('style:default-style')}/{name('style:text-properties')}")
    assert (language.get(name("fo:language")), language.get(name("fo:country"))) == ("en", "US")
    known = {one.get(name("style:name")) for one in styles.iter() if one.get(name("style:name"))} | {one.get(name("style:name")) for one in content.iter()}
    used = {value for one in content.iter() for key, value in one.attrib.items() if key.endswith("}style-name")}
    assert used <= known, used - known


def test_every_sentence_and_exercise_is_there(made, sample_kit):
    content = part(made["student.odt"], "content.xml")
    text = "\n".join("".join(one.itertext()) for one in content.iter() if one.tag in (name("text:p"), name("text:h")))
    assert all(sentence.text in text for sentence in sample_kit.plain.sentences)
    for number, one in enumerate(sample_kit.exercises, start=1):
        assert f"{number}. {one.title}" in text
        assert all(re.sub(" {2,}", " ", with_gaps(item.prompt, sample_kit.profile.gap)) in text for item in one.items)


@pytest.mark.parametrize("profile", PROFILES)
def test_the_profiles_numbers_are_in_the_file(profile, sample_kit, tmp_path):
    look = PROFILES[profile]
    job = Job(replace(sample_kit, profile=look), tmp_path)
    styles = part(odt_files(job)["student.odt"], "styles.xml")
    text = styles.find(f".//{name('style:default-style')}/{name('style:text-properties')}")
    assert (text.get(name("fo:font-size")), text.get(name("fo:color"))) == (f"{look.size}pt", look.ink)
    assert text.get(name("fo:letter-spacing")) == f"{look.letter * look.size:.2f}pt" and (text.get(name("fo:font-weight")) == "bold") == look.bold
    by_name = {one.get(name("style:name")): one for one in styles.iter(name("style:style"))}
    assert by_name["Standard"][0].get(name("fo:line-height")) == f"{look.line * 100:.0f}%"
    sizes = [float(by_name[f"Heading_20_{level}"][1].get(name("fo:font-size"))[:-2]) for level in (2, 3)]
    assert sizes == [look.heading, look.small_heading] and by_name["Small"][1].get(name("fo:font-size")) == f"{look.small}pt"
    page = styles.find(f".//{name('style:page-layout-properties')}")
    assert page.get(name("fo:background-color")) == look.paper and page.get(name("fo:margin-top")) == f"{look.margin}mm"
    assert page.get(name("fo:margin-left")) == f"{side_margin(job.data['profile']):.2f}mm"


def test_signs_lines_and_spaces_stay():
    file = OdtFile("T & <b>", "en", job_profile(), "2026-03-01")
    file.paragraph("a < b & c", ("d\ne\tf   g\x01", "bold"))
    file.grid([["x", BLACK]], "A grid")
    content = part(file.content(), "content.xml")
    paragraph = next(content.iter(name("text:p")))
    assert "".join(paragraph.itertext()) == "a < b & cdef g"
    assert [one.tag for one in paragraph[0]] == [name("text:line-break"), name("text:tab"), name("text:s")]
    assert [one.get(name("table:style-name")) for one in content.iter(name("table:table-cell"))] == ["Cell", "Open"]
    assert part(file.content(), "meta.xml").find(f".//{name('dc:date')}").text == "2026-03-01T00:00:00"


def job_profile():
    from dataclasses import asdict

    return asdict(PROFILES["default"])


def test_the_same_bytes_each_time(made, sample_job):
    assert odt_files(sample_job) == made
