create extension if not exists btree_gist with schema public;

create table grid (
    tenant_id             text primary key,
    grid_operator         text not null,
    fallback_supplier     text not null,
    transmission_operator text not null,
    balancing_area        text not null,
    control_area          text not null
);

create table market_location (
    tenant_id         text    not null,
    id                text    not null,
    direction         text    not null,
    status            text    not null,
    street            text    not null,
    house_number      text    not null,
    postal_code       text    not null,
    city              text    not null,
    user_first_name   text,
    user_name         text,
    metering_operator text    not null,
    voltage_level     text    not null,
    load_profile      text    not null,
    annual_forecast_wh bigint not null,
    concession_class  text    not null,
    household         boolean not null,
    hindrance         text,
    installation      text    not null,
    disconnected_on   date,
    primary key (tenant_id, id)
);

create table metering_location (
    tenant_id         text not null,
    id                text not null,
    metering_operator text not null,
    kind              text not null,
    device_number     text not null,
    primary key (tenant_id, id)
);

create table register (
    tenant_id         text not null,
    metering_location text not null,
    obis              text not null,
    integer_digits    int  not null,
    decimals          int  not null,
    primary key (tenant_id, metering_location, obis),
    foreign key (tenant_id, metering_location) references metering_location
);

-- Grid locations, controllable and technical resources.
create table bundle_object (
    tenant_id         text not null,
    id                text not null,
    kind              text not null,
    metering_operator text,
    primary key (tenant_id, id)
);

-- Which objects belong to a market location, and when (Lokationsbündel, n:m).
create table bundle_member (
    tenant_id       text      not null,
    market_location text      not null,
    member_id       text      not null,
    valid           daterange not null,
    foreign key (tenant_id, market_location) references market_location,
    constraint member_once exclude using gist
        (tenant_id with =, market_location with =, member_id with =, valid with &&)
);
create index bundle_member_by_member on bundle_member (tenant_id, member_id);

create table assignment (
    tenant_id       text      not null,
    market_location text      not null,
    supplier        text      not null,
    kind            text      not null,
    valid           daterange not null check (not isempty(valid)),
    foreign key (tenant_id, market_location) references market_location,
    constraint one_supplier_at_a_time exclude using gist
        (tenant_id with =, market_location with =, valid with &&)
);
create index assignment_by_supplier on assignment (tenant_id, supplier);

-- What was changed, in which order: append only.
create table assignment_change (
    tenant_id       text        not null,
    market_location text        not null,
    number          int         not null,
    recorded_at     timestamptz not null,
    reason          text        not null,
    before          text        not null,
    after           text        not null,
    primary key (tenant_id, market_location, number)
);

-- A timeline has neither gap nor end: its days, put together, are one range without upper bound.
create function require_seamless_assignment() returns trigger language plpgsql as $$
declare
    covered datemultirange;
begin
    select range_agg(valid) into covered from locations.assignment
     where tenant_id = coalesce(new.tenant_id, old.tenant_id)
       and market_location = coalesce(new.market_location, old.market_location);
    if covered is not null
       and (not upper_inf(covered) or covered <> datemultirange(range_merge(covered))) then
        raise exception 'market location % would be without a supplier: assigned on % only',
            coalesce(new.market_location, old.market_location), covered using errcode = '23514';
    end if;
    return null;
end $$;

create constraint trigger seamless_assignment after insert or update or delete on assignment
    deferrable initially deferred for each row execute function require_seamless_assignment();
