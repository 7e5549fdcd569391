create extension if not exists btree_gist with schema public;

-- What decides about a contract's prices besides its product: concession class, exemption, §14a module, with days and reason.
-- It is given and ended, never changed: bills were made by it.
create table contracts.contract_trait (
    tenant   text      not null,
    contract uuid      not null,
    trait    text      not null check (trait ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
    days     daterange not null check (not isempty(days)),
    source   text      not null check (source <> ''),
    foreign key (tenant, contract) references contracts.contract (tenant, id),
    primary key (tenant, contract, trait, days),
    exclude using gist (tenant with =, contract with =, trait with =, days with &&)
);
