-- Lines of a component may go to another cost centre than the rest of the site.
alter table collective_site add column cost_centres jsonb not null default '{}';
