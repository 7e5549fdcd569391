-- Which product of a registration assigns to the balancing group: a refusal names it (55003, A05).
alter table supply.registration add balancing_product text not null default '9991000002082';
alter table supply.registration alter balancing_product drop default;
