-- What a plan says beside a day, or instead of one: every month, as needed.
alter table activity add column when_words text not null default '';

create or replace macro planned_day(activity) as struct_pack(
    day := activity.planned_on,
    precision := coalesce(activity.date_precision, 'day'),
    ends_on := activity.ends_on,
    words := coalesce(activity.when_words, '')
);
