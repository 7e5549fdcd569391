-- The simulated bank of a market box: what it was told to do, the days on which it books, and who does not pay.
create table market.bank_order (
    tenant     text  not null,
    name       text  not null,
    day        date  not null,
    content    bytea not null,
    primary key (tenant, name)
);

create index bank_order_day on market.bank_order (tenant, day, name);

create table market.bank_transfer (
    tenant text           not null,
    id     uuid           not null,
    day    date           not null,
    payer  text           not null,
    iban   text           not null,
    amount numeric(15, 2) not null check (amount > 0),
    text   text           not null,
    primary key (tenant, id)
);

create index bank_transfer_day on market.bank_transfer (tenant, day, id);

-- A day on which something is booked; the closing balance is there when it was.
create table market.bank_day (
    tenant  text not null,
    day     date not null,
    bank    text not null,
    closing numeric(15, 2),
    primary key (tenant, day)
);

create table market.payment_refusal (
    mandate_reference text primary key,
    from_day          date not null
);
