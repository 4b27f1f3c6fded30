"""Templates: the teacher's folder first, blocks to override, errors with file and line, and the sandbox."""

import re

import pytest

from lessons.formats.html_pages import page_data
from lessons.templating import copy_templates, environment, own_file, own_folder, render
from reader.errors import DataError


@pytest.fixture(scope="module")
def data(sample_kit):
    return {**page_data(sample_kit), "marked": []}


def _page(folder, text, data, name="mine.html.j2"):
    (folder / name).write_text(text, encoding="utf-8")
    return render(name, {**data, "marked": []}, folder)


def test_a_block_is_overridden_and_the_rest_stays(tmp_path, data):
    text = '{% extends "hornbook/student.html.j2" %}\n{% block kicker %}Room 12{% endblock %}\n{% block footer %}{{ super() }}<p>Our school</p>{% endblock %}\n'
    page = _page(tmp_path, text, data, "student.html.j2")
    assert '<p class="kicker">Room 12</p>' in page and "<p>Our school</p>" in page
    assert "Made with Hornbook" in page and "<h2 id=\"words\">" in page


def test_a_file_of_the_same_name_comes_before_ours(tmp_path, data, monkeypatch):
    (tmp_path / "letter.html.j2").write_text("Only {{ title }}", encoding="utf-8")
    monkeypatch.setenv("HORNBOOK_TEMPLATES", str(tmp_path))
    assert render("letter.html.j2", data) == f"Only {data['title']}"


def test_copies_can_be_changed_and_are_not_overwritten(tmp_path, data):
    made = copy_templates(tmp_path)
    assert {"student.html.j2", "base.html.j2", "handout.typ"} <= {path.name for path in made}
    (tmp_path / "letter.html.j2").write_text("mine", encoding="utf-8")
    assert copy_templates(tmp_path) == ()
    assert render("letter.html.j2", data, tmp_path) == "mine"
    assert render("student.html.j2", {**data, "marked": []}, tmp_path) == render("student.html.j2", {**data, "marked": []})


@pytest.mark.parametrize("name", ["student", "teacher", "plan", "quiz", "large", "letter", "cards"])
def test_every_page_has_blocks_to_override(name, tmp_path, data):
    blocks = list(environment().get_template(f"{name}.html.j2").blocks)
    assert len(blocks) >= 2
    for block in blocks:
        text = f'{{% extends "hornbook/{name}.html.j2" %}}{{% block {block} %}}CHANGED{{% endblock %}}'
        assert "CHANGED" in _page(tmp_path, text, data, f"{name}.html.j2")


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("<p>\n{{ titel }}\n</p>", 2, "titel"),
        ("<p>\n\n{% if %}\n</p>", 3, "xpected"),
        ('{% extends "hornbook/student.html.j2" %}\n{% block kicker %}\n{{ glossary.nothing }}\n{% endblock %}', 3, "nothing"),
        ("a\n{{ title|shout }}", 2, "shout"),
        ("a\nb\n{{ 1 / 0 }}", 3, "division"),
        ("a\n{% include 'gone.html.j2' %}", 2, "gone"),
    ],
)
def test_an_error_names_file_and_line(text, line, says, tmp_path, data):
    with pytest.raises(DataError, match=says) as error:
        _page(tmp_path, text, data)
    assert re.search(rf"mine\.html\.j2:{line}\b", str(error.value)), str(error.value)


@pytest.mark.parametrize(
    "attack",
    [
        "{{ title.__class__.__mro__[1].__subclasses__() }}",
        "{{ ''.__class__.__base__ }}",
        "{{ self.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ joiner.__init__.__globals__ }}",
        "{{ namespace.__init__.__globals__ }}",
        "{{ lipsum.__globals__['os'] }}",
        "{{ range(999999999)|list }}",
        "{{ title.format.__self__ }}",
        "{{ '{0.__class__}'.format(title) }}",
        "{{ (title|attr('__class__')).mro() }}",
        "{% include '/etc/passwd' %}",
        "{% include '../secret.txt' %}",
        "{% extends '../secret.txt' %}",
        "{% import '../secret.txt' as x %}",
        "{{ open('/etc/passwd').read() }}",
        "{% set _ = exercises.append(1) %}",
        "{% set _ = article.update({'text': ''}) %}",
    ],
)
def test_a_template_runs_no_code_and_reads_no_file(attack, tmp_path, data):
    (tmp_path / "secret.txt").write_text("SECRET", encoding="utf-8")
    own = tmp_path / "own"
    own.mkdir()
    with pytest.raises(DataError):
        _page(own, attack, data)


def test_a_link_out_of_the_folder_shows_only_what_the_teacher_put_there(tmp_path, data):
    outside = tmp_path / "outside.txt"
    outside.write_text("OUTSIDE", encoding="utf-8")
    own = tmp_path / "own"
    own.mkdir()
    with pytest.raises(DataError):
        _page(own, "{% include 'sub/../../outside.txt' %}", data)


def test_a_link_in_the_folder_to_a_file_outside_is_refused(sample_job, tmp_path, data):
    outside, own = tmp_path / "outside.txt", tmp_path / "own"
    outside.write_text("OUTSIDE", encoding="utf-8")
    own.mkdir()
    for name in ("secret.html", "student.typ", "student.docx"):
        (own / name).symlink_to(outside)
        with pytest.raises(DataError, match="a link to a file outside"):
            own_file(name, own)
    with pytest.raises(DataError, match=r"secret\.html"):
        _page(own, "{% include 'secret.html' %}", data)
    (own / "inside.html").write_text("INSIDE", encoding="utf-8")
    (own / "link.html").symlink_to(own / "inside.html")
    assert "INSIDE" in _page(own, "{% include 'link.html' %}", data)


def test_a_template_that_is_no_text_is_named(tmp_path, data):
    (tmp_path / "letter.html.j2").write_bytes(b"\xff\xfe no")
    with pytest.raises(DataError, match=r"letter\.html\.j2.*UTF-8"):
        render("letter.html.j2", data, tmp_path)


def test_a_template_that_asks_for_too_much_memory_is_named(tmp_path, data):
    with pytest.raises(DataError, match=r"mine\.html\.j2:2.*memory"):
        _page(tmp_path, "\n{{ 'x' * 10 ** 15 }}", data)


def test_data_is_never_read_as_a_template(tmp_path, data):
    evil = {**data, "title": "{{ 7 * 7 }}<script>alert(1)</script>{% include 'x' %}"}
    page = render("letter.html.j2", evil)
    assert "Letter to parents: {{ 7 * 7 }}&lt;script&gt;" in page and "“{{ 7 * 7 }}" in page and "<script>alert" not in page


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(DataError, match="no such folder"):
        own_folder(tmp_path / "gone")
    assert own_folder(tmp_path) == tmp_path


def test_typst_templates_come_from_the_folder_too(sample_job, tmp_path):
    pytest.importorskip("typst")
    from lessons.formats.pdf import compile_pdf

    (tmp_path / "student.typ").write_text('#import "handout.typ": data, handout\n#show: handout.with(title: "Mine")\n#oops', encoding="utf-8")
    with pytest.raises(DataError, match=r"student\.typ:3.*oops"):
        compile_pdf("student.typ", {"profile": sample_job.data["profile"], "published": "", "language": "en", "byline": "", "source": ""}, tmp_path)


def test_typst_reads_no_file(sample_job, tmp_path):
    pytest.importorskip("typst")
    from lessons.formats.pdf import compile_pdf

    for path in ("/etc/passwd", "../../../../etc/passwd"):
        (tmp_path / "student.typ").write_text(f'#read("{path}")', encoding="utf-8")
        with pytest.raises(DataError):
            compile_pdf("student.typ", sample_job.data | {"font": None}, tmp_path)


def test_typst_fetches_no_package(sample_job, tmp_path):
    pytest.importorskip("typst")
    from lessons.formats.pdf import compile_pdf

    (tmp_path / "student.typ").write_text('= A\n#import "@preview/cetz:0.2.2": canvas', encoding="utf-8")
    with pytest.raises(DataError, match=r"student\.typ:2.*network"):
        compile_pdf("student.typ", sample_job.data | {"font": None}, tmp_path)
