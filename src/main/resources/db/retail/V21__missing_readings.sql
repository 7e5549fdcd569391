-- Values that a contract lacks after their limit, and what became of it.
create table retail.missing_reading (
    tenant     text not null,
    contract   uuid not null,
    kind       text not null check (kind in ('START', 'YEARLY', 'END')),
    day        date not null,
    noticed_on date not null,
    state      text not null check (state in ('OPEN', 'RECEIVED', 'CLEARED')),
    note       text not null,
    primary key (tenant, contract, kind, day)
);

create unique index missing_reading_open on retail.missing_reading (tenant, contract) where state = 'OPEN';
