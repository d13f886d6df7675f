"""Values of `edition/model.py` as compact JSON and back: how a built edition is kept on disk.

JSON and not pickle, since a library folder may come from anyone, and reading it must not run anything. A dataclass
becomes the list of its fields in order, without the trailing ones that have their default.
"""

from __future__ import annotations

import dataclasses
import functools
import json
import types
import typing
from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")
Decoder = Callable[[Any], Any]


def to_json(value: object) -> str:
    """Return *value* (a dataclass, or tuples of them) as one line of JSON.

    >>> from edition.model import Piece
    >>> to_json((Piece("a.txt", 3, 9),))
    '[["a.txt",3,9]]'
    """
    return json.dumps(value, default=_fields, ensure_ascii=False, separators=(",", ":"))


def from_json(kind: type[T], text: str) -> T:
    """Return the value of type *kind* that `to_json` wrote.

    >>> from edition.model import Piece
    >>> from_json(Piece, '["a.txt",3,9]')
    Piece(file='a.txt', start=3, end=9)
    """
    decode: Decoder = _decoder(kind)  # type: ignore[arg-type]  # a type is hashable; typeshed does not say so of type[T]
    value: T = decode(json.loads(text))
    return value


def _fields(value: object) -> list[object]:
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        raise TypeError(f"cannot be written as JSON: {type(value).__name__}")
    row = [getattr(value, field.name) for field in dataclasses.fields(value)]
    for field in reversed(dataclasses.fields(value)):
        if row[-1] != _default(field):
            break
        row.pop()
    return row


def _default(field: dataclasses.Field[Any]) -> object:
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return field.default


@functools.cache
def _decoder(kind: Any) -> Decoder:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _dataclass_decoder(kind)
    if origin is tuple:
        return _tuple_decoder(arguments)
    if origin in (typing.Union, types.UnionType):
        inner = _decoder(next(one for one in arguments if one is not type(None)))
        return lambda data: None if data is None else inner(data)
    return _as_it_is


def _as_it_is(data: Any) -> Any:
    return data


def _dataclass_decoder(kind: type) -> Decoder:
    hints = typing.get_type_hints(kind)
    decoders = [_decoder(hints[field.name]) for field in dataclasses.fields(kind)]
    if all(decode is _as_it_is for decode in decoders):
        return lambda row: kind(*row)
    return lambda row: kind(*[decode(data) for decode, data in zip(decoders, row, strict=False)])


def _tuple_decoder(arguments: tuple[Any, ...]) -> Decoder:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        inner = _decoder(arguments[0])
        if inner is _as_it_is:
            return tuple
        return lambda rows: tuple([inner(row) for row in rows])
    inners = [_decoder(one) for one in arguments]
    if all(inner is _as_it_is for inner in inners):
        return tuple
    return lambda rows: tuple(decode(data) for decode, data in zip(inners, rows, strict=True))
