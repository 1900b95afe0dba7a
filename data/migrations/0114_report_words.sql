-- What the school writes in its own words into the year's reports.
create table report_words (
    school_year integer not null,
    part        text not null,         -- preface, conclusion, semester1, semester2
    text        text not null,
    version     integer not null,
    primary key (school_year, part)
);
