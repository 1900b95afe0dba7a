"""The budget's form: what it is narrowed to."""

from data.calendar import MONTHS
from data.cooperation import CooperationForm
from data.language import in_month, say
from data.ui.desk import Desk
from data.ui.fields import words_of
from data.ui.filters import Choice, activity_choices, narrowed_by
from planning.budget import queries
from planning.budget.models import FundSource
from planning.budget.queries import BudgetFilter


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
