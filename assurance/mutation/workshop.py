# SPDX-License-Identifier: BSD-2-Clause
"""A copy of the project that is built with mutants inside."""
import json
import re
import shlex
import shutil
import subprocess
from pathlib import Path

from . import operators, schemata, syntax

MOST = 1 << 17  # mutants at a time
CORE = re.compile(r"(src/(wire|check|text|rules)/.*\.[ch]|include/icmpwire/(.*/)?[a-z0-9_]+\.h)$")
SOURCES = re.compile(r"src/(wire|check|text|rules)/[^/]*\.c$")


class Workshop:
    """The copy, under build/mutate of the project."""

    def __init__(self, root):
        self.root = root
        self.copy = root / "build" / "mutate" / "tree"
        self.build = root / "build" / "mutate" / "build"
        self.texts = {}

    def refresh(self):
        """Brings the copy to what the working tree has; only what differs is written, so that little is built again."""
        listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=self.root, text=True,
                                stdout=subprocess.PIPE, check=True).stdout.split("\n")
        for name in filter(None, listed):
            if (self.root / name).is_file():
                self.write(name, (self.root / name).read_bytes())
        self.write("src/wire/mutant.c", (schemata.SWITCH_SOURCE % MOST).encode())
        self.write("src/mutant.h", schemata.SWITCH_HEADER.encode())
        sources = (self.root / "src/CMakeLists.txt").read_text().replace("wire/base.c\n", "wire/base.c\n    wire/mutant.c\n")
        self.write("src/CMakeLists.txt", sources.encode())
        shutil.copymode(self.root / "scripts/test", self.copy / "scripts/test")

    def write(self, name, content):
        path = self.copy / name
        if not path.exists() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)

    def configure(self):
        flags = f"-w -include {self.copy}/src/mutant.h"
        subprocess.run(["cmake", "-S", self.copy, "-B", self.build, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=None",
                        f"-DCMAKE_C_FLAGS=-O1 {flags}", "-DICMPWIRE_BUILD_CLI=ON", "-DICMPWIRE_BUILD_TESTS=ON",
                        "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON"], stdout=subprocess.DEVNULL, check=True)

    # ---- the changes ----

    def read(self, path):
        """The text of a file of the core, as octets are; None for every other file."""
        if path not in self.texts:
            name = self.name(path)
            self.texts[path] = (self.root / name).read_bytes().decode("latin-1") if name else None
        return self.texts[path]

    def name(self, path):
        try:
            name = str(Path(path).resolve().relative_to(self.root))
        except ValueError:
            return None
        return name if CORE.match(name) else None

    def collect(self, wanted):
        """All changes of the core's files for which `wanted(name)` holds."""
        found = operators.Collector(lambda path: self.read(path) if wanted(self.name(path) or "") else None)
        arguments = ["-std=gnu11", f"-I{self.root}/include", f"-I{self.root}/src"]
        headers = [self.name(path) for path in (*self.root.glob("include/**/*.h"), *self.root.glob("src/**/*.h"))
                   if self.name(path)]
        for source in sorted(filter(SOURCES.match, self._listed())):
            if wanted(source) or any(map(wanted, headers)):
                found.functions(syntax.dump(arguments, str(self.root / source)))
        for path in sorted(self.root.glob("include/icmpwire/walks/*.h")):
            if wanted(self.name(path)):
                found.changes.update(operators.primitives(str(path), self.read(str(path))))
        return sorted(operators.Change(self.name(change.path), *_rest(change)) for change in found.changes)

    def _listed(self):
        sources = (self.root / "src/CMakeLists.txt").read_text()
        return ["src/" + name for name in re.findall(r"^    (\S+\.c)$", sources, re.M)]

    # ---- the build ----

    def plant(self, changes):
        """Builds with the changes inside, those that do not compile left out; answers the rest by their numbers."""
        numbered = dict(enumerate(changes, 1))
        while True:
            self._write_mutants(numbered)
            run = subprocess.run(["ninja", "-C", self.build, "-j1", "-k0", *self.programs()], text=True,
                                 stdout=subprocess.PIPE)
            if run.returncode == 0:
                return numbered
            broken = self._broken(numbered, run.stdout)
            if not broken:
                raise SystemExit(run.stdout[-4000:])
            for number in broken:
                del numbered[number]

    def programs(self):
        return sorted({"tests/" + Path(test["command"][0]).name for test in self.tests()})

    def _write_mutants(self, numbered):
        by_file = {}
        for number, change in numbered.items():
            by_file.setdefault(change.path, []).append((number, change))
        for path in {self.name(path) for path, text in self.texts.items() if text is not None}:
            text = (self.root / path).read_bytes().decode("latin-1")
            self.write(path, schemata.rewrite(text, by_file.get(path, [])).encode("latin-1"))

    def _broken(self, numbered, output):
        lines = {(self._in_copy(path), int(line))
                 for path, line in re.findall(r"^(\S+?):(\d+):(?:\d+:)? (?:error|note)", output, re.M)}
        return [number for number, change in numbered.items() if (change.path, self.line(change)) in lines]

    def _in_copy(self, path):
        path = Path(self.build, path).resolve()
        return str(path.relative_to(self.copy)) if path.is_relative_to(self.copy) else ""

    def line(self, change):
        return (self.root / change.path).read_bytes().count(b"\n", 0, change.start) + 1

    def tests(self):
        shown = subprocess.run(["ctest", "--test-dir", self.build, "--show-only=json-v1"],
                               stdout=subprocess.PIPE, check=True)
        return [test for test in json.loads(shown.stdout)["tests"]
                if re.match("(test_|digest)", test["name"]) and "command" in test]


def _rest(change):
    return change.start, change.end, change.form, change.operator, change.text
