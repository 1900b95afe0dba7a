-- What an accreditor finds: instruments, how the school reads them, and its proof.

-- An instrument that the school loaded itself. What the product brings lies in files.
create table instrument (
    key        text primary key,        -- name and edition; never overwritten
    title      text not null,
    content    text not null,           -- the whole instrument, as JSON
    made_at    timestamptz not null,
    made_by    uuid not null
);

-- Which instrument counts from when on. The latest day that has come decides.
create table instrument_choice (
    since      date primary key,
    instrument text not null,
    made_by    uuid not null,
    version    integer not null
);

-- How the school itself words an item, what it expects there, and whether it applies.
create table item_wording (
    instrument text not null,
    code       text not null,
    title      text not null,           -- empty: ours
    note       text not null,
    kinds      text[],                  -- null: ours
    absence    text not null,           -- why it does not apply; empty: it does
    version    integer not null,
    primary key (instrument, code)
);

-- A proof that the records do not hold: handed in, or told by its address.
create table evidence (
    id           uuid primary key,
    school_year  integer not null,
    kind         text not null,
    title        text not null,
    happened_on  date not null,         -- of the fact, not of the upload
    source       text not null,
    address      text not null,         -- of a link; may be empty
    note         text not null,
    activity_id  uuid,
    is_sensitive boolean not null,
    step         text not null,
    made_at      timestamptz not null,
    made_by      uuid not null,
    verified_at  timestamptz,
    verified_by  uuid,
    version      integer not null
);

-- A person says that a proof serves an item, or that it does not.
create table proof_link (
    instrument text not null,
    code       text not null,
    kind       text not null,
    record     text not null,
    record_key text not null,
    serves     boolean not null,
    version    integer not null,
    primary key (instrument, code, kind, record, record_key)
);

-- Activities whose records may be proof: not called off, and no family is known by them.
create view provable_activity as
select
    activity.id as activity_id,
    activity.school_year,
    activity.title,
    activity.forms,
    activity.involvement,
    activity.template_key,
    coalesce(closing.held_on, activity.planned_on) as day,
    activity_step.step in ('held', 'moved_online') as is_held
from activity
inner join activity_step on activity_step.activity_id = activity.id
left join closing on closing.activity_id = activity.id
where not is_called_off(activity_step.step)
    and not is_confidential(activity.audience, activity.forms);

-- Which groups came, by activity: families, komite, teachers, partners …
create view activity_party_came as
select activity_id, party
from party_attendance
where came > 0
union
select activity_id, 'families' as party
from participation
where father + mother + guardian + foster_parent + online > 0;

-- Everything that the records themselves prove, and what was handed in.
-- One row per proof: its kind, the record that holds it, the day of the fact.
create view proof as
with zone as (
    select coalesce(max(time_zone), 'Asia/Jakarta') as name
    from school
),

came as (
    select activity_id, list(party) as parties
    from activity_party_came
    group by activity_id
),

met as (
    select
        meeting.id as meeting_id,
        list_distinct(list_concat(
            coalesce(list(distinct case meeting_party.party
                when 'parents' then 'families'
                else meeting_party.party
            end) filter (meeting_party.count > 0), []),
            coalesce(any_value(came.parties), []),
            case
                when any_value(meeting.kind) = 'komite' then ['komite']
                when any_value(meeting.kind) = 'parents' then ['families']
                else []
            end
        )) as parties,
        coalesce(sum(meeting_party.count), 0)::integer as people
    from meeting
    left join meeting_party on meeting_party.meeting_id = meeting.id
    left join came on came.activity_id = meeting.activity_id
    group by meeting.id
),

said as (
    select meeting_id, count(*)::integer as parts
    from (
        select meeting_id
        from meeting_item
        union all
        select meeting_id
        from meeting_decision
    )
    group by meeting_id
),

approved as (
    select
        work_program.id as work_program_id,
        work_program.school_year,
        count(*)::integer as versions,
        min((approved_at at time zone zone.name)::date) as first_on,
        max((approved_at at time zone zone.name)::date) as last_on
    from work_program_version
    inner join work_program on work_program.id = work_program_version.work_program_id
    cross join zone
    group by work_program.id, work_program.school_year
),

filed as (
    select
        record_file.record,
        record_file.record_id,
        attachment.media_type like 'image/%' as is_picture,
        count(*)::integer as files,
        max(record_file.happened_on) as day
    from record_file
    inner join attachment on attachment.id = record_file.attachment_id
    group by all
),

of_year as (
    select
        'work_programme' as kind,
        'work_program' as record,
        school_year::text as record_key,
        null::uuid as activity_id,
        school_year,
        last_on as day,
        '' as title,
        versions as counted,
        null::text[] as parties
    from approved
    union all
    select
        'follow_up', 'finding_decision', approved.school_year::text, null,
        approved.school_year, approved.first_on, '', count(*)::integer, null
    from finding_decision
    inner join approved on approved.school_year = finding_decision.school_year
    where finding_decision.decision = 'adopted'
    group by approved.school_year, approved.first_on
    union all
    select
        'review', 'review', activity.school_year::text, null, activity.school_year,
        max((review.signed_at at time zone zone.name)::date), '',
        count(distinct review.activity_id)::integer, null
    from review
    inner join activity on activity.id = review.activity_id
    cross join zone
    group by activity.school_year
    union all
    select
        'calendar', 'calendar_feed', calendar_feed.id::text, null,
        year(day) - case when month(day) < 7 then 1 else 0 end, day,
        calendar_feed.title, 1, ['families']
    from (
        select
            calendar_feed.*,
            (made_at at time zone zone.name)::date as day
        from calendar_feed
        cross join zone
        where revoked_at is null
    ) as calendar_feed
    union all
    select
        case kind
            when 'summons' then 'summons'
            when 'liaison_note' then 'liaison_book'
            when 'consultation' then 'consultation'
            else 'visit_report'
        end as proof_kind,
        'family_contact', concat(school_year, '-', proof_kind), null, school_year,
        max(met_on), '', count(*)::integer, ['families']
    from family_contact
    where kind in ('summons', 'liaison_note', 'consultation', 'home_visit')
    group by proof_kind, school_year
    union all
    select
        'partner_support', 'gift', gift.id::text, gift.activity_id, gift.school_year,
        gift.received_on,
        concat_ws(' – ', gift.title, nullif(gift.giver_name, '')), 1,
        [case gift.giver when 'partner' then 'partners' else 'families' end]
    from gift
    union all
    select
        'questionnaire', 'questionnaire', questionnaire.id::text,
        questionnaire.activity_id, questionnaire.school_year,
        max(coalesce(
            (answer_sheet.answered_at at time zone zone.name)::date,
            (answer_sheet.made_at at time zone zone.name)::date
        )),
        questionnaire.title, count(*)::integer, null
    from questionnaire
    inner join answer_sheet on answer_sheet.questionnaire_id = questionnaire.id
    cross join zone
    group by questionnaire.id, questionnaire.activity_id, questionnaire.school_year,
        questionnaire.title
    having count(*) >= 5
),

of_meeting as (
    select
        'minutes' as kind,
        'meeting' as record,
        meeting.id::text as record_key,
        meeting.activity_id,
        meeting.school_year,
        meeting.held_on as day,
        meeting.title,
        meeting.agenda,
        said.parts as counted,
        met.parties,
        meeting.kind as meeting_kind
    from meeting
    inner join said on said.meeting_id = meeting.id
    inner join met on met.meeting_id = meeting.id
    union all
    select
        'participation_recap', 'meeting', meeting.id::text, null, meeting.school_year,
        meeting.held_on, meeting.title, meeting.agenda, met.people, met.parties,
        meeting.kind
    from meeting
    inner join met on met.meeting_id = meeting.id
    where met.people > 0 and meeting.activity_id is null
),

of_activity as (
    select
        'decree' as kind,
        'decree' as record,
        decree.id::text as record_key,
        decree.activity_id,
        decree.decided_on as day,
        decree.number as title,
        1 as counted,
        null::text[] as parties
    from decree
    where decree.number <> '' and decree.decided_on is not null
    union all
    select
        case
            when letter_batch.kind = 'invitation' then 'invitation'
            when contains(lower(letter_batch.subject), 'kalender') then 'calendar'
            else 'information'
        end,
        'letter_batch', letter_batch.id::text, letter_batch.activity_id,
        min(delivery.sent_on), letter_batch.subject, count(*)::integer,
        case when bool_or(delivery.student_id is not null) then ['families'] else [] end
    from letter_batch
    inner join delivery on delivery.batch_id = letter_batch.id
    where letter_batch.kind <> 'summons' and delivery.sent_on is not null
    group by letter_batch.id, letter_batch.kind, letter_batch.activity_id,
        letter_batch.subject
    union all
    select
        case when bool_or(is_named) then 'attendance' else 'participation_recap' end,
        'participation', activity_id::text, activity_id, null, '',
        sum(father + mother + guardian + foster_parent + online)::integer,
        ['families']
    from participation
    group by activity_id
    having sum(father + mother + guardian + foster_parent + online) > 0
    union all
    select
        'participation_recap', 'party_attendance', activity_id::text, activity_id,
        null, '', sum(came)::integer, list(party)
    from party_attendance
    where came > 0
    group by activity_id
    union all
    select
        'accountability_report', 'closing', activity_id::text, activity_id,
        (completed_at at time zone zone.name)::date, '', 1, null
    from closing
    cross join zone
    where completed_at is not null and conclusion <> ''
    union all
    select
        'cost_plan', 'budget_line', budget_line.activity_id::text,
        budget_line.activity_id, approved.first_on, '', count(*)::integer, null
    from budget_line
    inner join activity on activity.id = budget_line.activity_id
    inner join approved on approved.school_year = activity.school_year
    group by budget_line.activity_id, approved.first_on
    union all
    select
        'receipt', 'spending', spending.activity_id::text, spending.activity_id,
        max(spending.spent_on), '', count(*)::integer, null
    from spending
    where spending.receipt_number <> ''
        or exists (from filed where record = 'spending' and record_id = spending.id)
    group by spending.activity_id
    union all
    select
        case when is_picture then 'photo' else 'material' end, 'activity',
        record_id::text, record_id, day, '', files, null
    from filed
    where record = 'activity'
    union all
    select
        unnest(task.evidence), 'task', task.id::text, task.activity_id,
        max((attachment.made_at at time zone zone.name)::date), task.title,
        count(*)::integer, null
    from task
    inner join task_attachment on task_attachment.task_id = task.id
    inner join attachment on attachment.id = task_attachment.attachment_id
    cross join zone
    where task.activity_id is not null
    group by task.id, task.evidence, task.activity_id, task.title
)

select
    of_activity.kind,
    of_activity.record,
    of_activity.record_key,
    of_activity.activity_id,
    provable_activity.title as activity,
    provable_activity.school_year,
    coalesce(of_activity.day, provable_activity.day) as happened_on,
    of_activity.title,
    of_activity.counted,
    coalesce(provable_activity.forms, []) as forms,
    coalesce(provable_activity.involvement, []) as involvement,
    list_distinct(list_concat(
        coalesce(of_activity.parties, []), coalesce(came.parties, [])
    )) as parties,
    '' as meeting_kind,
    '' as step,
    false as is_sensitive,
    lower(concat_ws(' ', provable_activity.title, of_activity.title)) as words
from of_activity
inner join provable_activity
    on provable_activity.activity_id = of_activity.activity_id
    and (
        provable_activity.is_held
        or of_activity.kind in ('decree', 'invitation', 'cost_plan', 'calendar',
            'information')
    )
left join came on came.activity_id = of_activity.activity_id
union all
select
    of_activity.kind, of_activity.record, of_activity.record_key, null, null,
    letter_batch.school_year, of_activity.day, of_activity.title, of_activity.counted,
    [], [], of_activity.parties, '', '', false, lower(of_activity.title)
from of_activity
inner join letter_batch on letter_batch.id::text = of_activity.record_key
where of_activity.record = 'letter_batch' and of_activity.activity_id is null
union all
select
    of_meeting.kind, of_meeting.record, of_meeting.record_key, of_meeting.activity_id,
    provable_activity.title, of_meeting.school_year, of_meeting.day, of_meeting.title,
    of_meeting.counted, coalesce(provable_activity.forms, []),
    coalesce(provable_activity.involvement, []), of_meeting.parties,
    of_meeting.meeting_kind, '', false,
    lower(concat_ws(' ', provable_activity.title, of_meeting.title, of_meeting.agenda))
from of_meeting
left join provable_activity on provable_activity.activity_id = of_meeting.activity_id
where of_meeting.activity_id is null or provable_activity.activity_id is not null
union all
select
    of_year.kind, of_year.record, of_year.record_key, of_year.activity_id,
    activity.title, of_year.school_year, of_year.day, of_year.title, of_year.counted,
    coalesce(activity.forms, []), coalesce(activity.involvement, []),
    coalesce(of_year.parties, []), '', '', false,
    lower(concat_ws(' ', activity.title, of_year.title))
from of_year
left join activity
    on activity.id = of_year.activity_id
    and not is_confidential(activity.audience, activity.forms)
where of_year.day is not null
union all
select
    evidence.kind, 'evidence', evidence.id::text, evidence.activity_id, activity.title,
    evidence.school_year, evidence.happened_on, evidence.title,
    coalesce((select sum(files) from filed
        where record = 'evidence' and record_id = evidence.id), 0)::integer,
    [], [], [], '', evidence.step, evidence.is_sensitive, lower(evidence.title)
from evidence
left join activity on activity.id = evidence.activity_id;

-- Which proof serves which item of an instrument: what the instrument expects, and what
-- a person linked; without what a person took out. ``expected`` is a list in JSON.
-- One row per item, kind and proof; the kinder of two freshness rules counts.
create macro proof_serving(instrument, expected) as table
with wanted as (
    select unnest(from_json(coalesce(expected, '[]'), '[{
        "code": "VARCHAR", "kind": "VARCHAR", "forms": ["VARCHAR"],
        "involvement": ["VARCHAR"], "meetings": ["VARCHAR"], "parties": ["VARCHAR"],
        "words": "VARCHAR", "months": "INTEGER", "by_hand": "BOOLEAN"
    }]'), recursive := true)
),

found as (
    select
        wanted.code,
        wanted.months,
        false as is_linked,
        proof.*
    from wanted
    inner join proof on proof.kind = wanted.kind
    where not wanted.by_hand
        and proof.record <> 'evidence'
        and (wanted.forms = [] or list_has_any(proof.forms, wanted.forms))
        and (
            wanted.involvement = []
            or list_has_any(proof.involvement, wanted.involvement)
        )
        and (
            wanted.meetings = [] or list_contains(wanted.meetings, proof.meeting_kind)
        )
        and list_has_all(proof.parties, wanted.parties)
        and (wanted.words = '' or regexp_matches(proof.words, wanted.words))
    union all
    select
        proof_link.code,
        coalesce(
            (select max(wanted.months) from wanted
                where wanted.code = proof_link.code and wanted.kind = proof_link.kind),
            (select max(wanted.months) from wanted where wanted.code = '')
        ) as months,
        true as is_linked,
        proof.*
    from proof_link
    inner join proof
        on proof.kind = proof_link.kind
        and proof.record = proof_link.record
        and proof.record_key = proof_link.record_key
    where proof_link.instrument = instrument and proof_link.serves
)

select found.*
from found
anti join (
    from proof_link
    where proof_link.instrument = instrument and not serves
) as taken_out using (code, kind, record, record_key)
qualify row_number() over (
    partition by code, kind, record, record_key order by months desc, is_linked desc
) = 1;
