"""A question asked again and again, whose SQL Django builds once in a process and not each time.

Building the SQL of a QuerySet costs four to six times what running it does (docs/decisions/0020). The answer is the
same rows, of the same classes, that the QuerySet would give.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial, update_wrapper
from typing import Any, cast

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Model, QuerySet, prefetch_related_objects
from django.db.transaction import TransactionManagementError

from ventanilla.journal.plans import kept_plans

MOST_FORMS = 64
"""How many forms of one question (by the length of its lists) a process keeps; further ones are asked as ever."""
BIGGEST = 2**63
type Form = tuple[Any, ...]


class NotPreparable(Exception):
    """A value given to the question does not stand as a parameter of its own in the SQL."""


class Prepared[R, **P]:
    """`question(*values)` gives a list. Made with `@prepared` over a function that gives a QuerySet of its arguments.

    Arguments are int, str, date, datetime, or a list of them. A bool, None or a slice (of a limit) belongs to the form
    of the question, as does all that the function takes from elsewhere, which must never change in a process.
    """

    def __init__(self, build: Callable[P, QuerySet[Any, R]]) -> None:
        self.build: Callable[..., QuerySet[Any, R]] = build
        self.forms: dict[Form, _Compiled | None] = {}
        update_wrapper(self, build)

    def __call__(self, *values: P.args, **named: P.kwargs) -> list[R]:
        """Every row. Errors: NotPreparable the first time, whatever the values."""
        if named:
            raise TypeError("a prepared question takes its values in order")
        flat = list(_flat(values))
        if any(isinstance(one, int) and not -BIGGEST <= one < BIGGEST for one in flat):
            return list(self.build(*values))  # no column holds it, and Django knows what that means
        form = tuple(map(_form_of, values))
        if form not in self.forms:
            if len(self.forms) >= MOST_FORMS:
                return list(self.build(*values))
            self.forms[form] = _Compiled.of(self.build, values)
        compiled = self.forms[form]
        return list(self.build(*values)) if compiled is None else compiled.ask(flat)

    def first(self, *values: P.args, **named: P.kwargs) -> R | None:
        """The first row, or None; the function says the order and the limit."""
        return next(iter(self(*values, **named)), None)


def prepared[R, **P](build: Callable[P, QuerySet[Any, R]]) -> Prepared[R, P]:
    """The question that a function builds."""
    return Prepared(build)


def nothing[M: Model](model: type[M]) -> QuerySet[M]:
    """The answer to a question that is known to have none: it is never asked, and no SQL is built for it."""
    answered: Any = model._default_manager.none()
    answered._result_cache = []
    return cast(QuerySet[M], answered)


class _Compiled:
    """SQL built once, and where each value goes. Nothing in it changes, so that every thread asks by it at once."""

    def __init__(self, rows: Any, compiler: Any, sql: str, params: list[Any], places: list[Any]) -> None:
        self.rows, self.compiler, self.sql, self.params, self.places = rows, compiler, sql, params, places
        compiler.connection = None  # that of the thread which built it, and which may end
        self.locks = bool(rows.query.select_for_update)
        self.converters: Any = None

    @classmethod
    def of(cls, build: Callable[..., QuerySet[Any, Any]], values: Sequence[Any]) -> "_Compiled | None":
        """None when the question is known to have no answer, whatever the values: Django then asks nothing."""
        found = []
        for turn in (0, 1):
            marks = _marks(values, turn)
            rows = build(*marks)
            compiler = rows.query.get_compiler(using=rows.db)
            try:
                sql, params = compiler.as_sql()
            except EmptyResultSet:
                return None
            found.append((rows, compiler, sql, list(params), _places(params, list(_flat(marks)), compiler.connection)))
        first, second = found
        if first[2] != second[2] or first[4] != second[4]:
            raise NotPreparable(f"the values of this question change its form: {first[2]}")
        return cls(*first)

    def ask(self, values: list[Any]) -> list[Any]:
        """The rows for these values; one value may stand in many places."""
        params = self.params.copy()
        for at, which, adapt in self.places:
            params[at] = adapt(values[which])
        connection = connections[self.rows.db]
        if self.locks and not connection.in_atomic_block:  # Django refuses it while it builds the SQL, which is once
            raise TransactionManagementError("what is read for update is held by nothing outside a transaction")
        with kept_plans(connection):
            found: list[Any] = list(self.rows._iterable_class(self._bound(tuple(params), connection)))
        if found and (lookups := self.rows._prefetch_related_lookups):
            prefetch_related_objects(found, *lookups)
        return found

    def _bound(self, params: tuple[Any, ...], connection: Any) -> Any:
        """The QuerySet as it was built, which gives this SQL with these parameters to this connection."""
        rows, compiler = _twin(self.rows), _twin(self.compiler)
        rows.query = _twin(rows.query)
        rows.query.get_compiler = lambda *args, **options: compiler
        compiler.connection, compiler.query = connection, rows.query
        compiler.as_sql = lambda *args, **options: (self.sql, params)
        compiler.get_converters = partial(self._converters, compiler)
        return rows

    def _converters(self, compiler: Any, expressions: Any) -> Any:
        if self.converters is None:
            self.converters = type(compiler).get_converters(compiler, expressions)
        return self.converters


def _twin(one: Any) -> Any:
    """The same attributes in an object of its own; `copy` would run a QuerySet."""
    made = object.__new__(type(one))
    made.__dict__.update(one.__dict__)
    return made


def _form_of(value: Any) -> Any:
    if _is_fixed(value):
        return value
    if isinstance(value, list | tuple):
        return (*map(_form_of, value),)
    return next(kind for kind in (int, str, datetime, date) if isinstance(value, kind))


def _is_fixed(value: Any) -> bool:
    return value is None or isinstance(value, bool | slice)


def _flat(values: Sequence[Any]) -> Iterator[Any]:
    for value in values:
        if isinstance(value, list | tuple):
            yield from _flat(value)
        elif not _is_fixed(value):
            yield value


def _marks(values: Sequence[Any], turn: int, first: int = 0) -> list[Any]:
    """Values that nobody would write, of the same types, each different from all others."""
    marks: list[Any] = []
    for value in values:
        number = first + len(list(_flat(marks)))
        if isinstance(value, list | tuple):
            marks.append(_marks(value, turn, number))
        else:
            marks.append(_mark(value, 2 * number + turn))
    return marks


def _mark(value: Any, number: int) -> Any:
    if _is_fixed(value):
        return value
    if isinstance(value, int):
        return 20_011 + number
    if isinstance(value, str):
        return f"\x02%_\\{number}\x03"  # what a pattern would escape, so that no value becomes one unseen
    if isinstance(value, datetime):
        return datetime(1907, 3, 5, 1, 2, 3, 1 + number, tzinfo=UTC)
    return date(1907, 3, 5) + timedelta(days=number)


def _places(params: Sequence[Any], marks: list[Any], connection: Any) -> list[tuple[int, int, Callable[[Any], Any]]]:
    """Where each mark stands among the parameters, and how the database wants its value. Errors: NotPreparable."""
    ops = connection.ops
    ways: list[Callable[[Any], Any]] = [_same, str, ops.adapt_datetimefield_value, ops.adapt_datefield_value]
    places, seen = [], set()
    for at, param in enumerate(params):
        for which, mark in enumerate(marks):
            way = next((one for one in ways if _gives(one, mark, param)), None)
            if way is not None:
                places.append((at, which, way))
                seen.add(which)
                break
    if len(seen) < len(marks):
        raise NotPreparable(f"no parameter of its own for value {min(set(range(len(marks))) - seen)}")
    return places


def _gives(way: Callable[[Any], Any], mark: Any, param: Any) -> bool:
    is_moment = isinstance(mark, date)
    if way is not _same and way is not str and not is_moment:
        return False
    try:
        made = way(mark)
    except (AttributeError, TypeError, ValueError):
        return False
    return type(made) is type(param) and bool(made == param)


def _same(value: Any) -> Any:
    return value
