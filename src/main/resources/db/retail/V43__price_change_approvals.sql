-- Who approved a price change: another person than who proposed it.
create table retail.price_change_approval (
    tenant text        not null,
    change text        not null,
    person text        not null check (person <> ''),
    at     timestamptz not null,
    primary key (tenant, change, person),
    foreign key (tenant, change) references retail.price_change (tenant, key)
);

create trigger price_change_approval_is_final before update or delete or truncate on retail.price_change_approval
    for each statement execute function retail.refuse_bill_change();
