-- Which questionnaires were there this year, and how many sheets came back?
-- One row per questionnaire that was opened, in the order of their days.
-- $year: first calendar year of the school year.
with returned as (
    select
        questionnaire_id,
        count(*) as sheets
    from answer_sheet
    where moment <> 'before'
    group by questionnaire_id
)

select
    questionnaire.id,
    questionnaire.kind,
    questionnaire.title,
    questionnaire.invited,
    questionnaire.step,
    coalesce(returned.sheets, 0) as sheets
from questionnaire
left join returned on returned.questionnaire_id = questionnaire.id
where questionnaire.school_year = $year
    and questionnaire.step <> 'draft'
order by
    questionnaire.opens_on nulls last,
    alphabetical(questionnaire.title),
    questionnaire.id
