-- An activity is for families, for groups that are no families, or for both. Whose
-- families is its audience: all, of grades, of class groups, of some pupils, or none;
-- the groups stand beside it, each with how many of them are expected.

alter table activity
    add column parties struct(party text, expected integer)[] not null default [];

update activity
set
    audience = 'none',
    parties = [{party: 'komite', expected: null}]
where audience = 'komite';

-- Templates that a school made or adapted say it the same way.
update activity_template
set content = regexp_replace(
    regexp_replace(
        content,
        '"for_komite":\s*true',
        '"audience":"none","parties":[{"party":"komite","expected":null}]'
    ),
    ',\s*"for_komite":\s*false',
    ''
);

-- How many pupils' families an activity addresses: those it names, or else those that
-- are expected. One row per activity that addresses any.
create or replace view activity_families as
with named as (
    select
        activity_id,
        count(*) as families
    from invited_pupil
    group by activity_id
),

expected as (
    select
        activity.id as activity_id,
        list_filter(activity.parties, lambda one: one.party = 'families')[1].expected
            as families
    from activity
    where activity.audience = 'pupils'
)

select
    activity_id,
    coalesce(named.families, expected.families) as families
from named
full join expected using (activity_id);
