-- Where the school's phones reach this server, once somebody has confirmed it.
create table server_address (
    id      integer primary key check (id = 1),
    origin  text not null,
    version integer not null
);
