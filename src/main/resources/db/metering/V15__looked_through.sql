-- Until when a daily work has seen what arrived: what is committed later than its instant is seen the next time.
create table metering.looked_through (
    tenant_id text        not null,
    work      text        not null,
    until     timestamptz not null,
    primary key (tenant_id, work)
);

-- Readings of a register that are not plausible are cleared like days; they have a device and no grid.
alter table metering.reading_clearing alter column grid drop not null;
alter table metering.reading_clearing add column device text;
drop index metering.reading_clearing_open;
create unique index reading_clearing_open on metering.reading_clearing
    (tenant_id, point, obis, coalesce(grid, -1), coalesce(device, ''), day) where closed_at is null;
