-- What must a person know of the activities they work for: when, where, whom to ask?
-- One row per activity with a task or a position of theirs, by date.
-- $person_id: the person; $year: first calendar year of the school year. Of people
-- it names only who leads the committee. Without what was postponed or not held.
with mine as (
    select committee_member.activity_id
    from committee_member
    where committee_member.person_id = $person_id
    union
    select task.activity_id
    from task_person
    inner join task on task.id = task_person.task_id
    where task_person.person_id = $person_id
),
my_titles as (
    select
        committee_position.activity_id,
        list(committee_position.title order by committee_position.number) as titles
    from committee_member
    inner join committee_position
        on committee_position.id = committee_member.position_id
    where committee_member.person_id = $person_id
    group by committee_position.activity_id
),
leaders as (
    select
        committee_position.activity_id,
        committee_position.title,
        list(person.name order by alphabetical(person.name), person.id) as names,
        row_number() over (
            partition by committee_position.activity_id
            order by
                regexp_matches(lower(committee_position.title), '^(ketua|chair)') desc,
                committee_position.number,
                committee_position.id
        ) as place
    from committee_position
    inner join committee_member
        on committee_member.position_id = committee_position.id
    inner join person on person.id = committee_member.person_id
    where committee_member.person_id <> $person_id
    group by
        committee_position.activity_id,
        committee_position.id,
        committee_position.title,
        committee_position.number
)
select
    activity.id,
    activity.title,
    planned_day(activity) as "when",
    activity.starts_at,
    activity.ends_at,
    activity.mode,
    activity.place,
    activity.rundown,
    coalesce(my_titles.titles, []::text[]) as positions,
    coalesce(leaders.title, '') as ask_as,
    coalesce(leaders.names, []::text[]) as ask
from mine
inner join activity on activity.id = mine.activity_id
inner join activity_step on activity_step.activity_id = activity.id
left join my_titles on my_titles.activity_id = activity.id
left join leaders on leaders.activity_id = activity.id and leaders.place = 1
where activity.school_year = $year
    and not is_called_off(activity_step.step)
order by activity.planned_on nulls last, alphabetical(activity.title), activity.id
