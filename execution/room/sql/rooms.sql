-- Which activities of the year may a person enter, how far is each, what lacks after it?
-- One row per activity, by date; of $person_id alone, or of everybody where it is null.
-- $year: first calendar year of the school year. What an activity does not need after
-- its day is null: one that was called off needs nothing but its closing.
with counted as (
    select
        activity_class_group.activity_id,
        count(*) = count(participation.activity_id) as is_whole
    from activity_class_group
    left join participation
        on participation.activity_id = activity_class_group.activity_id
        and participation.class_group_id = activity_class_group.class_group_id
    group by activity_class_group.activity_id
),

others as (
    select
        activity.id as activity_id,
        bool_and(party_attendance.activity_id is not null) as is_whole
    from activity
    cross join unnest(activity.parties) as planned (one)
    left join party_attendance
        on party_attendance.activity_id = activity.id
        and party_attendance.party = planned.one.party
    where planned.one.party <> 'families'
        and activity.mode <> 'without_meeting'
    group by activity.id
),

costs as (
    select budget_line.activity_id
    from budget_line
    group by budget_line.activity_id
    having sum(budget_line.amount) > 0
),

minuted as (
    select distinct meeting.activity_id
    from meeting
    where meeting.activity_id is not null
),

paid as (
    select distinct spending.activity_id
    from spending
),

pictured as (
    select distinct record_file.record_id as activity_id
    from record_file
    where record_file.record = 'activity'
)

select
    activity.id as activity_id,
    activity.title,
    planned_day(activity) as "when",
    activity.starts_at,
    activity.ends_at,
    activity.place,
    activity.mode,
    activity_in_charge.name as in_charge,
    activity_step.step,
    case
        when is_called_off(activity_step.step) then null
        when counted.is_whole is null then others.is_whole
        else counted.is_whole and coalesce(others.is_whole, true)
    end as has_attendance,
    case
        when is_called_off(activity_step.step)
            or not list_contains(activity.evidence, 'minutes') then null
        else minuted.activity_id is not null
    end as has_minutes,
    case
        when is_called_off(activity_step.step) or costs.activity_id is null then null
        else paid.activity_id is not null
    end as has_money,
    case
        when is_called_off(activity_step.step)
            or not list_contains(activity.evidence, 'photo') then null
        else pictured.activity_id is not null
    end as has_documentation,
    activity_step.step not in ('planned', 'closing') as has_closing,
    case
        when is_called_off(activity_step.step) then null
        else coalesce(closing.conclusion, '') <> ''
    end as has_report
from activity
inner join activity_step on activity_step.activity_id = activity.id
left join activity_in_charge on activity_in_charge.activity_id = activity.id
left join closing on closing.activity_id = activity.id
left join costs on costs.activity_id = activity.id
left join pictured on pictured.activity_id = activity.id
left join minuted on minuted.activity_id = activity.id
left join paid on paid.activity_id = activity.id
left join counted on counted.activity_id = activity.id
left join others on others.activity_id = activity.id
where activity.school_year = $year
    and (
        $person_id::uuid is null
        or exists (
            from activity_person
            where activity_person.activity_id = activity.id
                and activity_person.person_id = $person_id
        )
    )
order by activity.planned_on nulls last, alphabetical(activity.title), activity.id
