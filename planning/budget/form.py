"""The budget's forms: the lines of an activity, and what the budget is narrowed to."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

import streamlit as st

from data.calendar import MONTHS
from data.cooperation import CooperationForm
from data.language import in_month, in_rupiah, say
from data.ui.desk import Desk
from data.ui.fields import Fields, words_of
from data.ui.filters import Choice, activity_choices, narrowed_by
from planning.budget import queries
from planning.budget.fields import OF_LINE
from planning.budget.models import BudgetLine, BudgetLineDraft, FundSource
from planning.budget.queries import BudgetFilter

EMPTY_LINES: Final = 2


def filled_budget(
    desk: Desk, key: str, lines: list[BudgetLine], first_year: int
) -> Iterator[dict[str, object]]:
    """Let a person fill in an activity's budget lines; give those that have a title."""
    st.caption(
        say(
            "Money from parents is a voluntary donation only: no fixed amount, no list "
            "of who has not given. Empty “What for” to drop a "
            "line."
        )
    )
    for number, line in enumerate([*lines, *[None] * EMPTY_LINES]):
        with _place_of(line, is_first=number == 0):
            row = _budget_row(desk, line, f"{key}-{number}")
        if str(row["title"]).strip() or (row["price"] and not line):
            yield row | {"fiscal_year": row["fiscal_year"] or first_year}
    total = sum((line.amount for line in lines), Decimal(0))
    st.caption(say("Total as saved: {amount}", amount=in_rupiah(total)))


def _place_of(line: BudgetLine | None, *, is_first: bool) -> Any:  # noqa: ANN401
    """Return where a budget line is drawn; empty ones after the first are folded."""
    if line or is_first:
        return st.container(border=True)
    return st.expander(say("One more line"), icon=":material/add:")


def _budget_row(desk: Desk, line: BudgetLine | None, key: str) -> dict[str, Any]:
    blank: dict[str, Any] = {"title": "", "source": FundSource.BOS, "fiscal_year": None}
    kept = line or BudgetLineDraft.model_construct(**blank)
    fields = Fields(f"line-{key}", kept)
    label = {name: say(field.label) for name, field in OF_LINE.items()}
    years = {year: str(year) for year in (desk.year.start, desk.year.start + 1)}
    title, volume, unit, price = fields.columns(4, 2, 2, 3)
    title.line("title", label["title"])
    volume.number("volume", label["volume"])
    unit.line("unit", label["unit"])
    price.rupiah("price", label["price"], shown=kept.price or None)
    source, year, arkas, partner = fields.columns(4, 2, 2, 3)
    source.one("source", label["source"], FundSource)
    year.one("fiscal_year", label["fiscal_year"], years, nothing=say("By the date"))
    arkas.line("arkas_code", label["arkas_code"])
    partner.line("partner", label["partner"], help=say(OF_LINE["partner"].help))
    left, right = fields.columns(3, 1)
    told = say(OF_LINE["is_voluntary"].help)
    left.tick("is_voluntary", label["is_voluntary"], help=told)
    right.place.markdown(f"**{in_rupiah(line.amount)}**" if line else "")
    return fields.typed | {"id": line.id if line else None}


def narrowed_budget(desk: Desk) -> BudgetFilter:
    """Let the budget be narrowed; the address keeps the choice."""
    scopes = queries.budget_scopes(desk.store, desk.year)
    goals, used, people = (
        {scope.code: scope.name for scope in scopes if scope.kind == kind}
        for kind in ("goal", "form", "person")
    )
    months = {str(month): in_month(desk.year.month(month)) for month in MONTHS}
    forms = words_of(form for form in CooperationForm if form in used)
    years = {str(year): str(year) for year in (desk.year.start, desk.year.start + 1)}
    month, goal, form, person = activity_choices(months, goals, forms, people)
    chosen = narrowed_by(
        say("Narrow the list"),
        (month, goal),
        (form, person),
        (
            Choice("source", "sumber", say("Source"), words_of(FundSource)),
            Choice("fiscal_year", "anggaran", say("Fiscal year"), years),
        ),
    )
    return BudgetFilter.model_validate(chosen)
