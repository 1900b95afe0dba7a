-- How many of the invited families came, by weekday, part of the day, mode and type?
-- One row per kind of slot and slot; an activity counts once in each kind.
-- $year: first calendar year of the school year. Activities carried out and closed; not
-- those of which nobody is to know whose families they are for.
with came as (
    select
        participation.activity_id,
        sum(participation.invited) as invited,
        sum(
            participation.father + participation.mother + participation.guardian
            + participation.foster_parent + participation.online
        ) as represented,
        sum(participation.father) as father,
        sum(participation.mother) as mother
    from participation
    where participation.invited > 0
    group by participation.activity_id
),

held as (
    select
        came.*,
        isodow(closing.held_on) as weekday,
        activity.starts_at,
        coalesce(closing.mode, activity.mode) as mode,
        activity.category
    from came
    inner join activity on activity.id = came.activity_id
    inner join closing on closing.activity_id = activity.id
    where activity.school_year = $year
        and not is_confidential(activity.audience, activity.forms)
        and closing.completed_at is not null
        and closing.outcome in ('held', 'moved_online')
),

slotted as (
    select
        1 as place,
        'weekday' as kind,
        coalesce(weekday::text, '') as slot,
        held.*
    from held
    union all
    select
        2 as place,
        'hour' as kind,
        case
            when starts_at is null then ''
            when starts_at < time '11:00' then 'morning'
            when starts_at < time '15:00' then 'noon'
            when starts_at < time '18:00' then 'afternoon'
            else 'evening'
        end as slot,
        held.*
    from held
    union all
    select 3 as place, 'mode' as kind, coalesce(mode, '') as slot, held.* from held
    union all
    select
        4 as place,
        'type' as kind,
        coalesce(category, '') as slot,
        held.*
    from held
)

select
    count(*)::integer as activities,
    sum(invited)::bigint as invited,
    sum(represented)::bigint as represented,
    sum(father)::bigint as father,
    sum(mother)::bigint as mother,
    kind,
    slot
from slotted
group by place, kind, slot
order by place, slot = '', min(starts_at), slot
