-- A price change: the product's text from a day on, what it means for the customers, and who was told when.
create table retail.price_change (
    tenant      text        not null,
    key         text        not null check (length(key) between 1 and 100),
    product     text        not null,
    content     text        not null,
    basis       integer     not null,
    effective   date        not null,
    reason      text        not null check (reason <> ''),
    author      text        not null,
    proposed_at timestamptz not null,
    primary key (tenant, key)
);

create table retail.price_notice (
    tenant    text not null,
    change    text not null,
    contract  uuid not null,
    sent_on   date not null,
    effective date not null,
    primary key (tenant, change, contract),
    foreign key (tenant, change) references retail.price_change (tenant, key)
);

create index price_notice_contract on retail.price_notice (tenant, contract, effective);

create trigger price_change_is_final before update or delete or truncate on retail.price_change
    for each statement execute function retail.refuse_bill_change();
create trigger price_notice_is_final before update or delete or truncate on retail.price_notice
    for each statement execute function retail.refuse_bill_change();
