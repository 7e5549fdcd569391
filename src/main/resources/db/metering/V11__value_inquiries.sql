-- What a supplier asked metering operators for (Anfrage von Werten, 17102), and what became of it.
create table value_inquiry (
    tenant_id  text        not null,
    document   text        not null,
    operator   text        not null,
    asked      text        not null check (asked in ('PROFILE', 'READING', 'QUANTITY')),
    point      text        not null,
    starts_at  timestamptz not null,
    ends_at    timestamptz not null check (ends_at > starts_at),
    sent_at    timestamptz not null,
    settled_at timestamptz,
    refusal    text,
    primary key (tenant_id, document)
);
create index value_inquiry_open on value_inquiry (tenant_id, point) where settled_at is null;
