-- Whose number may stand on the duty slips of committees; nobody's until they agreed.
alter table person add column shares_phone boolean not null default false;
