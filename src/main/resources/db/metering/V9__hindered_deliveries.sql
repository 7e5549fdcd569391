-- Deliveries of a metering operator that something hinders: own values that are missing when they are due, or a partner who
-- rejected what was told. A case is an instance of MeterDataDelivery.
create table hindered_case (
    tenant_id  text        not null,
    id         uuid        not null,
    rejected   boolean     not null,
    clear_at   timestamptz not null,
    opened_at  timestamptz not null,
    closed_at  timestamptz,
    outcome    text check (outcome in ('DELIVERED', 'GIVEN_UP')),
    note       text,
    primary key (tenant_id, id),
    check ((closed_at is null) = (outcome is null))
);

create table hindered_delivery (
    tenant_id       text not null,
    case_id         uuid not null,
    number          int  not null,
    kind            text not null check (kind in ('PROFILE', 'READING', 'QUANTITY')),
    market_location text not null,
    point           text not null,
    day             date not null,
    receiver        text,
    quantity_from   date,
    document        text,
    reason          text not null,
    settled_at      timestamptz,
    primary key (tenant_id, case_id, number),
    foreign key (tenant_id, case_id) references hindered_case,
    check ((kind = 'PROFILE') = (receiver is null))
);
create index hindered_delivery_open on hindered_delivery (tenant_id, market_location) where settled_at is null;
