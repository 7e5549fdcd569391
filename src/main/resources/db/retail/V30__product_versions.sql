-- Products as a tenant's clerks wrote them. The last version replaces the file of that name; earlier ones stay (GoBD).
create table retail.product_version (
    tenant      text        not null,
    product     text        not null check (product ~ '^[a-z0-9][a-z0-9-]{0,79}$'),
    version     integer     not null check (version >= 1),
    recorded_at timestamptz not null,
    author      text        not null,
    content     text        not null,
    primary key (tenant, product, version)
);

create function retail.refuse_version_change() returns trigger language plpgsql as $$
begin
    raise exception 'A product gets a new version: % on %.% is refused', tg_op, tg_table_schema, tg_table_name;
end $$;

create trigger product_version_is_final before update or delete or truncate on retail.product_version
    for each statement execute function retail.refuse_version_change();
