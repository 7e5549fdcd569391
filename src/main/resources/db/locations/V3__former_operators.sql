-- Who operated metering before: values of that time may still come, and be corrected.
create table locations.former_metering_operator (
    tenant_id text not null,
    point     text not null,
    operator  text not null,
    primary key (tenant_id, point, operator)
);

create function locations.remember_metering_operator() returns trigger language plpgsql as $$
begin
    insert into locations.former_metering_operator (tenant_id, point, operator)
    values (old.tenant_id, old.id, old.metering_operator) on conflict do nothing;
    return null;
end $$;

create trigger remember_metering_operator after update on locations.market_location
    for each row when (old.metering_operator is distinct from new.metering_operator)
    execute function locations.remember_metering_operator();

create trigger remember_metering_operator after update on locations.metering_location
    for each row when (old.metering_operator is distinct from new.metering_operator)
    execute function locations.remember_metering_operator();
