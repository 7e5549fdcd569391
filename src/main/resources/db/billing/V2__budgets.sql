-- Budgets: energy, money or prepaid credit of a contract, a customer or a cost centre, and what was used of them.
create table budget (
    tenant     text           not null,
    key        text           not null check (length(key) between 1 and 100),
    measure    text           not null check (measure in ('ENERGY', 'MONEY', 'PREPAID')),
    scope      text           not null check (scope in ('CONTRACT', 'CUSTOMER', 'COST_CENTRE')),
    of         text           not null check (of <> ''),
    period     daterange      not null check (not isempty(period)),
    amount     numeric(18, 3) not null check (amount >= 0),
    thresholds integer[]      not null check (cardinality(thresholds) between 1 and 20),
    primary key (tenant, key)
);

create index budget_of on budget (tenant, scope, of);

-- What was used, and what was paid in. A reference counts once; a reversal is an entry of its own.
create table budget_entry (
    tenant    text           not null,
    budget    text           not null,
    reference text           not null check (length(reference) between 1 and 200),
    kind      text           not null check (kind in ('USE', 'TOP_UP')),
    day       date           not null,
    amount    numeric(18, 3) not null,
    primary key (tenant, budget, reference),
    foreign key (tenant, budget) references budget (tenant, key)
);

-- Thresholds that are reached; a payment takes back those that are not reached any more.
create table budget_threshold (
    tenant     text        not null,
    budget     text        not null,
    percent    integer     not null,
    reached_at timestamptz not null,
    primary key (tenant, budget, percent),
    foreign key (tenant, budget) references budget (tenant, key)
);

create trigger budget_entry_is_final before update or delete or truncate on budget_entry
    for each statement execute function refuse_change();
