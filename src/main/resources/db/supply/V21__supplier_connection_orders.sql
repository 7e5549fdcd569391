-- A supplier's own orders to cut and restore connections (17115, 17117), by the number to which answers refer.
create table supply.sent_order (
    tenant_id       text        not null,
    number          text        not null,
    contract        uuid        not null,
    kind            text        not null check (kind in ('DISCONNECTION', 'RECONNECTION')),
    market_location text        not null,
    earliest        date        not null,
    sent_at         timestamptz not null,
    accepted        boolean,
    answer_code     text,
    answer_tree     text,
    answer_note     text,
    answered_at     timestamptz,
    outcome         text check (outcome in ('DONE', 'FAILED', 'REFUSED')),
    result_code     text,
    result_tree     text,
    result_note     text,
    executed_at     timestamptz,
    reported_at     timestamptz,
    primary key (tenant_id, number),
    check ((accepted is null) = (answered_at is null)),
    check ((outcome is null) = (reported_at is null))
);

create index sent_order_location on supply.sent_order (tenant_id, market_location, kind, sent_at);
create index sent_order_contract on supply.sent_order (tenant_id, contract, sent_at);
