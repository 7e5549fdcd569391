-- The grid operator's half of supply. Versions 50 to 59 are its own.

-- A supplier may use a balancing group in this grid (Zuordnungsermächtigung).
create table balancing_authorisation (
    tenant_id       text not null,
    supplier        text not null,
    balancing_group text not null,
    primary key (tenant_id, supplier, balancing_group)
);

create table execution_setting (
    tenant_id            text primary key,
    automatic_execution  boolean not null,
    ask_metering_operator boolean not null
);

create table registration (
    tenant_id             text        not null,
    id                    uuid        not null,
    supplier              text        not null,
    transaction_id        text        not null,
    market_location       text        not null,
    dormant_location      text,
    received_at           timestamptz not null,
    supply_start          date        not null,
    supply_end            date,
    reason                text        not null,
    customer_first_name   text        not null,
    customer_name         text        not null,
    product_package       text        not null,
    balancing_group       text,
    product_property      text,
    previous_supplier     text,
    request_transaction   text,
    previous_code         text,
    previous_objected     boolean,
    previous_answered_at  timestamptz,
    answer_code           text,
    answer_tree           text,
    answered_at           timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, supplier, transaction_id)
);
create index registration_by_location on registration (tenant_id, market_location, received_at);
create unique index registration_by_request on registration (tenant_id, request_transaction);

-- Whom a confirmed registration concerns: 55037 to those who end, 55038 to those who will not begin.
create table registration_notice (
    tenant_id    text not null,
    registration uuid not null,
    pid          text not null,
    supplier     text not null,
    day          date not null,
    primary key (tenant_id, registration, pid, supplier, day),
    foreign key (tenant_id, registration) references registration
);

create table deregistration (
    tenant_id       text        not null,
    id              uuid        not null,
    supplier        text        not null,
    transaction_id  text        not null,
    market_location text        not null,
    received_at     timestamptz not null,
    day             date        not null,
    reason          text        not null,
    supplement      text        not null,
    answer_code     text,
    answered_at     timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, supplier, transaction_id)
);
create index deregistration_by_location on deregistration (tenant_id, market_location, day);

create table connection_order (
    tenant_id            text        not null,
    id                   uuid        not null,
    kind                 text        not null,
    supplier             text        not null,
    order_number         text        not null,
    market_location      text        not null,
    received_at          timestamptz not null,
    earliest             date,
    fixed                boolean     not null,
    answer_code          text,
    answered_at          timestamptz,
    request_number       text,
    metering_operator    text,
    metering_code        text,
    metering_agreed      boolean,
    metering_note        text,
    result_code          text,
    executed_at          timestamptz,
    closed_at            timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, supplier, order_number)
);
create index connection_order_by_location on connection_order (tenant_id, market_location, received_at);

-- What was decided by which tree on which facts: the audit trail.
create table decision (
    tenant_id  text        not null,
    case_id    uuid        not null,
    number     int         not null,
    tree       text        not null,
    facts      jsonb       not null,
    recorded_at timestamptz not null,
    primary key (tenant_id, case_id, number)
);
