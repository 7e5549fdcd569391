-- Pieces are deflated before they come here: a server without lz4 took longer to compress an interchange of a hundred megabytes than to
-- store its values. It does not try again. What is stored already stays as it is.
alter table archive.content_piece add column deflated boolean not null default false;
alter table archive.content_piece alter column content set storage external;
