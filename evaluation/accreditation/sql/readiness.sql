-- What do the records say to the hints of readiness?
-- One row per year asked for: one.
-- $year: first calendar year of the school year; $today: the day; $reporting: how
-- titles name a session on how violence is reported.
with found as materialized (
    select kind, school_year, happened_on, counted, parties, meeting_kind, words
    from proof
    where kind in ('calendar', 'partner_support', 'agreement', 'minutes', 'follow_up',
        'accountability_report')
),

held as (
    select provable_activity.*, activity_party_came.party is not null as families_came
    from provable_activity
    left join activity_party_came
        on activity_party_came.activity_id = provable_activity.activity_id
        and activity_party_came.party = 'families'
    where provable_activity.school_year = $year and provable_activity.is_held
),

forum as (
    select participation.class_group_id, count(*) as times
    from participation
    inner join held on held.activity_id = participation.activity_id
    where list_has_any(held.forms, ['pomg', 'meeting', 'consultation', 'report_card'])
        and participation.father + participation.mother + participation.guardian
            + participation.foster_parent + participation.online > 0
    group by participation.class_group_id
)

select
    (select count(*) from found where kind = 'calendar' and school_year = $year)
        as calendars,
    (select count(*) from class_group where school_year = $year) as class_groups,
    (select count(*) from forum where times >= 2) as with_forums,
    (
        select count(*)
        from held
        where families_came
            and (
                list_has_any(involvement, ['c', 'd', 'e'])
                or list_contains(forms, 'learning_at_home')
            )
    ) as learning,
    (
        select count(*)
        from found
        where happened_on >= cast($today as date) - to_months(60)
            and (
                (kind = 'partner_support' and list_contains(parties, 'partners'))
                or kind = 'agreement'
            )
    ) as partners,
    (
        select count(*)
        from found
        where kind = 'minutes'
            and happened_on >= cast($today as date) - to_months(12)
            and happened_on <= cast($today as date)
            and list_contains(parties, 'komite')
            and (meeting_kind = 'evaluation' or contains(words, 'evaluasi'))
    ) as evaluations,
    (
        select coalesce(sum(counted), 0)
        from found
        where kind = 'follow_up' and school_year = $year
    ) as adopted,
    (
        select count(*)
        from found
        where kind = 'accountability_report'
            and happened_on > cast($today as date) - to_months(12)
    ) as reports,
    (
        select count(*)
        from found
        where kind = 'accountability_report'
            and happened_on > cast($today as date) - to_months(24)
            and happened_on <= cast($today as date) - to_months(12)
    ) as reports_before,
    (
        select count(*)
        from held
        where families_came and regexp_matches(lower(title), $reporting)
    ) as sessions
order by calendars
