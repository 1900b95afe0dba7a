-- What did each numbered decree of the year say when it was last signed?
-- One row per decree with a number, by activity.
-- $year: first calendar year of the school year.
select
    decree.activity_id,
    decree.version,
    last(history.facts order by history.noted_at, history.id) as facts
from decree
inner join activity on activity.id = decree.activity_id
inner join history
    on history.record = 'decree'
        and history.record_id = decree.id::text
        and history.event in ('numbered', 'corrected')
where activity.school_year = $year
    and decree.number <> ''
group by decree.activity_id, decree.version
order by decree.activity_id
