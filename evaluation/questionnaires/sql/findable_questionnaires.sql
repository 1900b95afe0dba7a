-- Which questionnaires can be found?
-- One row per questionnaire.
select
    questionnaire.id,
    questionnaire.title as name,
    coalesce(activity.title, '') as about,
    questionnaire.activity_id as of_id,
    questionnaire.school_year
from questionnaire
left join activity on activity.id = questionnaire.activity_id
order by questionnaire.made_at desc, questionnaire.id
