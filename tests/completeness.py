#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Is there everything for everything that is registered: a name, a valid vector that decodes into typed fields, an
encoder, a section of docs/messages.md?

completeness.py COMMAND          COMMAND is the built icmpwire
"""
import importlib.machinery
import importlib.util
import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOADER = importlib.machinery.SourceFileLoader("reference", str(ROOT / "scripts/make-reference"))
reference = importlib.util.module_from_spec(importlib.util.spec_from_loader("reference", LOADER))
LOADER.exec_module(reference)

# Types and options that no document gives a layout: their body is octets.
OPAQUE = {(4, n) for n in (6, 19, *range(20, 30), 32, 33, 34, 35, 36, 39, 253, 254, 255)}
OPAQUE |= {(6, n) for n in (0, 100, 101, 127, 200, 201, 255)}
OPAQUE_OPTIONS = {253, 254}
QUOTE4 = "datagram=4500001c1c46000001113747c6336407cb0071099c40829a00080000"
QUOTE6 = "datagram=" + "600000000008114000" + "00" * 31 + "00" * 8

problems = []
checked = 0


def expect(condition, what):
    global checked
    checked += 1
    if not condition:
        problems.append(what)


def crafted(command, *words):
    result = subprocess.run([command, "craft", *words], capture_output=True, text=True)
    return result.returncode == 0 and bool(result.stdout.strip())


def is_error(family, number):
    return number in ((3, 4, 5, 11, 12, 31, 40) if family == 4 else (1, 2, 3, 4))


def check_types(command, messages, page):
    for family in (4, 6):
        for row in reference.rows(f"icmp{family}_types.csv"):
            if "-" in row["type"] or row["name"] == "Unassigned":
                continue
            number, what = int(row["type"]), f"ICMPv{family} type {row['type']} ({row['name']})"
            explained = reference.run(command, "explain", f"v{family}", str(number))
            expect(explained.startswith(row["name"]), f"{what}: no name")
            vector = messages.get((family, number, None))
            expect(vector, f"{what}: no valid vector")
            if vector:
                fields = json.loads(reference.decoded(command, vector, "--json"))["icmp"]["fields"]
                typed = set(fields) != {"body"}
                expect(typed != ((family, number) in OPAQUE), f"{what}: its fields are {sorted(fields)}")
            quote = [QUOTE4 if family == 4 else QUOTE6] if is_error(family, number) else []
            ends = ["--source", "fe80::1", "--destination", "fe80::2"] if family == 6 else []
            expect(crafted(command, f"v{family}", str(number), *quote, *ends), f"{what}: cannot be built")
            expect(f"### ICMPv{family} {number}: {row['name']}" in page, f"{what}: no section")


def check_type_numbers(command):
    """types.h has a constant for each type with a keyword, by that keyword, and no others."""
    text = (ROOT / "include/icmpwire/types.h").read_text()
    declared = set(re.findall(r"ICMPWIRE_ICMP(\d)_(\w+) = (\d+)", text))
    expected = set()
    for family in ("4", "6"):
        for number in range(256):
            keyword = re.search(r"^Keyword: +(\w+)$", reference.run(command, "explain", f"v{family}", str(number)), re.M)
            if keyword:
                expected.add((family, keyword.group(1).upper(), str(number)))
    for row in sorted(declared ^ expected):
        expect(False, f"types.h and the keywords differ in {row}")
    expect(len(declared) > 60, "types.h is nearly empty")


def check_codes(command):
    for family in (4, 6):
        for row in reference.rows(f"icmp{family}_codes.csv"):
            if row["code"].isdigit():
                explained = reference.run(command, "explain", f"v{family}", f"{row['type']}/{row['code']}")
                expect(row["name"] in explained, f"ICMPv{family} {row['type']}/{row['code']}: no name {row['name']}")


def check_elements(command, kind, table, element, found, page, craft):
    for row in table:
        number, what = int(row["number"]), f"{kind} {row['number']} ({row['name']})"
        vector = found.get(element, {}).get(number)
        expect(vector, f"{what}: no valid vector")
        if vector:
            typed = "body" not in vector[2]
            opaque = kind == "Option" and number in OPAQUE_OPTIONS
            expect(typed != opaque, f"{what}: its fields are {sorted(vector[2])}")
        expect(crafted(command, *craft(number)), f"{what}: cannot be built")
        expect(f"### {kind} {number}: {row['name']}" in page, f"{what}: no section")


def check_rpl_codes(command, messages, page):
    for row in reference.rows("rpl.csv"):
        if row["kind"] == "code":
            what = f"RPL code {row['number']} ({row['name']})"
            expect((6, 155, int(row["number"])) in messages, f"{what}: no valid vector")
            expect(crafted(command, "v6", f"155/{row['number']}", "--source", "fe80::1", "--destination", "fe80::2"),
                   f"{what}: cannot be built")
            expect(f"### RPL code {row['number']}: {row['name']}" in page, f"{what}: no section")


def check_objects(command, found, page):
    objects = found.get("object", {})
    for row in reference.rows("extension_objects.csv"):
        first, _, last = row["class_num"].partition("-")
        numbers = range(int(first), int(last or first) + 1)
        what = f"Object class {row['class_num']} ({row['name']})"
        if row["c_type"]:
            continue
        expect(any(key[0] in numbers for key in objects), f"{what}: no valid vector")
        expect(crafted(command, "v4", "11", QUOTE4, "object", f"class_num={first}", "c_type=1"),
               f"{what}: cannot be built")
        expect(f"### Object class {row['class_num']}: {row['name']}" in page, f"{what}: no section")


def main():
    command = sys.argv[1]
    elements, messages = reference.gather(command, reference.valid_vectors())
    for number, found in elements.get("nested_option", {}).items():
        elements["option"].setdefault(number, found)
    page = reference.PAGE.read_text(encoding="ascii")
    ends = ("--source", "fe80::1", "--destination", "fe80::2")
    check_types(command, messages, page)
    check_codes(command)
    check_type_numbers(command)
    options = [{"number": row["type"], **row} for row in reference.rows("options.csv")]
    check_elements(command, "Option", options, "option", elements, page,
                   lambda number: ("v6", "134", "option", f"type={number}", *ends))
    rpl = [row for row in reference.rows("rpl.csv") if row["kind"] == "option"]
    check_elements(command, "RPL option", rpl, "rpl_option", elements, page,
                   lambda number: ("v6", "155/1", "rpl_option", f"type={number}", *ends))
    records = [{"number": str(n), "name": ""} for n in range(1, 7)]
    check_elements(command, "Record", records, "listener_record", elements, page,
                   lambda number: ("v6", "143", "listener_record", f"type={number}", *ends))
    check_rpl_codes(command, messages, page)
    check_objects(command, elements, page)
    print("\n".join(problems) or f"{checked} facts: complete")
    return 1 if problems else 0


sys.exit(main())
