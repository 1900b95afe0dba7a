-- How many sheets of a questionnaire came back, of whom, and from when to when?
-- One row per moment and relation, those before first.
-- $questionnaire_id: the questionnaire.
select
    sheet.moment,
    sheet.relation,
    count(*) as sheets,
    min(sheet.answered_at) as first_at,
    max(sheet.answered_at) as last_at
from answer_sheet as sheet
where sheet.questionnaire_id = $questionnaire_id
group by sheet.moment, sheet.relation
order by sheet.moment = 'after', sheet.moment, sheet.relation
