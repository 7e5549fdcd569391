-- Of two formulas for a day that of the later document holds, whichever arrived first.
alter table metering.formula add column documented_at timestamptz;
