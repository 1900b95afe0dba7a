-- A finding that was overlooked asks the next plan again, until one adopts or declines
-- it, or until it is closed; what was decided before it was closed stays.

-- One row per finding and plan year that must decide about it.
create or replace view finding_to_decide as
with settled as (
    select
        finding_decision.finding_id,
        min(finding_decision.school_year) as plan_year
    from finding_decision
    where finding_decision.decision <> 'postponed'
    group by finding_decision.finding_id
),

asked as (
    select
        finding.id as finding_id,
        finding.school_year + 1 as plan_year
    from finding
    union
    select
        finding_decision.finding_id,
        finding_decision.school_year + 1
    from finding_decision
    union
    select
        finding.id,
        over.start + 1
    from finding
    inner join school_year as over on over.start > finding.school_year
    where over.closed_on is not null
        or over.start in (
            select work_program.school_year
            from work_program
            inner join work_program_version
                on work_program_version.work_program_id = work_program.id
        )
)

select
    asked.finding_id,
    asked.plan_year
from asked
inner join finding on finding.id = asked.finding_id
left join settled on settled.finding_id = asked.finding_id
where asked.plan_year <= coalesce(settled.plan_year, asked.plan_year)
    and (
        finding.closed_on is null
        or exists (
            select 1
            from finding_decision
            where finding_decision.finding_id = asked.finding_id
                and finding_decision.school_year = asked.plan_year
        )
    );

-- Whether it got better, where nobody can measure it: what a person saw, and by what.
create table finding_judgement (
    finding_id uuid primary key,
    change     text not null,           -- better, same, worse
    reason     text not null,
    judged_on  date not null,
    judged_by  uuid not null,
    version    integer not null
);
