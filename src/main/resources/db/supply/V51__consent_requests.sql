-- Requests of grid operators to the metering operator, whether a connection may be cut (17116).
create table consent_request (
    tenant_id       text not null,
    id              uuid not null,
    grid_operator   text not null,
    order_number    text not null,
    market_location text not null,
    primary key (tenant_id, id)
);
