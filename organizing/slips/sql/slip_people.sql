-- Who does what for this activity, and by which link do they open it?
-- One row per person of its committee or with a task of it, in the committee's order.
-- $activity_id: the activity; $now: the moment asked, when a link holds.
with posts as (
    select
        committee_member.person_id,
        min(committee_position.number) as first_number,
        list(
            {
                'number': committee_position.number,
                'title': committee_position.title,
                'duty': committee_position.duty,
                'entitlement': committee_position.entitlement,
                'responsibility': committee_position.responsibility
            }
            order by committee_position.number, committee_position.id
        ) as found
    from committee_member
    inner join committee_position
        on committee_position.id = committee_member.position_id
    where committee_position.activity_id = $activity_id
    group by committee_member.person_id
),
duties as (
    select
        task_person.person_id,
        list(
            {
                'title': task.title,
                'detail': task.detail,
                'offset_days': task.offset_days,
                'due_on': task_due.due_on,
                'step': task.step,
                'section': coalesce(committee_position.title, ''),
                'accountable': coalesce(accountable.name, ''),
                'accountable_id': accountable.id,
                'is_mine': coalesce(task.person_id = task_person.person_id, false),
                'evidence': task.evidence
            }
            order by task.offset_days, alphabetical(task.title), task.id
        ) as found
    from task_person
    inner join task on task.id = task_person.task_id
    left join task_due on task_due.task_id = task.id
    left join committee_position on committee_position.id = task.position_id
    left join person as accountable on accountable.id = task.person_id
    where task.activity_id = $activity_id
    group by task_person.person_id
),
holding as (
    select
        personal_link.person_id,
        arg_max(personal_link.id, personal_link.made_at) as link_id,
        arg_max(personal_link.expires_at, personal_link.made_at) as expires_at
    from personal_link
    inner join activity on activity.school_year = personal_link.school_year
    where activity.id = $activity_id
        and personal_link.revoked_at is null
        and personal_link.expires_at > $now
    group by personal_link.person_id
)
select
    row_number() over (
        order by posts.first_number nulls last, alphabetical(person.name), person.id
    ) as number,
    person.id,
    person.name,
    case when person.shares_phone then coalesce(person.phone, '') else '' end as phone,
    person.element,
    person.is_active,
    exists (
        from account
        where account.person_id = person.id and account.closed_at is null
    ) as has_account,
    coalesce(posts.found, []) as posts,
    coalesce(duties.found, []) as duties,
    holding.link_id,
    holding.expires_at
from person
left join posts on posts.person_id = person.id
left join duties on duties.person_id = person.id
left join holding on holding.person_id = person.id
where posts.person_id is not null or duties.person_id is not null
order by posts.first_number nulls last, alphabetical(person.name), person.id
