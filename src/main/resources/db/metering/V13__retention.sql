-- Values are only added, and removed by nothing but retention, which says so in its own transaction.
create or replace function metering.keep_what_was_told() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('metering.retention', true) = 'on' then return null; end if;
    raise exception '% on %: meter values are only added, a correction is a new version', tg_op, tg_table_name;
end $$;
