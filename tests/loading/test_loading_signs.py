"""Every sign fires on the lines that prove it, and its whole table is silent on the others."""

import time

import pytest

from reader.article import Article
from reader.loading.signs.all_signs import TABLES
from reader.loading.signs.days import find_dateline, is_date, is_stamp
from reader.loading.signs.people import is_about_writer, read_bare_name, read_byline
from reader.loading.signs.pictures import AGENCY, is_caption, split_credit

SIGNS = [pytest.param(table, sign, id=f"{name}: {sign.name}") for name, table in TABLES.items() for sign in table]


@pytest.mark.parametrize(("table", "sign"), SIGNS)
def test_sign_has_proofs_on_both_sides(table, sign):
    assert sign.fires and sign.silent


@pytest.mark.parametrize(("table", "sign"), SIGNS)
def test_sign_fires(table, sign):
    alone = table.only(sign)
    assert [line for line in sign.fires if alone.match(line) is None] == []


@pytest.mark.parametrize(("table", "sign"), SIGNS)
def test_table_is_silent(table, sign):
    assert [line for line in sign.silent if table.match(line) is not None] == []


def test_names_of_signs_differ():
    for table in TABLES.values():
        names = [sign.name for sign in table]
        assert len(names) == len(set(names))


def test_agencies_are_sorted_and_single():
    from importlib.resources import files

    lines = files("reader.loading.signs").joinpath("agencies.txt").read_text("utf-8").splitlines()
    names = [line for line in lines if not line.startswith("#")]
    assert names == sorted(set(names), key=lambda name: (name.lower(), name))
    assert AGENCY.count("|") + 1 == len(names)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Mina Okafor", "Mina Okafor"),
        ("BY MINA OKAFOR AND LUIS ORTEGA", "MINA OKAFOR AND LUIS ORTEGA"),
        ("By Mina Okafor, Luis Ortega and Ada Lund", "Mina Okafor, Luis Ortega and Ada Lund"),
        ("By Mina Okafor, Luis Ortega", "Mina Okafor, Luis Ortega"),
        ("By Mina Okafor, Associated Press", "Mina Okafor"),
        ("By Mina Okafor | May 2, 2024", "Mina Okafor"),
        ("By Mina Okafor in Halden", "Mina Okafor"),
        ("By Mina Okafor (mina@ferry.example)", "Mina Okafor"),
        ("By M. J. Okafor Jr.", "M. J. Okafor Jr."),
        ("Written by Luis de la Vega", "Luis de la Vega"),
        ("By Our Staff Reporter", ""),
        ("By the Ferry Post editors", "the Ferry Post editors"),
        ("Author: Mina Okafor", "Mina Okafor"),
        ("By noon the square was dry", None),
        ("By the end of May all was over.", None),
        ("By and by it rained", None),
        ("By 2030 all boats will be electric", None),
        ("By Monday Morning", None),
        ("Mina Okafor", None),
    ],
)
def test_read_byline(line, names):
    assert read_byline(line) == names


def test_bare_names_need_names():
    assert read_bare_name("Mina Okafor") == "Mina Okafor"
    assert read_bare_name("Mina Okafor and Luis Ortega in Halden") == "Mina Okafor and Luis Ortega"
    assert read_bare_name("Boats wait in Halden") == ""


def test_about_writer_only_of_the_writer():
    assert is_about_writer("Mina Okafor teaches law in Halden.", "Mina Okafor")
    assert not is_about_writer("Mina Okafor won.", "Mina Okafor")
    assert not is_about_writer("Ada Lund teaches law in Halden.", "Mina Okafor")


@pytest.mark.parametrize(
    "line",
    ["Posted : 2024-05-02 16:48", "Updated 2 hours ago", "Published May 2, 2024 By Mina Okafor", "Last updated on 2 May 2024", "Published: 2 May"],
)
def test_stamps(line):
    assert is_stamp(line)


@pytest.mark.parametrize("line", ["Updated rules are due in May.", "Published authors met in May", "Posted to the north", "Created in 1902, the lock is old."])
def test_no_stamps(line):
    assert not is_stamp(line)


@pytest.mark.parametrize("line", ["May 2, 2024", "Thu 2 May 2024 14.25 BST", "2024.05.02 16:48", "May 2, 20243:14 AM GMT+9Updated 2 years ago"])
def test_dates(line):
    assert is_date(line)


@pytest.mark.parametrize("line", ["May 2 was a bad day", "In 2024 the lock opened", "March on", "12 boats", "The 2024 Flood"])
def test_no_dates(line):
    assert not is_date(line)


def test_credit_is_parted_where_it_begins():
    line = "The chair of the U.N. panel, right, speaks in Halden, May 2. AP-Yonhap"
    assert line[split_credit(line) :] == "AP-Yonhap"
    assert split_credit("She wrote to the Associated Press.") == -1
    assert split_credit("The boats belong to Reuters.") == -1


@pytest.mark.parametrize(
    "line",
    [
        "Ada Lund, second from left, opens the lock with pupils from three schools.",
        "FILE - Boats wait at the lock in Halden on May 2, 2020.",
        "A crane lifts a gate in Halden, May 2. Halden Herald photo by Luis Ortega",
        "The lock at dawn. Courtesy of the Halden Water Works",
        "The lock in Halden on Thursday. [NEWS1]",
        "A view of the lock, May 2, 2024. REUTERS/Ada Lund/File Photo Purchase Licensing Rights",
        "Captured from a broadcast, this image shows the lock. Ferry Television-Yonhap",
    ],
)
def test_captions(line):
    assert is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "The map is right.",
        "He looked right, left and behind before he crossed.",
        "The party that is far right, as Lund said, lost.",
        "“Ada Lund, right, was there,” he said.",
        "The works told the Associated Press that the lock was late.",
        "The council asked Gen. Lund",
        "The lock was built by the U.S. Army",
        "In this light the picture is dim.",
        "He works for Reuters.",
    ],
)
def test_no_captions(line):
    assert not is_caption(line)


def test_dateline_ends_after_its_dash():
    line = "HALDEN, Norway (AP) — The lock opened."
    assert line[: find_dateline(line)] == "HALDEN, Norway (AP) —"
    assert find_dateline("HALDEN is old - and small.") == 0


@pytest.mark.parametrize("piece", ["-A", "A-", "A.A.", "A and ", "AP/", "AP via ", "A, ", "A; ", "(", "May ", "1", "12:", "HALDEN, ", "x, left, ", "share, ", "![](", "a@a.", ". A-A/A"])
@pytest.mark.parametrize("start", ["", "Photo: ", "Yonhap", "By ", "A. Yonhap", "HALDEN "])
def test_no_line_takes_long(piece, start):
    Article.from_text("What is loaded at the first text is not the line’s time.")
    for end in ("", ".", "!", ")"):
        line = (start + piece * 80)[:158] + end
        began = time.process_time()
        Article.from_text(f"A boat\n{line}\nThe lock opened and ten boats passed through it on that day in May.")
        assert time.process_time() - began < 0.5
