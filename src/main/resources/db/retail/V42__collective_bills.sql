-- A bill over all sites of a framework contract. Each site has its own row in contract_bill; all share the document.
create table retail.collective_bill (
    tenant    text           not null,
    key       text           not null,
    framework uuid           not null,
    number    text           not null,
    period    daterange      not null check (not isempty(period)),
    run       text           not null,
    invoice   text           not null,
    gross     numeric(15, 2) not null,
    due       numeric(15, 2) not null,
    primary key (tenant, key),
    unique (tenant, invoice)
);

create index collective_bill_framework on retail.collective_bill (tenant, framework);

create table retail.collective_bill_cancelled (
    tenant  text not null,
    key     text not null,
    run     text not null,
    invoice text not null,
    primary key (tenant, key),
    foreign key (tenant, key) references retail.collective_bill (tenant, key)
);

create trigger collective_bill_is_final before update or delete or truncate on retail.collective_bill
    for each statement execute function retail.refuse_bill_change();
create trigger collective_bill_cancelled_is_final before update or delete or truncate on retail.collective_bill_cancelled
    for each statement execute function retail.refuse_bill_change();

-- The key of the collective bill of which this is a site.
alter table retail.contract_bill add column collective text;
alter table retail.contract_bill drop constraint contract_bill_tenant_invoice_key;
create unique index contract_bill_invoice on retail.contract_bill (tenant, invoice) where collective is null;
alter table retail.contract_bill_cancelled drop constraint contract_bill_cancelled_tenant_invoice_key;
create index contract_bill_cancelled_invoice on retail.contract_bill_cancelled (tenant, invoice);

-- Whether it is a framework contract that is billed with all its sites.
alter table retail.bill_run_item add column collective boolean not null default false;

-- A clerk's decision: the collective bill until that day is made without this site, which the next one bills too.
create table retail.site_left_out (
    tenant    text        not null,
    framework uuid        not null,
    contract  uuid        not null,
    until     date        not null,
    person    text        not null check (person <> ''),
    reason    text        not null check (reason <> ''),
    at        timestamptz not null,
    primary key (tenant, framework, contract, until)
);

create trigger site_left_out_is_final before update or delete or truncate on retail.site_left_out
    for each statement execute function retail.refuse_bill_change();
