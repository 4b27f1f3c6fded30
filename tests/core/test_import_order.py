"""The three packages import one way only, and importing them is cheap."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAY_IMPORT = {"reader": {"reader"}, "glossary": {"reader", "glossary"}, "lessons": {"reader", "glossary", "lessons"}}
HEAVY = ["spacy", "textstat", "pyttsx3", "nltk", "trafilatura", "typst", "jinja2", "numpy", "lemminflect", "wordfreq"]


def imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def modules(package):
    return sorted((ROOT / package).rglob("*.py"))


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_imports_never_run_back(package):
    assert modules(package)
    for path in modules(package):
        for name in imported(path):
            top = name.split(".")[0]
            assert top not in MAY_IMPORT or top in MAY_IMPORT[package], f"{path.name} imports {name}"


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_no_module_imports_its_own_packages_root(package):
    for path in modules(package):
        if path != ROOT / package / "__init__.py":
            assert package not in set(imported(path)), f"{path} imports {package}"


def test_the_rule_would_see_a_step_back(tmp_path):
    bad = tmp_path / "bad.py"
    bad.write_text("from lessons.kit import Kit\n")
    assert "lessons.kit" in set(imported(bad))


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_importing_a_package_loads_nothing_heavy(package):
    code = f"import sys, {package}; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_the_help_loads_no_parser():
    code = (
        "import sys; from lessons.cli import main; main(['--help']); "
        f"print([name for name in {[name for name in HEAVY if name != 'jinja2']} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stderr.strip() == "[]"
    assert "kit" in done.stdout
