"""Expressions of diagrams and tables: a closed syntax that reads variables and compares them, and nothing else."""

import ast
import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

_COMPARE: dict[type[ast.cmpop], Callable[[Any, Any], Any]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.In: lambda a, b: a in b,
    ast.NotIn: lambda a, b: a not in b,
}
FUNCTIONS: dict[str, Callable[[Any], Any]] = {"len": len}
"""The only names that may be called. `len` counts a list, e.g. len(areas) > 1."""
CONSTANTS: dict[str, bool] = {"true": True, "false": False}
"""DMN and FEEL write truth in lower case."""
LONGEST = 500
DEEPEST = 20


class BadExpression(Exception):
    """The text is outside the closed syntax; the message is Spanish."""


class UnknownVariable(Exception):
    """The expression reads a variable that the case does not have."""


@dataclass(frozen=True)
class Expression:
    """A checked expression. `reads` are the variables it uses."""

    text: str
    tree: ast.expr
    reads: frozenset[str]

    def value(self, variables: Mapping[str, Any]) -> Any:
        """Errors: UnknownVariable; TypeError when the values cannot be compared."""
        return _value(self.tree, variables)


@lru_cache(maxsize=2000)
def parse(text: str) -> Expression:
    """Read an expression. Errors: BadExpression, in Spanish."""
    text = text.strip()
    if not text or len(text) > LONGEST:
        raise BadExpression("La expresión está vacía o es demasiado larga.")
    try:
        tree = ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        raise BadExpression(f"La expresión «{text}» no se puede leer.") from error
    _check(tree, 0)
    called = {n.func for n in ast.walk(tree) if isinstance(n, ast.Call)}
    names = (n for n in ast.walk(tree) if isinstance(n, ast.Name) and n not in called)
    return Expression(text, tree, frozenset(n.id for n in names) - CONSTANTS.keys())


def _parts(node: ast.expr) -> Iterator[ast.expr] | None:
    """The operands of an admitted node, or None when the syntax does not admit it."""
    match node:
        case ast.Name():
            return iter(())
        case ast.Constant(value=value):
            return iter(()) if value is None or isinstance(value, bool | int | str) else None
        case ast.BoolOp(values=values):
            return iter(values)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return iter((operand,))
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int())):
            return iter(())
        case ast.List(elts=items) | ast.Tuple(elts=items):
            return iter(items)
        case ast.Compare(left=left, ops=ops, comparators=right) if all(type(op) in _COMPARE for op in ops):
            return iter((left, *right))
        case ast.Call(func=ast.Name(id=name), args=[only], keywords=[]) if name in FUNCTIONS:
            return iter((only,))
    return None


def _check(node: ast.expr, depth: int) -> None:
    parts = _parts(node)
    if parts is None or depth > DEEPEST:
        raise BadExpression(
            f"«{ast.unparse(node)[:60]}» no se admite: solo variables, constantes, comparaciones, "
            "«and», «or», «not», «in» y listas."
        )
    for part in parts:
        _check(part, depth + 1)


def _value(node: ast.expr, variables: Mapping[str, Any]) -> Any:
    match node:
        case ast.Name(id=name) if name in CONSTANTS:
            return CONSTANTS[name]
        case ast.Name(id=name):
            if name not in variables:
                raise UnknownVariable(name)
            return variables[name]
        case ast.Constant(value=value):
            return value
        case ast.BoolOp(op=ast.And(), values=values):
            return all(_value(v, variables) for v in values)
        case ast.BoolOp(values=values):
            return any(_value(v, variables) for v in values)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return not _value(operand, variables)
        case ast.UnaryOp(operand=ast.Constant(value=int() as number)):
            return -number
        case ast.List(elts=items) | ast.Tuple(elts=items):
            return [_value(i, variables) for i in items]
        case ast.Call(func=ast.Name(id=name), args=[only]):
            return FUNCTIONS[name](_value(only, variables))
        case ast.Compare():
            return _chain(node, variables)
    raise BadExpression(f"«{ast.unparse(node)[:60]}» no se admite.")


def _chain(node: ast.Compare, variables: Mapping[str, Any]) -> bool:
    left = _value(node.left, variables)
    for op, right_node in zip(node.ops, node.comparators, strict=True):
        right = _value(right_node, variables)
        if not _COMPARE[type(op)](left, right):
            return False
        left = right
    return True
