-- Whom may a reminder reach, in which language, and which links open their tasks?
-- One row per active person who works for an activity of the year, by name.
-- $year: first calendar year of the school year. Links that were not taken back, the
-- newest first: whether one still holds is for the clock.
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
        list(
            struct_pack(
                id := personal_link.id,
                expires_at := personal_link.expires_at
            )
            order by personal_link.made_at desc, personal_link.id
        ) as links
    from personal_link
    where personal_link.school_year = $year
        and personal_link.revoked_at is null
    group by personal_link.person_id
)

select
    person.id,
    person.name,
    person.phone,
    account.language,
    coalesce(holding.links, []) as links
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
order by alphabetical(person.name), person.id
