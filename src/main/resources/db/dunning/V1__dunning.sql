-- A contract whose customer is dunned. waiting tells for what its process waits, so that only a change wakes it.
create table dunning_case (
    tenant_id     text not null,
    id            uuid not null,
    debtor        text not null,
    contract      uuid not null,
    opened_on     date not null,
    closed_on     date,
    outcome       text check (outcome in ('SETTLED', 'RECONNECTED', 'RECONNECTION_GIVEN_UP')),
    waiting       text not null,
    waiting_until date,
    primary key (tenant_id, id),
    check ((closed_on is null) = (outcome is null))
);
create unique index one_open_case on dunning_case (tenant_id, debtor) where closed_on is null;
create index dunning_case_page on dunning_case (tenant_id, opened_on, id);

-- What happened in a case, in order; day is the day that counts for the law's periods.
create table case_step (
    tenant_id   text        not null,
    case_id     uuid        not null,
    number      int         not null,
    kind        text        not null,
    day         date        not null,
    recorded_at timestamptz not null,
    detail      text        not null,
    primary key (tenant_id, case_id, number),
    foreign key (tenant_id, case_id) references dunning_case
);
create index case_step_detail on case_step (tenant_id, detail) where detail <> '';

-- The letters: number is that of the case's step.
create table notice (
    tenant_id  text           not null,
    case_id    uuid           not null,
    number     int            not null,
    level      text           not null,
    written_on date           not null,
    reaches_on date           not null,
    amount     numeric(15, 2) not null check (amount > 0),
    fee        numeric(15, 2) not null check (fee >= 0),
    file_name  text           not null,
    document   text           not null,
    primary key (tenant_id, case_id, number),
    foreign key (tenant_id, case_id, number) references case_step
);

-- A clerk holds a contract (item is null) or takes a claim out of the count.
create table hold (
    tenant_id   text not null,
    id          uuid not null,
    debtor      text not null,
    item        text,
    reason      text not null,
    note        text not null,
    until       date,
    set_on      date not null,
    set_by      text not null,
    released_on date,
    released_by text,
    primary key (tenant_id, id),
    check ((released_on is null) = (released_by is null))
);
create index hold_in_force on hold (tenant_id, debtor) where released_on is null;

-- Instalment agreements that avert a disconnection (EnWG §41g).
create table agreement (
    tenant_id text not null,
    id        uuid not null,
    debtor    text not null,
    agreed_on date not null,
    agreed_by text not null,
    ended_on  date,
    ended_by  text,
    primary key (tenant_id, id)
);
create index agreement_in_force on agreement (tenant_id, debtor) where ended_on is null;

create table agreement_item (
    tenant_id text           not null,
    agreement uuid           not null,
    item      text           not null,
    amount    numeric(15, 2) not null check (amount > 0),
    primary key (tenant_id, agreement, item),
    foreign key (tenant_id, agreement) references agreement
);

create table agreement_rate (
    tenant_id text           not null,
    agreement uuid           not null,
    number    int            not null,
    due_on    date           not null,
    amount    numeric(15, 2) not null check (amount > 0),
    primary key (tenant_id, agreement, number),
    foreign key (tenant_id, agreement) references agreement
);

-- What was written and what happened stays as it was.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% on %.% is refused: a notice that went out cannot be changed',
        tg_op, tg_table_schema, tg_table_name;
end $$;

create trigger case_step_is_final before update or delete or truncate on case_step
    for each statement execute function refuse_change();
create trigger notice_is_final before update or delete or truncate on notice
    for each statement execute function refuse_change();
create trigger agreement_item_is_final before update or delete or truncate on agreement_item
    for each statement execute function refuse_change();
create trigger agreement_rate_is_final before update or delete or truncate on agreement_rate
    for each statement execute function refuse_change();
