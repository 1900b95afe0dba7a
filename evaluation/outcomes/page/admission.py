"""Who wanted to come to the school, by path."""

from collections.abc import Sequence

import streamlit as st

from data.duties import Duty
from data.language import in_number, say
from data.ui.desk import Desk
from data.ui.fields import Fields
from data.ui.forms import drawn_version, saving
from data.ui.tables import lines
from data.ui.tabs import unfold
from evaluation.outcomes import store as records
from evaluation.outcomes.actions import count_applicants
from evaluation.outcomes.models import (
    Admission,
    AdmissionDraft,
    AdmissionPath,
    PathDraft,
    PathKind,
    per_seat,
)


def part(desk: Desk) -> None:
    """Draw the year's admission, and its form."""
    kept = desk.store.find(Admission, desk.year.start)
    paths = {row.path: row for row in records.admission_paths(desk.store, desk.year)}
    st.caption(
        say(
            "Of those who began school in {year}: the admission that was held before "
            "it. What is not known stays empty.",
            year=desk.year,
        )
    )
    if paths:
        _table(list(paths.values()))
        if kept and kept.source:
            st.caption(say("Source: {source}", source=kept.source))
    else:
        st.info(say("No numbers of the admission are entered yet."))
    if desk.may_now(Duty.KEEP_OUTCOMES):
        unfold(
            say("Enter the numbers of the admission"),
            "admission",
            lambda: _form(desk, kept, paths),
            opened=not paths,
        )


def _table(paths: Sequence[AdmissionPath]) -> None:
    numbers = [label for _, label in _numbers()]
    each = say("Applicants for each seat")
    ordered = sorted(paths, key=lambda row: list(PathKind).index(row.path))
    lines(
        [
            {
                say("Path"): say(row.path.label),
                **dict(zip(numbers, map(_said, row.counts[1:]), strict=True)),
                each: _ratio(row),
            }
            for row in ordered
        ],
        [*numbers, each],
    )


def _said(number: int | str | None) -> str:
    return "–" if number is None else in_number(int(number))


def _ratio(row: AdmissionPath) -> str:
    found = per_seat(row.applicants, row.seats)
    return "–" if found is None else in_number(found)


def _form(
    desk: Desk, kept: Admission | None, paths: dict[PathKind, AdmissionPath]
) -> None:
    version = drawn_version(f"admission-{desk.year.start}", kept.version if kept else 0)
    key = f"admission-{desk.year.start}-{version}"
    with st.form(key, border=False):
        drafts: list[dict[str, object]] = []
        labels: dict[str, str] = {}
        for path in PathKind:
            shown = paths.get(path) or PathDraft(path=path)
            fields = Fields(f"{path}-{key}", shown)
            for place, (name, label) in zip(
                fields.columns(1, 1, 1), _numbers(), strict=True
            ):
                of_path = say("{path}: {number}", path=path, number=label)
                place.whole(name, of_path, 0, 99_999)
            drafts.append({**fields.typed, "path": path})
            labels |= fields.labels
        source = Fields(key, kept or AdmissionDraft(paths=()))
        source.line(
            "source",
            say("Where these numbers are from"),
            help=say("Such as: the report of the admission committee, page 4."),
        )
        sent = st.form_submit_button(say("Save the numbers"), type="primary")
    if sent:
        told = say("The numbers of the admission were saved.")
        with saving(key, told, **labels, **source.labels):
            draft = AdmissionDraft(
                paths=tuple(PathDraft(**one) for one in drafts), **source.typed
            )
            count_applicants(desk.act(), version, draft, desk.year)


def _numbers() -> tuple[tuple[str, str], ...]:
    return (
        ("seats", say("Seats")),
        ("applicants", say("Applicants")),
        ("accepted", say("Accepted")),
    )
