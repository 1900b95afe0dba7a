"""The budget's form: what it is narrowed to."""

from uuid import UUID

import streamlit as st

from data.calendar import MONTHS
from data.cooperation import CooperationForm
from data.language import in_month, say
from data.ui.desk import Desk
from data.ui.filters import narrowed
from planning.budget import queries
from planning.budget.models import FundSource
from planning.budget.queries import BudgetFilter


def narrowed_budget(desk: Desk) -> BudgetFilter:
    """Let the budget be narrowed; the address keeps the choice."""
    scopes = queries.budget_scopes(desk.store, desk.year)
    names = {
        kind: {scope.code: scope.name for scope in scopes if scope.kind == kind}
        for kind in ("goal", "form", "person")
    }
    forms = {
        form.value: say(form.label) for form in CooperationForm if form in names["form"]
    }
    months = {str(month): in_month(desk.year.month(month)) for month in MONTHS}
    years = {str(year): str(year) for year in (desk.year.start, desk.year.start + 1)}
    asked = {"bulan", "tujuan", "bentuk", "penanggung", "sumber", "anggaran"}
    with st.expander(
        say("Narrow the list"),
        icon=":material/filter_list:",
        expanded=bool(asked & set(st.query_params)),
    ):
        left, middle, right = st.columns(3)
        with left:
            month = narrowed("bulan", say("Month"), months)
            goal = narrowed("tujuan", say("Goal"), names["goal"])
        with middle:
            form = narrowed("bentuk", say("Form of cooperation"), forms)
            person = narrowed("penanggung", say("Person in charge"), names["person"])
        with right:
            source = narrowed(
                "sumber", say("Source"), {each: say(each.label) for each in FundSource}
            )
            fiscal = narrowed("anggaran", say("Fiscal year"), years)
    return BudgetFilter(
        month=int(month) if month else None,
        goal_id=UUID(goal) if goal else None,
        form=form,
        person_id=UUID(person) if person else None,
        source=next((each for each in FundSource if each == source), None),
        fiscal_year=int(fiscal) if fiscal else None,
    )
