"""Each number of each profile, found again in the page and in the PDF."""

import io
import re
from dataclasses import fields, replace
from itertools import pairwise

import pytest

from lessons.formats import Job
from lessons.formats.for_profile import with_gaps
from lessons.formats.html_pages import html_files
from lessons.profiles import PROFILES, SOURCES, Profile, find_profile, source_of

A4 = 595.276, 841.89
MILLIMETRE = 72 / 25.4


@pytest.fixture(scope="module", params=PROFILES)
def job(request, sample_kit, tmp_path_factory):
    return Job(replace(sample_kit, profile=PROFILES[request.param]), tmp_path_factory.mktemp("look"))


@pytest.fixture(scope="module")
def page(job):
    return html_files(job)["student.html"].decode("utf-8")


def _luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one, other):
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_page_has_the_profiles_numbers(page, job):
    look = job.kit.profile
    assert f"--paper: {look.paper}; --ink: {look.ink}; --accent: {look.accent};" in page
    assert f"line-height: {look.line}; letter-spacing: {look.letter}em; word-spacing: {look.word}em; text-align: left" in page
    assert f"html {{ font-size: {look.size / 12 * 112.5:.1f}%; }}" in page
    assert f"@media print {{ html {{ font-size: {look.size}pt; }} body {{ font-size: 1rem; }}" in page
    assert f"margin: {look.margin}mm; }}" in page
    measure = float(re.search(r"max-width: min\(([\d.]+)rem, 100%\)", page).group(1))
    assert abs(measure - look.measure * (0.435 + look.letter + look.word / 6)) < 0.06
    h2 = float(re.search(r"\nh2 \{ font-size: ([\d.]+)rem", page).group(1))
    h3, small = [float(one) for one in re.findall(r"\n(?:h3|\.source, .say, .about[^{]*) \{ font-size: ([\d.]+)rem; \}", page)]
    assert [round(one * look.size, 1) for one in (h2, h3, small)] == pytest.approx([look.heading, look.small_heading, look.small], abs=0.06)
    assert ("body { font-weight: 700; }" in page) == look.bold
    assert ("font-style: normal; }\nem, i { font-weight" in page) == (not look.italics)
    assert ("text-decoration: none; font-weight: 700" in page) == (not look.underline)
    assert (f"columns: {look.columns}" in page) == (look.columns > 1)
    assert look.gap in page and ("____" in page) == (look.gap[0] == "_")
    assert {len(run) for run in re.findall(r"_{3,}", page)} <= {len(look.gap)}
    assert ('table class="grid' in page) == look.grids


def test_colours_can_be_read(job):
    look = job.kit.profile
    assert _contrast(look.ink, look.paper) >= 7 and _contrast(look.accent, look.paper) >= 4.5


@pytest.fixture(scope="module")
def pdf(job):
    pytest.importorskip("typst")
    pikepdf = pytest.importorskip("pikepdf")
    from lessons.formats.pdf import pdf_files

    return pikepdf.open(io.BytesIO(pdf_files(job)["student.pdf"]))


def _fonts(page):
    """Sizes, colours and places of the lines of a page, as its drawing says them."""
    import pikepdf

    sizes, places, colours, matrix, stack = [], [], set(), (1, 0, 0, 1, 0, 0), []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "q":
            stack.append(matrix)
        elif name == "Q":
            matrix = stack.pop()
        elif name == "cm":
            matrix = _product(tuple(float(one) for one in operands), matrix)
        elif name == "Tf":
            sizes.append(float(operands[1]))
        elif name == "Tm":
            at = _product(tuple(float(one) for one in operands), matrix)
            places.append((at[4], at[5], sizes[-1] if sizes else 0))
        elif name in ("rg", "scn") and len(operands) >= 3:
            colours.add("#" + "".join(f"{round(float(one) * 255):02x}" for one in operands[:3]))
    return sizes, places, colours


def _product(one, other):
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def test_the_pdf_has_the_profiles_numbers(pdf, job):
    look = job.kit.profile
    found = [_fonts(page) for page in pdf.pages]
    sizes = {round(size, 1) for one, _, _ in found for size in one}
    wanted = {look.size, look.heading, look.small_heading}
    assert wanted <= sizes, sizes
    grid_free = [size for page, (one, _, _) in zip(pdf.pages, found, strict=True) for size in one]
    assert round(look.heading * 1.25, 1) in {round(one, 1) for one in grid_free}
    assert {look.ink, look.accent} <= set().union(*(colours for _, _, colours in found))
    assert tuple(float(one) for one in list(pdf.pages[0].mediabox)[2:]) == pytest.approx(A4, abs=0.5)
    left = min(x for _, places, _ in found[:1] for x, _, _ in places)
    letters = (0.435 + look.letter + look.word / 6) * look.size * look.measure
    assert left == pytest.approx(max(look.margin * MILLIMETRE, (A4[0] - letters) / 2), abs=1.5)


def test_lines_of_the_pdf_stand_as_far_apart_as_asked(pdf, job):
    look = job.kit.profile
    _, places, _ = _fonts(pdf.pages[0])
    lines = sorted({round(y, 2) for _, y, size in places if abs(size - look.size) < 0.05}, reverse=True)
    gaps = [round(before - after, 1) for before, after in pairwise(lines)]
    usual = max(set(gaps), key=gaps.count)
    assert usual == pytest.approx(look.line * look.size, abs=0.15)


def test_no_line_of_the_pdf_is_longer_than_asked(job):
    pytest.importorskip("typst")
    from pypdf import PdfReader

    from lessons.formats.pdf import pdf_files

    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf_files(job)["student.pdf"])).pages[:2])
    # letters without spaces, since readers of PDF see spaces between letters that stand apart; a sixth of English is spaces
    longest = max(len("".join(line.split())) for line in text.splitlines())
    assert longest <= job.kit.profile.measure * 1.08 * 5 / 6


def test_every_number_has_a_source():
    assert set(SOURCES) == set(PROFILES)
    names = {one.name for one in fields(Profile)}
    for profile, sources in SOURCES.items():
        assert set(sources) <= names
        assert all(source_of(profile, name) for name in names)


def test_the_rules_of_the_guides_are_kept():
    bda, acb, cclvi = PROFILES["dyslexia"], PROFILES["large-print"], PROFILES["large-print-bold"]
    assert 12 <= bda.size <= 14 and bda.small >= 12 and bda.line == 1.5 and not bda.italics and not bda.underline
    assert bda.heading >= 1.2 * bda.size and bda.small_heading >= 1.2 * bda.size and 60 <= bda.measure <= 70 and bda.paper != "#ffffff"
    assert bda.letter == pytest.approx(0.35 * 0.5) and 0.28 + bda.letter + bda.word >= 3.5 * bda.letter
    assert acb.size >= 18 and acb.small >= 18 and acb.heading == 22 and acb.margin == 25.4 and acb.columns == 1 and not acb.italics
    assert cclvi.size == 20 and cclvi.bold and cclvi.line == 1.5


def test_gaps_that_are_read_out():
    assert with_gaps("It is ______ now.", "(gap)") == "It is (gap) now."
    assert with_gaps("s p _ _ _", "(gap)") == "s p (3 letters)"
    assert with_gaps("t r _ _ t _", "(gap)") == "t r (2 letters) t (gap)"
    assert with_gaps("It is ______, s p _ _.", "____________") == "It is ____________, s\u00a0p\u00a0_\u00a0_."


def test_every_answer_has_its_place(job):
    for one in job.data["exercises"]:
        if one["layout"] == "items" and one["kind"] != "spaces":
            gaps = (job.kit.profile.gap, "_", "letters)")
            assert one["lines"] or all(item["choices"] or any(gap in item["prompt"] for gap in gaps) for item in one["items"]), one["kind"]


def test_numbers_of_exercises_stay_the_same_in_every_profile(sample_kit, job):
    assert [one["title"] for one in job.data["exercises"]] == [one.title for one in sample_kit.exercises]
    assert find_profile(job.kit.profile.name) is job.kit.profile
