-- Papers carry the school's contacts, a second logo, and the NIP of who signs them.
alter table school add column phone text not null default '';
alter table school add column website text not null default '';
alter table school add column email text not null default '';
alter table school add column owner_logo blob;      -- of the region or foundation
alter table person add column employee_number text not null default '';  -- NIP
