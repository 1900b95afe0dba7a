-- What was planned for each activity, and what came of it?
-- One row per activity of the years $since to $year, dated ones first.
-- Outcome, participation and measured value count once the closing is complete;
-- money counts as soon as it is written down.
with complete as (
    select *
    from closing
    where completed_at is not null
),

taking_part as (
    select
        participation.activity_id,
        sum(participation.invited)::bigint as invited,
        sum(participation.father)::bigint as father,
        sum(participation.mother)::bigint as mother,
        sum(participation.guardian)::bigint as guardian,
        sum(participation.foster_parent)::bigint as foster_parent,
        sum(participation.online)::bigint as online,
        bool_and(participation.is_named) as is_named
    from participation
    inner join complete on complete.activity_id = participation.activity_id
    group by participation.activity_id
),

others as (
    select
        party_attendance.activity_id,
        sum(party_attendance.invited)::bigint as invited,
        sum(least(party_attendance.came, party_attendance.invited))::bigint as came,
        sum(greatest(party_attendance.came - party_attendance.invited, 0))::bigint
            as uninvited,
        list(
            {
                party: party_attendance.party,
                invited: party_attendance.invited,
                came: party_attendance.came
            }
            order by party_attendance.party
        ) as parties
    from party_attendance
    inner join complete on complete.activity_id = party_attendance.activity_id
    where party_attendance.party <> 'families'
    group by party_attendance.activity_id
),

budgeted as (
    select
        activity_id,
        sum(amount) as amount
    from budget_line
    group by activity_id
),

paid as (
    select
        activity_id,
        sum(amount) as amount
    from spending
    group by activity_id
),

hindrance as (
    select
        activity_id,
        count(*) as raised,
        count(*) - count(resolved_on) as unsolved
    from obstacle
    group by activity_id
),

latest_review as (
    select *
    from review
    qualify row_number() over (partition by activity_id order by number desc) = 1
)

select
    activity.id as activity_id,
    activity.school_year,
    activity.series_id,
    activity.template_key,
    activity.title,
    activity.goal_id,
    goal.title as goal,
    activity.audience,
    is_confidential(activity.audience, activity.forms) as is_confidential,
    activity.grades,
    planned_day(activity) as "when",
    activity.mode as planned_mode,
    activity_step.step,
    complete.held_on,
    complete.mode as held_mode,
    complete.reason,
    coalesce(complete.reason_note, '') as reason_note,
    coalesce(complete.decisions, '') as decisions,
    coalesce(taking_part.invited, 0) as invited,
    coalesce(taking_part.father, 0) as father,
    coalesce(taking_part.mother, 0) as mother,
    coalesce(taking_part.guardian, 0) as guardian,
    coalesce(taking_part.foster_parent, 0) as foster_parent,
    coalesce(taking_part.online, 0) as online,
    coalesce(taking_part.is_named, true) as is_named,
    coalesce(others.invited, 0) as others_invited,
    coalesce(others.came, 0) as others_came,
    coalesce(others.uninvited, 0) as others_uninvited,
    coalesce(others.parties, []) as parties,
    coalesce(budgeted.amount, 0)::decimal(15, 0) as budget,
    coalesce(paid.amount, 0)::decimal(15, 0) as spent,
    coalesce(hindrance.raised, 0) as obstacles,
    coalesce(hindrance.unsolved, 0) as obstacles_open,
    activity.indicator,
    activity.baseline,
    activity.target,
    activity.unit,
    activity.direction,
    complete.measured_value as measured,
    latest_review.decision as verdict,
    report_due.due_on as report_due_on
from activity
inner join activity_step on activity_step.activity_id = activity.id
left join goal on goal.id = activity.goal_id
left join complete on complete.activity_id = activity.id
left join taking_part on taking_part.activity_id = activity.id
left join others on others.activity_id = activity.id
left join budgeted on budgeted.activity_id = activity.id
left join paid on paid.activity_id = activity.id
left join hindrance on hindrance.activity_id = activity.id
left join report_due on report_due.activity_id = activity.id
left join latest_review on latest_review.activity_id = activity.id
where activity.school_year between $since and $year
order by
    activity.school_year,
    activity.planned_on nulls last,
    alphabetical(activity.title),
    activity.id
