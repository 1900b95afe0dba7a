"""Keeping problems, the school report's values and the self-assessment."""

from uuid import UUID

from data.calendar import SchoolYear
from data.store import Store
from planning.situation.models import (
    Assessment,
    Indicator,
    Problem,
    ReportValue,
)


def problem(store: Store, problem_id: UUID) -> Problem:
    """Return one problem, or raise NotFound."""
    return store.row(Problem, "from problem where id = $id", id=problem_id)


def problem_exists(store: Store, problem_id: UUID) -> bool:
    """Return whether there is such a problem."""
    return bool(
        store.rows(Problem, "from problem where id = $id order by id", id=problem_id)
    )


def problems_in(store: Store, year: SchoolYear) -> list[Problem]:
    """Return the year's problems, most urgent first."""
    return store.rows(
        Problem,
        "from problem where school_year = $year order by priority, title, id",
        year=year.start,
    )


def add_problem(store: Store, new: Problem) -> None:
    """Keep a problem that was not there before."""
    store.write_all("problem", [new])


def replace_problem(store: Store, changed: Problem) -> None:
    """Keep a problem's next version, or raise Stale."""
    store.write_next(
        """
        update problem
        set title = $title, root_cause = $root_cause, evidence = $evidence,
            priority = $priority, indicator_id = $indicator_id, version = $version
        where id = $id and version = $version - 1
        """,
        **changed.model_dump(exclude={"school_year"}),
    )


def remove_problem(store: Store, problem_id: UUID) -> None:
    """Take a problem off the list; its history stays."""
    store.write("delete from problem where id = $id", id=problem_id)


def indicators(store: Store) -> list[Indicator]:
    """Return every indicator the school ever listed."""
    return store.rows(Indicator, "from report_indicator order by code, id")


def add_indicators(store: Store, new: list[Indicator]) -> None:
    """Keep indicators that were not there before."""
    store.write_all("report_indicator", new)


def replace_indicator(store: Store, changed: Indicator) -> None:
    """Keep an indicator's next version, or raise Stale."""
    store.write_next(
        """
        update report_indicator
        set code = $code, name = $name, is_active = $is_active, version = $version
        where id = $id and version = $version - 1
        """,
        **changed.model_dump(),
    )


def values_in(store: Store, year: SchoolYear) -> list[ReportValue]:
    """Return what the year's school report says."""
    return store.rows(
        ReportValue,
        "from report_value where school_year = $year order by indicator_id",
        year=year.start,
    )


def add_values(store: Store, new: list[ReportValue]) -> None:
    """Keep values that were not there before."""
    store.write_all("report_value", new)


def replace_value(store: Store, changed: ReportValue) -> None:
    """Keep a value's next version, or raise Stale."""
    store.write_next(
        """
        update report_value
        set score = $score, label = $label, change = $change, version = $version
        where indicator_id = $indicator_id and school_year = $school_year
            and version = $version - 1
        """,
        **changed.model_dump(),
    )


def assessments_in(store: Store, year: SchoolYear) -> list[Assessment]:
    """Return how the school judged itself in a year."""
    return store.rows(
        Assessment,
        "from self_assessment where school_year = $year order by aspect",
        year=year.start,
    )


def add_assessments(store: Store, new: list[Assessment]) -> None:
    """Keep judgements that were not there before."""
    store.write_all("self_assessment", new)


def replace_assessment(store: Store, changed: Assessment) -> None:
    """Keep a judgement's next version, or raise Stale."""
    store.write_next(
        """
        update self_assessment
        set level = $level, note = $note, version = $version
        where id = $id and version = $version - 1
        """,
        **changed.model_dump(exclude={"school_year", "aspect"}),
    )
