-- Short numbers in place of names that stand in every row; nobody sees them, and they say nothing about an order.
create table tenant_key (
    id        int generated always as identity primary key,
    tenant_id text not null unique
);

create table sender_key (
    id     int generated always as identity primary key,
    sender text not null unique
);

-- Registers of which load profiles are known, by the division of their days (DayGrid).
create table series (
    tenant int      not null,
    id     int generated always as identity,
    point  text     not null,
    obis   text     not null,
    grid   smallint not null,
    primary key (tenant, id),
    unique (tenant, point, obis, grid)
);

-- A day of a load profile as one message told it. Packed: see DayCodec. No column is null and the wide ones come first: with
-- its key a row has about 330 bytes.
alter table profile_day rename to profile_day_of_v1;

create table profile_day (
    documented_at timestamptz not null,
    recorded_at   timestamptz not null,
    total_wh      bigint      not null,
    tenant        int         not null,
    series        int         not null,
    day           date        not null,
    sender        int         not null,
    n             smallint    not null,
    message       uuid        not null,
    reference     text        not null,
    quarter_hours bytea       not null,
    statuses      bytea       not null,
    remarks       text        not null,
    primary key (tenant, series, day, message)
);

insert into tenant_key (tenant_id) select distinct tenant_id from profile_day_of_v1;
insert into sender_key (sender) select distinct sender from profile_day_of_v1;
insert into series (tenant, point, obis, grid)
    select distinct t.id, v.point, v.obis, 1 from profile_day_of_v1 v join tenant_key t on t.tenant_id = v.tenant_id;
insert into profile_day
    select v.documented_at, v.recorded_at, v.total_wh, t.id, s.id, v.day, k.id, v.n, v.message, v.reference, v.quarter_hours,
           coalesce(v.statuses, ''),
           case when coalesce(v.plausibility, v.substitute_method, v.substitute_reason, v.correction_reason) is null then ''
                else concat_ws(',', coalesce(v.plausibility, ''), coalesce(v.substitute_method, ''),
                               coalesce(v.substitute_reason, ''), coalesce(v.correction_reason, '')) end
      from profile_day_of_v1 v
      join tenant_key t on t.tenant_id = v.tenant_id
      join sender_key k on k.sender = v.sender
      join series s on s.tenant = t.id and s.point = v.point and s.obis = v.obis and s.grid = 1;
drop table profile_day_of_v1;

create trigger append_only before update or delete or truncate on profile_day
    for each statement execute function metering.keep_what_was_told();

-- Values for a period or instant that are neither readings, quantities to be billed nor load profiles: gas quality, maxima of
-- power, allocated and balanced quantities, values of type 2.
create table period_value (
    tenant_id         text          not null,
    point             text          not null,
    obis              text          not null,
    pid               text          not null,
    document_code     text          not null,
    starts_at         timestamptz   not null,
    ends_at           timestamptz   not null check (ends_at >= starts_at),
    documented_at     timestamptz   not null,
    sender            text          not null,
    reference         text          not null,
    message           uuid          not null,
    recorded_at       timestamptz   not null,
    value             numeric(24,6) not null,
    status            text          not null,
    plausibility      text,
    substitute_method text,
    substitute_reason text,
    correction_reason text,
    primary key (tenant_id, point, obis, pid, document_code, starts_at, ends_at, message)
);

create trigger append_only before update or delete or truncate on period_value
    for each statement execute function metering.keep_what_was_told();
