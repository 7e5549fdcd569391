-- What a contract pays each month until its bill. Append-only: a change is a new version from a day on.
create table retail.instalment_plan (
    tenant         text           not null,
    contract       uuid           not null,
    version        integer        not null check (version > 0),
    valid_from     date           not null,
    monthly        numeric(15, 2) not null check (monthly > 0),
    pause_month    smallint check (pause_month between 1 and 12),
    yearly_use_wh  bigint         not null check (yearly_use_wh >= 0),
    yearly_gross   numeric(15, 2) not null check (yearly_gross > 0),
    reason         text           not null check (reason in ('START', 'PRICES', 'BILL', 'CLERK')),
    decided_on     date           not null,
    note           text           not null,
    primary key (tenant, contract, version)
);

-- An instalment that was demanded, with its VAT (UStG §14(5)): the item of the ledger and what of it is what.
create table retail.instalment (
    tenant       text           not null,
    item_key     text           not null,
    contract     uuid           not null,
    month        date           not null check (extract(day from month) = 1),
    due_on       date           not null,
    net          numeric(15, 2) not null check (net >= 0),
    vat          numeric(15, 2) not null check (vat >= 0),
    primary key (tenant, item_key),
    unique (tenant, contract, month)
);

create function retail.refuse_instalment_change() returns trigger language plpgsql as $$
begin
    raise exception 'What was planned and demanded is append-only: % on %.% is refused',
        tg_op, tg_table_schema, tg_table_name;
end $$;

do $$
declare
    name text;
begin
    foreach name in array array ['instalment_plan', 'instalment'] loop
        execute format('create trigger %I before update or delete on retail.%I
            for each row execute function retail.refuse_instalment_change()', name || '_is_final', name);
        execute format('create trigger %I before truncate on retail.%I
            for each statement execute function retail.refuse_instalment_change()', name || '_is_never_emptied', name);
    end loop;
end $$;

-- Contracts that pay instalments, since their supply began. The number is what runs go by.
create table retail.instalment_contract (
    tenant   text not null,
    number   text not null,
    contract uuid not null,
    primary key (tenant, number),
    unique (tenant, contract)
);

-- Why a contract's instalment of a month could not be demanded; gone when it was.
create table retail.instalment_obstacle (
    tenant   text not null,
    month    date not null,
    number   text not null,
    reason   text not null,
    primary key (tenant, month, number)
);
