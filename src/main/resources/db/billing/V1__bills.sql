-- A bill: what one order came to, with every line's operands. Corrected by a cancellation and a new bill.
create table bill (
    tenant   text           not null,
    key      text           not null check (length(key) between 1 and 100),
    contract text           not null,
    product  text           not null,
    period   daterange      not null check (not isempty(period)),
    plan     text           not null,
    kernel   smallint       not null,
    as_of    timestamptz    not null,
    net      numeric(15, 2) not null,
    vat      numeric(15, 2) not null,
    gross    numeric(15, 2) not null check (gross = net + vat),
    cancels  text,
    lines    jsonb          not null,
    primary key (tenant, key),
    unique (tenant, cancels),
    foreign key (tenant, cancels) references bill (tenant, key)
);

create index bill_contract on bill (tenant, contract, key);

-- Day-ahead prices of an exchange's bidding zone: €/MWh, one an hour or one a quarter hour of the German day.
create table exchange_day (
    tenant text             not null,
    area   text             not null,
    day    date             not null,
    prices numeric(12, 5)[] not null check (cardinality(prices) in (23, 24, 25, 92, 96, 100)),
    source text             not null,
    primary key (tenant, area, day)
);

-- Published prices that a tenant states beside those that the program brings: newer levies, or assumptions about them.
create table stated_price (
    tenant   text           not null,
    key      text           not null,
    validity daterange      not null check (not isempty(validity)),
    price    numeric(20, 8) not null,
    label    text           not null,
    unit     text           not null,
    legal    text,
    source   text           not null,
    assumed  boolean        not null,
    primary key (tenant, key, assumed, validity),
    exclude using gist (tenant with =, key with =, (assumed::int) with =, validity with &&)
);

-- GoBD: what was billed, and what it was billed by, is never changed.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% on %.% is refused: a bill is cancelled and made anew, a price is stated once',
        tg_op, tg_table_schema, tg_table_name;
end $$;

create trigger bill_is_final before update or delete or truncate on bill
    for each statement execute function refuse_change();
create trigger exchange_day_is_final before update or delete or truncate on exchange_day
    for each statement execute function refuse_change();
create trigger stated_price_is_final before update or delete or truncate on stated_price
    for each statement execute function refuse_change();
