# SPDX-License-Identifier: BSD-2-Clause
"""Which rules of include/icmpwire/rules the scenarios reach: each should decide in one and be passed in another."""
import re
from pathlib import Path

RULES = Path(__file__).resolve().parents[2] / "include/icmpwire/rules"


def identifiers():
    """All rules by their identifiers, in the order of the files; empty where the tree has none."""
    return [match for path in sorted(RULES.glob("*.def"))
            for match in re.findall(r"^RULE\((\w+),", path.read_text(encoding="utf-8"), re.MULTILINE)]


def wrong_names(scenario, known):
    """Lines about names of rules that are not there; nothing is known in a tree without rules."""
    return [f"  there is no rule {rule}" for rule in scenario.rules + scenario.not_rules + scenario.before if known and rule not in known]


def misjudged(rules, not_rules, before, decided, passed):
    """Lines about rules that the trace does not show as the scenario says."""
    yield from (f"  rule {rule} did not decide; decided: {' '.join(decided) or 'none'}"
                for rule in rules if rule not in decided)
    yield from (f"  rule {rule} decided" for rule in [*not_rules, *before] if rule in decided)
    yield from (f"  rule {rule} was not looked at" for rule in not_rules if rule not in [*decided, *passed])
    yield from (f"  rule {rule} was looked at" for rule in before if rule in passed)


class Coverage:
    def __init__(self):
        self.decided, self.passed, self.named = set(), set(), set()

    def note(self, scenario, outcome):
        self.decided.update(outcome.decided)
        self.passed.update(outcome.passed)
        self.named.update(scenario.rules)

    def lines(self):
        known = identifiers()
        for what, found in (("decide in no scenario", self.decided), ("are passed in no scenario", self.passed),
                            ("are named by no scenario", self.named)):
            missing = [rule for rule in known if rule not in found]
            yield f"coverage: {len(missing)} of {len(known)} rules {what}: {' '.join(missing)}"
