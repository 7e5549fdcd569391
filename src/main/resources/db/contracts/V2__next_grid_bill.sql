-- The last day that the next yearly grid bill covers; until now only the year was kept.
alter table contracts.location_data drop column next_grid_bill;
alter table contracts.location_data add next_grid_bill date;
