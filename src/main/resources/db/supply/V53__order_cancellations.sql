-- A supplier cancels its order to cut or restore (39000): the message's number and the grid operator's answer.
alter table supply.sent_order add cancellation_number text;
alter table supply.sent_order add cancellation_sent_at timestamptz;
alter table supply.sent_order add cancellation_accepted boolean;
alter table supply.sent_order add cancellation_code text;
create unique index sent_order_by_cancellation on supply.sent_order (tenant_id, cancellation_number);

-- What the grid operator answered to it, by E_0468.
alter table supply.connection_order add cancellation_code text;
create index connection_order_by_number on supply.connection_order (tenant_id, order_number);

-- The grid operator passes it on to the metering operator whom it asked (39001).
alter table supply.consent_request add cancelled boolean not null default false;
