-- Double entry: a posting is a set of entries that sums to zero. Debit is positive, credit is negative.
create table receivables.posting (
    tenant       text     not null,
    key          text     not null check (length(key) between 1 and 200),
    booking_date date     not null,
    text         text     not null,
    entries      smallint not null check (entries >= 2),
    primary key (tenant, key)
);

create table receivables.entry (
    tenant      text           not null,
    posting_key text           not null,
    ordinal     smallint       not null check (ordinal > 0),
    account     text           not null,
    account_key text           not null,
    amount      numeric(15, 2) not null check (amount <> 0),
    primary key (tenant, posting_key, ordinal),
    foreign key (tenant, posting_key) references receivables.posting (tenant, key)
);

create index entry_account on receivables.entry (tenant, account, account_key) include (amount, posting_key);

-- At commit a posting has all its entries and sums to zero; so nothing can be added to it later either.
create function receivables.check_balance(of_tenant text, of_key text) returns void language plpgsql as $$
declare
    expected integer;
    counted  integer;
    total    numeric;
begin
    select entries into expected from receivables.posting where tenant = of_tenant and key = of_key;
    select count(*), coalesce(sum(amount), 0) into counted, total
        from receivables.entry where tenant = of_tenant and posting_key = of_key;
    if counted <> expected then
        raise exception 'Posting % of % has % entries, must have %', of_key, of_tenant, counted, expected;
    end if;
    if total <> 0 then
        raise exception 'Posting % of % sums to %, must sum to zero', of_key, of_tenant, total;
    end if;
end $$;

create function receivables.check_posting() returns trigger language plpgsql as $$
begin
    perform receivables.check_balance(new.tenant, new.key);
    return null;
end $$;

create function receivables.check_entry() returns trigger language plpgsql as $$
begin
    perform receivables.check_balance(new.tenant, new.posting_key);
    return null;
end $$;

create constraint trigger posting_sums_to_zero after insert on receivables.posting
    deferrable initially deferred for each row execute function receivables.check_posting();
create constraint trigger entry_sums_to_zero after insert on receivables.entry
    deferrable initially deferred for each row execute function receivables.check_entry();

-- What a debtor is asked to pay: an invoice, an instalment, a fee.
create table receivables.item (
    tenant       text           not null,
    key          text           not null check (length(key) between 1 and 35),
    debtor       text           not null,
    kind         text           not null,
    reference    text           not null check (length(reference) between 1 and 35),
    announced_on date           not null,
    due_on       date           not null,
    amount       numeric(15, 2) not null check (amount > 0),
    posting_key  text           not null,
    primary key (tenant, key),
    unique (tenant, posting_key),
    foreign key (tenant, posting_key) references receivables.posting (tenant, key)
);

create index item_debtor on receivables.item (tenant, debtor, due_on, key);
create index item_due on receivables.item (tenant, due_on, key);
create index item_reference on receivables.item (tenant, reference);

-- Which posting settled which item by how much; a returned payment takes back with a negative amount.
create table receivables.allocation (
    tenant       text           not null,
    item_key     text           not null,
    posting_key  text           not null,
    ordinal      smallint       not null check (ordinal > 0),
    amount       numeric(15, 2) not null check (amount <> 0),
    primary key (tenant, item_key, posting_key, ordinal),
    foreign key (tenant, item_key) references receivables.item (tenant, key),
    foreign key (tenant, posting_key) references receivables.posting (tenant, key)
);

create index allocation_posting on receivables.allocation (tenant, posting_key);

-- No item is settled beyond its amount or below nothing; no posting settles more than it moved on the debtor's account.
create function receivables.check_allocation() returns trigger language plpgsql as $$
declare
    asked     receivables.item;
    settled   numeric;
    available numeric;
    used      numeric;
begin
    perform 1 from receivables.posting where tenant = new.tenant and key = new.posting_key for update;
    select * into asked from receivables.item where tenant = new.tenant and key = new.item_key for update;
    select sum(amount) into settled
        from receivables.allocation where tenant = new.tenant and item_key = new.item_key;
    if settled < 0 or settled > asked.amount then
        raise exception 'Item % of % over % cannot be settled by %', new.item_key, new.tenant, asked.amount, settled;
    end if;
    select coalesce(-sum(amount), 0) into available
        from receivables.entry
        where tenant = new.tenant and posting_key = new.posting_key
          and account = 'DEBTOR' and account_key = asked.debtor;
    select sum(a.amount) into used
        from receivables.allocation a join receivables.item i on i.tenant = a.tenant and i.key = a.item_key
        where a.tenant = new.tenant and a.posting_key = new.posting_key and i.debtor = asked.debtor;
    if used < least(available, 0) or used > greatest(available, 0) then
        raise exception 'Posting % of % moved % for debtor %, it cannot settle %',
            new.posting_key, new.tenant, available, asked.debtor, used;
    end if;
    return null;
end $$;

create trigger allocation_stays_in_bounds after insert on receivables.allocation
    for each row execute function receivables.check_allocation();

-- GoBD: what is booked is never changed; it is booked back.
create function receivables.refuse() returns trigger language plpgsql as $$
begin
    raise exception 'The ledger is append-only: % on %.% is refused', tg_op, tg_table_schema, tg_table_name;
end $$;

create trigger posting_is_final before update or delete on receivables.posting
    for each row execute function receivables.refuse();
create trigger posting_is_never_emptied before truncate on receivables.posting
    for each statement execute function receivables.refuse();
create trigger entry_is_final before update or delete on receivables.entry
    for each row execute function receivables.refuse();
create trigger entry_is_never_emptied before truncate on receivables.entry
    for each statement execute function receivables.refuse();
create trigger item_is_final before update or delete on receivables.item
    for each row execute function receivables.refuse();
create trigger item_is_never_emptied before truncate on receivables.item
    for each statement execute function receivables.refuse();
create trigger allocation_is_final before update or delete on receivables.allocation
    for each row execute function receivables.refuse();
create trigger allocation_is_never_emptied before truncate on receivables.allocation
    for each statement execute function receivables.refuse();
