-- Which activities of the year could bring a kind of proof that an item expects?
-- One row per item, kind and whether it was held: the last one held, the next to come.
-- $expected: what the items expect, as JSON; $year: first calendar year.
with wanted as (
    select unnest(from_json(coalesce($expected::text, '[]'), '[{
        "code": "VARCHAR", "kind": "VARCHAR", "forms": ["VARCHAR"],
        "involvement": ["VARCHAR"], "meetings": ["VARCHAR"], "words": "VARCHAR",
        "by_hand": "BOOLEAN"
    }]'), recursive := true)
)

select
    wanted.code,
    wanted.kind,
    provable_activity.activity_id,
    provable_activity.title,
    provable_activity.day,
    provable_activity.is_held
from wanted
inner join provable_activity
    on provable_activity.school_year = $year
    and provable_activity.day is not null
    and (
        wanted.forms = [] or list_has_any(provable_activity.forms, wanted.forms)
    )
    and (
        wanted.involvement = []
        or list_has_any(provable_activity.involvement, wanted.involvement)
    )
    and (
        wanted.words = ''
        or regexp_matches(lower(provable_activity.title), wanted.words)
    )
    and (
        wanted.meetings = []
        or (
            list_contains(wanted.meetings, 'komite')
            and list_contains(provable_activity.forms, 'komite')
        )
        or (
            list_contains(wanted.meetings, 'evaluation')
            and contains(lower(provable_activity.title), 'evaluasi')
        )
    )
where not wanted.by_hand
    and (
        wanted.words <> ''
        or len(wanted.forms) + len(wanted.involvement) + len(wanted.meetings) > 0
    )
    and wanted.kind in (
        'attendance', 'participation_recap', 'minutes', 'photo', 'material', 'decree',
        'invitation', 'accountability_report', 'cost_plan', 'receipt', 'questionnaire'
    )
    and not (provable_activity.is_held and wanted.kind = 'invitation')
qualify row_number() over (
    partition by wanted.code, wanted.kind, provable_activity.is_held
    order by
        case when provable_activity.is_held then provable_activity.day end desc,
        provable_activity.day
) = 1
order by wanted.code, wanted.kind, provable_activity.is_held desc
