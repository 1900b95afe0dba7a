-- How did those who came to an activity answer the items with a scale?
-- One row per item and point that was marked; ``sheets``: how many came back.
-- $activity_id: the activity; only questionnaires handed out after it are counted.
with sheet as (
    select
        answer_sheet.id,
        count(*) over () as sheets
    from answer_sheet
    inner join questionnaire on questionnaire.id = answer_sheet.questionnaire_id
    where questionnaire.activity_id = $activity_id and questionnaire.kind = 'event'
)

select
    questionnaire_item.id as item_id,
    len(questionnaire_item.options) as points,
    questionnaire_item.is_reversed,
    answer.value::integer as point,
    count(*) as times,
    max(sheet.sheets) as sheets
from sheet
inner join answer on answer.sheet_id = sheet.id
inner join questionnaire_item on questionnaire_item.id = answer.item_id
where questionnaire_item.kind = 'scale'
    and answer.value between 1 and len(questionnaire_item.options)
group by all
order by questionnaire_item.id, point
