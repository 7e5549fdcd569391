create table contracts.customer (
    tenant            text not null,
    id                uuid not null,
    number            text not null,
    kind              text not null check (kind in ('PRIVATE', 'BUSINESS')),
    surname           text not null,
    first_name        text not null,
    street            text not null,
    house_number      text not null,
    postal_code       text not null,
    city              text not null,
    country           text not null,
    email             text not null,
    iban              text,
    account_holder    text,
    mandate_reference text,
    mandate_signed_on date,
    primary key (tenant, id),
    unique (tenant, number),
    check ((iban is null) = (mandate_reference is null) and (iban is null) = (mandate_signed_on is null))
);

create table contracts.contract (
    tenant                  text    not null,
    id                      uuid    not null,
    number                  text    not null,
    customer                uuid    not null,
    location                text    not null,
    grid_operator           text    not null,
    origin                  text    not null,
    previous_supplier       text,
    product                 text    not null,
    notice_amount           integer not null,
    notice_unit             text    not null,
    bound_until             date,
    power_of_attorney       boolean not null,
    supply_kind             text    not null,
    yearly_consumption_wh   bigint  not null,
    metering                text    not null,
    billing                 text    not null,
    state                   text    not null check (state in ('PENDING', 'CONFIRMED', 'ACTIVE', 'ENDED', 'REJECTED')),
    supply_from             date    not null,
    supply_to               date,
    deregistered_to         date,
    deregistration_confirmed boolean not null,
    version                 integer not null,
    primary key (tenant, id),
    unique (tenant, number),
    foreign key (tenant, customer) references contracts.customer (tenant, id),
    check (supply_to is null or supply_to >= supply_from)
);

create index contract_location on contracts.contract (tenant, location, supply_from);
create index contract_customer on contracts.contract (tenant, customer);

-- What grid operator and metering operator told about the location of a contract (55002, 55218, 55126, 55616, 55620, 55653).
create table contracts.location_data (
    tenant              text not null,
    contract            uuid not null,
    metering_operator   text,
    balancing_group     text,
    control_area        text,
    balancing_area      text,
    load_profile        text,
    forecast_basis      text,
    yearly_forecast_wh  bigint,
    voltage_level       text,
    metering_class      text,
    grid_use_contract   text,
    grid_use_payer      text,
    next_grid_bill      text,
    primary key (tenant, contract),
    foreign key (tenant, contract) references contracts.contract (tenant, id)
);

create table contracts.metering_point (
    tenant            text not null,
    contract          uuid not null,
    metering_location text not null,
    metering_operator text,
    device            text,
    primary key (tenant, contract, metering_location),
    foreign key (tenant, contract) references contracts.contract (tenant, id)
);

create index metering_point_location on contracts.metering_point (tenant, metering_location);

create table contracts.register (
    tenant            text not null,
    contract          uuid not null,
    metering_location text not null,
    device            text not null,
    obis              text not null,
    primary key (tenant, contract, metering_location, device, obis),
    foreign key (tenant, contract, metering_location)
        references contracts.metering_point (tenant, contract, metering_location)
);
