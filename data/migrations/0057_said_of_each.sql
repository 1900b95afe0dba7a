-- Who was copied, walked in or checked in by themselves is said of each row, and each
-- row of a group has a version: nothing of it stays open.
update attendance set walked_in = false where walked_in is null;
update attendance set by_themselves = false where by_themselves is null;
update party_attendance set version = 1 where version is null;
alter table attendance alter column walked_in set not null;
alter table attendance alter column by_themselves set not null;
alter table party_attendance alter column version set not null;
