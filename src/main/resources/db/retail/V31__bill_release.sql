-- What a conspicuous bill would come to: a clerk releases that amount.
alter table retail.bill_run_item add column gross numeric(15, 2);

-- Who released a conspicuous bill of a run, and at which amount. Another amount needs another release.
create table retail.bill_release (
    tenant   text           not null,
    run      text           not null,
    contract uuid           not null,
    gross    numeric(15, 2) not null,
    person   text           not null check (person <> ''),
    at       timestamptz    not null,
    primary key (tenant, run, contract, gross, person)
);

create trigger bill_release_is_final before update or delete or truncate on retail.bill_release
    for each statement execute function retail.refuse_bill_change();
