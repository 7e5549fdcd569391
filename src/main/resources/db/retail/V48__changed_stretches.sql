-- Days apart of which something was told leave those between them alone; none when only the next bill may be due.
alter table retail.billable_mark alter column changed type datemultirange
    using case when changed is null then '{}'::datemultirange else datemultirange(changed) end;
alter table retail.billable_mark alter column changed set not null;

create index contract_bill_cancelled_run on retail.contract_bill_cancelled (tenant, run);
