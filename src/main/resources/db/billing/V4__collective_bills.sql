-- A collective bill: many sites of one customer, each with its own bill as annex.
create table collective_bill (
    tenant         text           not null,
    key            text           not null check (length(key) between 1 and 60),
    customer       text           not null check (customer <> ''),
    purchase_order text,
    net            numeric(15, 2) not null,
    vat            numeric(15, 2) not null,
    gross          numeric(15, 2) not null check (gross = net + vat),
    primary key (tenant, key)
);

create table collective_site (
    tenant         text    not null,
    collective     text    not null,
    number         integer not null,
    site           text    not null check (site <> ''),
    bill           text    not null,
    cost_centre    text,
    purchase_order text,
    primary key (tenant, collective, number),
    unique (tenant, collective, site),
    unique (tenant, bill),
    foreign key (tenant, collective) references collective_bill (tenant, key),
    foreign key (tenant, bill) references bill (tenant, key)
);

create trigger collective_bill_is_final before update or delete or truncate on collective_bill
    for each statement execute function refuse_change();
create trigger collective_site_is_final before update or delete or truncate on collective_site
    for each statement execute function refuse_change();
