"""Whether something was done about a finding."""

from uuid import UUID

from data.store import Store


def was_done(store: Store, finding_id: UUID) -> bool:
    """Return whether a plan adopted it in what took place, or it was closed as done."""
    return bool(
        store.number(
            """
            select count(*)
            from finding
            left join finding_decision
                on finding_decision.finding_id = finding.id
                and finding_decision.decision = 'adopted'
            left join activity_step
                on activity_step.activity_id = finding_decision.activity_id
            where finding.id = $id
                and (
                    activity_step.step in ('held', 'moved_online')
                    or (finding.closed_on is not null and not finding.is_declined)
                )
            """,
            id=finding_id,
        )
    )
