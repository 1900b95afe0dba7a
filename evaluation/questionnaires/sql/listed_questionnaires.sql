-- Which questionnaires has the year, and how many answered each?
-- One row per questionnaire, the newest first.
-- $year: first calendar year of the school year.
with came as (
    select
        questionnaire_id,
        count(*) as sheets,
        count(*) filter (moment = 'before') as before,
        count(*) filter (moment = 'after') as after
    from answer_sheet
    group by questionnaire_id
)

select
    questionnaire.id,
    questionnaire.title,
    questionnaire.kind,
    questionnaire.activity_id,
    activity.title as activity,
    questionnaire.respondents,
    questionnaire.step,
    questionnaire.opens_on,
    questionnaire.closes_on,
    questionnaire.invited,
    questionnaire.invited_by,
    coalesce(came.sheets, 0) as sheets,
    coalesce(came.before, 0) as before,
    coalesce(came.after, 0) as after
from questionnaire
left join activity on activity.id = questionnaire.activity_id
left join came on came.questionnaire_id = questionnaire.id
where questionnaire.school_year = $year
order by questionnaire.made_at desc, questionnaire.id desc
