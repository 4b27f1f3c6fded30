"""The guide to templates: every template in it is tried, and every name and block in it exists."""

import re
from pathlib import Path

import pytest

from lessons.formats.html_pages import page_data
from lessons.profiles import PROFILES, source_of
from lessons.templating import environment, render
from reader.errors import DataError

DOCS = Path(__file__).parents[2] / "docs"
GUIDE = (DOCS / "templates.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"<!-- template: (\S+) -->\n```jinja\n(.*?)```", GUIDE, re.DOTALL)


def _table(mark):
    rows = GUIDE.split(f"<!-- {mark} -->\n")[1].split("\n\n")[0].splitlines()[2:]
    return [[re.findall(r"`([^`]+)`", cell) for cell in row.strip("|").split("|")] for row in rows]


@pytest.fixture(scope="module")
def data(sample_kit):
    return {**page_data(sample_kit), "marked": []}


@pytest.mark.parametrize(("name", "text"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_each_template_of_the_guide_works(name, text, tmp_path, data):
    (tmp_path / name).write_text(text, encoding="utf-8")
    page = render(name, {**data, "marked": []}, tmp_path)
    assert data["title"] in page
    said = {"letter.html.j2": ["Dear families of class 7b", "Ann Lee", "What you can do at home"], "student.html.j2": ["English, class 7b", "Hill School", "darkgreen", "Made with Hornbook"], "cards.html.j2": ["True"]}
    assert all(one in page for one in said[name])


def test_there_are_examples():
    assert len(EXAMPLES) == 3


@pytest.mark.parametrize("row", _table("blocks"), ids=lambda row: row[0][0])
def test_the_blocks_of_the_guide_are_the_templates(row):
    (name,), blocks = row
    ours = environment()
    template = ours.get_template(name)
    assert set(blocks) == set(template.blocks) | set(ours.get_template("base.html.j2").blocks)


def test_the_names_of_the_guide_are_the_datas(data):
    names = [name for row in _table("names") for name in row[0]]
    assert set(names) <= set(data)
    assert set(data) - set(names) <= {"schema", "marked"}
    keys = {
        "article": data["article"], "paragraphs": data["paragraphs"][0], "plain": data["plain"], "rows": data["rows"][0],
        "class_terms": data["class_terms"][0], "glossary": data["glossary"], "quiz": data["quiz"][0], "teaching": data["teaching"],
    }  # fmt: skip
    for row in _table("names"):
        if row[0][0] in keys:
            assert set(row[1]) <= set(keys[row[0][0]]), row[0]


def test_the_message_of_the_guide_is_the_real_one(tmp_path, data):
    (tmp_path / "letter.html.j2").write_text("a\nb\n{{ titel }}", encoding="utf-8")
    with pytest.raises(DataError) as error:
        render("letter.html.j2", data, tmp_path)
    shown = re.search(r"hornbook: my-templates/(letter.*)", GUIDE).group(1)
    assert shown in " ".join(str(error.value).split())


def test_the_table_of_profiles_is_the_codes():
    from dataclasses import asdict

    text = (DOCS / "kit.md").read_text(encoding="utf-8")
    for name, profile in PROFILES.items():
        block = text.split(f"### {name}\n")[1].split("\n### ")[0]
        rows = dict(re.findall(r"^\| `(\w+)` \| ([^|]+) \| (?:[^|]+) \|$", block, re.MULTILINE))
        assert rows == {key: str(value) for key, value in asdict(profile).items() if key != "name"}
        sources = dict(re.findall(r"^\| `(\w+)` \| (?:[^|]+) \| ([^|]+) \|$", block, re.MULTILINE))
        assert sources == {key: source_of(name, key) for key in rows}
