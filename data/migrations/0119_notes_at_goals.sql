-- A note of the principal may stand at a goal; one without a place is about the whole.
alter table program_note add column goal_id uuid;
