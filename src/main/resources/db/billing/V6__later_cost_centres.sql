-- Where a site's amounts go from a day within the period on: [{"from": "2026-03-16", "costCentre": "KST-2", "costCentres": {}}].
alter table collective_site add column later_centres jsonb not null default '[]';
