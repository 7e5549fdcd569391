-- What a customer sorts all his bills by: of an authority the Leitweg-ID (ERechV §5).
alter table contracts.customer add column buyer_reference text;
