-- A value of MSCONS has up to 35 digits (QTY 6060: n..35): one that no meter shows is a case worker's, not a failure of the store.
alter table metering.reading alter column value type numeric(38,3);
alter table metering.period_value alter column value type numeric(41,6);
