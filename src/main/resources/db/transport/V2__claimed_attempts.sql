-- When a row was due before the attempt that has taken it; null while none has.
alter table transport.outbox add column claimed_due timestamptz;
