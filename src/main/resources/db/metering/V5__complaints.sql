-- Values that are missing or doubted (Reklamation von Werten, 17113): a case is an instance of MissingMeterData or MeterDataComplaint.
create table complaint_case (
    tenant_id  text        not null,
    id         uuid        not null,
    process    text        not null check (process in ('MissingMeterData', 'MeterDataComplaint')),
    operator   text        not null,
    asked      text        not null check (asked in ('PROFILE', 'READING', 'QUANTITY')),
    opened_at  timestamptz not null,
    closed_at  timestamptz,
    outcome    text check (outcome in ('ARRIVED', 'GIVEN_UP')),
    note       text,
    primary key (tenant_id, id),
    check ((closed_at is null) = (outcome is null))
);
create index complaint_case_open on complaint_case (tenant_id) where closed_at is null;

-- One value or period of a case: it is settled when better values came or nobody waits for them any more.
create table complaint (
    tenant_id           text        not null,
    case_id             uuid        not null,
    number              int         not null,
    point               text        not null,
    obis                text        not null,
    starts_at           timestamptz not null,
    ends_at             timestamptz not null check (ends_at >= starts_at),
    grounds             text        not null check (grounds in ('TOO_HIGH', 'TOO_LOW', 'MISSING')),
    remark              text,
    complained_document text,
    document            text,
    answer_code         text,
    settled_at          timestamptz,
    primary key (tenant_id, case_id, number),
    foreign key (tenant_id, case_id) references complaint_case,
    check ((grounds = 'MISSING') = (complained_document is null))
);
create unique index complaint_open on complaint (tenant_id, point, obis, starts_at) where settled_at is null;
create index complaint_document on complaint (tenant_id, document);

-- As metering operator: complaints that came, and what was answered.
create table received_complaint (
    tenant_id   text        not null,
    id          uuid        not null,
    sender      text        not null,
    document    text        not null,
    asked       text        not null check (asked in ('PROFILE', 'READING', 'QUANTITY')),
    point       text        not null,
    received_at timestamptz not null,
    answered_at timestamptz,
    answer      text,
    note        text,
    primary key (tenant_id, id),
    unique (tenant_id, sender, document)
);

create table received_complaint_position (
    tenant_id text        not null,
    complaint uuid        not null,
    number    int         not null,
    obis      text        not null,
    starts_at timestamptz not null,
    ends_at   timestamptz not null check (ends_at >= starts_at),
    grounds   text        not null check (grounds in ('TOO_HIGH', 'TOO_LOW', 'MISSING')),
    remark    text,
    primary key (tenant_id, complaint, number),
    foreign key (tenant_id, complaint) references received_complaint
);
