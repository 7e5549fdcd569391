-- Rejections of the same kind by the same partner are one case with many messages.
alter table marketcomm.clearing add column group_key text;

create unique index clearing_group_open on marketcomm.clearing (tenant_id, reason, group_key) where closed_at is null;

create table marketcomm.clearing_member (
    tenant_id      text        not null,
    clearing_id    uuid        not null,
    transaction_id uuid        not null,
    added_at       timestamptz not null,
    primary key (tenant_id, clearing_id, transaction_id),
    foreign key (tenant_id, clearing_id) references marketcomm.clearing (tenant_id, id)
);
