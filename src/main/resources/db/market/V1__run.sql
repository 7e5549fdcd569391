-- The scenario that plays in this database, and the market's time: both survive a kill, and the run goes on from here.
create table run (
    one boolean primary key default true check (one),
    scenario text not null,
    customers integer not null,
    seed bigint not null,
    now timestamptz not null
);
