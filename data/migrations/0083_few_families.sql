-- Which families some activities are for is nobody else's to know: visits to homes,
-- case conferences, and whatever is for some pupils. Of few of them no number is told.
create macro is_confidential(audience, forms) as
    audience = 'pupils' or list_has_any(forms, ['home_visit', 'case_conference']);

-- How many pupils' families an activity is for: of some pupils as many as the plan
-- expects, so that it says the same before and after they are named; else those that
-- it names. One row per activity that is for any.
create or replace view activity_families as
with named as (
    select
        activity_id,
        count(*) as families
    from addressed_pupil
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
    coalesce(expected.families, named.families) as families
from named
full join expected using (activity_id);
