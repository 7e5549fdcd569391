-- What a contract is billed for besides what its location uses.
create table retail.service_rendered (
    tenant      text        not null,
    contract    uuid        not null,
    reference   text        not null,
    component   text        not null,
    day         date        not null,
    quantity    numeric     not null check (quantity > 0),
    recorded_at timestamptz not null,
    primary key (tenant, contract, reference)
);

create table retail.charging_session (
    tenant          text        not null,
    contract        uuid        not null,
    id              text        not null,
    starts_at       timestamptz not null,
    ends_at         timestamptz not null check (ends_at > starts_at),
    watt_hours      bigint      not null check (watt_hours >= 0),
    parking_seconds bigint      not null check (parking_seconds >= 0),
    recorded_at     timestamptz not null,
    primary key (tenant, contract, id)
);
