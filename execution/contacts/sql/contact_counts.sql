-- How many contacts were there in a year, by month, class group, kind and way?
-- One row per thing they are counted by and its code, in the order they are shown.
-- $year: first calendar year of the school year; $today: what is to come is not counted.
with spoken as (
    select
        date_trunc('month', family_contact.met_on)::date::text as month,
        coalesce(class_group.name, '') as class_group,
        coalesce(class_group.grade, 0) as grade,
        family_contact.kind,
        case family_contact.channel when 'face_to_face' then 'direct' else 'indirect' end
            as way
    from family_contact
    left join class_group on class_group.id = family_contact.class_group_id
    where family_contact.school_year = $year and family_contact.met_on <= $today
)

select 'kind' as counted_by, kind as code, 0 as place, count(*)::integer as contacts
from spoken
group by kind
union all
select 'month', month, 0, count(*)::integer
from spoken
group by month
union all
select 'class_group', class_group, grade, count(*)::integer
from spoken
group by class_group, grade
union all
select 'way', way, 0, count(*)::integer
from spoken
group by way
order by counted_by, place, code
