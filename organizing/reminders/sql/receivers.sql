-- Whom may a reminder reach, in which language, and which link opens their tasks?
-- One row per active person who works for an activity of the year, by name.
-- $year: first calendar year of the school year; $now: the moment a link has to hold.
with working as (
    select
        activity_person.activity_id,
        activity_person.person_id
    from activity_person
    union
    select
        task.activity_id,
        task_person.person_id
    from task_person
    inner join task on task.id = task_person.task_id
),

holding as (
    select
        personal_link.person_id,
        max_by(personal_link.id, personal_link.made_at) as link_id
    from personal_link
    where personal_link.school_year = $year
        and personal_link.revoked_at is null
        and personal_link.expires_at > $now
    group by personal_link.person_id
)

select
    person.id,
    person.name,
    person.phone,
    account.language,
    holding.link_id
from person
left join account on account.person_id = person.id and account.closed_at is null
left join holding on holding.person_id = person.id
where person.is_active
    and person.id in (
        select working.person_id
        from working
        inner join activity on activity.id = working.activity_id
        inner join activity_step on activity_step.activity_id = activity.id
        where activity.school_year = $year
            and not is_called_off(activity_step.step)
    )
order by person.name, person.id
