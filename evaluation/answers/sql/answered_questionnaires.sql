-- Which questionnaires of a year were made, and how many sheets of each came back?
-- One row per questionnaire, the newest first.
-- $year: first calendar year of the school year.
select
    questionnaire.id,
    questionnaire.title,
    questionnaire.kind,
    questionnaire.step,
    activity.title as activity,
    count(sheet.id) as sheets
from questionnaire
left join activity on activity.id = questionnaire.activity_id
left join answer_sheet as sheet on sheet.questionnaire_id = questionnaire.id
where questionnaire.school_year = $year
group by
    questionnaire.id,
    questionnaire.title,
    questionnaire.kind,
    questionnaire.step,
    questionnaire.made_at,
    activity.title
order by questionnaire.made_at desc, questionnaire.id
