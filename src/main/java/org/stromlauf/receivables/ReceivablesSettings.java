package org.stromlauf.receivables;

import java.util.List;
import org.springframework.stereotype.Component;
import org.stromlauf.tenancy.DeclaredSettings;
import org.stromlauf.tenancy.Role;

/** What a supplier can set for itself here. */
@Component
class ReceivablesSettings implements DeclaredSettings {

    @Override
    public List<Declared> settings() {
        return List.of(
                Declared.of(
                        Creditors.NAME,
                        Role.SUPPLIER,
                        "Creditor of direct debits (SEPA): needed before anything is collected"),
                Declared.of(Creditors.ID, Role.SUPPLIER, "Creditor identifier (Gläubiger-ID) of the Bundesbank"),
                Declared.of(Creditors.IBAN, Role.SUPPLIER, "Account to which direct debits are paid"),
                Declared.of(
                        Creditors.BANK,
                        Role.SUPPLIER,
                        "Channel destination of the bank, bank…, to which pain.008 files go"),
                Declared.of(
                        Creditors.NOTICE_DAYS,
                        Role.SUPPLIER,
                        "Days between the notice and the collection of a direct debit"));
    }
}
