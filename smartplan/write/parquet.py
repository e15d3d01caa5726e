"""Rows as Parquet, a group of rows at a time: memory does not grow with them."""

from collections.abc import Iterable, Iterator, Mapping
from importlib.util import find_spec
from itertools import islice
from typing import BinaryIO

from smartplan.errors import OutputError, Problem

CELLS = 500_000
"""So many cells are one group: readers skip what they are not asked for, and it takes a few megabytes."""


def write_parquet(columns: Mapping[str, type], rows: Iterable[Mapping[str, object]], out: BinaryIO) -> None:
    """Write rows; what is not known is null.

    Args:
        columns: by name, what stands in it: `str`, `int` or `float`, whether or not anything does.
        rows: may come one by one.
        out: where to.
    """
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter

    types = {str: pa.string(), int: pa.int64(), float: pa.float64()}
    schema = pa.schema([(name, types[kind]) for name, kind in columns.items()])
    with ParquetWriter(out, schema) as writer:
        for group in _groups(columns, iter(rows)):
            writer.write_table(pa.table(group, schema=schema))


def needs_parquet() -> None:
    """Refuse where there is no library for it.

    Raises:
        OutputError: pyarrow is missing.
    """
    if find_spec("pyarrow") is None:
        raise OutputError([Problem("parquet-unavailable")])


def _groups(
    columns: Iterable[str], rows: Iterator[Mapping[str, object]]
) -> Iterator[dict[str, list[object]]]:
    """Yield columns of so many rows as are one group."""
    names = tuple(columns)
    many = max(CELLS // len(names), 1)
    while True:
        group: dict[str, list[object]] = {name: [] for name in names}
        for row in islice(rows, many):
            for name, values in group.items():
                values.append(row.get(name))
        if not group[names[0]]:
            return
        yield group
