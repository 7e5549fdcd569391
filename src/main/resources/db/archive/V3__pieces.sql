-- A content of more than four megabytes stands in pieces, each compressed by itself: whoever reads it piece by piece does not unpack
-- what stands before. Its row in archive.content has no content then. What is stored already stays as it is.
alter table archive.content alter column content drop not null;

create table archive.content_piece (
    tenant_id text  not null,
    hash      text  not null,
    number    int   not null check (number >= 0),
    content   bytea not null,
    primary key (tenant_id, hash, number),
    foreign key (tenant_id, hash) references archive.content (tenant_id, hash)
);

do $$
begin
    alter table archive.content_piece alter column content set compression lz4;
exception when feature_not_supported then
    raise notice 'This server has no lz4: the archive is compressed by pglz, which is slower';
end $$;

create trigger content_piece_is_write_once before update or delete on archive.content_piece
    for each row execute function archive.refuse();
create trigger content_piece_is_never_emptied before truncate on archive.content_piece
    for each statement execute function archive.refuse();
