-- Until when the next bill of a contract is in time. What changes a contract or its bills makes the row stale; it is computed anew
-- before anybody looks.
create table retail.bill_due (
    tenant    text not null,
    contract  uuid not null,
    number    text not null,
    occasion  text not null,
    since     date not null,
    ended     date not null,
    latest    date not null,
    framework text,
    primary key (tenant, contract)
);

create index bill_due_latest on retail.bill_due (tenant, latest);

create table retail.bill_due_stale (
    tenant text not null,
    number text not null,
    primary key (tenant, number)
);

-- Contracts that were there before this table are looked at once.
create table retail.bill_due_begun (
    tenant text primary key
);

-- Late bills stand in one clerk's case each: that of the day on which they were found.
create table retail.late_bill_case (
    tenant text not null,
    day    date not null,
    open   boolean not null,
    note   text,
    primary key (tenant, day)
);

create table retail.late_bill (
    tenant   text not null,
    contract uuid not null,
    since    date not null,
    day      date not null,
    primary key (tenant, contract, since),
    foreign key (tenant, day) references retail.late_bill_case (tenant, day)
);

create index late_bill_day on retail.late_bill (tenant, day);
