-- The next number of each series of a tenant: taken in the transaction that issues the document, so a series has no gaps.
create table number_series (
    tenant text not null,
    series text not null,
    next bigint not null check (next > 0),
    primary key (tenant, series)
);

create table invoice (
    tenant text not null,
    number text not null,
    key text not null,
    cancels text,
    issued date not null,
    buyer text not null,
    period daterange not null,
    net numeric(15, 2) not null,
    vat numeric(15, 2) not null,
    gross numeric(15, 2) not null,
    prepaid numeric(15, 2) not null,
    due numeric(15, 2) not null,
    due_on date not null,
    draft jsonb not null,
    pdf_hash text not null,
    xml_hash text not null,
    primary key (tenant, number),
    unique (tenant, key),
    unique (tenant, cancels),
    foreign key (tenant, cancels) references invoice (tenant, number),
    check (gross = net + vat and due = gross - prepaid)
);

-- GoBD: an issued document is never changed; it is cancelled and issued anew.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'An issued invoice is never changed or deleted: cancel it and issue a new one';
end $$;

create trigger invoice_is_final before update or delete on invoice
    for each row execute function refuse_change();
create trigger invoice_is_not_emptied before truncate on invoice
    for each statement execute function refuse_change();
