-- The product's text before a price change: what those keep whom a guarantee leaves out of it.
create table retail.price_change_before (
    tenant  text not null,
    change  text not null,
    content text not null,
    primary key (tenant, change),
    foreign key (tenant, change) references retail.price_change (tenant, key)
);

-- A contract that a price change left out: it keeps the prices before until it is told of a later change.
create table retail.price_left_out (
    tenant           text not null,
    change           text not null,
    contract         uuid not null,
    number           text not null,
    product          text not null,
    since            date not null,
    guaranteed_until date not null check (guaranteed_until > since),
    primary key (tenant, change, contract),
    foreign key (tenant, change) references retail.price_change_before (tenant, change)
);

create index price_left_out_contract on retail.price_left_out (tenant, contract, since);

create trigger price_change_before_is_final before update or delete or truncate on retail.price_change_before
    for each statement execute function retail.refuse_bill_change();
create trigger price_left_out_is_final before update or delete or truncate on retail.price_left_out
    for each statement execute function retail.refuse_bill_change();
