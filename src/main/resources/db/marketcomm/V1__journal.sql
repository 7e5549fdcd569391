-- Every interchange in or out, written before anything else is done with it. Its bytes stand in the archive under content_hash.
create table marketcomm.interchange (
    tenant_id       text        not null,
    id              uuid        not null,
    direction       text        not null check (direction in ('IN', 'OUT')),
    state           text        not null check (state in
                        ('RECEIVED', 'CHECKED', 'REJECTED', 'DUPLICATE', 'QUARANTINED', 'FAILED', 'SENT')),
    partner         text,
    reference       text,
    channel         text        not null,
    delivery_id     text        not null,
    content_hash    text        not null,
    size            int         not null,
    journalled_at   timestamptz not null,
    attempts        int         not null default 0,
    next_attempt_at timestamptz,
    findings        jsonb       not null default '[]',
    primary key (tenant_id, id),
    unique (tenant_id, direction, delivery_id)
);

create index interchange_reference on marketcomm.interchange (tenant_id, direction, partner, reference);
create index interchange_time on marketcomm.interchange (tenant_id, journalled_at desc, id);
create index interchange_due on marketcomm.interchange (next_attempt_at, id) where next_attempt_at is not null;
-- Duplicates are told by sender and UNB reference; only the first one is taken.
create unique index interchange_taken_once on marketcomm.interchange (tenant_id, partner, reference)
    where direction = 'IN' and state in ('CHECKED');

create function marketcomm.keep_what_was_journalled() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'The journal keeps every interchange: % is refused', tg_op;
    end if;
    if (new.tenant_id, new.id, new.direction, new.channel, new.delivery_id, new.content_hash, new.journalled_at)
       is distinct from
       (old.tenant_id, old.id, old.direction, old.channel, old.delivery_id, old.content_hash, old.journalled_at) then
        raise exception 'The journal keeps every interchange as it was: the update is refused';
    end if;
    return new;
end $$;

create trigger interchange_is_kept before update or delete on marketcomm.interchange
    for each row execute function marketcomm.keep_what_was_journalled();

-- One row a Geschäftsvorfall: a transaction of a message that has such, else the whole message.
create table marketcomm.transaction (
    tenant_id          text        not null,
    id                 uuid        not null,
    interchange_id     uuid        not null,
    message_index      int         not null,
    transaction_index  int         not null,
    direction          text        not null check (direction in ('IN', 'OUT')),
    state              text        not null check (state in
                           ('ACCEPTED', 'HANDLED', 'HELD', 'CLEARING', 'CLOSED', 'NOTED',
                            'SENT', 'ACKNOWLEDGED', 'REJECTED', 'UNACKNOWLEDGED')),
    partner            text        not null,
    type               text        not null,
    pid                text,
    message_reference  text        not null,
    document_number    text,
    transaction_id     text,
    format_version     text,
    journalled_at      timestamptz not null,
    findings           jsonb       not null default '[]',
    rules_applied      int         not null default 0,
    rules_undecided    int         not null default 0,
    acknowledgement_due timestamptz,
    acknowledged_by    uuid,
    acknowledged_at    timestamptz,
    held_key           text,
    held_since         timestamptz,
    attempts           int         not null default 0,
    next_attempt_at    timestamptz,
    watch_at           timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, interchange_id) references marketcomm.interchange (tenant_id, id),
    unique (tenant_id, interchange_id, message_index, transaction_index)
);

create index transaction_document on marketcomm.transaction (tenant_id, direction, document_number);
create index transaction_number on marketcomm.transaction (tenant_id, transaction_id);
create index transaction_time on marketcomm.transaction (tenant_id, journalled_at desc, id);
create index transaction_held on marketcomm.transaction (tenant_id, held_key) where state = 'HELD';
create index transaction_due on marketcomm.transaction (next_attempt_at, id) where next_attempt_at is not null;
create index transaction_watch on marketcomm.transaction (watch_at, id) where watch_at is not null;

-- The data exchange reference of the next interchange: counted in the sender's transaction, so without gaps.
create table marketcomm.reference_counter (
    tenant_id text   not null primary key,
    value     bigint not null
);

create table marketcomm.partner (
    tenant_id         text not null,
    market_partner_id text not null,
    role              text not null,
    commodity         text not null,
    name              text not null,
    primary key (tenant_id, market_partner_id)
);

-- What a case worker has to clear, and how it ended.
create table marketcomm.clearing (
    tenant_id  text        not null,
    id         uuid        not null,
    reason     text        not null,
    subject    text        not null check (subject in ('INTERCHANGE', 'TRANSACTION', 'DELIVERY')),
    subject_id uuid        not null,
    detail     text        not null,
    opened_at  timestamptz not null,
    closed_at  timestamptz,
    outcome    text,
    note       text,
    primary key (tenant_id, id)
);

create unique index clearing_open on marketcomm.clearing (tenant_id, subject_id, reason) where closed_at is null;
