-- Contracts about which something came that may let them be billed. The next look takes the mark away.
create table retail.billable_mark (
    tenant     text    not null,
    contract   uuid    not null,
    -- A quantity came or was withdrawn: what was billed may have to be corrected.
    quantities boolean not null,
    primary key (tenant, contract)
);

-- A contract that came from another system was billed there up to this day.
create table retail.billed_elsewhere (
    tenant   text not null,
    contract uuid not null,
    until    date not null,
    primary key (tenant, contract)
);

-- Which contract was billed for which period by which document.
create table retail.contract_bill (
    tenant      text           not null,
    key         text           not null,
    contract    uuid           not null,
    number      text           not null,
    period      daterange      not null check (not isempty(period)),
    occasion    text           not null check (occasion in ('YEARLY', 'MONTHLY', 'FINAL', 'CORRECTION')),
    run         text           not null,
    invoice     text           not null,
    consumption_wh bigint      not null,
    gross       numeric(15, 2) not null,
    due         numeric(15, 2) not null,
    primary key (tenant, key),
    unique (tenant, invoice)
);

create index contract_bill_contract on retail.contract_bill (tenant, contract, key);
create index contract_bill_run on retail.contract_bill (tenant, run, invoice);

-- A bill that was taken back, and by which document.
create table retail.contract_bill_cancelled (
    tenant  text not null,
    key     text not null,
    run     text not null,
    invoice text not null,
    primary key (tenant, key),
    unique (tenant, invoice),
    foreign key (tenant, key) references retail.contract_bill (tenant, key)
);

create function retail.refuse_bill_change() returns trigger language plpgsql as $$
begin
    raise exception 'A bill is cancelled and made anew: % on %.% is refused', tg_op, tg_table_schema, tg_table_name;
end $$;

create trigger contract_bill_is_final before update or delete or truncate on retail.contract_bill
    for each statement execute function retail.refuse_bill_change();
create trigger contract_bill_cancelled_is_final before update or delete or truncate on retail.contract_bill_cancelled
    for each statement execute function retail.refuse_bill_change();

create table retail.bill_run (
    tenant     text        not null,
    key        text        not null,
    origin     text        not null check (origin in ('SCHEDULE', 'REQUEST')),
    started_at timestamptz not null,
    -- What is known at this instant is billed; each round sets it anew.
    as_of      timestamptz not null,
    round      integer     not null,
    stopped    boolean     not null,
    primary key (tenant, key)
);

create table retail.bill_run_item (
    tenant   text      not null,
    run      text      not null,
    contract uuid      not null,
    number   text      not null,
    period   daterange not null,
    occasion text      not null,
    chunk    integer   not null,
    state    text      not null check (state in ('OPEN', 'BILLED', 'EXCEPTION', 'LEFT')),
    reason   text,
    detail   text,
    -- The task, counted from 0, in which a clerk decides about an exception.
    task     integer,
    primary key (tenant, run, contract),
    foreign key (tenant, run) references retail.bill_run (tenant, key),
    check ((state = 'EXCEPTION') <= (reason is not null))
);

create index bill_run_item_chunk on retail.bill_run_item (tenant, run, chunk, number);
create index bill_run_item_contract on retail.bill_run_item (tenant, contract) where state in ('OPEN', 'EXCEPTION');

-- How a document goes to its customer.
create table retail.dispatch (
    tenant  text not null,
    invoice text not null,
    run     text not null,
    way     text not null check (way in ('EMAIL', 'LETTER')),
    address text not null,
    outbox  uuid not null,
    failed  text,
    primary key (tenant, invoice, way)
);

create index dispatch_outbox on retail.dispatch (tenant, outbox);
