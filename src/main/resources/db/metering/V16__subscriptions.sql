-- A system that wants to know of changed values, and until where it has been told (a cursor of the changes).
create table metering.subscription (
    tenant_id  text        not null,
    name       text        not null,
    kinds      text[]      not null,
    locations  text[]      not null,
    told_until text        not null,
    created_at timestamptz not null,
    primary key (tenant_id, name)
);
