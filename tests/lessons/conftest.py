"""The sample's questions, and a job, made once for all tests of the formats."""

import pytest


@pytest.fixture(scope="session")
def sample_job(sample_kit, tmp_path_factory):
    from lessons.formats import Job

    return Job(sample_kit, tmp_path_factory.mktemp("job"), voice="silent", rate=400)


@pytest.fixture(scope="session")
def sample_questions(sample_kit):
    from lessons.formats.questions import make_questions

    return make_questions(sample_kit)


@pytest.fixture(scope="session")
def tricky_questions():
    """Texts with every sign that some format uses for itself."""
    from lessons.formats.questions import Question

    signs = "a ~ b = c # d {e} f: g \\ h % i -> j * k & l < m > n \" o ' p [q] $r$ / s | t"
    about = ("signs", "Signs: ~ = # {} & <b>", "Do this: {now} #1")
    return (
        Question("t-1", "choice", *about, signs, ("right " + signs,), ("wrong 1 = {x}", "right " + signs, "%50%wrong"), evidence=signs),
        Question("t-2", "true-false", *about, signs, ("False",), ("True", "False"), evidence=signs),
        Question("t-3", "short", *about, "_ n e = {", ("one={1}", "two:#2"), evidence=""),
        Question("t-4", "match", *about, "Match.", (), pairs=(("l -> 1", "r = 1"), ("l ~ 2", "r # 2"), ("l {3}", "r : 3"))),
        Question("t-5", "order", *about, "Order.", ("first = 1", "second ~ 2", "third # 3"), ("third # 3", "first = 1", "second ~ 2")),
        Question("t-6", "open", *about, "Why & <b>how</b>?", ("because {of} it",), evidence=signs),
    )
