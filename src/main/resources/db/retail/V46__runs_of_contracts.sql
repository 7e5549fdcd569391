-- A run of certain contracts puts all their wrong bills right.
alter table retail.bill_run drop constraint bill_run_origin_check;
alter table retail.bill_run add constraint bill_run_origin_check check (origin in ('SCHEDULE', 'REQUEST', 'CONTRACTS'));
