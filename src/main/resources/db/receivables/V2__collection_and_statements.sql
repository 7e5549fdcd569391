-- A run of direct debits: one file for the bank.
create table receivables.collection_run (
    tenant       text           not null,
    key          text           not null,
    collect_on   date           not null,
    message_id   text           not null,
    file_name    text           not null,
    content_hash text           not null,
    items        integer        not null check (items > 0),
    total        numeric(15, 2) not null check (total > 0),
    primary key (tenant, key)
);

-- An item is collected at most once: what came back is dunned, not tried again.
create table receivables.collected (
    tenant            text           not null,
    item_key          text           not null,
    run_key           text           not null,
    debtor            text           not null,
    mandate_reference text           not null,
    iban              text           not null,
    sequence          text           not null,
    amount            numeric(15, 2) not null check (amount > 0),
    primary key (tenant, item_key),
    foreign key (tenant, item_key) references receivables.item (tenant, key),
    foreign key (tenant, run_key) references receivables.collection_run (tenant, key)
);

create index collected_mandate on receivables.collected (tenant, mandate_reference);
create index collected_iban on receivables.collected (tenant, iban);

create table receivables.statement (
    tenant       text           not null,
    iban         text           not null,
    id           text           not null,
    content_hash text           not null,
    opening      numeric(15, 2) not null,
    closing      numeric(15, 2) not null,
    primary key (tenant, iban, id)
);

-- What one line of a bank statement moved, and what it was taken for. Money in is positive.
create table receivables.statement_line (
    tenant        text           not null,
    posting_key   text           not null,
    booked_on     date           not null,
    amount        numeric(15, 2) not null check (amount <> 0),
    end_to_end_id text,
    payer_iban    text,
    payer_name    text,
    text          text           not null,
    outcome       text           not null check (outcome in ('PAID', 'RETURNED', 'UNMATCHED')),
    debtor        text,
    item_key      text,
    return_reason text,
    primary key (tenant, posting_key),
    foreign key (tenant, posting_key) references receivables.posting (tenant, key),
    foreign key (tenant, item_key) references receivables.item (tenant, key)
);

create index statement_line_payer on receivables.statement_line (tenant, payer_iban) where debtor is not null;
create index statement_line_item on receivables.statement_line (tenant, item_key) where outcome = 'RETURNED';
create index statement_line_unmatched on receivables.statement_line (tenant, posting_key) where outcome = 'UNMATCHED';

-- Which posting took the money of an unmatched line out of clearing.
create table receivables.clearance (
    tenant       text not null,
    line_posting text not null,
    posting_key  text not null,
    primary key (tenant, line_posting),
    foreign key (tenant, line_posting) references receivables.statement_line (tenant, posting_key),
    foreign key (tenant, posting_key) references receivables.posting (tenant, key)
);

do $$
declare
    name text;
begin
    foreach name in array array ['collection_run', 'collected', 'statement', 'statement_line', 'clearance'] loop
        execute format('create trigger %I before update or delete on receivables.%I
            for each row execute function receivables.refuse()', name || '_is_final', name);
        execute format('create trigger %I before truncate on receivables.%I
            for each statement execute function receivables.refuse()', name || '_is_never_emptied', name);
    end loop;
end $$;
