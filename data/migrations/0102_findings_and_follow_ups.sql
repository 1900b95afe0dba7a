-- Findings and follow-ups arise from any source, have an owner and a day, and end closed
-- with a proof or declined with a reason.

alter table finding add column source text default 'own';
alter table finding add column source_id uuid;            -- a record of that kind
alter table finding add column owner_id uuid;             -- who sees to it
alter table finding add column due_on date;
alter table finding add column closed_on date;            -- null: open
alter table finding add column closed_by uuid;
alter table finding add column is_declined boolean default false;
alter table finding add column outcome text default '';   -- what was done, or why not
alter table finding add column proof_id uuid;             -- the activity that proves it
alter table finding add column version integer default 1;

-- A review and its findings were signed in one moment by one person.
update finding set
    source = 'review',
    source_id = review.id
from review
where review.activity_id = finding.activity_id
    and review.signed_at = finding.made_at
    and review.signed_by = finding.made_by;

alter table follow_up add column source text default 'own';
alter table follow_up add column source_id uuid;
alter table follow_up add column is_declined boolean default false;
alter table follow_up add column proof_id uuid;

update follow_up set
    source = 'decision',
    source_id = decision_id
where decision_id is not null;

alter table follow_up drop column decision_id;
