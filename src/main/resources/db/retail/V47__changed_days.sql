-- Of which days something was told, so that bills that count them are looked at; null when only the next bill may be due.
alter table retail.billable_mark add column changed daterange;
update retail.billable_mark set changed = daterange('1970-01-01', null) where quantities;
alter table retail.billable_mark drop column quantities;
