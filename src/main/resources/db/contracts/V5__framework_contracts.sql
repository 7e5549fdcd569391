-- Authorities buy too: they want their Leitweg-ID on every bill.
alter table contracts.customer drop constraint customer_kind_check;
alter table contracts.customer add constraint customer_kind_check check (kind in ('PRIVATE', 'BUSINESS', 'PUBLIC'));

-- A framework contract: many sites of a customer, one bill.
create table contracts.framework_contract (
    tenant   text not null,
    id       uuid not null,
    number   text not null check (number ~ '^[A-Za-z0-9][A-Za-z0-9-]{0,29}$'),
    customer uuid not null,
    since    date not null,
    until    date check (until > since),
    primary key (tenant, id),
    unique (tenant, number),
    foreign key (tenant, customer) references contracts.customer (tenant, id)
);

-- What holds of it from a day on, until the next row's day: bills were made by it, so it is never changed.
create table contracts.framework_terms (
    tenant          text not null,
    framework       uuid not null,
    since           date not null,
    billing         text not null check (billing in ('MONTHLY', 'QUARTERLY', 'HALF_YEARLY', 'YEARLY')),
    purchase_order  text,
    buyer_reference text,
    primary key (tenant, framework, since),
    foreign key (tenant, framework) references contracts.framework_contract (tenant, id)
);

-- Its sites: a contract is billed by one framework contract at a time.
create table contracts.framework_site (
    tenant         text      not null,
    framework      uuid      not null,
    contract       uuid      not null,
    name           text      not null check (name <> ''),
    cost_centre    text,
    cost_centres   jsonb     not null,
    purchase_order text,
    days           daterange not null check (not isempty(days)),
    primary key (tenant, contract, days),
    foreign key (tenant, framework) references contracts.framework_contract (tenant, id),
    foreign key (tenant, contract) references contracts.contract (tenant, id),
    exclude using gist (tenant with =, contract with =, days with &&)
);

create index framework_site_framework on contracts.framework_site (tenant, framework);
