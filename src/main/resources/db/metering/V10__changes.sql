-- What arrived since a moment is told to systems that ask for it; rows are only added, so their order is that of arrival.
create index energy_quantity_arrival on energy_quantity using brin (recorded_at);
create index period_value_arrival on period_value using brin (recorded_at);
create index cancellation_arrival on cancellation using brin (recorded_at);
