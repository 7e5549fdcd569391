-- A day of a load profile as one message told it. Packed: see DayCodec. One plain table while a tenant's days fit into it (about
-- 250 bytes a day and version with its key); the key begins with the tenant, so it can be partitioned by day without a change
-- of code.
create table profile_day (
    tenant_id         text        not null,
    point             text        not null,
    obis              text        not null,
    day               date        not null,
    documented_at     timestamptz not null,
    sender            text        not null,
    reference         text        not null,
    message           uuid        not null,
    recorded_at       timestamptz not null,
    n                 smallint    not null check (n in (92, 96, 100)),
    total_wh          bigint      not null,
    quarter_hours     bytea       not null,
    statuses          bytea,
    plausibility      text,
    substitute_method text,
    substitute_reason text,
    correction_reason text,
    primary key (tenant_id, point, obis, day, documented_at, sender, reference, message)
);

-- Zählerstände.
create table reading (
    tenant_id         text          not null,
    metering_location text          not null,
    device            text          not null,
    obis              text          not null,
    at                timestamptz   not null,
    documented_at     timestamptz   not null,
    sender            text          not null,
    reference         text          not null,
    message           uuid          not null,
    recorded_at       timestamptz   not null,
    value             numeric(18,3) not null,
    status            text          not null,
    plausibility      text,
    substitute_method text,
    substitute_reason text,
    correction_reason text,
    primary key (tenant_id, metering_location, device, obis, at, documented_at, sender, reference, message)
);

-- Energiemengen.
create table energy_quantity (
    tenant_id         text        not null,
    point             text        not null,
    obis              text        not null,
    kind              text        not null check (kind in ('MEASURED', 'DELIVERY_NOTE')),
    starts_at         timestamptz not null,
    ends_at           timestamptz not null check (ends_at > starts_at),
    documented_at     timestamptz not null,
    sender            text        not null,
    reference         text        not null,
    message           uuid        not null,
    recorded_at       timestamptz not null,
    wh                bigint      not null,
    status            text        not null,
    plausibility      text,
    substitute_method text,
    substitute_reason text,
    correction_reason text,
    primary key (tenant_id, point, obis, kind, starts_at, ends_at, documented_at, sender, reference, message)
);

-- Messages whose values were withdrawn (13006), by the sender's document number.
create table cancellation (
    tenant_id     text        not null,
    sender        text        not null,
    reference     text        not null,
    message       uuid        not null,
    documented_at timestamptz not null,
    recorded_at   timestamptz not null,
    primary key (tenant_id, sender, reference, message)
);

-- Why a message's values do not apply although they are kept: what a case worker reads.
create table refusal (
    tenant_id   text        not null,
    message     uuid        not null,
    reason      text        not null,
    recorded_at timestamptz not null,
    primary key (tenant_id, message)
);

create function keep_what_was_told() returns trigger language plpgsql as $$
begin
    raise exception '% on %: meter values are only added, a correction is a new version', tg_op, tg_table_name;
end $$;

create trigger append_only before update or delete or truncate on profile_day
    for each statement execute function metering.keep_what_was_told();
create trigger append_only before update or delete or truncate on reading
    for each statement execute function metering.keep_what_was_told();
create trigger append_only before update or delete or truncate on energy_quantity
    for each statement execute function metering.keep_what_was_told();
create trigger append_only before update or delete or truncate on cancellation
    for each statement execute function metering.keep_what_was_told();
