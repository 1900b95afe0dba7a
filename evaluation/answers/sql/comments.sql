-- What was said in own words, what is it about, and is it shown?
-- One row per comment; by item, and in no order in which they came.
-- $questionnaire_id: the questionnaire.
select
    answer.sheet_id,
    item.id as item_id,
    item.text as question,
    item.number,
    answer.text,
    strike.sheet_id is not null as is_struck,
    coalesce(
        list(code.theme_id order by alphabetical(theme.name), theme.id)
        filter (where theme.id is not null),
        []
    )::uuid[] as theme_ids
from answer
inner join answer_sheet as sheet on sheet.id = answer.sheet_id
inner join questionnaire_item as item on item.id = answer.item_id
left join comment_strike as strike
    on strike.sheet_id = answer.sheet_id and strike.item_id = answer.item_id
left join comment_code as code
    on code.sheet_id = answer.sheet_id and code.item_id = answer.item_id
left join comment_theme as theme on theme.id = code.theme_id
where sheet.questionnaire_id = $questionnaire_id and answer.text <> ''
group by
    answer.sheet_id,
    item.id,
    item.text,
    item.number,
    answer.text,
    strike.sheet_id
order by item.number, item.id, md5(answer.sheet_id::text), answer.sheet_id
