-- The APERAK of a received interchange until they leave, together with those of others from the same partner.
create table marketcomm.waiting_answer (
    tenant_id      text        not null,
    interchange_id uuid        not null,
    partner        text        not null,
    journalled_at  timestamptz not null,
    messages       int[]       not null,
    drafts         jsonb       not null,
    attempts       int         not null default 0,
    due_at         timestamptz,
    primary key (tenant_id, interchange_id),
    foreign key (tenant_id, interchange_id) references marketcomm.interchange (tenant_id, id)
);

create index waiting_answer_due on marketcomm.waiting_answer (due_at, tenant_id, partner) where due_at is not null;
