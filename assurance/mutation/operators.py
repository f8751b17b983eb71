# SPDX-License-Identifier: BSD-2-Clause
"""What is changed in the code: each operator makes other texts of one expression or statement."""
import re
from dataclasses import dataclass

from . import syntax

RELATIONAL = ("<", "<=", ">", ">=", "==", "!=")
OTHER = {"<": ("<=", ">=", "!="), "<=": ("<", ">", "=="), ">": (">=", "<=", "!="), ">=": (">", "<", "=="),
         "==": ("!=", "<=", ">="), "!=": ("==", "<", ">"), "&&": ("||",), "||": ("&&",), "+": ("-",), "-": ("+",),
         "*": ("/",), "/": ("*",), "%": ("*",), "<<": (">>",), ">>": ("<<",), "&": ("|",), "|": ("&",), "^": ("&",),
         "+=": ("-=",), "-=": ("+=",), "<<=": (">>=",), ">>=": ("<<=",), "|=": ("&=",), "&=": ("|=",), "*=": ("/=",)}
KIND = {"&&": "logical", "||": "logical", "<<": "shift", ">>": "shift", "<<=": "shift", ">>=": "shift",
        "==": "equality", "!=": "equality", **{sign: "relational" for sign in ("<", "<=", ">", ">=")}}


@dataclass(frozen=True, order=True)
class Change:
    """The octets from start to end become `text`; `form` says how it is switched: expression, statement or label."""

    path: str
    start: int
    end: int
    form: str
    operator: str
    text: str


def _ordered(node):
    """Numbers have an order that means something; enumerators, pointers and truth values have none."""
    kind = node.get("type", {}).get("qualType", "")
    if kind.startswith(("enum ", "bool", "_Bool")) or "*" in kind or kind == "icmpwire_kind":
        return False
    return all(_ordered(part) for part in node.get("inner", ()) if part) if "Cast" in node["kind"] else True


def _joined(node, at, source):
    """A binary operator: the places of its operands, and each other sign in between."""
    left, right = (syntax.place(part) for part in node["inner"])
    if not left or not right or left.path != at.path or right.path != at.path or left.end > right.start:
        return
    between = source[left.end:right.start]
    sign = node["opcode"]
    if between.count(sign) != 1 or "/*" in between:
        return
    others = OTHER.get(sign, ())
    if sign in ("==", "!=") and not _ordered(node["inner"][0]):
        others = others[:1]
    if "*" in node["type"]["qualType"]: # pointers are not added up
        others = ()
    for other in others:
        text = source[at.start:left.end] + between.replace(sign, other) + source[right.start:at.end]
        yield KIND.get(sign, "arithmetic"), text


def _binary(node, at, source):
    if len(node.get("inner", ())) == 2:
        yield from _joined(node, at, source)


def _unary(node, at, source):
    text = source[at.start:at.end]
    if node["opcode"] in ("++", "--"):
        other = "--" if node["opcode"] == "++" else "++"
        yield "arithmetic", text.replace(node["opcode"], other)
    elif node["opcode"] == "!" and text.startswith("!"):
        yield "logical", "!!" + text[1:]


def _literal(_node, at, source):
    text = source[at.start:at.end]
    yield "constant", f"({text} + 1)"
    if not re.fullmatch("0[uUlL]*", text):
        yield "constant", f"({text} - 1)"


def _call(node, at, source):
    swap = re.match(r"icmpwire_peek(16|32|64)\(", source[at.start:at.end])
    if swap:
        yield "byte order", f"__builtin_bswap{swap[1]}({source[at.start:at.end]})"


def _returned(node, at, source):
    kind = node["type"].get("desugaredQualType", node["type"]["qualType"])
    text = source[at.start:at.end]
    if kind in ("bool", "_Bool"):
        yield "return", f"!({text})"
    elif kind.endswith("*"):
        yield "return", "NULL"
    elif not kind.startswith("struct"):
        yield "return", f"({text}) ? 0 : 1"


EXPRESSIONS = {"BinaryOperator": _binary, "CompoundAssignOperator": _binary, "UnaryOperator": _unary,
               "IntegerLiteral": _literal, "CallExpr": _call}
DELETED = ("CallExpr", "BinaryOperator", "CompoundAssignOperator", "UnaryOperator", "ReturnStmt", "BreakStmt",
           "ContinueStmt")


def primitives(path, text):
    """The statements of a walk, which are macros: each may be missing."""
    for found in re.finditer(r"^[ ]{4,}([A-Z][A-Z0-9_]*\([^;{}]*\);)$", text, re.M):
        yield Change(path, found.start(1), found.end(1), "statement", "deletion", "")


class Collector:
    """Goes through a tree and collects the changes of the files whose text `read` knows."""

    def __init__(self, read):
        self.read, self.changes = read, set()

    def _add(self, at, form, operator, text):
        self.changes.add(Change(at.path, at.start, at.end, form, operator, text))

    def _place(self, node):
        at = syntax.place(node)
        return at if at and self.read(at.path) is not None else None

    def expression(self, node):
        at = self._place(node)
        if at and node["kind"] in EXPRESSIONS:
            for operator, text in EXPRESSIONS[node["kind"]](node, at, self.read(at.path)):
                self._add(at, "expression", operator, text)

    def condition(self, node):
        at = self._place(node)
        if at:
            self._add(at, "expression", "condition", "1")
            self._add(at, "expression", "condition", "0")

    def statement(self, node):
        at = self._place(node)
        if not at or node["kind"] not in DELETED:
            return
        source = self.read(at.path)
        end = re.compile(r"\s*;").match(source, at.end)
        if end and not (node["kind"] == "ReturnStmt" and node.get("inner")):
            self._add(syntax.Place(at.path, at.start, end.end()), "statement", "deletion", "")

    def labels(self, node):
        """A switch: each of its labels may be missing."""
        at = self._place(node["inner"][0])
        if not at:
            return
        for label in _cases(node["inner"][-1]):
            where = self._place(label)
            if where and where.path == at.path:
                self._add(at, "label", "case", self.read(at.path)[where.start:where.end])

    def walk(self, node):
        kind = node.get("kind", "")
        inner = node.get("inner", [])
        if kind in ("ConstantExpr", "FieldDecl", "EnumDecl", "StaticAssertDecl", "RecordDecl", "TypedefDecl"):
            return
        if kind == "VarDecl" and node.get("storageClass") == "static":
            return
        self._here(node, kind, inner)
        for part in inner:
            if part:
                self.walk(part)

    def _here(self, node, kind, inner):
        self.expression(node)
        if kind in ("IfStmt", "WhileStmt", "ConditionalOperator"):
            self.condition(inner[0])
        elif kind == "ForStmt" and inner[2]:
            self.condition(inner[2])
        elif kind == "ReturnStmt" and inner:
            at = self._place(inner[0])
            for operator, text in _returned(inner[0], at, self.read(at.path)) if at else ():
                self._add(at, "expression", operator, text)
        elif kind == "SwitchStmt":
            self.labels(node)
        for part in _statements(kind, inner):
            self.statement(part)

    def functions(self, tree):
        for node in tree["inner"]:
            for part in node.get("inner", ()) if node["kind"] == "FunctionDecl" else ():
                if part.get("kind") == "CompoundStmt":
                    self.walk(part)


def _statements(kind, inner):
    if kind == "CompoundStmt":
        return [part for part in inner if part.get("kind") != "BreakStmt"]
    if kind == "IfStmt":
        return inner[1:]
    if kind in ("WhileStmt", "ForStmt", "CaseStmt", "DefaultStmt"):
        return inner[-1:]
    return []


def _cases(node):
    if node.get("kind") == "SwitchStmt":
        return
    if node.get("kind") == "CaseStmt":
        yield node["inner"][0]
    for part in node.get("inner", ()):
        if part:
            yield from _cases(part)
