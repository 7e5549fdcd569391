-- Content by its hash, each once for a tenant; entries say under which name, when and how long; a chain head per tenant.
create table archive.content (
    tenant_id  text   not null,
    hash       text   not null check (hash ~ '^[0-9a-f]{64}$'),
    content    bytea  not null,
    primary key (tenant_id, hash)
);

create table archive.entry (
    tenant_id     text        not null,
    number        bigint      not null check (number > 0),
    name          text        not null,
    media_type    text        not null,
    content_hash  text        not null,
    stored_at     timestamptz not null,
    retain_until  date        not null,
    previous_hash text        not null,
    entry_hash    text        not null,
    primary key (tenant_id, number),
    foreign key (tenant_id, content_hash) references archive.content (tenant_id, hash)
);

create index entry_content on archive.entry (tenant_id, content_hash);

-- The only row that changes: the lock under which a tenant's chain grows, and what its end must be.
create table archive.chain_head (
    tenant_id  text   not null primary key,
    number     bigint not null,
    entry_hash text   not null
);

create function archive.refuse() returns trigger language plpgsql as $$
begin
    raise exception 'The archive is write-once: % on %.% is refused', tg_op, tg_table_schema, tg_table_name;
end $$;

create trigger content_is_write_once before update or delete on archive.content
    for each row execute function archive.refuse();
create trigger content_is_never_emptied before truncate on archive.content
    for each statement execute function archive.refuse();
create trigger entry_is_write_once before update or delete on archive.entry
    for each row execute function archive.refuse();
create trigger entry_is_never_emptied before truncate on archive.entry
    for each statement execute function archive.refuse();
create trigger chain_head_is_never_removed before delete on archive.chain_head
    for each row execute function archive.refuse();
create trigger chain_head_is_never_emptied before truncate on archive.chain_head
    for each statement execute function archive.refuse();
