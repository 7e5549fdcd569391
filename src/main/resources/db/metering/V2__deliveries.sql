-- Which readings and quantities a metering operator told to whom, by the number of the document; only added to.
create table delivery (
    tenant_id       text        not null,
    market_location text        not null,
    day             date        not null,
    receiver        text        not null,
    document        text        not null,
    kind            text        not null check (kind in ('READING', 'QUANTITY')),
    point           text        not null,
    quantity_from   date,
    sent_on         date        not null,
    replaces        text,
    primary key (tenant_id, market_location, day, receiver, document)
);
create index delivery_by_day on delivery (tenant_id, day);
