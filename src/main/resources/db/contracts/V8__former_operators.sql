-- Who operated metering at a contract's locations before: values of that time may still come, and be corrected.
create table contracts.former_metering_operator (
    tenant   text not null,
    contract uuid not null,
    operator text not null,
    primary key (tenant, contract, operator)
);

create function contracts.remember_metering_operator() returns trigger language plpgsql as $$
begin
    insert into contracts.former_metering_operator (tenant, contract, operator)
    values (old.tenant, old.contract, old.metering_operator) on conflict do nothing;
    return null;
end $$;

create trigger remember_metering_operator after update on contracts.location_data
    for each row when (old.metering_operator is not null and old.metering_operator is distinct from new.metering_operator)
    execute function contracts.remember_metering_operator();

create trigger remember_metering_operator after update on contracts.metering_point
    for each row when (old.metering_operator is not null and old.metering_operator is distinct from new.metering_operator)
    execute function contracts.remember_metering_operator();
