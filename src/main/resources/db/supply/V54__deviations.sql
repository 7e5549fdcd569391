-- A supplier's data deviate from the grid operator's (55220, 55156 with A02), and what the grid operator answered (21047).
create table supply.deviation (
    tenant_id       text        not null,
    id              uuid        not null,
    supplier        text        not null,
    pid             text        not null,
    transaction_id  text        not null,
    market_location text        not null,
    received_at     timestamptz not null,
    balancing_group text,
    payer           text,
    answer_code     text,
    answered_at     timestamptz,
    primary key (tenant_id, id)
);
