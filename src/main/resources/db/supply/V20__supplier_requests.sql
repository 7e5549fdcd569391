-- A supplier's own requests (55016, 55001, 55004) by their transaction number.
create table supply.sent_request (
    tenant            text        not null,
    transaction_id    text        not null,
    contract          uuid        not null,
    pid               text        not null,
    date              date        not null,
    sent_at           timestamptz not null,
    answer_pid        text,
    accepted          boolean,
    answer_code       text,
    answer_tree       text,
    third_code        text,
    note              text,
    existing_supplier text,
    primary key (tenant, transaction_id),
    check ((answer_pid is null) = (accepted is null))
);

create index sent_request_contract on supply.sent_request (tenant, contract, sent_at);

-- Requests of others to a supplier (55016, 55010) and what he decided.
create table supply.received_request (
    tenant              text        not null,
    id                  uuid        not null,
    pid                 text        not null,
    sender              text        not null,
    transaction_id      text        not null,
    received_at         timestamptz not null,
    location            text        not null,
    reason              text        not null,
    supplement          text        not null,
    requested_end       date        not null,
    fixed               boolean     not null,
    registered_on       date,
    customer_surname    text,
    customer_first_name text,
    code                text,
    accepted            boolean,
    contract            uuid,
    decided_end         date,
    possible_end        date,
    primary key (tenant, id)
);

-- Contracts whose customer told the supplier that he has not moved out (E_0624 step 60).
create table supply.staying_customer (
    tenant   text not null,
    contract uuid not null,
    told_on  date not null,
    primary key (tenant, contract)
);
