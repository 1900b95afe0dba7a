-- Why an activity was added after the approval on the short path; empty where it was
-- planned as usual.
alter table activity add column incidental text not null default '';

-- Up to how much money such an activity may cost without asking the principal.
alter table school add column incidental_limit decimal(15, 0) not null default 1000000;
