-- What a grid operator charges (Preisblatt), as a tenant knows it: its own, or as a supplier that of a partner.
create table price (
    tenant_id     text          not null,
    grid_operator text          not null,
    article       text          not null,
    valid         daterange     not null check (not isempty(valid)),
    unit          text          not null check (unit in ('DAY', 'KWH')),
    euros         numeric(20,8) not null,
    constraint one_price_at_a_time exclude using gist
        (tenant_id with =, grid_operator with =, article with =, valid with &&)
);

-- Name and address of a market partner, as a bill names it (UStG §14(4) no. 1, 2).
create table party (
    tenant_id      text not null,
    market_partner text not null,
    name           text not null,
    street         text not null,
    house_number   text not null,
    postal_code    text not null,
    city           text not null,
    vat_id         text,
    contact        text not null,
    email          text not null,
    primary key (tenant_id, market_partner)
);

-- On which days which work is planned; the row goes when the work is done.
create table work_day (
    tenant_id text not null,
    work      text not null,
    day       date not null,
    primary key (tenant_id, work, day)
);

-- Consecutive numbers of invoices, without gaps because the row is locked until the invoice is stored.
create table number_series (
    tenant_id text not null,
    year      int  not null,
    last      int  not null,
    primary key (tenant_id, year)
);

-- The grid operator's bills, from the quantity that came from the metering operator to the advice of payment.
create table grid_bill (
    tenant_id       text        not null,
    id              uuid        not null,
    market_location text        not null,
    supplier        text        not null,
    starts_on       date        not null,
    ends_on         date        not null check (ends_on > starts_on),
    final           boolean     not null,
    wh              bigint      not null,
    source          text        not null,
    state           text        not null check (state in ('DUE', 'NOTE_SENT', 'NOTE_ACCEPTED', 'NOTE_REJECTED', 'INVOICED',
                                                          'ADVISED', 'REJECTED', 'CLOSED')),
    note_number     text,
    note_due        date,
    invoice_number  text,
    invoiced_on     date,
    due_on          date,
    advice_due      date,
    net             numeric(15,2),
    vat             numeric(15,2),
    gross           numeric(15,2),
    archived        text,
    question        text,
    created_at      timestamptz not null,
    primary key (tenant_id, id)
);
create unique index grid_bill_by_period on grid_bill (tenant_id, market_location, starts_on, ends_on)
    where state <> 'CLOSED';
create unique index grid_bill_by_note on grid_bill (tenant_id, note_number);
create unique index grid_bill_by_invoice on grid_bill (tenant_id, invoice_number);
create index grid_bill_by_state on grid_bill (tenant_id, state);

-- The parts of the energy that a delivery note tells, one an interval of constant prices.
create table note_part (
    tenant_id   text not null,
    note_number text not null,
    starts_on   date not null,
    ends_on     date not null,
    wh          bigint not null,
    primary key (tenant_id, note_number, starts_on)
);

-- Positions of an issued or received bill.
create table position (
    tenant_id text          not null,
    bill      uuid          not null,
    number    int           not null,
    article   text          not null,
    starts_on date          not null,
    ends_on   date          not null,
    unit      text          not null check (unit in ('DAY', 'KWH')),
    quantity  numeric(18,3) not null,
    price     numeric(20,8) not null,
    net       numeric(15,2) not null,
    vat_rate  numeric(5,2)  not null,
    primary key (tenant_id, bill, number)
);

-- What was exchanged about a bill, in order.
create table document (
    tenant_id   text        not null,
    bill        uuid        not null,
    number      int         not null,
    pid         text        not null,
    reference   text        not null,
    told        text        not null,
    recorded_at timestamptz not null,
    primary key (tenant_id, bill, number)
);

-- A supplier's answers to delivery notes.
create table received_note (
    tenant_id       text        not null,
    id              uuid        not null,
    grid_operator   text        not null,
    note_number     text        not null,
    market_location text        not null,
    starts_on       date        not null,
    ends_on         date        not null,
    received_at     timestamptz not null,
    answer_due      date        not null,
    state           text        not null check (state in ('OPEN', 'DECIDED', 'ANSWERED', 'SILENT')),
    code            text,
    expected_wh     bigint,
    primary key (tenant_id, id),
    unique (tenant_id, grid_operator, note_number)
);
create index received_note_by_state on received_note (tenant_id, state);

-- What a supplier owes for grid use, by the bills it received.
create table payable (
    tenant_id       text          not null,
    id              uuid          not null,
    grid_operator   text          not null,
    invoice_number  text          not null,
    market_location text          not null,
    starts_on       date          not null,
    ends_on         date          not null,
    invoice_type    text          not null,
    note_number     text          not null,
    price_sheet_of  text          not null,
    invoiced_at     timestamptz   not null,
    due_on          date          not null,
    tax_base        numeric(15,2) not null,
    vat_rate        numeric(5,2)  not null,
    tax             numeric(15,2) not null,
    total           numeric(15,2) not null,
    amount_due      numeric(15,2) not null,
    received_at     timestamptz   not null,
    answer_due      date          not null,
    state           text          not null check (state in ('IN_QUESTION', 'ACCEPTED', 'ADVISED', 'REJECTED')),
    primary key (tenant_id, id)
);
create index payable_by_number on payable (tenant_id, grid_operator, invoice_number);
create index payable_by_location on payable (tenant_id, market_location);
create index payable_by_state on payable (tenant_id, state);

-- What the check of a received bill found (E_0406).
create table bill_finding (
    tenant_id text not null,
    payable   uuid not null,
    number    int  not null,
    level     text not null check (level in ('HEAD', 'POSITION', 'SUM')),
    position  int,
    code      text not null,
    told      text not null,
    related   text,
    primary key (tenant_id, payable, number)
);

create function settlement.keep_what_was_billed() returns trigger language plpgsql as $$
begin
    raise exception '% on %: bills between market partners are only added, a correction is a new document', tg_op, tg_table_name;
end $$;

create trigger append_only before update or delete or truncate on note_part
    for each statement execute function settlement.keep_what_was_billed();
create trigger append_only before update or delete or truncate on position
    for each statement execute function settlement.keep_what_was_billed();
create trigger append_only before update or delete or truncate on document
    for each statement execute function settlement.keep_what_was_billed();
create trigger append_only before update or delete or truncate on bill_finding
    for each statement execute function settlement.keep_what_was_billed();

-- The amounts of an issued bill and what it bills never change; only how it stands does.
create function settlement.keep_amounts() returns trigger language plpgsql as $$
begin
    if old.invoice_number is not null
       and (new.invoice_number, new.net, new.vat, new.gross, new.wh, new.starts_on, new.ends_on, new.archived)
           is distinct from
           (old.invoice_number, old.net, old.vat, old.gross, old.wh, old.starts_on, old.ends_on, old.archived) then
        raise exception 'grid bill % is issued and keeps its amounts', old.invoice_number;
    end if;
    return new;
end $$;
create trigger amounts_stay before update on grid_bill
    for each row execute function settlement.keep_amounts();

create function settlement.keep_received_amounts() returns trigger language plpgsql as $$
begin
    if to_jsonb(new) - 'state' is distinct from to_jsonb(old) - 'state' then
        raise exception 'received bill % keeps what it says', old.invoice_number;
    end if;
    return new;
end $$;
create trigger amounts_stay before update on payable
    for each row execute function settlement.keep_received_amounts();
