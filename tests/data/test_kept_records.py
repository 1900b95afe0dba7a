"""Every kind of record that is kept: its table, and whether it comes back the same."""

import importlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from data.errors import Refused
from data.record import KeptRecord, Record, new_id
from data.store import Store
from data.store.statements import SIGNED

ROOT = Path(__file__).parent.parent.parent
PHASES = ("planning", "organizing", "execution", "evaluation", "data")


def every_kind() -> list[type[KeptRecord]]:
    for phase in PHASES:
        for file in (*(ROOT / phase).glob("*/models.py"), ROOT / "data" / "history.py"):
            importlib.import_module(
                ".".join(file.relative_to(ROOT).with_suffix("").parts)
            )
    found = {
        f"{kind.__module__}.{kind.__name__}": kind
        for kind in subclasses(KeptRecord)
        if "table" in vars(kind)
    }
    return [found[name] for name in sorted(found)]


def subclasses(kind: type[KeptRecord]) -> Iterator[type[KeptRecord]]:
    for below in kind.__subclasses__():
        yield below
        yield from subclasses(below)


KINDS = every_kind()


class Undone(Exception):
    """Raised to leave nothing behind."""


@contextmanager
def undone(store: Store) -> Iterator[None]:
    with suppress(Undone), store.transaction():
        yield
        raise Undone


@pytest.fixture(scope="module")
def empty() -> Iterator[Store]:
    store = Store.open()
    yield store
    store.close()


def columns(store: Store, table: str) -> set[str]:
    return set(
        store.column(
            "select column_name from duckdb_columns() where table_name = $table",
            table=table,
        )
    )


def columns_of(store: Store, constraint: str, table: str) -> set[str]:
    return set(
        store.column(
            """
            select unnest(constraint_column_names)
            from duckdb_constraints()
            where table_name = $table and constraint_type = $constraint
            """,
            table=table,
            constraint=constraint,
        )
    )


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=20
)
MOMENTS = st.integers(10**15, 4 * 10**15).map(
    lambda tick: datetime.fromtimestamp(0, UTC) + timedelta(microseconds=tick)
)
PLAIN: dict[type, st.SearchStrategy[Any]] = {
    str: WORDS,
    float: st.integers(0, 100).map(float),
    int: st.integers(1, 4),
    bool: st.booleans(),
    bytes: st.binary(max_size=20),
    UUID: st.builds(new_id),
    date: st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    datetime: MOMENTS,
    time: st.times(),
    Decimal: st.decimals(1, 9999, places=0),
}


def values_of(hint: Any) -> st.SearchStrategy[Any]:
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return values_of(inner[0])
    if origin in (Union, UnionType):
        return st.one_of(
            *(st.none() if part is type(None) else values_of(part) for part in inner)
        )
    if origin is tuple:
        return st.lists(values_of(inner[0]), max_size=3, unique=True).map(tuple)
    if origin is Literal or (isinstance(hint, type) and issubclass(hint, Enum)):
        return st.sampled_from(list(inner or hint))
    if isinstance(hint, type) and issubclass(hint, Record):
        inside = get_type_hints(hint, include_extras=True)
        return st.builds(hint, **{n: values_of(inside[n]) for n in hint.model_fields})
    return PLAIN[hint]


EARLY = st.just(date(1990, 1, 1))
DEMANDED: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "school": {"id": st.just(1), "npsn": st.just("10609876")},
    "letter_pattern": {"id": st.just(1)},
    "backup_setting": {"id": st.just(1)},
    "server_address": {"id": st.just(1)},
    "history_end": {"id": st.just(1)},
    "student": {"gender": st.sampled_from("LP")},
    "activity": {"series_id": st.builds(new_id)},
    "budget_line": {"is_voluntary": st.just(True)},
    "office_term": {"starts_on": EARLY},
    "school_period": {"starts_on": EARLY},
    "participation_count": {"invited": st.just(30)},
    "family_contact_setting": {"id": st.just(1)},
    "gift": {"is_voluntary": st.just(True), "received_on": EARLY},
    "volunteers": {"helped_on": EARLY},
    "figure_lights": {
        "carried_out_green": st.just(4),
        "represented_green": st.just(4),
        "used_green": st.just(4),
        "used_most": st.just(5),
        "used_amber_most": st.just(6),
    },
    "recognition": {"given_on": st.none(), "given_year": st.integers(2000, 2020)},
}
"""What the table itself demands, by table and field."""


def a_record(
    kind: type[KeptRecord], data: st.DataObject, /, **given: Any
) -> KeptRecord:
    demanded = DEMANDED.get(kind.table.name, {})
    values = {
        name: data.draw(demanded.get(name, values_of(hint)), name)
        for name, hint in get_type_hints(kind, include_extras=True).items()
        if name in kind.model_fields and name not in given
    }
    try:
        return kind.model_validate(values | given)
    except ValidationError:
        reject()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_has_a_table_of_exactly_its_fields(
    empty: Store, kind: type[KeptRecord]
) -> None:
    assert set(kind.model_fields) == columns(empty, kind.table.name)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_is_found_by_the_key_of_its_table(
    empty: Store, kind: type[KeptRecord]
) -> None:
    kept_by = columns_of(empty, "PRIMARY KEY", kind.table.name)

    assert set(kind.table.key or ("id",)) == kept_by
    assert kind.table.fixed <= set(kind.model_fields)
    assert kept_by <= {*kind.table.key, *kind.table.fixed}


def test_no_two_kinds_share_a_table() -> None:
    names = [kind.table.name for kind in KINDS]

    assert len(KINDS) > 40
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@settings(
    max_examples=10,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)
@given(data=st.data())
def test_a_record_comes_back_as_it_was_kept_and_replaced(
    empty: Store, kind: type[KeptRecord], data: st.DataObject
) -> None:
    kept = a_record(kind, data)
    key = [getattr(kept, name) for name in kind.table.key]
    same = {name: getattr(kept, name) for name in {*kind.table.key, *kind.table.fixed}}
    if "version" in kind.model_fields:
        same["version"] = kept.model_dump()["version"] + 1
    changed = a_record(kind, data, **same)

    if kind.table.name in SIGNED:
        with undone(empty):
            assert empty.add(kept) == 1
            with pytest.raises(Refused):
                empty.replace(changed)
            with pytest.raises(Refused):
                empty.remove(kind, *key)
            assert empty.get(kind, *key) == kept
        return
    with undone(empty):
        empty.remove(kind, *key)  # of some there is one from the beginning
        assert empty.add(kept) == 1
        assert empty.get(kind, *key) == kept
        if same.keys() < kind.model_fields.keys():  # else there is nothing to change
            empty.replace(changed)
        assert empty.get(kind, *key) == changed
        assert empty.remove(kind, *key) == 1
        assert not empty.exists(kind, *key)
        assert empty.add(kept) == 1
        assert empty.get(kind, *key) == kept


def test_records_are_kept_in_tables_of_their_own_not_in_views(store: Store) -> None:
    tables = store.column("select table_name from duckdb_tables() order by 1")

    assert {kind.table.name for kind in KINDS} <= set(tables)
