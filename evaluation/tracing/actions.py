"""Saying whether it got better, where nothing measures it."""

from uuid import UUID

from data.act import Act
from data.errors import Stale
from data.language import N_
from data.school import store as schools
from evaluation.findings.models import Finding
from evaluation.tracing import store as tracing
from evaluation.tracing.models import Judgement, JudgementDraft, judging_refusal


def judge_finding(
    act: Act, finding_id: UUID, version: int, draft: JudgementDraft
) -> Judgement:
    """Say whether it got better, with the day and the reason; in whatever year.

    ``version`` is that of the judgement the person saw, 0 where there was none.
    """
    with act.store.transaction():
        was_done = tracing.was_done(act.store, finding_id)
        if refusal := judging_refusal(was_done=was_done, by=act.by):
            raise refusal
        finding = act.store.get(Finding, finding_id)
        new = Judgement(
            **draft.model_dump(),
            finding_id=finding_id,
            judged_on=schools.today(act.store, act.now),
            judged_by=act.by.id,
            version=version + 1,
        )
        kept = act.store.find(Judgement, finding_id)
        if kept == new:
            return kept
        if kept is None:
            act.store.add(new)
        elif version == 0:
            raise Stale(N_("Somebody else judged this finding meanwhile. Look again."))
        else:
            act.store.replace(new)
        facts = {"change": draft.change, "reason": draft.reason}
        act.note("finding", finding_id, "judged", text=finding.text, **facts)
    return new
