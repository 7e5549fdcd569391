-- The first day on which the supplier may change prices (Preisgarantie).
alter table contracts.contract add column prices_guaranteed_until date;
