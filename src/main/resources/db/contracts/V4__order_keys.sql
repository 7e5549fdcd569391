-- By which key (Idempotency-Key) an order came, and the contract that it made.
create table contracts.order_key (
    tenant_id   text not null,
    key         text not null,
    order_hash  text not null,
    contract_id uuid,
    primary key (tenant_id, key)
);
