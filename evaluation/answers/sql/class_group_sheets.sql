-- How many sheets came back from each class group, of how many who were asked?
-- One row per class group that was asked or answered, VII A to IX G.
-- $questionnaire_id: the questionnaire.
with asked as (
    select questionnaire.*
    from questionnaire
    where questionnaire.id = $questionnaire_id
),

sheets as (
    select sheet.class_group_id, count(*) as sheets
    from answer_sheet as sheet
    inner join asked on asked.id = sheet.questionnaire_id
    where sheet.class_group_id is not null
    group by sheet.class_group_id
),

people as (
    select invited.class_group_id, count(*) as people
    from invited_pupil as invited
    inner join asked on asked.activity_id = invited.activity_id
    where asked.invited_by <> 'came'
    group by invited.class_group_id
    union all
    select
        came.class_group_id,
        came.father + came.mother + came.guardian + came.foster_parent + came.online
    from participation as came
    inner join asked on asked.activity_id = came.activity_id
    where asked.invited_by = 'came'
    union all
    select enrolment.class_group_id, count(*)
    from enrolment
    inner join asked on asked.school_year = enrolment.school_year
    where asked.activity_id is null and enrolment.step = 'active'
    group by enrolment.class_group_id
)

select
    class_group.id as class_group_id,
    class_group.name,
    coalesce(sheets.sheets, 0)::integer as sheets,
    coalesce(people.people, 0)::integer as asked
from class_group
left join sheets on sheets.class_group_id = class_group.id
left join people on people.class_group_id = class_group.id
where sheets.sheets > 0 or people.people > 0
order by class_group.grade, alphabetical(class_group.suffix), class_group.id
