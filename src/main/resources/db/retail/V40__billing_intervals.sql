-- EnWG §40b(1): a customer may be billed every quarter or half a year.
alter table retail.contract_bill drop constraint contract_bill_occasion_check;
alter table retail.contract_bill add constraint contract_bill_occasion_check
    check (occasion in ('YEARLY', 'HALF_YEARLY', 'QUARTERLY', 'MONTHLY', 'FINAL', 'CORRECTION'));
