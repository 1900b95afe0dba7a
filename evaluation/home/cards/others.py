"""What waits for somebody else than the person who looks, in one line."""

from collections.abc import Sequence
from html import escape

from data import duties
from data.duties import Duty
from data.language import in_list, say, say_many
from data.ui.arising import PATH as WORK
from data.ui.desk import Desk
from data.ui.links import anchor, link
from evaluation.home.cards.waiting import is_running, named_late
from evaluation.home.queries import overdue_tasks
from evaluation.kpis.models import ActivityResult, to_close, to_review
from evaluation.monitoring.queries import open_work
from planning.plan import store as plans
from planning.plan.models import PlanStep


def line(desk: Desk, results: Sequence[ActivityResult]) -> str:
    """Return in one line what waits for somebody else; nothing where nothing does."""
    if not desk.year_is_open:
        return ""
    if duties.may(Duty.APPROVE_PLAN, desk.person):
        return _apart(say("With the vice principal:"), _of_the_other(desk, results))
    told = []
    if plans.step(desk.store, desk.year) is PlanStep.SUBMITTED:
        told.append(anchor(say("the work programme"), link(desk, "program")))
    if judge := to_review(results):
        said = say_many(
            "{count} activity to review", "{count} activities to review", len(judge)
        )
        told.append(anchor(said, link(desk, "penilaian")))
    return _apart(say("Waiting for the principal:"), told)


def _of_the_other(desk: Desk, results: Sequence[ActivityResult]) -> list[str]:
    told = []
    if over := to_close(results, desk.today):
        said = say_many(
            "{count} activity to close", "{count} activities to close", len(over)
        )
        told.append(anchor(said, link(desk, "penutupan")))
    if not is_running(desk):
        return told
    if late := overdue_tasks(desk.store, desk.year, desk.today):
        said = say("overdue tasks: {people}", people=in_list(named_late(late)))
        told.append(anchor(said, link(desk, "koordinasi")))
    work = [o for o in open_work(desk.store, desk.year) if o.due_on < desk.today]
    if work:
        said = say_many(
            "{count} finding or follow-up overdue",
            "{count} findings and follow-ups overdue",
            len(work),
        )
        told.append(anchor(said, link(desk, WORK)))
    return told


def _apart(whom: str, told: Sequence[str]) -> str:
    if not told:
        return ""
    return f'<p class="others">{escape(whom)} {" · ".join(told)}</p>'
