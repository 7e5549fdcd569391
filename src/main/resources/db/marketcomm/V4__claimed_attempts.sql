-- When an interchange was due before the attempt that has taken it; null while none has.
alter table marketcomm.interchange add column claimed_due timestamptz;
