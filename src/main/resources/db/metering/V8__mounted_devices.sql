-- Which meter stands at a metering location since when, by registers. A location without a row has had one meter, that of its master
-- data, with factors of 1. Only added to: what was recorded last of a mounting holds, so that a factor can be put right.
create table mounted_register (
    tenant_id         text          not null,
    metering_location text          not null,
    mounted_on        date          not null,
    device            text          not null,
    obis              text          not null,
    integer_digits    int           not null check (integer_digits between 1 and 12),
    decimals          int           not null check (decimals between 0 and 6),
    factor            numeric(12,4) not null check (factor > 0),
    changed_at        timestamptz,
    recorded_at       timestamptz   not null,
    primary key (tenant_id, metering_location, mounted_on, device, recorded_at, obis)
);
create index mounted_register_by_day on mounted_register (tenant_id, mounted_on);
create trigger append_only before update or delete or truncate on mounted_register
    for each statement execute function metering.keep_what_was_told();

alter table delivery drop constraint delivery_kind_check;
alter table delivery add constraint delivery_kind_check check (kind in ('READING', 'QUANTITY', 'DEVICE_CHANGE'));

-- What arrived lately is looked for every morning.
create index reading_arrival on reading using brin (recorded_at);
