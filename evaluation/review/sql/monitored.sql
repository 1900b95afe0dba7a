-- What did monitoring see of the year's activities, and of the programme as a whole?
-- One row per remark, the first first.
select
    monitoring_remark.activity_id,
    monitoring_remark.stage,
    monitoring_remark.text,
    monitoring_remark.made_at,
    coalesce(person.name, '') as made_by
from monitoring_remark
left join person on person.id = monitoring_remark.made_by
where monitoring_remark.school_year = $year
order by monitoring_remark.made_at, monitoring_remark.id
