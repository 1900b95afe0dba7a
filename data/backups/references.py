"""Which column names which record? There are no foreign keys; this is checked instead.

A column ``person_id`` names a person, ``made_by`` too; what is called otherwise stands
in a table here. A column of ids that neither covers is a fault of the house.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Final, NamedTuple

from data.store.copies import Column

NAMED: Final[Mapping[str, str]] = {
    "batch_id": "letter_batch",
    "budget_line_id": "budget_line",
    "class_group_ids": "class_group",
    "copied_from": "student",
    "indicator_id": "report_indicator",
    "item_id": "questionnaire_item",
    "next_person_id": "person",
    "leader_id": "person",
    "other_family_id": "family",
    "owner_id": "person",
    "parent_id": "body",
    "position_id": "committee_position",
    "proof_id": "activity",
    "sheet_id": "answer_sheet",
    "taker_id": "person",
    "theme_id": "comment_theme",
}
"""Columns whose name is not that of their table."""

NAMED_THERE: Final = {("questionnaire", "copied_from"): "questionnaire"}
"""Columns that name something else in their table than elsewhere."""

KEYS: Final[Mapping[str, Column]] = {
    "school_year": Column("school_year", "start"),
    "username": Column("account", "username"),
}
"""Columns that name a record by another key than an id."""

BY_RECORD: Final = frozenset({("origin", "record_id")})
"""Columns that name a record of the table that ``record`` says."""

RECORDS: Final = ("goal", "activity")

FREE: Final = frozenset(
    {
        ("decree", "basis_ids"),  # also regulations that come with the product
        ("activity", "series_id"),  # the first of its kind, which may be gone
        ("finding", "source_id"),  # of several kinds; what was its source may be gone
        ("follow_up", "source_id"),
        ("delivery", "contact_id"),  # what was sent to a second home stays counted
        ("history", "person_id"),  # who acted stays, whoever they were
        ("history", "record_id"),
        ("meeting_decision", "task_id"),  # the task may be taken back
        ("obstacle", "task_id"),  # it stays when the task is taken back
        ("letter", "record_id"),  # a number that was given stays given
        ("removed_record", "record_id"),  # of many kinds, and gone
        ("record_link", "record_id"),  # to letters taken back it opens nothing
        ("record_file", "record_id"),  # of many kinds; each subject removes its own
        ("origin", "source_id"),  # of several kinds; what was its source may be gone
        ("review_answer", "review_id"),  # a review of an activity, or of the year
        ("year_review_goal", "goal_id"),  # its title stays when the goal is taken back
        ("program_note", "activity_id"),  # a note stays when its activity is dropped
    }
)
"""Columns that may name what is not there any more."""


class Reference(NamedTuple):
    """A column, and what it names."""

    column: Column
    target: Column
    only: str = ""


def references(columns: Collection[Column]) -> Iterator[Reference]:
    """Return every column that names a record, with what it names."""
    tables = {column.table for column in columns}
    for column in columns:
        if (column.table, column.name) in FREE:
            continue
        if (column.table, column.name) in BY_RECORD:
            for record in RECORDS:
                yield Reference(column, Column(record, "id"), record)
        elif target := _target(column, tables):
            yield Reference(column, target)


def unknown(columns: Collection[Column]) -> list[str]:
    """Return the columns of ids of which nobody knows what they name."""
    tables = {column.table for column in columns}
    return [
        f"{column.table}.{column.name}"
        for column in columns
        if column.kind in {"UUID", "UUID[]"}
        and column.name != "id"
        and (column.table, column.name) not in FREE | BY_RECORD
        and _target(column, tables) is None
    ]


def _target(column: Column, tables: Collection[str]) -> Column | None:
    if column.name in KEYS:
        key = KEYS[column.name]
        return None if key.table == column.table else key
    if column.kind not in {"UUID", "UUID[]"}:
        return None
    there = NAMED_THERE.get((column.table, column.name))
    named = there or NAMED.get(column.name) or column.name.removesuffix("_id")
    if column.name.endswith("_by"):
        named = "person"
    return Column(named, "id") if named in tables and column.name != "id" else None
