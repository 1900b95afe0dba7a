-- How many of the invited families came in each month of two years, and who came?
-- One row per school year and month in which an activity was held, in their order.
-- $year: first calendar year of the later school year. Activities carried out and
-- closed; not those of which nobody is to know whose families they are for.
select
    count(distinct activity.id)::integer as activities,
    sum(participation.invited)::bigint as invited,
    sum(
        participation.father + participation.mother + participation.guardian
        + participation.foster_parent + participation.online
    )::bigint as represented,
    sum(participation.father)::bigint as father,
    sum(participation.mother)::bigint as mother,
    activity.school_year,
    month(closing.held_on)::integer as month
from participation
inner join activity on activity.id = participation.activity_id
inner join closing on closing.activity_id = activity.id
where activity.school_year between $year - 1 and $year
    and not is_confidential(activity.audience, activity.forms)
    and closing.completed_at is not null
    and closing.outcome in ('held', 'moved_online')
    and closing.held_on is not null
    and participation.invited > 0
group by activity.school_year, month(closing.held_on)
order by activity.school_year, min(closing.held_on)
