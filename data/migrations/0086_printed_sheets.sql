-- Since when an activity's attendance sheets are printed: it is ready for its families.
create table printed_sheets (
    activity_id uuid primary key,
    printed_on  date not null
);
