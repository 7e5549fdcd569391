-- What arrived lately is looked for every morning; rows are only added, so their order is that of arrival.
create index profile_day_arrival on profile_day using brin (recorded_at);

-- Days of load profiles that are not plausible, and what a case worker decided.
create table reading_clearing (
    tenant_id  text        not null,
    id         uuid        not null,
    point      text        not null,
    obis       text        not null,
    grid       smallint    not null,
    day        date        not null,
    suspicions text        not null,
    suggestion bigint[],
    opened_at  timestamptz not null,
    closed_at  timestamptz,
    outcome    text check (outcome in ('KEPT', 'REPLACED', 'SETTLED')),
    note       text,
    primary key (tenant_id, id)
);

create unique index reading_clearing_open on reading_clearing (tenant_id, point, obis, grid, day) where closed_at is null;

-- What was brought by file; the same content again adds nothing.
create table upload (
    tenant_id text        not null,
    hash      text        not null,
    taken_at  timestamptz not null,
    primary key (tenant_id, hash)
);
