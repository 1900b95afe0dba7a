-- Money spent is a record of its own: a receipt, entered when it is paid. What was
-- entered at a closing keeps what it says; its day is the activity's, where it is known.
create table receipt (
    id             uuid primary key,
    activity_id    uuid not null,
    budget_line_id uuid,                -- null: not budgeted
    title          text not null,       -- what for
    amount         decimal(15, 0) not null check (amount >= 0),
    spent_on       date,                -- null: kept before days were asked for
    payee          text not null default '',  -- to whom it was paid, may be empty
    paid_by        text not null default '',  -- who paid it, may be empty
    receipt_number text not null default '',  -- as it stands on the receipt, may be empty
    version        integer not null default 1
);

insert into receipt
select
    spending.id,
    spending.activity_id,
    spending.budget_line_id,
    spending.title,
    spending.amount,
    coalesce(closing.held_on, activity.planned_on),
    '',
    '',
    '',
    1
from spending
left join activity on activity.id = spending.activity_id
left join closing on closing.activity_id = spending.activity_id
where spending.amount > 0;

drop table spending;
alter table receipt rename to spending;

-- Who keeps the money of an activity: who holds its committee's post of that name.
-- One row per activity and person.
create view activity_treasurer as
select distinct
    committee_position.activity_id,
    committee_member.person_id
from committee_position
inner join committee_member
    on committee_member.position_id = committee_position.id
inner join person on person.id = committee_member.person_id
where person.is_active
    and regexp_matches(
        lower(committee_position.title), '^(wakil +)?(bendahara|treasurer)'
    );

-- Who is the treasurer of the komite, from when to when. One row per term.
create view komite_treasurer as
select
    office_term.person_id,
    office_term.starts_on,
    coalesce(office_term.left_on, office_term.ends_on) as until
from office_term
inner join office on office.id = office_term.office_id
inner join body on body.id = office.body_id
where body.kind = 'komite'
    and body.closed_on is null
    and regexp_matches(lower(office.title), '^(wakil +)?(bendahara|treasurer)');
