package org.stromlauf.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.Money;

/**
 * A bill for grid use (INVOIC 31002, Netznutzungsrechnung).
 *
 * @param number unique for its issuer (BGM 1004)
 * @param type JVR yearly, ABR final, and others that we receive (IMD 7081)
 * @param noteNumber the delivery note that it bills (RFF+ACE)
 * @param priceSheetOf whose price sheet holds (RFF+Z56)
 */
public record GridInvoice(
        String number,
        Instant date,
        MarketLocationId location,
        DateRange period,
        String type,
        String noteNumber,
        MarketPartnerId priceSheetOf,
        LocalDate dueOn,
        List<BillPosition> positions,
        BillSum sum,
        Money total,
        Money amountDue) {

    public GridInvoice {
        positions = List.copyOf(positions);
    }
}
