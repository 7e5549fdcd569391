-- How the energy of a market or grid location follows from its metering locations (Berechnungsformel, UTILTS 25001); only added to,
-- the last told of a day holds.
create table formula (
    tenant_id   text        not null,
    id          uuid        not null,
    location    text        not null,
    valid       daterange   not null check (not isempty(valid)),
    state       text        not null check (state in ('GIVEN', 'ASK_SENDER', 'IDENTICAL', 'NOT_NEEDED')),
    result_step int,
    sender      text        not null,
    reference   text        not null,
    recorded_at timestamptz not null,
    primary key (tenant_id, id),
    check ((state = 'GIVEN') = (result_step is not null))
);
create index formula_by_location on formula (tenant_id, location, recorded_at);

create table formula_part (
    tenant_id         text not null,
    formula           uuid not null,
    number            int  not null,
    step              int  not null,
    operator          text not null,
    metering_location text,
    consumption       boolean,
    factor            numeric,
    operand_step      int,
    primary key (tenant_id, formula, number),
    foreign key (tenant_id, formula) references formula,
    check ((metering_location is null) <> (operand_step is null)),
    check ((metering_location is null) = (consumption is null) and (metering_location is null) = (factor is null))
);
