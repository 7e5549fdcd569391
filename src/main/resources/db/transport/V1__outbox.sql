create table transport.outbox (
    tenant_id       text        not null,
    id              uuid        not null,
    kind            text        not null,
    key             text        not null,
    destination     text        not null,
    file_name       text        not null,
    content         bytea       not null,
    state           text        not null check (state in ('PENDING', 'DELIVERED', 'FAILED')),
    attempts        int         not null default 0,
    next_attempt_at timestamptz not null,
    delivered_at    timestamptz,
    last_error      text,
    primary key (tenant_id, id),
    unique (tenant_id, kind, key)
);

create index outbox_due on transport.outbox (next_attempt_at, id) where state = 'PENDING';

-- By which channel a tenant reaches a partner where it is not the usual one.
create table transport.channel (
    tenant_id   text not null,
    destination text not null,
    channel     text not null,
    primary key (tenant_id, destination)
);
