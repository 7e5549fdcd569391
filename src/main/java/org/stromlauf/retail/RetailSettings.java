package org.stromlauf.retail;

import java.util.List;
import org.springframework.stereotype.Component;
import org.stromlauf.tenancy.DeclaredSettings;
import org.stromlauf.tenancy.Role;

/** What a supplier can set for itself here. */
@Component
class RetailSettings implements DeclaredSettings {

    @Override
    public List<Declared> settings() {
        return List.of(
                Declared.of(
                        Sellers.NAME, Role.SUPPLIER, "Seller on bills (EN 16931 BT-27): needed before the first bill"),
                Declared.of(Sellers.STREET, Role.SUPPLIER, "Street and number of the seller on bills"),
                Declared.of(Sellers.POSTAL_CODE, Role.SUPPLIER, "Postal code of the seller on bills"),
                Declared.of(Sellers.CITY, Role.SUPPLIER, "Town of the seller on bills"),
                Declared.of(Sellers.VAT_ID, Role.SUPPLIER, "VAT identifier of the seller on bills (BT-31)"),
                Declared.of(Sellers.CONTACT, Role.SUPPLIER, "Whom a bill names for questions"),
                Declared.of(Sellers.DESK, Role.SUPPLIER, "Contact point of an XRechnung (BT-41)"),
                Declared.of(Sellers.PHONE, Role.SUPPLIER, "Telephone of an XRechnung (BT-42)"),
                Declared.of(Sellers.EMAIL, Role.SUPPLIER, "Mail address of an XRechnung (BT-43, BT-34)"),
                Declared.of(
                        Sellers.DAYS_UNTIL_DUE,
                        Role.SUPPLIER,
                        "Days until a bill is due; at least two weeks after it arrives (StromGVV §17)"),
                Declared.of(
                        InvoiceDispatch.PRINT_SHOP,
                        Role.SUPPLIER,
                        "Channel destination of bills for customers without mail address"),
                Declared.of(
                        BudgetWatch.PROCESS,
                        Role.SUPPLIER,
                        "Key of the process that a passed threshold of a budget starts; none when empty"),
                Declared.of(
                        InstalmentPlanning.INSTALMENTS, Role.SUPPLIER, "Instalments a year between two yearly bills"));
    }
}
