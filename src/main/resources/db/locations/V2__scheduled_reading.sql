-- The day of the year, MMDD, at whose beginning the meters are read (turnusmäßiger Ablesetermin).
alter table locations.market_location add scheduled_reading text check (scheduled_reading ~ '^[01][0-9][0-3][0-9]$');
