-- The market participants hosted here: one market partner id, one role, one commodity each.
create table tenancy.tenant (
    id                text primary key,
    name              text not null check (name <> ''),
    market_partner_id text not null unique,
    role              text not null,
    commodity         text not null,
    demo              boolean not null
);

-- What a tenant has set for itself; the meaning and the type of a key belong to the module that reads it.
create table tenancy.setting (
    tenant_id text not null references tenancy.tenant,
    key       text not null,
    value     text not null,
    primary key (tenant_id, key)
);
