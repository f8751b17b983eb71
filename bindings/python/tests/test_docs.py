# SPDX-License-Identifier: BSD-2-Clause
"""Every example that the documentation shows: run, and its output compared."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re
from pathlib import Path
from typing import Any

import pytest
from tree import ROOT

import icmpwire

MODULES = sorted({module.name for module in pkgutil.iter_modules(icmpwire.__path__)} - {"__main__", "_core", "_swig"})
PAGES = ["README.md", *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("python*.md"))]
FLAGS = doctest.ELLIPSIS
OTHERS = re.compile(r"^ *>>> import (duckdb|pandas|polars|pyarrow)$", re.MULTILINE)


def _page(name: str) -> Any:
    marks = [pytest.mark.slow_under_asan] if OTHERS.search((ROOT / name).read_text()) else []
    return pytest.param(name, marks=marks)


@pytest.mark.parametrize("name", ["", *MODULES])
def test_docstrings(name: str) -> None:
    module = importlib.import_module(f"icmpwire.{name}".rstrip("."))
    assert doctest.testmod(module, optionflags=FLAGS).failed == 0


@pytest.mark.parametrize("name", [_page(name) for name in PAGES])
def test_page(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The examples of a page, in order and in one namespace, in a folder with nothing but the captures of the tree."""
    text = (ROOT / name).read_text()
    for module in OTHERS.findall(text):
        pytest.importorskip(module)
    blocks = re.findall(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    assert all(block.startswith(">>> ") for block in blocks), "a block that is not run"
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    monkeypatch.chdir(tmp_path)
    examples = re.sub(r"^```.*$", "", text, flags=re.MULTILINE)
    page = doctest.DocTestParser().get_doctest(examples, {"folder": str(tmp_path)}, name, name, 0)
    assert page.examples or not blocks
    assert doctest.DocTestRunner(optionflags=FLAGS).run(page).failed == 0
