-- The texts that say where prices and quantities of a bill's lines come from, each once; null of bills made before.
alter table bill add column sources jsonb;
