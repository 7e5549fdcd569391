-- Readings of a day that a supplier or grid operator ordered from a metering operator (17004).
create table metering.reading_order (
    tenant_id  text        not null,
    document   text        not null,
    operator   text        not null,
    point      text        not null,
    day        date        not null,
    sent_at    timestamptz not null,
    refused_at timestamptz,
    refusal    text,
    primary key (tenant_id, document)
);
create index reading_order_point on metering.reading_order (tenant_id, point, sent_at);

-- What was ordered from a metering operator: one more duty to tell readings.
create table metering.ordered_reading (
    tenant_id       text        not null,
    market_location text        not null,
    day             date        not null,
    receiver        text        not null,
    document        text        not null,
    ordered_at      timestamptz not null,
    primary key (tenant_id, market_location, day, receiver)
);
create index ordered_reading_day on metering.ordered_reading (tenant_id, day);
